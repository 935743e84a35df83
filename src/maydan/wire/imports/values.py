"""What an entry says about itself in the words of a story: headline, standfirst, state, times. Its body is bodies.py."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from maydan.lib import clock
from maydan.lib.direction import plain_line
from maydan.stories.text import passages
from maydan.wire.imports.bodies import is_link
from maydan.wire.imports.links import is_own_page
from maydan.wire.imports.context import Run
from maydan.wire.parsers.wxr.items import WxrDate, WxrEntry

LIVE, SCHEDULED, DRAFT = "live", "scheduled", "draft"
HEADLINE, STANDFIRST, KICKER, URL = 255, 600, 60, 200
_FIRST_WORDS = 80
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


def cut(text: str, most: int) -> str:
    """The text, or as many whole words as there is room for."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip() + "…"
