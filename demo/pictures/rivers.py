"""Scenes of the river: bridge, flood, ferry."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.press import CLINIC, DUSK, SAND
from demo.pictures.sheet import Sheet, smooth


@scene("river-bridge", SAND)
def river_bridge(s: Sheet) -> None:
    x: float
    y: float
    s.ground("b3")
    s.box_fade(0, 0, 1200, 420, "c5", "b2")
    s.disc(260, 210, 92, "w")
    motifs.streaks(s, (0, 120, 1200, 200), 9, "w", 300, 9)
    s.poly(motifs.roll(s, [330, 290, 300, 350, 370, 340, 290, 260, 280]), "b7")
    for i in range(17):
        x = i * 74 - 10
        h = s.rng.uniform(60, 130)
        props.house(
            s,
            x,
            430,
            70,
            h,
            s.rng.choice(("w", "b6", "c4", "b9")),
            s.rng.choice(("c", "ac4", "a")),
            "a4",
            "a",
        )
    s.rect(870, 190, 52, 240, "w")
    s.rect(900, 190, 22, 240, "a5", True)
    s.poly([(860, 192), (896, 120), (932, 192)], "c")
    s.rect(0, 424, 1200, 110, "a7b")
    deck = [
        (-10, 400),
        *smooth([(-10, 400), (300, 350), (600, 332), (900, 350), (1210, 400)], False),
        (1210, 540),
        (-10, 540),
    ]
    s.poly(deck, "c")
    s.line(smooth([(-10, 400), (300, 350), (600, 332), (900, 350), (1210, 400)], False), 14, "a")
    with s.within(deck):
        for _ in range(90):
            x, y = s.rng.uniform(0, 1200), s.rng.uniform(350, 540)
            s.line([(x, y), (x + s.rng.uniform(24, 54), y)], 4, "a4c")
        for x, r in ((120, 104), (360, 120), (610, 132), (860, 120), (1090, 104)):
            s.disc(x, 540, r + 16, "a")
            s.disc(x, 540, r + 8, "c6")
            s.disc(x, 540, r, "b4")
            with s.within(
                [
                    (x + r * math.cos(t / 20 * math.pi), 541 - r * math.sin(t / 20 * math.pi))
                    for t in range(21)
                ]
            ):
                s.box_fade(x - r, 400, 2 * r, 145, "a7c", "b2")
                s.poly(
                    [
                        (x - r, 505),
                        (x - r * 0.3, 480),
                        (x + r * 0.4, 500),
                        (x + r, 486),
                        (x + r, 545),
                        (x - r, 545),
                    ],
                    "b8",
                )
    s.rect(0, 536, 1200, 270, "b")
    s.mirror(538, 262, 0.7, 0.9)
    motifs.streaks(s, (0, 545, 1200, 250), 40, "b", 240, 9)
    motifs.streaks(s, (0, 550, 1200, 250), 12, "w", 170, 5)
    for x, h, flip in (
        (230, 80, False),
        (420, 76, True),
        (520, 84, False),
        (790, 78, True),
        (960, 82, False),
    ):
        y = 352 + abs(x - 600) ** 1.6 / 640 - 18
        people.person(
            s, x, y + 8, h, "a", s.rng.choice(("coat", "dress", "robe")), "walk", "swing", flip
        )
    for x in (330, 650, 900):
        y = 346 + abs(x - 600) ** 1.6 / 640 - 14
        props.lamp(s, x, y + 4, 116, "a", "b")
    s.blob([(640, 690), (680, 730), (860, 732), (910, 684), (780, 704)], "a")
    people.person(s, 850, 702, 120, "a", arms="reach")
    s.line([(892, 610), (930, 780)], 5, "a")
    people.seated(s, 740, 718, 104, "c", skin="w")
    motifs.birds(s, 560, 160, 5, "a", 24, 120)


@scene("river-flood", CLINIC)
def river_flood(s: Sheet) -> None:
    far: float
    x: float
    y: float
    s.ground("b4")
    s.box_fade(0, 0, 1200, 360, "a6b", "b3")
    for x, y, k in ((160, 120, 230), (560, 90, 260), (960, 140, 250)):
        motifs.cloud(s, x, y, k, "a6b")
        motifs.cloud(s, x + 60, y + 46, k * 0.7, "a4b")
    for _ in range(130):
        x, y, far = s.rng.uniform(0, 1240), s.rng.uniform(70, 360), s.rng.uniform(24, 56)
        s.gouge((x, y), (x - far * 0.5, y + far), 3, "w")
    s.poly(motifs.roll(s, [330, 310, 320, 340, 330, 300, 310, 330]), "a4b")
    s.rect(0, 356, 1200, 450, "b")
    for x, y, w, h, mix in (
        (70, 430, 150, 50, "w"),
        (300, 400, 110, 44, "c"),
        (960, 420, 160, 60, "w"),
        (780, 390, 100, 40, "w"),
    ):
        props.house(s, x, y, w, h, mix, "c" if mix == "w" else "a", "a5", "a")
        s.rect(x - 10, y - 3, w + 20, 8, "w")
    for x, y, h in ((240, 420, 120), (700, 400, 90), (1150, 440, 150)):
        props.tree(s, x, y + 30, h, "a", "a", "a5b")
        s.rect(x - h * 0.5, y, h, 34, "b")
        motifs.streaks(s, (x - 60, y, 120, 10), 3, "w", 90, 5)
    s.rect(560, 330, 10, 110, "a")
    s.disc(565, 330, 34, "c")
    s.rect(540, 322, 50, 15, "w")
    s.poly([(860, 640), (860, 470), (1130, 470), (1130, 640)], "w")
    s.poly([(830, 474), (930, 372), (1080, 372), (1160, 474)], "c")
    s.poly([(1010, 372), (1080, 372), (1160, 474), (1060, 474)], "a5", True)
    s.rect(900, 510, 60, 84, "a")
    s.rect(1030, 510, 60, 84, "a")
    s.rect(1030, 340, 34, 60, "a")
    people.seated(s, 930, 378, 96, "a", skin="c6")
    people.person(s, 990, 374, 110, "a", "dress", arms="up", skin="c6", head="a")
    s.rect(820, 590, 380, 60, "b")
    s.mirror(592, 90, 0.35, 0.8)
    motifs.streaks(s, (0, 400, 1200, 390), 54, "w", 210, 6)
    motifs.streaks(s, (0, 430, 1200, 370), 44, "a6b", 230, 9)
    s.blob([(180, 630), (230, 712), (590, 716), (680, 616), (590, 644), (280, 650)], "a")
    s.line(smooth([(190, 634), (290, 650), (590, 644), (670, 620)], False), 9, "c")
    people.person(s, 560, 670, 220, "c", arms="reach", skin="a3c5", head="a")
    s.line([(640, 510), (560, 780)], 8, "w")
    people.seated(s, 420, 690, 180, "w", True, skin="a3c5")
    people.seated(s, 320, 690, 160, "c", skin="a3c5")
    s.blob([(226, 640), (236, 600), (262, 604), (280, 640)], "w")
    s.poly([(232, 606), (236, 586), (246, 602)], "w")
    for x, y in ((100, 720), (770, 750)):
        s.poly([(x, y), (x + 90, y - 14), (x + 96, y), (x + 6, y + 16)], "c")
    motifs.streaks(s, (120, 716, 640, 30), 6, "w", 260, 9)


@scene("river-ferry", DUSK)
def river_ferry(s: Sheet) -> None:
    s.ground("c3")
    s.box_fade(0, 0, 1200, 380, "c8", "c2")
    s.disc(300, 190, 92, "b")
    motifs.streaks(s, (0, 60, 1200, 220), 11, "w", 260, 9)
    s.poly(motifs.ridge(s, 315, 42), "b5c4")
    for i in range(44):
        x = i * 29 + s.rng.uniform(-8, 8)
        h = s.rng.uniform(24, 84)
        s.rect(x, 384 - h, 30, h, s.rng.choice(("b", "bc", "b7c", "ab5")))
        s.rect(x + 6, 384 - h + 9, 6, 9, "c2")
    for x in (180, 690, 1010):
        s.rect(x, 240, 18, 140, "ab5")
        s.poly([(x - 3, 240), (x + 9, 208), (x + 21, 240)], "a")
    s.box_fade(0, 382, 1200, 420, "b4c3", "b8c")
    motifs.glitter(s, 300, 384, 200, 74, "b")
    motifs.streaks(s, (0, 395, 1200, 400), 44, "a4b", 240, 9)
    motifs.streaks(s, (0, 395, 1200, 400), 22, "c2", 190, 7)
    s.poly([(120, 520), (1090, 520), (1040, 650), (210, 650)], "a")
    s.poly([(124, 528), (1086, 528), (1080, 546), (132, 546)], "c")
    s.rect(210, 430, 800, 92, "w")
    s.rect(196, 420, 830, 12, "a")
    s.rect(330, 336, 560, 86, "w")
    s.rect(312, 326, 600, 12, "b")
    s.rect(430, 272, 150, 56, "w")
    s.rect(424, 264, 162, 10, "a")
    s.rect(690, 208, 74, 120, "b")
    s.rect(690, 224, 74, 22, "a")
    for i in range(13):
        s.rect(232 + i * 59, 448, 40, 44, "a")
        s.rect(232 + i * 59, 448, 40, 12, "c")
    for i in range(8):
        x = 352 + i * 65
        s.rect(x, 350, 46, 72, "b4c")
        if i % 3 != 2:
            people.bust(s, x + 23, 410, 17, "a", i % 3)
    for i in range(3):
        s.rect(440 + i * 46, 284, 34, 24, "a")
    for x in (230, 262, 930, 962, 990):
        people.person(s, x, 422, 66, "a", arms="down")
    motifs.smoke(s, 727, 205, 46, 0.75, "a4", True)
    for i in range(7):
        s.gouge((40 + i * 14, 650 + i * 20), (560 + i * 90, 654 + i * 19), 12, "w")
    motifs.birds(s, 1010, 130, 5, "a", 26, 110)
    s.line([(1010, 420), (1010, 300)], 4, "a")
    s.poly([(1010, 304), (1086, 318), (1010, 340)], "b")
