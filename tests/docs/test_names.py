"""Pages name only what there is: files, folders, functions, links; and every page can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.reading import DOCS, ROOT, SOURCE, code, find, links, names_in, pages, passages

MODULE = re.compile(r"(?:[\w-]+/)+[\w-]+\.py")
CALL = re.compile(r"((?:[A-Z]\w*\.)?\w+)\(.*\)")
FOLDER = re.compile(r"(?:[\w-]+/)+")
# Walks through the code: what they call must stand in a module that the same passage names.
WALKS = [DOCS / "tour.md", DOCS / "map.md", *sorted((DOCS / "decisions").glob("[0-9]*.md"))]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("document", pages(), ids=name_of)
def test_links_lead_somewhere(document: Path) -> None:
    lost = [
        link for link in links(document.read_text("utf-8")) if not (document.parent / link).exists()
    ]
    assert lost == []


@pytest.mark.parametrize("document", pages(), ids=name_of)
def test_modules_exist(document: Path) -> None:
    named = {name for name in code(document.read_text("utf-8")) if MODULE.fullmatch(name)}
    assert {name for name in named if find(name) is None} == set()


@pytest.mark.parametrize("document", WALKS, ids=name_of)
def test_functions_stand_where_the_passage_says(document: Path) -> None:
    lost = []
    for passage in passages(document.read_text("utf-8")):
        words = code(passage)
        modules = [path for name in words if MODULE.fullmatch(name) and (path := find(name))]
        known = {name for path in modules for name in names_in(path)}
        calls = {found[1] for word in words if (found := CALL.fullmatch(word))}
        lost += sorted(calls - known)
    assert lost == []


def test_the_tour_walks_through_real_code() -> None:
    text = (DOCS / "tour.md").read_text("utf-8")
    words = code(text)
    assert len([name for name in words if MODULE.fullmatch(name)]) >= 12
    assert len([name for name in words if CALL.fullmatch(name)]) >= 20


def test_folders_of_the_map_exist() -> None:
    words = code((DOCS / "map.md").read_text("utf-8"))
    named = {word for word in words if FOLDER.fullmatch(word) and not word.startswith("var/")}
    assert {word for word in named if find(word) is None} == set()


def test_the_map_has_every_room() -> None:
    words = code((DOCS / "map.md").read_text("utf-8"))
    rooms = {f"{path.parent.name}/" for path in SOURCE.glob("*/__init__.py")}
    assert rooms - set(words) == set()


def test_every_page_is_in_a_list_of_pages() -> None:
    listed = set()
    for index in (DOCS / "README.md", DOCS / "decisions" / "README.md"):
        listed |= {(index.parent / link).resolve() for link in links(index.read_text("utf-8"))}
    unlisted = {path for path in DOCS.rglob("*.md") if path.resolve() not in listed}
    assert unlisted - {DOCS / "README.md"} == set()


def test_decisions_are_numbered_without_gaps_and_have_their_three_parts() -> None:
    found = sorted((DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in found] == list(range(1, len(found) + 1))
    for path in found:
        parts = re.findall(r"^\*\*(\w+)\.\*\*", path.read_text("utf-8"), re.M)
        assert parts == ["Context", "Decision", "Consequence"], path.name
