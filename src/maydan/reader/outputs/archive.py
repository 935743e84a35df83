"""Archives by month (a calendar) and day, of an edition and of each section with its
subsections. No totals of totals, no page 2 of 40,000."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import get_day_names

from maydan.reader import compose, views
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import REST, Files, output
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories


@dataclass(frozen=True)
class Scope:
    """What is archived: an edition (`/en/archive/`) or a section (`/en/world/`)."""

    edition: views.Edition
    kind: str
    ref: str
    title: str
    address: str  # where the page itself stands
    folder: str  # under which years stand
    section: str

    def month(self, month: str) -> str:
        return f"{self.folder}{month.replace('-', '/')}/"

    def day(self, day: date) -> str:
        return f"{self.folder}{day:%Y/%m/%d}/"


def scope(kind: str, ref: str) -> Scope | None:
    if kind == "edition":
        edition = read_editions.edition(ref)
        return (
            Scope(edition, kind, ref, edition.name, edition.home, f"{edition.home}archive/", "")
            if edition
            else None
        )
    row = read_editions.section(int(ref))
    edition = read_editions.edition(row.edition) if row else None
    if row is None or edition is None:
        return None
    return Scope(edition, kind, ref, row.name, row.address, row.address, row.path[0][1])


@output("month", REST, str, str, str)
def month(kind: str, ref: str, month: str) -> Files:
    place = scope(kind, ref)
    counts = read_stories.month(kind, ref, month)
    if place is None or not counts:
        return {}
    first = date.fromisoformat(f"{month}-01")
    page = frame.Page(
        "archive",
        f"{place.title}: {frame.month_name(place.edition, first)}",
        place.month(month),
        section=place.section,
    )
    months = read_stories.months(kind, ref)
    at = months.index(month) if month in months else 0
    path = place.month(month).lstrip("/")
    return {
        f"{path}index.html": frame.html(
            place.edition,
            "archive_month.html",
            page,
            scope_title=place.title,
            scope_address=place.address,
            month=first,
            weeks=_weeks(place, first, {row.day: row.count for row in counts}),
            weekday_names=_weekdays(place.edition),
            previous=_month_link(place, months, at + 1),
            next=_month_link(place, months, at - 1),
            total=sum(row.count for row in counts),
        )
    }


def _month_link(place: Scope, months: tuple[str, ...], at: int) -> views.Link | None:
    if not 0 <= at < len(months):
        return None
    first = date.fromisoformat(f"{months[at]}-01")
    return views.Link(frame.month_name(place.edition, first), place.month(months[at]))


def _words(edition: views.Edition) -> Locale:
    return Locale.parse(edition.language, sep="-")


def _weekdays(edition: views.Edition) -> tuple[str, ...]:
    names = get_day_names("abbreviated", context="stand-alone", locale=_words(edition))
    first = _words(edition).first_week_day
    return tuple(names[(first + n) % 7] for n in range(7))


def _weeks(
    place: Scope, first: date, counts: dict[date, int]
) -> tuple[tuple[views.Day | None, ...], ...]:
    weeks = calendar.Calendar(_words(place.edition).first_week_day).monthdatescalendar(
        first.year, first.month
    )
    return tuple(
        tuple(
            views.Day(day, counts.get(day, 0), place.day(day) if day in counts else "")
            if day.month == first.month
            else None
            for day in week
        )
        for week in weeks
    )


@output("day", REST, str, str, date.fromisoformat)
def day(kind: str, ref: str, day: date) -> Files:
    place = scope(kind, ref)
    stories = read_stories.on_day(kind, ref, day)
    if place is None or not stories:
        return {}
    name = frame.date_name(place.edition, day)
    page = frame.Page("archive", f"{place.title}: {name}", place.day(day), section=place.section)
    month = f"{day:%Y-%m}"
    days = [row.day for row in read_stories.month(kind, ref, month)]
    at = days.index(day)
    return {
        f"{place.day(day).lstrip('/')}index.html": frame.html(
            place.edition,
            "archive_day.html",
            page,
            scope_title=place.title,
            scope_address=place.address,
            day=day,
            cards=compose.cards(stories),
            previous=_day_link(place, days, at - 1),
            next=_day_link(place, days, at + 1),
            month=views.Link(frame.month_name(place.edition, day), place.month(month)),
        )
    }


def _day_link(place: Scope, days: list[date], at: int) -> views.Link | None:
    if not 0 <= at < len(days):
        return None
    return views.Link(frame.date_name(place.edition, days[at]), place.day(days[at]))
