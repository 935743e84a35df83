"""Who sits for a portrait: how a face is described, and the pen that draws around it.

The faces themselves are listed in faces.py, hair and headwear are in hair.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from demo.pictures.press import Palette
from demo.pictures.sheet import Point, Points, Sheet, smooth


@dataclass(frozen=True, slots=True)
class Face:
    """How one contributor looks; mixes as in sheet.py."""

    palette: Palette
    ground: str
    disc: str
    skin: str
    shade: str
    coat: str
    hair: str
    cut: str
    beard: str = ""
    glasses: str = ""
    lips: str = "c"
    jaw: float = 1.0
    flip: bool = False
    extra: str = ""
    collar: str = "w"
    wear: str = "shirt"


class Pen:
    """Draws around the head's centre, turned to the other side for a flipped face."""

    def __init__(self, sheet: Sheet, flip: bool) -> None:
        self.s = sheet
        self.way = -1 if flip else 1

    def at(self, x: float, y: float) -> Point:
        return 400 + x * self.way, 350 + y

    def pts(self, points: Points) -> list[Point]:
        return [self.at(x, y) for x, y in points]

    def blob(self, points: Points, mix: str, over: bool = False) -> list[Point]:
        outline = smooth(self.pts(points))
        self.s.poly(outline, mix, over)
        return outline

    def poly(self, points: Points, mix: str) -> None:
        self.s.poly(self.pts(points), mix)

    def disc(self, x: float, y: float, r: float, mix: str, ry: float | None = None) -> None:
        self.s.disc(*self.at(x, y), r, mix, ry=ry)

    def stroke(self, points: Points, start: float, end: float, mix: str) -> None:
        self.s.taper(smooth(self.pts(points), False), start, end, mix)
