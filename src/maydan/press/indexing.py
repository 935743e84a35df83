"""Keeps the search indexes level with the pressed documents. The journal says what changed; a note
says how far an index has read it.

So a press killed between documents and index goes on where it was, and an index can always be made
anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from maydan.press.batch import Press
from maydan.pressed import manifest, search
from maydan.reader.outputs.base import DOCUMENTS

NOTE = "indexed"


def follow(press: Press) -> None:
    """Bring every edition's index to the journal's end."""
    seen = int(press.graph.meta(NOTE) or 0)
    newest = manifest.newest(press.link)
    if newest == seen:
        return
    changes = manifest.changes_after(press.link, seen)
    if changes is None:
        rebuild(press)
    else:
        put: dict[str, dict[str, str]] = defaultdict(dict)
        for change in changes:
            if change.path.startswith(DOCUMENTS):
                code, _, name = change.path.removeprefix(DOCUMENTS).partition("/")
                put[code][name.removesuffix(".json")] = change.digest
        for code, documents in put.items():
            _update(press, code, documents)
    press.graph.set_meta(NOTE, newest)


def _update(press: Press, code: str, documents: dict[str, str]) -> None:
    folder = press.tree.documents / code
    found: list[dict[str, Any]] = []
    drop = []
    for pk, digest in documents.items():
        data = press.disk.read(f"{DOCUMENTS}{code}/{pk}.json") if digest else None
        if data is None:
            drop.append(pk)
        else:
            found.append(json.loads(data))
    search.update(press.tree.search / code, found, drop, folder)


def rebuild(press: Press) -> None:
    """Make every index anew from the documents."""
    for folder in sorted(press.tree.documents.iterdir()):
        search.rebuild(press.tree.search / folder.name, folder)
    press.graph.set_meta(NOTE, manifest.newest(press.link))
