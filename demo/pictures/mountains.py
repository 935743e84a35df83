"""Scenes of high country: snow, pass, village, pines, observatory."""

from __future__ import annotations

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import ALPINE, BRICK, NIGHT, ORCHARD
from demo.pictures.sheet import Points, Sheet, smooth


def _peak(s: Sheet, shape: Points, snow: Points, dark: str, light: str, split: float) -> None:
    """A mountain whose right flank is in shade, with its snow."""
    s.poly(shape, light)
    with s.within(shape):
        top = min(shape, key=lambda p: p[1])
        jag = [
            (top[0] + (split if i % 2 else -split * 0.5) * i / 6, top[1] + i * 75) for i in range(9)
        ]
        s.poly([*jag, (1300, 800), (1300, top[1])], dark)
        s.poly(snow, "w")
        with s.within(snow):
            s.poly([*jag, (1300, 800), (1300, top[1])], "b6")


@scene("mountain-snow", ALPINE)
def mountain_snow(s: Sheet) -> None:
    s.ground("c3")
    s.box_fade(0, 0, 1200, 470, "b7", "c4")
    s.disc(905, 150, 70, "c")
    motifs.streaks(s, (0, 90, 1200, 260), 12, "w", 260, 8)
    s.poly(motifs.ridge(s, 390, 70, 0.5), "b6c2")
    peak = [
        (60, 520),
        (210, 390),
        (270, 410),
        (420, 210),
        (470, 240),
        (590, 70),
        (660, 160),
        (720, 190),
        (850, 350),
        (930, 340),
        (1150, 520),
    ]
    snow = [
        (590, 60),
        (720, 180),
        (860, 350),
        (790, 330),
        (760, 390),
        (700, 320),
        (660, 410),
        (610, 310),
        (560, 400),
        (520, 330),
        (450, 430),
        (430, 340),
        (350, 400),
        (300, 370),
        (420, 200),
        (470, 230),
    ]
    _peak(s, peak, snow, "a", "b", 90)
    for x, h in [(i * 27 - 10, s.rng.uniform(46, 100)) for i in range(46)]:
        props.pine(s, x, 520, h * (1.25 if abs(x - 600) > 330 else 0.62), "a")
    s.rect(0, 516, 1200, 290, "b5")
    s.mirror(518, 282, 0.8, 1.5)
    motifs.streaks(s, (0, 526, 1200, 270), 34, "w", 260, 6)
    motifs.streaks(s, (0, 560, 1200, 240), 12, "c", 120, 5)
    s.poly(smooth([(-20, 720), (180, 700), (380, 745), (440, 810), (-20, 810)]), "a")
    people.person(s, 232, 722, 128, "c", "coat", "stand", "wide", skin="w", head="a")
    s.line([(190, 722), (180, 610)], 4, "a")
    motifs.birds(s, 300, 150, 4, "a", 24, 120)


@scene("mountain-pass", ALPINE)
def mountain_pass(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 420, "c7", "w")
    s.disc(620, 235, 105, "c")
    s.poly([(250, 420), (450, 250), (540, 320), (680, 230), (800, 320), (980, 420)], "b5")
    s.poly([(0, 130), (90, 60), (200, 210), (290, 250), (400, 400), (560, 520), (0, 800)], "ab4")
    s.poly([(0, 130), (90, 60), (160, 160), (120, 190), (80, 150), (40, 240), (0, 220)], "w")
    s.poly(
        [(1200, 40), (1080, 130), (1000, 110), (880, 300), (780, 370), (640, 520), (1200, 800)], "a"
    )
    s.poly(
        [
            (1200, 40),
            (1080, 130),
            (1000, 110),
            (960, 175),
            (1030, 170),
            (1060, 230),
            (1120, 190),
            (1200, 260),
        ],
        "w",
    )
    for y, mix in ((470, "b4"), (440, "w")):
        for x in (380, 560, 760):
            motifs.cloud(s, x + (470 - y) * 2, y, 130, mix)
    s.poly(motifs.roll(s, [500, 520, 500, 480, 470, 480, 490, 470, 450, 430]), "b")
    s.poly(motifs.roll(s, [560, 580, 590, 560, 540, 560, 610, 640, 620, 600]), "b7a3")
    bends = [
        (610, 474),
        (700, 490),
        (760, 512),
        (640, 536),
        (440, 552),
        (400, 578),
        (560, 606),
        (860, 628),
        (930, 666),
        (760, 704),
        (420, 726),
        (300, 770),
        (420, 830),
    ]
    road = smooth(bends, False, 10)
    s.taper(road, 6, 84, "a")
    s.taper(road, 4, 70, "w")
    for i in range(0, len(road) - 4, 5):
        t = i / len(road)
        s.line([road[i], road[i + 2]], 1 + 4 * t, "a")
    bus = place([(-0.5, 0.08), (-0.5, 0.5), (0.42, 0.5), (0.5, 0.3), (0.5, 0.08)], 640, 716, 170)
    s.poly(bus, "c")
    for i in range(4):
        s.rect(566 + i * 34, 640, 25, 26, "w")
    for x in (600, 686):
        s.disc(x, 704, 14, "a")
        s.disc(x, 704, 5, "w")
    for x, y, h in (
        (60, 640, 150),
        (130, 700, 200),
        (230, 660, 120),
        (1010, 610, 120),
        (1090, 680, 220),
        (1160, 740, 260),
    ):
        props.pine(s, x, y, h, "a")
    s.poly([(990, 610), (1230, 560), (1230, 810), (960, 810)], "ab3")
    for x, y, h in ((1010, 640, 120), (1090, 690, 190), (1170, 760, 240)):
        props.pine(s, x, y, h, "b5")
    motifs.birds(s, 520, 130, 4, "a", 30, 120)


@scene("mountain-village", BRICK)
def mountain_village(s: Sheet) -> None:
    s.ground("c2")
    s.box_fade(0, 0, 1200, 460, "b6", "c2")
    s.disc(250, 160, 80, "c")
    s.poly(motifs.ridge(s, 250, 90, 0.55), "b6")
    s.poly(motifs.ridge(s, 340, 80, 0.5), "b")
    motifs.streaks(s, (0, 300, 1200, 120), 8, "w", 330, 11)
    hill = motifs.roll(s, [690, 640, 540, 400, 290, 240, 270, 380, 520, 620, 660])
    s.poly(hill, "ab4")
    with s.within(hill):
        motifs.streaks(s, (0, 260, 1200, 540), 40, "b6", 150, 7)
    for row in range(7):
        y = 350 + row * 64
        half = 120 + row * 76
        count = 3 + row
        for i in range(count):
            x = 630 - half + (i + 0.5) * 2 * half / count - 44 + s.rng.uniform(-14, 14)
            lift = abs(x - 600) * 0.09
            w, h = s.rng.uniform(66, 98), s.rng.uniform(48, 72)
            wall = s.rng.choice(("w", "w", "c3", "b3"))
            props.house(s, x, y + lift, w, h, wall, s.rng.choice(("c", "c", "ac5")), "b6", "a")
            if (i + row) % 4 == 1:
                props.cypress(s, x + w + 10, y + lift + 4, s.rng.uniform(80, 130), "a", "b")
    s.rect(606, 150, 46, 160, "w")
    s.rect(634, 150, 18, 160, "b", True)
    s.poly([(598, 152), (629, 92), (660, 152)], "c")
    s.poly(props.arch(629, 216, 20, 40), "a")
    for x, y in ((420, 452), (818, 500)):
        motifs.smoke(s, x, y, 34, 0.5, "w")
    s.poly(motifs.roll(s, [770, 748, 756, 780, 790, 784, 770, 750, 736, 740]), "a")
    for x in (60, 128, 1090, 1150):
        props.cypress(s, x, 790, s.rng.uniform(210, 320), "a", "b")
    motifs.birds(s, 880, 150, 5, "a", 24, 130)


@scene("forest-watch", ORCHARD)
def forest_watch(s: Sheet) -> None:
    s.ground("c3")
    s.box_fade(0, 0, 1200, 480, "c7", "w")
    s.disc(330, 270, 110, "c")
    motifs.streaks(s, (0, 150, 900, 200), 9, "w", 330, 9)
    s.poly(motifs.ridge(s, 390, 46, 0.5), "b6c3")
    motifs.smoke(s, 250, 420, 70, -0.5, "a5")
    s.poly(motifs.ridge(s, 440, 40, 0.5), "b")
    for row, (y, h, mix) in enumerate(((540, 110, "ab3"), (610, 170, "a7b"), (700, 230, "b"))):
        for i in range(34 - row * 8):
            x = (i + 0.5 * s.rng.random()) * 1260 / (34 - row * 8) - 30
            props.pine(s, x, y + s.rng.uniform(-18, 18), h * s.rng.uniform(0.75, 1.2), mix)
        s.rect(0, y - 8, 1200, 300, mix)
    for side in (-1, 1):
        s.line([(800 + side * 62, 290), (800 + side * 118, 800)], 15, "a")
    for i in range(4):
        y, half = 330 + i * 112, 67 + i * 12.5
        s.line([(800 - half, y), (800 + half, y)], 9, "a")
        s.line([(800 - half, y), (800 + half + 12, y + 112)], 6, "a")
        s.line([(800 + half, y), (800 - half - 12, y + 112)], 6, "a")
    s.rect(700, 276, 200, 16, "a")
    s.rect(722, 172, 156, 104, "w")
    s.rect(722, 172, 156, 58, "c4")
    people.bust(s, 786, 236, 26, "a")
    s.rect(762, 206, 18, 8, "a")
    s.rect(722, 230, 156, 46, "c")
    for x in (718, 797, 874):
        s.rect(x, 172, 9, 104, "a")
    s.poly([(682, 176), (800, 106), (918, 176)], "a")
    s.line([(800, 106), (800, 40)], 4, "a")
    s.line([(708, 232), (892, 232)], 5, "a")
    for i in range(9):
        props.pine(s, i * 150 - 20, 850 + s.rng.uniform(-10, 20), s.rng.uniform(200, 330), "a")
    motifs.birds(s, 560, 180, 4, "a", 24, 100)


@scene("observatory", NIGHT)
def observatory(s: Sheet) -> None:
    s.ground("a")
    s.box_fade(0, 0, 1200, 700, "a", "a4b")
    for i in range(38):
        r = 40 + i * 22
        start = s.rng.uniform(0, 360)
        for j in range(5):
            a = start + j * 72 + s.rng.uniform(0, 30)
            s.arc(
                690,
                250,
                r,
                a,
                a + s.rng.uniform(14, 46),
                s.rng.choice((2, 3, 4.5)),
                s.rng.choice(("c", "w", "b", "c")),
            )
    s.disc(690, 250, 6, "w")
    s.poly(motifs.ridge(s, 600, 46, 0.5), "b")
    s.poly(motifs.roll(s, [700, 660, 610, 585, 580, 590, 630, 680, 700, 690]), "a")
    s.rect(330, 470, 300, 130, "w")
    s.rect(520, 470, 110, 130, "b", True)
    s.rect(318, 456, 324, 20, "a")
    dome = [
        (330, 458),
        *smooth([(330, 458), (356, 340), (480, 280), (604, 340), (630, 458)], False),
    ]
    s.poly(dome, "w")
    with s.within(dome):
        s.fade([(470, 260), (640, 260), (640, 470), (470, 470)], "w", "b", across=True)
        for x in (380, 430):
            s.line(smooth([(480, 280), (x + 10, 350), (x - 20, 460)], False), 3, "b")
        s.poly([(500, 270), (560, 270), (612, 460), (540, 460)], "a")
    s.taper([(556, 420), (640, 300)], 40, 32, "c")
    s.taper([(636, 306), (652, 283)], 42, 42, "b")
    s.poly(props.arch(420, 600, 44, 84), "c")
    props.house(s, 690, 640, 110, 60, "b", "a", "a5", "c")
    people.person(s, 880, 668, 96, "c", arms="one-up", flip=True)
    people.person(s, 922, 672, 62, "c", "dress", arms="one-up", flip=True)
    for x in (60, 120, 170, 1000, 1070, 1140):
        props.pine(s, x, 760, s.rng.uniform(140, 230), "a")
    s.poly(motifs.roll(s, [730, 742, 760, 756, 740, 736, 750, 744]), "a")
    motifs.streaks(s, (100, 690, 1000, 90), 12, "b", 200, 7)
