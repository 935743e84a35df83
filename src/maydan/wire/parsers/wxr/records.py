"""One element of an export to one record: author, term, entry, attachment. See `export.py`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote

from lxml import etree

from .clean import names, plain_text
from .items import (
    WxrAttachment,
    WxrAuthor,
    WxrCategory,
    WxrDate,
    WxrEntry,
    WxrItem,
    WxrOther,
    WxrTag,
    WxrTerm,
)

# What else an entry says about itself that a reader or an address depends on.
META_KEPT = names("""
    enclosure footnotes subtitle kicker _yoast_wpseo_title _yoast_wpseo_metadesc
    _yoast_wpseo_primary_category _yoast_wpseo_canonical rank_math_title rank_math_description
    rank_math_primary_category rank_math_canonical_url _aioseo_title _aioseo_description
""")

_NAMESPACES = (
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/excerpt/?"), "excerpt:"),
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/?"), "wp:"),
    (re.compile(r"https?://purl\.org/rss/1\.0/modules/content/?"), "content:"),
    (re.compile(r"https?://purl\.org/dc/elements/1\.1/?"), "dc:"),
)
_ENTRIES: dict[str, Literal["post", "page"]] = {"post": "post", "page": "page"}
_NO_DATE = "0000-00-00"
_NO_MAIL_DATE = " -0001 "  # the same, as WordPress writes it in a pubDate

Fields = dict[str, str]


def _author(element: etree._Element) -> WxrAuthor:
    fields = _fields(element)
    both = f"{fields.get('wp:author_first_name', '')} {fields.get('wp:author_last_name', '')}"
    login = fields.get("wp:author_login", "").strip()
    shown = plain_text(fields.get("wp:author_display_name", "")) or plain_text(both)
    return WxrAuthor(login, shown or login)


def _category(element: etree._Element) -> WxrCategory:
    fields = _fields(element)
    return WxrCategory(
        nicename=_slug(fields.get("wp:category_nicename", "")),
        name=plain_text(fields.get("wp:cat_name", "")),
        parent=_slug(fields.get("wp:category_parent", "")),
        description=plain_text(fields.get("wp:category_description", "")),
    )


def _tag(element: etree._Element) -> WxrTag:
    fields = _fields(element)
    return WxrTag(
        nicename=_slug(fields.get("wp:tag_slug", "")),
        name=plain_text(fields.get("wp:tag_name", "")),
        description=plain_text(fields.get("wp:tag_description", "")),
    )


def _term(element: etree._Element) -> WxrOther:
    fields = _fields(element)
    kind = f"term:{fields.get('wp:term_taxonomy', '').strip()}"
    title = plain_text(fields.get("wp:term_name", ""))
    return WxrOther(kind, _number(fields.get("wp:term_id", "")), title)


def _item(element: etree._Element) -> WxrEntry | WxrAttachment | WxrOther:
    fields = _fields(element)
    kind = fields.get("wp:post_type", "").strip() or "post"
    if kind in _ENTRIES:
        return _entry(_ENTRIES[kind], fields, element)
    wp_id = _number(fields.get("wp:post_id", ""))
    if kind != "attachment":
        return WxrOther(kind, wp_id, plain_text(fields.get("title", "")))
    meta = dict(_meta(element))
    return WxrAttachment(
        wp_id=wp_id,
        url=fields.get("wp:attachment_url", "").strip() or fields.get("guid", "").strip(),
        parent=_number(fields.get("wp:post_parent", "")),
        title=plain_text(fields.get("title", "")),
        caption=plain_text(fields.get("excerpt:encoded", "")),
        alt=plain_text(meta.get("_wp_attachment_image_alt", "")),
        description=plain_text(fields.get("content:encoded", "")),
        creator=fields.get("dc:creator", "").strip(),
        published=_published(fields),
    )


def _entry(kind: Literal["post", "page"], fields: Fields, element: etree._Element) -> WxrEntry:
    meta = _meta(element)
    terms = _terms(element)
    formats = [term.nicename for term in terms if term.taxonomy == "post_format"]
    familiar = {"category", "post_tag", "post_format"}
    return WxrEntry(
        kind=kind,
        wp_id=_number(fields.get("wp:post_id", "")),
        guid=fields.get("guid", "").strip(),
        link=fields.get("link", "").strip(),
        title=plain_text(fields.get("title", "")),
        slug=_slug(fields.get("wp:post_name", "")),
        status=fields.get("wp:status", "").strip(),
        published=_published(fields),
        modified=_moment(fields.get("wp:post_modified_gmt", "")),
        creator=fields.get("dc:creator", "").strip(),
        excerpt=plain_text(fields.get("excerpt:encoded", "")),
        content=fields.get("content:encoded", ""),
        categories=tuple(term for term in terms if term.taxonomy == "category"),
        tags=tuple(term for term in terms if term.taxonomy == "post_tag"),
        other_terms=tuple(term for term in terms if term.taxonomy not in familiar),
        post_format=formats[0].removeprefix("post-format-") if formats else "",
        sticky=fields.get("wp:is_sticky", "").strip() == "1",
        protected=bool(fields.get("wp:post_password", "")),
        thumbnail=_number(dict(meta).get("_thumbnail_id", "")),
        parent=_number(fields.get("wp:post_parent", "")),
        old_slugs=tuple(_slug(value) for key, value in meta if key == "_wp_old_slug"),
        meta=tuple((key, value) for key, value in meta if key in META_KEPT),
        comments=sum(name_of(child.tag) == "wp:comment" for child in element),
    )


RECORDS: dict[str, Callable[[etree._Element], WxrItem]] = {
    "wp:author": _author,
    "wp:category": _category,
    "wp:tag": _tag,
    "wp:term": _term,
    "item": _item,
}


@lru_cache(maxsize=512)
def name_of(tag: str) -> str:
    """`wp:post_id` for any spelling of the namespaces that WordPress has used."""
    if not tag.startswith("{"):
        return tag
    namespace, local = tag[1:].split("}", 1)
    for pattern, prefix in _NAMESPACES:
        if pattern.fullmatch(namespace):
            return prefix + local
    return tag


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(str(piece) for piece in element.itertext())


def _fields(element: etree._Element) -> Fields:
    """The element's children by name, each with its text; the first of a name counts."""
    fields: Fields = {}
    for child in element:
        name = name_of(child.tag)
        if name not in ("category", "wp:postmeta", "wp:comment"):
            fields.setdefault(name, text_of(child))
    return fields


def _meta(element: etree._Element) -> list[tuple[str, str]]:
    found = []
    for child in element:
        if name_of(child.tag) == "wp:postmeta":
            fields = _fields(child)
            key = fields.get("wp:meta_key", "").strip()
            found.append((key, fields.get("wp:meta_value", "").strip()))
    return found


def _terms(element: etree._Element) -> list[WxrTerm]:
    """What the entry is filed under; WXR 1.0 names each term twice, once without its taxonomy."""
    full: dict[WxrTerm, None] = {}
    bare: list[str] = []
    for child in element:
        if name_of(child.tag) != "category":
            continue
        name = plain_text(text_of(child))
        taxonomy = str(child.get("domain") or "")
        if taxonomy:
            nicename = _slug(str(child.get("nicename") or ""))
            full[WxrTerm({"tag": "post_tag"}.get(taxonomy, taxonomy), nicename, name)] = None
        elif name:
            bare.append(name)
    without_nicename = [
        term
        for term in full
        if not term.nicename
        and any(o.nicename and (o.taxonomy, o.name) == (term.taxonomy, term.name) for o in full)
    ]
    for term in without_nicename:
        del full[term]
    known = {term.name for term in full}
    for name in bare:
        if name not in known:
            full[WxrTerm("category", "", name)] = None
    return list(full)


def _slug(value: str) -> str:
    """Readable letters: WordPress keeps Arabic and other slugs percent-encoded."""
    return unquote(value.strip())


def _number(value: str) -> int:
    value = value.strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


def _published(fields: Fields) -> WxrDate:
    if moment := _moment(fields.get("wp:post_date_gmt", "")):
        return WxrDate(moment, "gmt")
    if moment := _moment(fields.get("wp:post_date", "")):
        return WxrDate(moment, "local")
    if moment := _mail_date(fields.get("pubDate", "")):
        return WxrDate(moment, "pubDate")
    return WxrDate(None, "")


def _moment(value: str) -> datetime | None:
    value = value.strip()
    if not value or value.startswith(_NO_DATE):
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _mail_date(value: str) -> datetime | None:
    if _NO_MAIL_DATE in value:
        return None
    try:
        moment = parsedate_to_datetime(value.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
