"""A ready entry to the answer of one request: whole, 304, or a range.

Pure but for opening a large file.
"""

from __future__ import annotations

import os
from pathlib import Path

from maydan.pressed import layout
from maydan.serve.files import load
from maydan.serve.files.page import Entry
from maydan.serve.http import negotiate, parse
from maydan.serve.http.answer import Answer, Source, plain
from maydan.serve.http.fields import Guard


class Replaced(Exception):
    """A large file is no longer the one its entry was made from: load it anew."""


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
