"""Where the bytes of an old site's uploads come from: a local copy of them, else the web. What
they become is media.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from maydan.wire.fetchers import web
from maydan.wire.imports.index import path_of

_GIVE_UP_AFTER = 4  # times that a host did not answer at all
NOT_AT_HAND = "its file is not in the media folder"


class NotToBeHad(Exception):
    """Why a file is not here, in words for the report."""


@dataclass
class Files:
    """Answers addresses with bytes. `folder` is a copy of wp-content/uploads, or anything that
    holds one."""

    folder: Path | None = None
    fetch: bool = False
    _silent: Counter[str] = field(default_factory=Counter)

    def get(self, addresses: list[str]) -> tuple[str, bytes]:
        """The name and bytes of the first of these addresses that can be had. Raises NotToBeHad."""
        for address in addresses:
            if path := self._at_hand(address):
                return path.name, _bytes(path)
        why = NOT_AT_HAND if self.folder else "no media folder was given"
        for address in addresses if self.fetch else ():
            try:
                return path_of(address).rsplit("/", 1)[-1], self._fetched(address)
            except web.NotFetched as fault:
                why = str(fault)
        raise NotToBeHad(why)

    def _fetched(self, address: str) -> bytes:
        host = _host(address)
        if self._silent[host] >= _GIVE_UP_AFTER:
            raise web.NotFetched("no answer from its host")
        try:
            return web.fetch(address)
        except web.NotFetched as fault:
            self._silent[host] += fault.lasting
            raise

    def _at_hand(self, address: str) -> Path | None:
        """The local file whose path has the longest end in common with the address; none when two
        have."""
        wanted = [part.casefold() for part in path_of(address).split("/") if part]
        if not wanted:
            return None
        best: list[Path] = []
        most = 0
        for path, parts in self._by_name.get(wanted[-1], ()):
            common = _common_end(parts, wanted)
            if common > most:
                best, most = [], common
            if common == most:
                best.append(path)
        return best[0] if len(best) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[Path, list[str]]]]:
        found: dict[str, list[tuple[Path, list[str]]]] = {}
        if self.folder:
            for path in sorted(self.folder.rglob("*")):
                if path.is_file():
                    parts = [part.casefold() for part in path.relative_to(self.folder).parts]
                    found.setdefault(parts[-1], []).append((path, parts))
        return found


def _common_end(one: list[str], other: list[str]) -> int:
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > web.MOST_BYTES:
            raise NotToBeHad(f"it is larger than {web.MOST_BYTES // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as fault:
        raise NotToBeHad(f"its file can't be read ({fault.strerror})") from fault


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
