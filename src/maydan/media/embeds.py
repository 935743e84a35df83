"""Embeds: a link is looked up when pasted, and what was found is stored with the story. Nothing is
asked while rendering.

Readers get a card; a frame loads only on their click, and only from hosts of `frame_hosts`.
"""

from __future__ import annotations

import json
import logging
import re
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from wagtail.embeds.exceptions import EmbedNotFoundException
from wagtail.embeds.finders.base import EmbedFinder

from maydan.lib.direction import plain_line

log = logging.getLogger(__name__)
MOST_BYTES = 200_000
SECONDS = 4


class NoFinder(EmbedFinder):
    """Wagtail's own embeds are off: they ask while rendering."""

    def accept(self, url: str) -> bool:
        return False

    def find_embed(self, url: str, max_width: Any = None, max_height: Any = None) -> Any:
        raise EmbedNotFoundException


@dataclass(frozen=True)
class Provider:
    """A site whose frames readers may open, and where it answers about its pages."""

    name: str
    link: re.Pattern[str]
    frame: str
    oembed: str


PROVIDERS = (
    Provider(
        "YouTube",
        re.compile(
            r"https?://(?:(?:www|m)\.youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/|embed/)|youtu\.be/)([\w-]{11})"
        ),
        "https://www.youtube-nocookie.com/embed/{id}",
        "https://www.youtube.com/oembed?format=json&url={url}",
    ),
    Provider(
        "Vimeo",
        re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)"),
        "https://player.vimeo.com/video/{id}?dnt=1",
        "https://vimeo.com/api/oembed.json?url={url}",
    ),
)


@dataclass(frozen=True)
class Found:
    """What is known of a link; title and author are empty when nothing could be asked."""

    provider: str
    frame: str
    title: str = ""
    author: str = ""


def identify(url: str) -> Found:
    """What the link's shape alone tells; `frame` is empty for sites without one."""
    for provider in PROVIDERS:
        if match := provider.link.match(url):
            return Found(provider.name, provider.frame.format(id=match[1]))
    return Found((urlsplit(url).hostname or "").removeprefix("www."), "")


def look_up(url: str) -> Found:
    """Ask the provider for title and author, from a fixed list of hosts only, without redirects.
    Never raises for a provider that fails."""
    found = identify(url)
    provider = next((p for p in PROVIDERS if p.name == found.provider), None)
    if provider is None or not settings.PAPER.lookups:
        return found
    try:
        with _OPENER.open(
            provider.oembed.format(url=quote(url, safe="")), timeout=SECONDS
        ) as answer:
            told = json.loads(answer.read(MOST_BYTES))
        title, author = str(told.get("title", "")), str(told.get("author_name", ""))
    except (OSError, ValueError, AttributeError) as fault:
        log.info("embed %s: not looked up: %s", found.provider, fault)
        return found
    return Found(found.provider, found.frame, plain_line(title)[:300], plain_line(author)[:200])


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None  # a redirect could lead inside the house


_OPENER = urllib.request.build_opener(_NoRedirects)
