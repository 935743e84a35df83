"""Scenes of science: bench, telescope, servers, satellite."""

from __future__ import annotations

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.press import ALPINE, CLINIC, NIGHT, REEF
from demo.pictures.sheet import Sheet, smooth


@scene("laboratory-bench", CLINIC)
def laboratory_bench(s: Sheet) -> None:
    s.ground("b4")
    for row in range(8):
        for col in range(13):
            s.rect(col * 96 + 2, row * 76 + 2, 92, 72, "b5" if (row + col) % 5 else "b7")
    s.disc(830, 280, 190, "w")
    s.rect(60, 190, 470, 14, "a")
    s.rect(60, 330, 470, 14, "a")
    for i in range(11):
        w, h = 30, s.rng.uniform(56, 96)
        for y in (190, 330):
            mix = s.rng.choice(("c", "w", "a", "ac5", "b"))
            s.rect(70 + i * 42, y - h, w, h, mix)
            s.rect(76 + i * 42, y - h - 10, w - 12, 10, "a")
            s.rect(70 + i * 42, y - h * 0.6, w, h * 0.26, "w" if mix != "w" else "b")
    s.rect(0, 620, 1200, 190, "a")
    s.rect(0, 610, 1200, 22, "c")
    for i in range(5):
        s.rect(30 + i * 240, 660, 210, 120, "a4b")
        s.rect(100 + i * 240, 690, 70, 9, "w")
    for x, k, liquid, fill in (
        (130, 190, "c", 0.4),
        (270, 150, "bc", 0.34),
        (420, 220, "c7", 0.46),
    ):
        props.flask(s, x, 612, k, "w", liquid, fill)
        for _ in range(6):
            s.disc(
                x + s.rng.uniform(-18, 18),
                612 - k * s.rng.uniform(0.08, fill * 0.85),
                s.rng.uniform(3, 7),
                "w",
            )
    s.rect(520, 566, 150, 10, "a")
    s.rect(520, 602, 150, 10, "a")
    for i in range(5):
        s.rect(532 + i * 28, 486, 18, 116, "w")
        s.rect(
            532 + i * 28,
            524 + (i * 37) % 40,
            18,
            78 - (i * 37) % 40,
            ("c", "ab5", "c6", "b", "c")[i],
        )
        s.rect(532 + i * 28, 566, 18, 8, "a")
    x, y = 850, 612
    s.blob([(x - 110, y), (x - 100, y - 34), (x + 70, y - 34), (x + 84, y)], "a")
    s.taper(smooth([(x + 40, y - 20), (x + 110, y - 130), (x + 60, y - 250)], False), 46, 34, "a")
    s.rect(x - 96, y - 116, 160, 14, "a")
    s.rect(x - 60, y - 124, 84, 8, "c")
    s.taper([(x - 6, y - 128), (x + 18, y - 200)], 26, 40, "c")
    s.taper([(x + 14, y - 190), (x + 66, y - 360)], 62, 52, "a")
    s.taper([(x + 62, y - 350), (x + 80, y - 410)], 40, 40, "c")
    s.disc(x + 92, y - 90, 20, "w")
    s.disc(x + 92, y - 90, 10, "a")
    hx, hy = 1030, 140
    s.blob([(hx - 40, 640), (hx - 36, 420), (hx + 30, 330), (hx + 190, 340), (hx + 230, 640)], "w")
    s.blob(
        [
            (hx - 74, hy + 60),
            (hx - 50, hy - 30),
            (hx + 50, hy - 54),
            (hx + 120, hy + 20),
            (hx + 108, hy + 140),
            (hx + 40, hy + 200),
            (hx - 40, hy + 160),
            (hx - 84, hy + 94),
        ],
        "c5",
    )
    s.blob(
        [
            (hx - 62, hy - 10),
            (hx, hy - 84),
            (hx + 110, hy - 60),
            (hx + 160, hy + 40),
            (hx + 150, hy + 170),
            (hx + 96, hy + 190),
            (hx + 80, hy + 60),
            (hx + 10, hy - 6),
        ],
        "a",
    )
    s.line([(hx - 70, hy + 58), (hx + 60, hy + 60)], 6, "a")
    s.ring(hx - 46, hy + 66, 30, 7, "a")
    s.taper(smooth([(hx + 60, 430), (hx - 60, 520), (hx - 100, 540)], False), 90, 44, "w")
    s.fade(
        [(hx + 110, 340), (hx + 230, 340), (hx + 230, 620), (hx + 110, 620)], "a1", "a4", True, True
    )


@scene("laboratory-telescope", NIGHT)
def laboratory_telescope(s: Sheet) -> None:
    r: float
    x: float
    y: float
    s.ground("a6b")
    for i in range(13):
        x = 600 + (i - 6) * 140
        s.line(
            smooth([(600 + (i - 6) * 20, -20), (600 + (i - 6) * 92, 240), (x, 620)], False), 7, "a"
        )
    for i in range(4):
        s.arc(600, 760, 420 + i * 150, 180, 360, 6, "a")
    slit = [(700, -10), (960, -10), (1040, 200), (1080, 420), (760, 420), (740, 200)]
    s.poly(slit, "a")
    with s.within(slit):
        s.box_fade(690, 0, 400, 430, "a", "b")
        for _ in range(80):
            x, y, r = s.rng.uniform(690, 1080), s.rng.uniform(0, 420), s.rng.choice((2, 2.6, 4))
            s.poly(
                [(x, y - r * 1.8), (x + r, y), (x, y + r * 1.8), (x - r, y)], "c" if r > 2 else "w"
            )
        for i in range(3):
            s.arc(890, 190, 46 + i * 20, 150 + i * 40, 330 + i * 40, 8, "w")
        s.disc(890, 190, 26, "c")
    s.line([*slit, slit[0]], 12, "c7b")

    def tube(a: float, b: float, w0: float, w1: float, mix: str) -> None:
        p = (360 + 520 * a, 590 - 400 * a)
        q = (360 + 520 * b, 590 - 400 * b)
        s.taper([p, q], w0, w1, mix)

    s.poly([(330, 760), (420, 500), (560, 500), (650, 760)], "a")
    s.poly([(440, 500), (560, 500), (650, 760), (520, 760)], "b")
    tube(-0.02, 0.34, 150, 150, "c")
    tube(0.34, 0.78, 128, 128, "w")
    tube(0.78, 0.96, 160, 160, "c")
    tube(0.30, 0.35, 172, 172, "a")
    tube(0.75, 0.79, 172, 172, "a")
    tube(-0.12, -0.01, 70, 70, "a")
    for t in (0.44, 0.52, 0.6, 0.68):
        tube(t, t + 0.008, 128, 128, "a")
    s.disc(510, 470, 62, "a")
    s.disc(510, 470, 36, "c")
    s.disc(510, 470, 12, "a")
    s.rect(0, 740, 1200, 70, "a")
    s.rect(0, 734, 1200, 8, "c")
    s.line([(170, 740), (250, 600)], 10, "a")
    s.line([(110, 740), (190, 600)], 10, "a")
    for i in range(6):
        s.line([(118 + i * 14, 726 - i * 24), (178 + i * 14, 726 - i * 24)], 6, "a")
    people.person(s, 236, 660, 200, "w", arms="reach", skin="c6", head="a")
    people.person(s, 930, 740, 210, "c", "coat", "stand", "one-up", True, skin="w", head="a")
    s.rect(1020, 640, 140, 100, "a")
    s.rect(1034, 560, 112, 84, "b")
    for i in range(4):
        s.line([(1044, 580 + i * 16), (1044 + s.rng.uniform(40, 90), 580 + i * 16)], 5, "c")


@scene("laboratory-server", REEF)
def laboratory_server(s: Sheet) -> None:
    s.ground("a")
    s.poly([(0, 0), (1200, 0), (680, 320), (520, 320)], "ab5")
    s.poly([(520, 480), (680, 480), (1200, 805), (0, 805)], "b4")
    for i in range(7):
        t = (i / 7) ** 1.6
        y = 480 + 325 * t
        s.line([(520 - 520 * t, y), (680 + 520 * t, y)], 3 + 2 * t, "ab5")
    for x in (0, 300, 600, 900, 1200):
        s.line([(600 + (x - 600) * 0.133, 480), (x, 805)], 4, "ab5")
    for i in range(5):
        t0, t1 = (i / 5) ** 1.8 * 0.9, ((i + 0.5) / 5) ** 1.8 * 0.9
        s.poly(
            [
                (570 - 200 * t0, 320 - 320 * t0),
                (630 + 200 * t0, 320 - 320 * t0),
                (630 + 200 * t1, 320 - 320 * t1),
                (570 - 200 * t1, 320 - 320 * t1),
            ],
            "w",
        )
    s.rect(520, 320, 160, 160, "c")
    s.rect(560, 350, 80, 130, "w")
    bounds = [0.0, 0.06, 0.14, 0.26, 0.43, 0.67, 1.0]
    for side in (-1, 1):
        for i in range(6):
            n, f = bounds[i + 1], bounds[i]
            xn, xf = 600 + side * (80 + 520 * n), 600 + side * (80 + 520 * (f + (n - f) * 0.08))
            tn, tf, bn, bf = 320 - 320 * n, 320 - 320 * f, 480 + 325 * n, 480 + 325 * f
            s.poly([(xf, tf), (xn, tn), (xn, bn), (xf, bf)], "a" if i % 2 else "a7b")
            for j in range(14):
                v = (j + 0.4) / 14.5
                yn, yf = tn + (bn - tn) * v, tf + (bf - tf) * v
                e = 0.1
                xa, ya = xf + (xn - xf) * e, yf + (yn - yf) * e
                xb, yb = xf + (xn - xf) * 0.62, yf + (yn - yf) * 0.62
                s.line([(xa, ya), (xb, yb)], 1 + 7 * n, "b" if (i + j) % 4 else "b6")
                for e in (0.72, 0.84):
                    if s.rng.random() < 0.75:
                        s.disc(
                            xf + (xn - xf) * e,
                            yf + (yn - yf) * e,
                            1.4 + 5 * n,
                            s.rng.choice(("c", "w", "b", "c")),
                        )
    people.person(s, 622, 640, 330, "w", "coat", "walk", "reach", skin="c6", head="a")
    s.poly([(690, 420), (770, 404), (776, 450), (700, 468)], "a")
    s.poly([(560, 648), (690, 648), (730, 780), (540, 780)], "a5", True)


@scene("satellite", ALPINE)
def satellite(s: Sheet) -> None:
    x: float
    y: float
    s.ground("a")
    motifs.stars(s, 150, 700, "w")
    motifs.stars(s, 40, 640, "c")
    s.arc(360, 1330, 1086, 255, 330, 2.5, "b")
    for t in range(3):
        s.gouge((80 + t * 90, 90 + t * 40), (230 + t * 90, 40 + t * 40), 6, "w")
    s.disc(1010, 150, 62, "w")
    s.disc(988, 140, 12, "b4")
    s.disc(1026, 170, 18, "b4")
    s.disc(360, 1330, 886, "b4a6")
    s.disc(360, 1330, 866, "b")
    for points in (
        [
            (60, 560),
            (180, 500),
            (300, 530),
            (360, 610),
            (280, 680),
            (330, 760),
            (200, 820),
            (90, 700),
        ],
        [(480, 500), (600, 520), (700, 610), (820, 640), (760, 740), (600, 720), (520, 630)],
        [(-40, 700), (20, 680), (60, 790), (-40, 820)],
    ):
        s.blob(points, "c")
    for x, y, k in (
        (180, 590, 120),
        (520, 560, 130),
        (420, 700, 150),
        (760, 720, 130),
        (80, 720, 90),
    ):
        s.gouge((x - k, y + 8), (x + k, y - 6), 20, "w")
        s.gouge((x - k * 0.6, y + 26), (x + k * 1.2, y + 14), 14, "w")

    def at(px: float, py: float) -> tuple[float, float]:
        return 640 + px * 0.9 - py * 0.43, 300 + px * 0.43 + py * 0.9

    for side in (-1, 1):
        s.line([at(side * 60, 0), at(side * 120, 0)], 10, "w")
        s.poly(
            [at(side * 112, -62), at(side * 372, -62), at(side * 372, 62), at(side * 112, 62)], "w"
        )
        for i in range(6):
            for j in range(2):
                x0 = side * (120 + i * 42)
                s.poly(
                    [
                        at(x0, -56 + j * 58),
                        at(x0 + side * 36, -56 + j * 58),
                        at(x0 + side * 36, -4 + j * 58),
                        at(x0, -4 + j * 58),
                    ],
                    "b" if (i + j) % 3 else "ab5",
                )
    s.poly([at(-66, -84), at(66, -84), at(66, 84), at(-66, 84)], "c")
    s.poly([at(14, -84), at(66, -84), at(66, 84), at(14, 84)], "a4", True)
    s.poly([at(-66, -20), at(66, -20), at(66, 6), at(-66, 6)], "w")
    s.line([at(0, -84), at(0, -150)], 7, "w")
    s.disc(*at(0, -150), 9, "c")
    s.blob(
        [at(-76, 112), at(-40, 96), at(40, 96), at(76, 112), at(50, 140), at(0, 150), at(-50, 140)],
        "w",
    )
    s.line([at(0, 120), at(0, 196)], 5, "w")
    s.disc(*at(0, 198), 8, "c")
    for i in range(4):
        r = 60 + i * 44
        x, y = at(0, 190)
        s.arc(x, y, r, 85, 148, 6, "w")
