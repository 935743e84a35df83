"""Smaller CSS and script, without risk: comments and needless spaces go, strings and names stay.

Not a compiler: nothing is renamed or reordered, so what runs is what is written in css/ and js/.
"""

from __future__ import annotations

import re

# Strings first, so that what looks like a comment inside one is left alone.
_CSS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s+""", re.S)
_CSS_TIGHT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|;(?=\s*})|\s*([{};,>])\s*""")
_JS = re.compile(
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|^[ \t]*//[^\n]*\n|^[ \t]*\n|^[ \t]+|\n(?=\s*\n)""",
    re.S | re.M,
)


def css(text: str) -> str:
    """Without comments and needless spaces."""
    spaced = _CSS.sub(lambda match: match[1] or ("" if match[0].startswith("/*") else " "), text)
    tight = _CSS_TIGHT.sub(lambda match: match[1] or match[2] or "", spaced)
    return tight.strip()


def js(text: str) -> str:
    """Without comment lines, indentation and empty lines (js/README.md says how to write it)."""
    return _JS.sub(lambda match: match[1] or "", text).strip() + "\n"
