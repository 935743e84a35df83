"""The old site's addresses, each led to what stands here now (301). Which those are is WordPress's
habit; marks are reader's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from wagtail.models import Page

from maydan.editions.addresses import FIXED, SYSTEM, is_file
from maydan.editions.models import Edition, OldAddress
from maydan.stories.models import Story
from maydan.wire.imports.context import Run
from maydan.wire.imports.index import path_of

_LONGEST = 600
_LONGEST_PART = 250  # bytes: what a file's name may hold, with room
_OURS = frozenset({"_", "static"})


def tidy(path: str) -> str:
    """A decoded path as an old address (`/2010/05/x/`); nothing for one that no file could stand
    for."""
    parts = [part for part in path.split("/") if part]
    if not parts or parts[0] in _OURS or not all(map(_is_sound, parts)):
        return ""
    address = f"/{'/'.join(parts)}/"
    return address if len(address) <= _LONGEST else ""


def _is_sound(part: str) -> bool:
    plain = not any(unicodedata.category(c) in ("Cc", "Cs", "Cn") or c in "\\\ufffd" for c in part)
    short = len(part.encode(errors="replace")) <= _LONGEST_PART
    return plain and short and not part.startswith(".") and not is_file(part)


def permalink(run: Run, link: str) -> str:
    """The old address in an entry's link, or nothing with a line in the report."""
    if path := tidy(path_of(link)):
        return path
    run.report.lose("old addresses", "without a path of their own, so no redirect", link)
    return ""


def with_last(path: str, slugs: Iterable[str]) -> list[str]:
    """The same address with each of these as its last word: what it was before it was renamed."""
    head = path.rstrip("/").rpartition("/")[0]
    return [found for slug in slugs if slug and (found := tidy(f"{head}/{slug}"))]


def lead(run: Run, path: str, kind: str, target: int, own: str = "") -> None:
    """Make an old address lead to a thing of ours, in the caller's transaction.

    `own` is where the thing stands now: nothing leads to itself. An address that leads elsewhere
    already is kept.
    """
    if not path or path == own:
        return
    if _is_ours(path):
        run.report.lose("old addresses", "the same as an address of this paper", path)
        return
    row, made = OldAddress.objects.get_or_create(
        path=path, defaults={"kind": kind, "target": target}
    )
    if made:
        run.report.keep("old addresses")
    elif (row.kind, row.target) == (kind, target):
        run.report.keep("old addresses", "unchanged")
    else:
        run.report.lose("old addresses", "already leads elsewhere", path)


def _is_ours(path: str) -> bool:
    """Whether a page of this paper stands here already, or may: then nothing else can."""
    first, _, rest = path.strip("/").partition("/")
    if not Edition.objects.filter(slug=first).exists():
        return False
    if not rest or rest.partition("/")[0] in SYSTEM | FIXED:
        return True
    pages = Page.objects.filter(url_path=path)
    return pages.exists() or Story.objects.filter(address=path).exists()
