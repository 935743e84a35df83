"""Plural categories of CLDR for the languages whose rules serve needs.

Others get `one` and `other`.
"""

from __future__ import annotations


def category(language: str, number: int) -> str:
    """`zero`, `one`, `two`, `few`, `many` or `other` for a whole number."""
    if language.split("-")[0].lower() == "ar":
        return _arabic(number)
    return "one" if number == 1 else "other"


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    tail = number % 100
    if 3 <= tail <= 10:
        return "few"
    return "many" if tail >= 11 else "other"
