"""What a fact touches: candidate keys to read again, and outputs that may begin to exist. Then:
which outputs to render.

A candidate key costs one read; only a key whose digest changed costs a rendering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from maydan.editions.models import Edition, FixedPage, OldAddress, Section
from maydan.press import catalogue, standing
from maydan.press.graph import Graph
from maydan.press.standing import Standing
from maydan.reader.outputs.base import id_of, rank_of
from maydan.reader.read.editions import NAMED
from maydan.reader.read.record import bulk, key_of, reread
from maydan.stories.models import Story


@dataclass
class Touched:
    """What some facts may have changed."""

    keys: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    outputs: set[str] = field(default_factory=set)
    standings: dict[str, Any] = field(default_factory=dict)
    stories: set[int] = field(default_factory=set)

    def key(self, kind: str, *words: object) -> None:
        self.keys.add(key_of(kind, *words))

    def under(self, kind: str, *words: object) -> None:
        self.prefixes.add(key_of(kind, *words, ""))

    def output(self, name: str, *words: object) -> None:
        self.outputs.add(id_of(name, *words))


@dataclass(frozen=True)
class Plan:
    outputs: list[str]  # in the order of readers' need
    digests: dict[str, str]  # of candidate keys, as they are now
    standings: dict[str, Any]


def plan(graph: Graph, facts: Iterable[tuple[str, str]]) -> Plan:
    """Which outputs these facts make stale. Needs a read session."""
    touched = Touched()
    for kind, ref in dict.fromkeys(facts):
        _MEANINGS[kind](graph, touched, ref)
    for pk in sorted(touched.stories):
        _story_itself(graph, touched, pk)
    candidates = {key for key in touched.keys if graph.digest(key) is not None}
    for prefix in touched.prefixes:
        candidates.update(graph.keys_under(prefix))
    digests = {key: reread(key) for key in sorted(candidates)}
    stale = {
        output
        for key, digest in digests.items()
        if graph.digest(key) != digest
        for output in graph.readers(key)
    }
    stale |= {output for output in touched.outputs if not graph.knows(output)}
    return Plan(in_order(stale), digests, touched.standings)


def in_order(outputs: Iterable[str]) -> list[str]:
    return sorted(outputs, key=lambda output: (rank_of(output), output))


def _story(graph: Graph, touched: Touched, ref: str) -> None:
    touched.stories.add(int(ref))


def _story_itself(graph: Graph, touched: Touched, pk: int) -> None:
    ref = f"story:{pk}"
    for kind in ("card", "story", "page_address", "kill"):
        touched.key(kind, pk)
    touched.under("flashes")
    _old_addresses(touched, OldAddress.STORY, pk)
    now = standing.of(pk)
    for place in (Standing.load(graph.standing(ref)), now):
        if place:
            exact, prefixes = standing.keys(place)
            touched.keys |= exact
            touched.prefixes |= prefixes
    if now:
        touched.outputs |= standing.outputs(pk, now)
    touched.standings[ref] = now.dump() if now else None


def _section(graph: Graph, touched: Touched, ref: str) -> None:
    pk = int(ref)
    with bulk() as alias:
        row = Section.objects.using(alias).filter(pk=pk).first()
        stood = graph.standing(f"section:{pk}")
        now = [row.url_path, row.path, row.live] if row else None
        moved = stood is not None and now != stood
        if row and (moved or stood is None):
            below = Page.objects.using(alias).filter(path__startswith=row.path)
            for child in (
                Section.objects.using(alias)
                .filter(pk__in=below.values("pk"))
                .values_list("pk", flat=True)
            ):
                touched.key("section", child)
                touched.key("page_address", child)
            if moved:
                touched.stories.update(
                    Story.objects.using(alias)
                    .filter(path__startswith=row.path, live=True)
                    .values_list("pk", flat=True)
                )
    touched.standings[f"section:{pk}"] = now
    touched.key("section", pk)
    touched.key("page_address", pk)
    touched.key("front", pk)
    touched.under("section")
    for kind in ("nav", "front_topics", "subsections", "page_translations"):
        touched.under(kind)
    _old_addresses(touched, OldAddress.SECTION, pk)
    touched.output("section", pk)
    touched.output("section-feeds", pk)


def _edition(graph: Graph, touched: Touched, ref: str) -> None:
    pk = int(ref)
    with bulk() as alias:
        code = Edition.objects.using(alias).filter(pk=pk).values_list("slug", flat=True).first()
    touched.key("editions")
    touched.key("accents")
    for kind in ("edition", "nav", "page_address", "page_translations"):
        touched.under(kind)
    touched.prefixes.add("edition|")
    if code:
        touched.outputs |= catalogue.of_edition(code)
    touched.outputs |= set(catalogue.OF_THE_PAPER)


def _fixed(graph: Graph, touched: Touched, ref: str) -> None:
    pk = int(ref)
    touched.key("fixed", pk)
    touched.key("page_address", pk)
    with bulk() as alias:
        key = (
            FixedPage.objects.using(alias)
            .filter(pk=pk)
            .values_list("translation_key", flat=True)
            .first()
        )
    if key:
        touched.key("page_translations", key)
    else:
        touched.under("page_translations")
    touched.under("nav")
    touched.output("fixed", pk)


def _contributor(graph: Graph, touched: Touched, ref: str) -> None:
    pk = int(ref)
    touched.key("contributor", pk)
    touched.under("people")
    _named(touched, "contributor", pk)
    touched.output("person", pk)
    touched.output("topic-feed", "contributor", pk)


def _topic(kind: str) -> Callable[[Graph, Touched, str], None]:
    def meaning(graph: Graph, touched: Touched, ref: str) -> None:
        pk = int(ref)
        touched.key("topic", kind, pk)
        touched.under("newest", kind, pk)
        touched.under("nav")
        touched.under("front_topics")
        touched.key("essential", pk)
        _named(touched, kind, pk)
        touched.output("topic", kind, pk)
        touched.output("topic-feed", kind, pk)

    return meaning


def _named(touched: Touched, kind: str, pk: int) -> None:
    with bulk() as alias:
        key = (
            NAMED[kind]
            ._default_manager.using(alias)
            .filter(pk=pk)
            .values_list("translation_key", flat=True)
            .first()
        )
    if key:
        touched.key("named_translations", kind, key)
    else:  # deleted: its key went with it
        touched.under("named_translations", kind)
    _old_addresses(touched, kind, pk)


def _old_addresses(touched: Touched, kind: str, pk: int) -> None:
    with bulk() as alias:
        paths = list(
            OldAddress.objects.using(alias)
            .filter(kind=kind, target=pk)
            .values_list("path", flat=True)
        )
    for path in paths:
        touched.key("old_address", path)
        touched.output("moved", path)


def _picture(graph: Graph, touched: Touched, ref: str) -> None:
    touched.key("picture", ref)


def _file(graph: Graph, touched: Touched, ref: str) -> None:
    touched.key("file", ref)


def _flash(graph: Graph, touched: Touched, ref: str) -> None:
    touched.under("flashes")


def _front(graph: Graph, touched: Touched, ref: str) -> None:
    touched.key("front", ref)


def _address(graph: Graph, touched: Touched, ref: str) -> None:
    touched.key("old_address", ref)
    touched.output("moved", ref)


def _kill(graph: Graph, touched: Touched, ref: str) -> None:
    touched.key("kill", ref)
    touched.output("gone", ref)
    touched.stories.add(int(ref))


def _clock(graph: Graph, touched: Touched, ref: str) -> None:
    code, _, unit = ref.rpartition(":")
    touched.key("clock", code, unit)
    if unit == "hour":
        touched.key("flashes", code)
        touched.key("recent", code)
        touched.under("front")


_MEANINGS: dict[str, Callable[[Graph, Touched, str], None]] = {
    "story": _story,
    "section": _section,
    "edition": _edition,
    "fixed": _fixed,
    "contributor": _contributor,
    "tag": _topic("tag"),
    "region": _topic("region"),
    "coverage": _topic("coverage"),
    "picture": _picture,
    "file": _file,
    "flash": _flash,
    "front": _front,
    "address": _address,
    "kill": _kill,
    "clock": _clock,
}
