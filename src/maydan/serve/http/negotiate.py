"""What a client can take: encodings, languages, tags it holds, ranges it wants.

Pure functions over field values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# What an Accept-Encoding comes to, best first; a page keeps one ready answer for each of these
# numbers.
PLANS: tuple[tuple[str, ...], ...] = ((), ("gzip",), ("br",), ("br", "gzip"), ("gzip", "br"))
_PLAN_OF = {plan: number for number, plan in enumerate(PLANS)}
_SEEN_LIMIT = 1_000
_SEEN_LENGTH = 100  # bytes: no browser's is longer
_seen: dict[bytes | None, int] = {None: 0}
_QUALITY = re.compile(r"\s*;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)
_RANGE = re.compile(rb"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


def weighted(value: str) -> list[tuple[str, float]]:
    """The members of a list field with their quality, in the order given.

    A broken quality drops its member.
    """
    found = []
    for member in value.split(",")[:50]:
        name, mark, parameter = member.partition(";")
        quality = _QUALITY.fullmatch(mark + parameter) if mark else None
        if name.strip() and (quality or not mark):
            found.append((name.strip().lower(), float(quality[1]) if quality else 1.0))
    return found


def plan_of(accept_encoding: bytes | None) -> int:
    """The number in PLANS for a raw Accept-Encoding. Remembered, for browsers send the same few."""
    plan = _seen.get(accept_encoding)
    if plan is None:
        plan = _plan(accept_encoding or b"")
        if len(_seen) < _SEEN_LIMIT and len(accept_encoding or b"") <= _SEEN_LENGTH:
            _seen[accept_encoding] = plan
    return plan


def _plan(accept_encoding: bytes) -> int:
    quality = dict(reversed(weighted(accept_encoding.decode("latin-1"))))
    rest = quality.get("*", 0.0)
    brotli = quality.get("br", rest)
    gzip = max(quality.get("gzip", 0.0), quality.get("x-gzip", 0.0))
    if "gzip" not in quality and "x-gzip" not in quality:
        gzip = rest
    identity = quality.get("identity", 0.0)
    usable = [
        (-value, order, name)
        for order, (name, value) in enumerate((("br", brotli), ("gzip", gzip)))
        if value > 0 and value >= identity
    ]
    return _PLAN_OF[tuple(name for _, _, name in sorted(usable))]


def edition_for(
    accept_language: bytes | None, editions: Sequence[str], languages: Mapping[str, str]
) -> str | None:
    """The edition a reader's browser asks for; None when it asks for nothing that there is.

    A reader of `es-MX` gets `es`, a reader of `pt` gets `pt-br`; `*` is no wish.
    """
    wishes = weighted((accept_language or b"").decode("latin-1"))
    wishes.sort(key=lambda wish: -wish[1])
    tags = {edition: languages.get(edition, edition).lower() for edition in editions}
    for wish, quality in wishes:
        if quality <= 0 or wish == "*":
            continue
        for narrow in _widening(wish):
            for edition, tag in tags.items():
                if tag == narrow or tag.startswith(f"{narrow}-"):
                    return edition
    return None


def _widening(tag: str) -> list[str]:
    parts = tag.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]


def holds(if_none_match: bytes, tag: bytes) -> bool:
    """Whether the client holds `tag` already: the weak comparison, over a list or `*`."""
    if if_none_match == tag:
        return True
    members = [member.strip() for member in if_none_match.split(b",")[:100]]
    return any(member == b"*" or member.removeprefix(b"W/") == tag for member in members)


class Unsatisfiable(ValueError):
    """The range lies outside the file: 416."""


def range_of(value: bytes, size: int) -> tuple[int, int] | None:
    """First and last byte that `value` asks for; None means the whole file. Raises
    Unsatisfiable.

    Several ranges at once are answered with the whole, as the standard allows: they serve attacks
    more than readers.
    """
    match = _RANGE.fullmatch(value.strip())
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        length = min(int(match[2]), size)
        if not length:
            raise Unsatisfiable
        return size - length, size - 1
    first = int(match[1])
    if match[2] and int(match[2]) < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return first, min(int(match[2]), size - 1) if match[2] else size - 1
