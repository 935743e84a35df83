"""What an embargo and a kill hold, whoever comes by another way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from maydan.editions.models import Section
from maydan.lib import clock
from maydan.stories import actions
from maydan.stories.models import Kill, Story
from tests.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def test_a_translation_is_held_by_its_sources_embargo(newsroom: Newsroom) -> None:
    until = clock.now() + timedelta(days=1)
    source = newsroom.draft("en", "Held", embargo_until=until)
    made = actions.start_translation(source, newsroom.editions["ar"].locale)
    actions.mark_translated(made)
    made.save_revision().publish()
    made = Story.objects.get(pk=made.pk)
    assert (made.live, made.embargo_until) == (False, until)


def test_the_address_of_a_killed_story_is_never_given_again(newsroom: Newsroom) -> None:
    first = newsroom.story("en", "First", slug="same")
    actions.kill(first, "Removed.")
    Story.objects.get(pk=first.pk).delete()
    second = newsroom.draft("en", "Second", slug="same", at=newsroom.moment)
    with pytest.raises(ValidationError, match="another slug"):
        second.save_revision().publish()
    renamed = newsroom.edit(second, slug="other")
    assert renamed.address != first.address
    actions.kill(renamed)
    assert Kill.objects.count() == 2


def test_no_section_takes_a_story_to_the_address_of_a_killed_one(newsroom: Newsroom) -> None:
    first = newsroom.story("en", "First", slug="same")
    actions.kill(first, "Removed.")
    world = Section.objects.get(pk=newsroom.sections["en", "world"].pk)
    world.slug = "globe"
    world.save_revision().publish()
    second = newsroom.story("en", "Second", slug="same", section="sport")
    sport = Section.objects.get(pk=newsroom.sections["en", "sport"].pk)
    sport.slug = "world"
    with pytest.raises(ValidationError, match="another slug"):
        sport.save_revision().publish()
    assert Story.objects.get(pk=second.pk).address == second.address


def test_an_embargo_laid_later_on_the_source_holds_its_translation(newsroom: Newsroom) -> None:
    source = newsroom.draft("en", "Open so far")
    twin = actions.start_translation(source, newsroom.editions["es"].locale)
    actions.mark_translated(twin)
    twin = Story.objects.get(pk=twin.pk)
    twin.title = "Traducida"
    twin.save_revision()
    source = Story.objects.get(pk=source.pk)
    source.embargo_until = clock.now() + timedelta(days=1)
    source.save_revision()
    with pytest.raises(ValidationError, match="embargo"):
        twin.get_latest_revision().publish()
    source.embargo_until = None
    source.save_revision()
    twin.get_latest_revision().publish()
    assert Story.objects.get(pk=twin.pk).live


def test_a_translation_with_its_stand_in_headline_is_not_published(newsroom: Newsroom) -> None:
    twin = actions.start_translation(
        newsroom.story("en", "The source"), newsroom.editions["es"].locale
    )
    actions.mark_translated(twin)
    with pytest.raises(ValidationError, match="no translation"):
        Story.objects.get(pk=twin.pk).save_revision().publish()
