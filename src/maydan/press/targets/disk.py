"""The pressed tree on disk: a batch is staged beside the tree, synced once, then renamed file by
file.

A reader of the tree sees each file old or new, never half. What was renamed but not noted is told
by graph.pending.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from maydan.press.encodings import encodings
from maydan.pressed.layout import ENCODINGS, Tree, is_compressed
from maydan.reader.outputs.base import DOCUMENTS, POLICY, Content

_libc = ctypes.CDLL(None, use_errno=True)
SIDES = tuple(ENCODINGS.values())


@dataclass
class Disk:
    """One batch at a time: `stage` each file, then `settle` all. Raises OSError; then nothing of
    the batch is in the tree yet."""

    tree: Tree
    staged: list[tuple[Path, Path]] = field(default_factory=list)
    outdated: list[Path] = field(default_factory=list)  # encodings of what is too small for one now

    @property
    def staging(self) -> Path:
        return self.tree.root / "staging"

    def place(self, path: str) -> Path:
        """Where a pressed path stands on disk."""
        if path == POLICY:
            return self.tree.policy
        if path.startswith(DOCUMENTS):
            return self.tree.documents / path.removeprefix(DOCUMENTS)
        return self.tree.site / path

    def begin(self) -> None:
        """Forget what an interrupted batch left in the staging folder."""
        self.staged.clear()
        self.outdated.clear()
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    def stage(self, path: str, content: Content) -> None:
        place = self.place(path)
        if isinstance(content, Path):
            self._stage_link(content, place)
            return
        self._stage_bytes(content, place)
        sides = encodings(path, content) if self._served(path) else {}
        for ending, data in sides.items():
            self._stage_bytes(data, Path(f"{place}{ending}"))
        if not sides and is_compressed(path):
            self.outdated += [Path(f"{place}{ending}") for ending in SIDES]

    def _served(self, path: str) -> bool:
        return not path.startswith("@")

    def _stage_bytes(self, data: bytes, place: Path) -> None:
        beside = self.staging / str(len(self.staged))
        beside.write_bytes(data)
        self.staged.append((beside, place))

    def _stage_link(self, source: Path, place: Path) -> None:
        if place.exists() and place.samefile(source):
            return  # renaming a file onto its own link does nothing
        beside = self.staging / str(len(self.staged))
        try:
            os.link(source, beside)
        except OSError:
            shutil.copyfile(source, beside)
        self.staged.append((beside, place))

    def settle(self, removed: Iterable[str]) -> None:
        """Sync what was staged, rename it into the tree, then take away what no longer belongs
        there."""
        if self.staged:
            self._sync()
        for folder in {place.parent for _beside, place in self.staged}:
            folder.mkdir(parents=True, exist_ok=True)
        for old in self.outdated:
            old.unlink(missing_ok=True)
        for beside, place in self.staged:
            self._rename(beside, place)
        self.staged.clear()
        for path in removed:
            self._remove(path)

    def _rename(self, beside: Path, place: Path) -> None:
        try:
            beside.replace(place)
        except IsADirectoryError:
            shutil.rmtree(place)  # a stray folder in a file's place
            beside.replace(place)

    def _remove(self, path: str) -> None:
        place = self.place(path)
        names = (
            [place, *(Path(f"{place}{ending}") for ending in SIDES)]
            if is_compressed(path)
            else [place]
        )
        for name in names:
            with suppress(FileNotFoundError, NotADirectoryError):
                name.unlink()
        self._prune(place.parent)

    def _prune(self, folder: Path) -> None:
        roots = (self.tree.site, self.tree.documents, self.tree.root)
        while folder not in roots and folder.is_relative_to(self.tree.root):
            try:
                folder.rmdir()
            except OSError:
                return  # not empty
            folder = folder.parent

    def _sync(self) -> None:
        """One sync of the whole filesystem: cheaper than one a file."""
        handle = os.open(self.staging, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if _libc.syncfs(handle) != 0:
                raise OSError(ctypes.get_errno(), "syncfs")
        finally:
            os.close(handle)

    def read(self, path: str) -> bytes | None:
        with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return self.place(path).read_bytes()
        return None

    def sides_of(self, path: str) -> dict[str, bytes]:
        """The encodings that stand beside a path now."""
        found = {}
        for ending in SIDES:
            with suppress(OSError):
                found[ending] = Path(f"{self.place(path)}{ending}").read_bytes()
        return found

    def strays(self, known: set[str]) -> list[str]:
        """Files in the tree that no known path accounts for, as pressed paths."""
        found = []
        for root, prefix in ((self.tree.site, ""), (self.tree.documents, DOCUMENTS)):
            for path in sorted(root.rglob("*")):
                if path.is_dir() and not path.is_symlink():
                    continue
                name = prefix + str(path.relative_to(root))
                base = next((name.removesuffix(e) for e in SIDES if name.endswith(e)), name)
                if name not in known and not (
                    base != name and base in known and is_compressed(base)
                ):
                    found.append(name)
        return found
