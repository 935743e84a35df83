"""What a WordPress body becomes: a list of typed blocks, and a list of what was not kept.

Only `Paragraph.html` is HTML (cleaned, of a dozen tags); every other text is plain. Addresses are
http, https or relative to the old site. The import action turns these into the story's own blocks.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or one list."""

    html: str


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading of any level."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: by `attachment` (an item of the export) where it is not 0, else by `src` alone."""

    attachment: int
    src: str
    caption: str = ""
    alt: str = ""
    credit: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures shown together; with neither `pictures` nor `ids`, all attachments of the entry."""

    pictures: tuple[Picture, ...] = ()
    ids: tuple[int, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words of the story itself, set large."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words; paragraphs are parted by a blank line."""

    words: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are all of one length."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Embed:
    """Something shown by another site, by its public address."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A document, audio or video file: by `url`, or by `attachment` where that is all there is."""

    url: str
    label: str = ""
    attachment: int = 0


@dataclass(frozen=True, slots=True)
class Divider:
    """A thematic break."""


Block = (
    Paragraph
    | Subheading
    | Picture
    | Gallery
    | PullQuote
    | Quotation
    | Table
    | Embed
    | File
    | Divider
)


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that was not kept: `kind` says what sort, `detail` which one, and how often."""

    kind: str
    detail: str
    count: int


@dataclass(frozen=True, slots=True)
class Body:
    """A whole body."""

    blocks: tuple[Block, ...]
    losses: tuple[Loss, ...]
