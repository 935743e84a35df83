"""Scenes of public life: parliament outside and in, the old gate."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.press import BRICK, HARBOUR
from demo.pictures.sheet import Sheet, smooth


@scene("parliament-dome", BRICK)
def parliament_dome(s: Sheet) -> None:
    s.ground("c2")
    s.box_fade(0, 0, 1200, 560, "b9", "c2")
    for x, y, k in ((170, 220, 160), (1050, 170, 170), (960, 330, 110)):
        motifs.cloud(s, x, y, k, "w")
    s.rect(60, 400, 1080, 200, "w")
    for side in (0, 1):
        for i in range(8):
            x = 84 + i * 44 + side * 690
            s.rect(x, 430, 22, 60, "a5b")
            s.poly(props.arch(x + 11, 576, 24, 62), "a5b")
    s.rect(50, 388, 1100, 18, "a")
    dome = [
        (390, 300),
        *smooth([(390, 300), (420, 170), (600, 90), (780, 170), (810, 300)], False),
        (810, 300),
    ]
    s.rect(400, 292, 400, 84, "w")
    for i in range(13):
        s.rect(416 + i * 29, 306, 14, 62, "a5b")
    s.poly(dome, "c")
    with s.within(dome):
        for i in range(-3, 4):
            s.line(smooth([(600, 90), (600 + i * 46, 170), (600 + i * 62, 305)], False), 5, "w")
        s.fade([(640, 80), (820, 80), (820, 310), (680, 310)], "a2", "a7", True, True)
    s.rect(380, 286, 440, 14, "a")
    s.rect(566, 52, 68, 46, "w")
    s.poly([(560, 54), (600, 14), (640, 54)], "c")
    for x in (574, 594, 614):
        s.rect(x, 58, 9, 38, "a")
    s.rect(330, 360, 540, 240, "w")
    s.poly([(300, 378), (600, 300), (900, 378)], "w")
    s.line([(300, 378), (600, 300), (900, 378), (300, 378)], 10, "a")
    s.disc(600, 350, 17, "c")
    for i in range(8):
        x = 346 + i * 68
        s.rect(x + 4, 406, 64, 190, "a")
        s.rect(x, 400, 32, 200, "w")
        s.rect(x + 20, 400, 12, 200, "b7")
        s.rect(x - 5, 394, 42, 12, "w")
    s.rect(570, 470, 60, 130, "c")
    for i in range(8):
        s.rect(300 - i * 26, 596 + i * 19, 600 + i * 52, 19, "w" if i % 2 == 0 else "b5")
    s.rect(0, 596, 300 - 7 * 26, 210, "b")
    s.poly([(0, 596), (300, 596), (100, 760), (0, 760)], "ab4")
    s.poly([(1200, 596), (900, 596), (1100, 760), (1200, 760)], "ab4")
    s.rect(0, 745, 1200, 60, "c4")
    for x in (150, 1050):
        s.line([(x, 700), (x, 200)], 7, "a")
        way = 1
        s.poly(
            [
                *smooth([(x + 4, 204), (x + 50 * way, 220), (x + 100 * way, 200)], False),
                *smooth([(x + 100 * way, 270), (x + 50 * way, 292), (x + 4, 272)], False),
            ],
            "c",
        )
    for x, y, h in (
        (420, 690, 84),
        (520, 650, 64),
        (700, 670, 72),
        (800, 720, 96),
        (640, 760, 110),
        (330, 780, 120),
        (480, 770, 112),
        (950, 780, 122),
    ):
        mix = s.rng.choice(("a", "a", "c"))
        people.passers(s, [(x, y, h)], (mix,))
        motifs.long_shadow(s, x, y, -h * 0.7, h * 0.18, "a5", 0.12)
    motifs.birds(s, 760, 90, 5, "a", 20, 80)


@scene("parliament-vote", HARBOUR)
def parliament_vote(s: Sheet) -> None:
    a: float
    s.ground("a")
    cx, cy = 600, 770
    for i in range(6, 0, -1):
        r = 170 + i * 98
        s.disc(cx, cy, r + 46, "a7b" if i % 2 else "a4b", ry=(r + 46) * 0.84)
    for a in (30, 62, 90, 118, 150):
        t = math.radians(a)
        s.gouge(
            (cx + 150 * math.cos(t), cy - 130 * math.sin(t)),
            (cx + 900 * math.cos(t), cy - 756 * math.sin(t)),
            30,
            "b6",
        )
    for i in range(6, 0, -1):
        r, k = 170 + i * 98, 17 + i * 2.6
        count = 7 + i * 4
        for j in range(count + 1):
            a = math.pi * (0.03 + 0.94 * j / count)
            x, y = cx + r * math.cos(a), cy - r * 0.84 * math.sin(a)
            if min(abs(math.degrees(a) - b) for b in (30, 62, 90, 118, 150)) < 2.4:
                continue
            mix = "c" if a < math.pi * 0.42 else "w" if a < math.pi * 0.66 else "b"
            if s.rng.random() < 0.08:
                s.disc(x, y + k * 0.4, k * 0.7, "ab4")
                continue
            if s.rng.random() < (0.75 if mix == "c" else 0.3):
                s.taper([(x + k * 0.7, y), (x + k * 0.95, y - k * 2.2)], k * 0.4, k * 0.26, mix)
                s.disc(x + k * 0.95, y - k * 2.3, k * 0.22, mix)
            people.bust(s, x, y, k, mix, s.rng.randrange(4))
            s.rect(x - k * 1.1, y + k * 0.45, k * 2.2, k * 0.7, "a")
            s.rect(x - k * 1.1, y + k * 0.4, k * 2.2, 4, "c")
    s.disc(cx, cy, 172, "c", ry=140)
    s.disc(cx, cy, 150, "w", ry=120)
    s.rect(520, 690, 160, 120, "a")
    s.rect(508, 680, 184, 18, "c")
    people.bust(s, 600, 672, 34, "a", 1)
    s.line([(634, 682), (646, 640)], 4, "a")


@scene("old-town-gate", HARBOUR)
def old_town_gate(s: Sheet) -> None:
    s.ground("c5")
    s.box_fade(0, 0, 1200, 800, "c7", "c4")
    for row in range(17):
        for col in range(-1, 10):
            x, y = col * 136 + 68 * (row % 2) + s.rng.uniform(-6, 6), row * 49
            s.rect(x + 3, y + 3, 130, 43, s.rng.choice(("c6", "c5", "c7", "c4", "c8")))
            if s.rng.random() < 0.3:
                s.gouge((x + 20, y + 14), (x + 90, y + 18), 5, "c9")
    s.poly(props.arch(600, 800, 660, 720), "a3c")
    for i in range(17):
        a = math.pi * i / 16
        s.line(
            [
                (600 + 262 * math.cos(a), 410 - 262 * math.sin(a)),
                (600 + 330 * math.cos(a), 410 - 330 * math.sin(a)),
            ],
            4,
            "w",
        )
    s.poly(props.arch(600, 800, 524, 652), "a")
    inner = props.arch(600, 800, 430, 560)
    s.poly(inner, "b3")
    with s.within(inner):
        s.box_fade(380, 240, 440, 330, "b7", "w")
        s.disc(600, 430, 70, "c")
        for side in (-1, 1):
            for i in range(4):
                near, tall = 225 - i * 46, 430 - i * 92
                x = 600 + side * near
                mix = ("ab4", "b", "b7c3", "b5")[i]
                s.poly(
                    [
                        (x, 800),
                        (x, 690 - tall),
                        (600 + side * (near - 50), 705 - tall * 0.94),
                        (600 + side * (near - 50), 720),
                    ],
                    mix,
                )
                s.rect(x - side * 25 - 9, 700 - tall * 0.75, 18, 40, "c" if i % 2 else "w")
                s.rect(x - side * 25 - 9, 700 - tall * 0.4, 18, 40, "w")
        s.poly([(500, 700), (700, 700), (860, 805), (340, 805)], "w")
        for i in range(9):
            s.line([(360, 706 + i * i * 1.6), (840, 706 + i * i * 1.6)], 2, "b")
        s.rect(585, 500, 30, 180, "b7")
        s.disc(600, 500, 26, "b7")
        for i in range(5):
            s.poly(
                [(430 + i * 70, 330), (500 + i * 70, 330), (465 + i * 70, 366)],
                ("c", "w", "b")[i % 3],
            )
    for y, h, x, body, mix in ((742, 150, 566, "robe", "a"), (756, 166, 660, "coat", "a")):
        people.person(s, x, y, h, mix, body, "walk", "swing", skin="c6")
        motifs.long_shadow(s, x, y, -26, 40, "a5", -2.0)
    people.person(s, 442, 786, 214, "c", "dress", arms="down", skin="c5", head="a")
    s.line([(150, 480), (150, 380)], 6, "a")
    for x in (150, 1050):
        s.line([(x, 300), (x, 352)], 4, "a")
        s.poly([(x - 24, 360), (x, 340), (x + 24, 360), (x + 17, 424), (x - 17, 424)], "a")
        s.rect(x - 11, 368, 22, 46, "w")
    s.poly([(0, 770), (1200, 770), (1200, 805), (0, 805)], "a")
