"""Reads the documentation for its tests: tables, code, links, and where what they name stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "maydan"
DOCS = ROOT / "docs"
FRONT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "deploy/README.md")

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_RULE = re.compile(r"\|(?:\s*-+\s*\|)+")
_ITEM = re.compile(r"\n(?=[-*|] |\d+\. )")


def pages() -> list[Path]:
    """Every page that an engineer, a journalist or an outlet is given to read."""
    return [*sorted(DOCS.rglob("*.md")), *(ROOT / name for name in FRONT)]


def text_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Each table as its header and its rows."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if number and _RULE.fullmatch(line.strip()):
            rows = []
            for row in lines[number + 1 :]:
                if not row.startswith("|"):
                    break
                rows.append(_cells(row))
            yield _cells(lines[number - 1]), rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def rows_under(text: str, first: str) -> list[list[str]]:
    """The rows of all tables whose first column has this name."""
    return [row for header, rows in tables(text) if header[0] == first for row in rows]


def code(text: str) -> list[str]:
    """What stands in backticks."""
    return _CODE.findall(text)


def section(text: str, heading: str) -> str:
    """The text under a `## ` heading."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert found, f"there is no section {heading!r}"
    return found[1]


def links(text: str) -> list[str]:
    """Where relative links lead, without their anchors."""
    found = (link.partition("#")[0] for link in _LINK.findall(text))
    return [link for link in found if link and "://" not in link]


def passages(text: str) -> list[str]:
    """Paragraphs, list items and table rows, each alone."""
    return [piece for part in text.split("\n\n") for piece in _ITEM.split(part) if piece.strip()]


def find(name: str) -> Path | None:
    """The file or folder that a page names, from the repository or from `src/maydan/`."""
    return next((base / name for base in (ROOT, SOURCE) if (base / name).exists()), None)


@cache
def names_in(path: Path) -> frozenset[str]:
    """Functions, classes and methods (`Class.method`) that a module defines."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            inner = (one for one in node.body if isinstance(one, ast.FunctionDef))
            found |= {f"{node.name}.{one.name}" for one in inner}
    return frozenset(found)
