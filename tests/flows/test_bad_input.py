"""What goes wrong outside the code: taken ports, broken files, a locked database, a full disk, a
faulty theme. Each is told in a line where the person is; nothing is lost, nothing half-written.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from maydan.pressed.layout import file_of
from tests.flows import paper as papers
from tests.flows.paper import ROOT, Paper

PATIENCE = 40.0


@pytest.fixture
def paper(pattern: Paper, tmp_path: Path) -> Iterator[Paper]:
    with papers.copied(pattern, tmp_path / "paper") as made:
        yield made


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """What the person reads: exactly one line, and the command has failed."""
    assert done.returncode == 1, done.stdout + done.stderr
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert len(lines) == 1, lines
    return lines[0]


def until(happens: Callable[[], bool]) -> None:
    """Wait for it, but not for ever."""
    limit = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.1)


@contextmanager
def pressing(paper: Paper) -> Iterator[subprocess.Popen[bytes]]:
    """The press of a paper, running; it must end well."""
    with (paper.folder / "var" / "press.log").open("wb") as log:
        process = paper.start("press", stderr=log)
    try:
        until(lambda: bool(list(paper.tree.bells.glob("press-*"))))
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def log_of(paper: Paper) -> str:
    return (paper.folder / "var" / "press.log").read_text()


def edit(paper: Paper, code: str) -> None:
    """Run a few lines in a newsroom process of the paper; `anchor` is its story."""
    start = "import django; django.setup()\nfrom maydan.stories.models import Story\n"
    start += "anchor = Story.objects.get(slug='anchor')\n"
    command = [sys.executable, "-c", start + code]
    subprocess.run(command, env=paper.environment, cwd=ROOT, check=True, timeout=60)


def publish_headline(paper: Paper, headline: str) -> None:
    edit(paper, f"anchor.title = {headline!r}\nanchor.save_revision().publish()")


def anchor_page(paper: Paper) -> str:
    ((address,),) = paper.rows("SELECT address FROM stories_story WHERE address LIKE '%/anchor/'")
    return (paper.tree.site / file_of(address)).read_text()


# ---- ports and options


@pytest.mark.parametrize("command", ["serve", "run", "desk"])
def test_a_taken_port_is_one_clear_line(paper: Paper, command: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        name = "newsroom_port" if command == "desk" else "port"
        settings = paper.folder / "maydan.toml"
        lines = [
            row for row in settings.read_text().splitlines() if not row.startswith(f"{name} =")
        ]
        settings.write_text("\n".join([*lines, f"{name} = {port}", ""]))
        said = one_line(paper.run(command))
    assert str(port) in said
    assert "taken" in said or "in use" in said


BROKEN = {
    "port = ": "not valid TOML",
    "prot = 8000": "prot",
    'port = "many"': "port",
    "port = 0": "port",
    'site_url = "marsa.example"': "site_url",
    'time_zone = "Atlantis/Centre"': "Atlantis/Centre",
    'database = "mysql://x"': "database",
    'newsroom_language = "xx"': "newsroom_language",
}


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_maydan_toml_is_one_line_that_says_what_and_where(
    tmp_path: Path, line: str
) -> None:
    (tmp_path / "maydan.toml").write_text(f"{line}\n")
    paper = Paper(tmp_path, "sqlite")
    environment = paper.environment
    del environment["MAYDAN_DATABASE"]
    done = subprocess.run(
        paper.command("status"),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = one_line(done)
    assert "maydan.toml" in said
    assert BROKEN[line] in said


def test_a_broken_maydan_toml_stops_every_command(tmp_path: Path) -> None:
    (tmp_path / "maydan.toml").write_bytes(b"\xff\xfe broken")
    paper = Paper(tmp_path, "sqlite")
    for command in ("serve", "run", "press", "desk"):
        assert "not valid TOML" in one_line(paper.run(command))


def test_a_paper_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "maydan.toml").write_text("")
    assert "maydan manage migrate" in one_line(Paper(tmp_path, "sqlite").run("press", "--check"))


def test_a_second_press_is_told_that_there_is_one(paper: Paper) -> None:
    with pressing(paper):
        assert "another press" in one_line(paper.run("press", "--all"))


# ---- the database


@contextmanager
def writing(paper: Paper) -> Iterator[None]:
    """Somebody holds the database's write lock."""
    with closing(sqlite3.connect(paper.folder / "var" / "newsroom.sqlite3")) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


IMPATIENT = """
import sys
from maydan.config import databases
waiting = databases._sqlite
def hurried(path):
    made = waiting(path)
    for one in made.values():
        one["OPTIONS"]["timeout"] = 0.3
    return made
databases._sqlite = hurried
from maydan.cli import main
main()
"""


def impatient(paper: Paper, *words: str) -> list[str]:
    """A command that waits for locks a third of a second instead of twenty."""
    return [sys.executable, "-c", IMPATIENT, *words]


@pytest.mark.sqlite_only
def test_a_locked_database_is_one_clear_line_for_who_asked(paper: Paper) -> None:
    with writing(paper):
        done = subprocess.run(
            impatient(paper, "press", "--all"),
            env=paper.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert "database is locked" in one_line(done)


@pytest.mark.sqlite_only
def test_a_press_that_meets_a_locked_database_goes_on_by_itself(paper: Paper) -> None:
    publish_headline(paper, "Behind the lock")
    with (paper.folder / "var" / "press.log").open("wb") as log:
        process = subprocess.Popen(
            impatient(paper, "press"), env=paper.environment, cwd=ROOT, stderr=log
        )
    try:
        with writing(paper):
            until(lambda: "database is locked" in log_of(paper))
            assert process.poll() is None
        until(lambda: paper.waiting() == 0)
        until(lambda: "Behind the lock" in anchor_page(paper))
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert "Traceback" not in log_of(paper)


# ---- the disk


@pytest.fixture
def small_disk(paper: Paper) -> Iterator[Paper]:
    """The paper's pressed tree on a disk of its own, which can be filled."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small disk needs root and mount")
    root, beside = paper.tree.root, paper.folder / "tree"
    root.rename(beside)
    root.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(root)], check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        shutil.copytree(beside, root, dirs_exist_ok=True)
        yield paper
    finally:
        subprocess.run(["umount", str(root)], check=True)


def fill_up(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as handle:
        for size in (1 << 20, 4096):
            try:
                while True:
                    handle.write(b"\0" * size)
            except OSError:
                continue
    return ballast


def pages(paper: Paper) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in paper.tree.site.rglob("*.html")}


def test_a_full_disk_leaves_the_old_pages_and_is_caught_up_with(small_disk: Paper) -> None:
    paper = small_disk
    before = pages(paper)
    with pressing(paper):
        ballast = fill_up(paper.tree.root)
        publish_headline(paper, "After the flood")
        until(lambda: "the press waits" in log_of(paper))
        time.sleep(2.5)  # another try
        assert pages(paper) == before
        assert paper.waiting() > 0
        ballast.unlink()
        until(lambda: paper.waiting() == 0)
        assert "After the flood" in anchor_page(paper)
    assert "Traceback" not in log_of(paper)
    assert paper.run("status").returncode == 0
    assert paper.run("press", "--check").stdout.strip() == "the tree is what the database says"


# ---- the theme


def test_a_fault_in_the_theme_keeps_the_last_good_page_until_it_is_mended(paper: Paper) -> None:
    before = anchor_page(paper)
    theme = paper.folder / "theme" / "templates" / "story.html"
    with pressing(paper):
        theme.write_text('{% extends "ours/story.html" %}{% block content %}{{ nothing.there }}')
        until(lambda: "fault since" in paper.run("status").stdout)
        told = paper.run("status")
        assert told.returncode == 1
        assert "TemplateSyntaxError" in told.stdout
        assert anchor_page(paper) == before
        publish_headline(paper, "Behind a faulty theme")
        until(lambda: paper.waiting() == 0)
        assert anchor_page(paper) == before
        assert "Behind a faulty theme" in (paper.tree.site / "en/index.html").read_text()
        theme.write_text('{% extends "ours/story.html" %}')
        until(lambda: paper.run("status").returncode == 0)
        assert "Behind a faulty theme" in anchor_page(paper)
    assert paper.run("press", "--check").stdout.strip() == "the tree is what the database says"
