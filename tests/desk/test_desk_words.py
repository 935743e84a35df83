"""The newsroom's own words in each interface language: complete, compiled, and shown."""

from __future__ import annotations

import re

import pytest
from babel.messages.mofile import read_mo
from django.urls import reverse

from maydan.desk import phrases
from tests.desk.newsroom import Desk, add_url

_HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]")


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_every_phrase_is_translated_and_none_is_left_over(language: str) -> None:
    catalogue = phrases.read(language)
    said = phrases.phrases()
    have = {m.id if isinstance(m.id, str) else tuple(m.id) for m in catalogue if m.id}
    assert have == set(said), "run: python -m maydan.desk.phrases"
    empty = [
        m.id
        for m in catalogue
        if m.id and not (m.string if isinstance(m.string, str) else all(m.string))
    ]
    assert empty == []


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_translations_keep_the_holes_of_the_phrase(language: str) -> None:
    for message in phrases.read(language):
        if isinstance(message.id, str) and message.id:
            assert sorted(_HOLES.findall(message.id)) == sorted(
                _HOLES.findall(str(message.string))
            ), message.id
        elif message.id:
            known = set(_HOLES.findall(message.id[1]))
            assert all(set(_HOLES.findall(form)) <= known for form in message.string), message.id


@pytest.mark.parametrize("language", phrases.LANGUAGES)
def test_what_django_reads_is_what_the_catalogue_says(language: str) -> None:
    with phrases.po_file(language).with_suffix(".mo").open("rb") as compiled:
        said = {str(m.id): m.string for m in read_mo(compiled) if m.id}
    written = {str(m.id): m.string for m in phrases.read(language) if m.id}
    assert {
        key.replace("(", "[").replace(")", "]"): tuple(value) for key, value in said.items()
    } == {key.replace("(", "[").replace(")", "]"): tuple(value) for key, value in written.items()}


@pytest.mark.parametrize(
    ("language", "direction", "word"),
    [("ar", "rtl", "العنوان التمهيدي"), ("es", "ltr", "Antetítulo"), ("en", "ltr", "Kicker")],
)
def test_the_form_speaks_the_users_language(
    desk: Desk, language: str, direction: str, word: str
) -> None:
    page = desk.client("Editor", language).get(add_url(desk.sections["en"])).content.decode()
    assert f'<html lang="{language}" dir="{direction}"' in page
    assert word in page


def test_the_arabic_screens_say_ours_in_arabic(desk: Desk) -> None:
    client = desk.client("Chief", "ar")
    desk.story("ar")
    for name, word in {
        "wagtailadmin_home": "غرفة الأخبار",
        "stories:index": "منشورة",
        "flashes:add": "ضعه على الشريط",
        "fronts:index": "الواجهات",
        "kills:index": "مواد مسحوبة نهائيًا",
    }.items():
        page = client.get(reverse(name)).content.decode()
        assert 'dir="rtl"' in page
        assert word in page, name


def test_no_page_of_the_newsroom_carries_the_maker_of_its_bones(desk: Desk) -> None:
    page = desk.client(None).get(reverse("wagtailadmin_login")).content.decode()
    assert "Sign in to the newsroom" in page
    assert "Sign in to Wagtail" not in page
    assert "icon-wagtail" not in page


def test_editions_are_named_in_the_users_language(desk: Desk) -> None:
    page = desk.client("Editor", "ar").get(add_url(desk.sections["en"])).content.decode()
    assert "الإنجليزيّة" in page
