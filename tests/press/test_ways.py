"""Old addresses that stand where the press writes files of its own."""

from __future__ import annotations

import pytest

from maydan.editions.addresses import is_file
from maydan.editions.models import OldAddress
from maydan.press.targets.disk import Disk
from tests.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_no_old_address_stops_the_press_at_a_file_of_ours(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "First")
    newsroom.press()
    for path in (
        "/robots.txt/",
        "/en/rss.xml/",
        "/en/index.html/x/",
        f"{story.address}story.json/",
    ):
        OldAddress.objects.create(path=path, kind=OldAddress.STORY, target=story.pk)
    later = newsroom.story("en", "Later")
    newsroom.press()
    assert newsroom.has(f"{later.address}index.html")
    assert newsroom.has("robots.txt")


def test_a_mark_below_a_file_is_not_there_and_so_is_taken_away(newsroom: Newsroom) -> None:
    newsroom.press()
    target = Disk(newsroom.tree)
    target.begin()
    target.settle(["robots.txt/moved.html"])
    assert newsroom.has("robots.txt")


def test_every_file_that_is_pressed_is_known_by_its_name(newsroom: Newsroom) -> None:
    newsroom.story("en", "First")
    newsroom.press()
    site = newsroom.tree.site
    found = {
        path.name
        for path in site.rglob("*")
        if path.is_file() and path.relative_to(site).parts[0] not in ("_", "static")
    }
    assert "rss.xml" in found
    assert {name for name in found if not is_file(name)} == set()
