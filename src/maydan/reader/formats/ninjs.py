"""The JSON twin of a story: IPTC ninjs 2.1 (`story.json`)."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import escape

from maydan.editions.addresses import absolute
from maydan.reader.formats.feeds import stamp
from maydan.reader.views import Edition, Paragraph, Picture, Quotation, Story, Subheading, Topic

STANDARD = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}


def story(edition: Edition, told: Story, text: str) -> bytes:
    """`text` is the body's plain text; the HTML body holds its running text only, pictures stand
    in associations."""
    card = told.card
    html = "".join(_markup(block) for block in told.body)
    document: dict[str, Any] = {
        "uri": absolute(card.address),
        "standard": STANDARD,
        "type": "text",
        "profile": card.kind,
        "representationtype": "full",
        "pubstatus": "usable",
        "urgency": card.priority,
        "language": edition.language,
        "firstcreated": stamp(card.published),
        "versioncreated": stamp(
            max([card.updated or card.published, *(c.date for c in told.corrections)])
        ),
        "title": card.headline,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": card.headline}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "charcount": len(text), "value": text},
            {"role": "main", "contenttype": "text/html", "charcount": len(html), "value": html},
        ],
        "copyrightholder": edition.name,
        "genres": [{"name": card.kind}],
        "subjects": [_subject(topic, "about") for topic in (*told.coverages, *told.tags)]
        + [{"name": told.section.name, "rel": "section", "uri": absolute(told.section.address)}],
        "altids": [{"role": "maydan", "value": str(card.id)}],
    }
    if card.kicker:
        document["headlines"].append(
            {"role": "kicker", "contenttype": "text/plain", "value": card.kicker}
        )
    if card.standfirst:
        document["descriptions"] = [
            {"role": "summary", "contenttype": "text/plain", "value": card.standfirst}
        ]
    if told.bylines:
        document["by"] = ", ".join(who.name for who in told.bylines)
        document["people"] = [
            {"name": who.name, "rel": "author", "uri": absolute(who.address)}
            for who in told.bylines
            if who.kind == "person"
        ]
        document["organisations"] = [
            {"name": who.name, "rel": "author", "uri": absolute(who.address)}
            for who in told.bylines
            if who.kind == "desk"
        ]
    if told.dateline:
        document["located"] = told.dateline
    if told.regions:
        document["places"] = [_subject(region, "about") for region in told.regions]
    if told.sources:
        document["infosources"] = [
            {"name": s.outlet, "role": s.role} | ({"uri": s.url} if s.url else {})
            for s in told.sources
        ]
    if told.corrections:
        document["ednote"] = "\n".join(f"{stamp(c.date)} {c.text}" for c in told.corrections)
    if told.lead:
        document["associations"] = [_association(told.lead, edition)]
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _subject(topic: Topic, rel: str) -> dict[str, str]:
    return {"name": topic.name, "rel": rel, "uri": absolute(topic.address)}


def _association(shown: Picture, edition: Edition) -> dict[str, Any]:
    node: dict[str, Any] = {
        "name": "lead",
        "uri": absolute(shown.address(shown.largest[0], "jpg")),
        "type": "picture",
        "language": edition.language,
        "renditions": [
            {
                "name": str(width),
                "href": absolute(shown.address(width, "jpg")),
                "contenttype": "image/jpeg",
                "width": width,
                "height": height,
            }
            for width, height in shown.sizes
        ],
    }
    if shown.caption:
        node["descriptions"] = [
            {"role": "caption", "contenttype": "text/plain", "value": shown.caption}
        ]
    if shown.credit:
        node["by"] = shown.credit
    return node


def _markup(block: object) -> str:
    if isinstance(block, Paragraph):
        return str(block.html)
    if isinstance(block, Subheading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Quotation):
        words, speaker = escape(block.words), escape(block.speaker)
        return f"<blockquote><p>{words}</p><cite>{speaker}</cite></blockquote>"
    return ""
