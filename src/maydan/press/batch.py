"""A batch: outputs rendered in one snapshot, written in waves, noted in one commit. Killed
anywhere, the next start mends it.

The order that makes it so: facts stay in the outbox until the commit; paths are pended before any
rename; the graph's digests come with the last commit, so that a batch which died is planned again
from the same facts.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maydan.lib import clock
from maydan.press.graph import Graph
from maydan.press.targets.disk import Disk
from maydan.pressed import bell, manifest
from maydan.pressed.layout import Tree
from maydan.reader.outputs.base import FRONTS, STORY, Content, Rendered, id_of, rank_of, render
from maydan.reader.read.record import key_of

log = logging.getLogger(__name__)
# Readers wait for these; fronts and the rest come in a second write.
WAVES = (range(STORY + 1), range(FRONTS, 100))
ASSETS_BY_KEY = ("picture", "file")  # pressed while some page reads them


def asset_of(key: str) -> str | None:
    """The output of the picture or file that a key reads."""
    kind, _, ref = key.partition("|")
    return id_of(kind, ref) if kind in ASSETS_BY_KEY else None


def is_asset(output: str) -> bool:
    return output.split(":", 1)[0] in ASSETS_BY_KEY


def key_of_asset(output: str) -> str:
    """The key that pages of this picture or file read: the reverse of `asset_of`."""
    return key_of(*output.split(":", 1))


@dataclass
class Tally:
    """What a batch did: for the log, the waste figure and progress."""

    rendered: int = 0
    changed: int = 0  # outputs of which a file changed or went
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    faults: int = 0

    @property
    def waste(self) -> float:
        """Outputs rendered over outputs changed."""
        return self.rendered / self.changed if self.changed else float(self.rendered or 1)


@dataclass
class Press:
    """The press of one tree."""

    tree: Tree
    link: sqlite3.Connection
    graph: Graph
    disk: Disk

    @classmethod
    def open(cls, tree: Tree) -> Press:
        tree.make()
        link = manifest.connect(tree.manifest)
        return cls(tree, link, Graph(link), Disk(tree))

    def close(self) -> None:
        self.link.close()

    def press(
        self, outputs: Iterable[str], digests: dict[str, str], standings: dict[str, Any]
    ) -> Tally:
        """Render and write these outputs, in their order. Needs a read session. Raises OSError
        (disk full): then nothing is noted."""
        tally = Tally()
        forced = self._recover()
        wanted = list(dict.fromkeys([*forced, *outputs]))
        wanted.sort(key=rank_of)
        done: list[Rendered] = []
        for wave in WAVES:
            rendered = list(self._render([o for o in wanted if rank_of(o) in wave], tally))
            rendered += self._render(self._assets(rendered, {one.output for one in done}), tally)
            done += rendered
            self._write(rendered, tally)
        with manifest.transaction(self.link):
            let_go = {
                output for one in done for key in self.graph.learn(one) if (output := asset_of(key))
            }
            let_go |= {output for output in forced if is_asset(output)}
            self.graph.set_digests(digests)
            self.graph.stand(standings)
            self.graph.all_learned()
            self.graph.not_yet_learned(let_go)  # until they are looked through below
        self._drop_unread(let_go, tally)
        return tally

    # ---- rendering

    def _render(self, outputs: Iterable[str], tally: Tally) -> Iterator[Rendered]:
        for output in outputs:
            tally.rendered += 1
            try:
                yield render(output)
            except Exception as fault:  # noqa: BLE001 - a theme's template may raise anything; the last good page stays
                tally.faults += 1
                message = f"{type(fault).__name__}: {fault}"
                log.error("%s could not be pressed, the last good page stays: %s", output, message)
                with manifest.transaction(self.link):
                    self.graph.fault(
                        output, message[:500], clock.now().isoformat(timespec="seconds")
                    )
            else:
                with manifest.transaction(self.link):
                    self.graph.mended(output)

    def _assets(self, rendered: list[Rendered], present: set[str]) -> list[str]:
        """Pictures and files that these pages read and the tree may not have yet."""
        present = present | {one.output for one in rendered}
        wanted: dict[str, None] = {}
        for one in rendered:
            for key, digest in one.keys.items():
                output = asset_of(key)
                if (
                    output
                    and output not in present
                    and (self.graph.digest(key) != digest or not self._has_files(output))
                ):
                    wanted[output] = None
        return list(wanted)

    def _has_files(self, output: str) -> bool:
        return (
            self.link.execute("SELECT 1 FROM file WHERE output = ? LIMIT 1", (output,)).fetchone()
            is not None
        )

    def _drop_unread(self, outputs: set[str], tally: Tally) -> None:
        """Take away pictures and files that no page reads any more: their last reader let go of
        them."""
        if not outputs:
            return
        dropped = [
            Rendered(output, {}, {})
            for output in sorted(outputs)
            if not self.graph.is_read(key_of_asset(output), by_other_than=output)
        ]
        self._write(dropped, tally)
        with manifest.transaction(self.link):
            for one in dropped:
                self.graph.learn(one)
            self.graph.all_learned()

    # ---- writing

    def _recover(self) -> list[str]:
        """Outputs of a batch that died: files that it may have renamed without noting them are
        written again whatever their bytes, and what it wrote without noting what was read is
        rendered again: the database may have gone back since."""
        with manifest.transaction(self.link):
            for path, output in self.graph.pending():
                self.link.execute(
                    "INSERT INTO file VALUES (?, '', 0, ?)"
                    " ON CONFLICT (path) DO UPDATE SET digest = ''",
                    (path, output),
                )
            self.graph.settled()
        unsure = {
            row[0]
            for row in self.link.execute("SELECT DISTINCT output FROM file WHERE digest = ''")
        }
        return sorted(unsure | set(self.graph.unlearned()))

    def _write(self, rendered: list[Rendered], tally: Tally) -> None:
        changes, removed = self._changes(rendered)
        if not changes and not removed:
            return
        touched = {output for _path, _content, _digest, _size, output in changes} | {
            output for _path, output in removed
        }
        self.disk.begin()
        for path, content, _digest, _size, _output in changes:
            self.disk.stage(path, content)
        gone = [path for path, _output in removed]
        with manifest.transaction(self.link):
            self.graph.pend([(path, output) for path, _c, _d, _s, output in changes] + removed)
        self.disk.settle(gone)
        with manifest.transaction(self.link):
            manifest.record(
                self.link,
                [(path, digest, size, output) for path, _c, digest, size, output in changes],
            )
            manifest.forget(self.link, gone)
            manifest.prune(self.link)
            self.graph.settled()
            self.graph.not_yet_learned(touched)
            self.graph.set_meta("pressed", clock.now().isoformat(timespec="seconds"))
        bell.ring(self.tree.bells, bell.SERVE)
        tally.changed += len(touched)
        tally.written += [change[0] for change in changes]
        tally.removed += gone

    def _changes(
        self, rendered: list[Rendered]
    ) -> tuple[list[tuple[str, Content, str, int, str]], list[tuple[str, str]]]:
        """What differs from the tree: files to write, and paths that their outputs no longer
        have."""
        changes = []
        new: dict[str, str] = {}
        for one in rendered:
            for path, content in one.files.items():
                new[path] = one.output
                digest, size = _measure(content, manifest.digest_at(self.link, path))
                if digest != manifest.digest_at(self.link, path):
                    changes.append((path, content, digest, size, one.output))
                elif self._owner(path) != one.output:
                    self.link.execute(
                        "UPDATE file SET output = ? WHERE path = ?", (one.output, path)
                    )
        removed = []
        for one in rendered:
            rows = self.link.execute(
                "SELECT path FROM file WHERE output = ?", (one.output,)
            ).fetchall()
            removed += [
                (path, one.output) for (path,) in rows if path not in one.files and path not in new
            ]
        return changes, removed

    def drop(self, paths: list[str]) -> None:
        """Take these paths out of the tree and the manifest."""
        self.disk.begin()
        self.disk.settle(paths)
        with manifest.transaction(self.link):
            manifest.forget(self.link, paths)
        bell.ring(self.tree.bells, bell.SERVE)

    def _owner(self, path: str) -> str | None:
        row = self.link.execute("SELECT output FROM file WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None


def _measure(content: Content, known: str | None) -> tuple[str, int]:
    """Digest and size. A linked file is named by its content, so a known one is not read again."""
    if isinstance(content, Path):
        size = content.stat().st_size
        return (known, size) if known else (manifest.digest_of(content.read_bytes()), size)
    return manifest.digest_of(content), len(content)
