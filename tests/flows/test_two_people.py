"""Two people create and publish in one section at the same moment, while the press runs: both
succeed, and every story reaches the tree.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from maydan.pressed.layout import file_of
from tests.flows import paper as papers
from tests.flows.colleagues import STORIES
from tests.flows.paper import Paper


def test_two_people_publish_in_one_section_while_the_press_runs(
    pattern: Paper, tmp_path: Path
) -> None:
    with papers.copied(pattern, tmp_path / "two") as paper:
        press = paper.start("press", stderr=subprocess.DEVNULL)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "tests.flows.colleagues"],
                env=paper.environment,
                cwd=papers.ROOT,
                capture_output=True,
                text=True,
                check=True,
                timeout=120,
            )
            told = json.loads(done.stdout)
            until = time.monotonic() + 30
            while paper.waiting() and time.monotonic() < until:
                time.sleep(0.05)
            assert paper.waiting() == 0
        finally:
            press.send_signal(signal.SIGTERM)
            assert press.wait(30) == 0
        assert told["failed"] == []
        published = told["published"]
        assert len({story["address"] for story in published}) == 2 * STORIES
        for story in published:
            page = (paper.tree.site / file_of(story["address"])).read_text()
            assert story["standfirst"] in page
        paths = paper.rows(
            "SELECT path FROM wagtailcore_page WHERE title = 'The same headline' ORDER BY path"
        )
        assert len(set(paths)) == 2 * STORIES
        (numchild,) = paper.rows(
            "SELECT numchild FROM wagtailcore_page WHERE url_path = '/en/world/'"
        )[0]
        assert (
            numchild
            == paper.rows("SELECT count(*) FROM stories_story WHERE address LIKE '/en/world/%'")[0][
                0
            ]
        )
        checked = paper.run("press", "--check")
        assert checked.stdout.strip() == "the tree is what the database says", checked.stderr
