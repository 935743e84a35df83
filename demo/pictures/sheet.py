"""The drawing sheet: flat shapes on three ink plates, in units of a 1200 by 800 sheet.

A mix says which inks a shape takes: "a" solid key, "b5" half body colour, "ac3" key over a
third accent, "w" bare paper. Shapes knock out what lies beneath unless they overprint.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw

from demo.pictures.press import Palette, pull

Point: TypeAlias = tuple[float, float]
Points: TypeAlias = Sequence[Point]

INKS = "abc"


@cache
def separations(mix: str) -> dict[str, int]:
    """Coverage per plate, 0 to 255, of a mix such as "ab5"."""
    if not re.fullmatch(r"w|([abc]\d?)+", mix):
        raise ValueError(f"no such mix of inks: {mix!r}")
    found = re.findall(r"([abc])(\d?)", mix)
    return {ink: int(tenths) * 255 // 10 if tenths else 255 for ink, tenths in found}


def smooth(points: Points, closed: bool = True, steps: int = 8) -> list[Point]:
    """A curve through all the points."""
    last = len(points)
    out: list[Point] = []
    for i in range(last if closed else last - 1):
        if closed:
            p = [points[(i + d) % last] for d in (-1, 0, 1, 2)]
        else:
            p = [points[max(0, min(last - 1, i + d))] for d in (-1, 0, 1, 2)]
        for n in range(steps):
            t = n / steps
            out.append((_spline(t, [q[0] for q in p]), _spline(t, [q[1] for q in p])))
    if not closed:
        out.append(points[-1])
    return out


def _spline(t: float, v: Sequence[float]) -> float:
    rise, bend = v[2] - v[0], 2 * v[0] - 5 * v[1] + 4 * v[2] - v[3]
    return 0.5 * (2 * v[1] + t * (rise + t * (bend + t * (3 * (v[1] - v[2]) + v[3] - v[0]))))


class Sheet:
    """One picture in the making."""

    def __init__(self, name: str, palette: Palette, size: tuple[int, int] = (1200, 800)) -> None:
        self.rng = Random(name)
        self.palette = palette
        self.w, self.h = size
        # Twice the printed pixels: 1800 wide for a scene, 800 for a square portrait.
        self.k = 3.0 if size[0] > size[1] else 2.0
        whole = round(self.w * self.k), round(self.h * self.k)
        self.plates = {ink: Image.new("L", whole) for ink in INKS}
        self._pens = {ink: ImageDraw.Draw(plate) for ink, plate in self.plates.items()}

    def print(self) -> Image.Image:
        """The finished picture."""
        return pull(self.plates, self.palette, self.rng)

    def _inks(self, mix: str, over: bool) -> Iterator[tuple[ImageDraw.ImageDraw, int]]:
        parts = separations(mix)
        for ink, pen in self._pens.items():
            if ink in parts or not over:
                yield pen, parts.get(ink, 0)

    def _scaled(self, points: Points) -> list[Point]:
        return [(x * self.k, y * self.k) for x, y in points]

    def poly(self, points: Points, mix: str, over: bool = False) -> None:
        """A filled polygon."""
        if over:
            # An overprint never takes ink away: where the plate is darker already, it stays so.
            box, mask = self._area(points)
            for ink, value in separations(mix).items():
                self._darken(ink, box, mask.point([v * value // 255 for v in range(256)]))
            return
        spots = self._scaled(points)
        for pen, value in self._inks(mix, over):
            pen.polygon(spots, fill=value)

    def blob(self, points: Points, mix: str, over: bool = False) -> None:
        """A filled shape with a smooth outline through the points."""
        self.poly(smooth(points), mix, over)

    def rect(self, x: float, y: float, w: float, h: float, mix: str, over: bool = False) -> None:
        """An upright rectangle from its top left corner."""
        self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], mix, over)

    def ground(self, mix: str) -> None:
        """The whole sheet in one mix."""
        self.rect(-1, -1, self.w + 2, self.h + 2, mix)

    def disc(
        self, x: float, y: float, r: float, mix: str, over: bool = False, ry: float | None = None
    ) -> None:
        """A circle, or an ellipse when ry is given."""
        high = r if ry is None else ry
        box = [v * self.k for v in (x - r, y - high, x + r, y + high)]
        for pen, value in self._inks(mix, over):
            pen.ellipse(box, fill=value)

    def ring(
        self, x: float, y: float, r: float, width: float, mix: str, over: bool = False
    ) -> None:
        """A circle's outline."""
        self.arc(x, y, r, 0, 360, width, mix, over)

    def arc(
        self, x: float, y: float, r: float, start: float, end: float, width: float, mix: str,
        over: bool = False,
    ) -> None:  # fmt: skip
        """A piece of a ring, degrees clockwise from three o'clock."""
        box = [v * self.k for v in (x - r, y - r, x + r, y + r)]
        for pen, value in self._inks(mix, over):
            pen.arc(box, start, end, fill=value, width=max(1, round(width * self.k)))

    def line(self, points: Points, width: float, mix: str, over: bool = False) -> None:
        """A stroke of even width."""
        spots, wide = self._scaled(points), max(1, round(width * self.k))
        for pen, value in self._inks(mix, over):
            pen.line(spots, fill=value, width=wide, joint="curve")

    def gouge(self, a: Point, b: Point, width: float, mix: str, over: bool = False) -> None:
        """A cut as a linocut tool makes it: pointed at both ends."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        far = math.hypot(dx, dy) or 1
        nx, ny = -dy / far * width / 2, dx / far * width / 2
        m = (a[0] + dx * 0.45, a[1] + dy * 0.45)
        self.poly([a, (m[0] + nx, m[1] + ny), b, (m[0] - nx, m[1] - ny)], mix, over)

    def taper(self, points: Points, start: float, end: float, mix: str, over: bool = False) -> None:
        """A stroke whose width runs from start to end: trunks, limbs, tails."""
        left: list[Point] = []
        right: list[Point] = []
        for i, (x, y) in enumerate(points):
            p, q = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
            far = math.hypot(q[0] - p[0], q[1] - p[1]) or 1
            half = (start + (end - start) * i / max(1, len(points) - 1)) / 2
            nx, ny = -(q[1] - p[1]) / far * half, (q[0] - p[0]) / far * half
            left.append((x + nx, y + ny))
            right.append((x - nx, y - ny))
        self.poly(left + right[::-1], mix, over)

    def _area(self, points: Points) -> tuple[tuple[int, int, int, int], Image.Image]:
        """The box in plate pixels around a shape, and the shape's mask within it."""
        spots = self._scaled(points)
        left, top = (int(min(p[i] for p in spots)) for i in (0, 1))
        right, low = (int(max(p[i] for p in spots)) + 1 for i in (0, 1))
        mask = Image.new("L", (right - left, low - top))
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], fill=255)
        return (left, top, right, low), mask

    def _darken(self, ink: str, box: tuple[int, int, int, int], tone: Image.Image) -> None:
        plate = self.plates[ink]
        plate.paste(ImageChops.lighter(plate.crop(box), tone), box)

    def fade(
        self, points: Points, start: str, end: str, over: bool = False, across: bool = False
    ) -> None:
        """A shape that runs from one mix to another, downwards or from left to right."""
        box, mask = self._area(points)
        ramp = Image.linear_gradient("L")
        if across:
            ramp = ramp.transpose(Image.Transpose.ROTATE_90)
        ramp = ramp.resize(mask.size, Image.Resampling.BILINEAR)
        first, last = separations(start), separations(end)
        for ink, plate in self.plates.items():
            if over and ink not in first and ink not in last:
                continue
            p, q = first.get(ink, 0), last.get(ink, 0)
            tone = ramp.point([p + (q - p) * v // 255 for v in range(256)])
            if over:
                self._darken(ink, box, ImageChops.multiply(tone, mask))
            else:
                plate.paste(tone, box, mask)

    def box_fade(
        self, x: float, y: float, w: float, h: float, start: str, end: str, over: bool = False,
        across: bool = False,
    ) -> None:  # fmt: skip
        """A fade in an upright rectangle."""
        self.fade([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], start, end, over, across)

    @contextmanager
    def within(self, points: Points) -> Iterator[None]:
        """Whatever is drawn inside the block shows only inside the shape."""
        before = {ink: plate.copy() for ink, plate in self.plates.items()}
        yield
        box, mask = self._area(points)
        for ink, plate in self.plates.items():
            drawn = plate.crop(box)
            plate.paste(before[ink])
            plate.paste(drawn, box, mask)

    def mirror(self, y: float, depth: float, keep: float = 0.75, squash: float = 1.0) -> None:
        """Reflect what stands above the line y into the water below it, paler by keep."""
        line, low = round(y * self.k), round((y + depth) * self.k)
        tall = max(1, round((low - line) * squash))
        for plate in self.plates.values():
            piece = plate.crop((0, line - tall, plate.width, line))
            piece = piece.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
            piece = piece.resize((plate.width, low - line), Image.Resampling.NEAREST)
            water = plate.crop((0, line, plate.width, low))
            pale = piece.point([round(v * keep) for v in range(256)])
            plate.paste(ImageChops.lighter(water, pale), (0, line))
