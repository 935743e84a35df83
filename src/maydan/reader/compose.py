"""Rows to views: looks up what rows point to, through the read layer, so that each look-up is
recorded under its own key."""

from __future__ import annotations

from collections.abc import Iterable

from maydan.reader import views
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.read import topics as read_topics
from maydan.reader.read.rows import CardRow, FlashRow, PictureUse


def edition(code: str) -> views.Edition:
    """The edition; KeyError when it is not live."""
    found = read_editions.edition(code)
    if found is None:
        raise KeyError(code)
    return found


def picture(use: PictureUse | None) -> views.Picture | None:
    """A placed picture; None while its sizes are not made."""
    row = read_topics.picture(use.picture) if use else None
    if use is None or row is None:
        return None
    return views.Picture(
        row.id, row.key, row.sizes, use.alt, use.caption, use.credit or row.credit, row.focus
    )


def section(pk: int) -> views.Section | None:
    row = read_editions.section(pk)
    if row is None:
        return None
    path = tuple(views.Link(name, address) for name, address in row.path)
    return views.Section(row.id, row.name, row.address, row.description, path)


def person(pk: int) -> views.Person | None:
    row = read_topics.person(pk)
    if row is None:
        return None
    face = picture(PictureUse(row.face, alt=row.name)) if row.face else None
    links = tuple(views.Link(label, url) for label, url in row.links)
    return views.Person(row.id, row.name, row.address, row.kind, row.role, row.bio, face, links)


def people(pks: Iterable[int]) -> tuple[views.Person, ...]:
    return tuple(found for pk in pks if (found := person(pk)))


def topic(kind: str, pk: int) -> views.Topic | None:
    row = read_topics.topic(kind, pk)
    if row is None:
        return None
    shown = picture(PictureUse(row.picture, alt=row.picture_alt)) if row.picture else None
    return views.Topic(row.id, row.kind, row.name, row.address, row.blurb, shown, row.open)


def topics(kind: str, pks: Iterable[int]) -> tuple[views.Topic, ...]:
    found = [row for pk in pks if (row := topic(kind, pk))]
    return tuple(sorted(found, key=lambda row: (row.name, row.id)))


def minutes(words: int, words_a_minute: int) -> int:
    return max(1, round(words / max(1, words_a_minute)))


def card_of(row: CardRow) -> views.Card | None:
    """The card of a row; None when its section is not live."""
    place = read_editions.section(row.section)
    if place is None:
        return None
    return views.Card(
        id=row.id,
        kind=row.kind,
        headline=row.headline,
        kicker=row.kicker,
        standfirst=row.standfirst,
        address=row.address,
        section=views.Link(place.name, place.address),
        bylines=people(row.bylines),
        published=row.published,
        updated=row.updated,
        minutes=minutes(row.words, edition(row.edition).words_a_minute),
        picture=picture(row.lead),
        pictures=tuple(found for use in row.gallery if (found := picture(use))),
        sponsored_by=row.sponsored_by,
        priority=row.priority,
    )


def card(pk: int) -> views.Card | None:
    row = read_stories.card(pk)
    return card_of(row) if row else None


def cards(pks: Iterable[int]) -> tuple[views.Card, ...]:
    """The cards of those that readers can have, in order."""
    wanted = list(pks)
    read_stories.load_cards(wanted)
    rows = [row for pk in wanted if (row := read_stories.card(pk))]
    read_topics.load_pictures(
        use.picture for row in rows for use in (row.lead, *row.gallery) if use
    )
    return tuple(found for row in rows if (found := card_of(row)))


def flashes(code: str) -> tuple[views.Flash, ...]:
    return tuple(_flash(row) for row in read_stories.flashes(code))


def _flash(row: FlashRow) -> views.Flash:
    story = read_stories.card(row.story) if row.story else None
    link = views.Link(story.headline, story.address) if story else None
    return views.Flash(row.id, row.text, row.at, row.priority, link)
