"""What a reader asks of search, and finding it: parameters to an Ask, an Ask to results of an
edition's index.

Every word must stand in a text of the story; the last may be the beginning of one. Runs in a pool's
thread, never on the loop. How results look is results.py's.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlencode

import tantivy
from tantivy import FieldType, Occur, Query

from maydan.lib import fold
from maydan.lib.direction import plain_line
from maydan.pressed import search

QUERY_LIMIT = 200
WORD_LIMIT = 12
PAGE_SIZE = 20
PAGE_LIMIT = 50
BEST, NEW = "best", "new"
_FIELDS_LIMIT = 20
_BOOSTS = {search.HEADLINE: 4.0, search.STANDFIRST: 2.0, search.BYLINES: 2.0, search.BODY: 1.0}
_PREFIX_LEAST = 2  # one letter begins too many words to be worth anything
_PREFIX_WEIGHT = 0.5


@dataclass(frozen=True)
class Ask:
    """One search.

    `since` and `until` are seconds, inclusive; empty strings and None filter nothing.
    """

    text: str
    section: str = ""
    kind: str = ""
    since: int | None = None
    until: int | None = None
    sort: str = BEST
    page: int = 1
    days: tuple[str, str] = ("", "")  # as they were asked, for links

    def on_page(self, page: int) -> Ask:
        return replace(self, page=page)

    def query_string(self) -> str:
        """The parameters that ask for this again."""
        fields = {
            "q": self.text,
            "section": self.section,
            "kind": self.kind,
            "from": self.days[0],
            "to": self.days[1],
            "sort": self.sort if self.sort != BEST else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True)
class Results:
    """How many there are, and one page of them: cards as HTML, items as JSON text."""

    total: int
    cards: list[str]
    items: list[str]


class Unavailable(Exception):
    """There is no index that can be asked."""


def read(query: str) -> Ask | None:
    """The Ask in a query string.

    None when it has no `q`. What makes no sense in it is left out. Raises ValueError.
    """
    fields = parse_qs(query, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS_LIMIT)
    if "q" not in fields:
        return None
    first = {name: plain_line(values[0])[:QUERY_LIMIT] for name, values in fields.items()}
    since, until = first.get("from", ""), first.get("to", "")
    return Ask(
        text=first["q"],
        section=first.get("section", "").strip("/"),
        kind=first.get("kind", ""),
        since=_day(since, 0),
        until=_day(until, 1),
        sort=NEW if first.get("sort") == NEW else BEST,
        page=_page(first.get("page", "")),
        days=(since, until),
    )


def _day(text: str, days: int) -> int | None:
    try:
        start = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
        return int((start + timedelta(days=days)).timestamp()) - days
    except (ValueError, OverflowError):
        return None


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 1
    return min(max(number, 1), PAGE_LIMIT)


def build(schema: tantivy.Schema, ask: Ask) -> Query | None:
    """The engine's query; None when there is no word to look for."""
    words = fold.words(ask.text)[:WORD_LIMIT]
    if not words:
        return None
    musts = [_word(schema, word, rank == len(words)) for rank, word in enumerate(words, 1)]
    for name, value in ((search.SECTION, ask.section), (search.KIND, ask.kind)):
        if value:
            musts.append(Query.const_score_query(Query.term_query(schema, name, value), 0.0))
    if ask.since is not None or ask.until is not None:
        dates = Query.range_query(schema, search.PUBLISHED, FieldType.Integer, ask.since, ask.until)
        musts.append(Query.const_score_query(dates, 0.0))
    return Query.boolean_query([(Occur.Must, must) for must in musts])


def _word(schema: tantivy.Schema, word: str, is_last: bool) -> Query:
    anywhere = [
        Query.boost_query(Query.term_query(schema, name, word), boost)
        for name, boost in _BOOSTS.items()
    ]
    if is_last and len(word) >= _PREFIX_LEAST:
        # Folded words hold letters, digits and underscores only: nothing that a pattern would take
        # for its own.
        anywhere += [
            Query.const_score_query(
                Query.regex_query(schema, name, f"{word}.*"), boost * _PREFIX_WEIGHT
            )
            for name, boost in _BOOSTS.items()
        ]
    return Query.disjunction_max_query(anywhere, 0.1)


class Finder:
    """The index of one edition, opened when first asked and again when the press has rebuilt it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: tantivy.Index | None = None
        self._version: int | None = None
        self._lock = Lock()

    def find(self, ask: Ask) -> Results:
        """One page of what matches. Raises Unavailable."""
        try:
            index = self._fresh()
            wanted = build(index.schema, ask)
            if wanted is None:
                return Results(0, [], [])
            return _results(index.searcher(), wanted, ask)
        except (OSError, ValueError) as fault:
            raise Unavailable(str(fault)) from fault

    def _fresh(self) -> tantivy.Index:
        with self._lock:
            try:
                version = self._folder.stat().st_ino
                if self._index is None or version != self._version:
                    index = tantivy.Index.open(os.fspath(self._folder))
                    index.config_reader("manual")
                    self._index, self._version = index, version
                self._index.reload()
            except (OSError, ValueError):
                # Between two renames of a rebuild: the old one is still open and answers.
                if self._index is None:
                    raise
            return self._index


def _results(searcher: tantivy.Searcher, wanted: Query, ask: Ask) -> Results:
    start = (ask.page - 1) * PAGE_SIZE
    if ask.sort == NEW:
        found = searcher.search(wanted, PAGE_SIZE, order_by_field=search.PUBLISHED, offset=start)
        chosen = [where for _, where in found.hits]
    else:
        # Of equally good ones the newest comes first, over all pages that can be asked for.
        found = searcher.search(wanted, PAGE_SIZE * PAGE_LIMIT)
        places = [where for _, where in found.hits]
        times = searcher.fast_field_values(search.PUBLISHED, places)
        ranked = sorted(
            zip(found.hits, times, strict=True),
            key=lambda pair: (-round(pair[0][0], 2), -(pair[1] or 0)),
        )
        chosen = [where for (_, where), _ in ranked[start : start + PAGE_SIZE]]
    documents = [searcher.doc(where) for where in chosen]
    return Results(
        _count(found),
        [_text(document, search.CARD) for document in documents],
        [_text(document, search.JSON) for document in documents],
    )


def _count(found: Any) -> int:  # the library's types leave `count` out
    return int(found.count)


def _text(document: tantivy.Document, name: str) -> str:
    value = document.get_first(name)
    return bytes(value).decode() if value is not None else ""
