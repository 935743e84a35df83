"""Motifs that return throughout the series: suns, water, birds, land, weather.

Each draws itself on a sheet in a given mix. People are in people.py, things in props.py.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from demo.pictures.sheet import Point, Points, Sheet, smooth


def place(points: Points, x: float, y: float, k: float, flip: bool = False) -> list[Point]:
    """Unit points (y upwards) moved to the foot point x, y at height k."""
    way = -k if flip else k
    return [(x + px * way, y - py * k) for px, py in points]


def streaks(s: Sheet, box: tuple[float, float, float, float], count: int, mix: str,
            length: float = 160, width: float = 5, over: bool = False) -> None:  # fmt: skip
    """Level gouge marks scattered over a box x, y, w, h: cloud, calm water, heat."""
    x, y, w, h = box
    for i in range(count):
        far = length * s.rng.uniform(0.4, 1.3)
        left = x + s.rng.uniform(-0.1, 1.0) * w - far / 3
        level = y + h * (i + s.rng.random()) / count
        s.gouge((left, level), (left + far, level), width * s.rng.uniform(0.6, 1.3), mix, over)


def glitter(s: Sheet, x: float, y: float, depth: float, wide: float, mix: str,
            over: bool = False) -> None:  # fmt: skip
    """The path a sun or lamp lays on water, broader towards the viewer."""
    level, step = y + 4, 7.0
    while level < y + depth:
        t = (level - y) / depth
        half = wide * (0.45 + 0.75 * t) * s.rng.uniform(0.45, 1.0)
        off = wide * 0.25 * s.rng.uniform(-1, 1)
        s.gouge((x + off - half, level), (x + off + half, level), step * 0.75, mix, over)
        level, step = level + step, step * 1.09


def sun_rays(s: Sheet, x: float, y: float, near: float, far: float, count: int, mix: str,
             over: bool = False) -> None:  # fmt: skip
    """Cut rays around a sun."""
    for i in range(count):
        turn = 2 * math.pi * i / count
        a, b = near * s.rng.uniform(1, 1.08), far * s.rng.uniform(0.75, 1.1)
        cos, sin = math.cos(turn), math.sin(turn)
        s.gouge((x + cos * a, y + sin * a), (x + cos * b, y + sin * b), 11, mix, over)


def moon(s: Sheet, x: float, y: float, r: float, mix: str, sky: str) -> None:
    """A crescent."""
    s.disc(x, y, r, mix)
    s.disc(x + r * 0.42, y - r * 0.12, r * 0.86, sky)


def stars(s: Sheet, count: int, low: float, mix: str) -> None:
    """Stars from the top edge down to the level low."""
    for _ in range(count):
        x, y = s.rng.uniform(0, s.w), low * s.rng.random() ** 1.4
        r = s.rng.choice((1.4, 1.8, 2.4, 3.6))
        s.poly([(x, y - r * 1.6), (x + r, y), (x, y + r * 1.6), (x - r, y)], mix)


def birds(s: Sheet, x: float, y: float, count: int, mix: str, size: float = 22,
          spread: float = 160) -> None:  # fmt: skip
    """A loose flight of birds."""
    for _ in range(count):
        k = size * s.rng.uniform(0.6, 1.15)
        bx, by = x + s.rng.uniform(-1, 1) * spread, y + s.rng.uniform(-0.4, 0.4) * spread
        bird(s, bx, by, k, mix, s.rng.uniform(0.2, 0.55))


def bird(s: Sheet, x: float, y: float, k: float, mix: str, lift: float = 0.4) -> None:
    """One gliding bird, k from body to wing tip."""
    top = [(-1, lift * 0.7), (-0.5, lift), (0, 0.05), (0.5, lift), (1, lift * 0.7)]
    under = [(0.5, lift * 0.62), (0.08, -0.16), (-0.08, -0.16), (-0.5, lift * 0.62)]
    s.poly(place(smooth(top, False, 5) + smooth(under, False, 5), x, y, k), mix)


def ridge(s: Sheet, y: float, rise: float, rough: float = 0.55, depth: int = 6) -> list[Point]:
    """A broken skyline across the sheet around the level y, closed at the foot."""
    line = [y + s.rng.uniform(-rise, rise) * 0.6, y + s.rng.uniform(-rise, rise) * 0.6]
    swing = rise
    for _ in range(depth):
        fresh = [line[0]]
        for p, q in itertools.pairwise(line):
            fresh += [(p + q) / 2 + s.rng.uniform(-swing, swing), q]
        line, swing = fresh, swing * rough
    wide = s.w / (len(line) - 1)
    return [(0, s.h), *((i * wide, v) for i, v in enumerate(line)), (s.w, s.h)]


def roll(s: Sheet, levels: Sequence[float]) -> list[Point]:
    """Soft land: evenly spaced levels from left to right, closed at the foot."""
    wide = s.w / (len(levels) - 1)
    top = smooth([(i * wide, v) for i, v in enumerate(levels)], False, 12)
    return [(-2, s.h + 2), (-2, levels[0]), *top, (s.w + 2, levels[-1]), (s.w + 2, s.h + 2)]


def cloud(s: Sheet, x: float, y: float, k: float, mix: str, over: bool = False) -> None:
    """A flat-bottomed cloud of width about 2k."""
    outline = [(-1, 0), (-0.8, 0.25), (-0.5, 0.28), (-0.3, 0.55), (0.1, 0.6), (0.35, 0.34),
               (0.7, 0.3), (1, 0)]  # fmt: skip
    s.poly(place([(-1, -0.02), *smooth(outline, False), (1, -0.02)], x, y, k), mix, over)


def smoke(
    s: Sheet, x: float, y: float, k: float, lean: float, mix: str, over: bool = False
) -> None:
    """Puffs that rise from x, y and grow as they lean away."""
    for i in range(9):
        t = i / 8
        r = k * (0.16 + 0.5 * t) * s.rng.uniform(0.85, 1.15)
        wobble = k * 0.18 * math.sin(i * 1.9)
        s.disc(x + lean * k * t * t * 3 + wobble * t, y - k * 2.6 * t, r, mix, over, r * 0.86)


def waves(s: Sheet, y: float, rows: int, gap: float, mix: str, k: float = 34,
          over: bool = False) -> None:  # fmt: skip
    """Rows of cut crescents, larger towards the viewer."""
    for row in range(rows):
        t = row / max(1, rows - 1)
        size, level = k * (0.45 + 0.75 * t), y + gap * row * (0.6 + 0.5 * t)
        x = -size * (1 + row % 2)
        while x < s.w + size:
            if s.rng.random() < 0.72:
                top = smooth(
                    [(x, level), (x + size, level - size * 0.3), (x + size * 2, level)], False
                )
                s.poly([*top, (x + size, level - size * 0.12)], mix, over)
            x += size * s.rng.uniform(2.1, 2.8)


def long_shadow(s: Sheet, x: float, y: float, reach: float, width: float, mix: str,
                slope: float = 0.35) -> None:  # fmt: skip
    """The overprinted shadow of something standing at x, y."""
    tip = (x + reach, y + reach * slope)
    s.poly([(x - width / 2, y), (x + width / 2, y), (tip[0] + width * 0.3, tip[1]),
            (tip[0] - width * 0.3, tip[1])], mix, True)  # fmt: skip
