"""Counters of all processes in one piece of shared memory, and their Prometheus text.

The log's thread counts, not the loop.
"""

from __future__ import annotations

import mmap
from collections import Counter

from maydan.serve.log import Line

STATUSES = (
    200,
    206,
    301,
    302,
    304,
    400,
    404,
    405,
    408,
    410,
    413,
    414,
    416,
    431,
    500,
    501,
    503,
    505,
)
NAMES = {
    "bytes": ("counter", "Bytes of bodies sent"),
    "microseconds": ("counter", "Time from a request's first byte to its answer, summed"),
    "log_lost": ("counter", "Log lines that could not be written"),
    "evicted": ("counter", "Pages that made room in memory for others"),
    "refused_connections": ("counter", "Connections turned away because there were too many"),
    "connections": ("gauge", "Open connections"),
    "memory_bytes": ("gauge", "Bytes of ready answers in memory"),
    "pages": ("gauge", "Ready pages in memory"),
    "journal": ("gauge", "The last line of the journal that was read; the lowest of all processes"),
}
_COLUMNS = [*(f"status_{status}" for status in STATUSES), *NAMES]
_WIDTH = 8


class Board:
    """A row of numbers for each process, made before they fork and seen by all."""

    def __init__(self, processes: int) -> None:
        self._memory = mmap.mmap(-1, processes * len(_COLUMNS) * _WIDTH)
        self._cells = memoryview(self._memory).cast("q")
        self._processes = processes

    def row(self, number: int) -> Row:
        """The row that one process writes."""
        start = number * len(_COLUMNS)
        return Row(self._cells[start : start + len(_COLUMNS)])

    def total(self, name: str) -> int:
        """A column over all processes."""
        column = _COLUMNS.index(name)
        cells = [self._cells[n * len(_COLUMNS) + column] for n in range(self._processes)]
        return min(cells) if name == "journal" else sum(cells)

    def text(self) -> str:
        """Everything in Prometheus' text format."""
        lines = [
            "# HELP maydan_serve_answers_total Answers by status",
            "# TYPE maydan_serve_answers_total counter",
        ]
        lines += [
            f'maydan_serve_answers_total{{status="{status}"}} {self.total(f"status_{status}")}'
            for status in STATUSES
        ]
        for name, (kind, words) in NAMES.items():
            full = f"maydan_serve_{name}" + ("_total" if kind == "counter" else "")
            lines += [
                f"# HELP {full} {words}",
                f"# TYPE {full} {kind}",
                f"{full} {self.total(name)}",
            ]
        return "\n".join(lines) + "\n"


class Row:
    """One process's numbers."""

    def __init__(self, cells: memoryview[int]) -> None:
        self._cells = cells

    def set(self, name: str, value: int) -> None:
        self._cells[_COLUMNS.index(name)] = value

    def add(self, name: str, value: int) -> None:
        self._cells[_COLUMNS.index(name)] += value

    def count(self, lines: list[Line]) -> None:
        """Take in a batch of the log."""
        for status, number in Counter(line[2] for line in lines).items():
            self.add(f"status_{status}" if status in STATUSES else "status_500", number)
        self.add("bytes", sum(line[5] for line in lines))
        self.add("microseconds", int(sum(line[1] - line[0] for line in lines) * 1_000_000))
