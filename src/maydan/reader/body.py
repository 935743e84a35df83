"""A story's stored body to the blocks that templates show. A block whose thing is gone (a
picture, a story) is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from maydan.lib.slugs import slug_of
from maydan.media import embeds
from maydan.reader import charts, compose, views
from maydan.reader.read import stories as read_stories
from maydan.reader.read import topics as read_topics
from maydan.reader.richtext import rich_text


class Body:
    """Turns one body; counts pictures and keeps heading anchors apart on the way."""

    def __init__(self, stored: str, edition: views.Edition, pictures_before: int = 0) -> None:
        self.edition = edition
        self.pictures = pictures_before
        self.anchors: set[str] = set()
        raw = json.loads(stored)
        blocks = (
            _MAKERS[block["type"]](self, block["value"])
            for block in raw
            if block["type"] in _MAKERS
        )
        self.blocks: tuple[views.Block, ...] = tuple(block for block in blocks if block)

    def anchor(self, text: str) -> str:
        base = wanted = slug_of(text, fallback="part")
        number = 1
        while wanted in self.anchors:
            number += 1
            wanted = f"{base}-{number}"
        self.anchors.add(wanted)
        return wanted

    def take_pictures(self, count: int) -> int:
        """The 1-based position of the first of `count` pictures."""
        first = self.pictures + 1
        self.pictures += count
        return first


def _paragraph(body: Body, value: str) -> views.Paragraph | None:
    html = rich_text(value)
    return views.Paragraph(html) if html else None


def _subheading(body: Body, value: str) -> views.Subheading:
    return views.Subheading(value, body.anchor(value))


def _picture(body: Body, value: dict[str, Any]) -> views.PictureBlock | None:
    shown = compose.picture(read_stories.use_of(value))
    return views.PictureBlock(shown, body.take_pictures(1)) if shown else None


def _items(values: list[Any]) -> list[Any]:
    # A list block stores its members with or without an envelope, by the age of the revision.
    return [
        item["value"] if isinstance(item, dict) and "value" in item and "id" in item else item
        for item in values
    ]


def _gallery(body: Body, value: dict[str, Any]) -> views.Gallery | None:
    uses = [use for item in _items(value.get("pictures", [])) if (use := read_stories.use_of(item))]
    read_topics.load_pictures(use.picture for use in uses)
    shown = tuple(found for use in uses if (found := compose.picture(use)))
    return (
        views.Gallery(value.get("title", ""), shown, body.take_pictures(len(shown)))
        if shown
        else None
    )


def _pull_quote(body: Body, value: dict[str, Any]) -> views.PullQuote:
    return views.PullQuote(value["text"], value.get("attribution", ""))


def _quotation(body: Body, value: dict[str, Any]) -> views.Quotation:
    return views.Quotation(
        value["words"], value["speaker"], value.get("role", ""), value.get("where", "")
    )


def _related(body: Body, value: dict[str, Any]) -> views.Related | None:
    cards = compose.cards(pk for pk in _items(value.get("stories", [])) if pk)
    return views.Related(value.get("title", ""), cards) if cards else None


def _read_more(body: Body, value: dict[str, Any]) -> views.ReadMore | None:
    card = compose.card(value["story"]) if value.get("story") else None
    return views.ReadMore(card) if card else None


def _fact_box(body: Body, value: dict[str, Any]) -> views.FactBox:
    return views.FactBox(value["title"], rich_text(value["text"]))


def _is_number(cell: str) -> bool:
    bare = (
        cell.strip()
        .strip("%+−-–€$£ ")
        .replace(",", "")
        .replace(".", "")
        .replace(" ", "")
        .replace("\u00a0", "")
    )
    return not bare or bare.isdecimal()


def _table(body: Body, value: dict[str, Any]) -> views.Table | None:
    table = value.get("table") or {}
    rows = [tuple(str(cell or "") for cell in row) for row in table.get("data") or ()]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return None
    header = rows.pop(0) if table.get("first_row_is_table_header") and len(rows) > 1 else ()
    columns = max(map(len, rows))
    rows = [row + ("",) * (columns - len(row)) for row in rows]
    return views.Table(
        caption=table.get("table_caption") or "",
        header=header,
        rows=tuple(rows),
        row_headers=bool(table.get("first_col_is_header")),
        numeric=tuple(all(_is_number(row[n]) for row in rows) for n in range(columns)),
        source=value.get("source", ""),
    )


def _chart(body: Body, value: dict[str, Any]) -> views.Chart | None:
    items = _items(value.get("rows", []))
    rows = tuple(
        (str(item["label"]), float(item["value"]))
        for item in items
        if item.get("value") is not None
    )
    if not rows:
        return None
    form, unit, title = value.get("form", "bars"), value.get("unit", ""), value.get("title", "")
    svg = charts.draw(form, rows, unit, title, body.edition)
    return views.Chart(title, form, unit, rows, value.get("source", ""), value.get("note", ""), svg)


def _embed(body: Body, value: dict[str, Any]) -> views.Embed:
    found = embeds.identify(value["url"])
    return views.Embed(
        value["url"],
        found.provider,
        value.get("title") or value["url"],
        value.get("author", ""),
        found.frame,
    )


def _file(body: Body, value: dict[str, Any]) -> views.File | None:
    row = read_topics.file(value["document"]) if value.get("document") else None
    if row is None:
        return None
    ending = row.name.rsplit(".", 1)[-1].lower() if "." in row.name else ""
    return views.File(
        value.get("label") or row.title, f"/_/files/{row.key}/{row.name}", ending, row.size
    )


def _divider(body: Body, value: Any) -> views.Divider:
    return views.Divider()


_MAKERS: dict[str, Callable[[Body, Any], views.Block | None]] = {
    "paragraph": _paragraph,
    "subheading": _subheading,
    "picture": _picture,
    "gallery": _gallery,
    "pull_quote": _pull_quote,
    "quotation": _quotation,
    "related": _related,
    "read_more": _read_more,
    "fact_box": _fact_box,
    "table": _table,
    "chart": _chart,
    "embed": _embed,
    "file": _file,
    "divider": _divider,
}
