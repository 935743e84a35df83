"""The text level of a body: elements to a paragraph's few inline tags, to plain words, to lists.

What it writes is not yet clean: `clean.paragraph` has the last word. Blocks: `body.py`.
"""

from collections.abc import Iterator
from html import escape

from lxml import etree

from .clean import INLINE, INLINE_AS, INLINE_GONE, LINK_SCHEMES, address, names, one_line

_BREAKING = names("p div li tr dt dd h1 h2 h3 h4 h5 h6 figcaption blockquote section")
_SMILEYS = frozenset({"wp-smiley", "emoji"})


def tag_of(element: etree._Element) -> str:
    """The element's name, lower-case."""
    return str(element.tag)


def classes(element: etree._Element) -> frozenset[str]:
    """The element's classes."""
    return frozenset(str(element.get("class") or "").split())


def is_smiley(element: etree._Element) -> bool:
    """Whether this is one of the little pictures that stand for a character."""
    return tag_of(element) == "img" and not _SMILEYS.isdisjoint(classes(element))


def is_inline(element: etree._Element, marker: str) -> bool:
    """Whether the element and all within it belong to the text."""
    return all(
        (tag_of(part) in INLINE or is_smiley(part)) and part.get(marker) is None
        for part in element.iter()
    )


def opening_and_closing(element: etree._Element) -> tuple[str, str]:
    """The tags that stand for this element in a paragraph; empty where its mark is dropped."""
    tag = tag_of(element)
    name = INLINE_AS.get(tag, tag)
    if tag == "q":
        return "“", "”"
    if name not in INLINE or name in INLINE_GONE or name == "br":
        return "", ""
    if name == "a":
        href = address(element.get("href"), schemes=LINK_SCHEMES)
        return (f'<a href="{escape(href)}">', "</a>") if href else ("", "")
    return f"<{name}>", f"</{name}>"


def inline_html(element: etree._Element) -> str:
    """The element as text of a paragraph; blocks and media inside leave only their words."""
    if is_smiley(element):
        return escape(str(element.get("alt") or ""))
    if tag_of(element) == "br":
        return "<br>"
    opening, closing = opening_and_closing(element)
    return opening + inner_html(element) + closing


def inner_html(element: etree._Element) -> str:
    """All that the element holds, as text of a paragraph."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield escape(element.text or "", quote=False)
    for child in element:
        breaks = tag_of(child) in _BREAKING
        if breaks:
            yield "<br>"
        yield inline_html(child)
        if breaks:
            yield "<br>"
        yield escape(child.tail or "", quote=False)


def list_html(element: etree._Element, finish: "Finish") -> str:
    """A list with its inner lists; what else stands in its entries becomes their text."""
    tag = tag_of(element)
    entries: list[str] = []
    for child in element:
        if tag_of(child) == "li":
            entries.append(_entry(child, finish))
        elif tag_of(child) in ("ul", "ol"):
            entries.append(f"<li>{list_html(child, finish)}</li>")
        elif words := finish(inline_html(child)):
            entries.append(f"<li>{words}</li>")
    written = "".join(entry for entry in entries if entry)
    return f"<{tag}>{written}</{tag}>" if written else ""


class Finish:
    """Makes pieces into the text of one paragraph; in classic bodies a line end is a break."""

    def __init__(self, classic: bool) -> None:
        self.line_end = "<br>" if classic else " "

    def __call__(self, pieces: str) -> str:
        written = ""
        for line in (piece.strip(" \t\f") for piece in pieces.split("\n")):
            joined = written and line and not written.endswith("<br>")
            written += (self.line_end if joined else "") + line
        return trimmed(written)


def trimmed(written: str) -> str:
    """Without breaks and blanks at its ends."""
    previous = None
    while previous != written:
        previous = written
        written = written.strip(" \t\n\f\u00a0").removeprefix("<br>").removesuffix("<br>")
    return written


def _entry(element: etree._Element, finish: Finish) -> str:
    parts = [escape(element.text or "", quote=False)]
    lists: list[str] = []
    for child in element:
        if tag_of(child) in ("ul", "ol"):
            lists.append(list_html(child, finish))
        else:
            breaks = "<br>" if tag_of(child) in _BREAKING else ""
            parts.append(f"{breaks}{inline_html(child)}{breaks}")
        parts.append(escape(child.tail or "", quote=False))
    words = finish("".join(parts)) + "".join(lists)
    return f"<li>{words}</li>" if words else ""


def plain(element: etree._Element, *, without: frozenset[str] = frozenset()) -> str:
    """The element's words in one line, leaving out elements of these names."""
    return one_line(words_of(element, without=without))


def words_of(element: etree._Element, *, without: frozenset[str] = frozenset()) -> str:
    """The element's words with its own line ends; a blank line parts what stood in blocks."""
    return "".join(_words(element, without))


def _words(element: etree._Element, without: frozenset[str]) -> Iterator[str]:
    if is_smiley(element):
        yield str(element.get("alt") or "")
    yield element.text or ""
    for child in element:
        tag = tag_of(child)
        if tag == "br":
            yield "\n"
        elif tag not in without:
            edge = "\n\n" if tag in _BREAKING else " " if tag in ("td", "th") else ""
            yield edge
            yield from _words(child, without)
            yield edge
        yield child.tail or ""
