"""What templates get: frozen, narrow, complete. No model, no query, no clock behind any of it.

read/ fills the small ones, outputs/ compose the pages. Addresses are decoded paths (`/en/world/`):
templates write them with `|href`. Times are aware datetimes; templates write them with the date
filters, which know the edition's zone, language and numerals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    label: str
    url: str  # a decoded path or a full URL


@dataclass(frozen=True)
class Edition:
    """The masthead and habits of one edition."""

    id: int
    code: str  # "en": first word of its addresses
    language: str  # BCP 47
    direction: str  # "ltr" or "rtl"
    name: str
    slogan: str
    description: str
    place: str
    time_zone: str
    numerals: str  # "latn" or "arab"
    wordmark: str  # address of the drawn name, "" when there is none
    accent: str  # "#0b5563"
    words_a_minute: int
    social: tuple[Link, ...] = ()
    apps: tuple[Link, ...] = ()

    @property
    def home(self) -> str:
        return f"/{self.code}/"


@dataclass(frozen=True)
class NavSection:
    name: str
    address: str
    subsections: tuple[NavSection, ...] = ()


@dataclass(frozen=True)
class Nav:
    """Navigation and footer of one edition: only what has something in it."""

    sections: tuple[NavSection, ...]
    regions: tuple[Link, ...]
    coverages: tuple[Link, ...]  # open ones, for a strip under the navigation
    fixed_pages: tuple[Link, ...]


@dataclass(frozen=True)
class Picture:
    """A picture in its place: sizes ascending, each at `/_/pictures/{key}/{width}.avif` and
    `.jpg`."""

    id: int
    key: str
    sizes: tuple[tuple[int, int], ...]  # (width, height)
    alt: str  # "" for decoration
    caption: str
    credit: str
    focus: (
        tuple[int, int] | None
    )  # percent from the left and the top, in tens; for object-position by class

    def address(self, width: int, ending: str) -> str:
        return f"/_/pictures/{self.key}/{width}.{ending}"

    @property
    def largest(self) -> tuple[int, int]:
        return self.sizes[-1]

    def nearest(self, width: int) -> tuple[int, int]:
        """The smallest size at least `width` wide, else the largest."""
        return next((size for size in self.sizes if size[0] >= width), self.sizes[-1])


@dataclass(frozen=True)
class Person:
    """A contributor as shown: a person with a face or a desk with a mark."""

    id: int
    name: str
    address: str
    kind: str  # "person" or "desk"
    role: str
    bio: str
    face: Picture | None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Section:
    id: int
    name: str
    address: str
    description: str
    path: tuple[Link, ...]  # from the top section down to this one; the last is this one


@dataclass(frozen=True)
class Topic:
    """A region, tag or coverage."""

    id: int
    kind: str  # "region", "tag", "coverage"
    name: str
    address: str
    blurb: str = ""
    picture: Picture | None = None
    open: bool = True


@dataclass(frozen=True)
class Card:
    """A story as shown on a front or list."""

    id: int
    kind: str  # news analysis opinion blog feature explainer gallery infographic
    headline: str
    kicker: str
    standfirst: str
    address: str
    section: Link
    bylines: tuple[Person, ...]
    published: datetime
    updated: datetime | None
    minutes: int
    picture: Picture | None
    pictures: tuple[Picture, ...] = ()  # of a gallery: the first few
    sponsored_by: str = ""
    priority: int = 3


@dataclass(frozen=True)
class Source:
    outlet: str
    url: str
    role: str  # "reported", "citing", "first"


@dataclass(frozen=True)
class Correction:
    date: datetime
    text: str
    wrong: str


@dataclass(frozen=True)
class Translation:
    """The same page in another edition."""

    language: str
    direction: str
    label: str  # the other edition's language in its own words: "العربية"
    edition_name: str
    address: str
    exact: bool  # False: only that edition's nearest page (its home)


# ---- blocks of a body; `kind` names the template blocks/{kind}.html


@dataclass(frozen=True)
class Paragraph:
    html: Markup  # cleaned; whole <p>, <ul>, <ol> elements
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Subheading:
    text: str
    anchor: str
    kind: str = field(default="subheading", init=False)


@dataclass(frozen=True)
class PictureBlock:
    picture: Picture
    position: int  # 1-based among the story's pictures, for the lightbox
    kind: str = field(default="picture", init=False)


@dataclass(frozen=True)
class Gallery:
    title: str
    pictures: tuple[Picture, ...]
    position: int  # of its first picture among the story's
    kind: str = field(default="gallery", init=False)


@dataclass(frozen=True)
class PullQuote:
    text: str
    attribution: str
    kind: str = field(default="pull_quote", init=False)


@dataclass(frozen=True)
class Quotation:
    words: str
    speaker: str
    role: str
    where: str
    kind: str = field(default="quotation", init=False)


@dataclass(frozen=True)
class Related:
    title: str
    cards: tuple[Card, ...]
    kind: str = field(default="related", init=False)


@dataclass(frozen=True)
class ReadMore:
    card: Card
    kind: str = field(default="read_more", init=False)


@dataclass(frozen=True)
class FactBox:
    title: str
    html: Markup
    kind: str = field(default="fact_box", init=False)


@dataclass(frozen=True)
class Table:
    caption: str
    header: tuple[str, ...]  # empty when the first row is not a header
    rows: tuple[tuple[str, ...], ...]
    row_headers: bool  # the first cell of each row is a header
    numeric: tuple[bool, ...]  # per column: set in tabular figures, at the end side
    source: str
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Chart:
    title: str
    form: str  # "bars", "columns", "line"
    unit: str
    rows: tuple[tuple[str, float], ...]
    source: str
    note: str
    svg: Markup  # drawn by reader/charts.py; the table below it holds the same figures
    kind: str = field(default="chart", init=False)


@dataclass(frozen=True)
class Embed:
    url: str
    provider: str
    title: str
    author: str
    frame: str  # the frame's address, "" when it can only be linked
    kind: str = field(default="embed", init=False)


@dataclass(frozen=True)
class File:
    label: str
    address: str
    ending: str
    size: int  # bytes
    kind: str = field(default="file", init=False)


@dataclass(frozen=True)
class Divider:
    kind: str = field(default="divider", init=False)


Block = (
    Paragraph
    | Subheading
    | PictureBlock
    | Gallery
    | PullQuote
    | Quotation
    | Related
    | ReadMore
    | FactBox
    | Table
    | Chart
    | Embed
    | File
    | Divider
)


@dataclass(frozen=True)
class Story:
    """A story page, whole."""

    card: Card
    dateline: str
    section: Section
    bylines: tuple[Person, ...]
    sources: tuple[Source, ...]
    lead: Picture | None
    body: tuple[Block, ...]
    picture_count: int
    regions: tuple[Topic, ...]
    tags: tuple[Topic, ...]
    coverages: tuple[Topic, ...]
    corrections: tuple[Correction, ...]  # newest first
    related: tuple[Card, ...]
    read_next: tuple[tuple[Card, str], ...]  # with the reason: coverage, tag, section, newest
    ai_assisted: bool
    canonical_elsewhere: str

    @property
    def opens_with_gallery(self) -> bool:
        """Whether the lead picture hangs in the story's own gallery, and so is not shown twice."""
        galleries = (block for block in self.body if isinstance(block, Gallery))
        return self.card.kind == "gallery" and any(
            self.lead and self.lead.id == shown.id for hung in galleries for shown in hung.pictures
        )


@dataclass(frozen=True)
class Flash:
    id: int
    text: str
    at: datetime
    priority: int  # 1 is the top class
    story: Link | None


@dataclass(frozen=True)
class Container:
    """A group on a front. `kind` names the template containers/{kind}.html.

    Kinds: lead (first card large, the next two to four beside it), second (3-4 with pictures),
    river (headlines with times), grid (6-8), opinion (faces), pictures (a strip of galleries),
    infographics, coverage (with its topic), region (with its topic), section.
    """

    kind: str
    title: str  # "" for the lead
    link: str  # where the title leads, "" for nowhere
    cards: tuple[Card, ...]
    topic: Topic | None = None


@dataclass(frozen=True)
class Shell:
    """What the frame around each page needs."""

    edition: Edition
    nav: Nav
    translations: tuple[Translation, ...]  # this edition excluded
    # front, section, story, topic, person, authors, latest, breaking, corrections, live, search,
    # fixed, archive, gone, moved, missing
    kind: str
    title: str  # for <title>, without the paper's name
    description: str
    address: str  # decoded path of the page
    canonical: str  # full URL
    noindex: bool
    current_section: str  # address of the top section, "" for none
    feeds: tuple[Link, ...]  # alternate feeds: (title, path)
    alternates: tuple[Link, ...]  # hreflang: (language, full URL), x-default included
    social_title: str
    social_image: str  # full URL or ""
    social_image_alt: str
    social_image_size: tuple[int, int] | None
    social_kind: str  # "article" or "website"
    published: datetime | None
    updated: datetime | None
    authors: tuple[str, ...]
    structured: Markup  # JSON-LD, safe inside <script type="application/ld+json">
    part: str  # path of the edition's part (ticker and latest), filled in by script
    preview: bool = False


@dataclass(frozen=True)
class Day:
    """A day of an archive month: how many stories, and where."""

    date: date
    count: int
    address: str  # "" when count is 0


@dataclass(frozen=True)
class SearchForm:
    """What the search page lets a reader choose."""

    sections: tuple[tuple[str, str], ...]  # (value "world/asia", label)
    kinds: tuple[str, ...]
