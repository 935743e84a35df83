"""Scenes in rooms where people look and read: museum, library, cinema."""

from __future__ import annotations

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import BRICK, DUSK, NIGHT
from demo.pictures.sheet import Sheet, smooth


@scene("museum", BRICK)
def museum(s: Sheet) -> None:
    s.ground("w")
    s.box_fade(0, 0, 1200, 600, "c3", "c1")
    s.rect(0, 590, 1200, 220, "b6")
    for i in range(-6, 8):
        s.line([(600 + i * 90, 590), (600 + i * 220, 805)], 3, "a")
    for y in (620, 670, 740):
        s.line([(0, y), (1200, y)], 3, "a")
    for x in (170, 1030):
        s.poly(props.arch(x, 590, 210, 440), "b")
        s.poly(props.arch(x + 12, 590, 180, 416), "b5")
        s.box_fade(x - 68, 380, 150, 210, "b3", "b7")
    s.fade([(480, -10), (720, -10), (880, 640), (320, 640)], "w", "c2")
    s.rect(470, 520, 260, 150, "w")
    s.rect(640, 520, 90, 150, "a4", True)
    s.rect(452, 506, 296, 20, "a")
    s.rect(452, 664, 296, 20, "a")
    s.disc(600, 688, 260, "a4", True, 26)
    pot = smooth(
        [
            (560, 506),
            (540, 480),
            (470, 380),
            (470, 300),
            (540, 236),
            (560, 190),
            (552, 168),
            (648, 168),
            (640, 190),
            (660, 236),
            (730, 300),
            (730, 380),
            (660, 480),
            (640, 506),
        ]
    )
    for side in (-1, 1):
        s.line(
            smooth(
                [
                    (600 + side * 44, 184),
                    (600 + side * 120, 170),
                    (600 + side * 142, 240),
                    (600 + side * 100, 276),
                ],
                False,
            ),
            18,
            "a",
        )
    s.poly(pot, "c")
    with s.within(pot):
        s.rect(440, 150, 320, 40, "a")
        for i in range(14):
            s.poly([(456 + i * 22, 262), (467 + i * 22, 236), (478 + i * 22, 262)], "a")
        s.rect(440, 268, 320, 8, "a")
        s.rect(440, 400, 320, 10, "a")
        for i, flip in ((500, False), (600, True), (700, False)):
            people.person(s, i, 396, 118, "a", "coat", "run", "reach", flip)
        for i in range(12):
            s.gouge((470 + i * 24, 414), (540 + i * 11, 506), 10, "a")
        s.fade([(650, 150), (740, 150), (740, 510), (640, 510)], "a2", "a7", True, True)
    s.disc(600, 168, 48, "a", ry=8)
    for x, h, mix, body, flip, arms in (
        (290, 330, "a", "coat", False, "down"),
        (382, 200, "c", "dress", False, "one-up"),
        (880, 320, "b", "robe", True, "down"),
        (960, 340, "a", "coat", True, "down"),
    ):
        people.person(
            s,
            x,
            760,
            h,
            mix,
            body,
            "stand",
            arms,
            flip,
            skin="a3c5" if mix != "c" else "a4c7",
            head="a" if mix != "a" else "c",
        )
        motifs.long_shadow(s, x, 760, 60 if x < 600 else -60, 50, "a5", 0.3)
    s.line([(440, 740), (760, 740)], 4, "c")
    for x in (440, 600, 760):
        s.rect(x - 4, 690, 8, 66, "a")


@scene("library-reading", DUSK)
def library_reading(s: Sheet) -> None:
    s.ground("ab3")
    inks = ("b", "c", "bc", "w", "c6", "a", "b6")
    for row in range(7):
        y = 112 * row + 100
        x = 0.0
        while x < 1200:
            w, h = s.rng.uniform(13, 34), s.rng.uniform(58, 92)
            if s.rng.random() < 0.07:
                s.poly(
                    [(x + 6, y), (x + 30, y), (x + 60, y - 76), (x + 38, y - 84)],
                    s.rng.choice(inks),
                )
                x += 62
                continue
            mix = s.rng.choice(inks)
            s.rect(x, y - h, w - 2, h, mix)
            s.rect(x, y - h * 0.8, w - 2, 5, "a" if mix != "a" else "c")
            if w > 24:
                s.rect(x + 5, y - h * 0.5, w - 12, 18, "w" if mix != "w" else "b")
            x += w
        s.rect(0, y, 1200, 13, "a")
    for x in (-10, 1176):
        s.rect(x, 0, 34, 800, "a")
    s.poly(props.arch(600, 700, 520, 640), "a")
    window = props.arch(600, 690, 470, 606)
    s.poly(window, "c4")
    with s.within(window):
        s.box_fade(360, 80, 480, 620, "b6", "c3")
        s.disc(700, 320, 82, "c")
        motifs.streaks(s, (360, 240, 480, 200), 7, "w", 170, 7)
        s.poly(motifs.roll(s, [520, 500, 470, 500, 530, 490, 470, 510, 540]), "b")
        s.poly(motifs.roll(s, [560, 580, 570, 560, 590, 560, 550, 580]), "ab5")
        for x in (430, 470, 780):
            props.cypress(s, x, 640, 130, "a")
    for x in (520, 680):
        s.line([(x, 90), (x, 690)], 7, "a")
    s.line([(366, 330), (834, 330)], 7, "a")
    s.rect(330, 680, 540, 130, "a")
    s.rect(330, 676, 540, 24, "c")
    x, y = 430, 690
    s.blob(
        [
            (x - 50, y),
            (x - 46, y - 130),
            (x - 14, y - 218),
            (x + 46, y - 214),
            (x + 76, y - 120),
            (x + 90, y),
        ],
        "b",
    )
    s.taper(smooth([(x + 10, y - 34), (x + 130, y - 150), (x + 178, y - 158)], False), 66, 54, "a")
    s.taper([(x + 172, y - 168), (x + 226, y - 8)], 54, 36, "a")
    s.taper([(x + 40, y - 22), (x + 250, y - 16)], 52, 34, "a")
    s.blob([(x + 210, y - 24), (x + 290, y - 18), (x + 290, y), (x + 210, y)], "c")
    s.disc(x + 40, y - 256, 44, "w", ry=50)
    s.blob(
        [
            (x - 20, y - 210),
            (x - 22, y - 280),
            (x + 20, y - 322),
            (x + 74, y - 300),
            (x + 60, y - 272),
            (x + 20, y - 268),
            (x + 12, y - 214),
        ],
        "a",
    )
    s.taper(smooth([(x + 30, y - 190), (x + 70, y - 110), (x + 140, y - 176)], False), 38, 24, "b")
    s.poly([(x + 104, y - 216), (x + 150, y - 168), (x + 222, y - 232), (x + 172, y - 268)], "w")
    s.poly([(x + 104, y - 216), (x + 150, y - 168), (x + 146, y - 158), (x + 98, y - 206)], "c")
    s.disc(x + 146, y - 176, 13, "w")
    for i, mix in enumerate(("c", "w", "b")):
        s.rect(740 - i * 6, 652 - i * 25, 104, 24, mix)
    s.blob([(760, 602), (800, 566), (836, 602)], "a")
    s.disc(836, 590, 15, "a")
    s.poly([(828, 580), (830, 564), (840, 578)], "a")
    s.poly([(840, 578), (848, 564), (848, 584)], "a")


@scene("cinema", NIGHT)
def cinema(s: Sheet) -> None:
    x: float
    s.ground("a")
    s.poly([(0, 0), (250, 90), (250, 480), (0, 640)], "a7b")
    s.poly([(1200, 0), (950, 90), (950, 480), (1200, 640)], "a7b")
    for i in range(4):
        for side in (-1, 1):
            x = 600 + side * (390 + i * 62)
            s.poly(
                [(x - 9, 200 - i * 20), (x + 9, 200 - i * 20), (x + 22, 330), (x - 22, 330)], "c6b"
            )
            s.disc(x, 196 - i * 20, 8, "c")
    s.rect(236, 74, 728, 416, "a")
    frame = [(252, 90), (948, 90), (948, 474), (252, 474)]
    s.poly(frame, "w")
    with s.within(frame):
        s.box_fade(252, 90, 700, 390, "c", "c2")
        s.disc(720, 300, 92, "w")
        s.poly(motifs.ridge(s, 380, 26, 0.5), "b")
        s.poly(motifs.roll(s, [440, 430, 412, 410, 420, 424, 416, 430, 440]), "a")
        x, y, k = 520, 418, 150
        s.blob(
            place(
                [
                    (-0.46, 0.62),
                    (-0.3, 0.74),
                    (0.2, 0.72),
                    (0.36, 0.92),
                    (0.52, 1.08),
                    (0.72, 0.9),
                    (0.68, 0.84),
                    (0.5, 0.86),
                    (0.42, 0.6),
                    (0.26, 0.46),
                    (-0.3, 0.46),
                ],
                x,
                y,
                k,
            ),
            "a",
        )
        for leg in (
            [(-0.36, 0.56), (-0.56, 0.34), (-0.78, 0.3)],
            [(-0.3, 0.52), (-0.4, 0.26), (-0.62, 0.12)],
            [(0.26, 0.52), (0.5, 0.4), (0.46, 0.18)],
            [(0.3, 0.5), (0.6, 0.46), (0.72, 0.28)],
        ):
            s.taper(place(leg, x, y, k), 20, 7, "a")
        s.taper(
            place(smooth([(-0.44, 0.68), (-0.7, 0.74), (-0.92, 0.6)], False), x, y, k), 14, 3, "a"
        )
        people.seated(s, x + 4, y - 92, 116, "a", arms=True)
    s.fade([(1010, 800), (1090, 800), (950, 90), (252, 90), (252, 474)], "b4", "b2", True)
    s.poly([(240, 490), (960, 490), (1200, 640), (1200, 805), (0, 805), (0, 640)], "a")
    s.fade([(252, 492), (948, 492), (1060, 600), (140, 600)], "c8a3", "a")
    for y, k, mix in ((560, 26, "a7b"), (620, 36, "ab"), (700, 50, "a")):
        x = 30 + s.rng.uniform(0, 30)
        while x < 1200:
            s.rect(x - k * 1.15, y - k * 0.1, k * 2.3, k * 2.4, "b6c2" if mix != "a" else "b")
            s.disc(x, y - k * 0.1, k * 1.15, "b6c2" if mix != "a" else "b", ry=k * 0.3)
            if s.rng.random() < 0.84:
                s.disc(x, y - k * 0.62, k * 0.52, "a", ry=k * 0.62)
                s.arc(x, y - k * 0.62, k * 0.56, 200, 340, 3, "c")
            x += k * 2.6
    s.rect(0, 770, 1200, 40, "a")
