"""A press that dies at any point of a batch, or meets a full disk there, is mended by the next one,
also when the newsroom has gone on or back meanwhile.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from wagtail.models import Page

from maydan.press import batch, check, indexing, worker
from maydan.press.graph import Graph
from maydan.press.targets.disk import Disk
from maydan.pressed import manifest
from maydan.stories import actions
from maydan.stories.models import Story
from tests.newsroom import ALIAS, Newsroom

pytestmark = pytest.mark.django_db


class Died(BaseException):
    """kill -9, as far as the code can tell: nothing catches it."""


# Every step of a batch that leaves something behind, or is about to.
STEPS: list[tuple[Any, str]] = [
    (Disk, "_stage_bytes"),
    (Disk, "_stage_link"),
    (Disk, "_sync"),
    (Disk, "_rename"),
    (Disk, "_remove"),
    (Graph, "pend"),
    (Graph, "settled"),
    (Graph, "learn"),
    (Graph, "stand"),
    (Graph, "all_learned"),
    (manifest, "record"),
    (manifest, "forget"),
    (batch.Press, "_drop_unread"),
    (indexing, "_update"),
]


@contextmanager
def failing(step: int, fault: BaseException) -> Iterator[list[str]]:
    """Raise `fault` at the given step of what happens inside; yields the steps passed."""
    passed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in STEPS:
            patch.setattr(owner, name, _trap(getattr(owner, name), name, passed, step, fault))
        yield passed


def _trap(was: Any, name: str, passed: list[str], step: int, fault: BaseException) -> Any:
    def trapped(*args: Any) -> Any:
        passed.append(name)
        if len(passed) == step:
            raise fault
        return was(*args)

    return trapped


def reopen(newsroom: Newsroom) -> None:
    newsroom.own_press.close()
    del newsroom.own_press


def is_right(newsroom: Newsroom) -> None:
    assert check.check(newsroom.own_press, alias=ALIAS) == []
    assert newsroom.own_press.graph.pending() == []
    assert newsroom.own_press.graph.unlearned() == []


Deed = Callable[[Newsroom, Story, int], None]


def publish_then_kill(newsroom: Newsroom, story: Story, turn: int) -> None:
    """A story that the dead press had begun to write is killed before the next one starts."""
    if turn == 0:
        newsroom.other = newsroom.story(
            "en", "Short-lived", lead_picture=story.lead_picture, lead_alt="x"
        )  # type: ignore[attr-defined]
    else:
        actions.kill(newsroom.other, "Removed.")  # type: ignore[attr-defined]


def change_and_change_back(newsroom: Newsroom, story: Story, turn: int) -> None:
    """Every digest is what it was, yet the tree holds what the dead press wrote."""
    newsroom.edit(story, title=("Changed", "The anchor")[turn])


def take_picture_and_give_it_back(newsroom: Newsroom, story: Story, turn: int) -> None:
    picture = None if turn == 0 else newsroom.only_picture  # type: ignore[attr-defined]
    newsroom.edit(story, lead_picture=picture, lead_alt="A colour")


def unpublish_and_move(newsroom: Newsroom, story: Story, turn: int) -> None:
    if turn == 0:
        Page.objects.get(pk=story.pk).specific.unpublish()
    else:
        sport = Page.objects.get(pk=newsroom.sections["en", "sport"].pk)
        Page.objects.get(pk=story.pk).move(sport, pos="last-child")
        Story.objects.get(pk=story.pk).save_revision().publish()


@pytest.mark.parametrize(
    "deed",
    [
        publish_then_kill,
        change_and_change_back,
        take_picture_and_give_it_back,
        unpublish_and_move,
    ],
)
def test_a_press_that_died_anywhere_is_mended_by_the_next(newsroom: Newsroom, deed: Deed) -> None:
    newsroom.only_picture = newsroom.picture()  # type: ignore[attr-defined]
    story = newsroom.story(
        "en",
        "The anchor",
        lead_picture=newsroom.only_picture,
        lead_alt="A colour",  # type: ignore[attr-defined]
    )
    newsroom.press()
    deaths = 0
    step = 1
    while True:
        deed(newsroom, story, 0)
        with failing(step, Died()) as passed:
            try:
                while worker.press_facts(newsroom.own_press, ALIAS) is not None:
                    pass
                alive = True
            except Died:
                deaths, alive = deaths + 1, False
        reopen(newsroom)
        deed(newsroom, Story.objects.get(pk=story.pk), 1)
        newsroom.press()
        if not alive or step == 1:
            is_right(newsroom)
        if alive:
            break
        step += 1 + step // 2  # the later ones are alike
        if deed is unpublish_and_move:
            world = Page.objects.get(pk=newsroom.sections["en", "world"].pk)
            Page.objects.get(pk=story.pk).move(world, pos="last-child")
            newsroom.press()
    is_right(newsroom)
    assert deaths >= 7, passed


@pytest.mark.parametrize("name", ["_stage_bytes", "_sync", "_rename", "_remove"])
def test_a_disk_that_fails_leaves_every_fact_and_whole_files(newsroom: Newsroom, name: str) -> None:
    story = newsroom.story("en", "Before", slug="anchor")
    going = newsroom.story("en", "Going")
    newsroom.press()
    before = {path: path.read_bytes() for path in newsroom.tree.site.rglob("*") if path.is_file()}
    newsroom.edit(story, title="After")
    Story.objects.get(pk=going.pk).unpublish()
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.MonkeyPatch.context() as patch:
        first = [getattr(Disk, name)] if name == "_rename" else []

        def refuse(*args: Any) -> Any:
            if first:
                return first.pop()(*args)
            raise full

        patch.setattr(Disk, name, refuse)
        for _ in range(2):
            with pytest.raises(OSError, match="No space"):
                worker.press_facts(newsroom.own_press, ALIAS)
    for path, data in before.items():
        if name in ("_stage_bytes", "_sync"):
            assert path.read_bytes() == data
    for page in newsroom.tree.site.rglob("*.html"):
        assert page.read_text().rstrip().endswith("</html>")
    newsroom.press()
    assert "After" in newsroom.page(story.address or "")
    is_right(newsroom)


def test_a_clean_press_that_died_begins_again(newsroom: Newsroom) -> None:
    newsroom.story("en", "One")
    with failing(60, Died()), pytest.raises(Died):
        newsroom.press()
    reopen(newsroom)
    assert worker.needs_everything(newsroom.own_press)
    newsroom.press()
    assert not worker.needs_everything(newsroom.own_press)
    is_right(newsroom)


def test_only_one_press_works_on_a_tree(newsroom: Newsroom) -> None:
    with (
        worker.alone(newsroom.tree),
        pytest.raises(worker.PressBusy),
        worker.alone(newsroom.tree),
    ):
        pass
    with worker.alone(newsroom.tree):
        pass
