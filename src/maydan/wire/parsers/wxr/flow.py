"""Text that gathers until a block or a blank line ends its paragraph; the blocks and losses so far.

Keeps what WordPress does when it shows a body: blank lines part paragraphs, line ends are breaks in
classic bodies, and a known site's address alone on its line is an embed. The walk: `body.py`.
"""

import re
from collections import Counter
from html import escape, unescape

from . import media
from .blocks import Block, Embed, Paragraph
from .clean import address, one_line, paragraph
from .inline import Finish

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_ADDRESS_ALONE = re.compile(r"https?://[^\s<>\"']+")

Wrap = tuple[tuple[str, str], ...]


class Flow:
    """What has been made of a body so far."""

    def __init__(self, *, classic: bool, losses: Counter[tuple[str, str]]) -> None:
        self.classic = classic
        self.losses = Counter(losses)
        self.blocks: list[Block] = []
        self.finish = Finish(classic)
        self.in_paragraph = False
        self._pieces: list[str] = []

    def lose(self, kind: str, detail: str = "") -> None:
        """Notes something that is not kept."""
        self.losses[kind, detail] += 1

    def text(self, text: str | None, wrap: Wrap) -> None:
        """Text of the body; a blank line in it ends the paragraph."""
        if not text:
            return
        split = self.classic or not (self.in_paragraph or wrap)
        parts = _BLANK_LINE.split(text) if split else [text]
        for place, part in enumerate(parts):
            if place:
                self.flush()
            self.add(escape(part, quote=False), wrap)

    def add(self, piece: str, wrap: Wrap) -> None:
        """A piece of the paragraph's HTML, inside the marks that stand round it."""
        if wrap and piece.strip():
            piece = "".join(o for o, _ in wrap) + piece + "".join(c for _, c in reversed(wrap))
        self._pieces.append(piece)

    def flush(self) -> None:
        """Ends the paragraph, and parts it where an address stands alone on its line."""
        pieces = "".join(self._pieces)
        self._pieces.clear()
        run: list[str] = []
        for line in pieces.split("\n"):
            alone = _alone(line)
            if alone and media.is_provider(alone):
                self.write("\n".join(run))
                self.blocks.append(Embed(alone))
                run = []
            else:
                run.append(line)
        self.write("\n".join(run))

    def write(self, pieces: str) -> None:
        """A paragraph of these pieces, if they hold any words."""
        words = self.finish(pieces)
        if words:
            self.paragraph_of(f"<p>{words}</p>")

    def paragraph_of(self, written: str) -> None:
        """A paragraph or list as written, cleaned, if it holds any words."""
        cleaned = paragraph(written)
        if one_line(unescape(re.sub(r"<[^>]*>", "", cleaned))):
            self.blocks.append(Paragraph(cleaned))


def _alone(line: str) -> str:
    """The address that a line consists of, or nothing."""
    line = line.strip()
    while line.startswith("<br>") or line.endswith("<br>"):
        line = line.removeprefix("<br>").removesuffix("<br>").strip()
    return address(unescape(line), absolute=True) if _ADDRESS_ALONE.fullmatch(line) else ""
