"""Receivers: each save or deletion of what readers see leaves a fact in the outbox, in its own
transaction, and rings the bell after.

Wagtail's own signals are not enough: some come after commit, moves and bulk actions save the base
class. So: `post_save` and `post_delete` of everything, filtered by what it is.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page

from maydan.editions.models import Clock, OldAddress
from maydan.fronts.models import Container, Front, Pin
from maydan.live.models import Flash
from maydan.media.models import Attachment, Picture
from maydan.people.models import Contributor
from maydan.press.models import Fact
from maydan.pressed import bell
from maydan.stories.models import (
    Byline,
    Correction,
    CoverageEntry,
    Kill,
    ReadNext,
    RelatedStory,
    Source,
    Story,
)
from maydan.topics.models import Coverage, Region, Tag

# What saving a draft touches: readers see none of it.
DRAFT_FIELDS = frozenset(
    "latest_revision latest_revision_created_at draft_title has_unpublished_changes"
    " locked locked_at locked_by"
    " go_live_at expire_at".split()
)
PAGES = {"story": "story", "section": "section", "edition": "edition", "fixedpage": "fixed"}
BY_ID = {
    Contributor: "contributor",
    Tag: "tag",
    Region: "region",
    Coverage: "coverage",
    Picture: "picture",
    Attachment: "file",
    Flash: "flash",
}
OF_STORY = (Byline, Source, Correction, CoverageEntry, RelatedStory, ReadNext)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="press.saved")
    post_delete.connect(_deleted, dispatch_uid="press.deleted")
    m2m_changed.connect(_related, dispatch_uid="press.related")


def _saved(instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if update_fields is not None and frozenset(update_fields) <= DRAFT_FIELDS:
        return
    _note(instance)


def _deleted(instance: Any, **kwargs: Any) -> None:
    _note(instance)


def _related(instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, Story):
        record("story", instance.pk)


def _note(instance: Any) -> None:
    found = fact_of(instance)
    if found:
        record(*found)


def fact_of(instance: Any) -> tuple[str, object] | None:
    """The fact that a change of `instance` is; None for what readers never see."""
    if isinstance(instance, Page):
        # Moves and bulk actions save the base class: the content type knows better than the Python
        # class.
        kind = ContentType.objects.get_for_id(instance.content_type_id).model
        return (PAGES[kind], instance.pk) if kind in PAGES else None
    if type(instance) in BY_ID:
        return (BY_ID[type(instance)], instance.pk)
    if isinstance(instance, OF_STORY):
        return ("story", instance.story_id)
    if isinstance(instance, Front):
        return ("front", instance.page_id)
    if isinstance(instance, Container | Pin):
        page = Front.objects.filter(pk=instance.front_id).values_list("page_id", flat=True).first()
        return ("front", page) if page else None
    if isinstance(instance, OldAddress):
        return ("address", instance.path)
    if isinstance(instance, Kill):
        return ("kill", instance.story)
    if isinstance(instance, Clock):
        return ("clock", f"{instance.edition}:{instance.unit}")
    return None


def record(kind: str, ref: object) -> None:
    """Write a fact into the outbox, and ring once the transaction is in."""
    Fact.objects.create(kind=kind, ref=str(ref))
    transaction.on_commit(_ring)


def _ring() -> None:
    bell.ring(settings.PRESSED_TREE.bells, bell.PRESS)
