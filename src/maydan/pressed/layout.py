"""Where the pressed tree and its companions stand, and which file answers which address.

A page at `/en/x/` is `site/en/x/index.html`. In its place may stand a mark: `gone.html` (answer
410) or `moved.html` (answer 301 to the address in its first line's canonical link). Encodings stand
beside: `.br`, `.gz`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

INDEX = "index.html"
GONE = "gone.html"
MOVED = "moved.html"
MARKS = (GONE, MOVED)
ENCODINGS = {"br": ".br", "gzip": ".gz"}
# Under these folders names carry the content's hash, so they are kept for a year.
IMMUTABLE = ("static/", "_/pictures/", "_/files/")
COMPRESSED = frozenset(
    {"html", "css", "js", "json", "xml", "svg", "txt", "webmanifest", "map", "xsl"}
)
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "webmanifest": "application/manifest+json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "vtt": "text/vtt; charset=utf-8",
    "m3u8": "application/vnd.apple.mpegurl",
    "ts": "video/mp2t",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
}
# Names whose type is not their ending's.
NAMED_TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
FALLBACK_TYPE = "application/octet-stream"
# Documents that readers upload to newsrooms can hold script: they are saved, not shown.
DOWNLOADED = ("_/files/",)


def content_type(path: str) -> str:
    """The Content-Type of a pressed path, by table."""
    name = path.rsplit("/", 1)[-1]
    return NAMED_TYPES.get(name) or TYPES.get(name.rsplit(".", 1)[-1], FALLBACK_TYPE)


def is_compressed(path: str) -> bool:
    """Whether the press writes encodings beside this path."""
    return path.rsplit(".", 1)[-1] in COMPRESSED


def is_immutable(path: str) -> bool:
    return path.startswith(IMMUTABLE)


def file_of(address: str) -> str:
    """The pressed path of an address: `/en/x/` gives `en/x/index.html`, `/robots.txt` gives
    `robots.txt`."""
    path = address.lstrip("/")
    return path + INDEX if address.endswith("/") else path


def address_of(path: str) -> str:
    """The address that a pressed path answers: the reverse of `file_of`, marks included."""
    head, _, name = path.rpartition("/")
    if name in (INDEX, *MARKS):
        return f"/{head}/" if head else "/"
    return f"/{path}"


@dataclass(frozen=True)
class Tree:
    """The folder `var/pressed/` of one paper."""

    root: Path

    @property
    def site(self) -> Path:
        """The document root."""
        return self.root / "site"

    @property
    def manifest(self) -> Path:
        return self.root / "manifest.sqlite3"

    @property
    def policy(self) -> Path:
        return self.root / "policy.json"

    @property
    def documents(self) -> Path:
        """Search documents: `documents/{edition}/{story}.json`, from which the index is made."""
        return self.root / "documents"

    @property
    def search(self) -> Path:
        """One tantivy index an edition: `search/{edition}/`."""
        return self.root / "search"

    @property
    def bells(self) -> Path:
        return self.root / "bells"

    def make(self) -> None:
        for folder in (self.site, self.documents, self.search, self.bells):
            folder.mkdir(parents=True, exist_ok=True)
