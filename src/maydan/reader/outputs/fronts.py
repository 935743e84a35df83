"""The front of an edition and of each section: containers, pins first, then the query; no story
twice on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from maydan.fronts import presets
from maydan.fronts.presets import Place
from maydan.reader import compose, views
from maydan.reader.formats import structured
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import FRONTS, Files, output
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.read.rows import FrontRow

WINDOW = 50  # of an edition's and a section's newest: shared by front, feed, latest and part
SHORT = 16  # of a container's own shelf
TITLES = {
    "opinion": "Opinion",
    "pictures": "In pictures",
    "infographics": "In figures",
    "grid": "More news",
}
KIND_OF = {"opinion": "opinion", "pictures": "gallery", "infographics": "infographic"}


def today(edition: views.Edition) -> date:
    """The day in the edition's zone, as the clock fact says."""
    moment = read_editions.clock(edition.code, "day")
    return moment.astimezone(ZoneInfo(edition.time_zone)).date() if moment else date(1970, 1, 1)


@dataclass
class Filling:
    """Fills containers one by one, remembering what stands on the page already."""

    edition: views.Edition
    shelf: tuple[str, str]  # the front's own
    pins: dict[int, list[int]]
    used: set[int] = field(default_factory=set)

    def fill(self, number: int, place: Place) -> views.Container | None:
        pinned = [pk for pk in self.pins.get(number, ()) if pk not in self.used]
        found = [pk for pk in self._query(place) if pk not in self.used and pk not in pinned]
        if place.kind == "lead" and not pinned:
            found = self._by_priority(found)
        cards = compose.cards([*pinned, *found][: place.size + 4])[: place.size]
        if not cards or (
            place.kind in ("second", "section", "pictures") and len(cards) < 2 and not pinned
        ):
            return None
        self.used.update(card.id for card in cards)
        return self._container(place, cards)

    def _query(self, place: Place) -> tuple[int, ...]:
        if place.about:
            return read_stories.newest(place.about[0], str(place.about[1]), SHORT)
        if place.kind in KIND_OF:
            return read_stories.newest("kind", f"{self.edition.code}:{KIND_OF[place.kind]}", SHORT)
        return read_stories.newest(*self.shelf, WINDOW)

    def _by_priority(self, pks: list[int]) -> list[int]:
        """The dozen newest by the editor's priority, then the rest as they are."""
        cards = {card.id: card for card in compose.cards(pks[:12])}
        ranked = sorted(pks[:12], key=lambda pk: cards[pk].priority if pk in cards else 9)
        return [*ranked, *pks[12:]]

    def _container(self, place: Place, cards: tuple[views.Card, ...]) -> views.Container | None:
        title, link, topic = place.title, "", None
        if place.about and place.about[0] == "section":
            section = compose.section(place.about[1])
            if section is None:
                return None
            title, link = title or section.name, section.address
        elif place.about:
            topic = compose.topic(*place.about)
            if topic is None:
                return None
            title, link = title or topic.name, topic.address
        elif place.kind in TITLES:
            title = title or frame.say(self.edition, TITLES[place.kind])
        if place.kind == "river":
            title, link = title or frame.say(self.edition, "Latest"), f"{self.edition.home}latest/"
        return views.Container(place.kind, title, link, cards, topic)


def containers(
    edition: views.Edition, shelf: tuple[str, str], front: FrontRow, preset: list[Place]
) -> tuple[views.Container, ...]:
    places = [Place(row.kind, row.size, row.about, row.title) for row in front.containers] or preset
    pins: dict[int, list[int]] = {}
    for number, pk in front.pins:
        pins.setdefault(min(number, len(places) - 1), []).append(pk)
    filling = Filling(edition, shelf, pins)
    return tuple(
        filled for number, place in enumerate(places) if (filled := filling.fill(number, place))
    )


@output("home", FRONTS, str)
def home(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    topics = read_editions.front_topics(code)
    preset = presets.home(read_editions.subsections(edition.id), topics.coverages, topics.regions)
    filled = containers(edition, ("edition", code), read_stories.front(edition.id), preset)
    page = frame.Page(
        "front",
        edition.name,
        edition.home,
        description=edition.description,
        translations=frame.editions_translations(""),
        picture=filled[0].cards[0].picture if filled else None,
        nodes=(
            structured.publisher(edition),
            structured.listing(
                edition, edition.name, edition.home, tuple(c for g in filled for c in g.cards)
            ),
        ),
    )
    return {
        f"{code}/index.html": frame.html(
            edition,
            "front.html",
            page,
            containers=filled,
            latest=(),
            flashes=compose.flashes(code),
            today=today(edition),
            section=None,
            subsections=(),
        )
    }


@output("section", FRONTS, int)
def section(pk: int) -> Files:
    row = read_editions.section(pk)
    edition = read_editions.edition(row.edition) if row else None
    place = compose.section(pk)
    if row is None or edition is None or place is None:
        return {}
    filled = containers(edition, ("section", str(pk)), read_stories.front(pk), presets.section())
    cards = tuple(card for group in filled for card in group.cards)
    below = tuple(
        views.Link(sub.name, sub.address)
        for n in read_editions.subsections(pk)
        if (sub := read_editions.section(n))
    )
    page = frame.Page(
        "section",
        place.name,
        place.address,
        description=place.description,
        section=place.path[0].url,
        translations=read_editions.page_translations(row.translation_key),
        feeds=frame.feeds_of(
            f"{edition.name}: {place.name}", place.address, ("rss.xml", "atom.xml", "feed.json")
        ),
        picture=cards[0].picture if cards else None,
        nodes=structured.section(edition, place, cards),
    )
    return {
        f"{place.address.lstrip('/')}index.html": frame.html(
            edition,
            "front.html",
            page,
            containers=filled,
            latest=(),
            flashes=(),
            today=today(edition),
            section=place,
            subsections=below,
        )
    }
