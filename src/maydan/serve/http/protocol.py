"""One connection: bytes in to requests, answers out, one at a time and in order.

A cached page costs: parse, one look-up by raw target, one by Accept-Encoding, a write. Everything
else is serve/routes.py's; that nothing goes out faster than the client reads is outlet.py's.
Deadlines are kept by one sweep over all connections (`sweep`), not by timers of their own.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING, cast

from maydan.serve import log
from maydan.serve.http import parse
from maydan.serve.http.answer import Answer, plain
from maydan.serve.http.negotiate import plan_of
from maydan.serve.http.outlet import Outlet
from maydan.serve.http.parse import ACCEPT_ENCODING, Fault, Reader, Request

if TYPE_CHECKING:
    from maydan.serve.service import Service

INPUT_SLICE = 16 * 1024
JOINED_LIMIT = 32 * 1024  # smaller bodies are copied behind their head: one buffer, one call
LINGER_SECONDS = 2.0
_CLOSE = b"Connection: close\r\n"
_UNREAD = Request(b"-", b"", [None] * (parse.CODING + 1), False, False, 0.0)


class Connection(asyncio.Protocol):
    """The protocol of one connection; `service` is what all connections of a process share."""

    __slots__ = (
        "_backlog", "_busy", "_closing", "_ending", "_hot", "_outlet", "_reader", "_reading",
        "_shown", "_waiting", "peer", "service", "transport",
    )  # fmt: skip

    def __init__(self, service: Service) -> None:
        self.service = service
        self.transport = cast(asyncio.Transport, None)
        self.peer = ""
        self._hot = service.site.store.hot
        self._reader = Reader()
        self._outlet = Outlet()
        self._backlog = bytearray()
        self._waiting: deque[Request] = deque()
        self._busy: Request | None = None  # its answer is being made or streamed
        self._reading = True
        self._ending = False  # nothing is answered after what is under way
        self._closing = 0.0  # since when it is being closed
        self._shown = ""

    # --- from the loop ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = self._outlet.transport = cast(asyncio.Transport, transport)
        peer = transport.get_extra_info("peername")
        self.peer = peer[0] if isinstance(peer, tuple) else ""
        self._shown = log.shorten(self.peer)
        if not self.service.admit(self):
            self._refuse(Fault(503, "Too many connections."))
            if self.service.is_flooded:
                self._abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._closing = self._closing or monotonic()
        self._outlet.drop()
        self._waiting.clear()
        self._backlog.clear()
        self.service.forget(self)

    def data_received(self, data: bytes) -> None:
        if self._ending:
            return
        if len(data) <= INPUT_SLICE and not self._backlog and not self._held:
            self._waiting.extend(self._reader.feed(data))
        else:
            self._backlog += data
        self._advance()

    def eof_received(self) -> bool:
        # The client may wait for an answer still; after it, or at once, the connection ends.
        if self._closing or not (self._held or self._waiting or self._backlog):
            return False
        self._ending = True
        return True

    def pause_writing(self) -> None:
        self._outlet.pause(True)

    def resume_writing(self) -> None:
        self._outlet.pause(False)
        self._pour()
        self._advance()

    # --- input ---

    @property
    def _held(self) -> bool:
        return self._outlet.paused or self._busy is not None

    def _advance(self) -> None:
        """Answer what waits, parse what has come, until the client must read first or nothing is
        left.
        """
        while not self._held and not self._closing:
            if self._waiting:
                self._respond(self._waiting.popleft())
            elif self._reader.fault is not None:
                self._refuse(self._reader.fault)
            elif self._backlog and not self._reader.closed:
                piece = bytes(self._backlog[:INPUT_SLICE])
                del self._backlog[:INPUT_SLICE]
                self._waiting.extend(self._reader.feed(piece))
            else:
                break
        if self._closing:
            return
        if self._is_over:
            self._close()
        else:
            self._read_on(not self._held)

    @property
    def _is_over(self) -> bool:
        """Whether the last answer of this connection has been given."""
        if self._held or self._waiting or self._backlog:
            return False
        return self._ending or (self.service.draining and not self._reader.in_head)

    def _read_on(self, wanted: bool) -> None:
        if wanted != self._reading and not self.transport.is_closing():
            self._reading = wanted
            if wanted:
                self.transport.resume_reading()
            else:
                self.transport.pause_reading()

    # --- output ---

    def _respond(self, request: Request) -> None:
        entry = self._hot.get(request.target)
        if (
            entry is None
            or request.special
            or request.method != b"GET"
            or not request.keep_alive
            or self.service.draining
        ):
            self._respond_slowly(request)
            return
        entry.used = True
        ready = entry.ready[plan_of(request.fields[ACCEPT_ENCODING])]
        body = ready.body
        start = self.service.starts[entry.status]
        if len(body) <= JOINED_LIMIT:
            self.transport.write(b"".join((start, ready.head, body)))
        else:
            self.transport.writelines((start + ready.head, body))
        now = monotonic()
        self._outlet.since = now
        self.service.note(
            (
                request.began,
                now,
                entry.status,
                b"GET",
                entry.logged,
                len(body),
                ready.encoding,
                self._shown
                if request.fields[parse.FORWARDED] is None
                else self._shown_for(request),
            )
        )

    def _respond_slowly(self, request: Request) -> None:
        made = self.service.answer(request, self.peer)
        if isinstance(made, Answer):
            self._send(request, made)
            return
        self._busy = request
        self.service.work(made, self._worked)

    def _worked(self, future: Future[Answer] | None) -> None:
        """The pool's answer has come, or None when it took too long."""
        request, self._busy = self._busy, None
        if request is None or self._closing:
            return
        self._send(request, self.service.result(future))
        self._advance()

    def _send(self, request: Request, answer: Answer) -> None:
        keep = request.keep_alive and not self.service.draining
        start = self.service.starts[answer.status]
        if not keep:
            self._take_no_more()
            start += _CLOSE
        if request.method == b"HEAD" or answer.status == 304:
            answer.body = b""
        size = self._outlet.send(start, answer)
        if answer.source is not None:
            self._busy = request
            self._pour()
        self._note(request, answer, size)
        if self._is_over:
            self._close()

    def _pour(self) -> None:
        """Go on with an open file; once it is sent the next request may be answered."""
        try:
            if self._outlet.pour():
                self._busy = None
        except EOFError:
            # The length is promised already: a cut connection is the only honest end.
            self._abort()

    def _refuse(self, fault: Fault) -> None:
        """Say why, and read no more.

        What the client still sends is drained a while, or it would never see the answer.
        """
        self._take_no_more()
        answer = plain(self.service.site.guard, fault.status, fault.words)
        self.transport.write(self.service.starts[fault.status] + _CLOSE + answer.head + answer.body)
        self._note(_UNREAD, answer, len(answer.body))
        self._closing = monotonic()
        self._read_on(True)
        self.transport.write_eof()

    def _note(self, request: Request, answer: Answer, size: int) -> None:
        now = monotonic()
        path = request.target.partition(b"?")[0].decode("latin-1")
        shown = self._shown_for(request)
        began = request.began or now
        line = (began, now, answer.status, request.method, path, size, answer.encoding, shown)
        self.service.note(line)

    def _shown_for(self, request: Request) -> str:
        """The network a request comes from: what the proxy says last when one stands in front."""
        forwarded = request.fields[parse.FORWARDED]
        if forwarded is None or not self.service.options.behind_tls:
            return self._shown
        return log.shorten(forwarded.decode("latin-1").rsplit(",", 1)[-1]) or self._shown

    # --- the end ---

    def _take_no_more(self) -> None:
        self._ending = True
        self._reader.closed = True
        self._backlog.clear()
        self._waiting.clear()

    def _close(self) -> None:
        if not self._closing:
            self._closing = monotonic()
            self.transport.close()

    def _abort(self) -> None:
        self._closing = self._closing or monotonic()
        self._outlet.drop()
        self.transport.abort()

    def drain(self) -> None:
        """The process is ending: close when idle, else after the answers that are under way."""
        if not self._closing and self._is_over:
            self._close()

    def sweep(self, now: float) -> None:
        """Keep the deadlines: called once a second for each connection."""
        limits = self.service.options
        if self._closing:
            unsent = self.transport.get_write_buffer_size()
            if now - self._closing > (limits.write_seconds if unsent else LINGER_SECONDS):
                self._abort()
            return
        if self._outlet.is_stalled(now, limits.write_seconds):
            self._abort()
        elif self._busy is not None or self._outlet.buffered:
            return
        elif self._reader.in_head:
            if now - self._reader.began > limits.head_seconds:
                self._refuse(Fault(408, "The request took too long."))
        elif now - self._outlet.since > limits.idle_seconds:
            self._close()

    def kill(self) -> None:
        """End now, whatever is under way."""
        self._abort()
