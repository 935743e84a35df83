"""The words of the reader's pages: gettext catalogues, compiled from .po in memory at start.

English is the language of the msgids. To add a language: locale/README.md.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "reader"
Catalogue = NullTranslations  # Translations is one


def po_file(language: str) -> Path:
    """Where the catalogue of a language stands, whether or not it is there."""
    return LOCALE / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(language: str) -> Catalogue:
    """The words of a language (`pt-br`, else `pt`, else English)."""
    for name in (language, language.split("-")[0]):
        path = po_file(name)
        if path.is_file():
            return _load(path)
    return NullTranslations()


def _load(path: Path) -> Translations:
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)


def mark(text: str) -> str:
    """Marks a text for extraction where it is said later, in the edition's language."""
    return text


KINDS = {
    "news": mark("News"),
    "analysis": mark("Analysis"),
    "opinion": mark("Opinion"),
    "blog": mark("Blog"),
    "feature": mark("Feature"),
    "explainer": mark("Explainer"),
    "gallery": mark("In pictures"),
    "infographic": mark("In figures"),
}
REASONS = {
    "coverage": mark("Same coverage"),
    "tag": mark("Same subject"),
    "section": mark("Same section"),
    "newest": mark("Just in"),
}
OTHERS = (mark("More news"),)  # titles that fronts give their containers
