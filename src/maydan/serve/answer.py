"""An answer as the protocol writes it, and how one is made from a ready entry: whole, 304, or a
range.

Pure but for opening a large file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from maydan.pressed import layout
from maydan.serve import load, negotiate, parse
from maydan.serve.page import NO_STORE, REASONS, Entry, Fields, Guard, head_of


class Source:
    """An open file and the part of it to send. Whoever holds it closes it."""

    __slots__ = ("handle", "left", "offset")

    def __init__(self, handle: int, offset: int, left: int) -> None:
        self.handle = handle
        self.offset = offset
        self.left = left

    def read(self, size: int) -> bytes:
        """The next bytes, empty when the file has become shorter than it was."""
        data = os.pread(self.handle, min(size, self.left), self.offset)
        self.offset += len(data)
        self.left -= len(data)
        return data

    def close(self) -> None:
        os.close(self.handle)


@dataclass(slots=True)
class Answer:
    """Status, the head after Date, and the bytes: in memory, or from a file too large for it."""

    status: int
    head: bytes
    body: bytes = b""
    encoding: str = ""
    source: Source | None = None


class Replaced(Exception):
    """A large file is no longer the one its entry was made from: load it anew."""


def plain(guard: Guard, status: int, words: str = "", extra: Fields | None = None) -> Answer:
    """A short answer of the server's own, in plain text."""
    body = f"{words or REASONS[status]}\n".encode()
    return made(guard, status, body, "text/plain; charset=utf-8", extra)


def made(guard: Guard, status: int, body: bytes, kind: str, extra: Fields | None = None) -> Answer:
    """An answer made for this request alone, kept by nobody."""
    fields: Fields = [("Content-Type", kind), ("Content-Length", str(len(body)))]
    if not any(name == "Cache-Control" for name, _ in extra or []):
        fields.append(("Cache-Control", NO_STORE))
    return Answer(status, head_of([*fields, *(extra or []), *guard.everywhere()]), body)


def from_entry(guard: Guard, site: Path, entry: Entry, request: parse.Request) -> Answer:
    """What `request` gets of `entry`.

    Raises OSError or Replaced for a large file that went away.
    """
    fields = request.fields
    ready = entry.ready[negotiate.plan_of(fields[parse.ACCEPT_ENCODING])]
    held = fields[parse.IF_NONE_MATCH]
    if held is not None and entry.status == 200 and negotiate.holds(held, ready.tag):
        return Answer(304, ready.unchanged, b"", ready.encoding)
    size = entry.large.size if entry.large else len(ready.body)
    try:
        part = _part(entry, request, ready.tag, size)
    except negotiate.Unsatisfiable:
        return plain(guard, 416, extra=[("Content-Range", f"bytes */{size}")])
    answer = Answer(entry.status, ready.head, ready.body, ready.encoding)
    if part is not None:
        first, last = part
        answer.status = 206
        answer.body = ready.body[first : last + 1]
        answer.head = ready.head.replace(
            b"Content-Length: %d\r\n" % size,
            b"Content-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n"
            % (last + 1 - first, first, last, size),
            1,
        )
    if entry.large is not None and request.method == b"GET":
        answer.source = _source(site, entry, part or (0, size - 1))
    return answer


def _part(entry: Entry, request: parse.Request, tag: bytes, size: int) -> tuple[int, int] | None:
    wanted = request.fields[parse.RANGE]
    if wanted is None or request.method != b"GET" or entry.status != 200:
        return None
    if layout.is_compressed(entry.file):
        return None
    condition = request.fields[parse.IF_RANGE]
    if condition is not None and condition.strip() != tag:
        return None
    return negotiate.range_of(wanted, size)


def _source(site: Path, entry: Entry, part: tuple[int, int]) -> Source:
    handle = load.open_inside(site, entry.file)
    if load.version_of(handle) != entry.large:
        os.close(handle)
        raise Replaced
    return Source(handle, part[0], part[1] + 1 - part[0])
