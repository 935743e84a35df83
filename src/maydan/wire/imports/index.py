"""What the second pass must know of a whole export before its first story: who, which sections,
which files. Writes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from maydan.lib.slugs import slug_of
from maydan.wire.parsers.wxr import read
from maydan.wire.parsers.wxr.items import (
    WxrAttachment,
    WxrAuthor,
    WxrCategory,
    WxrEntry,
    WxrTag,
    WxrTerm,
)

LEFT_OUT = frozenset({"trash", "auto-draft", "inherit"})
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
_SCALED = re.compile(r"-(?:scaled|rotated|e\d{9,14})(?=\.\w{2,5}$)")
PICTURES = frozenset({"jpg", "jpeg", "jpe", "png", "webp", "avif", "gif"})


@dataclass
class Index:
    """The export's people, terms and files by their names there; categories and tags by slug."""

    authors: dict[str, WxrAuthor] = field(default_factory=dict)
    categories: dict[str, WxrCategory] = field(default_factory=dict)
    tags: dict[str, WxrTag] = field(default_factory=dict)
    attachments: dict[int, WxrAttachment] = field(default_factory=dict)
    by_path: dict[str, WxrAttachment] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    used: dict[str, WxrCategory] = field(default_factory=dict)
    writers: set[str] = field(default_factory=set)

    def category(self, term: WxrTerm) -> WxrCategory:
        """The category that an entry names; old exports name it by its words only."""
        found = self.categories.get(key_of(term))
        return found or WxrCategory(key_of(term), term.name, "", "")

    def chain(self, category: WxrCategory) -> list[WxrCategory]:
        """The category below its parents, outermost first; a circle of parents is cut."""
        chain = [category]
        seen = {category.nicename}
        while (
            above := self.categories.get(slug_of(chain[0].parent))
        ) and above.nicename not in seen:
            seen.add(above.nicename)
            chain.insert(0, above)
        return chain

    def attachment(self, number: int, url: str) -> WxrAttachment | None:
        """The export's own record of a file, by its number or by any size's address."""
        return self.attachments.get(number) or (self.by_path.get(plain_path(url)) if url else None)


def key_of(term: WxrTerm | WxrCategory | WxrTag) -> str:
    """What a category or tag goes by: its slug, else its words."""
    return slug_of(term.nicename) or slug_of(term.name) or term.name.strip()


def index_of(path: Path) -> Index:
    """Read a checked export for its index. Raises WxrError."""
    index = Index()
    entries: list[tuple[WxrTerm, ...]] = []
    with path.open("rb") as stream:
        for item in read(stream):
            if isinstance(item, WxrAuthor):
                index.authors.setdefault(item.login, item)
            elif isinstance(item, WxrCategory):
                index.categories.setdefault(key_of(item), item)
            elif isinstance(item, WxrTag):
                index.tags.setdefault(key_of(item), item)
            elif isinstance(item, WxrAttachment):
                _file(index, item)
            elif isinstance(item, WxrEntry) and item.kind == "post" and item.status not in LEFT_OUT:
                entries.append(item.categories)
                index.writers.add(item.creator)
    for terms in entries:
        for term in terms:
            for category in index.chain(index.category(term)):
                index.used.setdefault(key_of(category), category)
    return index


def is_picture(url: str) -> bool:
    return plain_path(url).rsplit(".", 1)[-1].lower() in PICTURES


def plain_path(url: str) -> str:
    """An address's path without what WordPress adds for a smaller copy: one key for all sizes of a
    file."""
    return _SCALED.sub("", _SIZE.sub("", path_of(url)))


def path_of(url: str) -> str:
    """An address's decoded path; nothing for what is no address."""
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def _file(index: Index, item: WxrAttachment) -> None:
    if item.wp_id:
        index.attachments.setdefault(item.wp_id, item)
        if item.parent and is_picture(item.url):
            index.children.setdefault(item.parent, []).append(item.wp_id)
    if item.url:
        index.by_path.setdefault(plain_path(item.url), item)
