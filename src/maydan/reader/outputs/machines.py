"""Feeds and sitemaps."""

from __future__ import annotations

from maydan.reader import compose
from maydan.reader.formats import sitemaps
from maydan.reader.formats.feeds import FORMATS, Feed
from maydan.reader.outputs.base import FEEDS, Files, output
from maydan.reader.outputs.fronts import WINDOW
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.read import topics as read_topics


@output("edition-feeds", FEEDS, str)
def edition_feeds(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    cards = compose.cards(read_stories.newest("edition", code, WINDOW))
    return _all(Feed(edition, edition.name, edition.description, edition.home, cards))


@output("section-feeds", FEEDS, int)
def section_feeds(pk: int) -> Files:
    row = read_editions.section(pk)
    edition = read_editions.edition(row.edition) if row else None
    if row is None or edition is None:
        return {}
    cards = compose.cards(read_stories.newest("section", str(pk), WINDOW))
    return _all(Feed(edition, f"{edition.name}: {row.name}", row.description, row.address, cards))


def _all(feed: Feed) -> Files:
    return {feed.home.lstrip("/") + name: make(feed) for name, make in FORMATS.items()}


@output("topic-feed", FEEDS, str, int)
def topic_feed(kind: str, pk: int) -> Files:
    row = read_topics.person(pk) if kind == "contributor" else read_topics.topic(kind, pk)
    edition = read_editions.edition(row.edition) if row else None
    newest = read_stories.newest(kind, str(pk), WINDOW)
    if row is None or edition is None or not (newest or kind == "coverage"):
        return {}
    about = row.bio if kind == "contributor" else row.blurb  # type: ignore[union-attr]
    feed = Feed(edition, f"{edition.name}: {row.name}", about, row.address, compose.cards(newest))
    return {feed.home.lstrip("/") + "rss.xml": FORMATS["rss.xml"](feed)}


@output("news-sitemap", FEEDS, str)
def news_sitemap(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    return {
        f"{code}/news-sitemap.xml": sitemaps.news(edition, compose.cards(read_stories.recent(code)))
    }


@output("sitemap", FEEDS, str, str)
def sitemap(code: str, month: str) -> Files:
    rows = read_stories.sitemap(code, month)
    return {f"{code}/sitemap-{month}.xml": sitemaps.month(rows)} if rows else {}


@output("pages-sitemap", FEEDS, str)
def pages_sitemap(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None:
        return {}
    nav = read_editions.nav(code)
    paths = [edition.home]
    for top in nav.sections:
        paths += [top.address, *(sub.address for sub in top.subsections)]
    paths += [link.url for link in (*nav.coverages, *nav.regions, *nav.fixed_pages)]
    paths += [edition.home + name for name in ("latest/", "authors/", "corrections/")]
    return {f"{code}/sitemap-pages.xml": sitemaps.pages(paths)}


@output("sitemap-index", FEEDS)
def sitemap_index() -> Files:
    paths = []
    for code in read_editions.editions():
        paths.append(f"/{code}/sitemap-pages.xml")
        paths += [f"/{code}/sitemap-{month}.xml" for month in read_stories.sitemap_months(code)]
        paths.append(f"/{code}/news-sitemap.xml")
    return {"sitemap.xml": sitemaps.index(paths)}
