"""The scheduler: what is due goes out once, and what can't go out stops nothing else."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import Revision

from maydan.editions.models import Clock, Edition
from maydan.media.models import Picture
from maydan.press import scheduler
from maydan.press.models import Fact
from maydan.stories import actions
from maydan.stories.models import Story
from tests.newsroom import NOON, Newsroom

pytestmark = pytest.mark.django_db


def due(newsroom: Newsroom, headline: str, moment: datetime = NOON) -> Story:
    story = newsroom.draft("en", headline)
    revision = story.get_latest_revision()
    revision.approved_go_live_at = moment
    revision.save(update_fields=["approved_go_live_at"])
    return story


def is_live(story: Story) -> bool:
    return Story.objects.get(pk=story.pk).live


def test_a_page_that_cant_go_out_stops_no_other(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    first = due(newsroom, "First", NOON - timedelta(hours=2))
    poison = due(newsroom, "Poison", NOON - timedelta(hours=1))
    broken = due(newsroom, "Broken", NOON - timedelta(minutes=30))
    last = due(newsroom, "Last")
    Story.objects.filter(pk=poison.pk).update(untranslated=True)
    revision = broken.get_latest_revision()
    revision.content["title"] = ""
    revision.save(update_fields=["content"])
    with caplog.at_level(logging.ERROR, "maydan"):
        assert scheduler.publish_due(NOON) == 2
    assert [is_live(story) for story in (first, poison, broken, last)] == [True, False, False, True]
    assert "no translation" in caplog.text
    assert len(caplog.records) == 2
    Story.objects.filter(pk=poison.pk).update(untranslated=False)
    assert scheduler.publish_due(NOON) == 1
    assert is_live(poison)


def test_nothing_goes_out_before_its_time_or_twice(newsroom: Newsroom) -> None:
    story = due(newsroom, "Later")
    assert scheduler.publish_due(NOON - timedelta(seconds=1)) == 0
    assert not is_live(story)
    assert scheduler.publish_due(NOON) == 1
    assert scheduler.publish_due(NOON + timedelta(hours=1)) == 0


def test_what_has_expired_goes_and_a_killed_one_does_not_come_back(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "Until noon", expire_at=NOON)
    assert scheduler.expire_due(NOON - timedelta(seconds=1)) == 0
    assert scheduler.expire_due(NOON) == 1
    assert not is_live(story)
    assert scheduler.expire_due(NOON) == 0
    other = newsroom.story("en", "Killed")
    actions.kill(other, "Removed.")
    revision = Story.objects.get(pk=other.pk).get_latest_revision()
    revision.approved_go_live_at = NOON
    revision.save(update_fields=["approved_go_live_at"])
    assert scheduler.publish_due(NOON) == 0
    assert not is_live(other)


def test_clocks_move_by_the_hour_and_by_each_editions_own_day(newsroom: Newsroom) -> None:
    edition = Edition.objects.get(pk=newsroom.editions["es"].pk)
    edition.time_zone = "America/Bogota"
    edition.save_revision().publish()
    evening = datetime(2026, 3, 14, 23, 30, tzinfo=UTC)
    scheduler.move_clocks(evening)
    clocks = {(c.edition, c.unit): c.value for c in Clock.objects.all()}
    assert clocks["en", "hour"] == datetime(2026, 3, 14, 23, tzinfo=UTC)
    assert clocks["ar", "day"] == datetime(2026, 3, 14, 22, tzinfo=UTC)  # the 15th in Beirut
    assert clocks["es", "day"] == datetime(2026, 3, 14, 5, tzinfo=UTC)  # still the 14th in Bogota


def test_a_clock_that_stands_right_writes_nothing(newsroom: Newsroom) -> None:
    scheduler.move_clocks(NOON)
    Fact.objects.all().delete()
    scheduler.move_clocks(NOON + timedelta(minutes=59))
    assert not Fact.objects.exists()
    scheduler.move_clocks(NOON + timedelta(minutes=60))
    assert set(Fact.objects.values_list("ref", flat=True)) == {"ar:hour", "en:hour", "es:hour"}
    scheduler.move_clocks(NOON)
    assert Clock.objects.get(edition="en", unit="hour").value == NOON


def test_a_tick_makes_the_sizes_of_new_pictures(newsroom: Newsroom) -> None:
    pictures = [newsroom.picture(colour, sized=False) for colour in ("teal", "navy")]
    scheduler.tick(NOON)
    for picture in pictures:
        assert Picture.objects.get(pk=picture.pk).sized
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
