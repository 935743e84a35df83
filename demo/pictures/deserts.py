"""Scenes of the desert: road, caravan, solar field."""

from __future__ import annotations

from demo.pictures import motifs, people
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import DUSK, SAND
from demo.pictures.sheet import Sheet, smooth


@scene("desert-road", SAND)
def desert_road(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 400, "b8c3", "b2")
    s.disc(600, 360, 150, "w")
    s.ring(600, 360, 178, 5, "w")
    s.poly(motifs.ridge(s, 352, 60, 0.5), "b6c6")
    s.poly(motifs.roll(s, [390, 372, 398, 405, 400, 396, 402, 385, 370, 392]), "c")
    s.poly(motifs.roll(s, [420, 440, 412, 408, 405, 407, 412, 436, 430, 418]), "b")
    s.fade(motifs.roll(s, [500, 470, 455, 430, 416, 416, 430, 470, 490, 520]), "b7", "b9c4")
    s.poly([(592, 405), (608, 405), (930, 805), (270, 805)], "a")
    for t0, t1 in ((0.02, 0.06), (0.1, 0.17), (0.24, 0.36), (0.48, 0.66), (0.82, 1.0)):
        y0, y1 = 405 + 400 * t0, 405 + 400 * t1
        s.poly(
            [(600 - t0 * 11, y0), (600 + t0 * 11, y0), (600 + t1 * 11, y1), (600 - t1 * 11, y1)],
            "b",
        )
    for side in (-1, 1):
        s.poly(
            [
                (600 + side * 8, 408),
                (600 + side * 9, 408),
                (600 + side * 318, 805),
                (600 + side * 300, 805),
            ],
            "w",
        )
    for i in range(26):
        y = 440 + i * 14
        half = (y - 405) * 0.9
        for side in (-1, 1):
            x = 600 + side * (half + s.rng.uniform(20, 500))
            s.gouge((x - 70, y), (x + 60, y + 5), 6, "c" if i % 2 else "w")
    tops = [(612, 398, 20), (628, 392, 40), (662, 376, 88), (736, 342, 180), (930, 250, 420)]
    for x, y, h in tops:
        s.line([(x, y + h * 1.05), (x, y)], max(2, h * 0.025), "a")
        s.line([(x - h * 0.12, y + h * 0.08), (x + h * 0.12, y + h * 0.08)], max(2, h * 0.02), "a")
    for side in (-1, 1):
        wire = [(x + side * h * 0.12, y + h * 0.08) for x, y, h in tops]
        s.line(smooth([*wire, (1240, 170 + side * 20)], False), 2, "a")
    s.poly(place([(-0.5, 0.1), (-0.5, 0.95), (0.5, 0.95), (0.5, 0.1)], 562, 500, 84), "c")
    s.poly(place([(-0.42, 0.55), (-0.38, 0.85), (0.38, 0.85), (0.42, 0.55)], 562, 500, 84), "w")
    s.rect(522, 486, 80, 12, "a")
    for x in (532, 580):
        s.rect(x, 490, 14, 18, "a")
        s.disc(x + 7, 476, 6, "w")
    for x, y, h in ((150, 640, 150), (232, 610, 90)):
        s.line([(x, y), (x, y - h)], h * 0.16, "a")
        s.line(
            smooth(
                [(x, y - h * 0.4), (x - h * 0.25, y - h * 0.45), (x - h * 0.25, y - h * 0.8)], False
            ),
            h * 0.11,
            "a",
        )
        s.line(
            smooth(
                [(x, y - h * 0.3), (x + h * 0.22, y - h * 0.34), (x + h * 0.22, y - h * 0.6)], False
            ),
            h * 0.11,
            "a",
        )
        motifs.long_shadow(s, x, y, -h * 1.3, h * 0.16, "c8", 0.4)
    motifs.birds(s, 330, 140, 3, "a", 30, 90)


_CAMEL = [
    (-0.52, 0.62),
    (-0.46, 0.74),
    (-0.24, 0.78),
    (-0.1, 0.98),
    (0.06, 0.98),
    (0.18, 0.8),
    (0.3, 0.74),
    (0.4, 0.62),
    (0.5, 0.66),
    (0.56, 0.92),
    (0.62, 1.06),
    (0.76, 1.06),
    (0.84, 0.97),
    (0.82, 0.93),
    (0.69, 0.94),
    (0.64, 0.7),
    (0.54, 0.5),
    (0.36, 0.46),
    (-0.3, 0.46),
    (-0.48, 0.5),
]


def _camel(s: Sheet, x: float, y: float, k: float, mix: str, load: str) -> None:
    for hip, knee, hoof in (
        (-0.44, -0.47, -0.42),
        (-0.34, -0.3, -0.36),
        (0.3, 0.27, 0.32),
        (0.42, 0.46, 0.41),
    ):
        s.taper(place([(hip, 0.56), (knee, 0.28), (hoof, 0)], x, y, k), k * 0.13, k * 0.05, mix)
    s.poly(place(smooth(_CAMEL), x, y, k), mix)
    s.taper(
        place(smooth([(-0.5, 0.68), (-0.58, 0.5), (-0.56, 0.36)], False), x, y, k),
        k * 0.05,
        k * 0.02,
        mix,
    )
    s.blob(
        place(
            [(-0.26, 0.78), (-0.1, 1.0), (0.08, 1.0), (0.22, 0.78), (0.18, 0.54), (-0.22, 0.54)],
            x,
            y,
            k,
        ),
        load,
    )
    for px in (-0.16, -0.02, 0.12):
        s.line(place([(px, 0.55), (px, 0.9)], x, y, k), k * 0.025, mix)


@scene("desert-caravan", DUSK)
def desert_caravan(s: Sheet) -> None:
    y: float
    s.ground("c5")
    s.box_fade(0, 0, 1200, 560, "b8", "c3")
    s.disc(640, 310, 236, "c")
    s.ring(640, 310, 262, 6, "c")
    motifs.streaks(s, (-40, 380, 1280, 120), 9, "c2", 320, 8)
    s.poly(motifs.roll(s, [470, 452, 430, 440, 480, 510, 490, 455, 440, 470]), "b7c6")
    crest = [540, 520, 508, 500, 496, 494, 490, 478, 455, 440, 452]
    s.poly(motifs.roll(s, crest), "bc")
    for x, y, k, load in (
        (250, 512, 104, "b"),
        (430, 500, 112, "c"),
        (620, 496, 120, "b"),
        (812, 490, 124, "c"),
    ):
        _camel(s, x, y, k, "a", load)
        s.line(
            smooth(
                [
                    (x + 0.74 * k, y - 0.95 * k),
                    (x + 1.0 * k, y - 0.7 * k),
                    (x + 1.16 * k, y - 0.6 * k),
                ],
                False,
            ),
            2,
            "a",
        )
        motifs.long_shadow(s, x, y + 2, -k * 0.5, k * 0.9, "a5", -2.4)
    people.person(s, 968, 470, 104, "a", "robe", arms="swing")
    s.line([(990, 470), (1000, 378)], 4, "a")
    people.person(s, 520, 500, 90, "a", "robe")
    s.fade(motifs.roll(s, [590, 640, 690, 720, 700, 660, 610, 570, 545, 540]), "ab", "a")
    s.poly(motifs.roll(s, [800, 790, 740, 735, 760, 740, 690, 640, 610, 600]), "b")
    for i in range(26):
        t = i / 25
        y = 620 + t * 200
        s.gouge(
            (1210 - t * 40, y),
            (930 - 560 * t + s.rng.uniform(-60, 60), y + 70),
            7,
            "c" if i % 3 == 0 else "ab",
        )
    for i in range(12):
        y = 590 + i * 16
        s.gouge((-20, y - 30), (260 + s.rng.uniform(-60, 160), y + 36), 7, "b")


@scene("desert-solar", SAND)
def desert_solar(s: Sheet) -> None:
    s.ground("b4")
    s.box_fade(0, 0, 1200, 330, "w", "b5")
    s.disc(840, 150, 96, "c")
    motifs.sun_rays(s, 840, 150, 112, 190, 28, "c")
    s.poly(motifs.ridge(s, 300, 34, 0.5), "c6b4")
    s.poly(motifs.roll(s, [330, 322, 334, 330, 320, 326, 330]), "b8")
    s.line([(118, 330), (140, 120), (162, 330)], 9, "a")
    s.rect(122, 100, 36, 44, "w")
    s.rect(118, 92, 44, 10, "a")
    for x in (0, 1200):
        s.fade([(140, 120), (150, 130), (x, 340), (x - 200, 340)], "w", "b5")
    y, k = 352.0, 0.16
    while y < 900:
        _panels(s, y, k)
        y += 88 * k + 8
        k *= 1.42
    people.person(s, 884, 676, 236, "w", arms="reach", flip=True, skin="c5", head="c")
    people.person(s, 1012, 668, 226, "c", arms="down", skin="b7", head="w")
    motifs.long_shadow(s, 890, 676, -180, 60, "a7", 0.45)
    motifs.long_shadow(s, 1016, 668, -180, 60, "a7", 0.45)


def _panels(s: Sheet, y: float, k: float) -> None:
    wide, tall = 300 * k, 110 * k
    start = 560 - 12 * wide
    for i in range(26):
        x = start + i * wide * 1.06
        if x > 1260 or x + wide < -60:
            continue
        s.line([(x + wide / 2, y), (x + wide / 2, y + tall * 0.75)], 9 * k, "a")
        face = [
            (x + wide * 0.1, y - tall * 0.5),
            (x + wide * 1.02, y - tall * 0.5),
            (x + wide * 0.92, y + tall * 0.5),
            (x, y + tall * 0.5),
        ]
        s.poly(face, "a")
        glint = s.rng.choice(("c", "b", "", "c6"))
        if glint:
            s.poly(
                [
                    (x + wide * 0.5, y - tall * 0.5),
                    (x + wide * 0.8, y - tall * 0.5),
                    (x + wide * 0.48, y + tall * 0.5),
                    (x + wide * 0.18, y + tall * 0.5),
                ],
                glint,
                True,
            )
            s.poly(
                [
                    (x + wide * 0.5, y - tall * 0.46),
                    (x + wide * 0.7, y - tall * 0.46),
                    (x + wide * 0.4, y + tall * 0.46),
                    (x + wide * 0.2, y + tall * 0.46),
                ],
                glint + "a3",
            )
        for j in range(1, 6):
            t = j / 6
            s.line(
                [
                    (x + wide * (0.1 + 0.92 * t), y - tall * 0.5),
                    (x + wide * 0.92 * t, y + tall * 0.5),
                ],
                3.2 * k,
                "b",
            )
        for j in range(1, 3):
            t = j / 3
            s.line(
                [
                    (x + wide * 0.1 * (1 - t), y - tall * 0.5 + tall * t),
                    (x + wide * (1.02 - 0.1 * t), y - tall * 0.5 + tall * t),
                ],
                3.2 * k,
                "b",
            )
        s.poly(
            [
                (x, y + tall * 0.5),
                (x + wide * 0.92, y + tall * 0.5),
                (x + wide * 0.92, y + tall * 0.54),
                (x, y + tall * 0.54),
            ],
            "w",
        )
