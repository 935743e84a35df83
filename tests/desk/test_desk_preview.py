"""A story in the form is shown as readers would see it: in its own language and direction,
published or not.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from maydan.stories.models import Story
from tests.desk.newsroom import HEADLINES, TEXTS, Desk, story_form


@pytest.fixture
def reporter(desk: Desk) -> Client:
    return desk.client("Reporter")


def preview_of(client: Client, url: str, form: dict[str, object]) -> tuple[str, str]:
    """The page and its policy."""
    assert client.post(url, form).json() == {"is_valid": True, "is_available": True}
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode(), answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl"), ("es", "ltr")])
def test_an_unsaved_story_is_shown_in_its_edition(
    desk: Desk, reporter: Client, code: str, direction: str
) -> None:
    args = ["stories", "story", desk.sections[code].pk]
    page, policy = preview_of(
        reporter, reverse("wagtailadmin_pages:preview_on_add", args=args), story_form(code)
    )
    assert f'lang="{code}" dir="{direction}"' in page
    assert HEADLINES[code] in page
    assert TEXTS[code] in page
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert not Story.objects.exists()


def test_changes_are_shown_before_they_are_saved(desk: Desk, reporter: Client) -> None:
    story = desk.story("en")
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    page, _ = preview_of(reporter, url, story_form(title="Harbour closes again", slug=story.slug))
    assert "Harbour closes again" in page
    assert Story.objects.get().title == HEADLINES["en"]


def test_a_preview_marks_no_translation_as_complete(desk: Desk, reporter: Client) -> None:
    from maydan.stories import actions

    twin = actions.start_translation(desk.story("en"), desk.sections["ar"].locale)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[twin.pk])
    page, _ = preview_of(reporter, url, story_form("ar", is_translated="on"))
    assert HEADLINES["ar"] in page
    assert Story.objects.get(pk=twin.pk).untranslated


def test_the_draft_view_shows_the_newest_revision(desk: Desk, reporter: Client) -> None:
    story = desk.story("ar", publish=False)
    page = reporter.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk])).content.decode()
    assert HEADLINES["ar"] in page
    assert 'dir="rtl"' in page


def test_the_previews_own_files_come_through_the_newsroom(desk: Desk, reporter: Client) -> None:
    story = desk.story("en")
    page = reporter.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk])).content.decode()
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert style.startswith("/reader/static/reader.")
    answer = reporter.get(style)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/css")
    css = answer.content.decode()
    assert "url(/static/" not in css
    font = css.split("url(")[1].split(")")[0]
    assert reporter.get(font).status_code == 200


def test_a_pictures_sizes_are_shown_before_any_press(
    desk: Desk, reporter: Client, settings: object
) -> None:
    from maydan.media import sizes

    key = "0123456789abcdef0123"
    path = sizes.file_of(key, 320, "jpg")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xd8\xff")
    try:
        answer = reporter.get(f"/reader/_/pictures/{key}/320.jpg")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        answer.close()
    finally:
        path.unlink()
        path.parent.rmdir()


@pytest.mark.parametrize(
    "name", ["../../secret", "%2e%2e/secret", "_/wordmarks/../../../secret", "_/pictures/x/1.jpg"]
)
def test_there_is_no_way_out_of_the_tree(desk: Desk, reporter: Client, name: str) -> None:
    assert reporter.get(f"/reader/{name}").status_code == 404


def test_a_section_offers_no_preview_that_could_not_be_shown(desk: Desk) -> None:
    assert desk.sections["en"].preview_modes == []
