"""What a front holds when nobody arranged it. Two neighbours never have the same shape. Curated
fronts are models.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A container to fill: its kind, how many stories, and what it is about, if its kind needs
    that."""

    kind: str
    size: int
    about: tuple[str, int] | None = None
    title: str = ""


_BETWEEN = (
    "second",
    "opinion",
    "pictures",
    "coverage",
    "infographics",
    "grid",
    "region",
    "coverage",
)
_SIZES = {
    "second": 4,
    "opinion": 4,
    "pictures": 4,
    "coverage": 4,
    "infographics": 3,
    "grid": 8,
    "region": 4,
}


def home(sections: Sequence[int], coverages: Sequence[int], regions: Sequence[int]) -> list[Place]:
    """An edition's front: the lead, then a section and something else in turn."""
    places = [Place("lead", 5), Place("second", 4), Place("river", 8)]
    about = {
        "coverage": [("coverage", pk) for pk in coverages],
        "region": [("region", pk) for pk in regions],
    }
    between = [kind for kind in _BETWEEN if kind != "second"]
    for pk in sections:
        while between:
            kind = between.pop(0)
            if kind not in about:
                places.append(Place(kind, _SIZES[kind]))
                break
            if about[kind]:
                places.append(Place(kind, _SIZES[kind], about[kind].pop(0)))
                break
        places.append(Place("section", 4, ("section", pk)))
    return places


def section() -> list[Place]:
    """A section's front: everything newest, by rank."""
    return [Place("lead", 5), Place("grid", 6), Place("river", 30)]
