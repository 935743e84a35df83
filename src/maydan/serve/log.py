"""The access log: one JSON line an answer, gathered on the loop as plain tuples, written by a
thread twice a second.

No address is ever whole in it, and no query: what somebody searched for is theirs. A log that
cannot be written costs lines, never an answer.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from json.encoder import encode_basestring_ascii
from pathlib import Path
from time import monotonic, time

FLUSH_SECONDS = 0.5
KEPT_LIMIT = 200_000
# When it began and ended (monotonic), status, method, path, bytes of body, encoding, shortened
# address.
Line = tuple[float, float, int, bytes, str, int, str, str]


def shorten(address: str) -> str:
    """The network somebody comes from: /24 of IPv4, /48 of IPv6; empty for what is no address."""
    try:
        found = ip_address(address.strip().strip("[]"))
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    bits = 80 if isinstance(found, IPv6Address) else 8
    return str(type(found)(int(found) >> bits << bits))


@lru_cache(maxsize=2)
def _second(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S")


@lru_cache(maxsize=4096)
def _request(method: bytes, path: str) -> str:
    """The part of a line that repeats: readers ask for the same pages."""
    verb = encode_basestring_ascii(method.decode("latin-1"))
    return f'"method":{verb},"path":{encode_basestring_ascii(path)}'


def as_text(line: Line, offset: float) -> str:
    """One line; `offset` turns monotonic seconds into wall clock."""
    began, ended, status, method, path, size, encoding, address = line
    moment = offset + ended
    second = int(moment)
    return (
        f'{{"time":"{_second(second)}.{int((moment - second) * 1000):03}Z",'
        f'{_request(method, path)},"status":{status},"bytes":{size},'
        f'"ms":{(ended - began) * 1000:.2f},"encoding":"{encoding}","address":"{address}"}}\n'
    )


class Log:
    """Lines on their way to a file, or to standard output when there is no path.

    `seen` is called in the thread with each batch, for who counts them.
    """

    def __init__(self, path: Path | None, seen: Callable[[list[Line]], None]) -> None:
        self._path = path
        self._seen = seen
        self._lines: list[Line] = []
        self._handle: int | None = None
        self._reopen = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="log", daemon=True)
        self.add = self._lines.append
        self.lost = 0

    def start(self) -> None:
        self._thread.start()

    def reopen(self) -> None:
        """Whoever rotates logs has moved the file: begin a new one."""
        self._reopen = True

    def stop(self) -> None:
        """Write what is left."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    def trim(self) -> None:
        """Called by the loop's sweep: when the thread hangs in a write, memory stays bounded."""
        if len(self._lines) > KEPT_LIMIT:
            self.lost += len(self._lines)
            self._lines.clear()

    def _run(self) -> None:
        while not self._ended.wait(FLUSH_SECONDS):
            self.flush()
        self.flush()
        self._close()

    def flush(self) -> None:
        """Write what has gathered; called by the thread."""
        count = len(self._lines)
        batch = self._lines[:count]
        del self._lines[:count]  # appends meanwhile stand behind it
        if not batch:
            return
        self._seen(batch)
        offset = time() - monotonic()
        try:
            self._write("".join(as_text(line, offset) for line in batch).encode())
        except OSError:
            self.lost += len(batch)
            self._close()

    def _write(self, data: bytes) -> None:
        if self._reopen:
            self._reopen = False
            self._close()
        if self._handle is None:
            self._handle = self._open()
        view = memoryview(data)
        while view:
            view = view[os.write(self._handle, view) :]

    def _open(self) -> int:
        if self._path is None:
            return os.dup(sys.stdout.fileno())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)

    def _close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None
