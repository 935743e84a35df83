"""Scenes of the city: skyline, market, rain, tram."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import BRICK, DUSK, NIGHT, ORCHARD
from demo.pictures.sheet import Sheet, smooth


@scene("city-skyline", DUSK)
def city_skyline(s: Sheet) -> None:
    s.ground("c4")
    s.box_fade(0, 0, 1200, 620, "b7", "c4")
    s.disc(770, 350, 190, "c")
    motifs.streaks(s, (0, 100, 1200, 260), 12, "c2", 330, 10)
    for count, low, high, mix, pane, lit in (
        (22, 150, 330, "b5c5", "w", 0.0),
        (17, 120, 420, "bc", "c", 0.25),
        (13, 90, 380, "ab3", "c", 0.4),
    ):
        for i in range(count):
            x = i * 1240 / count - 20
            h = s.rng.uniform(low, high) * (1.25 if 3 < i * 10 / count < 7 else 0.85)
            w = 1240 / count * s.rng.uniform(0.82, 1.06)
            props.tower_block(s, x, 660, w, h, mix, pane, lit, 20)
            cap = s.rng.randrange(5)
            if cap == 0:
                s.line([(x + w / 2, 660 - h), (x + w / 2, 600 - h)], 4, mix)
            elif cap == 1:
                s.poly([(x, 661 - h), (x + w / 2, 625 - h), (x + w, 661 - h)], mix)
            elif cap == 2:
                s.rect(x + w * 0.3, 640 - h, w * 0.4, 22, mix)
    s.poly([(508, 640), (528, 250), (556, 120), (562, 50), (568, 120), (596, 250), (616, 640)], "a")
    for i in range(12):
        s.rect(544, 280 + i * 29, 10, 15, "c")
        s.rect(570, 280 + i * 29, 10, 15, "c" if i % 3 else "b")
    s.rect(0, 640, 1200, 170, "b7c3")
    s.mirror(650, 150, 0.75, 1.6)
    motifs.streaks(s, (0, 655, 1200, 145), 30, "c4", 230, 6)
    motifs.streaks(s, (0, 660, 1200, 140), 18, "a", 200, 6)
    s.rect(0, 644, 1200, 10, "a")
    motifs.birds(s, 260, 150, 6, "a", 24, 140)


@scene("city-market", ORCHARD)
def city_market(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 500, "w", "b4")
    for i in range(7):
        x = i * 180 - 40
        s.rect(x, 0, 172, 420, ("c4", "w", "b5")[i % 3])
        for j in range(2):
            s.rect(x + 26 + j * 72, 40, 44, 100, "a5b")
            s.rect(x + 26 + j * 72, 40, 22, 100, "b")
    s.line(smooth([(0, 60), (300, 130), (600, 70), (900, 140), (1200, 60)], False), 3, "a")
    for i in range(15):
        x = 40 + i * 80
        y = 96 + 34 * math.sin(x / 95 - 1.2)
        s.disc(x, y + 14, 11, "c")
    for x0, w, y, mix in ((-40, 400, 300, "c"), (400, 400, 270, "a"), (840, 420, 310, "c")):
        _awning(s, x0, y, w, mix)
        for px in (x0 + 12, x0 + w - 18):
            s.rect(px, y, 8, 330, "a")
        s.box_fade(x0 + 22, y + 40, w - 44, 220, "a7b", "a5b")
    people.person(s, 170, 560, 230, "w", arms="reach", skin="c6", head="a")
    people.person(s, 590, 556, 240, "c", arms="wide", skin="c5", head="a")
    people.person(s, 1040, 560, 226, "b", "robe", arms="reach", skin="c6", head="w", flip=True)
    for x0, w in ((-40, 400), (400, 400), (840, 420)):
        s.rect(x0, 540, w, 130, "a")
        for i in range(4):
            cx = x0 + 12 + i * (w - 20) / 4
            mix = ("c", "b", "c5b", "w")[(i + int(x0 > 0)) % 4]
            s.poly(
                [(cx, 540), (cx + w / 4 - 14, 540), (cx + w / 4 - 22, 590), (cx + 8, 590)], "b5c3"
            )
            for j in range(14):
                s.disc(
                    cx + 12 + (j % 5) * (w / 4 - 34) / 4,
                    540 - (j // 5) * 14 + s.rng.uniform(-3, 3),
                    12,
                    mix,
                )
                s.disc(cx + 9 + (j % 5) * (w / 4 - 34) / 4, 536 - (j // 5) * 14, 3, "w")
    s.rect(0, 668, 1200, 140, "b4c2")
    for row in range(4):
        for i in range(12):
            s.line(
                [(i * 110 - 40 * row, 676 + row * 34), (i * 110 - 40 * row + 74, 676 + row * 34)],
                4,
                "a5b",
            )
    for x, h, body, mix in (
        (330, 330, "dress", "c"),
        (760, 350, "coat", "a"),
        (890, 320, "robe", "w"),
    ):
        people.person(
            s, x, 786, h, mix, body, "walk", "down", skin="c6" if mix != "c" else "c5", head="a"
        )
        s.poly(place([(0.1, 0.2), (0.1, 0.42), (0.26, 0.42), (0.26, 0.2)], x, 786, h), "b")
    people.person(s, 392, 786, 190, "b", "dress", arms="up", skin="c6", head="a")


def _awning(s: Sheet, x: float, y: float, w: float, mix: str) -> None:
    count = 8
    each = w / count
    for i in range(count):
        tone = mix if i % 2 == 0 else "w"
        s.poly(
            [
                (x + 24 + i * (w - 48) / count, y - 80),
                (x + 24 + (i + 1) * (w - 48) / count, y - 80),
                (x + (i + 1) * each, y + 10),
                (x + i * each, y + 10),
            ],
            tone,
        )
        s.disc(x + (i + 0.5) * each, y + 10, each / 2, tone)
    s.rect(x + 20, y - 88, w - 40, 10, "a")


@scene("city-rain", NIGHT)
def city_rain(s: Sheet) -> None:
    far: float
    r: float
    x: float
    y: float
    s.ground("b")
    s.box_fade(0, 0, 1200, 520, "a4b", "b7")
    for i in range(8):
        props.tower_block(
            s,
            i * 160 - 30,
            520,
            150,
            s.rng.uniform(260, 500),
            "a7b" if i % 2 else "ab",
            "c",
            0.3,
            30,
        )
    s.poly([(470, 520), (560, 330), (650, 330), (740, 520)], "b5")
    s.box_fade(0, 515, 1200, 290, "b", "a5b")
    for x in (210, 1000):
        props.lamp(s, x, 560, 380, "a", "c")
        s.disc(x, 172, 54, "c3", True)
        s.disc(x, 172, 24, "c")
        motifs.glitter(s, x, 566, 230, 36, "c")
    spots = (
        (130, 600, 240, "a"),
        (360, 640, 290, "c"),
        (560, 590, 220, "a"),
        (700, 690, 350, "a"),
        (900, 620, 250, "c"),
        (1090, 670, 310, "a"),
    )
    for x, y, h, mix in spots:
        s.poly(
            place([(-0.12, 0), (0.12, 0), (0.16, -0.5), (-0.16, -0.5)], x, y, h),
            "a7b" if mix == "a" else "c7a3",
        )
        s.blob(
            place([(-0.5, -0.52), (0, -0.7), (0.5, -0.52), (0, -0.46)], x, y, h),
            "a5b" if mix == "a" else "c6b",
        )
        people.person(
            s, x, y, h, "a", s.rng.choice(("coat", "dress")), "walk", "down", s.rng.random() < 0.5
        )
        s.line(place([(0.14, 0.6), (0.1, 1.18)], x, y, h), 4, "a")
        dome = [(-0.46, 0.92), (-0.34, 1.16), (0.06, 1.3), (0.46, 1.16), (0.58, 0.92)]
        s.poly(
            [
                *place(smooth(dome, False), x, y, h),
                *place(
                    [(0.38, 0.98), (0.22, 0.92), (0.06, 0.98), (-0.12, 0.92), (-0.28, 0.98)],
                    x,
                    y,
                    h,
                ),
            ],
            mix,
        )
        for px in (-0.12, 0.22):
            s.line(
                place(smooth([(px, 0.93), (px * 0.7 + 0.03, 1.15), (0.06, 1.3)], False), x, y, h),
                2.5,
                "w" if mix == "a" else "a",
            )
    motifs.streaks(s, (0, 560, 1200, 240), 30, "b5", 150, 6)
    for _ in range(230):
        x, y, far = s.rng.uniform(-40, 1240), s.rng.uniform(-20, 780), s.rng.uniform(26, 74)
        s.gouge((x, y), (x - far * 0.3, y + far), 3.2, "w")
    for _ in range(26):
        x, y, r = s.rng.uniform(0, 1200), s.rng.uniform(600, 790), s.rng.uniform(10, 22)
        s.arc(x, y, r, 200, 340, 2.5, "w")


@scene("city-tram", BRICK)
def city_tram(s: Sheet) -> None:
    s.ground("c2")
    s.box_fade(0, 0, 1200, 520, "c4", "w")
    s.disc(600, 300, 120, "c")
    for side in (-1, 1):
        for i, mix in enumerate(("b5", "b", "ab4", "c")):
            near, far = 190 + i * 130, 110 + i * 110
            top, top2 = 250 - i * 85, 285 - i * 75
            x, x2 = 600 + side * near * 1.12, 600 + side * far
            wall = [(x, top), (x2, top2), (x2, 560 + i * 18), (x, 580 + i * 34)]
            s.poly(wall, mix)
            for row in range(4):
                for col in range(2):
                    t = 0.2 + 0.42 * col
                    wx = x2 + (x - x2) * t
                    wy = top2 + (top - top2) * t + 40 + row * (74 + i * 14)
                    s.rect(
                        wx - 9 - i * 3, wy, 18 + i * 6, 34 + i * 10, "w" if mix != "b5" else "a3b"
                    )
    s.poly([(520, 560), (680, 560), (1260, 810), (-60, 810)], "b4")
    for x in (470, 560, 640, 730):
        s.poly(
            [
                (600 + (x - 600) * 0.3, 560),
                (600 + (x - 600) * 0.3 + 3, 560),
                (600 + (x - 600) * 2.0 + 8, 810),
                (600 + (x - 600) * 2.0 - 4, 810),
            ],
            "a",
        )
    for i in range(3):
        s.line(
            [(600 - 640 + i * 40, 20 + i * 60), (600, 120 + i * 20), (1240 - i * 40, 20 + i * 60)],
            2.5,
            "a",
        )
    s.line([(600, 90), (600, -5)], 2, "a")
    s.poly([(548, 172), (600, 120), (652, 172), (600, 224)], "a")
    s.poly([(560, 172), (600, 132), (640, 172), (600, 212)], "w")
    s.blob(
        [
            (462, 230),
            (500, 204),
            (700, 204),
            (738, 230),
            (752, 660),
            (700, 700),
            (500, 700),
            (448, 660),
        ],
        "a",
    )
    s.poly([(470, 240), (730, 240), (744, 650), (456, 650)], "c")
    s.poly([(482, 300), (718, 300), (724, 470), (476, 470)], "w")
    s.poly([(490, 308), (596, 308), (596, 462), (485, 462)], "b5")
    s.poly([(604, 308), (710, 308), (715, 462), (604, 462)], "b5")
    s.poly([(640, 308), (690, 308), (640, 462), (604, 462)], "w")
    people.bust(s, 542, 452, 44, "a")
    s.rect(530, 246, 140, 40, "a")
    s.disc(600, 266, 14, "c")
    s.rect(456, 484, 290, 16, "w")
    for x in (512, 688):
        s.disc(x, 566, 27, "a")
        s.disc(x, 566, 19, "w")
    s.poly([(452, 640), (750, 640), (740, 700), (462, 700)], "a")
    s.poly([(420, 712), (780, 712), (850, 745), (350, 745)], "a5", True)
    people.passers(
        s,
        [(250, 720, 220), (330, 690, 180), (920, 700, 200), (1010, 750, 250), (140, 770, 270)],
        ("a", "a", "w", "a", "w"),
    )
    motifs.birds(s, 800, 120, 4, "a", 22, 70)
