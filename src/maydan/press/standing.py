"""Where a story stands: the shelves it is on, and from them the keys and outputs that a change of
it can touch. Pure but for `of`.

The same function is applied to a story's last pressed and present state, so that what it left is
mended too.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from wagtail.models import Page

from maydan.reader.outputs.base import id_of
from maydan.reader.read.record import bulk, key_of
from maydan.stories.models import Story

TOPICS = ("region", "tag", "coverage")


@dataclass(frozen=True)
class Standing:
    edition: str
    root: int  # the edition's page
    sections: tuple[int, ...]
    regions: tuple[int, ...]
    tags: tuple[int, ...]
    coverages: tuple[int, ...]
    contributors: tuple[int, ...]
    kind: str
    day: str
    translation_key: str

    @classmethod
    def load(cls, stored: dict[str, Any] | None) -> Standing | None:
        if stored is None:
            return None
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.items()
        }
        return cls(**fields)

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    def shelves(self) -> list[tuple[str, str]]:
        found = [("edition", self.edition), ("kind", f"{self.edition}:{self.kind}")]
        found += [("section", str(pk)) for pk in self.sections]
        found += [(kind, str(pk)) for kind, pks in self._topics() for pk in pks]
        return found

    def _topics(self) -> list[tuple[str, tuple[int, ...]]]:
        return [
            ("region", self.regions),
            ("tag", self.tags),
            ("coverage", self.coverages),
            ("contributor", self.contributors),
        ]


def of(pk: int) -> Standing | None:
    """Where a story stands now; None when it is not live."""
    with bulk() as alias:
        story = (
            Story.objects.using(alias)
            .select_related("locale")
            .filter(pk=pk, live=True, day__isnull=False)
            .first()
        )
        if story is None:
            return None
        chain = list(
            Page.objects.using(alias)
            .ancestor_of(story)
            .filter(depth__gte=2)
            .order_by("depth")
            .values_list("pk", flat=True)
        )
        return Standing(
            edition=story.locale.language_code.lower(),
            root=chain[0],
            sections=tuple(chain[1:]),
            regions=tuple(sorted(row.pk for row in story.regions.all())),
            tags=tuple(sorted(row.pk for row in story.tags.all())),
            coverages=tuple(sorted({entry.coverage_id for entry in story.coverage_entries.all()})),
            contributors=tuple(sorted({line.contributor_id for line in story.bylines.all()})),
            kind=story.kind,
            day=story.day.isoformat(),
            translation_key=str(story.translation_key),
        )


def keys(standing: Standing) -> tuple[set[str], set[str]]:
    """The keys that a story in this place can change: exact ones, and prefixes of list windows."""
    month, year = standing.day[:7], standing.day[:4]
    exact = {
        key_of(name, standing.edition)
        for name in ("nav", "front_topics", "people", "corrections", "recent", "sitemap_months")
    }
    exact |= {key_of("subsections", pk) for pk in (standing.root, *standing.sections)}
    exact |= {key_of("essential", pk) for pk in standing.coverages}
    exact |= {
        key_of("sitemap", standing.edition, month),
        key_of("page_translations", standing.translation_key),
    }
    prefixes = set()
    for kind, ref in standing.shelves():
        prefixes.add(key_of("newest", kind, ref, ""))
        exact |= {
            key_of("month", kind, ref, month),
            key_of("months", kind, ref),
            key_of("day", kind, ref, standing.day),
            key_of("year", kind, ref, int(year)),
            key_of("years", kind, ref),
        }
    return exact, prefixes


def outputs(pk: int, standing: Standing) -> set[str]:
    """The outputs that exist because a story stands there."""
    month, year = standing.day[:7], int(standing.day[:4])
    found = {id_of("story", pk), id_of("document", pk), id_of("sitemap", standing.edition, month)}
    for kind, ref in standing.shelves():
        if kind in ("edition", "section"):
            found |= {id_of("month", kind, ref, month), id_of("day", kind, ref, standing.day)}
        elif kind in TOPICS:
            found |= {
                id_of("topic", kind, ref),
                id_of("topic-year", kind, ref, year),
                id_of("topic-feed", kind, ref),
            }
        elif kind == "contributor":
            found |= {
                id_of("person", ref),
                id_of("person-year", ref, year),
                id_of("topic-feed", kind, ref),
            }
    return found
