"""Archives of other systems into an edition: what a parser read becomes stories, sections, people,
tags and pictures.

One format so far: wxr.py (WordPress), where the two passes are. Bytes to records is parsers/;
nothing here reads XML or HTML.
"""

from .context import ImportFault
from .wxr import run

__all__ = ["ImportFault", "run"]
