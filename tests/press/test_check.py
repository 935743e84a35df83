"""`press --check` finds every way in which a tree can be wrong, and `--repair` mends it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from maydan.press import check
from maydan.press.check import DIFFERENT, ENCODING, MISSING, STRAY, UNNOTED
from maydan.pressed import manifest
from tests.newsroom import ALIAS, Newsroom, contents

pytestmark = pytest.mark.django_db
PAGE = "en/world/2026/03/14/a-headline/index.html"


def flip(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)


def empty(place: Path) -> None:
    place.write_bytes(b"")


def cut(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-20])


def swap(place: Path) -> None:
    other = place.parents[5] / "index.html"
    first, second = place.read_bytes(), other.read_bytes()
    place.write_bytes(second)
    other.write_bytes(first)


def as_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()
    (place / "inside.txt").write_text("x")


def wrong_gzip(place: Path) -> None:
    Path(f"{place}.gz").write_bytes(gzip.compress(b"something else"))


def no_brotli(place: Path) -> None:
    Path(f"{place}.br").unlink()


def stray(place: Path) -> None:
    place.with_name("stray.html").write_text("<p>nobody made me")


def lone_encoding(place: Path) -> None:
    place.with_name("lone.html.br").write_bytes(b"x")


def link_out(place: Path) -> None:
    place.with_name("out.html").symlink_to("/etc/hostname")


WRONGS: dict[Callable[[Path], None], set[str]] = {
    flip: {DIFFERENT},
    empty: {DIFFERENT},
    cut: {DIFFERENT},
    swap: {DIFFERENT},
    Path.unlink: {MISSING},
    as_folder: {MISSING, STRAY},
    wrong_gzip: {ENCODING},
    no_brotli: {ENCODING},
    stray: {STRAY},
    lone_encoding: {STRAY},
    link_out: {STRAY},
}


def test_each_wrong_is_found_and_mended(newsroom: Newsroom) -> None:
    newsroom.story("en")
    newsroom.press()
    before = contents(newsroom.tree)
    assert check.check(newsroom.own_press, alias=ALIAS) == []
    folder = PAGE.rpartition("/")[0]
    for wrong, kinds in WRONGS.items():
        wrong(newsroom.tree.site / PAGE)
        found = check.check(newsroom.own_press, alias=ALIAS)
        assert {one.kind for one in found} == kinds, wrong
        paths = {one.path for one in found}
        assert all(path.startswith(folder) or path == "en/index.html" for path in paths), wrong
        assert check.repair(newsroom.own_press, found, alias=ALIAS) == [], wrong
        assert contents(newsroom.tree) == before, wrong


def test_a_check_writes_nothing(newsroom: Newsroom) -> None:
    newsroom.story("en")
    newsroom.press()
    flip(newsroom.tree.site / PAGE)
    after = contents(newsroom.tree)
    dump = list(newsroom.own_press.link.iterdump())
    check.check(newsroom.own_press, alias=ALIAS)
    assert contents(newsroom.tree) == after
    assert list(newsroom.own_press.link.iterdump()) == dump


def test_a_manifest_that_lies_is_found_and_mended(newsroom: Newsroom) -> None:
    newsroom.story("en")
    newsroom.press()
    link = newsroom.own_press.link
    link.execute("UPDATE file SET digest = 'x' WHERE path = ?", (PAGE,))
    link.execute("DELETE FROM file WHERE path = 'en/rss.xml'")
    link.execute("INSERT INTO file VALUES ('en/ghost.html', 'y', 1, 'story:99')")
    found = check.check(newsroom.own_press, alias=ALIAS)
    assert {(one.kind, one.path) for one in found} == {
        (UNNOTED, PAGE),
        (UNNOTED, "en/rss.xml"),
        (STRAY, "en/ghost.html"),
    }
    assert check.repair(newsroom.own_press, found, alias=ALIAS) == []
    data = (newsroom.tree.site / PAGE).read_bytes()
    assert manifest.digest_at(link, PAGE) == manifest.digest_of(data)


def test_documents_pictures_and_the_policy_are_looked_at_too(newsroom: Newsroom) -> None:
    story = newsroom.story("en", lead_picture=newsroom.picture(), lead_alt="A colour")
    newsroom.press()
    tree = newsroom.tree
    (tree.documents / "en" / f"{story.pk}.json").write_bytes(b"{}")
    (tree.documents / "en" / "99.json").write_bytes(b"{}")
    tree.policy.write_bytes(b"{}")
    (picture,) = tree.site.glob("_/pictures/*/320.jpg")
    picture.unlink()
    found = check.check(newsroom.own_press, alias=ALIAS)
    assert {(one.kind, one.path.replace(picture.parent.name, "*")) for one in found} == {
        (DIFFERENT, f"@documents/en/{story.pk}.json"),
        (STRAY, "@documents/en/99.json"),
        (DIFFERENT, "@policy.json"),
        (MISSING, "_/pictures/*/320.jpg"),
    }
    assert check.repair(newsroom.own_press, found, alias=ALIAS) == []
