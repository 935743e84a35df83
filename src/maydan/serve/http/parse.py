"""Bytes of a connection to requests. llhttp (through httptools) does the grammar; limits and
framing rules are ours.

Not here: what an address means (address.py), what is answered (serve/routes.py). Serve reads no
bodies: a request that brings one is refused, so where it ends never matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import monotonic
from typing import NoReturn

import httptools

TARGET_LIMIT = 8 * 1024
HEAD_LIMIT = 32 * 1024
FIELD_LIMIT = 100
# Fields are counted and measured in one number, for this is done for each of a browser's sixteen:
# bytes below, fields above. Bytes stay below as long as Reader bounds what it has been fed.
_COUNTED = 1 << 24
_FIELD = _COUNTED + 4

# Fields that the answer depends on. Up to LAST_SPECIAL, a request leaves the short way through the
# cache.
OTHER, IF_NONE_MATCH, RANGE, IF_RANGE = range(4)
LAST_SPECIAL = IF_RANGE
ACCEPT_ENCODING, ACCEPT_LANGUAGE, HOST, FORWARDED, AUTHORIZATION, LENGTH, CODING = range(4, 11)
_KINDS = {
    "if-none-match": IF_NONE_MATCH,
    "range": RANGE,
    "if-range": IF_RANGE,
    "accept-encoding": ACCEPT_ENCODING,
    "accept-language": ACCEPT_LANGUAGE,
    "host": HOST,
    "x-forwarded-for": FORWARDED,
    "forwarded": FORWARDED,
    "x-real-ip": FORWARDED,
    "authorization": AUTHORIZATION,
    "content-length": LENGTH,
    "transfer-encoding": CODING,
}
# Browsers send these each time: named here, they cost one look-up instead of a lower() and two.
_IDLE = (
    "accept user-agent connection referer upgrade-insecure-requests sec-fetch-site sec-fetch-mode "
    "sec-fetch-user sec-fetch-dest sec-ch-ua sec-ch-ua-mobile sec-ch-ua-platform priority dnt "
    "cache-control pragma cookie sec-gpc te origin via x-forwarded-proto"
).split()


def _spellings() -> dict[bytes, int]:
    table: dict[bytes, int] = {}
    for name, kind in [*_KINDS.items(), *((name, OTHER) for name in _IDLE)]:
        for spelling in (name, name.title(), name.upper()):
            table[spelling.encode()] = kind
    return table


_SPELLINGS = _spellings()
_NO_FIELDS: list[bytes | None] = [None] * (CODING + 1)
_HOST = re.compile(rb"(?:[A-Za-z0-9._~%!$&'()*+,;=-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")
_METHOD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32} ")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a connection's input is refused: the status to answer, and a few plain words."""

    status: int
    words: str


class Request:
    """One request's head.

    `fields` is indexed by the kinds above; `special` says that one of the first three is set.
    """

    __slots__ = ("began", "fields", "keep_alive", "method", "special", "target")

    def __init__(
        self,
        method: bytes,
        target: bytes,
        fields: list[bytes | None],
        special: bool,
        keep_alive: bool,
        began: float,
    ) -> None:
        self.method = method
        self.target = target
        self.fields = fields
        self.special = special
        self.keep_alive = keep_alive
        self.began = began


class _Stop(Exception):
    """Raised inside a callback to end parsing; the reason is in `Reader.fault` already."""


class Reader:
    """Feeds a connection's bytes to the parser and collects whole requests.

    After `fault` or `closed` it reads nothing more: what follows on this connection is not a
    request.
    """

    __slots__ = (
        "_done", "_fields", "_good_host", "_keep", "_open", "_parser", "_size",
        "_special", "_target", "began", "closed", "fault", "in_head",
    )  # fmt: skip

    def __init__(self) -> None:
        self._parser = httptools.HttpRequestParser(self)
        self._done: list[Request] = []
        self._good_host: bytes | None = None
        self._open = 0
        self.fault: Fault | None = None
        self.closed = False
        self.in_head = False
        self.began = 0.0
        self._target = b""
        self._fields: list[bytes | None] = []
        self._size = 0
        self._special = self._keep = False

    def feed(self, data: bytes) -> list[Request]:
        """The requests that `data` completes, in order. Never raises for what a client sends."""
        if self.closed:
            return []
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self.closed = True
            if self._done:
                self._done[-1].keep_alive = False
        except httptools.HttpParserError as error:
            self._take_error(error, data)
        if self.in_head:
            # A field that never ends reaches no callback: bound what has come in.
            self._open += len(data)
            if self._open > TARGET_LIMIT + HEAD_LIMIT and self.fault is None:
                self.fault = Fault(431, "The request's head is too large.")
                self.closed = True
        done, self._done = self._done, []
        return done

    def _take_error(self, error: httptools.HttpParserError, data: bytes) -> None:
        if not self.closed and self.fault is None:
            self.fault = self._explain(error, data)
        self.closed = True

    def _explain(self, error: httptools.HttpParserError, data: bytes) -> Fault:
        unknown = isinstance(error, httptools.HttpParserInvalidMethodError)
        # A method that comes in pieces cannot be told from noise any more: that is a 400 then.
        if unknown and not self._done and _METHOD.match(data.lstrip(b"\r\n")):
            return Fault(501, "This method is not known here.")
        if self._parser.get_http_version() == "2.0":
            return Fault(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
        return Fault(400, "The request cannot be read.")

    def _refuse(self, status: int, words: str) -> NoReturn:
        self.fault = Fault(status, words)
        raise _Stop

    # --- called by the parser ---

    def on_message_begin(self) -> None:
        if self.closed:
            raise _Stop
        self.in_head = True
        self.began = monotonic()
        self._open = self._size = 0
        self._target = b""
        self._fields = _NO_FIELDS.copy()
        self._special = False

    def on_url(self, piece: bytes) -> None:
        self._target = self._target + piece if self._target else piece
        if len(self._target) > TARGET_LIMIT:
            self._refuse(414, "The address is too long.")

    def on_header(self, name: bytes, value: bytes) -> None:
        self._size += _FIELD + len(name) + len(value)
        kind = _SPELLINGS.get(name)
        if kind is None:
            kind = _SPELLINGS.get(name.lower(), OTHER)
        if kind:
            self._keep_field(kind, value)

    def _keep_field(self, kind: int, value: bytes) -> None:
        fields = self._fields
        if kind <= LAST_SPECIAL:
            self._special = True
        before = fields[kind]
        if before is None:
            fields[kind] = value
        elif kind in (HOST, LENGTH, CODING):
            self._refuse(400, "A field that must stand once stands twice.")
        else:
            fields[kind] = before + b", " + value

    def on_headers_complete(self) -> None:
        if self._size % _COUNTED > HEAD_LIMIT or self._size // _COUNTED > FIELD_LIMIT:
            self._refuse(431, "The request has too many or too large fields.")
        self.in_head = False
        fields = self._fields
        host = fields[HOST]
        if self._parser.get_http_version() == "1.1":
            if host is None:
                self._refuse(400, "An HTTP/1.1 request needs a Host.")
            self._keep = self._parser.should_keep_alive()
        elif self._parser.get_http_version() == "1.0":
            self._keep = False
        else:
            self._refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.")
        if host is not None and host != self._good_host:
            if not _HOST.fullmatch(host):
                self._refuse(400, "The Host is not a host.")
            self._good_host = host
        if fields[LENGTH] is not None or fields[CODING] is not None:
            self._check_body(fields)

    def _check_body(self, fields: list[bytes | None]) -> None:
        if fields[CODING] is None and not (fields[LENGTH] or b"").strip(b"0"):
            return
        if self._parser.get_method() in (b"GET", b"HEAD"):
            if fields[CODING] is not None:
                self._refuse(400, "A request to read brings no body.")
            self._refuse(413, "A request to read brings no body.")
        # Another method is refused whatever it brings: answer it, and read no further.
        self._keep = False
        self._finish()
        raise _Stop

    def on_message_complete(self) -> None:
        self._finish()

    def _finish(self) -> None:
        self._done.append(
            Request(
                self._parser.get_method(),
                self._target,
                self._fields,
                self._special,
                self._keep,
                self.began,
            )
        )
        if not self._keep:
            self.closed = True
