"""What publishing costs in a small and in a large archive: to publish, and to have it pressed.

Two papers, each in a process of its own, are filled to their sizes; then the same edits (a new
story, a changed headline, a changed standfirst) are timed in turn, one here, one there, so that a
busy machine slows both alike. Writes bench/results/press.md.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

SIZES = (100, 1000)
ROUNDS = 30
RESULT = Path(__file__).parent / "results" / "press.md"


def main() -> None:
    with paper(SIZES[0]) as small, paper(SIZES[1]) as large:
        measured: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
        for turn in range(ROUNDS):
            for size, process in zip(SIZES, (small, large), strict=True):
                measured[size].append(ask(process, turn))
    report(measured)


@contextmanager
def paper(size: int) -> Iterator[subprocess.Popen[str]]:
    """A process that holds a paper of `size` stories and makes an edit for each line it gets."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.press", str(size)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        process.stdout.readline()  # filled
        yield process
    finally:
        process.kill()
        process.wait()


def ask(process: subprocess.Popen[str], turn: int) -> dict[str, float]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{turn}\n")
    process.stdin.flush()
    told: dict[str, float] = json.loads(process.stdout.readline())
    return told


def hold(size: int) -> None:
    """The child: fill a paper, then edit and press once a line."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"MAYDAN_PAPER": folder, "DJANGO_SETTINGS_MODULE": "maydan.config.settings"}
        Path(folder, "var").mkdir()
        import django  # noqa: PLC0415 - the paper must be chosen first

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        from tests.newsroom import Newsroom  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        newsroom = Newsroom.open(Path(folder) / "bench", settings)
        newsroom.press()
        for number in range(size):
            at = newsroom.moment - timedelta(hours=7 * number)
            newsroom.story("en", f"Archive {number}", at=at)
            if number % 100 == 99:
                newsroom.press()
                print(f"press bench: {number + 1} of {size} stories", file=sys.stderr)
        story = newsroom.story("en", "The measured one")
        newsroom.press()
        print("filled", flush=True)
        for line in sys.stdin:
            story, told = one_edit(newsroom, story, int(line))
            print(json.dumps(told), flush=True)


def one_edit(newsroom: Any, story: Any, turn: int) -> tuple[Any, dict[str, float]]:
    started = perf_counter()
    if turn % 3 == 0:
        story = newsroom.story("en", f"New {turn}")
    elif turn % 3 == 1:
        story = newsroom.edit(story, title=f"Changed {turn}")
    else:
        story = newsroom.edit(story, standfirst=f"Told again {turn}")
    between = perf_counter()
    tally = newsroom.press()
    return story, {
        "publish": (between - started) * 1000,
        "press": (perf_counter() - between) * 1000,
        "rendered": tally.rendered,
        "changed": tally.changed,
    }


def report(measured: dict[int, list[dict[str, float]]]) -> None:
    lines = [
        "# What publishing costs as the archive grows",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, SQLite,"
        f" load average {os.getloadavg()[0]:.1f} at the end. Median of {ROUNDS} edits at each size,"
        " taken in turn: new story, changed headline, changed standfirst. Method: bench/press.py.",
        "",
        "| stories | publish, ms | press, ms | outputs rendered an edit | rendered / changed |",
        "|---|---|---|---|---|",
    ]
    medians = {}
    for size, rows in measured.items():
        medians[size] = {n: statistics.median(row[n] for row in rows) for n in ("publish", "press")}
        rendered, changed = (sum(row[n] for row in rows) for n in ("rendered", "changed"))
        lines.append(
            f"| {size} | {medians[size]['publish']:.0f} | {medians[size]['press']:.0f}"
            f" | {rendered / len(rows):.1f} | {rendered / changed:.2f} |"
        )
    small, large = (medians[size] for size in SIZES)
    lines += [
        "",
        "Ratio of the large archive to the small:"
        f" publish {large['publish'] / small['publish']:.2f},"
        f" press {large['press'] / small['press']:.2f}.",
        "",
    ]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        hold(int(sys.argv[1]))
    else:
        main()
