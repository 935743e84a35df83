"""Scenes of traffic, trade and industry: station, airport, bank, factory."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import BRICK, HARBOUR, THEATRE
from demo.pictures.sheet import Sheet


@scene("railway-station", BRICK)
def railway_station(s: Sheet) -> None:
    s.ground("b4")
    s.poly(props.arch(600, 900, 1180, 880), "w")
    for i in range(6):
        r = 590 - i * 84
        s.arc(600, 610, r, 180, 360, 12 - i * 1.4, "a" if i < 3 else "ab4")
    for i in range(13):
        a = math.pi * i / 12
        s.line(
            [
                (600 + 120 * math.cos(a), 610 - 120 * math.sin(a)),
                (600 + 590 * math.cos(a), 610 - 590 * math.sin(a)),
            ],
            5,
            "b",
        )
    for i in range(4):
        a = math.pi * (0.52 + i * 0.11)
        p, q = a + 0.05, a - 0.1
        s.poly(
            [
                (600 + 560 * math.cos(p), 610 - 560 * math.sin(p)),
                (600 + 560 * math.cos(q), 610 - 560 * math.sin(q)),
                (980 + i * 40, 800),
                (640 + i * 90, 800),
            ],
            "c2",
            True,
        )
    s.disc(600, 610, 110, "c6")
    s.rect(0, 610, 1200, 200, "b")
    s.poly([(560, 610), (640, 610), (820, 805), (380, 805)], "a")
    for x in (-70, -24, 24, 70):
        s.line([(600 + x * 0.5, 612), (600 + x * 2.3, 805)], 5, "w")
    s.poly([(0, 640), (540, 612), (340, 805), (0, 805)], "c4")
    s.poly([(1200, 640), (660, 612), (860, 805), (1200, 805)], "c4")
    s.poly([(536, 612), (544, 612), (352, 805), (326, 805)], "w")
    s.poly([(664, 612), (656, 612), (848, 805), (874, 805)], "w")
    nose = [(500, 690), (496, 480), (530, 400), (600, 380), (670, 400), (704, 480), (700, 690)]
    s.blob(nose, "a")
    s.blob(
        [(510, 670), (508, 490), (538, 416), (600, 396), (662, 416), (692, 490), (690, 670)], "c"
    )
    s.poly([(530, 430), (670, 430), (680, 530), (520, 530)], "a")
    s.poly([(538, 438), (600, 438), (560, 524), (528, 524)], "b")
    s.rect(508, 580, 184, 16, "w")
    for x in (540, 660):
        s.disc(x, 630, 20, "w")
    s.rect(500, 676, 200, 34, "a")
    s.line([(600, 0), (600, 150)], 6, "a")
    s.disc(600, 200, 66, "a")
    s.disc(600, 200, 55, "w")
    s.line([(600, 200), (600, 160)], 7, "a")
    s.line([(600, 200), (628, 216)], 7, "c")
    people.passers(
        s,
        [
            (120, 760, 300),
            (250, 700, 220),
            (330, 668, 170),
            (400, 644, 120),
            (940, 700, 220),
            (870, 660, 160),
            (1080, 770, 310),
            (800, 640, 112),
        ],
        ("a", "a", "ab4", "a", "a", "ab4", "a", "a"),
    )
    for x, y, k in ((190, 762, 74), (1010, 772, 80)):
        s.rect(x, y - k, k * 0.7, k, "c")
        s.rect(x + k * 0.2, y - k * 1.3, k * 0.3, k * 0.3, "a")
    motifs.smoke(s, 710, 560, 50, 0.6, "w")


@scene("airport-tower", HARBOUR)
def airport_tower(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 600, "b9", "c3")
    s.disc(830, 420, 170, "c")
    motifs.streaks(s, (0, 80, 1200, 380), 15, "w", 330, 9)
    s.poly(motifs.roll(s, [560, 545, 556, 540, 552, 560, 548, 556]), "ab4")
    s.rect(0, 590, 1200, 220, "a")
    s.poly([(520, 592), (600, 592), (1240, 805), (420, 805)], "ab4")
    for i in range(7):
        t0, t1 = (i / 7) ** 1.7, ((i + 0.5) / 7) ** 1.7
        s.poly(
            [
                (560 + 280 * t0, 592 + 213 * t0),
                (566 + 292 * t0, 592 + 213 * t0),
                (566 + 292 * t1, 592 + 213 * t1),
                (560 + 280 * t1, 592 + 213 * t1),
            ],
            "w",
        )
    for i in range(9):
        t = (i / 9) ** 1.6
        s.disc(520 - 110 * t, 594 + 205 * t, 3 + 5 * t, "c")
        s.disc(602 + 640 * t, 594 + 205 * t, 3 + 5 * t, "c")
    s.poly([(230, 650), (262, 250), (358, 250), (390, 650)], "w")
    s.fade([(310, 250), (358, 250), (390, 650), (310, 650)], "a3", "a6b", True)
    s.poly([(170, 176), (450, 176), (410, 262), (210, 262)], "a")
    s.poly([(186, 184), (434, 184), (410, 236), (210, 236)], "c4")
    for x in (228, 270, 310, 352, 394):
        s.line([(310 + (x - 310) * 1.12, 182), (x, 238)], 5, "a")
    for x in (262, 340):
        people.bust(s, x, 240, 18, "a")
    s.rect(180, 160, 260, 18, "c")
    s.rect(250, 130, 120, 32, "w")
    s.line([(310, 132), (310, 30)], 5, "a")
    s.arc(340, 110, 30, 120, 250, 5, "a")
    s.rect(0, 560, 250, 92, "b")
    for i in range(6):
        s.rect(10 + i * 40, 580, 28, 44, "w")
    _plane(s, 800, 300, 250)
    s.line([(1000, 640), (1000, 560)], 5, "a")
    s.poly([(1000, 562), (1084, 576), (1000, 592)], "c")
    people.person(s, 470, 730, 130, "c", arms="up", skin="c5", head="w")
    motifs.birds(s, 620, 130, 3, "a", 18, 60)


def _plane(s: Sheet, x: float, y: float, k: float) -> None:
    def at(px: float, py: float) -> tuple[float, float]:
        return x + k * (px * 0.95 + py * 0.3), y + k * (py * 0.95 - px * 0.3)

    s.poly([at(-0.05, -0.02), at(-0.28, -0.36), at(-0.18, -0.38), at(0.18, -0.03)], "ab4")
    s.blob(
        [
            at(-0.9, -0.02),
            at(-0.5, -0.09),
            at(0.6, -0.1),
            at(0.8, -0.05),
            at(0.86, 0.0),
            at(0.7, 0.06),
            at(-0.3, 0.07),
        ],
        "w",
    )
    s.poly([at(-0.9, -0.03), at(-1.0, -0.36), at(-0.86, -0.36), at(-0.6, -0.08)], "a")
    s.poly([at(-0.75, 0.0), at(-0.98, 0.1), at(-0.88, 0.11), at(-0.58, 0.02)], "a")
    s.poly([at(0.22, 0.03), at(-0.34, 0.44), at(-0.2, 0.44), at(-0.04, 0.3), at(0.34, 0.05)], "a")
    s.blob([at(-0.02, 0.2), at(0.2, 0.2), at(0.22, 0.26), at(0, 0.28)], "c")
    for i in range(11):
        s.disc(*at(-0.45 + i * 0.09, -0.03), k * 0.015, "a")
    s.poly([at(0.68, -0.08), at(0.78, -0.05), at(0.76, -0.02), at(0.68, -0.03)], "a")


@scene("bank-coins", THEATRE)
def bank_coins(s: Sheet) -> None:
    s.ground("c3")
    s.box_fade(0, 0, 1200, 650, "b8", "c6")
    for i in range(5):
        x = 90 + i * 230
        s.rect(x, 170, 110, 460, "b6c3")
        for j in range(4):
            s.rect(x + 10 + j * 26, 190, 9, 420, "b9")
        s.rect(x - 16, 150, 142, 26, "b6c3")
        s.rect(x - 16, 620, 142, 26, "b6c3")
    s.poly([(-20, 150), (600, -60), (1220, 150)], "b")
    s.poly([(190, 132), (600, -10), (1010, 132)], "bc5")
    s.rect(-10, 118, 1220, 36, "ab5")
    s.rect(0, 640, 1200, 170, "a")
    for x, count, r in ((200, 5, 92), (410, 9, 92), (630, 14, 96), (860, 20, 98)):
        for i in range(count):
            y, off = 700 - i * 24, s.rng.uniform(-9, 9)
            s.rect(x - r + off, y, 2 * r, 22, "c")
            s.disc(x + off, y + 22, r, "c", ry=20)
            for j in range(11):
                s.rect(
                    x - r + off + 8 + j * (2 * r - 16) / 11,
                    y + 10 + 17 * math.sin(math.pi * (j + 0.5) / 11),
                    4,
                    15,
                    "a",
                )
            s.disc(x + off, y, r, "a", ry=21)
            s.disc(x + off, y - 1, r - 3, "c", ry=18)
            s.disc(x + off, y - 1, r - 20, "w", ry=12)
            s.disc(x + off, y - 1, r - 24, "c", ry=10)
    people.person(s, 1050, 722, 190, "w", "coat", "walk", "down", True, skin="c", head="b")
    s.rect(1060, 630, 48, 40, "b")
    people.person(s, 200, 598, 124, "a", "coat", "stand", "one-up")
    for x, y in ((300, 330), (470, 210), (1010, 250)):
        s.disc(x, y, 42, "a")
        s.disc(x, y, 37, "c")
        s.disc(x, y, 26, "w")
        s.disc(x, y, 22, "c")


@scene("factory", BRICK)
def factory(s: Sheet) -> None:
    h: float
    x: float
    y: float
    s.ground("c2")
    s.box_fade(0, 0, 1200, 560, "c8", "c1")
    s.disc(250, 300, 110, "w")
    for x, lean in ((690, 0.5), (820, 0.6), (950, 0.55)):
        motifs.smoke(s, x, 160, 70, lean, "b5a2")
        motifs.smoke(s, x + 24, 150, 50, lean, "b4")
    for x in (660, 790, 920):
        s.poly([(x, 520), (x + 10, 160), (x + 54, 160), (x + 64, 520)], "c")
        s.poly([(x + 36, 160), (x + 54, 160), (x + 64, 520), (x + 40, 520)], "a6", True)
        s.rect(x + 4, 160, 56, 20, "a")
        s.rect(x + 4, 214, 56, 14, "w")
    for i in range(6):
        x = i * 176 - 60
        s.poly([(x, 560), (x, 380), (x + 176, 470), (x + 176, 560)], "ab4")
        s.poly([(x, 380), (x + 44, 402), (x + 44, 530), (x, 530)], "b5")
        s.poly([(x, 372), (x + 180, 466), (x + 180, 478), (x, 386)], "a")
    s.rect(0, 520, 1200, 170, "ab3")
    for i in range(14):
        s.rect(20 + i * 86, 556, 54, 66, "c" if s.rng.random() < 0.6 else "b5")
        s.rect(45 + i * 86, 556, 4, 66, "a")
        s.rect(20 + i * 86, 586, 54, 4, "a")
    s.rect(1010, 380, 150, 310, "a")
    s.ring(1085, 460, 40, 8, "c")
    s.line([(1085, 460), (1085, 432)], 6, "c")
    s.line([(1085, 460), (1106, 468)], 6, "c")
    s.box_fade(0, 690, 1200, 120, "c5", "c8")
    s.rect(0, 686, 1200, 8, "a")
    spots = [
        (80 + i * 96 + s.rng.uniform(-18, 18), 730 + s.rng.uniform(0, 50), s.rng.uniform(150, 185))
        for i in range(11)
    ]
    for x, y, h in spots:
        motifs.long_shadow(s, x, y, h * 0.7, h * 0.2, "a4", 0.18)
    for i, (x, y, h) in enumerate(spots):
        people.person(
            s,
            x,
            y,
            h,
            ("a", "a", "b", "a", "w")[i % 5],
            "coat",
            "walk",
            ("down", "swing")[i % 2],
            i % 6 == 4,
        )
        s.poly(place([(-0.1, 0.95), (0, 1.02), (0.08, 1.0), (0.14, 0.94)], x, y, h), "a")
    motifs.birds(s, 420, 170, 4, "a", 24, 90)
