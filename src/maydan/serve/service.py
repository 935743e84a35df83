"""One process of serve: its loop, its listening socket, what all its connections share, its sweep,
its end.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import resource
import signal
import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from email.utils import formatdate
from time import monotonic

import uvloop

from maydan import __version__
from maydan.pressed import bell
from maydan.pressed.layout import Tree
from maydan.serve.files.site import Site
from maydan.serve.http.answer import Answer, plain
from maydan.serve.http.fields import REASONS
from maydan.serve.http.parse import Request
from maydan.serve.http.protocol import Connection
from maydan.serve.log import Line, Log
from maydan.serve.metrics import Board
from maydan.serve.options import Options
from maydan.serve.routes import Inside, Routes
from maydan.serve.search.asking import Work

SEARCH_THREADS = 2
SEARCH_QUEUE = 32
BACKLOG = 1024
FLOOD = 256  # connections beyond the limit that are still told why
_SPARE_FILES = 64
_DRAIN_STEP = 0.05
_logger = logging.getLogger(__name__)


class Service:
    """What the connections of one process share."""

    def __init__(
        self, options: Options, board: Board, number: int = 0, watcher: int | None = None
    ) -> None:
        self.options = options
        self.board = board
        self.row = board.row(number)
        self.connections: set[Connection] = set()
        self.draining = False
        self.limit = min(options.max_connections, _room_for_files())
        self.site = Site(Tree(options.tree_root), options.memory_bytes, options.behind_tls)
        inside = Inside(self.health, self.metrics, options.metrics_token)
        self._routes = Routes(self.site, inside)
        self._log = Log(options.log_path, self._seen)
        self.note: Callable[[Line], None] = self._log.add
        self.starts: dict[int, bytes] = {}
        self._pool = ThreadPoolExecutor(SEARCH_THREADS, thread_name_prefix="search")
        self._asked = 0
        self._watcher = watcher
        self._ended = asyncio.Event()
        self._set_date()

    # --- for connections ---

    def admit(self, connection: Connection) -> bool:
        """Count a connection in; false when it is one too many."""
        self.connections.add(connection)
        if len(self.connections) <= self.limit:
            return True
        self.row.add("refused_connections", 1)
        return False

    @property
    def is_flooded(self) -> bool:
        return len(self.connections) > self.limit + FLOOD

    def forget(self, connection: Connection) -> None:
        self.connections.discard(connection)

    def answer(self, request: Request, peer: str) -> Answer | Work:
        """The answer to a request, or the work that makes it."""
        try:
            return self._routes.answer(request, peer)
        except OSError as fault:
            _logger.error("The tree cannot be read: %s", fault)
            return plain(self.site.guard, 503, extra=[("Retry-After", "5")])

    def work(self, work: Work, done: Callable[[Future[Answer] | None], None]) -> None:
        """Run `work` in the pool.

        `done` is called on the loop with its future, or None when it took too long.
        """
        loop = asyncio.get_running_loop()
        if self._asked >= SEARCH_QUEUE:
            loop.call_soon(done, None)
            return
        self._asked += 1
        told = False

        def tell(made: Future[Answer] | None) -> None:
            nonlocal told
            if not told:
                told = True
                late.cancel()
                done(made)

        def finish() -> None:
            self._asked -= 1
            tell(future)

        late = loop.call_later(self.options.search_seconds, tell, None)
        future = self._pool.submit(work)

        def wake(_: Future[Answer]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(finish)

        future.add_done_callback(wake)

    def result(self, future: Future[Answer] | None) -> Answer:
        """The answer of finished work.

        A 503 for work that is too slow, a 500 for work that failed.
        """
        if future is None:
            return plain(self.site.guard, 503, "Search is too busy.", [("Retry-After", "10")])
        failure = future.exception()
        if failure is None:
            return future.result()
        _logger.error("Search failed", exc_info=failure)
        return plain(self.site.guard, 500)

    def health(self) -> dict[str, object]:
        """What `/healthz` tells."""
        return {
            "status": "ok" if self.site.is_pressed else "empty",
            "pressed": self.site.journal.seq,
            "editions": list(self.site.policy.editions),
            "version": __version__,
        }

    def metrics(self) -> str:
        self._gauge()
        return self.board.text()

    # --- time ---

    def _set_date(self) -> None:
        date = formatdate(usegmt=True)
        for status, reason in REASONS.items():
            self.starts[status] = f"HTTP/1.1 {status} {reason}\r\nDate: {date}\r\n".encode()

    def _seen(self, lines: list[Line]) -> None:
        self.row.count(lines)

    def _gauge(self) -> None:
        store = self.site.store
        for name, value in (
            ("connections", len(self.connections)),
            ("memory_bytes", store.size),
            ("pages", len(store.entries)),
            ("evicted", store.evicted),
            ("journal", self.site.journal.seq),
            ("log_lost", self._log.lost),
        ):
            self.row.set(name, value)

    def sweep(self) -> None:
        """Once a second: deadlines, what the press did, numbers, the log's bounds."""
        now = monotonic()
        for connection in tuple(self.connections):
            connection.sweep(now)
        self.site.sweep()
        self._gauge()
        self._log.trim()
        if self._watcher is not None and os.getppid() != self._watcher:
            self._ended.set()  # whoever watches over this process is gone

    async def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        swept = loop.time()
        while True:
            # Each full second, so that Date is never behind; sweeps in between when they are wanted
            # oftener.
            await asyncio.sleep(min(self.options.sweep_seconds, 1 - loop.time() % 1))
            self._set_date()
            if loop.time() - swept >= self.options.sweep_seconds * 0.9:
                swept = loop.time()
                self.sweep()

    # --- life ---

    def end(self) -> None:
        """Begin to end: what is under way is finished."""
        self.draining = True
        for connection in tuple(self.connections):
            connection.drain()

    def _hear(self, ear: socket.socket) -> None:
        bell.quiet(ear)
        self.site.look()

    async def run(self, listening: socket.socket) -> None:
        """Serve until told to end, then drain."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._ended.set)
        for number in (signal.SIGHUP, signal.SIGUSR1):
            loop.add_signal_handler(number, self._log.reopen)
        self._log.start()
        ear = bell.hang(self.site.tree.bells, bell.SERVE)
        loop.add_reader(ear.fileno(), self._hear, ear)
        tick = loop.create_task(self._tick())
        ended = loop.create_task(self._ended.wait())
        server = await loop.create_server(lambda: Connection(self), sock=listening, backlog=BACKLOG)
        try:
            await asyncio.wait({ended, tick}, return_when=asyncio.FIRST_COMPLETED)
            server.close()
            await self._drain()
            if tick.done():
                tick.result()  # without its sweep a process must not go on: it dies of the fault
        finally:
            tick.cancel()
            ended.cancel()
            loop.remove_reader(ear.fileno())
            bell.take_down(self.site.tree.bells, ear, bell.SERVE)
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._log.stop()
            self.site.close()

    async def _drain(self) -> None:
        self.end()
        limit = monotonic() + self.options.drain_seconds
        # Looked at, not awaited: connections end in many ways, and this is the end of a process.
        while self.connections and monotonic() < limit:  # noqa: ASYNC110
            await asyncio.sleep(_DRAIN_STEP)
        for connection in tuple(self.connections):
            connection.kill()
        await asyncio.sleep(0)


def _room_for_files() -> int:
    """Raise the limit of open files as far as allowed.

    How many connections fit, each with a file of its own.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return max((hard - _SPARE_FILES) // 2, 1) if hard != resource.RLIM_INFINITY else 1_000_000


def serve(
    options: Options,
    board: Board,
    number: int,
    listening: socket.socket,
    watcher: int | None = None,
) -> None:
    """Run one process's loop to its end, or to that of the process `watcher`, its parent."""
    service = Service(options, board, number, watcher)
    uvloop.run(service.run(listening))
