"""Things that stand in more than one scene: trees, boats, cranes, houses, lamps.

All take the foot point and a size. A thing used by one scene only is drawn in that scene.
"""

from __future__ import annotations

import math

from demo.pictures.motifs import place
from demo.pictures.sheet import Sheet, smooth


def palm(s: Sheet, x: float, y: float, h: float, mix: str, lean: float = 0.12) -> None:
    """A date palm."""
    tx, ty = x + lean * h, y - h
    trunk = smooth([(x, y), (x + lean * h * 0.25, y - h * 0.5), (tx, ty)], False)
    s.taper(trunk, h * 0.06, h * 0.035, mix)
    for i in range(9):
        turn = math.radians(-200 + i * 27.5)
        far = h * 0.42 * s.rng.uniform(0.85, 1.1)
        ex, ey = tx + math.cos(turn) * far, ty + math.sin(turn) * far * 0.6 + far * 0.28
        mx, my = tx + math.cos(turn) * far * 0.5, ty + math.sin(turn) * far * 0.75 - far * 0.06
        s.taper(smooth([(tx, ty), (mx, my), (ex, ey)], False), h * 0.05, 1, mix)


def cypress(s: Sheet, x: float, y: float, h: float, mix: str, light: str = "") -> None:
    """A cypress, with its sunny side when light is given."""
    shape = [(0, 0), (-0.11, 0.12), (-0.12, 0.4), (0, 1), (0.12, 0.4), (0.11, 0.12)]
    s.blob(place(shape, x, y, h), mix)
    if light:
        s.blob(
            place([(0.02, 0.1), (0.0, 0.5), (0.02, 0.85), (0.08, 0.4), (0.08, 0.15)], x, y, h),
            light,
        )


def pine(s: Sheet, x: float, y: float, h: float, mix: str) -> None:
    """A mountain pine in three skirts."""
    s.rect(x - h * 0.025, y - h * 0.2, h * 0.05, h * 0.2, mix)
    for low, high, half in ((0.12, 0.55, 0.24), (0.34, 0.78, 0.18), (0.58, 1.0, 0.12)):
        s.poly(place([(-half, low), (0, high), (half, low), (0, low + 0.06)], x, y, h), mix)


def tree(s: Sheet, x: float, y: float, h: float, trunk: str, crown: str, light: str = "") -> None:
    """A broad orchard tree."""
    s.taper(smooth([(x, y), (x + h * 0.02, y - h * 0.25), (x - h * 0.02, y - h * 0.55)], False),
            h * 0.1, h * 0.05, trunk)  # fmt: skip
    for side in (-1, 1):
        s.taper([(x, y - h * 0.25), (x + side * h * 0.2, y - h * 0.55)], h * 0.05, h * 0.02, trunk)
    ring = [(-0.4, 0.5), (-0.42, 0.68), (-0.3, 0.86), (-0.08, 0.98), (0.16, 0.96), (0.36, 0.82),
            (0.43, 0.62), (0.34, 0.47), (0.1, 0.5), (-0.12, 0.44)]  # fmt: skip
    s.blob(place(ring, x, y, h), crown)
    if light:
        s.blob(place([(-0.3, 0.7), (-0.22, 0.86), (-0.02, 0.93), (0.12, 0.88), (-0.06, 0.78)], x,
            y, h),
               light)  # fmt: skip


def dhow(s: Sheet, x: float, y: float, k: float, hull: str, sail: str, flip: bool = False) -> None:
    """A small sailing boat, k from keel to mast head."""
    outline = [(-0.5, 0.16), (-0.35, 0), (0.32, 0), (0.58, 0.24), (0.36, 0.14), (-0.4, 0.12)]
    s.poly(place(outline, x, y, k, flip), hull)
    s.line(place([(0.02, 0.1), (0.06, 0.98)], x, y, k, flip), k * 0.02, hull)
    if sail:
        edge = smooth([(0.44, 1.02), (0.14, 0.62), (0.1, 0.22)], False)
        s.poly(place([(-0.42, 0.24), *edge[::-1], (0.44, 1.02)], x, y, k, flip), sail)


def trawler(
    s: Sheet, x: float, y: float, k: float, hull: str, cabin: str, flip: bool = False
) -> None:
    """A fishing boat of length about 2k."""
    s.poly(
        place([(-0.98, 0.3), (-0.85, 0), (0.7, 0), (1.02, 0.46), (0.5, 0.26)], x, y, k, flip), hull
    )
    s.poly(place([(-0.6, 0.28), (-0.6, 0.66), (-0.1, 0.66), (-0.1, 0.28)], x, y, k, flip), cabin)
    s.poly(place([(-0.66, 0.66), (-0.66, 0.72), (-0.02, 0.72), (-0.02, 0.66)], x, y, k, flip), hull)
    for wx in (-0.5, -0.3):
        s.poly(place([(wx, 0.44), (wx, 0.58), (wx + 0.13, 0.58), (wx + 0.13, 0.44)], x, y, k, flip),
               hull)  # fmt: skip
    s.line(place([(0.2, 0.25), (0.2, 1.15)], x, y, k, flip), k * 0.035, hull)
    s.line(place([(0.2, 1.1), (1.0, 0.42)], x, y, k, flip), k * 0.012, hull)
    s.line(place([(0.2, 1.1), (-0.92, 0.3)], x, y, k, flip), k * 0.012, hull)
    s.line(place([(0.2, 0.35), (0.62, 0.85)], x, y, k, flip), k * 0.025, hull)


def gantry(s: Sheet, x: float, y: float, h: float, mix: str, flip: bool = False) -> None:
    """A quayside container crane with its boom out over the water."""

    def strut(points: list[tuple[float, float]], width: float) -> None:
        s.line(place(points, x, y, h, flip), h * width, mix)

    for px in (-0.17, 0.17):
        strut([(px, 0), (px * 0.82, 0.66)], 0.032)
        s.poly(place([(px - 0.05, 0), (px - 0.05, 0.035), (px + 0.05, 0.035), (px + 0.05, 0)], x,
            y, h),
               mix)  # fmt: skip
    strut([(-0.17, 0.22), (0.17, 0.22)], 0.024)
    strut([(-0.16, 0.23), (0.14, 0.6)], 0.013)
    strut([(0.16, 0.23), (-0.14, 0.6)], 0.013)
    strut([(-0.42, 0.64), (0.86, 0.64)], 0.034)
    strut([(-0.02, 0.64), (0.06, 1.0)], 0.024)
    strut([(0.14, 0.64), (0.06, 1.0)], 0.018)
    strut([(0.06, 1.0), (0.8, 0.65)], 0.01)
    strut([(0.06, 1.0), (0.45, 0.65)], 0.008)
    strut([(0.06, 1.0), (-0.4, 0.65)], 0.01)
    s.poly(place([(-0.36, 0.65), (-0.36, 0.74), (-0.14, 0.74), (-0.14, 0.65)], x, y, h, flip), mix)


def house(s: Sheet, x: float, y: float, w: float, h: float, wall: str, roof: str, shade: str,
          window: str) -> None:  # fmt: skip
    """A house with a pitched roof, its right side in shade."""
    s.rect(x, y - h, w, h, wall)
    s.rect(x + w * 0.68, y - h, w * 0.32, h, shade, True)
    s.poly([(x - w * 0.07, y - h), (x + w * 0.28, y - h * 1.42), (x + w * 0.8, y - h * 1.42),
            (x + w * 1.07, y - h)], roof)  # fmt: skip
    for i in range(2):
        s.rect(x + w * (0.14 + 0.28 * i), y - h * 0.74, w * 0.13, h * 0.3, window)


def tower_block(s: Sheet, x: float, y: float, w: float, h: float, wall: str, window: str,
                lit: float = 0.5, pitch: float = 22) -> None:  # fmt: skip
    """A block of windows, some of them lit."""
    s.rect(x, y - h, w, h, wall)
    across = max(1, int((w - 10) / pitch))
    gap = w / across
    rows = int((h - 16) / (pitch * 1.25))
    for row in range(rows):
        for col in range(across):
            if s.rng.random() < lit:
                s.rect(x + gap * (col + 0.25), y - h + 14 + row * pitch * 1.25, gap * 0.5,
                       pitch * 0.62, window)  # fmt: skip


def arch(x: float, y: float, w: float, h: float) -> list[tuple[float, float]]:
    """The outline of a round-headed opening standing on y, centred on x."""
    r = w / 2
    turn = [(x + r * math.cos(a), y - h + r + r * math.sin(a) * -1)
            for a in (math.pi * i / 24 for i in range(25))]  # fmt: skip
    return [(x + r, y), *turn, (x - r, y)]


def lamp(s: Sheet, x: float, y: float, h: float, mix: str, glow: str) -> None:
    """A street lamp."""
    s.line([(x, y), (x, y - h)], h * 0.022, mix)
    s.rect(x - h * 0.03, y - h * 0.05, h * 0.06, h * 0.05, mix)
    s.disc(x, y - h * 1.02, h * 0.05, glow)
    s.poly([(x - h * 0.06, y - h * 1.05), (x, y - h * 1.12), (x + h * 0.06, y - h * 1.05)], mix)


def flask(
    s: Sheet, x: float, y: float, k: float, glass: str, liquid: str, fill: float = 0.5
) -> None:
    """A conical flask, k high."""
    body = [(-0.38, 0), (-0.4, 0.06), (-0.11, 0.58), (-0.11, 0.92), (0.11, 0.92), (0.11, 0.58),
            (0.4, 0.06), (0.38, 0)]  # fmt: skip
    s.poly(place(body, x, y, k), glass)
    half = 0.4 - 0.29 * max(0.0, fill - 0.06) / 0.52
    s.poly(place([(-0.36, 0.02), (-0.37, 0.06), (-half + 0.03, fill), (half - 0.03, fill),
                  (0.37, 0.06), (0.36, 0.02)], x, y, k), liquid)  # fmt: skip
    s.poly(place([(-0.14, 0.92), (-0.14, 0.96), (0.14, 0.96), (0.14, 0.92)], x, y, k), glass)
