"""Slugs: the last word of an address, in any script, always usable as a file's name."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # characters; a number that keeps two of one name apart may follow
BYTES = 160  # a file's name holds 255; encodings and temporary names need room
_NUMBER = re.compile(r"-[0-9]{1,4}$")
_BREAKS = re.compile(r"[\W_]+")


def slug_of(text: str, fallback: str = "") -> str:
    """`text` as a slug: lower case letters and digits of any script, hyphens between; `fallback`
    when nothing is left."""
    apart = unicodedata.normalize("NFKD", text).casefold()  # some letters have a case only then
    composed = unicodedata.normalize("NFKD", apart).replace("ـ", "")
    bare = unicodedata.normalize("NFC", "".join(c for c in composed if not _is_mark(c)))
    slug = _BREAKS.sub("-", bare).strip("-")
    return _cut(slug) or fallback


def _is_mark(char: str) -> bool:
    # Hamza and madda are letters to an Arabic reader; short vowels and Latin accents are not needed
    # in an address.
    return unicodedata.combining(char) != 0 and char not in "\u0653\u0654\u0655"


def _cut(slug: str) -> str:
    words = _NUMBER.sub("", slug)
    if len(words) <= LONGEST and len(words.encode()) <= BYTES:
        return slug
    short = slug[:LONGEST]
    while len(short.encode()) > BYTES:
        short = short[:-1]
    # Rather a whole word less than half a word more.
    return (short.rsplit("-", 1)[0] if "-" in short[LONGEST // 2 :] else short).strip("-")
