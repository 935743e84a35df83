"""What templates do to values: addresses made safe, dates and figures as the edition writes them.

Also for feeds, alt texts and charts, which must count like the page. Not for words: those are
gettext's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from babel import Locale
from babel.dates import (
    format_date,
    format_datetime,
    format_skeleton,
    get_timezone,
    get_timezone_location,
)
from babel.numbers import format_decimal
from babel.units import format_unit
from jinja2 import pass_context
from jinja2.runtime import Context

from maydan.reader import words
from maydan.reader.views import Edition, Picture

_PATH_SAFE = "/~-._!$&'()*+,;=:@"
_URL_SAFE = _PATH_SAFE + "%#?[]"
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200e\u200f\u2028-\u202f\u2066-\u2069]+")
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# Plain "en" means American dates to CLDR; ours are written 28 November, 14:05.
_DATES = {"en": "en-GB"}
_SIZES = ((1_000_000, "digital-megabyte"), (1_000, "digital-kilobyte"), (1, "digital-byte"))


def href(address: str) -> str:
    """A decoded path or a URL as an attribute takes it.

    What is neither (`javascript:`, `data:`, `//host`) becomes `#`.
    """
    clean = _HIDDEN.sub("", address) if not address.startswith("/") else address
    if clean.startswith("/") and not clean.startswith(("//", "/\\")):
        return quote(clean, safe=_PATH_SAFE)
    if clean.startswith("#"):
        return quote(clean, safe=_URL_SAFE)
    try:
        scheme = urlsplit(clean).scheme.lower()
    except ValueError:
        return "#"
    return quote(clean, safe=_URL_SAFE) if scheme in _SCHEMES else "#"


@pass_context
def absolute(context: Context, address: str) -> str:
    """A path as a full URL on the page's own origin."""
    return urljoin(context["shell"].canonical, href(address))


def iso(moment: datetime | date) -> str:
    """For `datetime` attributes and data."""
    return moment.isoformat()


def srcset(picture: Picture, ending: str) -> str:
    """Every size of a picture for `srcset`."""
    return ", ".join(f"{picture.address(width, ending)} {width}w" for width, _ in picture.sizes)


def focus(picture: Picture) -> str:
    """Classes that keep the picture's focal point in the frame; none for the middle."""
    if picture.focus is None:
        return ""
    across, down = (min(10, max(0, round(part / 10))) for part in picture.focus)
    return f"fx{across} fy{down}"


def language_name(language: str) -> str:
    """A language in its own words: `العربية`."""
    locale = Locale.parse(language, sep="-")
    name = locale.get_display_name(locale) or language
    return name[0].upper() + name[1:]


@dataclass(frozen=True)
class Habits:
    """How one edition writes dates and figures."""

    locale: Locale
    dates: Locale
    zone: tzinfo
    numerals: str
    place: str
    say: Callable[[str], str]

    @classmethod
    def of(cls, edition: Edition, say: Callable[[str], str]) -> Habits:
        locale = Locale.parse(edition.language, sep="-")
        dates = Locale.parse(_DATES.get(edition.language, edition.language), sep="-")
        zone = get_timezone(edition.time_zone)
        city = get_timezone_location(zone, locale=locale, return_city=True)
        place = edition.place or city
        return cls(locale, dates, zone, edition.numerals, place, say)

    def filters(self) -> dict[str, Callable[..., Any]]:
        """By the names templates use."""
        return {
            "day": self.day,
            "date": self.long_date,
            "short_date": self.short_date,
            "day_month": self.day_month,
            "month": self.month,
            "time": self.time,
            "clock": self.clock,
            "daytime": self.daytime,
            "number": self.number,
            "filesize": self.filesize,
            "figures": self.figures,
            "kind_name": self.kind_name,
            "reason_name": self.reason_name,
        }

    def kind_name(self, kind: str) -> str:
        return self.say(words.KINDS.get(kind, kind))

    def reason_name(self, reason: str) -> str:
        """Why a story stands in Read next."""
        return self.say(words.REASONS.get(reason, reason))

    def plural_examples(self) -> tuple[tuple[str, int], ...]:
        """Each plural category of the language, with a whole number that falls in it."""
        rule, found = self.locale.plural_form, dict[str, int]()
        for count in range(200):
            found.setdefault(rule(count), count)
        return tuple(found.items())

    def figures(self, text: object) -> str:
        """`text` with the edition's digits."""
        return str(text).translate(_EASTERN) if self.numerals == "arab" else str(text)

    def number(self, value: float) -> str:
        system = "arab" if self.numerals == "arab" else "latn"
        return self.figures(format_decimal(value, locale=self.locale, numbering_system=system))

    def day(self, when: datetime | date) -> str:
        """`Saturday, 28 November 2026`."""
        return self.figures(format_date(self._here(when), "full", locale=self.dates))

    def long_date(self, when: datetime | date) -> str:
        """`28 November 2026`."""
        return self.figures(format_date(self._here(when), "long", locale=self.dates))

    def short_date(self, when: datetime | date) -> str:
        """`28 Nov 2026`."""
        return self.figures(format_skeleton("yMMMd", self._here(when), locale=self.dates))

    def day_month(self, when: datetime | date) -> str:
        """`28 Nov`."""
        return self.figures(format_skeleton("MMMd", self._here(when), locale=self.dates))

    def month(self, when: date) -> str:
        """`November 2026`."""
        skeleton = self.dates.datetime_skeletons["yMMMM"]
        return self.figures(format_date(when, skeleton.pattern, locale=self.dates))

    def time(self, when: datetime) -> str:
        """`14:05`."""
        return self.figures(format_datetime(when, "HH:mm", tzinfo=self.zone, locale=self.dates))

    def clock(self, when: datetime) -> str:
        """`14:05 Beirut time`."""
        return self.say("%(time)s %(place)s time") % {
            "time": self.time(when),
            "place": self.place,
        }

    def daytime(self, when: datetime) -> str:
        """`28 November 2026, 14:05 Beirut time`."""
        return self.say("%(date)s, %(clock)s") % {
            "date": self.long_date(when),
            "clock": self.clock(when),
        }

    def filesize(self, size: int) -> str:
        step, unit = next(pair for pair in _SIZES if size >= pair[0] or pair[0] == 1)
        system = "arab" if self.numerals == "arab" else "latn"
        amount = format_unit(
            round(size / step, 1), unit, "short", locale=self.locale, numbering_system=system
        )
        return self.figures(amount)

    def _here(self, when: datetime | date) -> date:
        return when.astimezone(self.zone).date() if isinstance(when, datetime) else when
