"""An answer as protocol.py writes it, and those that serve makes of its own words.

How one is made from a file of the tree: files/answering.py.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from maydan.serve.http.fields import NO_STORE, REASONS, Fields, Guard, head_of


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
