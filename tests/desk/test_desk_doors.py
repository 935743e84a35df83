"""Doors of Wagtail's own that lead past our rules, and what each answer of the newsroom carries."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page

from maydan.desk.middleware import ContentPolicy
from maydan.desk.structure.roles import CHIEF, EDITOR, REPORTER
from maydan.lib import clock
from maydan.media.models import Attachment
from maydan.stories.models import Story
from tests.desk.newsroom import Desk, edit_url, story_form

ACTIONS = (
    "convert_alias copy copy_for_translation create_alias delete move publish"
    " revert_to_page_revision unpublish"
).split()


def state() -> list[tuple[int, str, bool]]:
    return list(Page.objects.order_by("pk").values_list("pk", "path", "live"))


@pytest.mark.parametrize("action", ACTIONS)
def test_the_api_behind_the_screens_does_nothing_to_pages(desk: Desk, action: str) -> None:
    before = state()
    place = {"destination_page_id": desk.editions["en"].pk, "update_slug": "x", "slug": "x"}
    for page in (desk.editions["es"], desk.sections["en"]):
        url = f"/desk/api/main/pages/{page.pk}/action/{action}/"
        answer = desk.client(EDITOR).post(url, json.dumps(place), content_type="application/json")
        assert answer.status_code == 404
    assert state() == before


def test_the_api_still_tells_choosers_about_pages(desk: Desk) -> None:
    answer = desk.client(REPORTER).get(f"/desk/api/main/pages/{desk.sections['en'].pk}/")
    assert answer.json()["title"] == desk.sections["en"].title


def test_files_are_not_for_strangers(desk: Desk) -> None:
    held = Attachment.objects.create(title="Held", file=ContentFile(b"held", name="held.txt"))
    url = reverse("wagtaildocs_serve", args=[held.pk, held.filename])
    answer = desk.client(None).get(url)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (
        302,
        reverse("wagtailadmin_login"),
    )
    given = desk.client(REPORTER).get(url)
    assert given.getvalue() == b"held"
    given.close()


def test_pages_can_be_searched_for(desk: Desk) -> None:
    story = desk.story("en")
    answer = desk.client(REPORTER).get(reverse("wagtailadmin_pages:search"), {"q": "harbour"})
    assert answer.status_code == 200
    assert story.title in answer.content.decode()


def test_a_page_is_copied_but_never_as_an_alias(desk: Desk) -> None:
    story = desk.story("en")
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(desk.sections["en"].pk)}
    copy = reverse("wagtailadmin_pages:copy", args=[story.pk])
    assert 'name="alias"' not in desk.client(CHIEF).get(copy).content.decode()
    assert desk.client(CHIEF).post(copy, form | {"alias": "on"}).status_code == 302
    assert Story.objects.get(slug="copy").alias_of_id is None


def held_story(desk: Desk) -> Story:
    return desk.story("en", publish=False, embargo_until=clock.now() + timedelta(days=2))


@pytest.mark.parametrize("days", [None, 1])
def test_a_reporter_can_not_end_an_embargo_early(desk: Desk, days: int | None) -> None:
    story = held_story(desk)
    sooner = f"{clock.now() + timedelta(days=days):%Y-%m-%d %H:%M}" if days else ""
    answer = desk.client(REPORTER).post(edit_url(story), story_form(embargo_until=sooner))
    assert "Only somebody who may publish" in answer.content.decode()
    assert Story.objects.get(pk=story.pk).embargo_until == story.embargo_until


def test_a_reporter_can_work_under_an_embargo_and_an_editor_can_end_it(desk: Desk) -> None:
    story = held_story(desk)
    same = f"{story.embargo_until:%Y-%m-%d %H:%M}"
    answer = desk.client(REPORTER).post(edit_url(story), story_form(embargo_until=same))
    assert answer.status_code == 302
    assert desk.client(EDITOR).post(edit_url(story), story_form()).status_code == 302
    assert Story.objects.get(pk=story.pk).embargo_until is None


def test_nobody_asks_for_a_password_by_a_link_that_is_never_sent(desk: Desk) -> None:
    answer = desk.client(None).post(reverse("wagtailadmin_password_reset"), {"email": "a@b.test"})
    assert answer.status_code == 404


def test_every_answer_says_what_a_browser_may_load(desk: Desk) -> None:
    story = desk.story("en")
    client = desk.client(EDITOR)
    for url in (reverse("wagtailadmin_home"), edit_url(story), reverse("wagtailadmin_login")):
        assert client.get(url).headers["Content-Security-Policy"] == ContentPolicy.POLICY
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))
    assert "'unsafe-inline'" not in draft.headers["Content-Security-Policy"]
