"""What publishing costs in a small and in a large archive: to publish, and to have it pressed.

One paper, grown in steps; at each size the same edits (a new story, a changed headline, a corrected
text) are timed and the outputs counted. The peer is the paper itself when small: the claim is that
the ratio stays near 1. Writes bench/results/press.md.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.newsroom import Newsroom

SIZES = (100, 1000)
ROUNDS = 12
RESULT = Path(__file__).parent / "results" / "press.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MAYDAN_PAPER"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "maydan.config.settings"
        Path(folder, "var").mkdir()
        import django  # noqa: PLC0415 - the paper must be chosen first

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        from tests.newsroom import Newsroom  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        newsroom = Newsroom.open(Path(folder) / "bench", settings)
        newsroom.press()
        rows = [measure(newsroom, size) for size in SIZES]
        newsroom.close()
    report(rows)


def measure(newsroom: Newsroom, size: int) -> dict[str, Any]:
    """Grow the archive to `size` stories and time the edits there."""
    from maydan.stories.models import Story  # noqa: PLC0415

    while (count := Story.objects.count()) < size:
        newsroom.story("en", f"Archive {count}", at=newsroom.moment - timedelta(hours=7 * count))
        if count % 100 == 0:
            newsroom.press()
            print(f"press bench: {count} stories", file=sys.stderr)
    newsroom.press()
    published, pressed, rendered, changed = [], [], 0, 0
    story = newsroom.story("en", "The measured one")
    newsroom.press()
    for turn in range(ROUNDS):
        started = perf_counter()
        if turn % 3 == 0:
            story = newsroom.story("en", f"New {size} {turn}")
        elif turn % 3 == 1:
            story = newsroom.edit(story, title=f"Changed {size} {turn}")
        else:
            story = newsroom.edit(story, standfirst=f"Told again {size} {turn}")
        between = perf_counter()
        tally = newsroom.press()
        published.append(between - started)
        pressed.append(perf_counter() - between)
        rendered, changed = rendered + tally.rendered, changed + tally.changed
    return {
        "stories": size,
        "publish": statistics.median(published) * 1000,
        "press": statistics.median(pressed) * 1000,
        "rendered": rendered / ROUNDS,
        "waste": rendered / changed,
    }


def report(rows: list[dict[str, Any]]) -> None:
    lines = [
        "# What publishing costs as the archive grows",
        "",
        f"Python {platform.python_version()}, {os.cpu_count()} cores, SQLite,"
        f" load average {os.getloadavg()[0]:.1f} at the end."
        f" Median of {ROUNDS} edits at each size: new story, changed headline, changed standfirst."
        " Method: bench/press.py.",
        "",
        "| stories | publish, ms | press, ms | outputs rendered an edit | rendered / changed |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row['stories']} | {row['publish']:.0f} | {row['press']:.0f}"
            f" | {row['rendered']:.1f} | {row['waste']:.2f} |"
        )
    first, last = rows[0], rows[-1]
    lines += [
        "",
        "Ratio of the large archive to the small:"
        f" publish {last['publish'] / first['publish']:.2f},"
        f" press {last['press'] / first['press']:.2f}.",
        "",
    ]
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text("\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
