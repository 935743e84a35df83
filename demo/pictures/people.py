"""People as cut silhouettes: whoever stands, walks, sits, bends or cheers in a scene.

The foot point comes first and the height after it, so a figure is placed like a chess piece.
"""

from __future__ import annotations

from demo.pictures.motifs import place
from demo.pictures.sheet import Point, Sheet, smooth

_COAT = [(-0.03, 0.83), (-0.09, 0.795), (-0.108, 0.7), (-0.1, 0.55), (-0.115, 0.39), (0.115, 0.39),
         (0.1, 0.55), (0.108, 0.7), (0.09, 0.795), (0.03, 0.83)]  # fmt: skip
_ROBE = [(-0.03, 0.83), (-0.1, 0.79), (-0.13, 0.5), (-0.18, 0.02), (0, 0), (0.18, 0.02),
         (0.13, 0.5), (0.1, 0.79), (0.03, 0.83)]  # fmt: skip
_DRESS = [(-0.03, 0.83), (-0.09, 0.8), (-0.08, 0.58), (-0.19, 0.24), (0.19, 0.24), (0.08, 0.58),
          (0.09, 0.8), (0.03, 0.83)]  # fmt: skip
_LEGS = {
    "stand": [[(-0.06, 0.45), (-0.065, 0.0)], [(0.06, 0.45), (0.065, 0.0)]],
    "walk": [
        [(-0.03, 0.45), (-0.09, 0.22), (-0.19, 0.02)],
        [(0.03, 0.45), (0.1, 0.22), (0.13, 0.0)],
    ],
    "run": [
        [(-0.02, 0.45), (-0.1, 0.27), (-0.3, 0.24)],
        [(0.02, 0.45), (0.17, 0.33), (0.13, 0.02)],
    ],
}
_ARMS: dict[str, list[list[Point]]] = {
    "down": [
        [(-0.1, 0.755), (-0.15, 0.6), (-0.13, 0.43)],
        [(0.1, 0.755), (0.15, 0.6), (0.13, 0.43)],
    ],
    "up": [
        [(-0.095, 0.757), (-0.2, 0.92), (-0.17, 1.1)],
        [(0.095, 0.757), (0.2, 0.92), (0.17, 1.1)],
    ],
    "one-up": [
        [(-0.1, 0.755), (-0.15, 0.6), (-0.13, 0.43)],
        [(0.095, 0.757), (0.2, 0.93), (0.2, 1.12)],
    ],
    "reach": [
        [(0.08, 0.76), (0.2, 0.68), (0.34, 0.72)],
        [(-0.09, 0.76), (0.06, 0.62), (0.26, 0.64)],
    ],
    "swing": [
        [(-0.095, 0.757), (-0.2, 0.62), (-0.12, 0.52)],
        [(0.095, 0.757), (0.18, 0.6), (0.28, 0.66)],
    ],
    "wide": [
        [(-0.095, 0.757), (-0.26, 0.82), (-0.4, 0.94)],
        [(0.095, 0.757), (0.26, 0.82), (0.4, 0.94)],
    ],
    "none": [],
}


def person(s: Sheet, x: float, y: float, h: float, mix: str, body: str = "coat",
           legs: str = "stand", arms: str = "down", flip: bool = False, skin: str = "",
           head: str = "") -> None:  # fmt: skip
    """One figure; skin and head are the mixes of face and hair, else the figure's own."""
    if body != "robe":
        for leg in _LEGS[legs]:
            s.taper(place(smooth(leg, False), x, y, h, flip), h * 0.1, h * 0.05, mix)
            ex, ey = place([leg[-1]], x, y, h, flip)[0]
            s.disc(ex + (-0.02 if flip else 0.02) * h, ey - h * 0.012, h * 0.045, mix, ry=h * 0.022)
    outline = {"coat": _COAT, "robe": _ROBE, "dress": _DRESS}[body]
    s.poly(place(outline, x, y, h, flip), mix)
    for arm in _ARMS[arms]:
        s.taper(place(smooth(arm, False), x, y, h, flip), h * 0.068, h * 0.044, mix)
        s.disc(*place([arm[0]], x, y, h, flip)[0], h * 0.034, mix)
        s.disc(*place([arm[-1]], x, y, h, flip)[0], h * 0.022, mix)
        if skin:
            hx, hy = place([arm[-1]], x, y, h, flip)[0]
            s.disc(hx, hy, h * 0.026, skin)
    s.poly(place([(-0.03, 0.8), (0.03, 0.8), (0.03, 0.9), (-0.03, 0.9)], x, y, h), skin or mix)
    s.disc(x, y - h * 0.92, h * 0.066, skin or mix, ry=h * 0.08)
    if head:
        crown = smooth([(-0.07, 0.9), (-0.078, 0.96), (-0.03, 1.012), (0.045, 1.005), (0.078, 0.95),
                        (0.06, 0.925), (0.03, 0.96), (-0.045, 0.95)])  # fmt: skip
        s.poly(place(crown, x, y, h, flip), head)


def seated(s: Sheet, x: float, y: float, h: float, mix: str, flip: bool = False,
           skin: str = "", arms: bool = True) -> None:  # fmt: skip
    """A figure on a seat, seen from the side; x, y is under the hips at floor level."""
    body = [(-0.12, 0.3), (-0.13, 0.55), (-0.07, 0.74), (0.05, 0.74), (0.08, 0.55), (0.1, 0.3)]
    s.poly(place(smooth(body), x, y, h, flip), mix)
    s.taper(place([(-0.05, 0.33), (0.24, 0.34)], x, y, h, flip), h * 0.15, h * 0.11, mix)
    s.taper(place([(0.24, 0.37), (0.25, 0.02)], x, y, h, flip), h * 0.1, h * 0.06, mix)
    s.poly(place([(0.21, 0.03), (0.34, 0.02), (0.34, 0), (0.21, 0)], x, y, h, flip), mix)
    if arms:
        arm = smooth([(0.0, 0.68), (0.1, 0.5), (0.26, 0.52)], False)
        s.taper(place(arm, x, y, h, flip), h * 0.075, h * 0.045, mix)
    hx, hy = place([(0.01, 0.84)], x, y, h, flip)[0]
    s.disc(hx, hy, h * 0.075, skin or mix, ry=h * 0.09)


def bust(s: Sheet, x: float, y: float, k: float, mix: str, hair: int = 0) -> None:
    """Head and shoulders from behind, as rows of an audience show them."""
    s.blob(place([(-1, -0.6), (-0.95, 0.2), (-0.3, 0.5), (0.3, 0.5), (0.95, 0.2), (1, -0.6)],
                 x, y, k), mix)  # fmt: skip
    s.disc(x, y - k * 0.88, k * 0.42, mix, ry=k * 0.5)
    if hair == 1:
        s.disc(x, y - k * 1.38, k * 0.2, mix)
    elif hair == 2:
        s.blob(place([(-0.5, 0.3), (-0.52, 1.0), (0, 1.42), (0.52, 1.0), (0.5, 0.3)], x, y, k), mix)


def audience(s: Sheet, y: float, k: float, mix: str, gap: float = 2.1) -> None:
    """A row of busts along the level y."""
    x = -k * s.rng.random()
    while x < s.w + k:
        size = k * s.rng.uniform(0.9, 1.1)
        bust(s, x, y + s.rng.uniform(-0.15, 0.15) * k, size, mix, s.rng.randrange(4))
        x += k * gap * s.rng.uniform(0.92, 1.1)


def passers(s: Sheet, places: list[tuple[float, float, float]], mixes: tuple[str, ...]) -> None:
    """Walkers at x, y, height, in turn of the mixes, each a little different."""
    for i, (x, y, h) in enumerate(places):
        body = s.rng.choice(("coat", "coat", "dress", "robe"))
        legs = "walk" if body == "coat" else "stand"
        arms = s.rng.choice(("down", "swing"))
        person(s, x, y, h, mixes[i % len(mixes)], body, legs, arms, s.rng.random() < 0.5)
