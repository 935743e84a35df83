"""One address of each page kind in each edition, found by following a paper's own links.

Over http, so that it works on any paper that is served. Of several pages of a kind the fullest is
taken. Not a check of the links: what does not answer is left out.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import quote, urljoin, urlsplit

KIND = re.compile(r'data-kind="([a-z]+)"')
STORY = re.compile(r'<article class="story story-([a-z]+)"')
TOPIC = re.compile(r'<div class="topic topic-([a-z]+)"')
PERSON = re.compile(r'<div class="person person-([a-z]+)"')
CLOSED = 'class="closed"'
LINK = re.compile(r'href="(/[^"#?]*/)["#?]')
ARCHIVE = re.compile(r"/archive/\d{4}/\d{2}/(\d{2}/)?$")
# Words that find something in the demo paper.
SOUGHT = {"en": "water", "ar": "الماء", "es": "agua"}


def find(site: str, editions: list[str]) -> dict[str, dict[str, str]]:
    """Page kind -> edition -> URL; `site` without a slash at the end."""
    found: dict[str, dict[str, str]] = {"editions": {"": f"{site}/"}}
    for code in editions:
        fullest: dict[str, int] = {}
        for address, page in _walk(site, code).items():
            kind = kind_of(address, page)
            if len(page) > fullest.get(kind, 0):
                fullest[kind] = len(page)
                found.setdefault(kind, {})[code] = f"{site}{address}"
        words = quote(SOUGHT.get(code, "a"))
        found.setdefault("search-results", {})[code] = f"{site}/{code}/search/?q={words}"
        found.setdefault("search-nothing", {})[code] = f"{site}/{code}/search/?q=qqqq"
        found.setdefault("missing", {})[code] = f"{site}/{code}/no-such-page/"
    return found


def kind_of(address: str, page: str) -> str:
    """What a page is called in shots/: its kind, and for stories and topics which."""
    named = KIND.search(page)
    kind = named[1] if named else "other"
    if kind == "story" and (story := STORY.search(page)):
        return f"story-{story[1]}"
    if kind == "topic" and (topic := TOPIC.search(page)):
        return f"topic-{topic[1]}" + ("-closed" if CLOSED in page else "")
    if kind == "person" and (person := PERSON.search(page)):
        return person[1]
    if kind == "archive":
        dated = ARCHIVE.search(address)
        return "archive-year" if dated is None else "archive-day" if dated[1] else "archive-month"
    if kind == "section" and address.strip("/").count("/") > 1:
        return "subsection"
    return kind


def _walk(site: str, code: str) -> dict[str, str]:
    """Every page of an edition that a link leads to, by address."""
    home = f"/{code}/"
    pages: dict[str, str] = {}
    waiting, seen = [home, f"{home}live/", f"{home}breaking/", f"{home}search/"], {home}
    while waiting:
        address = waiting.pop()
        page = fetch(site + address)
        if page is None:
            continue
        pages[address] = page
        for link in LINK.findall(page):
            target = urlsplit(urljoin(address, unescape(link))).path
            if target.startswith(home) and target not in seen:
                seen.add(target)
                waiting.append(target)
    return pages


def fetch(url: str) -> str | None:
    """A page as text; None when it is not there."""
    try:
        with urllib.request.urlopen(quote(url, safe=":/%?=&"), timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError:
        return None
