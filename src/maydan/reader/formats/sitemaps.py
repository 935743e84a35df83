"""Sitemaps (sitemaps.org 0.9): the index, one a month and edition, and the news sitemap. Search
engines only; feeds are feeds.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from maydan.editions.addresses import absolute
from maydan.reader.formats.feeds import stamp, xml_safe
from maydan.reader.read.rows import SitemapRow
from maydan.reader.views import Card, Edition

MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def index(paths: Iterable[str]) -> bytes:
    root = etree.Element(f"{{{MAP}}}sitemapindex", nsmap={None: MAP})  # type: ignore[dict-item]
    for path in paths:
        _text(etree.SubElement(root, f"{{{MAP}}}sitemap"), f"{{{MAP}}}loc", absolute(path))
    return _bytes(root)


def month(rows: Iterable[SitemapRow]) -> bytes:
    root = etree.Element(f"{{{MAP}}}urlset", nsmap={None: MAP})  # type: ignore[dict-item]
    for row in rows:
        url = etree.SubElement(root, f"{{{MAP}}}url")
        _text(url, f"{{{MAP}}}loc", absolute(row.address))
        _text(url, f"{{{MAP}}}lastmod", stamp(row.changed))
    return _bytes(root)


def pages(paths: Iterable[str]) -> bytes:
    """What is not a story: fronts, sections, fixed pages."""
    root = etree.Element(f"{{{MAP}}}urlset", nsmap={None: MAP})  # type: ignore[dict-item]
    for path in paths:
        _text(etree.SubElement(root, f"{{{MAP}}}url"), f"{{{MAP}}}loc", absolute(path))
    return _bytes(root)


def news(edition: Edition, cards: Iterable[Card]) -> bytes:
    root = etree.Element(f"{{{MAP}}}urlset", nsmap={None: MAP, "news": NEWS})  # type: ignore[dict-item]
    for card in cards:
        url = etree.SubElement(root, f"{{{MAP}}}url")
        _text(url, f"{{{MAP}}}loc", absolute(card.address))
        told = etree.SubElement(url, f"{{{NEWS}}}news")
        publication = etree.SubElement(told, f"{{{NEWS}}}publication")
        _text(publication, f"{{{NEWS}}}name", edition.name)
        _text(publication, f"{{{NEWS}}}language", edition.language.split("-")[0])
        _text(told, f"{{{NEWS}}}publication_date", stamp(card.published))
        _text(told, f"{{{NEWS}}}title", card.headline)
    return _bytes(root)


def _text(parent: Any, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = xml_safe(text)


def _bytes(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data
