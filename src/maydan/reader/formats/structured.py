"""JSON-LD (schema.org) for search engines: what a page is, in data that can't break out of its
script element."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from maydan.editions.addresses import absolute
from maydan.reader.formats.feeds import stamp
from maydan.reader.views import Card, Edition, Link, Person, Picture, Section, Story

KINDS = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "blog": "BlogPosting",
    "feature": "ReportageNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "gallery": "NewsArticle",
    "infographic": "NewsArticle",
}


def script(*nodes: dict[str, Any]) -> Markup:
    """One graph, safe inside a script element."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)}, ensure_ascii=False)
    return Markup(  # noqa: S704 - every character that could end the script is escaped
        text.translate(
            {
                ord("<"): "\\u003c",
                ord(">"): "\\u003e",
                ord("&"): "\\u0026",
                0x2028: "\\u2028",
                0x2029: "\\u2029",
            }
        )
    )


def publisher(edition: Edition) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@type": "NewsMediaOrganization",
        "@id": absolute(edition.home) + "#paper",
        "name": edition.name,
        "url": absolute(edition.home),
        "correctionsPolicy": absolute(edition.home + "corrections/"),
    }
    if edition.description:
        node["description"] = edition.description
    if edition.wordmark:
        node["logo"] = absolute(edition.wordmark)
    if edition.social:
        node["sameAs"] = [link.url for link in edition.social]
    return node


def breadcrumbs(links: tuple[Link, ...]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": link.label, "item": absolute(link.url)}
            for n, link in enumerate(links, 1)
        ],
    }


def person(who: Person) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@type": "Person" if who.kind == "person" else "Organization",
        "@id": absolute(who.address) + "#who",
        "name": who.name,
        "url": absolute(who.address),
    }
    if who.role and who.kind == "person":
        node["jobTitle"] = who.role
    if who.bio:
        node["description"] = who.bio
    if who.face:
        node["image"] = picture(who.face)
    if who.links:
        node["sameAs"] = [link.url for link in who.links]
    return node


def picture(shown: Picture) -> dict[str, Any]:
    width, height = shown.largest
    node: dict[str, Any] = {
        "@type": "ImageObject",
        "url": absolute(shown.address(width, "jpg")),
        "contentUrl": absolute(shown.address(width, "jpg")),
        "width": width,
        "height": height,
    }
    if shown.caption:
        node["caption"] = shown.caption
    if shown.credit:
        node["creditText"] = shown.credit
    return node


def story(
    edition: Edition, told: Story, origin: str | None, text_words: int
) -> tuple[dict[str, Any], ...]:
    """The nodes of a story page; `origin` is the address of the story it was translated from."""
    card = told.card
    node: dict[str, Any] = {
        "@type": KINDS.get(card.kind, "NewsArticle"),
        "@id": absolute(card.address) + "#story",
        "mainEntityOfPage": absolute(card.address),
        "url": absolute(card.address),
        "headline": card.headline,
        "inLanguage": edition.language,
        "datePublished": stamp(card.published),
        "dateModified": stamp(
            max([card.updated or card.published, *(c.date for c in told.corrections)])
        ),
        "articleSection": told.section.name,
        "timeRequired": f"PT{card.minutes}M",
        "wordCount": text_words,
        "isAccessibleForFree": True,
        "author": [person(who) for who in told.bylines] or [publisher(edition)],
        "publisher": publisher(edition),
    }
    if card.standfirst:
        node["description"] = card.standfirst
    if told.lead:
        node["image"] = [picture(told.lead)]
    if told.dateline:
        node["dateline"] = told.dateline
    topics = [*told.coverages, *told.tags]
    if topics:
        node["about"] = [
            {"@type": "Thing", "name": topic.name, "url": absolute(topic.address)}
            for topic in topics
        ]
        node["keywords"] = [topic.name for topic in topics]
    if told.regions:
        node["contentLocation"] = [
            {"@type": "Place", "name": region.name} for region in told.regions
        ]
    node |= _chain(told)
    if told.corrections:
        node["correction"] = [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": stamp(c.date)}
            for c in told.corrections
        ]
    if origin:
        node["translationOfWork"] = {"@id": absolute(origin) + "#story", "url": absolute(origin)}
    if card.sponsored_by:
        node["sponsor"] = {"@type": "Organization", "name": card.sponsored_by}
    return (node, breadcrumbs((Link(edition.name, edition.home), *told.section.path)))


def _chain(told: Story) -> dict[str, Any]:
    """Who had it before us: what we cite, and what our report is based on."""
    cited = [source for source in told.sources if source.role == "citing"]
    based = [source for source in told.sources if source.role != "citing"]
    found: dict[str, Any] = {}
    if cited:
        found["citation"] = [_work(source.outlet, source.url) for source in cited]
    if based:
        found["isBasedOn"] = [_work(source.outlet, source.url) for source in based]
    return found


def _work(outlet: str, url: str) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@type": "CreativeWork",
        "publisher": {"@type": "Organization", "name": outlet},
    }
    if url:
        node["url"] = url
    return node


def listing(edition: Edition, name: str, address: str, cards: tuple[Card, ...]) -> dict[str, Any]:
    return {
        "@type": "CollectionPage",
        "name": name,
        "url": absolute(address),
        "inLanguage": edition.language,
        "isPartOf": {"@id": absolute(edition.home) + "#paper"},
        "mainEntity": {
            "@type": "ItemList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": n,
                    "url": absolute(card.address),
                    "name": card.headline,
                }
                for n, card in enumerate(cards, 1)
            ],
        },
    }


def section(
    edition: Edition, place: Section, cards: tuple[Card, ...]
) -> tuple[dict[str, Any], ...]:
    return (
        listing(edition, place.name, place.address, cards),
        breadcrumbs((Link(edition.name, edition.home), *place.path)),
    )
