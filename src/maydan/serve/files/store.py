"""Ready answers in bounded memory.

Holds and forgets; what an answer is, page.py knows; when it is old, follow.py says.
"""

from __future__ import annotations

from maydan.pressed import layout
from maydan.serve.files.page import Entry

ALIAS_LIMIT = 4
MISSING_LIMIT = 10_000
ERROR_PREFIX = "!"  # before the pressed path of a page that is only answered as an error


class Store:
    """Entries by path, and the same ones by the raw target of a request, for the short way.

    Old entries go by second chance: `used` is set at each hit, and who was not used since the last
    round goes first. A stale entry stays as the last good one until a newer has been loaded whole.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.evicted = 0
        self.hot: dict[bytes, Entry] = {}
        self.entries: dict[str, Entry] = {}
        self.missing: set[str] = set()
        self.doubtful: set[str] = set()

    def put(self, entry: Entry) -> None:
        """Hold an entry in place of its path's former one."""
        self.drop(entry.path)
        if entry.size > self.limit:
            return
        while self.size + entry.size > self.limit:
            self._evict()
        self.entries[entry.path] = entry
        self.size += entry.size
        entry.used = True
        if not entry.settled:
            self.doubtful.add(entry.path)

    def alias(self, target: bytes, entry: Entry) -> None:
        """Let requests for exactly `target` find `entry` at once.

        The oldest spelling makes room, or somebody's odd ones would keep out the usual one.
        """
        if self.entries.get(entry.path) is not entry:
            return
        if len(entry.aliases) >= ALIAS_LIMIT:
            self.hot.pop(entry.aliases.pop(0), None)
        entry.aliases.append(target)
        self.hot[target] = entry

    def _evict(self) -> None:
        path, entry = next(iter(self.entries.items()))
        if entry.used:
            entry.used = False
            self.entries[path] = self.entries.pop(path)  # to the back of the queue
        else:
            self.drop(path)
            self.evicted += 1

    def drop(self, path: str) -> None:
        """Forget a path's entry."""
        entry = self.entries.pop(path, None)
        self.doubtful.discard(path)
        if entry is not None:
            self.size -= entry.size
            self._cool(entry)

    def _cool(self, entry: Entry) -> None:
        for target in entry.aliases:
            self.hot.pop(target, None)
        entry.aliases.clear()

    def changed(self, file: str) -> None:
        """A pressed path was written or went away: whatever answers with it is stale, and no
        address is known missing.
        """
        name = layout.address_of(file)
        self.missing.discard(name)
        self.missing.discard(name.rstrip("/"))
        for path in (name, ERROR_PREFIX + file):
            self._age(path)

    def _age(self, path: str) -> None:
        entry = self.entries.get(path)
        if entry is not None:
            entry.stale = True
            self._cool(entry)

    def keep(self, entry: Entry) -> None:
        """The newer file is not whole: go on with this one, and look again at the next sweep."""
        entry.stale = False
        self.doubtful.add(entry.path)

    def note_missing(self, path: str) -> None:
        """Remember, until the next sweep at most, that nothing stands at `path`."""
        if len(self.missing) < MISSING_LIMIT:
            self.missing.add(path)

    def sweep(self) -> None:
        """Once a second: what the manifest could not vouch for is looked at again."""
        self.missing.clear()
        for path in list(self.doubtful):
            self._age(path)
        self.doubtful.clear()

    def clear(self) -> None:
        """Forget everything: the tree is another one."""
        self.hot.clear()
        self.entries.clear()
        self.missing.clear()
        self.doubtful.clear()
        self.size = 0
