"""A parsed body as a story's own blocks, each within the bounds that stories/blocks.py sets, so
that an editor can save it.

Words that a block has no room for become paragraphs: nothing is cut. Fixed pages have fewer
blocks: pages.py.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from html import escape
from typing import Any
from urllib.parse import urljoin

from maydan.wire.imports.index import is_picture, path_of
from maydan.wire.imports.links import absolute, is_link
from maydan.wire.imports.media import Held, Media, words_for
from maydan.wire.parsers.wxr import blocks as read
from maydan.wire.parsers.wxr.items import WxrEntry

CAPTION, SUBHEADING, PULL_QUOTE, WORDS, NAME, GALLERY = 500, 160, 400, 2000, 160, 60
Raw = tuple[str, Any]


class Writer:
    """Writes one entry's blocks. `seed` makes their ids, the same in each run."""

    def __init__(self, media: Media, entry: WxrEntry, seed: str) -> None:
        self.media = media
        self.report = media.run.report
        self.entry = entry
        self.seed = seed
        self.makers: dict[type, Callable[[Any], Iterator[Raw]]] = {
            read.Paragraph: self._paragraph,
            read.Subheading: self._subheading,
            read.Picture: self._picture,
            read.Gallery: self._gallery,
            read.PullQuote: self._pull_quote,
            read.Quotation: self._quotation,
            read.Table: self._table,
            read.Embed: self._embed,
            read.File: self._file,
            read.Divider: self._divider,
        }

    def write(self, blocks: tuple[read.Block, ...]) -> list[dict[str, Any]]:
        """The raw value of the stream field."""
        made = [raw for block in blocks for raw in self.makers[type(block)](block)]
        return [
            {"type": kind, "value": value, "id": self._id(f"{n}")}
            for n, (kind, value) in enumerate(made)
        ]

    def _id(self, place: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.seed}#{place}"))

    def _paragraph(self, block: read.Paragraph) -> Iterator[Raw]:
        base = urljoin(f"{self.media.run.site}/", self.entry.link)
        yield "paragraph", absolute(block.html, base, self.media)

    def _subheading(self, block: read.Subheading) -> Iterator[Raw]:
        if len(block.text) <= SUBHEADING:
            yield "subheading", block.text
        else:
            yield "paragraph", f"<p><strong>{escape(block.text, quote=False)}</strong></p>"

    def _picture(self, block: read.Picture) -> Iterator[Raw]:
        held = self.media.picture(block.attachment, block.src)
        if held is None:
            # What was said under it may tell more than itself.
            yield from _words(block.caption)
            return
        value = self._shown(held, block)
        yield "picture", value
        if not value["caption"]:
            yield from _words(block.caption)

    def _shown(self, held: Held, block: read.Picture) -> dict[str, Any]:
        caption = block.caption or (held.record.caption if held.record else "")
        alt, decorative = words_for(held, block.alt, caption)
        if decorative:
            self.report.lose(
                "pictures", "without alternative text, marked as decoration", self.entry.link
            )
        return {
            "image": held.pk,
            "caption": caption if len(caption) <= CAPTION else "",
            "alt": alt,
            "decorative": decorative,
            "credit": block.credit[:200],
        }

    def _gallery(self, block: read.Gallery) -> Iterator[Raw]:
        shown: list[dict[str, Any]] = []
        for picture in self._members(block):
            if held := self.media.picture(picture.attachment, picture.src):
                shown.append(self._shown(held, picture))
                if len(picture.caption) > CAPTION:
                    self.report.lose(
                        "pictures",
                        "caption in a gallery longer than 500 characters",
                        self.entry.link,
                    )
        title = block.caption if len(block.caption) <= NAME else ""
        for first in range(0, len(shown), GALLERY):
            part = shown[first : first + GALLERY]
            yield (
                ("picture", part[0])
                if len(part) == 1
                else ("gallery", self._list(title, part, first))
            )
        if not title or len(shown) < 2:
            yield from _words(block.caption)

    def _members(self, block: read.Gallery) -> tuple[read.Picture, ...]:
        if block.pictures:
            return block.pictures
        ids = block.ids or tuple(self.media.run.index.children.get(self.entry.wp_id, ()))
        return tuple(read.Picture(number, "") for number in ids)

    def _list(self, title: str, shown: list[dict[str, Any]], first: int) -> dict[str, Any]:
        items = [
            {"type": "item", "value": value, "id": self._id(f"{first + n}:{value['image']}")}
            for n, value in enumerate(shown)
        ]
        return {"title": title, "pictures": items}

    def _pull_quote(self, block: read.PullQuote) -> Iterator[Raw]:
        if len(block.text) <= PULL_QUOTE and len(block.attribution) <= NAME:
            yield "pull_quote", {"text": block.text, "attribution": block.attribution}
        else:
            yield from _quoted(block.text, block.attribution)

    def _quotation(self, block: read.Quotation) -> Iterator[Raw]:
        if not block.speaker:
            yield from self._pull_quote(read.PullQuote(block.words))
        elif len(block.words) <= WORDS and len(block.speaker) <= NAME:
            value = {"words": block.words, "speaker": block.speaker, "role": "", "where": ""}
            yield "quotation", value
        else:
            yield from _quoted(block.words, block.speaker)

    def _table(self, block: read.Table) -> Iterator[Raw]:
        rows = [*([block.header] if block.header else []), *block.rows]
        table = {
            "data": [list(row) for row in rows],
            "first_row_is_table_header": bool(block.header),
            "first_col_is_header": False,
            "table_caption": block.caption,
        }
        yield "table", {"table": table, "source": ""}

    def _embed(self, block: read.Embed) -> Iterator[Raw]:
        if is_link(block.url):
            title = block.caption if 0 < len(block.caption) <= 300 else block.url[:300]
            yield "embed", {"url": block.url, "title": title, "author": ""}
            if len(block.caption) > 300:
                yield from _words(block.caption)
        else:
            self.report.lose("embeds", "its address can't be used", block.url)
            yield from _words(block.caption)

    def _file(self, block: read.File) -> Iterator[Raw]:
        record = self.media.run.index.attachment(block.attachment, block.url)
        if is_picture(record.url if record else block.url):
            yield from self._picture(read.Picture(block.attachment, block.url, block.label))
            return
        held = self.media.file(block.attachment, block.url)
        if held:
            label = block.label or (held.record.title if held.record else "")
            yield "file", {"document": held.pk, "label": (label or path_of(block.url))[:NAME]}
        else:
            yield from _words(block.label)

    def _divider(self, block: read.Divider) -> Iterator[Raw]:
        yield "divider", None


def _words(text: str) -> Iterator[Raw]:
    if text:
        yield "paragraph", f"<p>{escape(text, quote=False)}</p>"


def _quoted(words: str, speaker: str) -> Iterator[Raw]:
    parts = words.split("\n\n")
    for n, part in enumerate(parts):
        opening = "“"
        closing = "”" if n == len(parts) - 1 else ""
        end = f" — {speaker}" if speaker and closing else ""
        yield from _words(f"{opening}{part}{closing}{end}")
