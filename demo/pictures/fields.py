"""Scenes of open country put to use: wind farm, wheat field, dam."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import ALPINE, SAND
from demo.pictures.sheet import Sheet, smooth


@scene("wind-farm", ALPINE)
def wind_farm(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 520, "b9", "w")
    for x, y, k in ((180, 170, 150), (980, 250, 180), (520, 90, 110), (620, 330, 90)):
        motifs.cloud(s, x, y, k, "w")
    s.poly(motifs.roll(s, [470, 440, 420, 450, 490, 470, 430, 410, 430, 470]), "b7c3")
    for x, y, h, turn in (
        (110, 455, 120, 10),
        (500, 480, 130, 50),
        (900, 424, 130, 80),
        (1090, 440, 120, 30),
    ):
        _turbine(s, x, y, h, turn, "w")
    s.poly(motifs.roll(s, [540, 560, 540, 500, 490, 520, 560, 570, 540, 500]), "c7")
    _turbine(s, 1010, 540, 300, 95, "w")
    s.poly(motifs.roll(s, [600, 570, 560, 590, 640, 660, 640, 600, 580, 590]), "c")
    _turbine(s, 400, 640, 520, 22, "w")
    motifs.long_shadow(s, 400, 640, 420, 26, "a6", 0.25)
    s.poly(motifs.roll(s, [690, 660, 650, 680, 720, 730, 700, 670, 660, 680]), "a")
    for i in range(7):
        _sheep(
            s,
            640 + i * 66 + s.rng.uniform(-14, 14),
            690 + s.rng.uniform(-26, 46),
            s.rng.uniform(30, 46),
            i % 2 == 0,
        )
    people.person(s, 1130, 720, 128, "w", arms="swing", flip=True, skin="c", head="c")
    s.line([(1092, 722), (1100, 614)], 4, "w")
    motifs.streaks(s, (0, 690, 620, 110), 14, "b", 150, 6)


def _turbine(s: Sheet, x: float, y: float, h: float, turn: float, mix: str) -> None:
    s.taper([(x, y), (x, y - h)], h * 0.05, h * 0.022, mix)
    s.poly(
        [(x + h * 0.006, y), (x + h * 0.025, y), (x + h * 0.011, y - h), (x + h * 0.003, y - h)],
        "a4",
        True,
    )
    for i in range(3):
        a = math.radians(turn + 120 * i)
        cos, sin = math.cos(a), math.sin(a)
        hub = (x, y - h)
        far = h * 0.56
        blade = [
            hub,
            (
                hub[0] + cos * far * 0.22 - sin * h * 0.034,
                hub[1] + sin * far * 0.22 + cos * h * 0.034,
            ),
            (hub[0] + cos * far, hub[1] + sin * far),
            (
                hub[0] + cos * far * 0.15 + sin * h * 0.014,
                hub[1] + sin * far * 0.15 - cos * h * 0.014,
            ),
        ]
        s.poly(blade, mix)
    s.disc(x, y - h, h * 0.026, "a")


def _sheep(s: Sheet, x: float, y: float, k: float, flip: bool) -> None:
    for px in (-0.3, -0.18, 0.2, 0.32):
        s.line(place([(px, 0), (px, 0.4)], x, y, k, flip), k * 0.08, "b")
    for px, py, r in ((-0.3, 0.55, 0.27), (0, 0.62, 0.31), (0.28, 0.56, 0.27)):
        s.disc(*place([(px, py)], x, y, k, flip)[0], r * k, "w")
    s.blob(
        place([(0.42, 0.62), (0.5, 0.82), (0.64, 0.76), (0.72, 0.52), (0.56, 0.5)], x, y, k, flip),
        "b",
    )


@scene("wheat-field", SAND)
def wheat_field(s: Sheet) -> None:
    s.ground("w")
    s.box_fade(0, 0, 1200, 400, "c6", "b2")
    s.disc(420, 330, 160, "c")
    motifs.streaks(s, (0, 60, 1200, 260), 12, "w", 320, 9)
    s.poly(motifs.roll(s, [360, 350, 372, 380, 372, 360, 348, 352, 366]), "a4b")
    for x in (60, 110, 980, 1030, 1060, 1150):
        props.tree(s, x, 376, s.rng.uniform(60, 90), "a", "a7b")
    s.box_fade(0, 374, 1200, 430, "b7", "b")
    for i in range(-9, 22):
        s.poly(
            [
                (600 + (i - 6) * 26, 376),
                (600 + (i - 6) * 26 + 5, 376),
                (600 + (i - 6) * 150 + 34, 805),
                (600 + (i - 6) * 150, 805),
            ],
            "b4c5",
        )
    x, y, k = 800, 500, 210
    s.poly(
        place(
            [
                (-0.5, 0.2),
                (-0.5, 0.62),
                (-0.1, 0.62),
                (-0.06, 0.86),
                (0.3, 0.86),
                (0.38, 0.52),
                (0.5, 0.44),
                (0.5, 0.2),
            ],
            x,
            y,
            k,
        ),
        "c",
    )
    s.poly(place([(0.02, 0.52), (0.02, 0.8), (0.26, 0.8), (0.34, 0.52)], x, y, k), "w")
    people.bust(s, x + 32, y - 122, 20, "a")
    s.taper(place([(-0.3, 0.62), (-0.5, 0.98), (-0.86, 1.0)], x, y, k), 20, 14, "a")
    for px, r in ((-0.36, 0.16), (0.26, 0.25)):
        cx, cy = place([(px, r)], x, y, k)[0]
        s.disc(cx, cy, r * k, "a")
        s.disc(cx, cy, r * k * 0.45, "b")
    s.poly(place([(0.5, 0.3), (0.84, 0.1), (0.84, 0.36)], x, y, k), "a")
    s.ring(*place([(0.9, 0.22)], x, y, k)[0], 40, 6, "a")
    for _ in range(40):
        s.disc(
            x - 180 - s.rng.uniform(0, 90),
            y - 190 + s.rng.uniform(-26, 90),
            s.rng.uniform(2, 5),
            "c",
        )
    for i in range(30):
        _ear(
            s,
            i * 42 + s.rng.uniform(-16, 16) - 10,
            810,
            s.rng.uniform(230, 400) * (0.72 if 330 < i * 42 < 900 else 1.0),
            s.rng.choice(("a", "a", "ac", "w")),
        )
    motifs.birds(s, 760, 160, 6, "a", 26, 160)


def _ear(s: Sheet, x: float, y: float, h: float, mix: str) -> None:
    lean = s.rng.uniform(-0.12, 0.2) * h
    stem = smooth([(x, y), (x + lean * 0.3, y - h * 0.55), (x + lean, y - h)], False)
    s.line(stem, 4, mix)
    for i in range(8):
        t = h * 0.05
        cx, cy = x + lean * (1 - 0.045 * i), y - h + i * h * 0.036
        for side in (-1, 1):
            s.gouge((cx, cy + t * 0.6), (cx + side * t * 0.62, cy - t * 0.7), t * 0.52, mix)
    s.gouge((x + lean, y - h + 6), (x + lean * 1.05, y - h * 1.08), h * 0.03, mix)
    s.gouge((x + lean * 0.2, y - h * 0.35), (x + lean * 0.2 + h * 0.17, y - h * 0.52), 11, mix)


@scene("dam", SAND)
def dam(s: Sheet) -> None:
    x: float
    y: float
    s.ground("w")
    s.box_fade(0, 0, 1200, 300, "b7", "w")
    s.disc(640, 130, 74, "c")
    s.poly(motifs.ridge(s, 220, 70, 0.5), "b6c3")
    s.poly([(180, 250), (1020, 250), (980, 300), (220, 300)], "b")
    motifs.streaks(s, (240, 252, 700, 40), 7, "w", 150, 6)
    top = smooth([(190, 290), (400, 320), (600, 328), (800, 320), (1010, 290)], False)
    base = smooth([(860, 690), (720, 712), (600, 716), (480, 712), (340, 690)], False)
    s.poly(top + base, "w")
    with s.within(top + base):
        s.fade([(180, 280), (560, 280), (560, 730), (320, 730)], "a6", "a1", True, True)
        for i in range(1, 15):
            t = i / 15
            s.line(
                [
                    (190 + 820 * t, 290 + 38 * math.sin(math.pi * t)),
                    (340 + 520 * t, 690 + 26 * math.sin(math.pi * t)),
                ],
                3,
                "b",
            )
        for i in range(1, 6):
            y = 330 + i * 62
            s.line(
                smooth([(200 + i * 22, y - 36), (600, y), (1000 - i * 22, y - 36)], False), 3, "b"
            )
    for x, wide in ((470, 44), (600, 50), (730, 44)):
        s.poly(props.arch(x, 420, wide, 62), "a")
        q = 600 + (x - 600) * 0.7
        jet = smooth(
            [
                (x - 18, 400),
                (q - 30, 560),
                (q - 70, 770),
                (q + 70, 770),
                (q + 30, 560),
                (x + 18, 400),
            ],
            False,
        )
        s.poly(jet, "b5")
        for i in range(9):
            s.gouge(
                (x - 14 + i * 3.5, 404 + i * 7), (q - 54 + i * 13, 760), 8, "w" if i % 2 else "b"
            )
    s.line(top, 20, "a")
    s.line([(x, y - 16) for x, y in top], 4, "a")
    for i in range(0, len(top), 2):
        s.line([top[i], (top[i][0], top[i][1] - 16)], 3, "a")
    left = [
        (-10, 170),
        (90, 150),
        (150, 210),
        (200, 280),
        (190, 330),
        (260, 420),
        (280, 520),
        (340, 600),
        (360, 700),
        (420, 810),
        (-10, 810),
    ]
    right = [
        (1210, 90),
        (1120, 130),
        (1060, 200),
        (1010, 270),
        (1016, 340),
        (950, 420),
        (930, 540),
        (870, 600),
        (850, 690),
        (780, 810),
        (1210, 810),
    ]
    for side, mix, light in ((left, "c", "b"), (right, "ac5", "c")):
        s.poly(side, mix)
        with s.within(side):
            for _ in range(26):
                x = s.rng.uniform(-20, 420) if side is left else s.rng.uniform(790, 1220)
                y = s.rng.uniform(160, 800)
                s.gouge(
                    (x, y),
                    (
                        x + s.rng.uniform(10, 60) * (1 if side is left else -1),
                        y + s.rng.uniform(50, 130),
                    ),
                    13,
                    light,
                )
    s.poly(
        [
            (372, 740),
            *smooth([(372, 740), (500, 720), (700, 724), (830, 744)], False),
            (800, 810),
            (400, 810),
        ],
        "b5",
    )
    for _ in range(46):
        x = s.rng.uniform(440, 760)
        s.disc(x, 750 + s.rng.uniform(-40, 30), s.rng.uniform(8, 26), "w")
    motifs.streaks(s, (380, 760, 440, 40), 8, "a", 120, 6)
    for x, y, h in ((1090, 150, 60), (1140, 130, 80), (60, 170, 70), (110, 176, 56)):
        props.pine(s, x, y + 6, h, "a")
    people.person(s, 130, 640, 130, "w", "coat", "stand", "one-up", skin="b", head="a")
    people.person(s, 190, 664, 120, "a", "dress", "stand", "down", skin="b", head="a")
    s.poly([(-10, 640), (220, 650), (260, 700), (200, 810), (-10, 810)], "a")
    motifs.birds(s, 360, 130, 5, "a", 22, 90)
