"""The press's own books: the graph, where stories stand, encodings."""

from __future__ import annotations

import gzip
import sqlite3
from datetime import date

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.press import standing
from maydan.press.encodings import SMALLEST, encodings
from maydan.press.graph import Graph
from maydan.press.standing import Standing
from maydan.reader.outputs.base import Rendered

numbers = st.integers(1, 40)
some = st.lists(numbers, max_size=4, unique=True).map(lambda pks: tuple(sorted(pks)))
standings = st.builds(
    Standing,
    edition=st.sampled_from(["en", "ar", "pt-br"]),
    root=numbers,
    sections=some.filter(bool),
    regions=some,
    tags=some,
    coverages=some,
    contributors=some,
    kind=st.sampled_from(["news", "opinion"]),
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    translation_key=st.uuids().map(str),
)


@given(standings)
def test_where_a_story_stands_is_stored_and_read_back_whole(place: Standing) -> None:
    graph = Graph(sqlite3.connect(":memory:", isolation_level=None))
    graph.stand({"story:1": place.dump()})
    assert Standing.load(graph.standing("story:1")) == place
    graph.stand({"story:1": None})
    assert graph.standing("story:1") is None


@given(standings, standings)
def test_a_story_on_more_shelves_touches_no_less(place: Standing, other: Standing) -> None:
    def joined(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({*one, *two}))

    more = Standing(
        place.edition,
        place.root,
        joined(place.sections, other.sections),
        joined(place.regions, other.regions),
        joined(place.tags, other.tags),
        joined(place.coverages, other.coverages),
        joined(place.contributors, other.contributors),
        place.kind,
        place.day,
        place.translation_key,
    )
    assert standing.outputs(7, place) <= standing.outputs(7, more)
    for fewer, wider in zip(standing.keys(place), standing.keys(more), strict=True):
        assert fewer <= wider


@given(standings)
def test_each_shelf_has_its_list_its_months_and_its_pages(place: Standing) -> None:
    exact, prefixes = standing.keys(place)
    outputs = standing.outputs(7, place)
    assert {"story:7", "document:7"} <= outputs
    for kind, ref in place.shelves():
        assert f"newest|{kind}|{ref}|" in prefixes
        assert f"day|{kind}|{ref}|{place.day}" in exact
        assert f"month|{kind}|{ref}|{place.day[:7]}" in exact
        if kind != "kind":
            assert any(f":{kind}:{ref}" in one or f"person:{ref}" in one for one in outputs)


# ---- encodings


@given(st.binary(max_size=5000), st.sampled_from(["a.html", "static/a.css", "en/feed.json"]))
def test_encodings_decode_to_the_file_and_are_always_the_same(data: bytes, path: str) -> None:
    made = encodings(path, data)
    assert made == encodings(path, data)
    if len(data) < SMALLEST:
        assert made == {}
    else:
        assert brotli.decompress(made[".br"]) == data
        assert gzip.decompress(made[".gz"]) == data
        assert made[".gz"][4:8] == b"\0\0\0\0"  # no time in it


@pytest.mark.parametrize("path", ["_/pictures/a/320.jpg", "a.avif", "_/files/a.pdf", "f.woff2"])
def test_what_is_small_already_has_no_encodings(path: str) -> None:
    assert encodings(path, b"x" * 5000) == {}


# ---- the graph


@pytest.fixture
def graph() -> Graph:
    return Graph(sqlite3.connect(":memory:", isolation_level=None))


def test_learning_replaces_what_was_read_and_tells_what_was_let_go(graph: Graph) -> None:
    assert graph.learn(Rendered("home:en", {}, {"card|1": "a", "card|2": "b"})) == set()
    assert graph.learn(Rendered("home:en", {}, {"card|2": "c", "card|3": "d"})) == {"card|1"}
    assert graph.keys_of("home:en") == {"card|2", "card|3"}
    assert graph.digest("card|2") == "c"
    assert graph.readers("card|1") == []
    assert graph.readers("card|3") == ["home:en"]


def test_a_prefix_finds_its_own_keys_only(graph: Graph) -> None:
    keys = {
        "newest|tag|1|50": "a",
        "newest|tag|1|16": "b",
        "newest|tag|10|50": "c",
        "newest|tag": "d",
    }
    graph.set_digests(keys)
    assert set(graph.keys_under("newest|tag|1|")) == {"newest|tag|1|50", "newest|tag|1|16"}


def test_what_others_read_is_told_from_what_one_reads_itself(graph: Graph) -> None:
    graph.learn(Rendered("picture:5", {}, {"picture|5": "a"}))
    assert not graph.is_read("picture|5", by_other_than="picture:5")
    graph.learn(Rendered("story:1", {}, {"picture|5": "a"}))
    assert graph.is_read("picture|5", by_other_than="picture:5")
    graph.unlearn("story:1")
    assert not graph.is_read("picture|5", by_other_than="picture:5")
    assert not graph.knows("story:1")


def test_faults_stay_until_they_are_mended(graph: Graph) -> None:
    graph.fault("story:1", "TemplateError", "2026-03-14T12:00:00+00:00")
    graph.fault("story:1", "another", "2026-03-14T13:00:00+00:00")
    assert [row[:2] for row in graph.faults()] == [("story:1", "another")]
    graph.mended("story:1")
    assert graph.faults() == []
