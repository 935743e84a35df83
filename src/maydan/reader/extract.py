"""Which phrases readers see: from the templates, and from what Python says in their language.

For the catalogues (locale/README.md) and their tests.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

HERE = Path(__file__).parent
_SAYERS = frozenset({"say", "mark", "gettext"})

Phrase = tuple[str, ...]  # (singular,) or (singular, plural)


def phrases() -> dict[tuple[str | None, Phrase], list[str]]:
    """(context, phrase) -> where it is said, in the order of the files."""
    found: dict[tuple[str | None, Phrase], list[str]] = {}
    for path in sorted((HERE / "templates").rglob("*.html")):
        for context, phrase in _template(path):
            found.setdefault((context, phrase), []).append(str(path.relative_to(HERE)))
    for path in sorted(HERE.rglob("*.py")):
        for text in _module(path):
            found.setdefault((None, (text,)), []).append(str(path.relative_to(HERE)))
    return found


def _template(path: Path) -> Iterator[tuple[str | None, Phrase]]:
    options = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}
    keywords = ["gettext", "ngettext", "pgettext", "npgettext"]
    with path.open("rb") as source:
        for _, function, message, _ in babel_extract(source, keywords, [], options):
            parts = tuple(p for p in (message if isinstance(message, tuple) else (message,)) if p)
            if function in ("pgettext", "npgettext"):
                yield parts[0], parts[1:]
            elif parts:
                yield None, parts


def _module(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name not in _SAYERS:
            continue
        for given in node.args:
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value
                break


def main() -> None:
    """Print an empty catalogue."""
    catalogue = Catalog(project="maydan.reader", fuzzy=False)
    for (context, phrase), where in phrases().items():
        told = phrase if len(phrase) > 1 else phrase[0]
        catalogue.add(told, locations=[(place, 0) for place in where], context=context)
    write_po(sys.stdout.buffer, catalogue, no_location=False)


if __name__ == "__main__":
    main()
