"""Answers made ready: the head of each file in each encoding, as bytes. Made once when a file is
loaded, not at a request.

A head here is everything after the status line and Date, up to the empty line; http/protocol.py
puts those in front.
"""

from __future__ import annotations

from maydan.pressed import layout
from maydan.serve.files.load import Held, Large
from maydan.serve.http.fields import Fields, Guard, cache_of, head_of
from maydan.serve.http.negotiate import PLANS


class Ready:
    """One file in one encoding: its head, its bytes, and the head of a 304 for who holds `tag`."""

    __slots__ = ("body", "encoding", "head", "tag", "unchanged")

    def __init__(self, head: bytes, body: bytes, tag: str, unchanged: bytes, encoding: str) -> None:
        self.head = head
        self.body = body
        self.tag = tag.encode()
        self.unchanged = unchanged
        self.encoding = encoding


class Entry:
    """What answers one path.

    `ready` has one answer for each of `negotiate.PLANS`; `used` and `stale` are the store's.
    """

    __slots__ = (
        "aliases", "file", "identity", "large", "logged", "path", "ready", "settled", "size",
        "stale", "status", "used",
    )  # fmt: skip

    def __init__(
        self, path: str, file: str, status: int, ready: list[Ready], content: Held | Large
    ) -> None:
        self.path = path
        self.file = file
        self.status = status
        self.ready = tuple(ready)
        self.large = content if isinstance(content, Large) else None
        self.identity = content.identity if isinstance(content, Held) else b""
        self.aliases: list[bytes] = []
        self.logged = path
        self.settled = True
        self.stale = False
        self.used = False
        each = {id(one): len(one.head) + len(one.body) + len(one.unchanged) for one in ready}
        self.size = sum(each.values()) + 1_000


def language_choice(file: str) -> bool:
    """Whether Accept-Language matters too: only for the list of editions at the root."""
    return file == layout.INDEX


def _caching(file: str, status: int) -> Fields:
    fields: Fields = [("Cache-Control", cache_of(file, status))]
    if layout.is_compressed(file):
        vary = "Accept-Encoding, Accept-Language" if language_choice(file) else "Accept-Encoding"
        fields.append(("Vary", vary))
    return fields


def make_entry(
    guard: Guard,
    path: str,
    file: str,
    status: int,
    content: Held | Large,
    location: str = "",
    digest: str = "",
) -> Entry:
    """Every ready answer of a loaded file.

    `digest` is the manifest's, for files too large to be read for one.
    """
    caching = _caching(file, status)
    fields = guard.of_file(file)
    if not layout.is_compressed(file):
        fields.append(("Accept-Ranges", "bytes"))
    if location:
        fields.append(("Location", location))
    if isinstance(content, Large):
        bodies: dict[str, bytes] = {"": b""}
        mark = digest or content.version
    else:
        bodies = {"": content.identity, **content.encoded}
        mark = content.digest
    made: dict[str, Ready] = {}
    for encoding, body in bodies.items():
        size = content.size if isinstance(content, Large) else len(body)
        tag = f'"{mark}{layout.ENCODINGS[encoding].replace(".", "-") if encoding else ""}"'
        own: Fields = [
            ("Content-Type", layout.content_type(file)),
            ("Content-Length", str(size)),
        ]
        if encoding:
            own.append(("Content-Encoding", encoding))
        tagged: Fields = [("ETag", tag)] if status == 200 else []
        head = head_of([*own, *tagged, *caching, *fields])
        made[encoding] = Ready(head, body, tag, head_of([*tagged, *caching]), encoding)
    ready = [made[next((name for name in plan if name in made), "")] for plan in PLANS]
    return Entry(path, file, status, ready, content)
