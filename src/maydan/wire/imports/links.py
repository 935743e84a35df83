"""Links in imported text: made absolute, and where they lead to what is here now, Wagtail's own
links, which survive moves.

A link to something that comes later in the import waits: the last step (wxr.py) comes back for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from maydan.editions.models import OldAddress
from maydan.wire.imports.addresses import tidy
from maydan.wire.imports.context import Run
from maydan.wire.imports.index import is_picture, path_of
from maydan.wire.imports.media import Media

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.S)
_NUMBERS = ("p", "page_id")
_PAGES = (OldAddress.STORY, OldAddress.SECTION, OldAddress.PAGE)
_is_url = URLValidator(schemes=["http", "https"])
_HELD = "wp-content/uploads/"


@dataclass
class Linked:
    """Text with its links resolved as far as can be; `waiting` when some may yet be."""

    run: Run
    waiting: bool = False

    def html(self, text: str) -> str:
        return _LINK.sub(self._link, text)

    def body(self, raw: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The blocks with the links of their paragraphs resolved."""
        return [
            {**block, "value": self.html(block["value"])} if block["type"] == "paragraph" else block
            for block in raw
        ]

    def _link(self, found: re.Match[str]) -> str:
        url = unescape(found[1])
        if not is_own_page(self.run, url):
            return found[0]
        page = _page(self.run, url)
        if page is None:
            self.waiting = True
            return found[0]
        return f'<a linktype="page" id="{page}">{found[2]}</a>'


def is_own_page(run: Run, url: str) -> bool:
    """Whether an address is a page of the old site: not an upload, not one of its machines."""
    try:
        parts = urlsplit(url)
        own = run.is_own(parts.hostname or "")
    except ValueError:
        return False
    return own and "/wp-" not in parts.path and not is_picture(url)


def is_link(url: str) -> bool:
    """Whether an address can stand in a block or field for links."""
    try:
        _is_url(url)
    except ValidationError:
        return False
    return True


def _page(run: Run, url: str) -> int | None:
    asked = parse_qs(urlsplit(url).query)
    number = next((asked[name][0] for name in _NUMBERS if asked.get(name)), "")
    if number:
        found = (run.ledger.find(kind, number) for kind in ("story", "page"))
        return next((row.target for row in found if row), None)
    path = tidy(path_of(url))
    led = OldAddress.objects.filter(path=path, kind__in=_PAGES).first() if path else None
    return led.target if led else None


def absolute(text: str, base: str, media: Media) -> str:
    """A paragraph whose links are whole addresses or files of ours; one that led within its own
    page is only words."""

    def link(found: re.Match[str]) -> str:
        href = unescape(found[1])
        if href.startswith("#") or not href:
            return found[2]
        try:
            url = urljoin(base, href)
        except ValueError:
            return found[2]
        if _HELD in url and not is_picture(url):
            held = media.file(0, url)
            if held:
                return f'<a linktype="document" id="{held.pk}">{found[2]}</a>'
        return f'<a href="{escape(url)}">{found[2]}</a>'

    return _LINK.sub(link, text)
