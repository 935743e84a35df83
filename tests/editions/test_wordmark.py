"""A wordmark is a drawing, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from maydan.editions.wordmark import MOST_BYTES, check_wordmark

DRAWN = Path(__file__).parents[2] / "demo" / "content" / "wordmarks"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def svg(inside: str) -> ContentFile[bytes]:
    return ContentFile(SVG.format(inside).encode(), name="mark.svg")


@pytest.mark.parametrize("code", ["en", "ar", "es"])
def test_the_demo_paper_passes(code: str) -> None:
    check_wordmark(ContentFile((DRAWN / f"{code}.svg").read_bytes(), name=f"{code}.svg"))


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)" d="M0 0"/>',
        '<a href="https://example.org/"><path d="M0 0"/></a>',
        '<use xlink:href="other.svg#x"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        '<path style="fill:url(https://example.org/x)" d="M0 0"/>',
        '<path fill="url(https://example.org/x)" d="M0 0"/>',
        "<style>*{}</style>",
        '<image href="https://example.org/x.png"/>',
        '<animate attributeName="d" onbegin="alert(1)"/>',
    ],
)
def test_what_runs_or_reaches_outside_is_refused(inside: str) -> None:
    with pytest.raises(ValidationError):
        check_wordmark(svg(inside))


def test_broken_entity_bombs_and_large_files_are_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG.format("<title>&a;</title>")
    for data in (b"<svg", bomb.encode(), b"x" * (MOST_BYTES + 1)):
        with pytest.raises(ValidationError):
            check_wordmark(ContentFile(data, name="mark.svg"))
