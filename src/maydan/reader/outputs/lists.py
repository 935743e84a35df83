"""An edition's own pages: latest, breaking, corrections, live, search, fixed pages, 404, and the
part."""

from __future__ import annotations

import json
from itertools import groupby

from maydan.reader import compose, views
from maydan.reader.formats import structured
from maydan.reader.formats.feeds import stamp
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import LISTS, PARTS, REST, Files, output
from maydan.reader.outputs.fronts import WINDOW, today
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.richtext import rich_text
from maydan.stories.kinds import KINDS

PART_LATEST = 8


def _page(edition: views.Edition, kind: str, title: str, suffix: str, **more: object) -> frame.Page:
    return frame.Page(
        kind,
        frame.say(edition, title),
        edition.home + suffix,
        translations=frame.editions_translations(suffix),
        **more,  # type: ignore[arg-type]
    )


@output("latest", LISTS, str)
def latest(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    cards = compose.cards(read_stories.newest("edition", code, WINDOW))
    zone = frame.zone_of(edition)
    days = tuple(
        (day, tuple(group))
        for day, group in groupby(cards, key=lambda card: card.published.astimezone(zone).date())
    )
    page = _page(
        edition,
        "latest",
        "Latest",
        "latest/",
        nodes=(structured.listing(edition, "Latest", f"{edition.home}latest/", cards),),
    )
    return {f"{code}/latest/index.html": frame.html(edition, "latest.html", page, days=days)}


@output("breaking", PARTS, str)
def breaking(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    page = _page(edition, "breaking", "Breaking", "breaking/")
    return {
        f"{code}/breaking/index.html": frame.html(
            edition, "breaking.html", page, flashes=compose.flashes(code)
        )
    }


@output("part", PARTS, str)
def part(code: str) -> Files:
    """The small furniture that moves by its own clock: ticker, latest, date line. One small file
    that a script fills in."""
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    words = frame.words_of(edition)
    told = {
        "flashes": [
            {
                "id": flash.id,
                "text": flash.text,
                "at": stamp(flash.at),
                "time": words.filters["time"](flash.at),
                "address": flash.story.url if flash.story else "",
                "priority": flash.priority,
            }
            for flash in compose.flashes(code)
        ],
        "latest": [
            {
                "headline": card.headline,
                "address": card.address,
                "at": stamp(card.published),
                "time": words.filters["time"](card.published),
            }
            for card in compose.cards(read_stories.newest("edition", code, WINDOW)[:PART_LATEST])
        ],
        "date": words.filters["day"](today(edition)),
    }
    return {f"{code}/_part.json": json.dumps(told, ensure_ascii=False, indent=1).encode()}


@output("corrections", LISTS, str)
def corrections(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    rows = read_stories.corrections(code)
    cards = {card.id: card for card in compose.cards(row[0] for row in rows)}
    entries = tuple(
        (views.Correction(date, text, wrong), cards[pk])
        for pk, date, text, wrong in rows
        if pk in cards
    )
    page = _page(edition, "corrections", "Corrections", "corrections/")
    return {
        f"{code}/corrections/index.html": frame.html(
            edition, "corrections.html", page, entries=entries
        )
    }


@output("live", REST, str)
def live(code: str) -> Files:
    """Nothing can be on air yet: channels and live blogs come later, and the page says what is
    so."""
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    page = _page(edition, "live", "Live", "live/")
    return {f"{code}/live/index.html": frame.html(edition, "live.html", page, on=())}


@output("search", REST, str)
def search(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    sections = []
    for top in read_editions.nav(code).sections:
        for place in (top, *top.subsections):
            sections.append((place.address.removeprefix(edition.home).rstrip("/"), place.name))
    form = views.SearchForm(tuple(sections), tuple(kind for kind, _label in KINDS))
    page = _page(edition, "search", "Search", "search/", noindex=True)
    return {f"{code}/search/index.html": frame.html(edition, "search.html", page, form=form)}


@output("missing", REST, str)
def missing(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    page = frame.Page(
        "missing",
        frame.say(edition, "There is no page at this address"),
        f"{edition.home}404.html",
        noindex=True,
    )
    return {f"{code}/404.html": frame.html(edition, "missing.html", page)}


@output("fixed", REST, int)
def fixed(pk: int) -> Files:
    row = read_editions.fixed_page(pk)
    edition = read_editions.edition(row[0]) if row else None
    if row is None or edition is None:
        return {}
    _code, title, body, address, key = row
    page = frame.Page("fixed", title, address, translations=read_editions.page_translations(key))
    return {
        f"{address.lstrip('/')}index.html": frame.html(
            edition, "fixed.html", page, title=title, html=rich_text(body)
        )
    }
