"""The one upward door of the house: who can show a story as readers would see it. reader's
AppConfig.ready() sets it.

Not a registry: there is one door, and whoever opens it is reader/preview.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.html import escape
from django.utils.translation import gettext as _

from maydan.editions.models import Edition
from maydan.lib import clock

if TYPE_CHECKING:
    from maydan.stories.models import Story


@dataclass(frozen=True)
class Preview:
    """A page as readers would see it, and the content security policy it needs in the newsroom."""

    html: bytes
    policy: str


class NoPreview(Exception):
    """Readers could not have this story now: its section or edition is not live."""


render: Callable[[Story], Preview] | None = None


def answer(story: Story) -> HttpResponse:
    """The preview of a story from a form or a revision, whether readers have it or not."""
    _dress(story)
    try:
        if render is None:
            raise NoPreview
        shown = render(story)
    except NoPreview:
        told = _("There is no preview: publish the edition and the section first.")
        return HttpResponse(f"<!doctype html><title>–</title><p>{escape(told)}</p>", status=200)
    response = HttpResponse(shown.html, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = shown.policy
    return response


def _dress(story: Story) -> None:
    """Give an unpublished story, in memory only, what it would get when it goes live."""
    parent = story.get_parent()
    if story.first_published_at is None:
        story.first_published_at = clock.now()
    if not story.address:
        zone = (
            Edition.objects.ancestor_of(parent, inclusive=True)
            .values_list("time_zone", flat=True)
            .get()
        )
        day = story.first_published_at.astimezone(ZoneInfo(zone))
        story.address = f"{parent.url_path}{day:%Y/%m/%d}/{story.slug}/"
