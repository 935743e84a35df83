"""Scenes of the stadium: floodlights, crowd, track."""

from __future__ import annotations

from demo.pictures import motifs, people
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import BRICK, DUSK, NIGHT
from demo.pictures.sheet import Sheet, smooth


def _mast(s: Sheet, x: float, y: float, h: float, lean: float) -> None:
    s.line([(x - 16, y), (x + lean, y - h)], 8, "a")
    s.line([(x + 16, y), (x + lean, y - h)], 8, "a")
    for i in range(7):
        t = i / 7
        s.line(
            [
                (x - 16 * (1 - t) + lean * t, y - h * t),
                (x + 16 * (1 - t) + lean * t, y - h * (t + 0.1)),
            ],
            4,
            "a",
        )
    for row in range(4):
        for col in range(5):
            s.disc(x + lean + (col - 2) * 24, y - h - 10 - row * 22, 9, "w")


@scene("stadium-lights", NIGHT)
def stadium_lights(s: Sheet) -> None:
    x: float
    s.ground("a")
    s.box_fade(0, 0, 1200, 560, "a", "a4b")
    motifs.stars(s, 40, 260, "c")
    for x, reach in ((170, 330), (430, 520), (770, 680), (1030, 870)):
        s.fade(
            [(x - 60, 110), (x + 60, 110), (reach + 170, 640), (reach - 170, 640)], "b6c9", "b5c3"
        )
    for x, lean in ((170, 12), (1030, -12)):
        s.rect(x + lean - 66, 62, 132, 96, "a")
        _mast(s, x, 520, 380, lean)
    for x in (430, 770):
        s.rect(x - 62, 118, 124, 96, "a")
        _mast(s, x, 460, 262, 0)
    bowl = [
        (-20, 470),
        *smooth([(-20, 470), (250, 400), (600, 378), (950, 400), (1220, 470)], False),
        (1220, 640),
        (-20, 640),
    ]
    s.poly(bowl, "ab4")
    with s.within(bowl):
        for row in range(13):
            for i in range(80):
                x = i * 15.4 + s.rng.uniform(-3, 3)
                y = 424 + row * 16 + (abs(x - 600) / 600) ** 2 * 70 - 30
                s.disc(x, y, 4.6, s.rng.choice(("b", "c", "w", "b", "a", "a")))
    s.line(smooth([(-20, 468), (250, 398), (600, 376), (950, 398), (1220, 468)], False), 10, "a")
    s.poly([(170, 580), (1030, 580), (1330, 830), (-130, 830)], "b")
    for i in range(5):
        t0, t1 = i * 0.2, i * 0.2 + 0.1
        s.poly(
            [
                (170 + 860 * t0, 580),
                (170 + 860 * t1, 580),
                (-130 + 1460 * t1, 830),
                (-130 + 1460 * t0, 830),
            ],
            "b7c4",
        )
    s.line([(170, 584), (1030, 584)], 4, "w")
    s.line([(600, 580), (600, 805)], 5, "w")
    for w, ry in ((150, 46), (144, 42)):
        s.disc(600, 690, w, "w" if w == 150 else "b8c2", ry=ry)
    s.line([(600, 640), (600, 740)], 5, "w")
    for x, y, h, mix in (
        (380, 680, 74, "a"),
        (500, 730, 90, "w"),
        (640, 700, 80, "a"),
        (760, 660, 70, "w"),
        (880, 740, 96, "a"),
        (260, 750, 96, "w"),
        (560, 640, 60, "a"),
        (700, 770, 104, "w"),
    ):
        for d in (-0.8, 0.8):
            motifs.long_shadow(s, x, y, h * d, h * 0.16, "a4", 0.2 if d > 0 else -0.2)
        people.person(
            s, x, y, h, mix, "coat", s.rng.choice(("run", "walk")), "swing", s.rng.random() < 0.5
        )
    s.disc(600, 762, 7, "c")


@scene("stadium-crowd", DUSK)
def stadium_crowd(s: Sheet) -> None:
    x: float
    s.ground("c4")
    s.box_fade(0, 0, 1200, 330, "b8", "c4")
    s.disc(600, 140, 90, "w")
    s.poly([(-10, 130), (300, 210), (900, 210), (1210, 130), (1210, 420), (-10, 420)], "bc5")
    for row in range(11):
        for i in range(90):
            s.disc(
                i * 13.6 + s.rng.uniform(-3, 3),
                226 + row * 15,
                4.5,
                s.rng.choice(("c", "w", "a", "b")),
            )
    s.poly([(140, 400), (1060, 400), (1300, 620), (-100, 620)], "c")
    for i in range(0, 8, 2):
        s.poly(
            [
                (140 + 115 * i, 400),
                (255 + 115 * i, 400),
                (75 + 175 * i, 620),
                (-100 + 175 * i, 620),
            ],
            "c7",
        )
    s.line([(140, 402), (1060, 402)], 5, "w")
    s.line([(600, 400), (600, 620)], 5, "w")
    for x, y in ((400, 460), (520, 500), (700, 440), (820, 520), (620, 540)):
        people.person(s, x, y, 56, "a" if x % 3 else "w", legs="run", arms="swing")
    rows = ((600, 46, "b"), (670, 62, "ab4"), (760, 84, "a"))
    for y, k, mix in rows:
        x = -10.0
        while x < 1220:
            size = k * s.rng.uniform(0.88, 1.1)
            cy = y + s.rng.uniform(-12, 12)
            if s.rng.random() < 0.55:
                for side in (-1, 1):
                    if s.rng.random() < 0.75:
                        hand = (
                            x + side * size * s.rng.uniform(0.7, 1.25),
                            cy - size * s.rng.uniform(1.9, 2.5),
                        )
                        s.taper(
                            smooth(
                                [
                                    (x + side * size * 0.75, cy),
                                    (x + side * size * 1.12, cy - size * 1.0),
                                    hand,
                                ],
                                False,
                            ),
                            size * 0.42,
                            size * 0.26,
                            mix,
                        )
                        s.disc(hand[0], hand[1], size * 0.17, "c" if mix == "a" else mix)
            people.bust(s, x, cy, size, mix, s.rng.randrange(4))
            if s.rng.random() < 0.4:
                s.poly(
                    place([(-0.62, 0.2), (0.62, 0.2), (0.6, 0.46), (-0.6, 0.46)], x, cy, size),
                    "c" if mix != "b" else "w",
                )
            x += k * 2.0
    for x, y, mix, way in ((250, 590, "b", 1), (930, 600, "w", -1)):
        s.line([(x, y + 120), (x + way * 20, y - 330)], 8, "a")
        top = smooth(
            [
                (x + way * 20, y - 328),
                (x + way * 110, y - 300),
                (x + way * 190, y - 340),
                (x + way * 280, y - 310),
            ],
            False,
        )
        low = smooth(
            [
                (x + way * 272, y - 160),
                (x + way * 190, y - 190),
                (x + way * 110, y - 150),
                (x + way * 14, y - 178),
            ],
            False,
        )
        s.poly(top + low, mix)
        with s.within(top + low):
            s.rect(x - 300, y - 276, 640, 44, "a" if mix == "b" else "b")


@scene("stadium-track", BRICK)
def stadium_track(s: Sheet) -> None:
    s.ground("c")
    cx, cy = -180, 1060
    for i in range(6):
        s.disc(cx, cy, 1430 - i * 120, "c" if i % 2 else "c8", ry=(1430 - i * 120) * 0.86)
    for i in range(6):
        r = 1430 - i * 120
        s.disc(cx, cy, r + 3, "w", ry=r * 0.86 + 3)
        s.disc(cx, cy, r - 3, "c" if i % 2 else "c8", ry=r * 0.86 - 3)
    s.disc(cx, cy, 700, "w", ry=602)
    s.disc(cx, cy, 694, "b", ry=596)
    for r in (560, 420, 280):
        s.disc(cx, cy, r, "b7" if r != 420 else "b", ry=r * 0.86)
    runners = (
        (330, 640, 210, "a"),
        (520, 560, 210, "w"),
        (640, 420, 200, "b"),
        (430, 330, 190, "a"),
        (820, 620, 220, "a"),
        (880, 330, 200, "w"),
    )
    for x, y, h, _ in runners:
        s.poly(
            [(x - 14, y), (x + 16, y), (x + h * 0.9, y + h * 0.5), (x + h * 0.6, y + h * 0.56)],
            "a7",
            True,
        )
        s.disc(x + h * 0.86, y + h * 0.58, h * 0.09, "a7", True, h * 0.06)
        s.line([(x + h * 0.3, y + h * 0.2), (x + h * 0.3 + 60, y + h * 0.16)], h * 0.05, "a7", True)
    for x, y, h, mix in runners:
        people.person(
            s, x, y, h, mix, "coat", "run", "swing", skin="a3c7" if mix != "a" else "w", head="a"
        )
        s.rect(x - h * 0.06, y - h * 0.72, h * 0.12, h * 0.1, "c" if mix != "c" else "w")
