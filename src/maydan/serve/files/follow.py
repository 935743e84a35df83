"""What the press has done since we last looked: the journal, read at each ring of the bell and each
second.

Says which pressed paths changed; what that means for memory, store.py knows. A manifest that is
missing, locked or broken stops nothing: the tree goes on being served, and the next look tries
again.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, field

from maydan.pressed import manifest
from maydan.pressed.layout import Tree

# The loop waits for nobody; a writer holds the lock for a moment at most, and the next sweep comes
# in a second.
_PATIENCE_MS = 20


@dataclass(frozen=True)
class News:
    """What changed: some paths, or `everything` when the journal cannot say."""

    everything: bool = False
    files: list[str] = field(default_factory=list)


class Journal:
    """A follower of one tree's manifest."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._link: sqlite3.Connection | None = None
        self._version: tuple[int, int] | None = None
        self.seq = 0

    def look(self) -> News:
        """What was written since the last look.

        Everything, at the first and after a new manifest. Never raises.
        """
        try:
            if self._moved():
                return News(everything=True)
            if self._link is None:
                return News()
            changes = manifest.changes_after(self._link, self.seq)
            if changes is None:
                self.seq = manifest.newest(self._link)
                return News(everything=True)
        except sqlite3.Error:
            return News()
        if changes:
            self.seq = changes[-1].seq
        return News(files=[change.path for change in changes])

    def _moved(self) -> bool:
        """Open the manifest when it appears or becomes another file; true when that happened."""
        try:
            facts = os.stat(self._tree.manifest)  # noqa: PTH116 - a Path's stat costs thrice, each second and ring
            version = (facts.st_dev, facts.st_ino)
        except OSError:
            version = None
        if version == self._version:
            return False
        self.close()
        if version is not None:
            link = manifest.connect(self._tree.manifest, read_only=True)
            try:
                link.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
                self.seq = manifest.newest(link)
            except sqlite3.Error:
                link.close()
                raise
            self._link = link
        self._version = version
        return True

    def recorded(self, file: str) -> str | None:
        """The digest that the manifest holds for a pressed path.

        None when it holds none, or cannot be asked.
        """
        if self._link is None:
            return None
        try:
            return manifest.digest_at(self._link, file)
        except sqlite3.Error:
            return None

    def close(self) -> None:
        """Let go of the manifest."""
        if self._link is not None:
            self._link.close()
        self._link = None
        self._version = None
