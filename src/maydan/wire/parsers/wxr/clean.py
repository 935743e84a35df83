"""Cleaning: foreign HTML to a safe known tree, a safe paragraph, plain text, a safe address.

Every piece of HTML passes nh3 twice: the whole body before it is walked (`structure`), and each
paragraph before it leaves (`paragraph`).
"""

import html
import re

import nh3
from lxml import etree


def names(listed: str) -> frozenset[str]:
    """A set of names, written as one text so that a long one stays readable."""
    return frozenset(listed.split())


INLINE_KEPT = names("b strong i em a sup sub code br")
PARAGRAPH_TAGS = INLINE_KEPT | {"p", "ul", "ol", "li"}
# Tags of the text level whose mark has no place here but whose words stay, and what they become.
INLINE_AS = {"cite": "em", "dfn": "em", "var": "em", "kbd": "code", "samp": "code", "tt": "code"}
INLINE_GONE = frozenset({"span", "font", "q"})
INLINE = INLINE_KEPT | INLINE_GONE | frozenset(INLINE_AS)

_MEDIA = names("img iframe embed video audio source")
_FRAMES = names("""
    div section article main header footer aside nav address center figure figcaption blockquote pre
    table caption thead tbody tfoot tr th td dl dt dd h1 h2 h3 h4 h5 h6 hr details summary
""")
_STRUCTURE = PARAGRAPH_TAGS | INLINE | _MEDIA | _FRAMES
_EMPTIED = names("""
    script style select option textarea button label legend template noscript svg math canvas title
    frameset noframes noembed
""")
_ATTRIBUTES = {
    "*": {"class"},
    "a": {"href"},
    "img": {"src", "data-src", "data-lazy-src", "data-id", "alt", "width", "height"},
    "iframe": {"src", "data-src"},
    "embed": {"src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "td": {"colspan"},
    "th": {"colspan"},
    "blockquote": {"data-instgrm-permalink", "cite"},
}
_WEB_SCHEMES = names("http https")
LINK_SCHEMES = names("http https mailto tel")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_ADDRESS = re.compile("[\x00-\x1f\x7f\u2028\u2029]")
# What no address holds bare, and what would end it in a place that forgot to escape.
_ENCODED = {ord(c): f"%{ord(c):02X}" for c in ' "<>\\`'}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_DEEPEST = 100
_TAG = re.compile(r"<[^<>]*+>")
_BLANK = " \t\r\n\f\u00a0"


def text_of(source: str) -> str:
    """The source without characters that no text has, with one kind of line end."""
    return _NOT_TEXT.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))


def structure(source: str, marker: str, *, tangled: bool) -> tuple[etree._Element, bool]:
    """The body as a tree of known harmless tags, and whether it had to be flattened.

    `marker` is an attribute of our own that figure and hr may carry. HTML nested beyond all sense
    keeps only its paragraphs; `tangled` HTML keeps only its words, and is not even parsed.
    """
    if tangled:
        return _tree(html.escape(_TAG.sub(" ", source), quote=False)), True
    attributes = {**_ATTRIBUTES, "figure": {marker}, "hr": {marker}}
    tree = _tree(
        nh3.clean(
            source,
            tags=set(_STRUCTURE),
            clean_content_tags=set(_EMPTIED),
            attributes=attributes,
            url_schemes=set(LINK_SCHEMES),
            link_rel=None,
        )
    )
    if not _too_deep(tree):
        return tree, False
    return _tree(nh3.clean(source, tags={"p", "br"}, clean_content_tags=set(_EMPTIED))), True


def paragraph(fragment: str) -> str:
    """One paragraph or list, of the few tags that a story's paragraph may have."""
    return nh3.clean(
        fragment,
        tags=set(PARAGRAPH_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes={"a": {"href"}},
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    )


def plain_text(source: str) -> str:
    """HTML's words in one line, entities resolved; it is text and must be escaped to be shown."""
    bare = nh3.clean(text_of(source), tags=set(), clean_content_tags=set(_EMPTIED))
    return one_line(html.unescape(bare))


def one_line(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(_NOT_TEXT.sub("", text).split())


def address(
    value: str | None, *, absolute: bool = False, schemes: frozenset[str] = _WEB_SCHEMES
) -> str:
    """The address if it has one of the schemes or (unless `absolute`) is relative, else nothing."""
    bare = _NOT_ADDRESS.sub("", _NOT_TEXT.sub("", value or "")).strip(_BLANK)
    cleaned = bare.translate(_ENCODED)
    if cleaned.startswith("//"):
        cleaned = f"https:{cleaned}"
    scheme = _SCHEME.match(cleaned)
    if scheme:
        return cleaned if scheme[1].lower() in schemes else ""
    return "" if absolute else cleaned


def _tree(cleaned: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(f"<html><body>{cleaned}</body></html>".encode(), parser)
    body = root.find("body")
    return root if body is None else body


def _too_deep(tree: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False
