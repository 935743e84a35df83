"""WordPress export (WXR 1.x) as a stream of records: `check` counts a whole file, `read` yields its items.

Memory stays constant whatever the file's size: each item is dropped once it has been yielded.
`read` raises only when it reaches the fault, so run `check` first. Bodies: `body.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import unquote

from lxml import etree

from .clean import plain_text
from .items import (
    WxrAttachment,
    WxrAuthor,
    WxrCategory,
    WxrDate,
    WxrEntry,
    WxrError,
    WxrItem,
    WxrOther,
    WxrSite,
    WxrSummary,
    WxrTag,
    WxrTerm,
)
from .source import EXPORT_AGAIN, Source, truncated

# What else an entry says about itself in ways that a reader or an address depends on.
META_KEPT = frozenset(
    {
        "enclosure",
        "footnotes",
        "subtitle",
        "kicker",
        "_yoast_wpseo_title",
        "_yoast_wpseo_metadesc",
        "_yoast_wpseo_primary_category",
        "_yoast_wpseo_canonical",
        "rank_math_title",
        "rank_math_description",
        "rank_math_primary_category",
        "rank_math_canonical_url",
        "_aioseo_title",
        "_aioseo_description",
    }
)
ITEM_LIMIT = 64 * 1024 * 1024  # bytes between two items: beyond it is no post but a trap

_NAMESPACES = (
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/excerpt/?"), "excerpt:"),
    (re.compile(r"https?://wordpress\.org/export/1\.\d+/?"), "wp:"),
    (re.compile(r"https?://purl\.org/rss/1\.0/modules/content/?"), "content:"),
    (re.compile(r"https?://purl\.org/dc/elements/1\.1/?"), "dc:"),
)
_VERSION = re.compile(r"1\.\d{1,3}")
_NO_DATE = "0000-00-00"
_SITE_FIELDS = frozenset({"title", "link", "description", "language", "wp:wxr_version"})
_EMPTY_SITE = WxrSite("", "", "", "", "")

_Fields = dict[str, str]


def read(stream: BinaryIO) -> Iterator[WxrItem]:
    """Every record of an export in the order of the file, the site first; raises WxrError."""
    return _records(Source(stream))


def check(path: Path) -> WxrSummary:
    """Reads a whole file and counts what it holds, writing nothing; raises WxrError."""
    try:
        with path.open("rb") as stream:
            return _summary(Source(stream))
    except OSError as error:
        raise WxrError(f"{path.name} cannot be read ({error.strerror})", "Look at its path") from error


def _summary(source: Source) -> WxrSummary:
    site = _EMPTY_SITE
    kinds: Counter[str] = Counter()
    other: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    comments = 0
    for item in _records(source):
        kinds[item.kind if isinstance(item, WxrEntry) else type(item).__name__] += 1
        if isinstance(item, WxrSite):
            site = item
        elif isinstance(item, WxrEntry):
            statuses[item.status] += 1
            comments += item.comments
        elif isinstance(item, WxrOther):
            other[item.kind] += 1
    return WxrSummary(
        site=site,
        authors=kinds["WxrAuthor"],
        categories=kinds["WxrCategory"],
        tags=kinds["WxrTag"],
        posts=kinds["post"],
        pages=kinds["page"],
        attachments=kinds["WxrAttachment"],
        comments=comments,
        other=dict(sorted(other.items())),
        statuses=dict(sorted(statuses.items())),
        repairs=dict(sorted(source.repairs.items())),
    )


def _records(source: Source) -> Iterator[WxrItem]:
    header: _Fields = {}
    told = False
    for name, element in _channel_children(source):
        if name in _SITE_FIELDS:
            header.setdefault(name, _text(element))
            continue
        record = _RECORDS.get(name)
        if record is None:
            continue
        if not told:
            yield _site(header, source.line)
            told = True
        yield record(element)
    if not told:
        yield _site(header, source.line)


def _channel_children(source: Source) -> Iterator[tuple[str, etree._Element]]:
    """Each complete child of the channel, which is emptied as soon as the next one is asked for."""
    parser = etree.XMLPullParser(
        events=("end",),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=True,  # bodies may be longer than libxml2's default; ITEM_LIMIT is the bound
        remove_comments=True,
        remove_pis=True,
    )
    waiting = 0
    for chunk in source.chunks():
        waiting += len(chunk)
        _feed(parser, chunk)
        for _, element in parser.read_events():
            parent = element.getparent()
            _require_rss(element, parent, source.line)
            if parent is None or _name(parent.tag) != "channel":
                continue
            waiting = 0
            yield _name(element.tag), element
            _drop(element)
        if waiting > ITEM_LIMIT:
            limit = f"{ITEM_LIMIT // 1024 // 1024} MB"
            raise WxrError(f"One item is longer than {limit}", "Take it out of the file", source.line)
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise truncated(error.lineno or source.line) from error


def _feed(parser: "etree.XMLPullParser", chunk: bytes) -> None:
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        why = (error.msg or "").rsplit(", line ", 1)[0][:160]
        raise WxrError(f"The XML is broken here ({why})", EXPORT_AGAIN, error.lineno or 0) from error


def _require_rss(element: etree._Element, parent: etree._Element | None, line: int) -> None:
    """Refuses another kind of XML at its first element, before all of it is in memory."""
    outermost = element if parent is None else element.getroottree().getroot()
    if outermost.tag != "rss":
        raise WxrError(
            f"This is XML, but not a WordPress export (it begins with <{outermost.tag[:60]}>)",
            EXPORT_AGAIN,
            line,
        )


def _drop(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _site(header: _Fields, line: int) -> WxrSite:
    version = header.get("wp:wxr_version", "").strip()
    if not version:
        raise WxrError(
            "This is an RSS feed, not a WordPress export (it has no wp:wxr_version)",
            EXPORT_AGAIN,
            line,
        )
    if not _VERSION.fullmatch(version):
        raise WxrError(
            f"This export is of WXR version {version[:20]}; 1.0 to 1.2 are read", EXPORT_AGAIN, line
        )
    return WxrSite(
        title=plain_text(header.get("title", "")),
        link=header.get("link", "").strip(),
        description=plain_text(header.get("description", "")),
        language=header.get("language", "").strip(),
        version=version,
    )


def _author(element: etree._Element) -> WxrAuthor:
    fields = _fields(element)
    names = (fields.get("wp:author_first_name", ""), fields.get("wp:author_last_name", ""))
    login = fields.get("wp:author_login", "").strip()
    shown = plain_text(fields.get("wp:author_display_name", "")) or plain_text(" ".join(names))
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
    if kind == "post" or kind == "page":
        return _entry(kind, fields, element)
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


def _entry(kind: Literal["post", "page"], fields: _Fields, element: etree._Element) -> WxrEntry:
    meta = _meta(element)
    terms = _terms(element)
    formats = [term.nicename for term in terms if term.taxonomy == "post_format"]
    named = {"category", "post_tag", "post_format"}
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
        other_terms=tuple(term for term in terms if term.taxonomy not in named),
        post_format=formats[0].removeprefix("post-format-") if formats else "",
        sticky=fields.get("wp:is_sticky", "").strip() == "1",
        protected=bool(fields.get("wp:post_password", "")),
        thumbnail=_number(dict(meta).get("_thumbnail_id", "")),
        parent=_number(fields.get("wp:post_parent", "")),
        old_slugs=tuple(_slug(value) for key, value in meta if key == "_wp_old_slug"),
        meta=tuple((key, value) for key, value in meta if key in META_KEPT),
        comments=sum(_name(child.tag) == "wp:comment" for child in element),
    )


_RECORDS = {
    "wp:author": _author,
    "wp:category": _category,
    "wp:tag": _tag,
    "wp:term": _term,
    "item": _item,
}


@lru_cache(maxsize=512)
def _name(tag: str) -> str:
    """`wp:post_id` for any spelling of the namespaces that WordPress has used."""
    if not tag.startswith("{"):
        return tag
    namespace, local = tag[1:].split("}", 1)
    for pattern, prefix in _NAMESPACES:
        if pattern.fullmatch(namespace):
            return prefix + local
    return tag


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _fields(element: etree._Element) -> _Fields:
    """The element's children by name, each with its text; the first of a name counts."""
    fields: _Fields = {}
    for child in element:
        name = _name(child.tag)
        if name not in ("category", "wp:postmeta", "wp:comment"):
            fields.setdefault(name, _text(child))
    return fields


def _meta(element: etree._Element) -> list[tuple[str, str]]:
    found = []
    for child in element:
        if _name(child.tag) == "wp:postmeta":
            fields = _fields(child)
            key = fields.get("wp:meta_key", "").strip()
            found.append((key, fields.get("wp:meta_value", "").strip()))
    return found


def _terms(element: etree._Element) -> list[WxrTerm]:
    """What the entry is filed under; WXR 1.0 names each term twice, once without its taxonomy."""
    full: dict[WxrTerm, None] = {}
    bare: list[str] = []
    for child in element:
        if _name(child.tag) != "category":
            continue
        name = plain_text(_text(child))
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


def _published(fields: _Fields) -> WxrDate:
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
    try:
        moment = parsedate_to_datetime(value.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
