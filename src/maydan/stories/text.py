"""The plain text of a body, from its stored form: for counting words, search and the preview of
a story elsewhere."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def plain(fragment: str) -> str:
    """The text of a bit of stored rich text, paragraphs parted by line breaks."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", fragment))).strip()


def passages(body: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each piece of running text of a raw body, in order."""
    for block in body:
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            yield plain(value)
        elif kind == "subheading":
            yield value
        elif kind == "quotation":
            yield value.get("words", "")
        elif kind == "fact_box":
            yield value.get("title", "")
            yield plain(value.get("text", ""))
        elif kind == "gallery":
            for picture in value.get("pictures", ()):
                yield picture.get("value", picture).get("caption", "")


def count_words(body: Iterable[dict[str, Any]]) -> int:
    return sum(len(_WORD.findall(passage)) for passage in passages(body))
