"""The story's form, through the real views: what is saved, what is refused, where it is said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset

from maydan.lib import clock
from maydan.media.models import Picture
from maydan.stories import actions
from maydan.stories.models import Story
from tests.desk.newsroom import HEADLINES, Desk, add_url, edit_url, story_form

# Wagtail leaves files of renditions open.
with_picture = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"
)
PUBLISH = {"action-publish": "1"}


def errors(answer: Any) -> dict[str, list[str]]:
    """What the form said; fails for an answer that is no form."""
    assert answer.status_code == 200, answer.status_code
    found: dict[str, list[str]] = {
        name: list(map(str, said)) for name, said in answer.context["form"].errors.items()
    }
    return found


def typed(moment: Any) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


@pytest.fixture
def chief(desk: Desk) -> Client:
    return desk.client("Chief")


@pytest.mark.parametrize("code", ["en", "ar", "es"])
def test_a_story_is_written_and_published_in_each_edition(
    desk: Desk, chief: Client, code: str
) -> None:
    form = story_form(
        code,
        tags=", ".join(tag.name for tag in desk.tags[code]),
        regions=[str(desk.regions[code].pk)],
        bylines=inline_formset([{"contributor": str(desk.people[code].pk)}]),
        coverage_entries=inline_formset([{"coverage": str(desk.coverages[code].pk)}]),
    )
    answer = chief.post(add_url(desk.sections[code]), form | PUBLISH)
    assert answer.status_code == 302
    story = Story.objects.get()
    assert (story.live, story.title, story.locale.language_code) == (True, HEADLINES[code], code)
    assert story.address.startswith(desk.sections[code].url_path)
    assert set(story.tags.all()) == set(desk.tags[code])
    assert list(story.regions.all()) == [desk.regions[code]]
    assert [byline.contributor for byline in story.bylines.all()] == [desk.people[code]]
    assert story.words > 3


def test_the_form_speaks_the_language_of_the_story_not_of_the_interface(
    desk: Desk, chief: Client
) -> None:
    page = chief.get(add_url(desk.sections["ar"])).content.decode()
    assert '<html lang="en" dir="ltr"' in page
    title = page[page.index('name="title"') - 20 :][:600]
    assert 'dir="rtl"' in title
    assert 'lang="ar"' in title
    assert 'data-desk-text-dir="rtl"' in page


def test_a_draft_is_saved_without_going_live(desk: Desk, chief: Client) -> None:
    assert chief.post(add_url(desk.sections["en"]), story_form()).status_code == 302
    story = Story.objects.get()
    assert not story.live
    assert story.address is None


def test_a_tag_of_another_edition_is_refused_beside_the_field(desk: Desk, chief: Client) -> None:
    answer = chief.post(
        add_url(desk.sections["ar"]), story_form("ar", tags=desk.tags["en"][0].name) | PUBLISH
    )
    assert "tags" in errors(answer)
    assert not Story.objects.exists()


def test_a_person_of_another_edition_is_refused(desk: Desk, chief: Client) -> None:
    form = story_form("ar", bylines=inline_formset([{"contributor": str(desk.people["en"].pk)}]))
    answer = chief.post(add_url(desk.sections["ar"]), form)
    assert answer.status_code == 200
    assert "contributor" in answer.context["form"].formsets["bylines"].forms[0].errors
    assert not Story.objects.exists()


@with_picture
def test_a_picture_needs_words_or_a_mark(desk: Desk, chief: Client, picture: Any) -> None:
    answer = chief.post(
        add_url(desk.sections["en"]), story_form(lead_picture=str(picture.pk)) | PUBLISH
    )
    assert "lead_alt" in errors(answer)
    answer = chief.post(
        add_url(desk.sections["en"]),
        story_form(lead_picture=str(picture.pk), lead_decorative="on") | PUBLISH,
    )
    assert answer.status_code == 302


@with_picture
def test_the_pictures_usual_words_are_taken_when_none_are_given(
    desk: Desk, chief: Client, picture: Any
) -> None:
    picture.alt_text = "A ferry at the quay"
    picture.save()
    chief.post(add_url(desk.sections["en"]), story_form(lead_picture=str(picture.pk)) | PUBLISH)
    assert Story.objects.get().lead_alt == "A ferry at the quay"


def test_an_embargo_refuses_publishing_now(desk: Desk, chief: Client) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    answer = chief.post(
        add_url(desk.sections["en"]), story_form(embargo_until=typed(tomorrow)) | PUBLISH
    )
    assert "embargo_until" in errors(answer)
    assert not Story.objects.filter(live=True).exists()


def test_a_story_is_scheduled_for_the_end_of_its_embargo_and_is_not_live_for_a_moment(
    desk: Desk, chief: Client
) -> None:
    lived: list[bool] = []
    from django.db.models.signals import post_save

    def watch(instance: Story, **kwargs: Any) -> None:
        lived.append(instance.live)

    post_save.connect(watch, sender=Story)
    try:
        later = typed(clock.now() + timedelta(days=1, hours=1))
        answer = chief.post(
            add_url(desk.sections["en"]),
            story_form(embargo_until=later, go_live_at=later) | PUBLISH,
        )
    finally:
        post_save.disconnect(watch, sender=Story)
    assert answer.status_code == 302, errors(answer)
    story = Story.objects.get()
    assert story.scheduled_revision is not None
    assert (story.address, story.first_published_at) == (None, None)
    assert lived
    assert not any(lived)


def test_a_live_story_takes_no_embargo(desk: Desk, chief: Client) -> None:
    story = desk.story()
    tomorrow = typed(clock.now() + timedelta(days=1))
    assert "embargo_until" in errors(
        chief.post(edit_url(story), story_form(embargo_until=tomorrow, slug=story.slug))
    )
    assert Story.objects.get().embargo_until is None


def test_a_killed_story_is_refused_at_the_form(desk: Desk, chief: Client) -> None:
    story = desk.story()
    actions.kill(story)
    answer = chief.post(edit_url(story), story_form(slug=story.slug) | PUBLISH)
    assert "__all__" in errors(answer)
    assert not Story.objects.get().live


def test_an_update_is_an_editors_word_and_not_each_save(desk: Desk, chief: Client) -> None:
    story = desk.story()
    chief.post(edit_url(story), story_form(slug=story.slug, kicker="Ports") | PUBLISH)
    assert Story.objects.get().updated_at is None
    chief.post(edit_url(story), story_form(slug=story.slug, is_update="on") | PUBLISH)
    first = Story.objects.get().updated_at
    assert first is not None
    chief.post(edit_url(story), story_form(slug=story.slug, kicker="Sea") | PUBLISH)
    assert Story.objects.get().updated_at == first


def test_a_correction_is_added_to_a_live_story(desk: Desk, chief: Client) -> None:
    story = desk.story()
    note = {"date": typed(clock.now()), "text": "Two ferries, not three.", "wrong": "Three ferries"}
    chief.post(
        edit_url(story), story_form(slug=story.slug, corrections=inline_formset([note])) | PUBLISH
    )
    assert [correction.text for correction in Story.objects.get().corrections.all()] == [
        "Two ferries, not three."
    ]


def test_a_translation_goes_live_only_when_it_is_marked_complete(desk: Desk, chief: Client) -> None:
    source = desk.story()
    twin = actions.start_translation(source, desk.sections["ar"].locale)
    page = chief.get(edit_url(twin)).content.decode()
    assert source.title in page
    answer = chief.post(edit_url(twin), story_form("ar", slug="fath") | PUBLISH)
    assert "is_translated" in errors(answer)
    answer = chief.post(edit_url(twin), story_form("ar", slug="fath", is_translated="on") | PUBLISH)
    assert answer.status_code == 302
    twin = Story.objects.get(pk=twin.pk)
    assert (twin.live, twin.untranslated, twin.title) == (True, False, HEADLINES["ar"])


@with_picture
def test_a_complete_translation_says_what_its_picture_shows(
    desk: Desk, chief: Client, picture: Picture
) -> None:
    source = desk.story(lead_picture=picture, lead_alt="A quay")
    twin = actions.start_translation(source, desk.sections["ar"].locale)
    sent = {"slug": "fath", "lead_picture": str(picture.pk), "is_translated": "on"}
    assert "lead_alt" in errors(chief.post(edit_url(twin), story_form("ar", **sent) | PUBLISH))
    kept = Story.objects.get(pk=twin.pk)
    assert (kept.untranslated, kept.title) == (True, twin.title)
    answer = chief.post(edit_url(twin), story_form("ar", lead_alt="رصيف", **sent) | PUBLISH)
    assert answer.status_code == 302
    assert Story.objects.get(pk=twin.pk).live


def test_the_debt_of_a_translation_is_shown(desk: Desk, chief: Client) -> None:
    source = desk.story()
    twin = actions.start_translation(source, desk.sections["es"].locale)
    source.save_revision().publish()
    assert "1 revision behind its source" in chief.get(edit_url(twin)).content.decode()


def test_an_empty_slug_is_made_from_the_headline(desk: Desk, chief: Client) -> None:
    chief.post(add_url(desk.sections["ar"]), story_form("ar"))
    assert Story.objects.get().slug == "إعادة-فتح-الميناء-بعد-العاصفة"


def test_the_same_headline_twice_gets_two_slugs(desk: Desk, chief: Client) -> None:
    for _ in range(2):
        assert chief.post(add_url(desk.sections["en"]), story_form() | PUBLISH).status_code == 302
    assert len(set(Story.objects.values_list("address", flat=True))) == 2
