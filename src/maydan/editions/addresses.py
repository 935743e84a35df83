"""Which addresses the paper keeps for itself, and what a page needs to know its own.

An edition's, a section's and a fixed page's address is its Wagtail `url_path`; a story's is stored
(stories/models.py).
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SYSTEM = frozenset(
    "archive authors breaking by corrections coverage latest live most-read region search tag"
    " static _ 404 410".split()
)
FIXED = frozenset({"about", "contact", "privacy", "app", "accessibility"})
_YEAR = re.compile(r"\d{4}")
_FILE = re.compile(
    r"(?:(?:404|gone|index|moved)\.html|(?:atom|news-sitemap|rss|sitemap|sitemap-[^/]*)\.xml"
    r"|(?:_part|feed|listen|story)\.json|(?:robots|security)\.txt|listen\.mp3)(?:\.br|\.gz)?"
)


def check_section_slug(slug: str, *, top: bool) -> None:
    """Raise ValidationError for a section's slug that would stand in the way of other pages."""
    if top and slug in SYSTEM | FIXED:
        raise ValidationError(
            {"slug": _("“%s” is kept for a page of the paper itself. Choose another slug.") % slug}
        )
    if _YEAR.fullmatch(slug):
        raise ValidationError(
            {"slug": _("Four digits are kept for years in addresses. Choose another slug.")}
        )


def check_fixed_slug(slug: str) -> None:
    """Raise ValidationError for a fixed page's slug that the paper keeps for itself."""
    if slug in SYSTEM:
        raise ValidationError(
            {"slug": _("“%s” is kept for a page of the paper itself. Choose another slug.") % slug}
        )


def is_file(part: str) -> bool:
    """Whether a part of an address is called as a file that the press writes: a folder of that name
    would be in its way."""
    return _FILE.fullmatch(part) is not None


def absolute(address: str) -> str:
    """An address (decoded, `/en/x/`) as a full link for the outside."""
    return settings.SITE_URL + quote(address, safe="/:@!$&'()*+,;=~-._")


class Addressed:
    """For pages that readers reach: Wagtail's links lead to the reader's site, which is another
    origin than the newsroom."""

    url_path: str

    def reader_address(self) -> str | None:
        """The decoded address, `/en/world/`; None while there is none."""
        return self.url_path

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        address = self.reader_address()
        return (1, settings.SITE_URL, quote(address)) if address else None

    def get_url(self, request: Any = None, current_site: Any = None) -> str | None:
        address = self.reader_address()
        return absolute(address) if address else None

    def get_full_url(self, request: Any = None) -> str | None:
        return self.get_url(request)

    url = property(get_url)
    full_url = property(get_full_url)
