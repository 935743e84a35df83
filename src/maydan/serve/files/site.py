"""The tree as readers ask for it: a path to its entry, from memory or the tree, with the last good
one when the new is broken.

Which requests get what is serve/routes.py's; this knows no requests.
"""

from __future__ import annotations

import errno
import re
from html import unescape
from urllib.parse import urlsplit

from maydan.pressed import policy
from maydan.pressed.layout import Tree
from maydan.serve.files import load
from maydan.serve.files.follow import Journal
from maydan.serve.files.lookup import Elsewhere, Found, candidates, look_up
from maydan.serve.files.page import Entry, make_entry
from maydan.serve.files.store import ERROR_PREFIX, Store
from maydan.serve.http import address
from maydan.serve.http.fields import Guard

# Until a policy is pressed nothing is known but that nothing may run.
NO_POLICY = policy.Policy("default-src 'none'; frame-ancestors 'none'", (), {})
_TRIES = 3
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.ENAMETOOLONG)
_CANONICAL = re.compile(rb"<link\s+rel=\"?canonical\"?\s+href=\"?([^\">\s]+)", re.IGNORECASE)
_CANONICAL_WITHIN = 1024


def moved_to(mark: bytes) -> str:
    """Where a moved mark points, as a Location; empty when it does not say."""
    match = _CANONICAL.search(mark[:_CANONICAL_WITHIN])
    if match is None:
        return ""
    try:
        parts = urlsplit(unescape(match[1].decode()))
    except ValueError:
        return ""
    path = parts.path if "%" in parts.path else address.quoted(parts.path)
    if not path.isascii() or not path.startswith("/") or path.startswith("//"):
        return ""
    if parts.scheme == "https" and parts.netloc.isascii():
        return f"https://{parts.netloc}{path}"
    return path


class Site:
    """Entries of one tree."""

    def __init__(self, tree: Tree, memory_bytes: int, behind_tls: bool = False) -> None:
        self.tree = tree
        self.root = tree.site.resolve()
        self.store = Store(memory_bytes)
        self.journal = Journal(tree)
        self.guard = Guard(NO_POLICY, behind_tls)
        self._policy_version: tuple[int, int] | None = None
        self.look()

    @property
    def policy(self) -> policy.Policy:
        return self.guard.policy

    @property
    def is_pressed(self) -> bool:
        """Whether there is a tree to serve at all."""
        return self.policy is not NO_POLICY

    def look(self) -> None:
        """Take in what the press has done: at a ring, at each sweep."""
        self._look_at_policy()
        news = self.journal.look()
        if news.everything:
            self.store.clear()
        for file in news.files:
            self.store.changed(file)

    def sweep(self) -> None:
        """Once a second: look, and look again at what nobody vouches for."""
        self.store.sweep()
        self.look()

    def _look_at_policy(self) -> None:
        try:
            facts = self.tree.policy.stat()
            version = (facts.st_ino, facts.st_mtime_ns)
            if version != self._policy_version:
                self.guard = Guard(policy.load(self.tree.policy), self.guard.behind_tls)
                self._policy_version = version
                self.store.clear()  # heads hold the old policy
        except (OSError, ValueError):
            return  # missing or half a file: the last good policy stays

    def page(self, path: str) -> Entry | Elsewhere | None:
        """What answers a safe path. Raises OSError when the tree cannot be read just now."""
        return self._fetch(path, candidates(path))

    def error_page(self, file: str) -> Entry | None:
        """A pressed page that stands for an error, such as `en/404.html`."""
        entry = self._fetch(ERROR_PREFIX + file, [file])
        return entry if isinstance(entry, Entry) else None

    def _fetch(self, path: str, files: list[str]) -> Entry | Elsewhere | None:
        last = self.store.entries.get(path)
        if last is not None and not last.stale:
            last.used = True
            return last
        if last is None and path in self.store.missing:
            return None
        try:
            found, content = self._read(path)
        except OSError:
            if last is None:
                raise
            self.store.keep(last)
            return last
        if isinstance(found, Found) and content is not None:
            fresh = self._settle(path, found, content, last)
            if fresh is not None:
                return fresh
        elif last is not None and any(self.journal.recorded(file) for file in files):
            self.store.keep(last)
            return last
        self.store.drop(path)
        if isinstance(found, Elsewhere):
            return found
        self.store.note_missing(path)
        return None

    def _find(self, path: str) -> Found | Elsewhere | None:
        if path.startswith(ERROR_PREFIX):
            return Found(path.removeprefix(ERROR_PREFIX), 404)
        return look_up(self.root, path)

    def _read(self, path: str) -> tuple[Found | Elsewhere | None, load.Held | load.Large | None]:
        for _ in range(_TRIES):
            found = self._find(path)
            if not isinstance(found, Found):
                return found, None
            try:
                return found, load.load(self.root, found.file)
            except load.Outside:
                return None, None
            except OSError as fault:
                if fault.errno not in _GONE:
                    raise
                # The press renamed in between: what stands there now?
        return None, None

    def _settle(
        self, path: str, found: Found, content: load.Held | load.Large, last: Entry | None
    ) -> Entry | None:
        recorded = self.journal.recorded(found.file)
        agrees = isinstance(content, load.Large) or content.digest == recorded
        # Never so for a page that was killed: of that, not even the last good one is shown.
        if recorded and not agrees and last is not None and found.status != 410:
            self.store.keep(last)
            return last
        location = ""
        if found.status == 301:
            location = moved_to(content.identity) if isinstance(content, load.Held) else ""
            if not location:
                return None
        entry = make_entry(
            self.guard, path, found.file, found.status, content, location, recorded or ""
        )
        entry.settled = bool(recorded) and agrees
        self.store.put(entry)
        return entry

    def shell(self, edition: str) -> Entry | None:
        """The pressed search page of an edition."""
        entry = self.page(f"/{edition}/search/")
        return entry if isinstance(entry, Entry) and entry.status == 200 else None

    def close(self) -> None:
        self.journal.close()
