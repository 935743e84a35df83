"""How the press does, for the dashboard, `maydan status` and tests: what waits, what failed,
whether somebody is late."""

from __future__ import annotations

import fcntl
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from maydan.editions.models import Clock
from maydan.lib import clock
from maydan.press.graph import Graph
from maydan.press.models import Fact
from maydan.pressed import manifest
from maydan.pressed.layout import Tree

LATE = timedelta(hours=1, minutes=2)


@dataclass(frozen=True)
class Fault:
    """An output that could not be rendered; readers keep its last good page."""

    output: str
    message: str
    at: datetime


@dataclass(frozen=True)
class Report:
    waiting: int  # facts in the outbox
    running: bool  # whether a press holds the tree
    complete: bool  # whether the tree was pressed whole
    files: int
    last: datetime | None  # when a file of the tree last changed
    faults: tuple[Fault, ...]
    trouble: str  # why the press as a whole waits: a full disk, a locked database
    late: bool  # the scheduler's clock stands still


def report(tree: Tree | None = None) -> Report:
    tree = tree or settings.PRESSED_TREE
    hour = (
        Clock.objects.filter(unit="hour").order_by("value").values_list("value", flat=True).first()
    )
    late = hour is None or clock.now() - hour > LATE
    waiting = Fact.objects.count()
    if not tree.manifest.exists():
        return Report(waiting, is_running(tree), False, 0, None, (), "", late)
    with closing(manifest.connect(tree.manifest)) as link:
        graph = Graph(link)
        faults = tuple(
            Fault(output, message, datetime.fromisoformat(at))
            for output, message, at in graph.faults()
        )
        files = link.execute("SELECT count(*) FROM file").fetchone()[0]
        last = graph.meta("pressed")
        return Report(
            waiting,
            is_running(tree),
            graph.meta("complete") == "1",
            files,
            datetime.fromisoformat(last) if last else None,
            faults,
            graph.meta("trouble"),
            late,
        )


def is_running(tree: Tree) -> bool:
    """Whether some process holds the press's lock."""
    path = tree.root / "lock"
    if not path.exists():
        return False
    with path.open("r") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
