"""Folding: one spelling for words that readers type in several. Used on both sides of search.

Not a stemmer. The press folds what it indexes, serve folds what is asked.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = str.maketrans(
    {
        "آ": "ا",  # alef with madda
        "أ": "ا",  # alef with hamza above
        "إ": "ا",  # alef with hamza below
        "ٱ": "ا",  # alef wasla
        "ى": "ي",  # alef maqsura
        "ئ": "ي",  # ya with hamza
        "ؤ": "و",  # waw with hamza
        "ة": "ه",  # ta marbuta
        "ی": "ي",  # Farsi ya
        "ک": "ك",  # keheh
        "ـ": None,  # tatweel
        "ء": None,  # hamza on the line
    }
)
_JOINED = re.compile(r"^(?:وال|بال|كال|فال|لل|ال)(?=\w{3,})")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """`text` in its plain form: no case, no marks, one alef, one ya, Western digits."""
    plain = text.translate(_ARABIC)
    # Twice: some letters have a case only once they are taken apart.
    marked = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    bare = "".join(c for c in marked if not unicodedata.combining(c)).translate(_ARABIC)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)


def words(text: str) -> list[str]:
    """The folded words of `text`; an Arabic word loses its joined "the", "and the", "for the"."""
    return [_JOINED.sub("", word) for word in _WORD.findall(fold(text))]
