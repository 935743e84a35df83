"""Charts as SVG: bars, columns, line. Not the figures' table: that is blocks/chart.html.

Across in per cent and down in pixels, so that words keep their size on a phone. Colours and type
are the page's CSS. Right-to-left editions get mirrored axes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from maydan.reader import views
from maydan.reader.filters import Habits

Rows = Sequence[tuple[str, float]]
PLOT = 220  # height of columns and lines
TOP = 28  # room for the highest label
ROW = 52  # one bar with its name above it
BAR = 16
MARGIN = 0.08  # where the scale's figures stand, before the first column
FEW = 8  # so many columns carry each its figure
# In pixels: widths in which words must not touch, and what a letter of a name and a digit take.
TEXT_COLUMN, PHONE, LETTER, DIGIT = 560, 288, 7.5, 9


def draw(form: str, rows: Rows, unit: str, title: str, edition: views.Edition) -> Markup:
    """The drawing of one chart; an unknown form is drawn as bars, no rows as nothing."""
    if not rows:
        return Markup("")
    sheet = Sheet(
        rows, edition.direction == "rtl", Habits.of(edition, str).number, _figures(edition)
    )
    body, height = {"columns": _columns, "line": _line}.get(form, _bars)(sheet)
    label = escape(f"{title}, {unit}" if unit else title)
    return Markup(
        '<svg class="plot plot-{}" role="img" aria-label="{}" width="100%" height="{}">{}</svg>'
    ).format(
        form if form in ("columns", "line") else "bars",
        label,
        height,
        Markup(body),  # noqa: S704 made here of numbers and escaped words
    )


def _figures(edition: views.Edition) -> Callable[[object], str]:
    return Habits.of(edition, str).figures


@dataclass(frozen=True)
class Sheet:
    """The rows, the way the page runs and how it writes figures."""

    rows: Rows
    mirrored: bool
    number: Callable[[float], str]
    figures: Callable[[object], str]

    def across(self, part: float) -> str:
        """A place from 0 (where reading starts) to 1, in per cent from the left."""
        return f"{_short(100 * (1 - part if self.mirrored else part))}%"

    def left(self, part: float, width: float) -> str:
        """The left edge of something that starts at `part`."""
        return f"{_short(100 * (1 - part - width if self.mirrored else part))}%"

    def inwards(self, pixels: float) -> str:
        """`dx` towards the end side."""
        return _short(-pixels if self.mirrored else pixels)

    @property
    def values(self) -> list[float]:
        return [value for _, value in self.rows]


def ticks(low: float, high: float, wanted: int = 3) -> list[float]:
    """Round steps that hold `low` and `high`."""
    span = (high - low) or abs(high) or 1
    raw = span / wanted
    size = 10 ** math.floor(math.log10(raw))
    step = next(factor * size for factor in (1, 2, 2.5, 5, 10) if factor * size >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]


def _bars(sheet: Sheet) -> tuple[str, int]:
    low, high = min(0, *sheet.values, 0), max(0, *sheet.values, 0)
    longest = max(len(sheet.number(value)) for value in sheet.values)
    # The rest is for the figure beside the longest bar.
    room = max(0.4, min(0.84, 1 - (longest * DIGIT + 8) / PHONE)) / ((high - low) or 1)
    zero = -low * room
    parts = [_bar(sheet, index, zero, room) for index in range(len(sheet.rows))]
    height = ROW * len(sheet.rows)
    if zero:
        axis = sheet.across(zero)
        parts.append(f'<line class="axis" x1="{axis}" x2="{axis}" y1="0" y2="{height}"/>')
    return "".join(parts), height


def _bar(sheet: Sheet, index: int, zero: float, room: float) -> str:
    name, value = sheet.rows[index]
    top, width = index * ROW, abs(value) * room
    start = zero if value >= 0 else zero - width
    end = zero + max(value, 0) * room
    named = sheet.across(min(zero, 0.5)), top + 17, sheet.figures(name), "name"
    return (
        _words(*named, sheet.inwards(6 if zero else 0))
        + _block(sheet.left(start, width), top + 25, width, BAR)
        + _words(sheet.across(end), top + 38, sheet.number(value), "value", sheet.inwards(8))
    )


def _columns(sheet: Sheet) -> tuple[str, int]:
    marks = ticks(min(0, *sheet.values, 0), max(0, *sheet.values, 0))
    down = _scale(marks)
    slot = (1 - MARGIN) / len(sheet.rows)
    places = [MARGIN + (index + 0.5) * slot for index in range(len(sheet.rows))]
    parts = [_grid(sheet, marks, down)]
    for index, value in enumerate(sheet.values):
        top, bottom = sorted((down(value), down(0)))
        start = sheet.left(places[index] - slot * 0.36, slot * 0.72)
        parts.append(_block(start, top, slot * 0.72, max(bottom - top, 1)))
        if _labelled(sheet.values, index):
            figure = sheet.number(value)
            parts.append(_words(sheet.across(places[index]), top - 6, figure, "value middle"))
    return "".join(parts) + _names(sheet, places), PLOT + TOP + 30


def _labelled(values: list[float], index: int) -> bool:
    """Few columns carry each its figure; of many, the highest and the lowest."""
    return len(values) <= FEW or index in (values.index(max(values)), values.index(min(values)))


def _line(sheet: Sheet) -> tuple[str, int]:
    marks = ticks(min(sheet.values), max(sheet.values))
    down = _scale(marks)
    last = max(len(sheet.rows) - 1, 1)
    places = [MARGIN + 0.03 + 0.82 * index / last for index in range(len(sheet.rows))]
    points = " ".join(
        f"{_short(100 * (1 - place if sheet.mirrored else place))},{_short(down(value))}"
        for place, value in zip(places, sheet.values, strict=True)
    )
    parts = [
        _grid(sheet, marks, down),
        f'<svg width="100%" height="{PLOT + TOP}" viewBox="0 0 100 {PLOT + TOP}" '
        f'preserveAspectRatio="none"><polyline class="stroke" '
        f'vector-effect="non-scaling-stroke" points="{points}"/></svg>',
    ]
    for index in {0, last if len(sheet.rows) > 1 else 0}:
        where, top = sheet.across(places[index]), down(sheet.values[index])
        parts.append(f'<circle class="ink" cx="{where}" cy="{_short(top)}" r="4"/>')
        parts.append(_words(where, top - 12, sheet.number(sheet.values[index]), "value middle"))
    return "".join(parts) + _names(sheet, places), PLOT + TOP + 30


def _names(sheet: Sheet, places: list[float]) -> str:
    """The names below; those that would touch are left out, more of them on a phone."""
    names = [sheet.figures(name) for name, _ in sheet.rows]
    wide = _apart(list(range(len(names))), places, names, TEXT_COLUMN)
    narrow = _apart(wide, places, names, PHONE)
    return "".join(
        _words(
            sheet.across(places[index]),
            PLOT + TOP + 20,
            names[index],
            "name middle" if index in narrow else "name middle minor",
        )
        for index in wide
    )


def _apart(asked: list[int], places: list[float], names: list[str], width: int) -> list[int]:
    """Of the names `asked` for those that stand clear of each other; first and last always stay."""

    def clear(one: int, other: int) -> bool:
        needed = (len(names[one]) + len(names[other])) / 2 * LETTER + LETTER
        return abs(places[one] - places[other]) * width >= needed

    kept = asked[:1]
    for index in asked[1:-1]:
        if clear(kept[-1], index) and clear(index, asked[-1]):
            kept.append(index)
    return kept + asked[-1:] if len(asked) > 1 else kept


def _scale(marks: list[float]) -> Callable[[float], float]:
    low, high = marks[0], marks[-1]
    return lambda value: TOP + PLOT * (1 - (value - low) / ((high - low) or 1))


def _grid(sheet: Sheet, marks: list[float], down: Callable[[float], float]) -> str:
    parts = []
    for mark in marks:
        top, kind = _short(down(mark)), "axis" if mark == max(marks[0], 0) else "grid"
        parts.append(f'<line class="{kind}" x1="0" x2="100%" y1="{top}" y2="{top}"/>')
        if mark != marks[0]:
            parts.append(_words(sheet.across(0), down(mark) - 5, sheet.number(mark), "tick"))
    return "".join(parts)


def _words(x: str, y: float, text: str, classes: str, dx: str = "0") -> str:
    shift = f' dx="{dx}"' if dx not in ("0", "-0") else ""
    return f'<text class="{classes}" x="{x}" y="{_short(y)}"{shift}>{escape(text)}</text>'


def _block(x: str, y: float, width: float, height: float) -> str:
    size = f'width="{_short(width * 100)}%" height="{_short(height)}"'
    return f'<rect class="ink" x="{x}" y="{_short(y)}" {size}/>'


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
