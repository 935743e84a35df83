"""Lists, flashes, tags, kills and the first page, through the real views."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from maydan.editions.models import Edition, OldAddress, Section
from maydan.lib import clock
from maydan.live.models import Flash
from maydan.people.models import Contributor
from maydan.stories import actions
from maydan.stories.models import Kill, Story
from maydan.topics.models import Tag
from tests.desk.newsroom import HEADLINES, Desk


@pytest.fixture
def chief(desk: Desk) -> Client:
    return desk.client("Chief")


def listed(client: Client, **asked: str) -> list[Story]:
    answer = client.get(reverse("stories:index"), asked)
    assert answer.status_code == 200
    return list(answer.context["object_list"])


def test_the_list_shows_the_newest_change_first_and_loads_no_body(
    desk: Desk, chief: Client
) -> None:
    older, newer = desk.story("en"), desk.story("ar")
    older.save_revision()
    found = listed(chief)
    assert [story.pk for story in found] == [older.pk, newer.pk]
    assert all("body" in story.get_deferred_fields() for story in found)


def test_the_list_is_filtered_by_edition_kind_section_and_headline(
    desk: Desk, chief: Client
) -> None:
    english, arabic = desk.story("en", kind="analysis"), desk.story("ar")
    section = desk.sections["en"]
    assert listed(chief, locale="ar") == [arabic]
    assert listed(chief, kind="analysis") == [english]
    assert listed(chief, section=str(section.pk)) == [english]
    assert listed(chief, q="العاصفة") == [arabic]
    assert listed(chief, q="harbour") == [english]


def test_each_state_is_found_by_its_name_and_said_in_a_word(desk: Desk, chief: Client) -> None:
    live, killed = desk.story("en"), desk.story("en")
    changed, withdrawn = desk.story("en"), desk.story("en")
    draft = desk.story("en", publish=False)
    scheduled = desk.story("en", publish=False, go_live_at=clock.now() + timedelta(hours=2))
    scheduled.save_revision().publish()
    embargoed = desk.story("en", publish=False, embargo_until=clock.now() + timedelta(hours=2))
    untranslated = actions.start_translation(live, desk.sections["es"].locale)
    actions.kill(killed)
    changed.save_revision()
    withdrawn.unpublish()
    expected = {
        "live": live,
        "killed": killed,
        "changed": changed,
        "withdrawn": withdrawn,
        "draft": draft,
        "scheduled": scheduled,
        "embargoed": embargoed,
        "untranslated": untranslated,
    }
    page = chief.get(reverse("stories:index")).content.decode()
    for state, story in expected.items():
        assert [found.pk for found in listed(chief, state=state)] == [story.pk], state
        assert f"desk-state--{state}" in page


def test_times_name_their_zone(desk: Desk, chief: Client) -> None:
    desk.story("en")
    page = chief.get(reverse("stories:index")).content.decode()
    assert f'<span class="desk-zone">{timezone.localtime().tzname()}</span>' in page


def test_a_list_of_many_costs_no_query_a_row(
    desk: Desk, chief: Client, django_assert_max_num_queries: object
) -> None:
    for _ in range(12):
        desk.story("en")
    chief.get(reverse("stories:index"))
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert len(listed(chief)) == 12


def test_a_flash_is_written_shown_and_retracted(desk: Desk, chief: Client) -> None:
    form = {
        "text": HEADLINES["ar"],
        "locale": str(desk.sections["ar"].locale_id),
        "priority": "1",
        "at": timezone.localtime().strftime("%Y-%m-%d %H:%M"),
    }
    assert chief.post(reverse("flashes:add"), form).status_code == 302
    flash = Flash.objects.get()
    page = chief.get(reverse("flashes:index")).content.decode()
    assert "desk-state--on" in page
    assert HEADLINES["ar"] in page
    retract = reverse("desk_retract", args=[flash.pk])
    assert chief.get(retract).status_code == 200
    assert Flash.objects.get().retracted_at is None
    assert chief.post(retract).status_code == 302
    assert Flash.objects.get().retracted_at is not None
    assert "desk-state--retracted" in chief.get(reverse("flashes:index")).content.decode()


def test_a_flash_is_offered_to_the_editions_in_the_papers_order(desk: Desk, chief: Client) -> None:
    asked = chief.get(reverse("flashes:add")).context["form"].fields["locale"].queryset
    editions = Edition.objects.order_by("path")
    assert [one.pk for one in asked] == [edition.locale_id for edition in editions]
    editions[0].move(editions[len(editions) - 1], "last-sibling")
    moved = Edition.objects.order_by("path")
    asked = chief.get(reverse("flashes:add")).context["form"].fields["locale"].queryset
    assert [one.pk for one in asked] == [edition.locale_id for edition in moved]


def test_a_flash_and_its_story_are_of_one_edition(desk: Desk, chief: Client) -> None:
    form = {
        "text": HEADLINES["en"],
        "locale": str(desk.sections["en"].locale_id),
        "priority": "2",
        "story": str(desk.story("ar").pk),
        "at": timezone.localtime().strftime("%Y-%m-%d %H:%M"),
    }
    answer = chief.post(reverse("flashes:add"), form)
    assert "story" in answer.context["form"].errors
    assert not Flash.objects.exists()


def test_there_is_no_way_to_edit_a_flash(desk: Desk, chief: Client) -> None:
    flash = Flash.objects.create(locale=desk.sections["en"].locale, text="One line")
    for way in ("edit", "delete"):
        assert chief.get(f"/desk/flashes/{way}/{flash.pk}/").status_code == 404


def test_a_tag_is_merged_and_its_address_leads_to_the_other(desk: Desk, chief: Client) -> None:
    story = desk.story("en")
    loser, winner = desk.tags["en"]
    story.tags.add(loser)
    story.save()
    answer = chief.post(reverse("desk_merge_tag", args=[loser.pk]), {"winner": str(winner.pk)})
    assert answer.status_code == 302
    assert list(Story.objects.get().tags.all()) == [winner]
    assert OldAddress.objects.get(path="/en/tag/water/").target == winner.pk


def test_a_tag_of_another_edition_is_not_offered_for_merging(desk: Desk, chief: Client) -> None:
    loser, stranger = desk.tags["en"][0], desk.tags["ar"][0]
    answer = chief.post(reverse("desk_merge_tag", args=[loser.pk]), {"winner": str(stranger.pk)})
    assert "winner" in answer.context["form"].errors
    assert Tag.objects.filter(pk=loser.pk).exists()


def test_tags_are_offered_while_typing_for_one_edition(desk: Desk, chief: Client) -> None:
    answer = chief.get(reverse("desk_tag_names", args=["ar"]), {"q": "مي"})
    assert answer.json() == {"names": ["مياه"]}
    assert chief.get(reverse("desk_tag_names", args=["es"]), {"q": "مي"}).json() == {"names": []}


def test_a_person_is_added_in_another_edition_as_the_same_person(desk: Desk, chief: Client) -> None:
    original = Contributor.objects.create(name="Salma", locale=desk.sections["en"].locale)
    add = reverse(Contributor.snippet_viewset.get_url_name("add"))
    page = chief.get(
        reverse(Contributor.snippet_viewset.get_url_name("edit"), args=[original.pk])
    ).content.decode()
    assert f"{add}?locale=ar&amp;twin={original.pk}" in page
    form = {"name": "سلمى", "kind": "person", "links-count": "0"}
    answer = chief.post(f"{add}?locale=ar&twin={original.pk}", form)
    assert answer.status_code == 302
    twin = Contributor.objects.get(name="سلمى")
    assert twin.locale.language_code == "ar"
    assert twin.translation_key == original.translation_key


def test_a_story_is_killed_with_a_notice_and_the_kill_is_lifted(desk: Desk, chief: Client) -> None:
    story = desk.story("en")
    kill = reverse("desk_kill", args=[story.pk])
    assert "one" not in chief.get(kill).context["form"].errors
    assert Story.objects.get().live
    assert chief.post(kill, {"notice": "Withdrawn by order."}).status_code == 302
    assert not Story.objects.get().live
    mark = Kill.objects.get()
    assert mark.notice == "Withdrawn by order."
    assert "Withdrawn by order." in chief.get(reverse("kills:index")).content.decode()
    assert chief.post(reverse("desk_lift_kill", args=[mark.pk])).status_code == 302
    assert not Kill.objects.exists()


def test_a_story_that_readers_never_had_is_not_killed_but_told_so(
    desk: Desk, chief: Client
) -> None:
    story = desk.story("en", publish=False)
    answer = chief.post(reverse("desk_kill", args=[story.pk]), {"notice": ""})
    assert answer.status_code == 200
    assert "__all__" in answer.context["form"].errors


def test_a_translation_is_started_in_the_matching_section(desk: Desk, chief: Client) -> None:
    story = desk.story("en")
    url = reverse("desk_translate", args=[story.pk])
    assert chief.get(url).status_code == 200
    answer = chief.post(url, {"locale": str(desk.sections["ar"].locale_id)})
    twin = Story.objects.exclude(pk=story.pk).get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[twin.pk])
    assert twin.get_parent().pk == desk.sections["ar"].pk
    assert (twin.untranslated, twin.live, list(twin.body)) == (True, False, [])
    again = chief.post(url, {"locale": str(desk.sections["ar"].locale_id)})
    assert "locale" in again.context["form"].errors


def test_a_section_gets_its_counterpart_and_stories_can_go_there(desk: Desk, chief: Client) -> None:
    sport = desk.editions["en"].add_child(
        instance=Section(title="Sport", locale=desk.editions["en"].locale)
    )
    url = reverse("desk_section_twin", args=[sport.pk])
    form = {"locale": str(desk.editions["ar"].locale_id), "name": "رياضة"}
    assert chief.post(url, form).status_code == 302
    twin = Section.objects.get(title="رياضة")
    assert (twin.get_parent().pk, twin.live) == (desk.editions["ar"].pk, False)
    assert twin.translation_key == sport.translation_key
    assert "locale" in chief.post(url, form).context["form"].errors


def test_the_first_page_shows_what_is_due_new_behind_and_on_the_wire(
    desk: Desk, chief: Client
) -> None:
    story = desk.story("en")
    due = desk.story("es", publish=False, go_live_at=clock.now() + timedelta(hours=2))
    due.save_revision().publish()
    twin = actions.start_translation(story, desk.sections["ar"].locale)
    actions.mark_translated(twin, story.live_revision_id)
    story.save_revision().publish()
    Flash.objects.create(locale=story.locale, text="Ferries sail again")
    answer = chief.get(reverse("wagtailadmin_home"))
    page = answer.content.decode()
    assert answer.status_code == 200
    for expected in (story.title, due.title, twin.title, "Ferries sail again", "behind its source"):
        assert expected in page


def test_the_first_page_warns_when_the_scheduler_is_late(desk: Desk, chief: Client) -> None:
    page = chief.get(reverse("wagtailadmin_home")).content.decode()
    assert "The scheduler is late." in page
    assert 'role="alert"' in page


def test_front_is_made_with_a_pinned_story(desk: Desk, chief: Client) -> None:
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    from maydan.fronts.models import Front

    story = desk.story("en")
    pin = {"container": "1", "story": str(story.pk), "until": ""}
    form = {
        "page": str(desk.editions["en"].pk),
        "containers": inline_formset([]),
        "pins": inline_formset([pin]),
    }
    assert chief.post(reverse("fronts:add"), nested_form_data(form)).status_code == 302
    assert [pin.story for pin in Front.objects.get().pins.all()] == [story]
    assert "Marsa" in chief.get(reverse("fronts:index")).content.decode()
