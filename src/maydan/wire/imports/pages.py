"""A parsed body as the text of a fixed page, which has words, lists and links, and nothing to look
at."""

from __future__ import annotations

from html import escape
from typing import Any

from maydan.wire.imports.bodies import Raw
from maydan.wire.imports.context import Run
from maydan.wire.parsers.wxr.blocks import Block, Gallery, Picture


def as_text(run: Run, raw: list[dict[str, Any]], link: str) -> str:
    """A story's blocks as rich text; of pictures there are none by now."""
    return "".join(_one(run, (block["type"], block["value"]), link) for block in raw)


def without_pictures(run: Run, blocks: tuple[Block, ...], link: str) -> tuple[Block, ...]:
    """What a fixed page can hold of a body; the rest is told in the report."""
    kept = tuple(block for block in blocks if not isinstance(block, Picture | Gallery))
    lost = len(blocks) - len(kept)
    run.report.lose("pages", "pictures and galleries, for fixed pages have none", link, lost)
    return kept


def _one(run: Run, block: Raw, link: str) -> str:
    kind, value = block
    if kind == "paragraph":
        return str(value)
    if kind == "subheading":
        return f"<h2>{escape(value, quote=False)}</h2>"
    if kind == "divider":
        return "<hr/>"
    if kind == "pull_quote":
        return _said(value["text"], value["attribution"])
    if kind == "quotation":
        return _said(value["words"], value["speaker"])
    if kind == "embed":
        return f'<p><a href="{escape(value["url"])}">{escape(value["title"], quote=False)}</a></p>'
    if kind == "file":
        label = escape(value["label"] or "↓", quote=False)
        return f'<p><a linktype="document" id="{value["document"]}">{label}</a></p>'
    if kind == "table":
        run.report.lose("pages", "a table as lines of text, for fixed pages have none", link)
        return "".join(_row(row) for row in value["table"]["data"])
    return ""


def _said(words: str, speaker: str) -> str:
    end = f" — {speaker}" if speaker else ""
    lines = f"“{words}”{end}".split("\n\n")
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def _row(cells: list[str]) -> str:
    return f"<p>{escape(' · '.join(cell for cell in cells if cell), quote=False)}</p>"
