"""A request's target to a safe path of the tree, or to nothing.

Pure: no file is touched here (files/lookup.py does that).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from maydan.pressed import layout

PATH_LIMIT = 2 * 1024
NAME_LIMIT = 255  # bytes: what filesystems hold
WELL_KNOWN = ".well-known"
NOT_FOUND_PAGE = "404.html"
_BAD_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
# An encoded dot, slash, backslash or percent sign says one thing to a proxy and another to us.
_TRICK = re.compile(rb"%(?:2[eEfF5]|5[cC])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_ABSOLUTE = re.compile(rb"https?://[^/?#]+", re.IGNORECASE)


class Malformed(ValueError):
    """The target is no address at all: 400."""


@dataclass(frozen=True, slots=True)
class Address:
    """A decoded path, beginning with a slash, and the query as it came."""

    path: str
    query: str


def read(target: bytes) -> Address | None:
    """The address in `target`; None when nothing can stand there. Raises Malformed."""
    if not target.startswith(b"/"):
        head = _ABSOLUTE.match(target)
        if head is None:
            raise Malformed("not an address")
        target = target[head.end() :]
        if not target.startswith(b"/"):
            target = b"/" + target
    raw, _, query = target.partition(b"?")
    if b"#" in raw or _BAD_PERCENT.search(raw) or b"%00" in raw:
        raise Malformed("not an address")
    path = _decoded(raw)
    return Address(path, query.decode("latin-1")) if path is not None and is_safe(path) else None


def _decoded(raw: bytes) -> str | None:
    if len(raw) > PATH_LIMIT or _TRICK.search(raw):
        return None
    try:
        return unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None


def is_safe(path: str) -> bool:
    """Whether every segment names something a tree may hold and a reader may ask for."""
    if not path.startswith("/") or "//" in path or _CONTROL.search(path):
        return False
    first, *rest = path[1:].split("/")
    if first.startswith(".") and (first != WELL_KNOWN or not rest):
        return False
    return not any(part.startswith(".") for part in rest) and all(
        len(part.encode()) <= NAME_LIMIT for part in (first, *rest)
    )


def is_inner(path: str) -> bool:
    """Whether `path` names a file that stands for something else: a mark, an encoding, the 404
    page.
    """
    name = path.rsplit("/", 1)[-1]
    if name in layout.MARKS or name == NOT_FOUND_PAGE:
        return True
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix}" in layout.ENCODINGS.values() and bool(dot) and layout.is_compressed(stem)


def quoted(path: str) -> str:
    """`path` as it stands in a Location field."""
    return quote(path, safe="/~!$&'()*+,;=:@-._")
