"""What every part of one import shares: where it comes from, where it goes, its ledger and its
report."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from maydan.editions.models import Edition
from maydan.wire.imports.index import Index
from maydan.wire.imports.ledger import Ledger
from maydan.wire.imports.report import Report

_LONGEST_ORIGIN = 200
_NO_SITE = "The export does not say which site it is from. Give its address with --site."


class ImportFault(Exception):
    """The import can't begin; nothing was changed. One line for the person who runs it."""


@dataclass(frozen=True)
class Run:
    """One import."""

    site: str
    edition: Edition
    index: Index
    ledger: Ledger
    report: Report

    @property
    def folder(self) -> str:
        """The path under which the old site stood: empty, or such as `/blog`."""
        return urlsplit(self.site).path.rstrip("/")

    def is_own(self, host: str) -> bool:
        """Whether a host is the old site's, with or without www."""
        return bool(host) and _bare(host) == _bare(urlsplit(self.site).hostname or "")


def site_address(given: str) -> str:
    """The old site's address in its one form, the archive's name in the ledger. Raises
    ImportFault."""
    try:
        parts = urlsplit(given.strip())
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as fault:
        raise ImportFault(_NO_SITE) from fault
    if not host or parts.scheme not in ("http", "https"):
        raise ImportFault(_NO_SITE)
    address = f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"
    if len(address) > _LONGEST_ORIGIN:
        raise ImportFault(
            "The site's address in the export is too long. Give the right one with --site."
        )
    return address


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
