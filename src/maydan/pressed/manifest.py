"""What was pressed: one row a file with its digest, and a journal of changed paths that serve
follows.

Written by press alone, in one transaction a batch (press/graph.py keeps its own tables in the same
file).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,      -- of the identity bytes
    size INTEGER NOT NULL,
    output TEXT NOT NULL       -- the output that made it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_output ON file (output);
CREATE TABLE IF NOT EXISTS journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    digest TEXT NOT NULL       -- empty: the file went away
);
"""
KEPT = 50_000


def digest_of(data: bytes) -> str:
    """The content digest used in the manifest and, quoted, as ETag: 32 hex digits of SHA-256."""
    return hashlib.sha256(data).hexdigest()[:32]


@dataclass(frozen=True)
class Change:
    """One line of the journal; an empty digest says that the path went away."""

    seq: int
    path: str
    digest: str


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the manifest; a missing file is made unless `read_only`. Raises sqlite3.Error."""
    if read_only:
        link = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        link.execute("PRAGMA busy_timeout = 5000")
        return link
    path.parent.mkdir(parents=True, exist_ok=True)
    link = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    link.execute("PRAGMA busy_timeout = 30000")
    link.execute("PRAGMA journal_mode = WAL")
    link.execute("PRAGMA synchronous = FULL")
    link.executescript(SCHEMA)
    return link


@contextmanager
def transaction(link: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    link.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        link.execute("ROLLBACK")
        raise
    link.execute("COMMIT")


def record(link: sqlite3.Connection, changes: Iterable[tuple[str, str, int, str]]) -> None:
    """Note written files (path, digest, size, output) in the manifest and the journal."""
    rows = list(changes)
    link.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", rows)
    link.executemany(
        "INSERT INTO journal (path, digest) VALUES (?, ?)", [(path, d) for path, d, _, _ in rows]
    )


def forget(link: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Note files that went away."""
    rows = [(path,) for path in paths]
    link.executemany("DELETE FROM file WHERE path = ?", rows)
    link.executemany("INSERT INTO journal (path, digest) VALUES (?, '')", rows)


def prune(link: sqlite3.Connection) -> None:
    """Drop journal lines that every follower has long read; one that slept longer starts afresh."""
    link.execute("DELETE FROM journal WHERE seq <= (SELECT max(seq) FROM journal) - ?", (KEPT,))


def newest(link: sqlite3.Connection) -> int:
    """The journal's last number, 0 when nothing was pressed yet."""
    row = link.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()
    return int(row[0]) if row else 0


def changes_after(link: sqlite3.Connection, seq: int) -> list[Change] | None:
    """What changed after `seq`, oldest first.

    None when the journal no longer reaches back so far, or has never come so far: it is another.
    """
    with closing(
        link.execute("SELECT seq, path, digest FROM journal WHERE seq > ? ORDER BY seq", (seq,))
    ) as rows:
        changes = [Change(*row) for row in rows]
    # Asked after the rows, so that lines pruned in between are missed by nobody.
    oldest = link.execute("SELECT min(seq) FROM journal").fetchone()[0]
    last = newest(link)
    if last < seq or (last > seq and (oldest is None or oldest > seq + 1)):
        return None
    return changes


def digest_at(link: sqlite3.Connection, path: str) -> str | None:
    """The recorded digest of a path, None when it is not in the tree."""
    row = link.execute("SELECT digest FROM file WHERE path = ?", (path,)).fetchone()
    return row[0] if row else None
