"""`maydan press` and `maydan status`."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from maydan.cli.django_setup import setup
from maydan.config import paper

if TYPE_CHECKING:
    from maydan.press.worker import Progress as Tell

STEP = 500  # outputs between two plain lines


def press(
    everything: Annotated[
        bool, typer.Option("--all", help="Press the whole paper anew, then stop.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Compare tree, manifest and a fresh rendering; list each difference."
        ),
    ] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Check, and mend what differs.")] = False,
) -> None:
    """Press what is published: without options, on and on, with the scheduler and background
    jobs."""
    setup()
    from maydan.press import worker  # noqa: PLC0415 - needs Django

    try:
        if everything:
            _everything()
        elif check or repair:
            _check(mend=repair)
        else:
            _watch()
    except worker.PressBusy as fault:
        sys.exit(f"maydan: {fault}: stop it first")
    except worker.FAULTS as fault:
        sys.exit(f"maydan: the press can't go on: {str(fault).splitlines()[0]}")


def _everything() -> None:
    from maydan.lib import clock  # noqa: PLC0415
    from maydan.press import scheduler, worker  # noqa: PLC0415
    from maydan.press.batch import Press  # noqa: PLC0415

    scheduler.move_clocks(clock.now())
    started = perf_counter()
    with worker.alone(paper.tree()), progress("Pressing") as tell:
        tally = worker.press_everything(Press.open(paper.tree()), tell)
    seconds = perf_counter() - started
    print(
        f"pressed {tally.rendered} outputs in {seconds:.1f} s ({tally.rendered / seconds:.0f}/s):"
        f" {len(tally.written)} files written, {len(tally.removed)} removed, {tally.faults} faults"
    )
    if tally.faults:
        sys.exit("maydan: some pages could not be pressed; `maydan status` lists them")


def _check(*, mend: bool) -> None:
    from maydan.press import check, worker  # noqa: PLC0415
    from maydan.press.batch import Press  # noqa: PLC0415

    with worker.alone(paper.tree()):
        opened = Press.open(paper.tree())
        with progress("Checking") as tell:
            differences = check.check(opened, tell)
        for difference in differences:
            print(difference)
        if mend and differences:
            with progress("Mending") as tell:
                differences = check.repair(opened, differences, tell)
            print("mended" if not differences else "could not mend:")
            for difference in differences:
                print(difference)
        elif not differences:
            print("the tree is what the database says")
    if differences:
        sys.exit(1)


def _watch() -> None:
    from maydan.press import scheduler, worker  # noqa: PLC0415

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    clockwork = threading.Thread(target=scheduler.run, args=(stop,), name="scheduler")
    clockwork.start()
    try:
        worker.run(paper.tree(), stop)
    finally:
        stop.set()
        clockwork.join()


def status() -> None:
    """How the paper does: what waits for the press, what failed, who is late. Exit 1 when
    something is wrong."""
    setup()
    from maydan.press import status as press_status  # noqa: PLC0415

    report = press_status.report()
    print(
        f"press: {'running' if report.running else 'not running'},"
        f" {report.waiting} facts waiting, {report.files} files"
    )
    print(
        f"whole press: {'done' if report.complete else 'not yet'};"
        f" last change: {report.last or 'never'}"
    )
    for fault in report.faults:
        print(f"fault since {fault.at}: {fault.output}: {fault.message}")
    if report.trouble:
        print(f"trouble: {report.trouble}")
    if report.late:
        print("the scheduler is late: no press has moved the clock for over an hour")
    if report.faults or report.trouble or report.late:
        sys.exit(1)


@contextmanager
def progress(label: str) -> Iterator[Tell]:
    """A bar on a terminal, a plain line now and then elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield (
            lambda done, total: (
                print(f"{label}: {done} of {total}", file=sys.stderr) if done % STEP < 50 else None
            )
        )
        return
    bar = Progress(
        TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console
    )
    with bar:
        task = bar.add_task(label)
        yield lambda done, total: bar.update(task, completed=done, total=total)
