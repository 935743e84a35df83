"""Every phrase that readers see is there in every language, whole."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from maydan.reader import words
from maydan.reader.extract import phrases

LANGUAGES = ("ar", "es")
PLACES = re.compile(r"%\(\w+\)s")


def said(language: str) -> dict:
    with words.po_file(language).open("rb") as source:
        catalogue = read_po(source)
    return {(m.context, m.id if isinstance(m.id, tuple) else (m.id,)): m for m in catalogue if m.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_holds_the_phrases_and_no_others(language: str) -> None:
    assert set(said(language)) == set(phrases())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_is_translated_with_its_places(language: str) -> None:
    forms = {"ar": 6, "es": 2}[language]
    for (_, phrase), message in said(language).items():
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert len(texts) == (forms if len(phrase) > 1 else 1), phrase
        assert all(text.strip() for text in texts), phrase
        assert not message.fuzzy
        for text in texts[-1:]:
            assert set(PLACES.findall(text)) == set(PLACES.findall(phrase[-1])), phrase


def test_plurals_follow_the_language() -> None:
    say = words.catalogue("ar").ngettext
    forms = {n: say("%(shown)s story", "%(shown)s stories", n) for n in (0, 1, 2, 5, 30, 100)}
    assert len(set(forms.values())) == 5  # eleven and a hundred are written alike
    assert words.catalogue("es-MX").gettext("Breaking") == "Última hora"
    assert words.catalogue("xx").gettext("Breaking") == "Breaking"
