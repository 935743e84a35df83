"""Running an import again: nothing doubles, a break is resumed, and what was edited here stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from maydan.editions.models import FixedPage, OldAddress
from maydan.people.models import Contributor
from maydan.stories.actions import kill, merge_tags
from maydan.stories.models import Story
from maydan.topics.models import Tag
from maydan.wire.imports import run
from maydan.wire.imports.report import Report
from maydan.wire.models import Imported
from tests.newsroom import Newsroom
from tests.wire.imports.exports import SITE, author, category, export, item, term
from tests.wire.imports.test_wxr import lost, story

LINK = f'<p><a href="{SITE}/2019/03/post-3/">on</a></p>'


class Broken(Exception):
    """Stands for whatever stops a run."""


def whole(folder: Path) -> Path:
    boats = term("post_tag", "boats", "Boats")
    news = term("category", "news", "News")
    return export(
        folder,
        author("ann", "Ann Able"),
        category("news", "News", "top"),
        category("top", "Top"),
        item(1, LINK, terms=[news, boats]),
        item(2, LINK, kind="page"),
        item(3, terms=[news, boats]),
        item(4, status="draft"),
    )


def standing() -> dict[str, Any]:
    """Everything that an import makes, without the ids that a second try may change."""
    return {
        "pages": sorted(Page.objects.values_list("url_path", "live", "title")),
        "stories": sorted(Story.objects.values_list("title", "first_published_at", "words")),
        "tags": sorted(Tag.objects.values_list("slug", flat=True)),
        "people": sorted(Contributor.objects.values_list("slug", flat=True)),
        "addresses": sorted(OldAddress.objects.values_list("path", "kind")),
        "rows": sorted(Imported.objects.values_list("kind", "key")),
        "linked": 'linktype="page"' in story(1).body.raw_data[0]["value"],
    }


def counts() -> tuple[int, ...]:
    models = (Page, Tag, Contributor, OldAddress, Imported)
    return tuple(model._default_manager.count() for model in models)


def test_twice_in_a_row_nothing_doubles_and_nothing_is_written(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    path = whole(tmp_path)
    run(path, "en")
    before, revisions = counts(), set(Story.objects.values_list("latest_revision_id", flat=True))
    report = run(path, "en")
    assert counts() == before
    assert set(Story.objects.values_list("latest_revision_id", flat=True)) == revisions
    assert (report.number("stories", "unchanged"), report.number("stories")) == (3, 3)
    assert report.number("pages", "unchanged") == 1


def test_another_edition_is_another_import(newsroom: Newsroom, tmp_path: Path) -> None:
    path = whole(tmp_path)
    run(path, "en")
    assert run(path, "es").number("stories", "new") == 3
    assert Story.objects.filter(locale=newsroom.editions["es"].locale).count() == 3


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_run_that_breaks_anywhere_is_resumed(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject
) -> None:
    from django.db import transaction

    path = whole(tmp_path)
    with transaction.atomic():
        run(path, "en")
        expected = standing()
        transaction.set_rollback(True)
    with transaction.atomic():
        for _ in range(data.draw(st.integers(1, 3), "breaks")):
            after = data.draw(st.integers(0, 15), "writes before the break")
            _break_after(after, monkeypatch, lambda: run(path, "en"))
        run(path, "en")
        assert standing() == expected
        transaction.set_rollback(True)


def _break_after(writes: int, monkeypatch: pytest.MonkeyPatch, work: Callable[[], Report]) -> None:
    """Let the ledger break in the midst of a transaction, as a killed process does."""
    left = [writes]
    save = Imported.save

    def failing(self: Imported, *args: Any, **kwargs: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Broken
        save(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Imported, "save", failing)
        try:
            work()
        except Broken:
            return


def test_what_changed_there_only_is_updated(newsroom: Newsroom, tmp_path: Path) -> None:
    run(export(tmp_path, item(1), item(2, kind="page"), item(3, status="draft")), "en")
    old = story(1)
    report = run(
        export(
            tmp_path,
            item(1, "<p>New words.</p>", title="New"),
            item(2, "<p>New page.</p>", kind="page"),
            item(3),
        ),
        "en",
    )
    new = story(1)
    assert (new.title, new.live, new.address) == ("New", True, old.address)
    assert new.first_published_at == old.first_published_at
    assert "New words" in new.body.raw_data[0]["value"]
    assert FixedPage.objects.get().body == "<p>New page.</p>"
    assert story(3).live
    assert report.number("stories", "updated") == 2


def test_what_was_edited_here_stays_ours(newsroom: Newsroom, tmp_path: Path) -> None:
    run(export(tmp_path, item(1), item(2), item(3)), "en")
    newsroom.edit(story(1), title="Ours")
    drafted = story(2)
    drafted.title = "Being worked at"
    drafted.save_revision()
    story(3).unpublish()
    changed = [item(n, title="Theirs") for n in (1, 2, 3)]
    report = run(export(tmp_path, *changed), "en")
    assert story(1).title == "Ours"
    assert story(2).get_latest_revision_as_object().title == "Being worked at"
    assert not story(3).live
    assert lost(report, "stories") == {"changed there and edited here, ours kept": 3}


def test_what_was_deleted_or_killed_here_does_not_come_back(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    run(export(tmp_path, item(1), item(2)), "en")
    story(1).delete()
    kill(story(2), "Removed.")
    report = run(export(tmp_path, item(1, title="New"), item(2, title="New")), "en")
    assert not Story.objects.filter(live=True).exists()
    assert Story.objects.count() == 1
    assert lost(report, "stories") == {
        "deleted here since, not brought again": 1,
        "changed there and edited here, ours kept": 1,
    }


def test_merged_tags_stay_merged(newsroom: Newsroom, tmp_path: Path) -> None:
    boats = term("post_tag", "boats", "Boats")
    run(export(tmp_path, item(1, terms=[boats])), "en")
    ships = newsroom.tag("en", "Ships")
    merge_tags(Tag.objects.get(name="Boats"), ships)
    run(export(tmp_path, item(1, terms=[boats])), "en")
    run(export(tmp_path, item(1, title="Changed", terms=[boats])), "en")
    assert story(1).title == "Changed"
    assert list(story(1).tags.all()) == [ships]


def test_what_is_no_longer_public_there_is_not_taken_from_readers(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    run(export(tmp_path, item(1)), "en")
    report = run(export(tmp_path, item(1, status="draft")), "en")
    assert story(1).live
    assert lost(report, "stories") == {"no longer public there, still live here": 1}


def test_two_entries_of_one_number_do_not_take_turns(newsroom: Newsroom, tmp_path: Path) -> None:
    path = export(tmp_path, item(1, title="First"), item(1, title="Second"))
    for _ in range(2):
        report = run(path, "en")
        assert story(1).title == "First"
        assert lost(report, "stories and pages") == {"of a number that came before": 1}


def test_a_link_to_a_later_export_is_mended_when_that_comes(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    run(export(tmp_path, item(1, LINK), name="one.xml"), "en")
    assert SITE in story(1).body.raw_data[0]["value"]
    run(export(tmp_path, item(3), name="two.xml"), "en")
    assert f'id="{story(3).pk}"' in story(1).body.raw_data[0]["value"]
    report = run(export(tmp_path, item(1, LINK), name="one.xml"), "en")
    assert report.number("stories", "unchanged") == 1
