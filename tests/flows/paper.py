"""A real paper on disk, for tests that run and kill processes: laid once, copied for each test.

Run as a script it lays the paper: three editions, two sections each, a dozen stories. Not the
in-transaction newsroom of tests/newsroom.py, though it borrows its verbs.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from maydan.pressed.layout import Tree

ROOT = Path(__file__).parents[2]
_NUMBERS = count(1)
ANCHOR = "anchor"  # the slug of the story that is edited all the time and never goes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Paper:
    """A paper's folder, and how commands are run on it."""

    folder: Path
    database: str  # "sqlite" or postgresql://…

    @property
    def tree(self) -> Tree:
        return Tree(self.folder / "var" / "pressed")

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MAYDAN_")}
        return kept | {
            "MAYDAN_PAPER": str(self.folder),
            "MAYDAN_DATABASE": self.database,
            "MAYDAN_LOOKUPS": "false",
            "DJANGO_SETTINGS_MODULE": "maydan.config.settings",
            "PYTHONUNBUFFERED": "1",
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "maydan", *words]

    def start(self, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command(*words), env=self.environment, cwd=ROOT, **options)

    def run(self, *words: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            cwd=ROOT,
            timeout=seconds,
            capture_output=True,
            text=True,
            check=False,
        )

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        """Ask the paper's database, whatever its kind, without Django."""
        if self.database == "sqlite":
            with closing(
                sqlite3.connect(
                    f"file:{self.folder / 'var' / 'newsroom.sqlite3'}?mode=ro", uri=True
                )
            ) as link:
                return link.execute(question).fetchall()
        import psycopg

        with psycopg.connect(self.database) as connection:
            return connection.execute(question).fetchall()

    @property
    def port(self) -> int:
        """serve's port."""
        return int(tomllib.loads((self.folder / "maydan.toml").read_text())["port"])

    def waiting(self) -> int:
        """Facts in the outbox."""
        return int(self.rows("SELECT count(*) FROM press_fact")[0][0])


@contextmanager
def laid(folder: Path, stories: int = 12) -> Iterator[Paper]:
    """A new paper, on the kind of database that this run of tests uses, pressed whole."""
    with _database() as database:
        made = Paper(folder, database)
        ports = [str(free_port()), str(free_port())]
        command = [sys.executable, "-m", "tests.flows.paper", str(folder), *ports, str(stories)]
        subprocess.run(command, env=made.environment, cwd=ROOT, check=True, timeout=180)
        done = made.run("press", "--all")
        assert done.returncode == 0, done.stderr
        yield made


@contextmanager
def copied(pattern: Paper, folder: Path) -> Iterator[Paper]:
    """A paper of its own that begins where `pattern` stands, on its own ports."""
    shutil.copytree(pattern.folder, folder, ignore=shutil.ignore_patterns("bells"))
    with _database(pattern.database) as database:
        text = (folder / "maydan.toml").read_text()
        for name in ("port", "newsroom_port"):
            text = re.sub(rf"^{name} = .*$", f"{name} = {free_port()}", text, flags=re.MULTILINE)
        (folder / "maydan.toml").write_text(text)
        yield Paper(folder, database)


@contextmanager
def _database(pattern: str = "") -> Iterator[str]:
    """`sqlite`, whose file lies in the folder, or a PostgreSQL database that is dropped again."""
    given = os.environ.get("MAYDAN_DATABASE", "sqlite")
    if given == "sqlite":
        yield given
        return
    import psycopg
    from psycopg import sql

    own = f"paper_{os.getpid()}_{next(_NUMBERS)}"
    like = sql.Identifier(urlsplit(pattern).path.lstrip("/") or "template1")
    with psycopg.connect(given, autocommit=True) as link:
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(own), like)
        link.execute(make)
        try:
            yield urlunsplit(urlsplit(given)._replace(path=f"/{own}"))
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(own))
            link.execute(drop)


def lay(folder: Path, port: int, desk_port: int, stories: int) -> None:
    """Make the paper and its first stories. Starts Django."""
    from maydan.cli import folder as paper_folder

    paper_folder.lay_folder(folder, port, desk_port)
    paper_folder.setup_fresh()

    from datetime import timedelta

    from maydan.lib import clock
    from tests.newsroom import CODES, Newsroom

    made = Newsroom(folder, Tree(folder / "var" / "pressed"), moment=clock.now())
    made._lay()
    made.picture(size=(330, 220))
    tag = made.tag()
    made.story(
        "en", "Anchor version 0", slug=ANCHOR, tags=[tag], body=[("paragraph", "<p>It holds.</p>")]
    )
    for number in range(stories):
        code = CODES[number % 3]
        made.story(
            code,
            f"Old {number} version 0",
            section=("world", "sport")[number % 2],
            at=made.moment - timedelta(hours=number),
            body=[("paragraph", f"<p>Text of {number}. {'Word upon word. ' * 30}</p>")],
        )


if __name__ == "__main__":
    lay(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
