"""What an entry says about itself in the words of a story: headline, standfirst, state, times. Its
body is bodies.py."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from maydan.lib import clock
from maydan.lib.direction import plain_line
from maydan.stories.text import passages
from maydan.wire.imports.context import Run
from maydan.wire.imports.links import is_link, is_own_page
from maydan.wire.parsers.wxr.blocks import Paragraph
from maydan.wire.parsers.wxr.clean import paragraph
from maydan.wire.parsers.wxr.items import WxrDate, WxrEntry

LIVE, SCHEDULED, DRAFT = "live", "scheduled", "draft"
HEADLINE, STANDFIRST, KICKER, URL = 255, 600, 60, 200
_FIRST_WORDS = 80
_SEO = frozenset(
    """_yoast_wpseo_title _yoast_wpseo_metadesc rank_math_title rank_math_description _aioseo_title
    _aioseo_description""".split()
)
_OLDEST = 1900  # a date before it is a slip


def headline(run: Run, entry: WxrEntry, raw: Iterable[dict[str, Any]]) -> str:
    """The entry's title; without one the first words of its text, else its slug or number."""
    title = plain_line(entry.title)
    if not title:
        first = next((line for text in passages(raw) if (line := plain_line(text))), "")
        title = (
            cut(first, _FIRST_WORDS) or entry.slug.replace("-", " ").strip() or f"#{entry.wp_id}"
        )
        run.report.lose("headlines", "missing, made from the text", f"{title} ({entry.link})")
    if len(title) > HEADLINE:
        run.report.lose("headlines", f"cut to {HEADLINE} characters", entry.link)
    return cut(title, HEADLINE)


def standfirst(run: Run, entry: WxrEntry) -> str:
    """The excerpt, else a theme's subtitle."""
    words = plain_line(entry.excerpt) or plain_line(dict(entry.meta).get("subtitle", ""))
    if len(words) > STANDFIRST:
        run.report.lose("standfirsts", f"cut to {STANDFIRST} characters", entry.link)
    return cut(words, STANDFIRST)


def kicker(run: Run, entry: WxrEntry) -> str:
    words = plain_line(dict(entry.meta).get("kicker", ""))
    if len(words) > KICKER:
        run.report.lose("kickers", f"longer than {KICKER} characters", words)
        return ""
    return words


def canonical(run: Run, entry: WxrEntry) -> str:
    """The original's address, if it stands on another site."""
    meta = dict(entry.meta)
    url = meta.get("_yoast_wpseo_canonical") or meta.get("rank_math_canonical_url") or ""
    usable = url and len(url) <= URL and is_link(url) and not is_own_page(run, url)
    return url if usable else ""


def moment(date: WxrDate, zone: ZoneInfo) -> datetime | None:
    """When it was published; a time of the old site's clock is taken for the edition's."""
    if date.at is None or date.at.year < _OLDEST:
        return None
    return date.at.replace(tzinfo=zone) if date.source == "local" else date.at


def state(run: Run, entry: WxrEntry, when: datetime | None) -> str:
    """Whether readers have it, will have it, or not; what was hidden there stays hidden here."""
    later = when is not None and when > clock.now()
    if entry.protected:
        run.report.lose("stories and pages", "behind a password there, drafts here", entry.link)
        return DRAFT
    if later and entry.status in ("publish", "future"):
        return SCHEDULED
    if entry.status == "publish":
        return LIVE
    if entry.status == "future":
        run.report.lose(
            "stories and pages", "scheduled for a time that has passed, drafts here", entry.link
        )
    elif entry.status not in ("draft", "pending"):
        run.report.lose("stories and pages", f"“{entry.status}” there, drafts here", entry.link)
    return DRAFT


def footnotes(entry: WxrEntry) -> tuple[Paragraph, ...]:
    """The notes that WordPress keeps beside a text, as a numbered list for its end."""
    try:
        notes = json.loads(dict(entry.meta).get("footnotes") or "[]")
        told = [str(note["content"]) for note in notes]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    items = "".join(f"<li>{paragraph(text)}</li>" for text in told if text.strip())
    return (Paragraph(paragraph(f"<ol>{items}</ol>")),) if items else ()


def count_lost(run: Run, entry: WxrEntry) -> None:
    """Tell of what an entry has and a story has not."""
    for key, _ in entry.meta:
        if key == "enclosure":
            run.report.lose("enclosures", "no place for sound and film yet", entry.link)
        elif key in _SEO:
            run.report.lose("titles and descriptions for search", "left out", entry.link)
    for term in entry.other_terms:
        run.report.lose("terms of other kinds", term.taxonomy, term.name)
    if entry.post_format not in ("", "standard", "gallery"):
        run.report.lose("post formats", f"“{entry.post_format}”, news here", entry.link)


def cut(text: str, most: int) -> str:
    """The text, or as many whole words as there is room for."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip() + "…"
