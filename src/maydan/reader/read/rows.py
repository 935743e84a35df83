"""What read functions return: ids instead of the things themselves, so that a renamed
contributor changes one key, not each card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PictureUse:
    """A picture as placed: which one, and what is said of it there."""

    picture: int
    caption: str = ""
    alt: str = ""
    credit: str = ""  # only if another than the picture's own


@dataclass(frozen=True)
class PictureRow:
    id: int
    key: str
    sizes: tuple[tuple[int, int], ...]
    credit: str
    focus: tuple[int, int] | None


@dataclass(frozen=True)
class FileRow:
    id: int
    key: str
    name: str
    title: str
    size: int


@dataclass(frozen=True)
class SectionRow:
    id: int
    edition: str
    name: str
    address: str
    description: str
    path: tuple[tuple[str, str], ...]  # (name, address), from the top section to this one
    translation_key: str


@dataclass(frozen=True)
class PersonRow:
    id: int
    edition: str
    name: str
    address: str
    kind: str
    role: str
    bio: str
    face: int | None
    links: tuple[tuple[str, str], ...]
    translation_key: str


@dataclass(frozen=True)
class TopicRow:
    id: int
    edition: str
    kind: str
    name: str
    address: str
    blurb: str
    picture: int | None
    picture_alt: str
    open: bool
    translation_key: str


@dataclass(frozen=True)
class CardRow:
    """A live story as shown on fronts and lists."""

    id: int
    edition: str
    kind: str
    headline: str
    kicker: str
    standfirst: str
    address: str
    section: int
    bylines: tuple[int, ...]
    published: datetime
    updated: datetime | None
    words: int
    lead: PictureUse | None
    gallery: tuple[PictureUse, ...]  # the first pictures of a gallery
    sponsored_by: str
    priority: int


@dataclass(frozen=True)
class StoryRow:
    """A live story whole; the body is its stored form, as text, turned into blocks by
    reader/body.py."""

    card: CardRow
    dateline: str
    sources: tuple[tuple[str, str, str], ...]
    body: str  # JSON
    regions: tuple[int, ...]
    tags: tuple[int, ...]
    coverages: tuple[int, ...]
    corrections: tuple[tuple[datetime, str, str], ...]
    related: tuple[int, ...]
    read_next: tuple[tuple[int, str], ...]
    ai_assisted: bool
    noindex: bool
    canonical_url: str
    seo_headline: str
    seo_description: str
    social_headline: str
    social_picture: int | None
    translation_key: str
    translation_of: int | None


@dataclass(frozen=True)
class FlashRow:
    id: int
    text: str
    at: datetime
    priority: int
    story: int | None


@dataclass(frozen=True)
class ContainerRow:
    kind: str
    title: str
    size: int
    about: tuple[str, int] | None  # ("section", 5)


@dataclass(frozen=True)
class FrontRow:
    """A curated front; containers empty: the preset stands in. Pins are (container from 0,
    story)."""

    containers: tuple[ContainerRow, ...]
    pins: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class FrontTopics:
    coverages: tuple[int, ...]
    regions: tuple[int, ...]


@dataclass(frozen=True)
class KillRow:
    edition: str
    path: str
    notice: str


@dataclass(frozen=True)
class SitemapRow:
    address: str
    changed: datetime
    picture: int | None


@dataclass(frozen=True)
class DayCount:
    day: date
    count: int
