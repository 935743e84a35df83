"""What a WordPress export (WXR) holds, as frozen records, and the one error its reading raises.

Texts named title, caption, alt, name, excerpt or description are plain text, not HTML; only
`content` is WordPress's own HTML, for `body.parse_body`. Addresses stay as they stand in the file.
The e-mail field of authors is not kept. How the records are read: `export.py`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

DateSource = Literal["gmt", "local", "pubDate", ""]


class WxrError(ValueError):
    """The file is no export that can be read; the message is one line: where, what, what to do."""

    def __init__(self, what: str, remedy: str, line: int = 0) -> None:
        where = f"Line {line}: " if line else ""
        super().__init__(" ".join(f"{where}{what}. {remedy}.".split()))
        self.line = line


@dataclass(frozen=True, slots=True)
class WxrSite:
    """The site that was exported."""

    title: str
    link: str
    description: str
    language: str
    version: str


@dataclass(frozen=True, slots=True)
class WxrAuthor:
    """A user who wrote; entries name them by `login`."""

    login: str
    display_name: str


@dataclass(frozen=True, slots=True)
class WxrCategory:
    """A node of the category tree; `parent` is another's nicename or empty."""

    nicename: str
    name: str
    parent: str
    description: str


@dataclass(frozen=True, slots=True)
class WxrTag:
    """A tag."""

    nicename: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class WxrTerm:
    """A category, tag or other term as an entry names it; `nicename` is empty in old exports."""

    taxonomy: str
    nicename: str
    name: str


@dataclass(frozen=True, slots=True)
class WxrDate:
    """When something was published; `source` "local" means the old site's clock, zone unknown."""

    at: datetime | None
    source: DateSource


@dataclass(frozen=True, slots=True)
class WxrEntry:
    """A post or page. `protected` ones had a password: not for the public as they are."""

    kind: Literal["post", "page"]
    wp_id: int
    guid: str
    link: str
    title: str
    slug: str
    status: str
    published: WxrDate
    modified: datetime | None
    creator: str
    excerpt: str
    content: str
    categories: tuple[WxrTerm, ...]
    tags: tuple[WxrTerm, ...]
    other_terms: tuple[WxrTerm, ...]
    post_format: str
    sticky: bool
    protected: bool
    thumbnail: int
    parent: int
    old_slugs: tuple[str, ...]
    meta: tuple[tuple[str, str], ...]
    comments: int


@dataclass(frozen=True, slots=True)
class WxrAttachment:
    """An uploaded file, by address: the export does not hold its bytes."""

    wp_id: int
    url: str
    parent: int
    title: str
    caption: str
    alt: str
    description: str
    creator: str
    published: WxrDate


@dataclass(frozen=True, slots=True)
class WxrOther:
    """An item of a type that has no place here: a menu entry, a template, a plugin's own type."""

    kind: str
    wp_id: int
    title: str


WxrItem = WxrSite | WxrAuthor | WxrCategory | WxrTag | WxrEntry | WxrAttachment | WxrOther


@dataclass(frozen=True, slots=True)
class WxrSummary:
    """What one whole export holds, counted without writing anything.

    `other` counts item types with no place here, `statuses` the posts and pages by WordPress
    status, `repairs` the slips in the XML that were mended while reading (kind to number).
    """

    site: WxrSite
    authors: int
    categories: int
    tags: int
    posts: int
    pages: int
    attachments: int
    comments: int
    other: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    repairs: dict[str, int] = field(default_factory=dict)
