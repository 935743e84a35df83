"""What state a story is in, in a word.

The state itself is the story's and its revisions'; this only names it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from maydan.desk.parts.columns import state_words
from maydan.lib import clock
from maydan.stories.models import Kill, Story

NAMES = {
    "draft": gettext_lazy("Draft"),
    "untranslated": gettext_lazy("To be translated"),
    "scheduled": gettext_lazy("Scheduled"),
    "embargoed": gettext_lazy("Under embargo"),
    "live": gettext_lazy("Published"),
    "changed": gettext_lazy("Published, with changes"),
    "withdrawn": gettext_lazy("Unpublished"),
    "killed": gettext_lazy("Killed"),
}


def _scheduled() -> Exists:
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return Exists(revisions.filter(object_id=Cast(OuterRef("pk"), CharField())))


def with_state(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Annotate what `state_of` asks for, so that a list costs no query a row."""
    killed = Kill.objects.filter(story=OuterRef("pk"))
    return stories.annotate(is_killed=Exists(killed), is_scheduled=_scheduled())


def state_of(story: Any) -> str:
    """The name of an annotated story's state: a key of NAMES."""
    if story.is_killed:
        return "killed"
    if story.live:
        return "changed" if story.has_unpublished_changes else "live"
    if story.untranslated:
        return "untranslated"
    if story.is_scheduled:
        return "scheduled"
    if story.embargo_until and story.embargo_until > clock.now():
        return "embargoed"
    return "withdrawn" if story.address else "draft"


def in_state(stories: QuerySet[Story], state: str) -> QuerySet[Story]:
    """Those of annotated stories whose state has this name."""
    if state == "killed":
        return stories.filter(is_killed=True)
    if state in ("live", "changed"):
        return stories.filter(live=True, has_unpublished_changes=state == "changed")
    waiting = stories.filter(live=False, is_killed=False)
    if state == "untranslated":
        return waiting.filter(untranslated=True)
    waiting = waiting.filter(untranslated=False)
    if state == "scheduled":
        return waiting.filter(is_scheduled=True)
    waiting = waiting.filter(is_scheduled=False)
    under = Q(embargo_until__gt=clock.now())
    if state == "embargoed":
        return waiting.filter(under)
    return waiting.exclude(under).filter(address__isnull=state == "draft")


def badge(story: Any) -> SafeString:
    """An annotated story's state as shape and word."""
    state = state_of(story)
    return state_words(state, NAMES[state])
