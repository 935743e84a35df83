"""The listening sockets, and the processes behind them: one in place, or several watched over by
this one.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import signal
import socket
import time
from types import FrameType

from maydan.serve.metrics import Board
from maydan.serve.options import Options, ServeError
from maydan.serve.service import BACKLOG, serve

_RESTART_PAUSE = 0.5  # between two deaths of one process: a fault at start must not spin
_LOOK = 0.2
_GRACE = 2.0
_logger = logging.getLogger(__name__)


def listen(options: Options) -> list[socket.socket]:
    """A listening socket for each process. Raises ServeError when the address cannot be had."""
    sockets: list[socket.socket] = []
    try:
        family, _, _, _, place = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        if options.processes == 1:
            return [_bound(family, place, shared=False)]
        # Sharing would be allowed beside a stranger that shares too: ask without it first.
        _bound(family, place, shared=False).close()
        for _ in range(options.processes):
            sockets.append(_bound(family, place, shared=True))
            place = sockets[0].getsockname()
    except OSError as fault:
        for one in sockets:
            one.close()
        raise ServeError(_explain(options, fault)) from fault
    return sockets


def _bound(family: int, place: tuple[object, ...], *, shared: bool) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        made.bind(place)
        made.listen(BACKLOG)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made


def _explain(options: Options, fault: OSError) -> str:
    where = f"{options.host}:{options.port}"
    if fault.errno == errno.EADDRINUSE:
        return f"Cannot serve on {where}: the port is taken. Stop what uses it, or choose another."
    return f"Cannot serve on {where}: {fault.strerror or fault}."


def run(options: Options) -> int:
    """Serve until SIGTERM or SIGINT.

    Returns the exit code. Raises ServeError when it cannot start.
    """
    if options.processes < 1:
        raise ServeError("Serve needs at least one process.")
    if not options.tree_root.is_dir():
        raise ServeError(f"There is no pressed tree at {options.tree_root}: press first.")
    sockets = listen(options)
    board = Board(options.processes)
    if options.processes == 1:
        serve(options, board, 0, sockets[0])
        return 0
    return Watch(options, board, sockets).run()


class Watch:
    """The parent: starts a process for each socket, starts again what dies, passes signals on.

    It keeps the sockets open, so that connections that come while a process is dead wait for the
    next one.
    """

    def __init__(self, options: Options, board: Board, sockets: list[socket.socket]) -> None:
        self._options = options
        self._board = board
        self._sockets = sockets
        self._children: dict[int, int] = {}  # process id -> number
        self._started: dict[int, float] = {}
        self._ending = False

    def run(self) -> int:
        """Watch until told to end; returns the exit code."""
        for end in (signal.SIGTERM, signal.SIGINT):
            signal.signal(end, self._end)
        for other in (signal.SIGHUP, signal.SIGUSR1):
            signal.signal(other, self._pass_on)
        for number in range(len(self._sockets)):
            self._start(number)
        while not self._ending:
            self._reap()
            time.sleep(_LOOK)
        self._wait()
        for one in self._sockets:
            one.close()
        return 0

    def _start(self, number: int) -> None:
        self._started[number] = time.monotonic()
        watcher = os.getpid()
        child = os.fork()
        if child:
            self._children[child] = number
            return
        for other in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1):
            signal.signal(other, signal.SIG_DFL)
        code = 1
        try:
            for index, one in enumerate(self._sockets):
                if index != number:
                    one.close()
            serve(self._options, self._board, number, self._sockets[number], watcher)
            code = 0
        finally:
            logging.shutdown()
            os._exit(code)  # the parent's stack is not the child's to unwind

    def _reap(self) -> None:
        for child, number in list(self._children.items()):
            found, status = os.waitpid(child, os.WNOHANG)
            if not found:
                continue
            del self._children[child]
            if not self._ending:
                _logger.error(
                    "Process %d of serve ended (%s); starting it again.",
                    number + 1,
                    os.waitstatus_to_exitcode(status),
                )
                time.sleep(max(0.0, self._started[number] + _RESTART_PAUSE - time.monotonic()))
                self._start(number)

    def _signal(self, number: int) -> None:
        for child in self._children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, number)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._ending = True

    def _pass_on(self, number: int, frame: FrameType | None) -> None:
        self._signal(number)

    def _wait(self) -> None:
        self._signal(signal.SIGTERM)
        limit = time.monotonic() + self._options.drain_seconds + _GRACE
        while self._children and time.monotonic() < limit:
            self._reap()
            time.sleep(_LOOK / 4)
        self._signal(signal.SIGKILL)
        for child in self._children:
            os.waitpid(child, 0)
