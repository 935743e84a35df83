"""The worker: wakes by the bell, takes facts, presses them, lets them go. One a paper: a lock on
the tree keeps a second one out.

Facts are a queue: read in the snapshot, rendered from that snapshot, and exactly those rows deleted
afterwards. Never "ids after the last": PostgreSQL commits out of order.
"""

from __future__ import annotations

import fcntl
import logging
import select
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket
from time import perf_counter

from django.db import DatabaseError, close_old_connections, connections, transaction

from maydan.press import catalogue, indexing
from maydan.press.batch import Press, Tally
from maydan.press.models import Fact
from maydan.press.plan import in_order, plan
from maydan.press.snapshot import ALIAS as SNAPSHOT
from maydan.pressed import bell, search
from maydan.pressed.layout import Tree
from maydan.reader import look
from maydan.reader.read.record import session

log = logging.getLogger(__name__)
MOST_FACTS = 500
SLICE = 5000  # facts deleted at once: databases bound the words of a statement
CHUNK = 300  # outputs written together in a clean press
SWEEP = 1.0  # seconds: a lost ring costs no more
RETRY = 2.0  # seconds between tries when disk or database fail
# What passes by itself: a full disk, a locked database, an index that can't be written.
FAULTS = (OSError, DatabaseError, sqlite3.Error, search.SearchBroken)
Progress = Callable[[int, int], None]


class PressBusy(Exception):
    """Another press works on this tree."""


@contextmanager
def alone(tree: Tree) -> Iterator[None]:
    """Hold the tree's lock. Raises PressBusy; a dead press's lock is free by itself."""
    tree.make()
    with (tree.root / "lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise PressBusy(f"another press works on {tree.root}") from fault
        yield


@contextmanager
def snapshot(alias: str = SNAPSHOT) -> Iterator[None]:
    """A read session on one state of the database."""
    with transaction.atomic(using=alias), session(alias):
        yield


def press_facts(press: Press, alias: str = SNAPSHOT) -> Tally | None:
    """Take what waits in the outbox and press it; None when nothing waited."""
    with snapshot(alias):
        facts = list(Fact.objects.using(alias).order_by("pk")[:MOST_FACTS])
        faulty = [output for output, _message, _at in press.graph.faults()]
        if not facts:
            return None
        planned = plan(press.graph, [(fact.kind, fact.ref) for fact in facts])
        outputs = in_order({*planned.outputs, *faulty})
        tally = press.press(outputs, planned.digests, planned.standings)
    indexing.follow(press)
    _let_go([fact.pk for fact in facts])
    return tally


def press_everything(
    press: Press, progress: Progress | None = None, alias: str = SNAPSHOT
) -> Tally:
    """A clean press: every output of the catalogue, and what no longer belongs to it removed."""
    total = Tally()
    press.graph.set_meta("complete", "")
    look.refresh()
    with snapshot(alias):
        facts = list(Fact.objects.using(alias).values_list("pk", flat=True))
        outputs = in_order(set(catalogue.everything()))
        stale = sorted(set(press.graph.outputs()).difference(outputs))
        stale = [o for o in stale if not o.startswith(("picture:", "file:"))]
        standings = dict(catalogue.standings())
        work = [*outputs, *(o for o in stale if catalogue.exists(o))]
        for start in range(0, len(work), CHUNK):
            tally = press.press(work[start : start + CHUNK], {}, {})
            _add(total, tally)
            if progress:
                progress(min(start + CHUNK, len(work)), len(work))
        press.graph.stand(standings)
        _forget_old_kinds(press, [o for o in stale if not catalogue.exists(o)], total)
    indexing.follow(press)
    press.graph.set_meta("look", look.signature())
    press.graph.set_meta("complete", "1")
    _let_go(facts)
    return total


def _let_go(facts: list[int]) -> None:
    """Delete exactly these facts; others may have been written meanwhile, also with lower ids."""
    for start in range(0, len(facts), SLICE):
        with transaction.atomic():
            Fact.objects.filter(pk__in=facts[start : start + SLICE]).delete()


def _forget_old_kinds(press: Press, outputs: list[str], total: Tally) -> None:
    for output in outputs:
        paths = [
            row[0]
            for row in press.link.execute("SELECT path FROM file WHERE output = ?", (output,))
        ]
        press.drop(paths)
        press.graph.unlearn(output)
        total.removed += paths


def _add(total: Tally, tally: Tally) -> None:
    total.rendered += tally.rendered
    total.changed += tally.changed
    total.written += tally.written
    total.removed += tally.removed
    total.faults += tally.faults


def needs_everything(press: Press) -> bool:
    """Whether this tree was never pressed whole, or by other code, templates or theme."""
    return press.graph.meta("complete") != "1" or press.graph.meta("look") != look.signature()


def drain(press: Press) -> int:
    """Press until nothing waits; returns the batches made."""
    batches = 0
    while (tally := press_facts(press)) is not None:
        batches += 1
        _tell(tally)
    return batches


def _tell(tally: Tally) -> None:
    log.info(
        "pressed: %d rendered, %d changed, %d files written, %d removed, %d faults",
        tally.rendered,
        tally.changed,
        len(tally.written),
        len(tally.removed),
        tally.faults,
    )


def run(tree: Tree, stop: threading.Event) -> None:
    """Press until `stop`. Raises PressBusy at once; every later fault is logged, noted for the
    newsroom, and tried again."""
    with alone(tree):
        press = Press.open(tree)
        ear = bell.hang(tree.bells, bell.PRESS)
        try:
            _loop(press, ear, stop)
        finally:
            bell.take_down(tree.bells, ear, bell.PRESS)
            press.close()


def _loop(press: Press, ear: socket, stop: threading.Event) -> None:
    stale = needs_everything(press)
    theme = look.theme_stamp()
    while not stop.is_set():
        try:
            if theme != look.theme_stamp():
                theme, stale = look.theme_stamp(), needs_everything(press)
            if stale:
                started = perf_counter()
                tally = press_everything(press)
                log.info(
                    "pressed everything: %d outputs in %.1f s",
                    tally.rendered,
                    perf_counter() - started,
                )
                stale = False
            drain(press)
            if press.graph.meta("trouble"):
                press.graph.set_meta("trouble", "")
        except FAULTS as fault:
            _trouble(press, fault)
            for name in connections:
                connections[name].close()
            stop.wait(RETRY)
            continue
        close_old_connections()
        ready, _, _ = select.select([ear], [], [], SWEEP)
        if ready:
            bell.quiet(ear)


def _trouble(press: Press, fault: Exception) -> None:
    log.error("the press waits: %s", fault)
    try:
        press.graph.set_meta("trouble", str(fault)[:300])
    except Exception as second:  # noqa: BLE001 - a full disk refuses this note too; the log has it
        log.error("and can't note it: %s", second)
