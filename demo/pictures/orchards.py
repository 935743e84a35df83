"""Scenes of things that grow: harvest, bees, spring, greenhouse."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import CLINIC, ORCHARD, SAND
from demo.pictures.sheet import Sheet, smooth


def _leaf(s: Sheet, x: float, y: float, k: float, turn: float, mix: str) -> None:
    cos, sin = math.cos(turn), math.sin(turn)
    shape = [(0, 0), (0.35, 0.24), (0.75, 0.18), (1, 0), (0.75, -0.18), (0.35, -0.24)]
    s.poly(
        [
            (x + k * (px * cos - py * sin), y + k * (px * sin + py * cos))
            for px, py in smooth(shape, True, 4)
        ],
        mix,
    )


@scene("orchard-harvest", ORCHARD)
def orchard_harvest(s: Sheet) -> None:
    s.ground("c2")
    s.box_fade(0, 0, 1200, 520, "c4", "w")
    s.poly(motifs.roll(s, [440, 420, 430, 450, 440, 420, 430, 450]), "b5")
    for i in range(9):
        props.tree(s, i * 150 + 10, 520, 130, "a", "b7a3")
    s.rect(0, 510, 1200, 300, "b")
    motifs.streaks(s, (0, 520, 1200, 280), 34, "b5", 130, 7)
    s.poly([(120, 700), (960, 700), (900, 780), (60, 780)], "a5", True)
    s.taper(smooth([(560, 740), (548, 600), (570, 470), (540, 330)], False), 96, 54, "a")
    s.taper(smooth([(560, 560), (430, 440), (300, 330)], False), 46, 18, "a")
    s.taper(smooth([(562, 540), (700, 420), (830, 300)], False), 46, 18, "a")
    crown = [
        (120, 260),
        (150, 110),
        (300, -20),
        (600, -60),
        (880, -10),
        (1000, 130),
        (1010, 290),
        (900, 380),
        (740, 360),
        (640, 410),
        (500, 370),
        (400, 420),
        (230, 390),
    ]
    s.blob(crown, "a")
    with s.within(smooth(crown)):
        for _ in range(330):
            x, y = s.rng.uniform(110, 1010), s.rng.uniform(-20, 420)
            _leaf(
                s,
                x,
                y,
                s.rng.uniform(34, 62),
                s.rng.uniform(-0.4, 3.6),
                "b" if s.rng.random() < 0.75 else "ab5",
            )
    for _ in range(44):
        x, y = s.rng.uniform(170, 960), s.rng.uniform(20, 385)
        s.disc(x, y, 19, "c")
        s.disc(x - 6, y - 6, 4, "w")
        s.line([(x, y - 17), (x + 4, y - 27)], 3, "a")
    for x0, x1 in ((262, 338), (314, 390)):
        s.line([(x0, 760), (x1, 300)], 9, "w")
    for i in range(10):
        s.line([(266 + i * 7.4, 736 - i * 44), (318 + i * 7.4, 736 - i * 44)], 7, "w")
    people.person(s, 316, 560, 260, "c", arms="up", skin="a3c6", head="a")
    people.person(s, 780, 740, 300, "w", "dress", arms="up", skin="a3c6", head="c")
    people.person(s, 960, 720, 270, "a", "coat", "walk", "reach", skin="a3c6", head="c", flip=True)
    for x, y in ((860, 560),):
        s.poly([(x - 44, y), (x + 50, y), (x + 38, y + 52), (x - 34, y + 52)], "c4a3")
        for i in range(5):
            s.disc(x - 30 + i * 17, y - 5, 13, "c")
    for x, y in ((90, 770), (200, 786), (1100, 770)):
        s.rect(x - 62, y - 62, 124, 62, "c4a2")
        for i in range(3):
            s.rect(x - 62, y - 60 + i * 21, 124, 5, "a")
        for i in range(6):
            s.disc(x - 48 + i * 19, y - 66, 14, "c")


@scene("orchard-bees", SAND)
def orchard_bees(s: Sheet) -> None:
    s.ground("b5")
    s.box_fade(0, 0, 1200, 800, "b6", "b2")
    for row in range(-1, 8):
        for col in range(-1, 12):
            x, y = col * 122 + 61 * (row % 2), row * 106
            if s.rng.random() < 0.62 and (x - 560) ** 2 + (y - 400) ** 2 > 150000:
                cell = [
                    (
                        x + 60 * math.cos(math.pi / 6 + i * math.pi / 3),
                        y + 60 * math.sin(math.pi / 6 + i * math.pi / 3),
                    )
                    for i in range(6)
                ]
                s.poly(cell, s.rng.choice(("b", "b8", "c7", "b9c3", "a")))
                s.line([*cell, cell[0]], 6, "w")
    s.disc(420, 470, 60, "w")
    for i in range(5):
        turn = i * 2 * math.pi / 5 - 0.4
        cx, cy = 350 + 104 * math.cos(turn), 560 + 104 * math.sin(turn)
        s.disc(cx, cy, 92, "w")
        s.gouge(
            (350 + 40 * math.cos(turn), 560 + 40 * math.sin(turn)),
            (350 + 170 * math.cos(turn), 560 + 170 * math.sin(turn)),
            9,
            "c4",
        )
    for i in range(18):
        turn = i * 0.35
        s.line([(350, 560), (350 + 66 * math.cos(turn), 560 + 66 * math.sin(turn))], 3, "c")
        s.disc(350 + 68 * math.cos(turn), 560 + 68 * math.sin(turn), 7, "c")
    s.disc(350, 560, 32, "b")
    for x, y, turn in ((160, 700, 2.4), (520, 720, 0.7), (130, 520, 3.3)):
        _leaf(s, x, y, 130, turn, "a6c")
    _bee(s, 660, 330, 250, -0.35)
    _bee(s, 1010, 610, 100, 0.3)
    _bee(s, 200, 190, 80, -0.9)
    for i in range(26):
        t = i / 25
        s.disc(1120 - 300 * t + 60 * math.sin(t * 9), 120 + 90 * t + 60 * math.cos(t * 9), 4, "a")


def _bee(s: Sheet, x: float, y: float, k: float, turn: float) -> None:
    cos, sin = math.cos(turn), math.sin(turn)

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + k * (px * cos - py * sin), y + k * (px * sin + py * cos)) for px, py in points]

    for leg in (-0.2, 0.02, 0.2):
        s.line(at([(leg, 0.2), (leg - 0.08, 0.46), (leg - 0.2, 0.58)]), k * 0.035, "a")
    s.poly(
        at(smooth([(0.06, -0.2), (-0.5, -0.96), (-0.84, -0.92), (-0.72, -0.5), (-0.1, -0.12)])), "w"
    )
    s.poly(
        at(smooth([(0.12, -0.2), (0.1, -0.98), (-0.24, -1.12), (-0.32, -0.6), (-0.04, -0.16)])), "w"
    )
    body = at(
        smooth(
            [
                (-0.86, 0.1),
                (-0.62, -0.22),
                (-0.16, -0.28),
                (0.06, -0.1),
                (0.04, 0.2),
                (-0.3, 0.34),
                (-0.66, 0.3),
            ]
        )
    )
    s.poly(body, "b")
    with s.within(body):
        for px in (-0.78, -0.52, -0.26):
            s.poly(at([(px, -0.5), (px + 0.13, -0.5), (px + 0.09, 0.6), (px - 0.04, 0.6)]), "a")
    s.disc(*at([(0.14, 0.0)])[0], k * 0.27, "c")
    for i in range(16):
        a = i * 0.4
        s.gouge(
            at([(0.14 + 0.18 * math.cos(a), 0.18 * math.sin(a))])[0],
            at([(0.14 + 0.33 * math.cos(a), 0.33 * math.sin(a))])[0],
            k * 0.05,
            "c",
        )
    s.disc(*at([(0.44, 0.08)])[0], k * 0.19, "a")
    s.disc(*at([(0.5, 0.02)])[0], k * 0.06, "w")
    for d in (0, 0.1):
        s.line(at(smooth([(0.5, -0.06), (0.6 + d, -0.28), (0.78 + d, -0.3)], False)), k * 0.03, "a")
    s.line(smooth(at([(-0.16, -0.24), (-0.4, -0.7), (-0.66, -0.82)]), False), k * 0.012, "a")
    s.line(smooth(at([(0.02, -0.26), (-0.06, -0.7), (-0.14, -1.0)]), False), k * 0.012, "a")


@scene("orchard-spring", CLINIC)
def orchard_spring(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 420, "b8", "w")
    s.poly(motifs.ridge(s, 330, 60, 0.5), "b7")
    s.poly(motifs.roll(s, [400, 380, 372, 384, 396, 390, 376, 384]), "ab5")
    s.poly(motifs.roll(s, [430, 424, 420, 418, 420, 424, 430]), "b")
    s.poly([(586, 424), (614, 424), (820, 810), (380, 810)], "w")
    for i in range(24):
        t = (i / 24) ** 1.5
        s.gouge(
            (600 - 200 * t - 30, 430 + 370 * t),
            (600 + 200 * t * s.rng.uniform(-0.4, 1), 434 + 370 * t),
            5,
            "c5",
        )
    for _ in range(40):
        t = s.rng.random()
        s.gouge(
            (s.rng.choice((-1, 1)) * (120 + 500 * s.rng.random()) + 600, 450 + 350 * t),
            (s.rng.uniform(0, 1200), 450 + 350 * t),
            5,
            "b5",
        )
    for i in range(6):
        t = (0.03, 0.09, 0.19, 0.34, 0.58, 1.0)[i]
        for side in (-1, 1):
            x, y, h = 600 + side * (40 + 520 * t), 432 + 330 * t, 90 + 620 * t
            s.disc(x + side * h * 0.08, y, h * 0.36, "a4", True, h * 0.05)
            _blossom(s, x, y, h)
    people.person(s, 590, 600, 150, "a", "dress", "stand", "down", skin="c6", head="a")
    people.person(s, 640, 596, 96, "c", "coat", "walk", "one-up", skin="c4", head="a")
    for _ in range(70):
        x, y = s.rng.uniform(0, 1200), s.rng.uniform(60, 790)
        _leaf(s, x, y, s.rng.uniform(6, 14), s.rng.uniform(0, 6), s.rng.choice(("c", "w", "c6")))


def _blossom(s: Sheet, x: float, y: float, h: float) -> None:
    s.taper(
        smooth([(x, y), (x + h * 0.02, y - h * 0.25), (x - h * 0.01, y - h * 0.5)], False),
        h * 0.08,
        h * 0.04,
        "a",
    )
    for side in (-1, 1):
        s.taper([(x, y - h * 0.26), (x + side * h * 0.24, y - h * 0.6)], h * 0.045, h * 0.015, "a")
    for _i in range(46):
        turn, far = s.rng.uniform(0, 6.28), s.rng.random() ** 0.6
        cx, cy = x + h * 0.4 * far * math.cos(turn), y - h * 0.66 + h * 0.28 * far * math.sin(turn)
        tone = "c" if cy > y - h * 0.6 else s.rng.choice(("c7", "c5", "c5", "w"))
        s.disc(cx, cy, h * s.rng.uniform(0.04, 0.085), tone)


@scene("greenhouse", ORCHARD)
def greenhouse(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 520, "b6", "w")
    s.disc(600, 300, 84, "c")
    for i, r in enumerate((720, 560, 430, 330, 250)):
        s.arc(600, 330 + r * 0.3, r, 180, 360, 12 - 2 * i, "a")
        for side in (-1, 1):
            s.line(
                [(600 + side * (r - 6), 330 + r * 0.3), (600 + side * (r - 6), 420 + r * 0.5)],
                12 - 2 * i,
                "a",
            )
    for i in range(13):
        a = math.pi * i / 12
        s.line(
            [
                (600 + 190 * math.cos(a), 390 - 190 * math.sin(a)),
                (600 + 800 * math.cos(a), 570 - 800 * math.sin(a)),
            ],
            3,
            "a",
        )
    s.poly([(560, 480), (640, 480), (860, 810), (340, 810)], "c3")
    for side in (-1, 1):
        for i in range(5):
            t = (0.04, 0.13, 0.28, 0.52, 0.9)[i]
            x, y, k = 600 + side * (90 + 470 * t), 490 + 270 * t, 46 + 240 * t
            s.poly(place([(-0.8, 0.0), (-0.8, 0.26), (0.8, 0.26), (0.8, 0)], x, y, k), "a")
            s.poly(place([(-0.84, 0.26), (-0.84, 0.33), (0.84, 0.33), (0.84, 0.26)], x, y, k), "c")
            for j in range(15):
                lx = x + (j - 7) / 7 * k * 0.72
                _leaf(
                    s,
                    lx,
                    y - k * 0.3,
                    k * s.rng.uniform(0.5, 0.95),
                    -math.pi / 2 + s.rng.uniform(-0.7, 0.7),
                    s.rng.choice(("b", "ab4", "a", "b")),
                )
            for _ in range(6):
                s.disc(
                    x + s.rng.uniform(-0.6, 0.6) * k,
                    y - k * s.rng.uniform(0.4, 0.95),
                    k * 0.065,
                    "c",
                )
    people.person(s, 600, 700, 290, "c", "dress", arms="reach", skin="a3c6", head="a")
    s.poly([(690, 480), (750, 480), (744, 540), (696, 540)], "a")
    s.taper([(744, 520), (800, 470)], 12, 8, "a")
    for i in range(6):
        s.gouge((800, 472), (812 + i * 9, 520 + i * 5), 4, "w")
    for x, y in ((330, 90), (600, 40), (870, 90)):
        s.line([(x, -5), (x, y)], 3, "a")
        s.poly([(x - 34, y), (x + 34, y), (x + 24, y + 36), (x - 24, y + 36)], "c")
        for _ in range(11):
            _leaf(
                s,
                x + s.rng.uniform(-26, 26),
                y,
                s.rng.uniform(40, 86),
                s.rng.uniform(0.2, 2.9),
                s.rng.choice(("b", "a")),
            )
