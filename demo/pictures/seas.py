"""Scenes under water: the reef and the whale."""

from __future__ import annotations

import math

from demo.pictures import motifs, people
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import REEF
from demo.pictures.sheet import Sheet, smooth


@scene("coral-reef", REEF)
def coral_reef(s: Sheet) -> None:
    x: float
    s.box_fade(-1, -1, 1202, 802, "b4", "b")
    for i in range(6):
        x = 60 + i * 230
        s.fade([(x, 0), (x + 80, 0), (x + 10, 620), (x - 190, 620)], "w", "b7")
    motifs.waves(s, 30, 2, 24, "w", 40)
    s.poly(motifs.roll(s, [640, 600, 580, 640, 690, 700, 660, 590, 560, 600]), "a5b")
    s.poly(motifs.roll(s, [690, 640, 660, 720, 750, 740, 700, 650, 620, 640]), "a")
    for x, y, k, mix in (
        (130, 690, 260, "c"),
        (330, 740, 190, "w"),
        (1060, 680, 290, "c"),
        (900, 740, 180, "bc"),
        (560, 780, 120, "c"),
    ):
        _coral(s, x, y, k, -math.pi / 2, 5, mix)
    for x, y, r in ((230, 730, 58), (760, 770, 66), (1160, 700, 60)):
        s.disc(x, y, r, "c7")
        for i in range(5):
            s.arc(x, y + 8, r * (0.2 + 0.17 * i), 190, 350, 5, "a")
    for i in range(16):
        x = 420 + i * 22 + s.rng.uniform(-6, 6)
        s.taper(
            smooth(
                [(x, 800), (x + 16, 720), (x - 12, 640), (x + 10, 560 + s.rng.uniform(-30, 60))],
                False,
            ),
            13,
            3,
            "ab4" if i % 2 else "a",
        )
    for _ in range(42):
        turn, far = s.rng.uniform(0, 6.28), s.rng.random() ** 0.5
        _fin(
            s,
            730 + 250 * far * math.cos(turn),
            260 + 120 * far * math.sin(turn),
            s.rng.uniform(24, 38),
            "c",
            True,
        )
    _fin(s, 300, 330, 130, "a", False)
    _fin(s, 520, 480, 90, "w", False)
    _fin(s, 980, 470, 100, "a", True)
    s.blob([(160, 170), (230, 150), (300, 170), (330, 190), (290, 206), (200, 210)], "a")
    s.disc(346, 182, 24, "a")
    s.rect(352, 172, 18, 20, "c")
    s.rect(210, 132, 90, 26, "c")
    s.taper([(180, 186), (90, 200), (20, 180)], 26, 10, "a")
    s.taper([(180, 196), (96, 226), (36, 236)], 26, 10, "a")
    s.taper([(290, 200), (350, 240), (400, 244)], 20, 12, "a")
    for i in range(9):
        s.ring(366 + i * 7 + s.rng.uniform(-8, 8), 150 - i * 17, 4 + i, 2.5, "w")


def _coral(s: Sheet, x: float, y: float, k: float, turn: float, depth: int, mix: str) -> None:
    far = k * 0.34
    ex, ey = x + far * math.cos(turn), y + far * math.sin(turn)
    s.taper([(x, y), (ex, ey)], k * 0.12, k * 0.09, mix)
    s.disc(ex, ey, k * 0.05, mix)
    if depth > 1:
        for way in (-1, 1):
            _coral(
                s,
                ex,
                ey,
                k * s.rng.uniform(0.68, 0.85),
                turn + way * s.rng.uniform(0.25, 0.55),
                depth - 1,
                mix,
            )


def _fin(s: Sheet, x: float, y: float, k: float, mix: str, flip: bool) -> None:
    s.poly(place([(-0.42, 0), (-0.8, 0.3), (-0.7, 0), (-0.8, -0.3)], x, y, k, flip), mix)
    s.poly(place([(-0.2, 0.2), (0.0, 0.52), (0.2, 0.22)], x, y, k, flip), mix)
    body = place(
        smooth(
            [(-0.5, 0), (-0.1, 0.3), (0.35, 0.22), (0.6, 0), (0.35, -0.22), (-0.1, -0.3)], True, 5
        ),
        x,
        y,
        k,
        flip,
    )
    s.poly(body, mix)
    if k > 60:
        with s.within(body):
            for px in (-0.25, 0.02, 0.25):
                s.poly(
                    place(
                        [(px, -0.5), (px + 0.09, -0.5), (px + 0.12, 0.5), (px + 0.03, 0.5)],
                        x,
                        y,
                        k,
                        flip,
                    ),
                    "c" if mix == "a" else "b",
                )
    cx, cy = place([(0.44, 0.05)], x, y, k, flip)[0]
    s.disc(cx, cy, k * 0.05, "w" if mix != "w" else "a")


@scene("whale", REEF)
def whale(s: Sheet) -> None:
    s.ground("c2")
    s.box_fade(0, 0, 1200, 210, "c8", "w")
    s.disc(890, 170, 92, "c")
    motifs.streaks(s, (0, 30, 1200, 140), 7, "w", 260, 8)
    s.box_fade(0, 196, 1200, 610, "b7", "a9b")
    s.box_fade(0, 196, 1200, 300, "b6", "b")
    s.box_fade(0, 495, 1200, 310, "b", "a8b")
    for i in range(5):
        x = 250 + i * 200
        s.fade([(x, 200), (x + 70, 200), (x - 10, 560), (x - 190, 560)], "b3", "b")
    motifs.glitter(s, 890, 202, 70, 90, "c")
    motifs.streaks(s, (0, 198, 1200, 40), 9, "w", 200, 6)
    s.blob([(280, 200), (300, 228), (430, 232), (470, 196), (380, 204)], "a")
    people.seated(s, 350, 222, 84, "c", skin="a")
    people.seated(s, 400, 222, 80, "a", True)
    s.line([(330, 170), (270, 240)], 4, "a")
    body = smooth(
        [
            (150, 520),
            (190, 420),
            (330, 350),
            (560, 330),
            (780, 390),
            (930, 480),
            (1010, 520),
            (1000, 556),
            (900, 556),
            (740, 560),
            (560, 610),
            (380, 640),
            (230, 620),
        ]
    )
    s.poly(
        smooth(
            [
                (985, 540),
                (1040, 470),
                (1130, 420),
                (1150, 450),
                (1090, 520),
                (1150, 600),
                (1130, 630),
                (1040, 590),
            ]
        ),
        "a",
    )
    s.poly(body, "a")
    belly = smooth(
        [(130, 560), (300, 545), (520, 540), (640, 590), (540, 640), (380, 660), (220, 650)]
    )
    with s.within(body):
        s.poly(belly, "w")
        for i in range(9):
            s.line(
                smooth([(150, 566 + i * 10), (330, 556 + i * 12), (560, 560 + i * 9)], False),
                3.5,
                "a",
            )
        for i in range(26):
            x = 250 + i * 26
            s.gouge((x, 372 + abs(i - 10) * 3), (x + 70, 386 + abs(i - 10) * 4), 5, "b")
        for _ in range(40):
            s.disc(s.rng.uniform(260, 860), s.rng.uniform(350, 470), s.rng.uniform(1.5, 4), "b")
    s.poly(smooth([(420, 590), (470, 600), (500, 700), (470, 770), (440, 690)]), "a")
    s.gouge((455, 620), (470, 750), 12, "b")
    s.disc(300, 516, 13, "w")
    s.disc(300, 516, 7, "a")
    s.line(smooth([(160, 540), (250, 552), (330, 530)], False), 5, "b")
    for i in range(14):
        s.ring(200 + s.rng.uniform(-60, 60), 400 - i * 12, s.rng.uniform(4, 12), 3, "w")
    for _ in range(26):
        _fin(s, s.rng.uniform(680, 1150), s.rng.uniform(640, 760), s.rng.uniform(16, 26), "c", True)
    motifs.birds(s, 560, 90, 6, "a", 22, 150)
