"""The demo paper's text: all of it parses, every key leads somewhere, nothing public to a dead end.

That a picture can be drawn for each name: test_pictures.py. Loading into a database: demo/load.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from demo.pictures import series

CONTENT = Path(__file__).parents[2] / "demo" / "content"
AT_LEAST = {"en": 60, "ar": 40, "es": 40}
EDITIONS = tuple(AT_LEAST)
KINDS = {"news", "analysis", "opinion", "blog", "feature", "explainer", "gallery", "infographic"}
STATES = {"published", "draft", "scheduled", "killed", "unpublished"}
NOTES = {"ai_assisted", "sponsored"}
ROLES = {"reported", "citing", "first"}
REQUIRED = """
    key kind section slug headline standfirst slugline days_ago hour minute priority bylines
"""
OPTIONAL = """
    kicker dateline updated_hours_after regions tags coverages related picture sources notes body
    seo_headline social_headline corrections state kill_notice source_edition debt
"""
PICTURE = {"image", "caption", "alt", "credit"}
BLOCKS: dict[str, set[str]] = {
    "gallery": {"title", "pictures"},
    "picture": PICTURE,
    "pull_quote": {"text", "attribution"},
    "quotation": {"words", "speaker", "role", "where"},
    "related": {"title", "stories"},
    "read_more": {"story"},
    "fact_box": {"title", "text"},
    "table": {"caption", "header", "rows", "source"},
    "chart": {"title", "form", "unit", "rows", "source", "note"},
    "embed": {"url", "provider", "title", "author"},
    "file": {"name", "label"},
}
PLAIN_BLOCKS = {"paragraph": str, "subheading": str, "divider": bool}
TAGS = {"p", "b", "i", "a", "ul", "ol", "li", "sup", "sub"}
STORY_LINK = re.compile(r'href="story:([^"]+)"')
HREF = re.compile(r'href="([^"]*)"')
OUTSIDE = re.compile(r"https://([a-z0-9-]+\.)?example\.org(/|$)")

Table: TypeAlias = dict[str, Any]


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))


PAPER = _read(CONTENT / "paper.toml")
STORIES: dict[str, dict[str, Table]] = {
    edition: {path.stem: _read(path) for path in sorted((CONTENT / edition).glob("*.toml"))}
    for edition in EDITIONS
}
EACH = [
    pytest.param(edition, story, id=f"{edition}-{name}")
    for edition, stories in STORIES.items()
    for name, story in stories.items()
]


def _keys(table: str) -> set[str]:
    return {entry["key"] for entry in PAPER[table]}


def _blocks(story: Table, name: str) -> list[Any]:
    return [block[name] for block in story.get("body", []) if name in block]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _pictures(story: Table) -> list[Table]:
    inside = [p for gallery in _blocks(story, "gallery") for p in gallery["pictures"]]
    lead = [story["picture"]] if "picture" in story else []
    return [*lead, *_blocks(story, "picture"), *inside]


def _stories_named(story: Table) -> set[str]:
    named = set(story.get("related", [])) | {b["story"] for b in _blocks(story, "read_more")}
    for block in _blocks(story, "related"):
        named |= set(block["stories"])
    for text in _strings(story.get("body", [])):
        named |= set(STORY_LINK.findall(text))
    return named


def _state(story: Table) -> str:
    return str(story.get("state", "published"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_has_its_stories(edition: str) -> None:
    assert len(STORIES[edition]) >= AT_LEAST[edition]


@pytest.mark.parametrize("table", ["section", "region", "tag", "coverage", "contributor", "fixed"])
def test_every_entry_of_the_paper_is_in_all_three_languages(table: str) -> None:
    entries = PAPER[table]
    assert len({entry["key"] for entry in entries}) == len(entries)
    for entry in entries:
        fields = [{name for name, text in entry[e].items() if text} for e in EDITIONS]
        assert fields[0] == fields[1] == fields[2], entry["key"]
        assert "name" in fields[0] or "title" in fields[0]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", ["section", "region", "tag", "coverage", "contributor"])
def test_slugs_are_short_latin_and_used_once(edition: str, table: str) -> None:
    slugs = [entry[edition]["slug"] for entry in PAPER[table]]
    assert len(set(slugs)) == len(slugs)
    assert [s for s in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s)] == []


def test_parents_faces_and_cover_pictures_exist() -> None:
    assert {s["parent"] for s in PAPER["section"]} - {""} <= _keys("section")
    faces = {c["face"] for c in PAPER["contributor"] if c["kind"] == "person"}
    assert faces | {c["picture"] for c in PAPER["coverage"]} <= set(series.NAMES)
    assert {c["face"] for c in PAPER["contributor"] if c["kind"] == "desk"} == {""}


@pytest.mark.parametrize("edition", EDITIONS)
def test_story_slugs_are_latin_and_used_once(edition: str) -> None:
    slugs = [story["slug"] for story in STORIES[edition].values()]
    assert len(set(slugs)) == len(slugs)
    assert [s for s in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s)] == []


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_story_has_the_fields_it_needs_and_no_others(edition: str, story: Table) -> None:
    assert STORIES[edition][story["key"]] is story, "the file is named after the key"
    assert set(REQUIRED.split()) <= set(story)
    assert set(story) <= {*REQUIRED.split(), *OPTIONAL.split()}
    assert all(story[name] for name in ("headline", "standfirst", "bylines", "slugline"))


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_story_uses_only_known_values(edition: str, story: Table) -> None:
    assert story["kind"] in KINDS
    assert _state(story) in STATES
    assert set(story.get("notes", [])) <= NOTES
    assert {source["role"] for source in story.get("sources", [])} <= ROLES
    assert 0 <= story["days_ago"] <= 75
    assert 0 <= story["hour"] <= 23
    assert 0 <= story["minute"] <= 59
    assert 1 <= story["priority"] <= 5
    assert bool(story.get("kill_notice")) == (_state(story) == "killed")


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_every_key_of_a_story_is_one_of_the_paper(edition: str, story: Table) -> None:
    assert story["section"] in _keys("section")
    assert set(story["bylines"]) <= _keys("contributor")
    for field, table in (("regions", "region"), ("tags", "tag"), ("coverages", "coverage")):
        assert set(story.get(field, [])) <= _keys(table), field


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_story_names_other_stories_of_its_edition(edition: str, story: Table) -> None:
    named = _stories_named(story)
    assert named <= set(STORIES[edition])
    assert story["key"] not in named


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_what_is_public_leads_only_to_what_is_public(edition: str, story: Table) -> None:
    hidden = {key for key, other in STORIES[edition].items() if _state(other) != "published"}
    if _state(story) == "published":
        assert _stories_named(story) & hidden == set()
    else:
        assert story["key"] in hidden


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_pictures_exist_and_are_described(edition: str, story: Table) -> None:
    for picture in _pictures(story):
        assert set(picture) == PICTURE
        assert picture["image"] in series.NAMES
        assert picture["alt"].strip()
        assert picture["credit"].strip()


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_body_is_made_of_known_blocks(edition: str, story: Table) -> None:
    assert story.get("body"), "a story has a body"
    for block in story["body"]:
        ((name, value),) = block.items()
        if name in PLAIN_BLOCKS:
            assert isinstance(value, PLAIN_BLOCKS[name])
            assert value
        else:
            assert set(value) <= BLOCKS[name], name


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_rows_fit_their_tables_and_charts(edition: str, story: Table) -> None:
    for table in _blocks(story, "table"):
        assert {len(row) for row in table["rows"]} == {len(table["header"])}
        assert table["source"]
    for chart in _blocks(story, "chart"):
        assert chart["form"] in {"bars", "columns", "line"}
        assert chart["source"]
        assert all(isinstance(n, int | float) for _, n in chart["rows"])
    for gallery in _blocks(story, "gallery"):
        assert len(gallery["pictures"]) >= 2


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_html_keeps_to_its_few_tags_and_addresses_to_example_org(
    edition: str, story: Table
) -> None:
    texts = [*_blocks(story, "paragraph"), *(b["text"] for b in _blocks(story, "fact_box"))]
    html = " ".join(texts)
    opened = re.findall(r"<([a-z0-9]+)[^>]*>", html)
    assert set(opened) <= TAGS
    assert sorted(opened) == sorted(re.findall(r"</([a-z0-9]+)>", html))
    addresses = [a for a in HREF.findall(html) if not a.startswith("story:")]
    addresses += [entry["url"] for entry in story.get("sources", [])]
    addresses += [embed["url"] for embed in _blocks(story, "embed")]
    assert [a for a in addresses if not OUTSIDE.match(a)] == []


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_file_offered_is_there(edition: str, story: Table) -> None:
    for offered in _blocks(story, "file"):
        assert (CONTENT / "files" / offered["name"]).stat().st_size > 0


@pytest.mark.parametrize(("edition", "story"), EACH)
def test_a_translation_names_an_edition_that_has_the_story(edition: str, story: Table) -> None:
    source = story.get("source_edition", edition)
    assert story["key"] in STORIES[source]
    assert STORIES[source][story["key"]]["kind"] == story["kind"]
    if story.get("debt"):
        assert source != edition, "only a translation can lag behind"


def test_the_english_edition_shows_every_kind_section_state_and_block() -> None:
    stories = STORIES["en"].values()
    assert {story["kind"] for story in stories} == KINDS
    assert {story["section"] for story in stories} == _keys("section")
    assert {_state(story) for story in stories} == STATES
    shown = {name for story in stories for block in story["body"] for name in block}
    assert shown == {*BLOCKS, *PLAIN_BLOCKS}
    assert {cover for story in stories for cover in story.get("coverages", [])} == _keys("coverage")


def test_translations_link_the_editions_both_ways() -> None:
    for edition in ("ar", "es"):
        shared = set(STORIES["en"]) & set(STORIES[edition])
        assert len(shared) >= 28
        assert set(STORIES[edition]) - set(STORIES["en"]), "an edition writes stories of its own"


@pytest.mark.parametrize("edition", EDITIONS)
def test_flashes_are_short_and_lead_to_public_stories(edition: str) -> None:
    flashes = [f for f in _read(CONTENT / "flashes.toml")["flash"] if f["edition"] == edition]
    public = {key for key, story in STORIES[edition].items() if _state(story) == "published"}
    assert [f["text"] for f in flashes if not 0 < len(f["text"]) <= 140] == []
    assert {f["story"] for f in flashes if "story" in f} <= public
    assert sum(f["priority"] == 1 for f in flashes) == 1
    assert sum(f["retracted"] for f in flashes) == 1
    assert sum(f["minutes_ago"] > 60 * f["expires_hours"] for f in flashes) == 1
