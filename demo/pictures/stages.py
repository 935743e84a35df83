"""Scenes of the stage: curtain, orchestra, puppets."""

from __future__ import annotations

import math

from demo.pictures import motifs, people, props
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import DUSK, SAND, THEATRE
from demo.pictures.sheet import Sheet, smooth


@scene("stage-curtain", THEATRE)
def stage_curtain(s: Sheet) -> None:
    s.ground("b")
    for i in range(25):
        x = i * 50 - 20
        s.fade([(x, 0), (x + 50, 0), (x + 46, 580), (x + 4, 580)], "a8b", "b", across=True)
        s.gouge((x + 40, 20), (x + 36, 570), 9, "bc")
    s.fade([(560, -10), (640, -10), (850, 600), (350, 600)], "c3b", "c")
    s.fade([(585, -10), (615, -10), (760, 600), (440, 600)], "c9b3", "c5")
    for side in (-1, 1):
        edge = smooth(
            [
                (600 + side * 620, -10),
                (600 + side * 330, -10),
                (600 + side * 380, 200),
                (600 + side * 500, 360),
                (600 + side * 470, 600),
                (600 + side * 620, 600),
            ],
            False,
        )
        s.poly(edge, "a")
        with s.within(edge):
            for i in range(6):
                x = 600 + side * (370 + i * 44)
                s.taper(
                    smooth(
                        [
                            (x, -10),
                            (x + side * 40, 200),
                            (600 + side * (500 + i * 10), 360),
                            (x + side * 100 - side * i * 12, 610),
                        ],
                        False,
                    ),
                    13,
                    20,
                    "b",
                )
        s.rect(600 + side * 505 - 24, 346, 48, 22, "c")
    for i in range(9):
        x = i * 150
        s.poly(
            [(x - 90, -5), *smooth([(x - 90, 30), (x, 120), (x + 90, 30)], False), (x + 90, -5)],
            "a" if i % 2 else "b",
        )
        s.line(smooth([(x - 90, 34), (x, 124), (x + 90, 34)], False), 8, "c")
    s.rect(0, 580, 1200, 70, "c")
    for i in range(16):
        s.line([(600 + (i - 8) * 70, 582), (600 + (i - 8) * 92, 650)], 3, "a")
    s.disc(600, 604, 170, "w", ry=20)
    s.rect(0, 640, 1200, 170, "a")
    for i in range(12):
        s.arc(60 + i * 98, 650, 20, 180, 360, 14, "c")
    people.person(s, 600, 606, 270, "a", "dress", "stand", "wide", skin="w", head="a")
    people.audience(s, 752, 46, "b", 2.3)
    people.audience(s, 810, 58, "a", 2.1)


@scene("stage-orchestra", SAND)
def stage_orchestra(s: Sheet) -> None:
    s.ground("b5")
    s.box_fade(0, 0, 1200, 460, "b", "b3")
    for i in range(6):
        s.arc(600, 560, 330 + i * 90, 180, 360, 44, "c" if i % 2 else "bc5")
    for i in range(11):
        a = math.pi * (i + 0.5) / 11
        s.gouge(
            (600 + 300 * math.cos(a), 560 - 300 * math.sin(a)),
            (600 + 820 * math.cos(a), 560 - 820 * math.sin(a)),
            9,
            "b3",
        )
    s.poly([(0, 470), (1200, 470), (1200, 810), (0, 810)], "b")
    for row, (y, h, count, mix) in enumerate(
        ((470, 120, 11, "ac5"), (560, 160, 8, "a"), (680, 220, 6, "a"))
    ):
        span = 880 + row * 130
        for i in range(count):
            t = (i + 0.5) / count * 2 - 1
            x, yy = 600 + t * span / 2, y + abs(t) ** 2 * (54 + 20 * row) - 40
            if row == 2 and abs(t) < 0.3:
                continue
            s.disc(x, yy + h * 0.02, h * 0.3, "a4", True, h * 0.07)
            _player(s, x, yy, h, mix, t > 0, row)
    s.poly([(470, 745), (730, 745), (780, 810), (420, 810)], "c")
    s.rect(455, 770, 290, 50, "a")
    s.line([(600, 745), (600, 600)], 6, "a")
    person_y = 756
    people.person(s, 600, person_y, 380, "a", "coat", "stand", "wide", skin="w", head="a")
    s.poly(
        place(
            [(-0.11, 0.45), (0.11, 0.45), (0.08, 0.18), (0.01, 0.34), (-0.01, 0.34), (-0.08, 0.18)],
            600,
            person_y,
            380,
        ),
        "a",
    )
    s.line([(752, 402), (800, 320)], 4, "w")
    motifs.streaks(s, (40, 700, 1120, 90), 8, "c", 150, 6)


def _player(s: Sheet, x: float, y: float, h: float, mix: str, flip: bool, row: int) -> None:
    people.seated(s, x, y, h, mix, flip, skin="w" if row else "b3")
    if row == 0:
        s.taper(place([(0.08, 0.8), (0.44, 0.62)], x, y, h, flip), h * 0.04, h * 0.17, "b")
        return
    if flip:
        s.blob(
            place(
                [
                    (0.26, 0.08),
                    (0.16, 0.3),
                    (0.24, 0.42),
                    (0.2, 0.56),
                    (0.3, 0.66),
                    (0.42, 0.56),
                    (0.4, 0.42),
                    (0.5, 0.28),
                    (0.42, 0.08),
                ],
                x,
                y,
                h,
                flip,
            ),
            "c",
        )
        s.line(place([(0.3, 0.3), (0.28, 1.0)], x, y, h, flip), h * 0.035, "a")
        s.line(place([(0.06, 0.46), (0.66, 0.36)], x, y, h, flip), h * 0.016, "a")
    else:
        s.blob(
            place(
                [
                    (0.06, 0.7),
                    (0.1, 0.8),
                    (0.2, 0.76),
                    (0.3, 0.78),
                    (0.36, 0.7),
                    (0.28, 0.63),
                    (0.18, 0.66),
                ],
                x,
                y,
                h,
                flip,
            ),
            "c",
        )
        s.line(place([(0.3, 0.71), (0.56, 0.76)], x, y, h, flip), h * 0.028, "a")
        s.line(place([(0.06, 0.94), (0.42, 0.5)], x, y, h, flip), h * 0.016, "w")


@scene("stage-puppets", DUSK)
def stage_puppets(s: Sheet) -> None:
    s.ground("b")
    s.rect(0, 0, 1200, 150, "a")
    s.poly(props.arch(600, 690, 1000, 640), "c")
    s.poly(props.arch(600, 690, 960, 610), "c4")
    inner = props.arch(600, 690, 960, 610)
    with s.within(inner):
        s.box_fade(120, 80, 960, 620, "c7b4", "c2")
        s.disc(820, 280, 74, "c")
        s.poly(motifs.roll(s, [520, 470, 500, 540, 500, 450, 480, 530, 500]), "b6c3")
        s.poly(motifs.roll(s, [570, 590, 560, 540, 580, 600, 560, 570]), "b")
        for x, h in ((250, 180), (330, 120), (960, 170)):
            props.cypress(s, x, 600, h, "ab4", "b")
        s.rect(100, 640, 1000, 60, "a")
    for i in range(13):
        s.disc(132 + i * 78, 0, 52, "b" if i % 2 else "c", ry=64)
    for x, hand, mix, hat, skirt, flip in (
        (440, 430, "a", "b", "b", False),
        (740, 760, "b", "a", "c", True),
    ):
        y = 650
        for px, py in ((-0.34, 0.62), (0.34, 0.66), (0, 1.05), (-0.12, 0.22), (0.16, 0.2)):
            top = (hand + px * 190, 116 - abs(px) * 26)
            s.line([top, place([(px, py)], x, y, 310, flip)[0]], 2.5, "a")
        s.line([(hand - 86, 92), (hand + 86, 104)], 12, "w")
        s.line([(hand - 14, 66), (hand + 12, 132)], 12, "w")
        s.blob(
            [
                (hand - 40, -20),
                (hand - 44, 60),
                (hand - 20, 104),
                (hand + 26, 108),
                (hand + 48, 60),
                (hand + 44, -20),
            ],
            "c5b2",
        )
        for i in range(4):
            s.taper([(hand - 30 + i * 20, 60), (hand - 32 + i * 21, 116)], 18, 13, "c5b2")
        for leg in (
            [(-0.08, 0.4), (-0.14, 0.22), (-0.1, 0.03)],
            [(0.08, 0.4), (0.18, 0.22), (0.14, 0.03)],
        ):
            pts = place(leg, x, y, 310, flip)
            s.line(pts[:2], 17, "w")
            s.line(pts[1:], 15, "w")
            s.disc(*pts[1], 10, "a")
            s.blob(
                [
                    (pts[2][0] - 16, pts[2][1] - 8),
                    (pts[2][0] + 34 * (-1 if flip else 1), pts[2][1] + 4),
                    (pts[2][0], pts[2][1] + 10),
                ],
                "a",
            )
        for arm in (
            [(-0.13, 0.74), (-0.26, 0.58), (-0.34, 0.64)],
            [(0.13, 0.74), (0.26, 0.6), (0.34, 0.68)],
        ):
            pts = place(arm, x, y, 310, flip)
            s.line(pts[:2], 18, mix)
            s.line(pts[1:], 16, mix)
            s.disc(*pts[1], 10, "w")
            s.disc(*pts[2], 13, "w")
        s.poly(place([(-0.13, 0.78), (0.13, 0.78), (0.2, 0.36), (-0.2, 0.36)], x, y, 310), mix)
        for i in range(5):
            s.poly(
                place(
                    [(-0.2 + i * 0.08, 0.38), (-0.12 + i * 0.08, 0.38), (-0.16 + i * 0.08, 0.3)],
                    x,
                    y,
                    310,
                ),
                skirt if mix == "b" else "c",
            )
        for i in range(3):
            s.disc(*place([(0, 0.7 - i * 0.1)], x, y, 310)[0], 7, "w")
        s.disc(*place([(0, 0.92)], x, y, 310)[0], 44, "w")
        s.poly(place([(-0.15, 0.98), (0, 1.24), (0.15, 0.98)], x, y, 310), hat)
        for px in (-0.05, 0.05):
            s.disc(*place([(px, 0.94)], x, y, 310)[0], 5, "a")
            s.disc(*place([(px * 1.8, 0.88)], x, y, 310)[0], 8, "b6")
        s.arc(*place([(0, 0.9)], x, y, 310)[0], 16, 30, 150, 4, "a")
    s.rect(0, 690, 1200, 120, "b")
    s.rect(0, 684, 1200, 12, "c")
    for i in range(11):
        people.bust(
            s, 40 + i * 112 + s.rng.uniform(-12, 12), 790 + s.rng.uniform(-10, 10), 44, "a", i % 3
        )
