"""A story's page, its JSON twin and its search document. Previews go through the same
composition (reader/preview.py)."""

from __future__ import annotations

import json

from maydan.reader import compose, views
from maydan.reader.body import Body
from maydan.reader.formats import ninjs, structured
from maydan.reader.formats.feeds import stamp
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import DOCUMENTS, LISTS, STORY, Files, output
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories
from maydan.reader.read.rows import PictureUse, StoryRow
from maydan.stories.text import passages


def story_view(row: StoryRow, edition: views.Edition) -> views.Story | None:
    """The whole view of a row; None when its section is not live."""
    card, section = compose.card_of(row.card), compose.section(row.card.section)
    if card is None or section is None:
        return None
    lead = compose.picture(row.card.lead)
    body = Body(row.body, edition, pictures_before=1 if lead else 0)
    read_stories.load_cards([*row.related, *(pk for pk, _reason in row.read_next)])
    return views.Story(
        card=card,
        dateline=row.dateline,
        section=section,
        bylines=card.bylines,
        sources=tuple(views.Source(*source) for source in row.sources),
        lead=lead,
        body=body.blocks,
        picture_count=body.pictures,
        regions=compose.topics("region", row.regions),
        tags=compose.topics("tag", row.tags),
        coverages=compose.topics("coverage", row.coverages),
        corrections=tuple(views.Correction(*correction) for correction in row.corrections),
        related=compose.cards(row.related),
        read_next=tuple(
            (found, reason) for pk, reason in row.read_next if (found := compose.card(pk))
        ),
        ai_assisted=row.ai_assisted,
        canonical_elsewhere=row.canonical_url,
    )


def page_of(row: StoryRow, told: views.Story, edition: views.Edition) -> frame.Page:
    """What the frame says of a story."""
    origin = read_stories.card(row.translation_of) if row.translation_of else None
    social = (
        compose.picture(PictureUse(row.social_picture, alt=row.card.headline))
        if row.social_picture
        else None
    )
    return frame.Page(
        "story",
        row.seo_headline or told.card.headline,
        told.card.address,
        description=row.seo_description or told.card.standfirst,
        noindex=row.noindex,
        section=told.section.path[0].url,
        translations=read_editions.page_translations(row.translation_key),
        picture=social or told.lead,
        social_title=row.social_headline or told.card.headline,
        canonical=row.canonical_url,
        published=told.card.published,
        updated=told.card.updated,
        authors=tuple(who.name for who in told.bylines),
        nodes=structured.story(edition, told, origin.address if origin else None, row.card.words),
    )


@output("story", STORY, int)
def story(pk: int) -> Files:
    row = read_stories.story(pk)
    edition = read_editions.edition(row.card.edition) if row else None
    told = story_view(row, edition) if row and edition else None
    if row is None or edition is None or told is None:
        return {}
    folder = told.card.address.lstrip("/")
    return {
        f"{folder}index.html": frame.html(
            edition, "story.html", page_of(row, told, edition), story=told
        ),
        f"{folder}story.json": ninjs.story(edition, told, plain_text(row)),
    }


def plain_text(row: StoryRow) -> str:
    return "\n\n".join(passage for passage in passages(json.loads(row.body)) if passage)


@output("document", LISTS, int)
def document(pk: int) -> Files:
    """What search knows of a story; serve never reads it, the index is made of it."""
    row = read_stories.story(pk)
    edition = read_editions.edition(row.card.edition) if row else None
    card = compose.card(pk)
    if row is None or edition is None or card is None or row.noindex:
        return {}
    result = {
        "headline": card.headline,
        "standfirst": card.standfirst,
        "url": card.address,
        "published": stamp(card.published),
        "kind": card.kind,
        "section": card.section.label,
        "bylines": [person.name for person in card.bylines],
    }
    told = {
        "id": str(pk),
        "headline": card.headline,
        "standfirst": card.standfirst,
        "body": plain_text(row),
        "bylines": " ".join(person.name for person in card.bylines),
        "section": card.section.url.removeprefix(edition.home).rstrip("/"),
        "kind": card.kind,
        "published": int(card.published.timestamp()),
        "card": frame.result_card(edition, card),
        "json": json.dumps(result, ensure_ascii=False, sort_keys=True),
    }
    return {
        f"{DOCUMENTS}{edition.code}/{pk}.json": json.dumps(
            told, ensure_ascii=False, sort_keys=True
        ).encode()
    }
