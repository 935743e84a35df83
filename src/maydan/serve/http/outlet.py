"""What goes out on one connection: never faster than the client reads, and watched for clients that
have stopped.

When something goes out and what comes after it is protocol.py's.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import cast

from maydan.serve.http.answer import Answer, Source

OUTPUT_SLICE = 64 * 1024
PROGRESS = 2 * 1024  # bytes that a reader must take within the write timeout


class Outlet:
    """The writing side of a connection, and the open file that it is sending, if any."""

    __slots__ = ("_source", "buffered", "paused", "since", "transport")

    def __init__(self) -> None:
        self.transport = cast(asyncio.Transport, None)
        self.paused = False  # the client does not read
        self.since = monotonic()  # of the idle time, or of the write that is under way
        self.buffered = 0  # bytes that waited for the client at the last look
        self._source: Source | None = None

    def pause(self, paused: bool) -> None:
        """Note whether the client must read before more is written."""
        self.paused = paused
        self.since = monotonic()

    def send(self, start: bytes, answer: Answer) -> int:
        """Write an answer and take its open file over for `pour`; how long its body will be."""
        if answer.body:
            self.transport.writelines((start + answer.head, answer.body))
        else:
            self.transport.write(start + answer.head)
        self.since = monotonic()
        if answer.source is None:
            return len(answer.body)
        self._source = answer.source
        return answer.source.left

    def pour(self) -> bool:
        """Send slices of the open file until the client must read first.

        Whether the last of it has been sent. Raises EOFError when the file became shorter.
        """
        source = self._source
        while source is not None and not self.paused:
            try:
                data = source.read(OUTPUT_SLICE)
            except OSError:
                data = b""
            if not data:
                raise EOFError
            self.transport.write(data)
            if not source.left:
                self.drop()
                return True
        return False

    def drop(self) -> None:
        """Close the open file."""
        if self._source is not None:
            self._source.close()
            self._source = None

    def is_stalled(self, now: float, patience: float) -> bool:
        """Whether the client has taken next to nothing for longer than `patience`."""
        waiting = self.transport.get_write_buffer_size()
        if not waiting:
            self.buffered = 0
            return False
        if not self.buffered or self.buffered - waiting >= PROGRESS:
            self.since = now
            self.buffered = waiting
        self.buffered = max(self.buffered, waiting)
        return now - self.since > patience
