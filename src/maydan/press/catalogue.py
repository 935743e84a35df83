"""Every output that a paper has now, for a clean press and for checks. What each is, is
reader/outputs/."""

from __future__ import annotations

from collections.abc import Iterator

from maydan.editions.models import Edition, FixedPage, OldAddress, Section
from maydan.people.models import Contributor
from maydan.press import standing
from maydan.reader.outputs import (
    archive,
    fronts,
    lists,
    machines,
    marks,
    site,
    story,
    topics,
)
from maydan.reader.outputs.base import KINDS, id_of
from maydan.reader.read.record import bulk
from maydan.stories.models import Kill, Story
from maydan.topics.models import Coverage

# Importing the modules registers their kinds.
MODULES = (archive, fronts, lists, machines, marks, site, story, topics)
OF_THE_PAPER = ("assets", "policy", "root", "robots", "security", "sitemap-index")
OF_AN_EDITION = (
    "part breaking home latest corrections authors live search missing"
    " edition-feeds news-sitemap pages-sitemap wordmark"
).split()


def of_edition(code: str) -> set[str]:
    return {id_of(name, code) for name in OF_AN_EDITION}


def everything() -> Iterator[str]:
    """Each output once; stories come in the order of their ids. Needs a read session."""
    yield from OF_THE_PAPER
    with bulk() as alias:
        codes = list(Edition.objects.using(alias).values_list("slug", flat=True).order_by("slug"))
        sections = list(Section.objects.using(alias).values_list("pk", flat=True).order_by("pk"))
        pages = list(FixedPage.objects.using(alias).values_list("pk", flat=True).order_by("pk"))
        paths = list(
            OldAddress.objects.using(alias).values_list("path", flat=True).order_by("path")
        )
        killed = list(Kill.objects.using(alias).values_list("story", flat=True).order_by("story"))
        coverages = list(Coverage.objects.using(alias).values_list("pk", flat=True).order_by("pk"))
        stories = list(
            Story.objects.using(alias).filter(live=True).values_list("pk", flat=True).order_by("pk")
        )
        people = list(Contributor.objects.using(alias).values_list("pk", flat=True).order_by("pk"))
    for code in codes:
        yield from sorted(of_edition(code))
    for pk in sections:
        yield id_of("section", pk)
        yield id_of("section-feeds", pk)
    yield from (id_of("fixed", pk) for pk in pages)
    yield from (id_of("gone", pk) for pk in killed)
    yield from (id_of("moved", path) for path in paths)
    seen: set[str] = set()
    for pk in coverages:
        seen |= {id_of("topic", "coverage", pk), id_of("topic-feed", "coverage", pk)}
    for pk in people:
        seen |= {id_of("person", pk), id_of("topic-feed", "contributor", pk)}
    for pk in stories:
        place = standing.of(pk)
        if place:
            seen |= standing.outputs(pk, place)
    yield from sorted(seen)


def standings() -> Iterator[tuple[str, object]]:
    """Where every story and section stands now."""
    with bulk() as alias:
        stories = list(Story.objects.using(alias).filter(live=True).values_list("pk", flat=True))
        sections = list(Section.objects.using(alias).values_list("pk", "url_path", "path", "live"))
    for pk in stories:
        place = standing.of(pk)
        if place:
            yield f"story:{pk}", place.dump()
    for pk, url_path, path, live in sections:
        yield f"section:{pk}", [url_path, path, live]


def exists(output: str) -> bool:
    """Whether the kind of a remembered output is still in the catalogue (an upgrade may drop
    kinds)."""
    return output.split(":", 1)[0] in KINDS
