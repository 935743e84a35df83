"""The search index that press writes and serve asks: its fields, and how documents become one.

The index is made from `documents/{edition}/*.json` and holds nothing else, so it can always be
rebuilt. What a query means is serve's. This is the one module of `pressed` that needs a library
(tantivy); it is imported inside the functions, so that whoever needs only layout or manifest runs
without it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maydan.lib import fold

if TYPE_CHECKING:
    import tantivy

HEADLINE, STANDFIRST, BODY, BYLINES = TEXTS = ("headline", "standfirst", "body", "bylines")
ID = "id"
SECTION = "section"  # the section's path and those above it: `world/asia`, `world`
KIND = "kind"
PUBLISHED = "published"
CARD = "card"
JSON = "json"
# Changes with the fields or the folding: an index of another format is rebuilt.
FORMAT = "1"
_FORMAT_FILE = "format"
_HEAP = 15_000_000  # the least that tantivy takes; batches are small


class SearchBroken(Exception):
    """The index cannot be opened or written: `rebuild` it."""


def schema() -> tantivy.Schema:
    """The fields of an index.

    Texts hold folded words with spaces between, so that folding happens in one place.
    """
    import tantivy  # noqa: PLC0415 - see the head of this module

    made = tantivy.SchemaBuilder()
    for name in TEXTS:
        made.add_text_field(name, tokenizer_name="whitespace")
    for name in (ID, SECTION, KIND):
        made.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    made.add_integer_field(PUBLISHED, stored=True, indexed=True, fast=True)
    for name in (CARD, JSON):
        made.add_bytes_field(name, stored=True)  # as text it would be indexed too
    return made.build()


def update(
    folder: Path, put: Iterable[dict[str, Any]], drop: Iterable[str], documents: Path | None = None
) -> None:
    """Put and drop documents in the index at `folder`, in one commit; killed in between, the old
    index stands.

    An index that is missing, broken, locked or of an older format is rebuilt from `documents`,
    which must then hold the change already; without `documents` that raises SearchBroken.
    """
    try:
        _commit(_open(folder), put, drop)
    except SearchBroken:
        if documents is None:
            raise
        rebuild(folder, documents)


def rebuild(folder: Path, documents: Path) -> int:
    """Make the index at `folder` anew from a folder of JSON documents.

    Returns how many. Readers keep the old one till then.
    """
    import tantivy  # noqa: PLC0415 - see the head of this module

    fresh = folder.with_name(f".{folder.name}.new")
    old = folder.with_name(f".{folder.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / _FORMAT_FILE).write_text(FORMAT)
    count = _commit(tantivy.Index(schema(), path=os.fspath(fresh)), read_documents(documents), ())
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return count


def read_documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The documents of an edition, in the order of their names.

    Raises ValueError for one that is not JSON.
    """
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_bytes())


def _open(folder: Path) -> tantivy.Index:
    import tantivy  # noqa: PLC0415 - see the head of this module

    try:
        if (folder / _FORMAT_FILE).read_text() != FORMAT:
            raise SearchBroken(f"{folder.name}: an index of another format")
        return tantivy.Index.open(os.fspath(folder))
    except (OSError, ValueError) as fault:
        raise SearchBroken(f"{folder.name}: {fault}") from fault


def _commit(index: tantivy.Index, put: Iterable[dict[str, Any]], drop: Iterable[str]) -> int:
    try:
        writer = index.writer(_HEAP, 1)
    except (OSError, ValueError) as fault:
        raise SearchBroken(str(fault)) from fault
    count = 0
    for identity in drop:
        writer.delete_documents_by_term(ID, identity)
    for document in put:
        writer.delete_documents_by_term(ID, str(document[ID]))
        writer.add_document(_indexed(document))
        count += 1
    try:
        writer.commit()
        writer.wait_merging_threads()
    except (OSError, ValueError) as fault:
        raise SearchBroken(str(fault)) from fault
    return count


def _indexed(document: dict[str, Any]) -> tantivy.Document:
    import tantivy  # noqa: PLC0415 - see the head of this module

    made = tantivy.Document()
    for name in TEXTS:
        made.add_text(name, " ".join(fold.words(str(document.get(name, "")))))
    made.add_text(ID, str(document[ID]))
    for section in with_ancestors(str(document.get(SECTION, ""))):
        made.add_text(SECTION, section)
    made.add_text(KIND, str(document.get(KIND, "")))
    made.add_integer(PUBLISHED, int(document[PUBLISHED]))
    made.add_bytes(CARD, str(document.get(CARD, "")).encode())
    made.add_bytes(JSON, _as_text(document.get(JSON, {})).encode())
    return made


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def with_ancestors(section: str) -> list[str]:
    """`world/asia/east` and what it stands in: `world/asia`, `world`."""
    parts = section.split("/")
    return ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
