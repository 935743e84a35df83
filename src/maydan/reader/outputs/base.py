"""The register of output kinds, and how one output is rendered with what it read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maydan.reader.read.record import recording

DOCUMENTS = "@documents/"  # search documents: beside the document root, never served as files
POLICY = "@policy.json"
Content = bytes | Path  # a Path is a file to be linked or copied into the tree
Files = dict[str, Content]

# Ranks, in the order of readers' need: the wire first, then the story, then where it is listed.
ASSETS, PARTS, STORY, FRONTS, LISTS, FEEDS, REST = range(7)


@dataclass(frozen=True)
class Kind:
    name: str
    rank: int
    render: Callable[..., Files]
    words: tuple[Callable[[str], Any], ...]


KINDS: dict[str, Kind] = {}


@dataclass(frozen=True)
class Rendered:
    """What an output is now: its files, and the keys it read with their digests. No files: it
    does not exist."""

    output: str
    files: Files
    keys: dict[str, str]


def output(
    name: str, rank: int, *words: Callable[[str], Any]
) -> Callable[[Callable[..., Files]], Callable[..., Files]]:
    """Register a kind; `words` turn the id's words into arguments."""

    def register(render: Callable[..., Files]) -> Callable[..., Files]:
        KINDS[name] = Kind(name, rank, render, words)
        return render

    return register


def id_of(name: str, *words: object) -> str:
    return ":".join((name, *map(str, words)))


def rank_of(output_id: str) -> int:
    return KINDS[output_id.split(":", 1)[0]].rank


def render(output_id: str) -> Rendered:
    """Render one output inside the present session."""
    name, *words = output_id.split(":", len(KINDS[output_id.split(":", 1)[0]].words))
    kind = KINDS[name]
    args = [part(word) for part, word in zip(kind.words, words, strict=True)]
    with recording() as keys:
        files = kind.render(*args)
    return Rendered(output_id, files, keys)


def in_words(output_id: str) -> str:
    """An output's id for people: `section 5`."""
    return output_id.replace(":", " ", 1)
