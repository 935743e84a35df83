"""Stored rich text to what readers get: links to our own pages resolved through the read layer,
everything else cleaned.

Wagtail's own expansion is not used: it asks the database while rendering and follows the active
language.
"""

from __future__ import annotations

import nh3
from lxml import etree, html
from markupsafe import Markup

from maydan.reader import filters
from maydan.reader.read import editions as read_editions
from maydan.reader.read import topics as read_topics

TAGS = {
    "p",
    "b",
    "strong",
    "i",
    "em",
    "a",
    "ul",
    "ol",
    "li",
    "sup",
    "sub",
    "br",
    "h2",
    "h3",
    "hr",
    "code",
}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def rich_text(stored: str) -> Markup:
    """Clean HTML of a stored fragment; links to what readers can't have become plain text."""
    if not stored.strip():
        return Markup("")
    root = html.fragment_fromstring(stored, create_parent="div")
    for link in list(root.iter("a")):
        _resolve(link)
    inner = (root.text or "") and _escaped(root.text or "")
    inner += "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
    return Markup(  # noqa: S704 - nh3 has cleaned it
        nh3.clean(inner, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    )


def _escaped(text: str) -> str:
    return str(Markup.escape(text))


def _resolve(link: html.HtmlElement) -> None:
    kind, pk = link.get("linktype"), link.get("id", "")
    address: str | None = link.get("href")
    if kind == "page" and pk.isdecimal():
        address = read_editions.page_address(int(pk))
    elif kind == "document" and pk.isdecimal():
        file = read_topics.file(int(pk))
        address = f"/_/files/{file.key}/{file.name}" if file else None
    elif kind:
        address = None
    for name in list(link.attrib):
        del link.attrib[name]
    safe = filters.href(address or "")
    if safe != "#":
        link.set("href", safe)
    else:
        link.drop_tag()
