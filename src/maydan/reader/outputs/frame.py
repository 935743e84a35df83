"""What stands around each page: masthead, navigation, translations, feeds, social cards; and the
turning of templates into bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale as Words
from jinja2 import Environment

from maydan.editions.addresses import absolute
from maydan.reader import look, views
from maydan.reader.formats import structured
from maydan.reader.read import editions as read_editions
from maydan.reader.read.record import reads

SOCIAL_WIDTH = 1280


@reads("accents")
def accents() -> tuple[str, ...]:
    """The accent colours of all editions: the style sheet is made of them."""
    found = (read_editions.edition(code) for code in read_editions.editions())
    return tuple(sorted({edition.accent for edition in found if edition}))


@dataclass(frozen=True)
class Page:
    """What a page says of itself to its frame."""

    kind: str
    title: str
    address: str
    description: str = ""
    noindex: bool = False
    section: str = ""  # address of the top section
    translations: tuple[tuple[str, str], ...] = ()  # (edition, address), its own included
    feeds: tuple[views.Link, ...] = ()
    picture: views.Picture | None = None
    social_title: str = ""
    canonical: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    nodes: tuple[dict[str, Any], ...] = field(default=())
    preview: bool = False


def shell(edition: views.Edition, page: Page) -> views.Shell:
    exact = dict(page.translations)
    picture = page.picture
    size = picture.nearest(SOCIAL_WIDTH) if picture else None
    return views.Shell(
        edition=edition,
        nav=read_editions.nav(edition.code),
        translations=tuple(_translations(edition.code, exact)),
        kind=page.kind,
        title=page.title,
        description=page.description or edition.description,
        address=page.address,
        canonical=page.canonical or absolute(page.address),
        noindex=page.noindex,
        current_section=page.section,
        feeds=page.feeds or default_feeds(edition),
        alternates=_alternates(edition.code, page.address, exact),
        social_title=page.social_title or page.title,
        social_image=absolute(picture.address(size[0], "jpg")) if picture and size else "",
        social_image_alt=picture.alt if picture else "",
        social_image_size=size,
        social_kind="article" if page.kind == "story" else "website",
        published=page.published,
        updated=page.updated,
        authors=page.authors,
        structured=structured.script(*(page.nodes or (structured.publisher(edition),))),
        part=f"{edition.home}_part.json",
        preview=page.preview,
    )


def own_name(language: str) -> str:
    """A language's name in itself: `العربية`."""
    words = Words.parse(language, sep="-")
    return (words.get_display_name(words) or language).capitalize()


def _translations(code: str, exact: dict[str, str]) -> list[views.Translation]:
    found = []
    for other in read_editions.editions():
        edition = read_editions.edition(other)
        if other != code and edition:
            address = exact.get(other)
            found.append(
                views.Translation(
                    edition.language,
                    edition.direction,
                    own_name(edition.language),
                    edition.name,
                    address or edition.home,
                    address is not None,
                )
            )
    return found


def _alternates(code: str, address: str, exact: dict[str, str]) -> tuple[views.Link, ...]:
    known = {code: address} | exact
    if len(known) < 2:
        return ()
    links = []
    for other in read_editions.editions():
        edition = read_editions.edition(other)
        if other in known and edition:
            links.append(views.Link(edition.language, absolute(known[other])))
    return (*links, views.Link("x-default", links[0].url)) if links else ()


def default_feeds(edition: views.Edition) -> tuple[views.Link, ...]:
    return feeds_of(edition.name, edition.home, ("rss.xml", "atom.xml", "feed.json"))


def feeds_of(
    title: str, folder: str, names: tuple[str, ...] = ("rss.xml",)
) -> tuple[views.Link, ...]:
    return tuple(views.Link(title, folder + name) for name in names)


def words_of(edition: views.Edition) -> Environment:
    """The environment of an edition; its globals hold gettext, its filters the dates."""
    return look.edition_environment(accents(), edition)


def html(edition: views.Edition, template: str, page: Page, **context: Any) -> bytes:
    """A whole page."""
    made = words_of(edition).get_template(template)
    return made.render(shell=shell(edition, page), **context).encode()


def say(edition: views.Edition, message: str) -> str:
    """A phrase of the reader's catalogue in the edition's language."""
    return str(words_of(edition).globals["gettext"](message))  # type: ignore[operator]


def editions_translations(suffix: str) -> tuple[tuple[str, str], ...]:
    """The same system page (`latest/`) in every edition."""
    return tuple((code, f"/{code}/{suffix}") for code in read_editions.editions())


def result_card(edition: views.Edition, card: views.Card) -> str:
    return words_of(edition).get_template("result.html").render(card=card)


def zone_of(edition: views.Edition) -> ZoneInfo:
    return ZoneInfo(edition.time_zone)


def month_name(edition: views.Edition, first: date) -> str:
    return str(words_of(edition).filters["month"](first))


def date_name(edition: views.Edition, day: date) -> str:
    return str(words_of(edition).filters["date"](day))


def figures(edition: views.Edition, number: object) -> str:
    """Digits in the edition's own numerals."""
    return str(words_of(edition).filters["figures"](number))
