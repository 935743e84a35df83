"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of one list of stories. A feed's `updated` is its
newest item's; no press time anywhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from maydan.editions.addresses import absolute
from maydan.reader.views import Card, Edition, Picture

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PICTURE_WIDTH = 1280


@dataclass(frozen=True)
class Feed:
    """A list of stories to subscribe to. `home` is the page it mirrors, `folder` where its files
    stand."""

    edition: Edition
    title: str
    description: str
    home: str
    cards: tuple[Card, ...]

    @property
    def updated(self) -> datetime:
        return max((changed(card) for card in self.cards), default=EPOCH)


def changed(card: Card) -> datetime:
    return card.updated or card.published


def rss(feed: Feed) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "dc": DC, "media": MEDIA})
    channel = etree.SubElement(root, "channel")
    _text(channel, "title", feed.title)
    _text(channel, "link", absolute(feed.home))
    _text(channel, "description", feed.description or feed.title)
    _text(channel, "language", feed.edition.language)
    if feed.cards:
        _text(channel, "lastBuildDate", format_datetime(feed.updated))
    self_link = {
        "href": absolute(feed.home + "rss.xml"),
        "rel": "self",
        "type": "application/rss+xml",
    }
    etree.SubElement(channel, f"{{{ATOM}}}link", self_link)
    for card in feed.cards:
        _rss_item(channel, card)
    return _bytes(root)


def _rss_item(channel: Any, card: Card) -> None:
    item = etree.SubElement(channel, "item")
    _text(item, "title", card.headline)
    _text(item, "link", absolute(card.address))
    _text(item, "description", card.standfirst)
    for person in card.bylines:
        _text(item, f"{{{DC}}}creator", person.name)
    _text(item, "category", card.section.label)
    guid = _text(item, "guid", identifier(card))
    guid.set("isPermaLink", "false")
    _text(item, "pubDate", format_datetime(card.published))
    if card.picture:
        _media(item, card.picture)


def _media(item: Any, picture: Picture) -> None:
    width, height = picture.nearest(PICTURE_WIDTH)
    content = etree.SubElement(
        item,
        f"{{{MEDIA}}}content",
        {
            "url": absolute(picture.address(width, "jpg")),
            "medium": "image",
            "type": "image/jpeg",
            "width": str(width),
            "height": str(height),
        },
    )
    if picture.caption:
        _text(content, f"{{{MEDIA}}}description", picture.caption)
    if picture.credit:
        _text(content, f"{{{MEDIA}}}credit", picture.credit)


def identifier(card: Card) -> str:
    """A story's lasting id for feeds: it survives moves and renames (RFC 4151 is avoided: the
    host may change too)."""
    return f"urn:maydan:story:{card.id}"


def atom(feed: Feed) -> bytes:
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.edition.language)
    _text(root, f"{{{ATOM}}}title", feed.title)
    if feed.description:
        _text(root, f"{{{ATOM}}}subtitle", feed.description)
    _text(root, f"{{{ATOM}}}id", absolute(feed.home + "atom.xml"))
    _text(root, f"{{{ATOM}}}updated", stamp(feed.updated))
    _link(root, absolute(feed.home + "atom.xml"), "self", "application/atom+xml")
    _link(root, absolute(feed.home), "alternate", "text/html")
    for card in feed.cards:
        _atom_entry(root, card, feed.edition)
    return _bytes(root)


def _atom_entry(root: Any, card: Card, edition: Edition) -> None:
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, f"{{{ATOM}}}title", card.headline)
    _text(entry, f"{{{ATOM}}}id", identifier(card))
    _text(entry, f"{{{ATOM}}}published", stamp(card.published))
    _text(entry, f"{{{ATOM}}}updated", stamp(changed(card)))
    for name in [person.name for person in card.bylines] or [edition.name]:
        _text(etree.SubElement(entry, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", name)
    _link(entry, absolute(card.address), "alternate", "text/html")
    if card.standfirst:
        _text(entry, f"{{{ATOM}}}summary", card.standfirst)
    etree.SubElement(entry, f"{{{ATOM}}}category", {"term": card.section.label})


def json_feed(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.edition.language,
        "home_page_url": absolute(feed.home),
        "feed_url": absolute(feed.home + "feed.json"),
        "items": [_json_item(card, feed.edition) for card in feed.cards],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _json_item(card: Card, edition: Edition) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": identifier(card),
        "url": absolute(card.address),
        "title": card.headline,
        "content_text": card.standfirst or card.headline,
        "date_published": stamp(card.published),
        "date_modified": stamp(changed(card)),
        "authors": [{"name": p.name, "url": absolute(p.address)} for p in card.bylines],
        "tags": [card.section.label],
        "language": edition.language,
    }
    if card.picture:
        item["image"] = absolute(
            card.picture.address(card.picture.nearest(PICTURE_WIDTH)[0], "jpg")
        )
    return item


FORMATS: dict[str, Callable[[Feed], bytes]] = {
    "rss.xml": rss,
    "atom.xml": atom,
    "feed.json": json_feed,
}


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _link(parent: Any, href: str, rel: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", {"href": href, "rel": rel, "type": kind})


def _text(parent: Any, name: str, text: str) -> Any:
    element = etree.SubElement(parent, name)
    element.text = xml_safe(text)
    return element


def xml_safe(text: str) -> str:
    """`text` without characters that XML 1.0 can't hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )


def _bytes(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data
