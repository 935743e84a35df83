"""Scenes of health and childhood: ward, clinic, school yard."""

from __future__ import annotations

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import CLINIC, HARBOUR
from demo.pictures.sheet import Sheet, smooth


@scene("hospital-ward", CLINIC)
def hospital_ward(s: Sheet) -> None:
    s.ground("b3")
    s.poly([(0, 0), (1200, 0), (760, 210), (440, 210)], "w")
    s.poly([(440, 430), (760, 430), (1200, 805), (0, 805)], "c2")
    s.rect(440, 210, 320, 220, "b6")
    s.rect(560, 280, 80, 150, "a5b")
    s.rect(576, 300, 48, 40, "c4")
    s.poly([(1200, 0), (760, 210), (760, 430), (1200, 805)], "b7")
    for t0, t1 in ((0.05, 0.18), (0.26, 0.46), (0.58, 0.95)):

        def at(t: float, v: float) -> tuple[float, float]:
            top, low = 210 - 210 * t, 430 + 375 * t
            return 440 - 440 * t, top + (low - top) * v

        s.poly([at(t0, 0.12), at(t1, 0.12), at(t1, 0.56), at(t0, 0.56)], "c3")
        s.poly([at(t0, 0.12), at((t0 + t1) / 2, 0.12), at((t0 + t1) / 2, 0.56), at(t0, 0.56)], "w")
        s.line([at((t0 + t1) / 2, 0.12), at((t0 + t1) / 2, 0.56)], 3 + 6 * t1, "a")
        s.line([at(t0, 0.34), at(t1, 0.34)], 3 + 4 * t1, "a")
        s.poly(
            [
                (470 + t0 * 100, 436 + t0 * 330),
                (560 + t1 * 100, 436 + t0 * 330),
                (640 + t1 * 160, 436 + t1 * 350),
                (470 + t0 * 160, 436 + t1 * 350),
            ],
            "w",
        )
    for i, (y, k) in enumerate(((446, 70), (500, 112), (596, 186), (770, 310))):
        for side in (-1, 1):
            if side < 0 and i == 3:
                continue
            _bed(s, 600 + side * (120 + (y - 430) * 1.16), y, k, side, ("c", "b", "c", "b")[i])
    people.person(s, 430, 740, 360, "b", "coat", "walk", "reach", skin="a3c6", head="a")
    s.poly(place([(-0.07, 0.985), (0, 1.06), (0.07, 0.985)], 430, 740, 360), "w")
    s.rect(532, 478, 60, 76, "w")
    s.rect(540, 488, 44, 6, "a")
    s.rect(540, 502, 34, 6, "a")
    people.person(s, 620, 510, 130, "w", "dress", "walk", "down", skin="a3c6", head="a")


def _bed(s: Sheet, x: float, y: float, k: float, side: int, blanket: str) -> None:
    flip = side < 0
    for px in (-0.75, 0.7):
        s.line(place([(px, 0), (px, 0.5)], x, y, k, flip), k * 0.05, "a")
    s.poly(place([(-0.82, 0.3), (-0.82, 0.42), (0.78, 0.42), (0.78, 0.3)], x, y, k, flip), "a")
    s.poly(place([(-0.8, 0.42), (-0.8, 0.56), (0.76, 0.56), (0.76, 0.42)], x, y, k, flip), "w")
    s.poly(place([(0.74, 0.0), (0.74, 1.0), (0.82, 1.0), (0.82, 0.0)], x, y, k, flip), "a")
    s.poly(place([(-0.86, 0.1), (-0.86, 0.75), (-0.78, 0.75), (-0.78, 0.1)], x, y, k, flip), "a")
    s.blob(
        place(
            [
                (-0.8, 0.54),
                (-0.7, 0.74),
                (-0.3, 0.66),
                (0.1, 0.76),
                (0.34, 0.66),
                (0.36, 0.5),
                (-0.2, 0.4),
            ],
            x,
            y,
            k,
            flip,
        ),
        blanket,
    )
    s.blob(place([(0.4, 0.56), (0.44, 0.76), (0.66, 0.8), (0.74, 0.58)], x, y, k, flip), "w")
    cx, cy = place([(0.5, 0.75)], x, y, k, flip)[0]
    s.disc(cx, cy, k * 0.12, "a3c6")
    s.poly(place([(0.46, 0.8), (0.5, 0.9), (0.62, 0.84), (0.62, 0.7)], x, y, k, flip), "a")


@scene("clinic-vaccine", HARBOUR)
def clinic_vaccine(s: Sheet) -> None:
    s.ground("b5")
    s.box_fade(0, 0, 1200, 800, "b7", "b3")
    s.disc(640, 400, 330, "w")
    for r in (350, 374):
        s.ring(640, 400, r, 5, "w")
    for x, y, k in ((110, 120, 42), (1090, 150, 50), (150, 420, 30), (1080, 640, 36)):
        s.rect(x - k, y - k * 0.32, 2 * k, k * 0.64, "c")
        s.rect(x - k * 0.32, y - k, k * 0.64, 2 * k, "c")
    arm = smooth(
        [
            (-20, 330),
            (150, 300),
            (330, 320),
            (420, 420),
            (440, 560),
            (430, 820),
            (150, 820),
            (140, 620),
            (-20, 640),
        ],
        True,
        6,
    )
    s.poly(arm, "a3c6")
    s.poly(
        smooth(
            [
                (-20, 300),
                (140, 268),
                (310, 292),
                (400, 360),
                (432, 450),
                (280, 500),
                (120, 490),
                (-20, 500),
            ],
            True,
            6,
        ),
        "c",
    )
    s.line(smooth([(426, 440), (280, 486), (130, 478)], False), 12, "a")
    s.fade([(330, 500), (445, 470), (445, 805), (330, 805)], "a1", "a6", True, True)
    s.poly([(330, 555), (420, 545), (424, 610), (334, 620)], "w")
    s.rect(358, 566, 40, 34, "c6")

    def at(px: float, py: float) -> tuple[float, float]:
        return 452 + px * 0.955 + py * 0.295, 540 - px * 0.295 + py * 0.955

    s.line([at(-40, 0), at(70, 0)], 4, "a")
    s.poly([at(64, -9), at(98, -13), at(98, 13), at(64, 9)], "a")
    s.poly([at(98, -34), at(378, -34), at(378, 34), at(98, 34)], "w")
    s.poly([at(102, -29), at(270, -29), at(270, 29), at(102, 29)], "c8b3")
    s.line([at(98, -34), at(378, -34), at(378, 34), at(98, 34), at(98, -34)], 6, "a")
    for i in range(9):
        s.line([at(124 + i * 26, -34), at(124 + i * 26, -14 if i % 2 else -6)], 4, "a")
    s.poly([at(262, -29), at(282, -29), at(282, 29), at(262, 29)], "a")
    s.poly([at(282, -8), at(452, -8), at(452, 8), at(282, 8)], "a")
    s.poly([at(372, -62), at(388, -62), at(388, 62), at(372, 62)], "a")
    s.poly([at(446, -40), at(464, -40), at(464, 40), at(446, 40)], "a")
    hand = [
        at(470, -30),
        at(440, 46),
        at(400, 66),
        at(320, 60),
        at(250, 48),
        at(240, 74),
        at(330, 100),
        at(400, 130),
        at(520, 190),
        at(640, 190),
        at(640, -40),
        at(560, -60),
    ]
    s.blob(hand, "b")
    s.blob(
        [
            at(395, -36),
            at(300, -44),
            at(250, -38),
            at(252, -60),
            at(320, -84),
            at(440, -96),
            at(560, -70),
            at(560, -20),
            at(470, -20),
        ],
        "b",
    )
    s.line(smooth([at(400, 96), at(330, 84), at(262, 66)], False), 5, "a")
    s.line(smooth([at(440, -52), at(370, -62), at(300, -58)], False), 5, "a")
    s.poly([at(600, -120), at(900, -160), at(900, 280), at(600, 230)], "w")
    s.poly([at(590, -110), at(640, -114), at(640, 226), at(590, 216)], "a")
    s.rect(700, 620, 92, 130, "b")
    s.rect(700, 662, 92, 60, "c")
    s.rect(716, 586, 60, 36, "a")
    s.rect(830, 650, 76, 100, "c5")
    s.rect(830, 684, 76, 44, "ab5")
    s.rect(842, 620, 52, 32, "a")
    s.rect(640, 748, 340, 12, "a")


@scene("school-yard", CLINIC)
def school_yard(s: Sheet) -> None:
    s.ground("b3")
    s.box_fade(0, 0, 1200, 360, "b9", "w")
    motifs.cloud(s, 260, 130, 150, "w")
    motifs.cloud(s, 1010, 100, 120, "w")
    s.rect(120, 170, 700, 270, "c")
    s.rect(120, 158, 700, 20, "a")
    s.poly([(390, 160), (470, 90), (550, 160)], "a")
    s.disc(470, 136, 20, "w")
    for row in range(2):
        for i in range(8):
            if row == 1 and i in (3, 4):
                continue
            s.rect(146 + i * 84, 202 + row * 118, 58, 76, "w")
            s.rect(146 + i * 84, 202 + row * 118, 58, 34, "a4b")
            s.line([(175 + i * 84, 202 + row * 118), (175 + i * 84, 278 + row * 118)], 4, "a")
    s.poly(props.arch(470, 440, 90, 130), "a")
    s.rect(760, 170, 60, 270, "a5", True)
    s.rect(0, 436, 1200, 370, "c3")
    s.box_fade(0, 436, 1200, 370, "c4", "c2")
    props.tree(s, 1000, 470, 400, "a", "b", "b4")
    s.poly(
        smooth(
            [(1010, 468), (900, 480), (700, 540), (640, 600), (760, 640), (930, 580), (1000, 500)]
        ),
        "a4",
        True,
    )
    for i, n in enumerate((1, 2, 1, 2, 1)):
        y, k = 760 - i * 46, 74 - i * 9
        for j in range(n):
            x = 190 + i * 40 + (j - (n - 1) / 2) * k * 1.15
            s.poly(
                [(x - k / 2 + 8, y - 38), (x + k / 2 + 8, y - 38), (x + k / 2, y), (x - k / 2, y)],
                "w",
            )
            s.poly(
                [
                    (x - k / 2 + 13, y - 34),
                    (x + k / 2 + 3, y - 34),
                    (x + k / 2 - 5, y - 4),
                    (x - k / 2 + 5, y - 4),
                ],
                "c3",
            )
    kids = (
        (270, 690, 150, "a", "dress", "stand", "up"),
        (470, 600, 128, "b", "coat", "run", "swing"),
        (580, 640, 140, "c", "coat", "run", "wide"),
        (700, 590, 126, "a", "dress", "stand", "wide"),
        (800, 690, 158, "a", "coat", "run", "reach"),
        (1040, 660, 150, "b", "coat", "walk", "up"),
        (960, 700, 160, "c", "dress", "stand", "up"),
        (390, 560, 110, "c", "dress", "stand", "down"),
        (340, 556, 108, "a", "coat", "walk", "reach"),
    )
    for x, y, h, mix, body, legs, arms in kids:
        motifs.long_shadow(s, x, y, -h * 0.9, h * 0.2, "a5", -0.34)
        people.person(
            s,
            x,
            y - (24 if arms == "up" and x < 300 else 0),
            h,
            mix,
            body,
            legs,
            arms,
            skin="a3c6" if mix != "a" else "c5",
            head="a" if mix != "a" else "c",
        )
    s.disc(880, 520, 24, "c")
    s.arc(880, 520, 24, 0, 360, 4, "a")
    s.line([(858, 514), (902, 526)], 3, "a")
    s.line(smooth([(986, 560), (1000, 500), (1014, 560)], False), 3, "a")
