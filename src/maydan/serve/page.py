"""Answers made ready: the head of each file in each encoding, as bytes. Made once when a file is
loaded, not at a request.

A head here is everything after the status line and Date, up to the empty line; protocol.py puts
those in front.
"""

from __future__ import annotations

from dataclasses import dataclass

from maydan.pressed import layout
from maydan.pressed.policy import FOREVER_CACHE, PAGE_CACHE, Policy
from maydan.serve.load import Held, Large
from maydan.serve.negotiate import PLANS

# A missing page may be pressed in a moment; this only takes the weight of the same wrong link asked
# again and again.
MISSING_CACHE = "public, max-age=10"
NO_STORE = "no-store"
# For what is looked at alone, outside a page: it can do nothing.
INERT = "default-src 'none'; sandbox"
HSTS = "max-age=31536000"
REASONS = {
    200: "OK", 206: "Partial Content", 301: "Moved Permanently", 302: "Found",
    304: "Not Modified", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 410: "Gone", 413: "Content Too Large", 414: "URI Too Long",
    416: "Range Not Satisfiable", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
    505: "HTTP Version Not Supported",
}  # fmt: skip

Fields = list[tuple[str, str]]


def head_of(fields: Fields) -> bytes:
    """Header fields as they go over the wire, the closing empty line included."""
    lines = [f"{name}: {value}\r\n" for name, value in fields]
    return ("".join(lines) + "\r\n").encode("latin-1")


def cache_of(file: str, status: int) -> str:
    """The Cache-Control of a pressed path answered with `status`."""
    if status == 404:
        return MISSING_CACHE
    return FOREVER_CACHE if status == 200 and layout.is_immutable(file) else PAGE_CACHE


def resource_policy(content_type: str) -> str:
    """Who may embed it: pages nobody, our assets our own hosts, pictures, sound, film, feeds and
    data anybody.
    """
    kind = content_type.split(";")[0]
    if kind == "text/html":
        return "same-origin"
    if kind.startswith(("image/", "audio/", "video/")) or is_open_data(kind):
        return "cross-origin"
    return "same-site"


def is_open_data(content_type: str) -> bool:
    """Whether a script of another site may read it: feeds and JSON twins are made for that."""
    kind = content_type.split(";")[0]
    return kind.endswith(("json", "xml")) and not kind.startswith(
        ("image/", "application/manifest")
    )


@dataclass(frozen=True)
class Guard:
    """The fields that protect readers, from the tree's policy and from how this server stands."""

    policy: Policy
    behind_tls: bool = False

    def everywhere(self) -> Fields:
        """What each answer carries, errors of this server included."""
        fields = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", self.policy.referrer_policy),
        ]
        return [*fields, ("Strict-Transport-Security", HSTS)] if self.behind_tls else fields

    def html(self) -> Fields:
        """What each page carries on top."""
        return [
            ("Content-Security-Policy", self.policy.content_security_policy),
            ("Permissions-Policy", self.policy.permissions_policy),
        ]

    def of_file(self, file: str) -> Fields:
        """All of them for one pressed path."""
        kind = layout.content_type(file)
        fields = self.everywhere()
        downloaded = file.startswith(layout.DOWNLOADED)
        if downloaded or kind.startswith("image/svg") or "xml" in kind:
            fields.append(("Content-Security-Policy", INERT))
        elif kind.startswith("text/html"):
            fields += self.html()
        if downloaded:
            fields.append(("Content-Disposition", "attachment"))
        fields.append(("Cross-Origin-Resource-Policy", resource_policy(kind)))
        if is_open_data(kind) and not downloaded:
            fields.append(("Access-Control-Allow-Origin", "*"))
        return fields


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
    fields = guard.of_file(file)
    caching: Fields = [("Cache-Control", cache_of(file, status))]
    if layout.is_compressed(file):
        vary = "Accept-Encoding, Accept-Language" if language_choice(file) else "Accept-Encoding"
        caching.append(("Vary", vary))
    else:
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
