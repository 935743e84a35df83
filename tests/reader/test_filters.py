"""Addresses that cannot bite, and dates and figures in each edition's habits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.reader import charts, filters
from tests.reader.sample_views import Sample

WHEN = datetime(2026, 11, 28, 22, 30, tzinfo=UTC)  # already Sunday in Beirut


def habits(code: str) -> filters.Habits:
    return filters.Habits.of(Sample(code).edition, str)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/en/world/", "/en/world/"),
        ("/ar/العالم/", "/ar/%D8%A7%D9%84%D8%B9%D8%A7%D9%84%D9%85/"),
        ("/en/100%/", "/en/100%25/"),
        ("/en/a?b#c/", "/en/a%3Fb%23c/"),
        ("https://x.example/a b?q=1&r=%20#z", "https://x.example/ab?q=1&r=%20#z"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("//evil.example/", "#"),
        ("/\\evil.example/", "#"),
        ("javascript:alert(1)", "#"),
        ("java\nscript:alert(1)", "#"),
        ("\u200ejavascript:alert(1)", "#"),
        ("data:text/html,x", "#"),
        ("", "#"),
    ],
)
def test_href(address: str, expected: str) -> None:
    assert filters.href(address) == expected


@given(st.text())
def test_href_leads_into_the_site_or_to_a_known_scheme(address: str) -> None:
    made = filters.href(address)
    assert made.startswith(("/", "#", "http:", "https:", "mailto:", "tel:")) or ":" in made
    assert not made.startswith("//")
    assert made.split(":")[0].lower() not in ("javascript", "data", "vbscript")
    assert not set(made) & set(' "<>\n\t')


def test_dates_are_of_the_editions_zone() -> None:
    assert habits("en").day(WHEN) == "Sunday, 29 November 2026"
    assert habits("en").time(WHEN) == "00:30"
    assert habits("en").day(date(2026, 11, 28)) == "Saturday, 28 November 2026"
    assert habits("es").day(WHEN) == "sábado, 28 de noviembre de 2026"
    assert habits("ar").day(WHEN) == "الأحد، ٢٩ نوفمبر ٢٠٢٦"


def test_figures_are_of_the_editions_numerals() -> None:
    assert habits("en").number(1234.5) == "1,234.5"
    assert habits("es").number(1234567) == "1.234.567"
    assert habits("ar").number(1234.5) == "١٬٢٣٤٫٥"
    western = replace(Sample("ar").edition, numerals="latn")
    assert filters.Habits.of(western, str).number(12.5) == "12.5"


def test_clock_names_the_place() -> None:
    assert habits("en").clock(WHEN).endswith("Port Selim time")
    nowhere = replace(Sample("en").edition, place="")
    assert filters.Habits.of(nowhere, str).clock(WHEN).endswith("Beirut time")


@given(
    st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30),
    st.sampled_from(["bars", "columns", "line"]),
)
def test_charts_draw_any_figures(values: list[float], form: str) -> None:
    rows = [(f"<{n}>", value) for n, value in enumerate(values)]
    for code in ("en", "ar"):
        svg = charts.draw(form, rows, "", "t", Sample(code).edition)
        assert svg.startswith("<svg ")
        assert "<0>" not in svg
        assert "nan" not in svg


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6))
def test_ticks_hold_the_range(low: float, span: float) -> None:
    marks = charts.ticks(low, low + span)
    assert marks == sorted(marks)
    assert marks[0] <= low + span * 1e-6
    assert marks[-1] >= low + span * (1 - 1e-6)
    assert 2 <= len(marks) <= 7
