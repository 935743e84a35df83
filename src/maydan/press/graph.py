"""The press's memory, in the manifest's own file: which output read which key, each key's digest,
where each story stood.

Pure book-keeping: what a fact means is plan.py. Written in the same transaction as the manifest
rows of a batch.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from maydan.reader.outputs.base import Rendered

SCHEMA = """
CREATE TABLE IF NOT EXISTS output (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dep (output TEXT, key TEXT, PRIMARY KEY (output, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dep_key ON dep (key);
CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS standing (ref TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pending (path TEXT PRIMARY KEY, output TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unlearned (output TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fault (
    output TEXT PRIMARY KEY, message TEXT NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
"""
LAST = "\uffff"


class Graph:
    def __init__(self, link: sqlite3.Connection) -> None:
        self.link = link
        link.executescript(SCHEMA)

    # ---- what was read

    def digest(self, key: str) -> str | None:
        row = self.link.execute("SELECT digest FROM reading WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keys_under(self, prefix: str) -> list[str]:
        rows = self.link.execute(
            "SELECT key FROM reading WHERE key >= ? AND key < ?", (prefix, prefix + LAST)
        )
        return [row[0] for row in rows]

    def readers(self, key: str) -> list[str]:
        return [row[0] for row in self.link.execute("SELECT output FROM dep WHERE key = ?", (key,))]

    def keys_of(self, output: str) -> set[str]:
        return {
            row[0] for row in self.link.execute("SELECT key FROM dep WHERE output = ?", (output,))
        }

    def is_read(self, key: str, *, by_other_than: str) -> bool:
        row = self.link.execute(
            "SELECT 1 FROM dep WHERE key = ? AND output <> ? LIMIT 1", (key, by_other_than)
        ).fetchone()
        return row is not None

    def knows(self, output: str) -> bool:
        return (
            self.link.execute("SELECT 1 FROM output WHERE id = ?", (output,)).fetchone() is not None
        )

    def outputs(self) -> Iterator[str]:
        yield from [row[0] for row in self.link.execute("SELECT id FROM output ORDER BY id")]

    def learn(self, rendered: Rendered) -> set[str]:
        """Note what an output read this time; returns the keys it no longer reads."""
        self.link.execute("INSERT OR IGNORE INTO output VALUES (?)", (rendered.output,))
        before = self.keys_of(rendered.output)
        now = set(rendered.keys)
        self.link.executemany(
            "DELETE FROM dep WHERE output = ? AND key = ?",
            [(rendered.output, key) for key in before - now],
        )
        self.link.executemany(
            "INSERT INTO dep VALUES (?, ?)", [(rendered.output, key) for key in now - before]
        )
        self.set_digests(rendered.keys)
        return before - now

    def set_digests(self, digests: dict[str, str]) -> None:
        self.link.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", list(digests.items()))

    def unlearn(self, output: str) -> None:
        self.link.execute("DELETE FROM output WHERE id = ?", (output,))
        self.link.execute("DELETE FROM dep WHERE output = ?", (output,))

    # ---- where things stood at their last press

    def standing(self, ref: str) -> Any:
        row = self.link.execute("SELECT value FROM standing WHERE ref = ?", (ref,)).fetchone()
        return json.loads(row[0]) if row else None

    def stand(self, standings: dict[str, Any]) -> None:
        gone = [(ref,) for ref, value in standings.items() if value is None]
        kept = [(ref, json.dumps(value)) for ref, value in standings.items() if value is not None]
        self.link.executemany("DELETE FROM standing WHERE ref = ?", gone)
        self.link.executemany("INSERT OR REPLACE INTO standing VALUES (?, ?)", kept)

    # ---- notes

    def meta(self, name: str) -> str:
        row = self.link.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, name: str, value: object) -> None:
        self.link.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(value)))

    # ---- files of a batch that may have been renamed without being noted

    def pend(self, paths: Iterable[tuple[str, str]]) -> None:
        self.link.executemany("INSERT OR REPLACE INTO pending VALUES (?, ?)", list(paths))

    def pending(self) -> list[tuple[str, str]]:
        return self.link.execute("SELECT path, output FROM pending").fetchall()

    def settled(self) -> None:
        self.link.execute("DELETE FROM pending")

    # ---- outputs whose files are ahead of what is noted here: a batch notes what was read only at
    # its end

    def unlearned(self) -> list[str]:
        return [row[0] for row in self.link.execute("SELECT output FROM unlearned ORDER BY output")]

    def not_yet_learned(self, outputs: Iterable[str]) -> None:
        self.link.executemany(
            "INSERT OR IGNORE INTO unlearned VALUES (?)", [(output,) for output in outputs]
        )

    def all_learned(self) -> None:
        self.link.execute("DELETE FROM unlearned")

    # ---- outputs that could not be rendered

    def faults(self) -> list[tuple[str, str, str]]:
        return self.link.execute("SELECT output, message, at FROM fault ORDER BY output").fetchall()

    def fault(self, output: str, message: str, at: str) -> None:
        self.link.execute("INSERT OR REPLACE INTO fault VALUES (?, ?, ?)", (output, message, at))

    def mended(self, output: str) -> None:
        self.link.execute("DELETE FROM fault WHERE output = ?", (output,))
