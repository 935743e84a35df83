"""Text direction and the characters that trick it. Not layout: that is CSS with logical
properties."""

from __future__ import annotations

import unicodedata

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})
# Overrides and isolates change how neighbouring text reads; a headline has no use for them.
_CONTROLS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF]
)


def direction_of(language: str) -> str:
    """`rtl` or `ltr` for a language code such as `ar` or `pt-br`."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def plain_line(text: str) -> str:
    """`text` as one safe line: no direction controls, no control characters, single spaces, NFC."""
    composed = unicodedata.normalize("NFC", text).translate(_CONTROLS)
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in composed)
    clean = "".join(c for c in kept if unicodedata.category(c) not in ("Cs", "Cn"))
    return " ".join(clean.split())
