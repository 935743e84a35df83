"""Which phrases readers see: taken from the templates and from what Python says in their language. For catalogues and their tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

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
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name in _SAYERS and texts:
            yield texts[0]
