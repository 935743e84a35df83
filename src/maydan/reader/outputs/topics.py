"""Pages of regions, tags, coverages and contributors, their years, and the list of authors."""

from __future__ import annotations

from itertools import groupby

from maydan.reader import compose, views
from maydan.reader.formats import structured
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import LISTS, REST, Files, output
from maydan.reader.outputs.fronts import WINDOW
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.read import topics as read_topics


def _years(kind: str, pk: int, address: str) -> tuple[views.Link, ...]:
    return tuple(
        views.Link(str(year), f"{address}{year}/") for year in read_stories.years(kind, str(pk))
    )


def _by_day(
    cards: tuple[views.Card, ...], edition: views.Edition
) -> tuple[tuple[object, tuple[views.Card, ...]], ...]:
    zone = frame.zone_of(edition)
    days = groupby(cards, key=lambda card: card.published.astimezone(zone).date())
    return tuple((day, tuple(group)) for day, group in days)


@output("topic", LISTS, str, int)
def topic(kind: str, pk: int) -> Files:
    """A topic has a page once a story is in it; a coverage from the start."""
    row, shown = read_topics.topic(kind, pk), compose.topic(kind, pk)
    edition = read_editions.edition(row.edition) if row else None
    newest = read_stories.newest(kind, str(pk), WINDOW)
    if row is None or shown is None or edition is None or not (newest or kind == "coverage"):
        return {}
    cards = compose.cards(newest)
    page = frame.Page(
        "topic",
        row.name,
        row.address,
        description=row.blurb,
        translations=read_editions.named_translations(kind, row.translation_key),
        feeds=frame.feeds_of(f"{edition.name}: {row.name}", row.address),
        picture=shown.picture,
        nodes=(structured.listing(edition, row.name, row.address, cards),),
    )
    return {
        f"{row.address.lstrip('/')}index.html": frame.html(
            edition,
            "topic.html",
            page,
            topic=shown,
            cards=cards,
            essential=compose.cards(read_stories.essential(pk)) if kind == "coverage" else (),
            years=_years(kind, pk, row.address),
            timeline=_by_day(cards, edition) if kind == "coverage" else (),
        )
    }


@output("topic-year", REST, str, int, int)
def topic_year(kind: str, pk: int, year: int) -> Files:
    row = read_topics.topic(kind, pk)
    edition = read_editions.edition(row.edition) if row else None
    stories = read_stories.in_year(kind, str(pk), year)
    if row is None or edition is None or not stories:
        return {}
    return _year(edition, row.name, row.address, year, compose.cards(stories))


@output("person", LISTS, int)
def person(pk: int) -> Files:
    row, who = read_topics.person(pk), compose.person(pk)
    edition = read_editions.edition(row.edition) if row else None
    newest = read_stories.newest("contributor", str(pk), WINDOW)
    if row is None or who is None or edition is None or not newest:
        return {}
    page = frame.Page(
        "person",
        row.name,
        row.address,
        description=row.bio,
        translations=read_editions.named_translations("contributor", row.translation_key),
        feeds=frame.feeds_of(f"{edition.name}: {row.name}", row.address),
        picture=who.face,
        nodes=(structured.person(who),),
    )
    return {
        f"{row.address.lstrip('/')}index.html": frame.html(
            edition,
            "person.html",
            page,
            person=who,
            cards=compose.cards(newest),
            years=_years("contributor", pk, row.address),
        )
    }


@output("person-year", REST, int, int)
def person_year(pk: int, year: int) -> Files:
    row = read_topics.person(pk)
    edition = read_editions.edition(row.edition) if row else None
    stories = read_stories.in_year("contributor", str(pk), year)
    if row is None or edition is None or not stories:
        return {}
    return _year(edition, row.name, row.address, year, compose.cards(stories))


def _year(
    edition: views.Edition, title: str, address: str, year: int, cards: tuple[views.Card, ...]
) -> Files:
    page = frame.Page("archive", f"{title} {frame.figures(edition, year)}", f"{address}{year}/")
    return {
        f"{address.lstrip('/')}{year}/index.html": frame.html(
            edition, "year.html", page, title=title, year=year, cards=cards
        )
    }


@output("authors", REST, str)
def authors(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    page = frame.Page(
        "authors",
        frame.say(edition, "Authors"),
        f"{edition.home}authors/",
        translations=frame.editions_translations("authors/"),
    )
    people = compose.people(read_stories.people(code))
    return {f"{code}/authors/index.html": frame.html(edition, "authors.html", page, people=people)}
