"""A small paper with everything in it, pressed once for many tests: kinds, blocks, translations,
subsections, topics, marks, flashes, files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from maydan.desk import beginning
from maydan.live.models import Flash
from maydan.media.models import Attachment
from maydan.stories import actions
from maydan.stories.kinds import KINDS
from maydan.stories.models import Correction, CoverageEntry, RelatedStory, Source, Story
from tests.newsroom import CODES, NOON, Newsroom

SPARE = {"caption": "", "alt": "A colour", "credit": "", "decorative": False}


@contextmanager
def pressed(folder: Path, fill: Any) -> Iterator[Newsroom]:
    """A newsroom filled by `fill` and pressed; the database forgets it, the tree stays."""
    with override_settings(MEDIA_ROOT=folder / "media", PRESSED_TREE=None), transaction.atomic():
        made = Newsroom.open(folder, settings)
        fill(made)
        tally = made.press()
        assert tally.faults == 0, made.own_press.graph.faults()
        made.close()
        transaction.set_rollback(True)
    yield made


def fill(newsroom: Newsroom) -> None:
    for code in CODES:
        _furnish(newsroom, code)
    _translate(newsroom)
    _leave_marks(newsroom)


def _furnish(newsroom: Newsroom, code: str) -> None:
    edition = newsroom.editions[code]
    beginning.fixed_page(edition, "about", "About us", "<p>We are a <b>test</b>.</p>")
    below = newsroom.section(code, "Asia", "asia", parent=newsroom.sections[code, "world"])
    newsroom.sections[code, "asia"] = below
    picture = newsroom.picture("teal", (700, 500))
    who = newsroom.person(code, f"Ada {code}")
    who.face, who.role, who.bio = picture, "Reporter", "She writes."
    who.save()
    coverage = newsroom.coverage(code)
    coverage.picture, coverage.picture_alt, coverage.blurb = (
        picture,
        "A colour",
        "What it is about.",
    )
    coverage.save()
    topics = {"tags": [newsroom.tag(code)], "regions": [newsroom.region(code)], "bylines": [who]}
    before: list[Story] = []
    for number, (kind, _name) in enumerate(KINDS):
        story = newsroom.story(
            code,
            f"A story of {kind}",
            kind=kind,
            section=("world", "asia", "sport")[number % 3],
            at=NOON - timedelta(days=13 * number),
            standfirst="What it says in short.",
            kicker="Kicker",
            dateline="Beirut",
            lead_picture=picture,
            lead_alt="A colour",
            lead_caption="As seen.",
            body=everything(newsroom, picture.pk, before),
            **topics,
        )
        story.coverage_entries = [CoverageEntry(coverage=coverage, essential=number == 0)]
        story.related = [RelatedStory(other=other) for other in before[:2]]
        story.sources = [
            Source(outlet="Agency", url="https://agency.example/", role="citing"),
            Source(outlet="Gazette", role="first"),
        ]
        if number == 0:
            story.corrections.add(Correction(date=NOON, text="It was so.", wrong="It was not."))
            actions.mark_update(story, NOON + timedelta(hours=1))
        story.save_revision().publish()
        before.append(story)
    Flash.objects.create(locale=edition.locale, text="It happened", at=NOON, story=before[0])


def everything(newsroom: Newsroom, picture: int, others: list[Story]) -> list[tuple[str, Any]]:
    """A body with every kind of block."""
    item = {"image": picture, **SPARE}
    blocks: list[tuple[str, Any]] = [
        (
            "paragraph",
            '<p>Text with <a href="https://elsewhere.example/?a=1&amp;b=2">a link</a>.</p>',
        ),
        ("subheading", "A part"),
        ("subheading", "A part"),
        ("picture", item),
        ("gallery", {"title": "Seen", "pictures": [item, item]}),
        ("pull_quote", {"text": "So it is.", "attribution": "Somebody"}),
        ("quotation", {"words": "It is.", "speaker": "Ben", "role": "Mayor", "where": "here"}),
        ("fact_box", {"title": "Facts", "text": "<ul><li>One</li></ul>"}),
        ("table", {"table": TABLE, "source": "Us"}),
        ("embed", {"url": "https://youtu.be/abcdefghijk", "title": "A film", "author": "Them"}),
        ("embed", {"url": "https://elsewhere.example/x", "title": "", "author": ""}),
        ("file", {"document": _file().pk, "label": "The report"}),
        ("divider", None),
    ]
    rows = [{"label": "One", "value": 1.5}, {"label": "Two", "value": -2}]
    chart = {"title": "Figures", "unit": "km", "rows": rows, "source": "Us", "note": "Rounded."}
    blocks += [("chart", {"form": form, **chart}) for form in ("bars", "columns", "line")]
    if others:
        link = f'<p>As <a linktype="page" id="{others[0].pk}">told</a>.</p>'
        blocks += [("paragraph", link), ("read_more", {"story": others[0].pk})]
        blocks += [("related", {"title": "More", "stories": [other.pk for other in others[:3]]})]
    return blocks


TABLE = {
    "data": [["Place", "People"], ["Here", "1,200"], ["There", "90"]],
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_caption": "Who lives where",
}


def _file() -> Attachment:
    found = Attachment.objects.first()
    if found is None:
        found = Attachment(title="Report", file=ContentFile(b"%PDF-1.4 " * 50, name="report.pdf"))
        found.save()
        found.get_file_hash()
    return found


def _translate(newsroom: Newsroom) -> None:
    source = Story.objects.filter(locale=newsroom.editions["en"].locale).earliest("pk")
    for code in ("ar", "es"):
        twin = actions.start_translation(source, newsroom.editions[code].locale)
        actions.mark_translated(twin)
        twin = Story.objects.get(pk=twin.pk)
        twin.title, twin.slug, twin.lead_alt = f"Translated into {code}", "translated", "A colour"
        twin.first_published_at = NOON
        twin.save_revision().publish()


def _leave_marks(newsroom: Newsroom) -> None:
    killed = newsroom.story("en", "Killed", body=[("paragraph", "<p>Never so.</p>")])
    actions.kill(killed, "Removed by order.")
    moved = newsroom.story("en", "Moved")
    sport = Page.objects.get(pk=newsroom.sections["en", "sport"].pk)
    Page.objects.get(pk=moved.pk).move(sport, pos="last-child")
    newsroom.story("en", "Hidden", noindex=True)
    newsroom.story("en", "Elsewhere first", canonical_url="https://elsewhere.example/story")
    newsroom.story("en", "Off fronts", keep_off_fronts=True)
