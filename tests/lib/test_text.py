"""Folding, slugs and safe lines: rules that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.lib.direction import direction_of, plain_line
from maydan.lib.fold import fold, words
from maydan.lib.slugs import BYTES, LONGEST, slug_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("رئيس", "رييس"),
        ("مُحَمَّد", "محمد"),
        ("مرســـى", "مرسي"),
        ("آخر", "اخر"),
        ("١٤٤٧", "1447"),
        ("Ávila", "avila"),
        ("STRASSE", "straße"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("joined", "bare"), [("والمدرسة", "مدرسة"), ("الميناء", "ميناء"), ("للبحر", "بحر")]
)
def test_the_joined_article_is_no_part_of_a_word(joined: str, bare: str) -> None:
    assert words(joined) == words(bare)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=400))
def test_a_slug_is_always_a_file_name(text: str) -> None:
    slug = slug_of(text, fallback="story")
    assert slug
    assert len(slug) <= LONGEST + 5
    assert len(slug.encode()) <= BYTES + 5
    assert not set(slug) & set("/\\.\0 ?#%")
    assert slug_of(slug, fallback="story") == slug


@given(st.text(max_size=400), st.integers(2, 9999))
def test_a_number_that_keeps_two_slugs_apart_survives(text: str, number: int) -> None:
    slug = slug_of(f"word {text}")
    if not slug[-1].isdecimal():
        assert slug_of(f"{slug}-{number}") == f"{slug}-{number}"


def test_slugs_of_three_scripts() -> None:
    assert slug_of("Five governments agree!") == "five-governments-agree"
    assert slug_of("¿Qué pasó en Ávila?") == "que-paso-en-avila"
    assert slug_of("اتفاق على مُسوّدة") == "اتفاق-على-مسودة"
    assert slug_of("!!!", fallback="story") == "story"


def test_a_long_slug_ends_with_a_whole_word() -> None:
    slug = slug_of(" ".join(["harbour"] * 40))
    assert slug.endswith("harbour")


@given(st.text())
def test_a_plain_line_holds_no_tricks(text: str) -> None:
    line = plain_line(text)
    assert "\n" not in line
    assert not set(line) & set("\u202e\u202d\u2066\u2067\u200f\0")
    assert line == line.strip()
    assert plain_line(line) == line


def test_directions() -> None:
    assert direction_of("ar") == direction_of("fa-IR") == "rtl"
    assert direction_of("es") == direction_of("pt-br") == "ltr"
