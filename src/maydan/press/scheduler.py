"""The scheduler: time becomes facts, due stories go out, pictures get their sizes. Inside the press
process; no cron.

Each due page is its own transaction: one that fails is noted in the log and tried again, and stops
no other.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import DatabaseError, close_old_connections, transaction
from wagtail.models import Page, Revision

from maydan.editions.models import Clock, Edition
from maydan.lib import clock
from maydan.media import sizes

log = logging.getLogger(__name__)
TICK = 1.0  # seconds
PICTURES_A_TICK = 4


def run(stop: threading.Event) -> None:
    """Tick until `stop`. Faults are logged and the next tick tries again."""
    while not stop.wait(TICK):
        try:
            tick(clock.now())
        except (DatabaseError, OSError) as fault:
            log.error("the scheduler waits: %s", fault)
        close_old_connections()


def tick(now: datetime) -> None:
    """Everything that is due at `now`."""
    move_clocks(now)
    publish_due(now)
    expire_due(now)
    for image, _turn in zip(sizes.waiting(), range(PICTURES_A_TICK), strict=False):
        sizes.make(image)


def move_clocks(now: datetime) -> None:
    """Move each edition's clocks on to the present hour and day; nothing is written when they stand
    there already.

    A clock also goes back when the machine's was ahead: readers' pages follow the present.
    """
    for code, zone in Edition.objects.values_list("slug", "time_zone"):
        here = now.astimezone(ZoneInfo(zone))
        _set(code, "hour", clock.hour_of(now))
        _set(code, "day", here.replace(hour=0, minute=0, second=0, microsecond=0))


def _set(code: str, unit: str, value: datetime) -> None:
    with transaction.atomic():
        row = Clock.objects.filter(edition=code, unit=unit).first()
        if row is None:
            Clock.objects.create(edition=code, unit=unit, value=value)
        elif row.value != value:
            row.value = value
            row.save(update_fields=["value"])


def publish_due(now: datetime) -> int:
    """Publish revisions whose time has come; returns how many went out."""
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by(
        "approved_go_live_at", "pk"
    )
    return sum(_publish(pk) for pk in due.values_list("pk", flat=True))


def _publish(pk: int) -> bool:
    try:
        with transaction.atomic():
            revision = (
                Revision.objects.select_for_update()
                .filter(pk=pk, approved_go_live_at__isnull=False)
                .first()
            )
            if revision is None:
                return False
            revision.publish()
    except (ValidationError, DatabaseError, LookupError, ValueError) as fault:
        log.error("revision %s is due and can't be published: %s", pk, fault)
        return False
    return True


def expire_due(now: datetime) -> int:
    """Unpublish what has reached its end."""
    gone = 0
    for page in Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk"):
        try:
            with transaction.atomic():
                page.specific.unpublish(set_expired=True)
            gone += 1
        except (ValidationError, DatabaseError) as fault:
            log.error("page %s has expired and can't be unpublished: %s", page.pk, fault)
    return gone
