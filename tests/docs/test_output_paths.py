"""The paths in reference/outputs.md, held to a paper that has one of everything."""

from __future__ import annotations

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from maydan.desk import beginning
from maydan.editions.models import Edition
from maydan.media.models import Attachment
from maydan.stories import actions
from maydan.stories.models import CoverageEntry, Story
from tests.docs.reading import code, rows_under, text_of
from tests.newsroom import Newsroom

pytestmark = pytest.mark.django_db
WORDS = {
    "edition": "(?:en|ar|es)",
    "section": ".+",
    "shelf": ".+",
    "story": r".+/\d{4}/\d\d/\d\d/[^/]+",
    "old": ".+",
    "yyyy": r"\d{4}",
    "mm": r"\d\d",
    "dd": r"\d\d",
}


def pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", path)
    made = "".join(
        WORDS.get(part, "[^/]+") if number % 2 else re.escape(part)
        for number, part in enumerate(parts)
    )
    return re.compile(made)


def told() -> dict[str, list[str]]:
    return {
        kind.strip("`"): code(paths)
        for kind, _words, _rank, paths in rows_under(text_of("reference/outputs.md"), "kind")
    }


def lay_one_of_everything(n: Newsroom) -> None:
    english = Edition.objects.get(pk=n.editions["en"].pk)
    drawn = n.picture("navy")
    with drawn.file.open() as source:
        english.wordmark = ImageFile(source, name="mark.png")
        english.save()
    beginning.fixed_page(english, "about", "About us", "<p>Who we are.</p>")
    paper = Attachment(title="Minutes", file=ContentFile(b"one,two\n", name="minutes.csv"))
    paper.save()
    paper.get_file_hash()  # as the newsroom's form does: it is in the file's address
    draft = n.draft(
        "en",
        "Rain at last",
        lead_picture=drawn,
        lead_alt="Rain",
        tags=[n.tag()],
        regions=[n.region()],
        bylines=[n.person()],
        at=n.moment,
        body=[("file", {"document": paper.pk, "label": "Minutes"})],
    )
    story = draft.get_latest_revision_as_object()
    story.coverage_entries = [CoverageEntry(coverage=n.coverage())]
    story.save_revision().publish()
    n.edit(Story.objects.get(pk=story.pk), slug="rain-after-all")
    killed = n.edit(n.story("en", "Not so"), slug="not-so-at-all")
    actions.kill(killed, "It was not so.")


def test_each_output_writes_the_paths_that_are_told(newsroom: Newsroom) -> None:
    lay_one_of_everything(newsroom)
    newsroom.press()
    assert newsroom.own_press.graph.faults() == []
    files = newsroom.own_press.link.execute("SELECT output, path FROM file").fetchall()
    patterns = {kind: {path: pattern(path) for path in paths} for kind, paths in told().items()}
    met: set[tuple[str, str]] = set()
    for output, path in files:
        kind = output.split(":", 1)[0]
        found = {(kind, name) for name, made in patterns[kind].items() if made.fullmatch(path)}
        assert found, f"{output} wrote {path}"
        met |= found
    assert {(kind, path) for kind, paths in told().items() for path in paths} == met
