"""Where a word is found in a pressed tree, and what a page says to the eye: for tests that follow a
story through everything that readers get.
"""

from __future__ import annotations

from lxml import etree, html

from maydan.pressed.layout import Tree
from tests.newsroom import contents

UNSEEN = ("script", "style", "template")
SPOKEN = ("alt", "title", "aria-label")


def traces(tree: Tree, word: str) -> set[str]:
    """Every pressed path whose bytes hold `word`, plainly or as JSON or XML would write it."""
    forms = {word, html.tostring(_text(word), encoding="unicode")[3:-4]}
    forms |= {word.encode("ascii", "backslashreplace").decode()}
    wanted = [form.encode() for form in forms]
    return {path for path, data in contents(tree).items() if any(form in data for form in wanted)}


def _text(word: str) -> etree._Element:
    element = etree.Element("p")
    element.text = word
    return element


def seen(page: str) -> list[str]:
    """What a reader sees and hears of a page: its texts and the words in place of pictures."""
    root = html.document_fromstring(page)
    for hidden in root.xpath("|".join(f"//{name}" for name in UNSEEN)):
        hidden.drop_tree()
    found = [text.strip() for text in root.itertext() if text.strip()]
    found += [value for name in SPOKEN for value in root.xpath(f"//@{name}")]
    return [str(text) for text in found]


def links(page: str, name: str) -> dict[str, str]:
    """The `<link rel=…>` of a page, by hreflang or type."""
    root = html.document_fromstring(page)
    rows = root.xpath(f"//link[@rel='{name}']")
    return {row.get("hreflang") or row.get("type") or "": row.get("href") for row in rows}
