"""The panels of the newsroom's first page: how the press does, what is due, what is new, what is
behind, what is on the wire.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Revision

from maydan.desk.parts.columns import clock_words
from maydan.desk.stories.state import badge, with_state
from maydan.desk.stories.visible import visible
from maydan.editions.models import Edition
from maydan.lib import clock
from maydan.live.models import Flash
from maydan.press import status
from maydan.reader.read.stories import FLASH_HOURS
from maydan.stories.models import Story

SHOWN = 8


class Panel(Component):
    """One panel; `found` says what stands in it."""

    order = 100

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def found(self) -> dict[str, Any]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return super().get_context_data(parent_context) | {"request": self.request} | self.found()


class PressPanel(Panel):
    """A quiet line while all is well; a banner when the press or its clock needs somebody."""

    name = "desk_press"
    template_name = "desk/home/press.html"
    order = 10

    def found(self) -> dict[str, Any]:
        report = status.report()
        ill = bool(
            report.late
            or report.faults
            or report.trouble
            or (report.waiting and not report.running)
        )
        return {
            "report": report,
            "ill": ill,
            "last": clock_words(report.last),
            "faults": report.faults[:SHOWN],
        }


class DuePanel(Panel):
    name = "desk_due"
    template_name = "desk/home/due.html"
    order = 20

    def found(self) -> dict[str, Any]:
        due = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by(
            "approved_go_live_at", "pk"
        )[:SHOWN]
        moments = {int(revision.object_id): revision.approved_go_live_at for revision in due}
        stories = visible(self.request.user).in_bulk(list(moments))
        return {
            "rows": [
                (stories[pk], clock_words(moment))
                for pk, moment in moments.items()
                if pk in stories
            ]
        }


class NewestPanel(Panel):
    name = "desk_newest"
    template_name = "desk/home/newest.html"
    order = 30

    def found(self) -> dict[str, Any]:
        newest = with_state(visible(self.request.user)).order_by(
            F("latest_revision_created_at").desc(nulls_last=True), "-pk"
        )[:SHOWN]
        return {
            "rows": [
                (story, badge(story), clock_words(story.latest_revision_created_at))
                for story in newest
            ]
        }


class DebtPanel(Panel):
    """Per edition: translations behind their source, and drafts still to be translated."""

    name = "desk_debt"
    template_name = "desk/home/debt.html"
    order = 40

    def found(self) -> dict[str, Any]:
        translations = behind(Story.objects.filter(source_story__isnull=False))
        late, waiting = (
            Q(untranslated=False, source_live__gt=F("source_revision")),
            Q(untranslated=True),
        )
        counts = translations.values("locale").annotate(
            late=Count("pk", filter=late), waiting=Count("pk", filter=waiting)
        )
        numbers = {row["locale"]: row for row in counts.order_by()}
        editions = Edition.objects.select_related("locale").order_by("path")
        mine = visible(self.request.user).filter(source_story__isnull=False)
        return {
            "editions": [
                (edition, numbers[edition.locale_id])
                for edition in editions
                if edition.locale_id in numbers
            ],
            "rows": behind(mine)
            .filter(late | waiting)
            .order_by("-latest_revision_created_at", "-pk")[:SHOWN],
        }


class WirePanel(Panel):
    name = "desk_wire"
    template_name = "desk/home/wire.html"
    order = 50

    def found(self) -> dict[str, Any]:
        now = clock.now()
        lines = (
            Flash.objects.filter(retracted_at=None, at__lte=now)
            .select_related("locale")
            .order_by("-at", "-pk")
        )
        on = lines.filter(
            Q(expires_at=None, at__gt=now - timedelta(hours=FLASH_HOURS)) | Q(expires_at__gt=now)
        )
        return {"rows": [(flash, clock_words(flash.at)) for flash in on[:SHOWN]]}


def behind(translations: QuerySet[Story]) -> QuerySet[Story]:
    """Annotate translations with the revision of their source that is live now."""
    source = Story.objects.filter(pk=OuterRef("source_story")).values("live_revision_id")[:1]
    return translations.annotate(source_live=Subquery(source))


PANELS = (PressPanel, DuePanel, NewestPanel, DebtPanel, WirePanel)
