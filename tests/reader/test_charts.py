"""The names under a chart: read on a phone, whatever they are."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.reader import charts
from tests.reader.sample_views import Sample

NAME = re.compile(r'<text class="(name middle[^"]*)" x="([\d.]+)%" y="268">([^<]*)</text>')


@pytest.mark.parametrize("form", ["columns", "line"])
@given(names=st.lists(st.text("abcdeالمينء123", min_size=1, max_size=30), min_size=3, max_size=40))
def test_names_stand_clear_of_each_other(form: str, names: list[str]) -> None:
    rows = [(name, float(place % 7)) for place, name in enumerate(names)]
    drawn = charts.draw(form, rows, "", "A chart", Sample("en").edition)
    shown = [(kind, float(x), text) for kind, x, text in NAME.findall(drawn)]
    assert (shown[0][2], shown[-1][2]) == (names[0], names[-1])
    for width, kept in (
        (charts.TEXT_COLUMN, shown),
        (charts.PHONE, [one for one in shown if "minor" not in one[0]]),
    ):
        # First and last are kept even if they are too long for the chart; they say what it spans.
        for (_, left, one), (_, right, other) in pairwise(kept):
            room = (right - left) / 100 * width
            assert room >= (len(one) + len(other)) / 2 * charts.LETTER or len(kept) == 2


def test_short_names_all_stay() -> None:
    rows = [(str(number), 1.0) for number in range(9)]
    drawn = charts.draw("columns", rows, "", "A chart", Sample("ar").edition)
    assert "minor" not in drawn
    assert len(NAME.findall(drawn)) == 9
