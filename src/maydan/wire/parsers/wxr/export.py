"""WordPress export (WXR 1.x) as a stream: `check` counts a whole file, `read` yields its records.

Memory stays constant whatever the file's size: each item is dropped once it has been yielded.
`read` raises only when it reaches the fault, so run `check` first. What an item becomes:
`records.py`; bodies: `body.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from .clean import plain_text
from .items import WxrEntry, WxrError, WxrItem, WxrOther, WxrSite, WxrSummary
from .records import RECORDS, Fields, name_of, text_of
from .source import EXPORT_AGAIN, Source, truncated

ITEM_LIMIT = 64 * 1024 * 1024  # bytes between two items: beyond it is no post but a trap

_VERSION = re.compile(r"1\.\d{1,3}")
_SITE_FIELDS = frozenset({"title", "link", "description", "language", "wp:wxr_version"})
_EMPTY_SITE = WxrSite("", "", "", "", "")


def read(stream: BinaryIO) -> Iterator[WxrItem]:
    """Every record of an export in the order of the file, the site first; raises WxrError."""
    return _records(Source(stream))


def check(path: Path) -> WxrSummary:
    """Reads a whole file and counts what it holds, writing nothing; raises WxrError."""
    try:
        with path.open("rb") as stream:
            return _summary(Source(stream))
    except OSError as error:
        what = f"{path.name} cannot be read ({error.strerror})"
        raise WxrError(what, "Check its path and permissions") from error


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
    header: Fields = {}
    told = False
    for name, element in _channel_children(source):
        if name in _SITE_FIELDS:
            header.setdefault(name, text_of(element))
            continue
        record = RECORDS.get(name)
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
            if not isinstance(element, etree._Element):
                continue  # an event of another kind than those asked for: none comes
            parent = element.getparent()
            _require_rss(element, parent, source.line)
            if parent is None or name_of(parent.tag) != "channel":
                continue
            waiting = 0
            yield name_of(element.tag), element
            _drop(element)
        if waiting > ITEM_LIMIT:
            what = f"One item is longer than {ITEM_LIMIT // 1024 // 1024} MB"
            raise WxrError(what, "Take it out of the file", source.line)
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise truncated(error.lineno or source.line) from error


def _feed(parser: "etree.XMLPullParser", chunk: bytes) -> None:
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        why = (error.msg or "").rsplit(", line ", 1)[0][:160]
        what = f"The XML is broken here ({why})"
        raise WxrError(what, EXPORT_AGAIN, error.lineno or 0) from error


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


def _site(header: Fields, line: int) -> WxrSite:
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
