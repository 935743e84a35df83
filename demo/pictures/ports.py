"""Scenes of the harbour: dawn, cranes, night, the fish market, the lighthouse."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.press import BRICK, HARBOUR, NIGHT
from demo.pictures.sheet import Sheet, smooth


@scene("port-dawn", HARBOUR)
def port_dawn(s: Sheet) -> None:
    s.ground("w")
    s.box_fade(0, 0, 1200, 430, "c1", "c6")
    motifs.streaks(s, (0, 60, 1200, 300), 16, "w", 300, 8)
    s.disc(690, 420, 205, "c")
    s.poly(motifs.roll(s, [400, 384, 420, 412, 430, 425, 415, 395, 402, 380, 390]), "b6c4")
    s.poly(motifs.roll(s, [372, 352, 400, 434, 440, 440, 440, 440, 440, 430, 412]), "b")
    s.box_fade(0, 430, 1200, 370, "b7", "b")
    motifs.glitter(s, 690, 432, 350, 150, "c")
    motifs.glitter(s, 700, 440, 330, 60, "w")
    motifs.streaks(s, (0, 445, 1200, 340), 30, "a3b", 190, 6)
    s.poly([(0, 492), (330, 478), (372, 500), (0, 530)], "a")
    s.poly([(288, 482), (296, 380), (324, 380), (332, 482)], "w")
    s.rect(290, 430, 40, 22, "c")
    s.rect(292, 366, 36, 16, "a")
    s.poly([(292, 366), (310, 344), (328, 366)], "a")
    for x, y, k, flip in ((560, 500, 78, False), (890, 482, 62, True), (1010, 470, 44, False)):
        props.dhow(s, x, y, k * 1.5, "a", "ab5" if k > 50 else "b", flip)
    props.trawler(s, 760, 655, 190, "a", "w")
    motifs.streaks(s, (540, 655, 440, 26), 5, "a", 240, 9)
    people.person(s, 868, 606, 88, "a", arms="reach")
    motifs.birds(s, 420, 210, 7, "a", 30, 200)
    motifs.bird(s, 985, 190, 62, "a", 0.5)


@scene("port-cranes", BRICK)
def port_cranes(s: Sheet) -> None:
    s.ground("c3")
    s.box_fade(0, 0, 1200, 560, "b5", "c2")
    motifs.cloud(s, 220, 210, 180, "w")
    motifs.cloud(s, 940, 130, 230, "w")
    motifs.cloud(s, 660, 330, 120, "w")
    for x, h, mix in ((1010, 330, "b"), (800, 420, "ab"), (500, 600, "a")):
        props.gantry(s, x, 610, h, mix, True)
    s.rect(0, 600, 1200, 200, "ab4")
    hull = [
        (-20, 470),
        (300, 470),
        (300, 500),
        (350, 500),
        (350, 470),
        (390, 470),
        (300, 690),
        (-20, 690),
    ]
    mixes = ("c", "b", "c5", "bc", "w", "a")
    for row in range(4):
        for col in range(7):
            if row + col < 9 and s.rng.random() < 0.93:
                mix = s.rng.choice(mixes)
                _container(s, -30 + col * 48 - 10, 440 - row * 34 + 4, 46, 32, mix)
    s.poly(hull, "c")
    s.poly([(-20, 600), (332, 600), (300, 690), (-20, 690)], "ac")
    for row in range(3):
        for col in range(6):
            if s.rng.random() < 0.86 - 0.18 * row:
                _container(s, 640 + col * 96, 622 - row * 60, 92, 56, s.rng.choice(mixes))
    s.rect(420, 678, 780, 122, "a")
    s.poly([(420, 678), (1200, 678), (1200, 690), (404, 690)], "c")
    s.rect(-20, 690, 440, 110, "b")
    motifs.streaks(s, (-20, 696, 420, 100), 14, "w", 110, 6)
    motifs.streaks(s, (-20, 696, 420, 100), 9, "ab", 140, 7)
    s.line([(196, 226), (196, 396)], 3, "a")
    _container(s, 160, 392, 72, 34, "w")
    for x in (560, 618):
        people.person(s, x, 680, 76, "a", "coat", "walk", "swing", skin="c", head="w")
    motifs.birds(s, 720, 130, 4, "a", 20, 120)


def _container(s: Sheet, x: float, y: float, w: float, h: float, mix: str) -> None:
    s.rect(x, y, w, h, mix)
    rib = "w" if mix == "a" else "a"
    for i in range(1, 8):
        s.rect(x + w * i / 8, y + h * 0.14, w * 0.014, h * 0.72, rib)
    s.rect(x, y + h - 3, w, 3, "a")


@scene("port-night", NIGHT)
def port_night(s: Sheet) -> None:
    s.box_fade(-1, -1, 1202, 460, "a", "a2b9")
    motifs.stars(s, 70, 260, "c")
    s.disc(905, 150, 84, "c")
    motifs.streaks(s, (800, 150, 240, 60), 3, "a8b3", 200, 8)
    s.poly(motifs.roll(s, [300, 235, 205, 250, 300, 350, 372, 380, 360, 330, 320]), "a7b")
    for _ in range(95):
        x = s.rng.uniform(0, 1200)
        low = 250 + 130 * min(1.0, abs(x - 260) / 520)
        y = s.rng.uniform(low, 428)
        w, h = s.rng.uniform(26, 46), s.rng.uniform(24, 48)
        s.rect(x, y, w, 440 - y, s.rng.choice(("b", "ab6", "b7", "a")))
        for i in range(2):
            if s.rng.random() < 0.85:
                s.rect(x + w * (0.18 + 0.4 * i), y + 9, 7, 10, "c")
        s.poly([(x - 3, y), (x + w / 2, y - h * 0.32), (x + w + 3, y)], "a")
    s.poly([(236, 300), (244, 180), (270, 180), (278, 300)], "a")
    s.disc(257, 182, 14, "c")
    s.rect(0, 432, 1200, 14, "a")
    s.box_fade(0, 446, 1200, 360, "a5b", "b")
    s.mirror(446, 200, 0.8, 0.8)
    motifs.streaks(s, (0, 452, 1200, 340), 46, "a", 230, 9)
    motifs.streaks(s, (0, 520, 1200, 280), 24, "b7", 190, 6)
    motifs.glitter(s, 905, 448, 330, 78, "c")
    for x in (120, 300, 452, 640, 820, 1010, 1130):
        props.lamp(s, x, 436, 66, "a", "c")
        motifs.glitter(s, x, 448, s.rng.uniform(120, 300), 12, "c")
    for x, y, k, flip in ((300, 640, 170, False), (860, 600, 130, True)):
        props.trawler(s, x, y, k, "a", "w", flip)
        s.rect(x - 0.48 * k * (-1 if flip else 1) - 6, y - 0.58 * k, 0.13 * k, 0.14 * k, "c")
        motifs.streaks(s, (x - k, y, k * 1.6, 22), 5, "a", k, 9)
    for x, h in ((560, 300), (610, 380), (690, 330)):
        s.line([(x, 760), (x + 6, 760 - h)], 4, "a")
        s.blob([(x - 80, 720), (x + 90, 716), (x + 62, 775), (x - 60, 775)], "a")
        s.line([(x + 6, 760 - h), (x + 88, 718)], 2, "a")
    motifs.streaks(s, (420, 778, 420, 20), 4, "b", 300, 8)


@scene("fish-market", HARBOUR)
def fish_market(s: Sheet) -> None:
    x: float
    s.ground("b5")
    for i in range(11):
        s.poly([(i * 120 - 60, -5), (i * 120, -5), (i * 116 + 6, 96), (i * 116 - 52, 96)], "c")
    for i in range(22):
        s.disc(i * 58 - 24, 96, 29, "c" if i % 2 == 0 else "w")
    s.rect(-5, 122, 1210, 300, "b", True)
    s.box_fade(-5, 122, 1210, 300, "a3b", "b7")
    for x in (250, 600, 950):
        s.line([(x, 40), (x, 150)], 3, "a")
        s.poly([(x - 42, 182), (x - 16, 148), (x + 16, 148), (x + 42, 182)], "a")
        s.fade([(x - 42, 182), (x + 42, 182), (x + 150, 420), (x - 150, 420)], "c2", "b7")
        s.disc(x, 184, 15, "w")
    for x, h, mix, flip in (
        (170, 330, "ab4", False),
        (470, 350, "a", False),
        (1030, 340, "a", True),
    ):
        people.person(s, x, 560, h, mix, arms="reach", flip=flip, skin="c6", head="a")
        s.poly([(x - 34, 350), (x + 34, 350), (x + 46, 560), (x - 46, 560)], "w")
    people.person(s, 770, 570, 360, "c", "dress", arms="down", skin="c5", head="a")
    s.poly([(0, 440), (1200, 440), (1300, 800), (-100, 800)], "w")
    s.poly([(0, 432), (1200, 432), (1204, 452), (-4, 452)], "a")
    for _ in range(520):
        s.disc(s.rng.uniform(0, 1200), s.rng.uniform(460, 800), s.rng.uniform(3, 8), "b5", True)
    rows = ((505, 105, 9, "b"), (590, 145, 7, "c"), (705, 205, 5, "ab5"))
    for y, k, count, mix in rows:
        for i in range(count):
            x = (i + 0.5 + 0.1 * s.rng.random()) * 1240 / count - 20
            _fish(s, x, y, k, mix if (i + count) % 4 else "b", s.rng.uniform(-0.1, 0.1))


def _fish(s: Sheet, x: float, y: float, k: float, mix: str, tilt: float) -> None:
    def at(px: float, py: float) -> tuple[float, float]:
        return x + k * (px - py * tilt), y + k * (py + px * tilt)

    body = smooth(
        [
            at(-0.5, 0),
            at(-0.3, -0.15),
            at(0, -0.2),
            at(0.32, -0.06),
            at(0.32, 0.06),
            at(0, 0.2),
            at(-0.3, 0.15),
        ]
    )
    s.poly([at(0.26, 0), at(0.52, -0.19), at(0.45, 0), at(0.52, 0.19)], "a")
    s.poly([at(-0.1, -0.16), at(0.12, -0.29), at(0.16, -0.12)], "a")
    s.poly(body, mix)
    with s.within(body):
        s.poly([at(-0.6, 0.06), at(0.5, 0.03), at(0.5, 0.4), at(-0.6, 0.4)], "w")
        for col in range(5):
            for row in range(-2, 3):
                cx, cy = at(-0.12 + col * 0.085, row * 0.075 + 0.03 * (col % 2))
                s.arc(cx, cy, k * 0.048, 110, 250, max(1.2, k * 0.011), "a")
    s.line([at(-0.25, -0.14), at(-0.2, 0), at(-0.25, 0.13)], k * 0.016, "a")
    s.disc(*at(-0.37, -0.035), k * 0.036, "w")
    s.disc(*at(-0.37, -0.035), k * 0.02, "a")


@scene("lighthouse", NIGHT)
def lighthouse(s: Sheet) -> None:
    s.box_fade(-1, -1, 1202, 620, "a", "a4b")
    motifs.stars(s, 60, 420, "c")
    s.fade([(430, 205), (430, 235), (-200, 420), (-200, 90)], "a4b", "c", across=True)
    s.fade([(470, 205), (470, 235), (1260, 470), (1260, 150)], "c", "a6b", across=True)
    motifs.streaks(s, (560, 120, 700, 330), 12, "a", 260, 7)
    s.rect(-1, 560, 1202, 250, "b")
    s.box_fade(-1, 556, 1202, 60, "a4b", "b")
    motifs.waves(s, 590, 7, 30, "w", 38)
    motifs.waves(s, 600, 6, 34, "a", 44)
    rock = [
        (80, 640),
        (180, 560),
        (260, 572),
        (330, 500),
        (430, 488),
        (560, 498),
        (620, 560),
        (720, 590),
        (800, 660),
        (870, 690),
        (700, 730),
        (300, 740),
        (120, 700),
    ]
    s.poly(rock, "a")
    for a, b in (
        ((330, 505), (250, 620)),
        ((430, 495), (400, 640)),
        ((560, 505), (610, 640)),
        ((190, 566), (160, 650)),
        ((630, 566), (720, 668)),
        ((480, 500), (500, 600)),
    ):
        s.gouge(a, b, 13, "b")
    tower = [(388, 500), (412, 262), (488, 262), (512, 500)]
    s.poly(tower, "w")
    with s.within(tower):
        for i in range(3):
            y = 300 + i * 82
            s.poly([(380, y), (520, y - 18), (520, y + 24), (380, y + 42)], "a6b")
        s.fade([(455, 250), (520, 250), (520, 500), (455, 500)], "w", "a6", True, True)
    s.rect(398, 250, 104, 14, "a")
    s.rect(420, 196, 60, 56, "c")
    for x in (420, 438, 459, 476):
        s.rect(x, 196, 4, 56, "a")
    s.poly([(408, 198), (450, 156), (492, 198)], "a")
    s.disc(450, 152, 7, "a")
    s.poly(props.arch(450, 500, 30, 52), "a")
    props.house(s, 540, 500, 96, 52, "w", "a", "a5", "c")
    for x, y, r in ((120, 690, 60), (240, 725, 80), (620, 735, 70), (790, 700, 60), (860, 720, 40)):
        for i in range(9):
            turn = math.pi * (1.05 + 0.9 * i / 8)
            far = r * s.rng.uniform(0.7, 1.3)
            s.disc(
                x + math.cos(turn) * far, y + math.sin(turn) * far * 0.7, s.rng.uniform(4, 13), "w"
            )
        s.disc(x, y, r * 0.8, "w", ry=r * 0.36)
    s.poly(motifs.roll(s, [730, 745, 722, 750, 730, 752, 735, 748, 728]), "ab")
    motifs.waves(s, 750, 2, 36, "w", 58)
