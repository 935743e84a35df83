"""Scenes of ovens and stoves: bakery, kitchen."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import HARBOUR, SAND
from demo.pictures.sheet import Sheet, smooth


@scene("bakery", SAND)
def bakery(s: Sheet) -> None:
    s.ground("c6")
    for row in range(13):
        for col in range(-1, 13):
            s.rect(
                col * 100 + 50 * (row % 2) + 2,
                row * 52 + 2,
                96,
                48,
                s.rng.choice(("c7", "c5", "c6", "c8")),
            )
    s.poly(props.arch(430, 610, 560, 430), "a3c")
    for i in range(13):
        a = math.pi * i / 12
        s.line(
            [
                (430 + 214 * math.cos(a), 460 - 214 * math.sin(a)),
                (430 + 282 * math.cos(a), 460 - 282 * math.sin(a)),
            ],
            5,
            "w",
        )
    mouth = props.arch(430, 600, 430, 350)
    s.poly(mouth, "a")
    with s.within(mouth):
        s.disc(430, 640, 230, "ac", ry=190)
        for i in range(11):
            x, h = 250 + i * 36, s.rng.uniform(90, 210)
            s.blob(
                [
                    (x - 26, 604),
                    (x - 16, 604 - h * 0.5),
                    (x + s.rng.uniform(-16, 16), 604 - h),
                    (x + 18, 604 - h * 0.45),
                    (x + 26, 604),
                ],
                "c",
            )
            s.blob(
                [
                    (x - 14, 604),
                    (x - 6, 604 - h * 0.3),
                    (x + 4, 604 - h * 0.6),
                    (x + 12, 604 - h * 0.28),
                    (x + 14, 604),
                ],
                "b",
            )
        for x in (300, 400, 500, 590):
            s.disc(x, 596, 42, "b", ry=26)
            for d in (-14, 2, 18):
                s.line([(x + d - 6, 580), (x + d + 6, 592)], 4, "a")
    s.rect(100, 600, 660, 30, "a")
    s.poly([(430, 590), (560, 590), (740, 545), (740, 560), (560, 612), (430, 612)], "w")
    s.line([(560, 596), (900, 500)], 13, "w")
    people.person(s, 880, 760, 520, "w", "coat", "stand", "none", skin="b")
    s.poly(place([(-0.13, 0.62), (0.13, 0.62), (0.16, 0.16), (-0.16, 0.16)], 880, 760, 520), "a")
    s.taper(smooth([(836, 372), (780, 470), (700, 548)], False), 48, 30, "w")
    s.taper(smooth([(930, 372), (940, 480), (840, 512)], False), 48, 30, "w")
    s.disc(700, 552, 20, "b")
    s.disc(836, 514, 20, "b")
    s.blob([(834, 262), (826, 214), (850, 182), (910, 182), (936, 214), (926, 262)], "w")
    s.rect(836, 250, 90, 22, "a")
    s.rect(0, 690, 1200, 120, "b5")
    s.rect(0, 676, 1200, 20, "a")
    for i in range(6):
        x = 60 + i * 122
        s.blob(
            [(x - 62, 690), (x - 54, 640), (x, 616), (x + 54, 640), (x + 62, 690)],
            ("b", "bc5", "b")[i % 3],
        )
        for d in (-26, 0, 26):
            s.gouge((x + d - 10, 668), (x + d + 12, 630), 9, "a")
            s.gouge((x + d - 6, 664), (x + d + 8, 636), 4, "w")
    for y in (180, 330, 480):
        s.rect(1020, y, 190, 12, "a")
        for i in range(3):
            s.disc(1056 + i * 62, y - 24, 32, "b", ry=26)
            s.line([(1044 + i * 62, y - 36), (1068 + i * 62, y - 16)], 4, "a")
    s.rect(0, 720, 1200, 90, "c")
    for i in range(30):
        s.disc(i * 41, 744, 12, "w")
    s.line([(430, -5), (430, 60)], 4, "a")
    s.poly([(380, 100), (410, 60), (450, 60), (480, 100)], "a")


@scene("kitchen", HARBOUR)
def kitchen(s: Sheet) -> None:
    s.ground("w")
    for row in range(7):
        for col in range(16):
            x, y = col * 78, 96 + row * 66
            s.rect(x + 2, y + 2, 74, 62, "b4" if (row + col) % 2 else "w")
            if (row + col) % 2 == 0:
                s.poly(
                    [(x + 39, y + 12), (x + 62, y + 33), (x + 39, y + 54), (x + 16, y + 33)], "b"
                )
    s.rect(0, 0, 1200, 92, "a")
    s.rect(60, 70, 1080, 10, "c")
    for x, r, mix in (
        (150, 62, "c"),
        (290, 48, "a"),
        (410, 40, "c"),
        (830, 44, "a"),
        (950, 56, "c"),
        (1080, 66, "a"),
    ):
        s.line([(x, 74), (x, 118)], 5, "a")
        s.taper([(x, 104), (x, 176)], 13, 15, "a")
        s.disc(x, 176 + r, r, mix)
        s.disc(x, 176 + r, r * 0.82, "w" if mix == "a" else "c5")
        s.arc(x, 176 + r, r * 0.64, 200, 290, 6, "a" if mix == "a" else "w")
    s.rect(0, 560, 1200, 250, "a")
    s.rect(0, 548, 1200, 24, "w")
    s.rect(330, 590, 540, 220, "c")
    for i in range(5):
        s.disc(400 + i * 100, 630, 19, "w")
        s.line([(400 + i * 100, 630), (408 + i * 100, 616)], 5, "a")
    s.rect(390, 678, 420, 110, "a")
    s.rect(410, 698, 380, 90, "c5a3")
    s.rect(390, 664, 420, 9, "w")
    for x in (430, 600, 770):
        for i in range(6):
            s.gouge((x - 46 + i * 18, 566), (x - 44 + i * 18, 532), 11, "c")
        s.rect(x - 68, 540, 136, 9, "a")
    s.rect(374, 452, 112, 88, "b")
    s.rect(362, 446, 136, 12, "a")
    s.rect(420, 430, 20, 18, "a")
    s.poly([(700, 540), (688, 470), (852, 470), (840, 540)], "a")
    s.line([(850, 486), (960, 462)], 14, "a")
    for x, y in ((430, 400), (740, 430), (800, 440)):
        s.taper(
            smooth([(x, y), (x - 24, y - 60), (x + 22, y - 120), (x - 10, y - 190)], False),
            15,
            2,
            "w",
        )
        s.line(
            smooth([(x + 8, y), (x - 16, y - 60), (x + 30, y - 120), (x - 2, y - 190)], False),
            2,
            "a",
        )
    x, y = 600, 800
    s.poly(
        place(
            smooth(
                [
                    (-0.22, 0.5),
                    (-0.21, 0.76),
                    (-0.08, 0.84),
                    (0.08, 0.84),
                    (0.21, 0.76),
                    (0.22, 0.5),
                ],
                False,
            ),
            x,
            880,
            640,
        ),
        "w",
    )
    s.rect(459, 500, 282, 60, "w")
    s.poly([(566, 348), (600, 400), (634, 348)], "c")
    for d in (-1, 1):
        for i in range(3):
            s.disc(600 + d * 22, 420 + i * 38, 6, "a")
    s.taper(smooth([(484, 400), (440, 470), (480, 520)], False), 66, 36, "w")
    s.taper(smooth([(716, 400), (780, 450), (800, 420)], False), 66, 36, "w")
    s.line(smooth([(520, 430), (500, 500), (506, 550)], False), 3, "a")
    s.line(smooth([(680, 430), (690, 500), (684, 550)], False), 3, "a")
    s.disc(804, 412, 20, "a2c5")
    s.line([(804, 412), (760, 500)], 8, "a")
    s.disc(600, 288, 52, "a2c5", ry=62)
    s.blob(
        [(552, 252), (530, 206), (552, 158), (600, 140), (650, 158), (670, 206), (648, 252)], "w"
    )
    s.rect(548, 238, 104, 26, "b")
    s.blob([(576, 314), (600, 306), (624, 314), (600, 324)], "a")
    for d in (-18, 18):
        s.disc(600 + d, 284, 5, "a")
    s.line([(600, 286), (596, 304)], 3, "a")
    for i in range(7):
        s.disc(1000 + (i % 4) * 40, 520 - (i // 4) * 34, 24, "c" if i % 2 else "b")
    s.rect(960, 536, 220, 14, "a")
    s.rect(80, 440, 60, 108, "c")
    for i in range(5):
        s.line([(96 + i * 7, 440), (76 + i * 18, 350 - (i % 3) * 20)], 7, "a")
    s.poly([(180, 548), (200, 470), (260, 470), (280, 548)], "b")
    motifs.streaks(s, (0, 580, 320, 200), 8, "b", 90, 5)
