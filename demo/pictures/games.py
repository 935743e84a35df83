"""Scenes of games seen close or from above: the pitch, the chess board."""

from __future__ import annotations

import math

from demo.pictures import motifs
from demo.pictures.catalogue import scene
from demo.pictures.motifs import place
from demo.pictures.press import ORCHARD, THEATRE
from demo.pictures.sheet import Sheet, smooth


@scene("football-pitch", ORCHARD)
def football_pitch(s: Sheet) -> None:
    s.ground("b")
    for i in range(0, 12, 2):
        s.rect(i * 100, 0, 100, 800, "b7")
    s.rect(60, 60, 1400, 5, "w")
    s.rect(60, 735, 1400, 5, "w")
    s.rect(60, 60, 5, 680, "w")
    s.rect(900, 60, 5, 680, "w")
    s.ring(902, 400, 130, 5, "w")
    s.disc(902, 400, 8, "w")
    for w, h in ((210, 440), (90, 220)):
        y = 400 - h / 2
        s.rect(60, y, w, 5, "w")
        s.rect(60, y + h - 5, w, 5, "w")
        s.rect(60 + w, y, 5, h, "w")
    s.disc(210, 400, 7, "w")
    s.arc(210, 400, 110, -56, 56, 5, "w")
    s.rect(14, 320, 48, 160, "w")
    for i in range(8):
        s.line([(14, 322 + i * 22), (62, 322 + i * 22)], 2, "a")
        s.line([(14 + i * 6.8, 320), (14 + i * 6.8, 480)], 2, "a")
    spots = (
        (110, 410, "c"),
        (330, 250, "a"),
        (350, 540, "a"),
        (420, 390, "w"),
        (540, 200, "w"),
        (560, 590, "w"),
        (660, 380, "a"),
        (760, 500, "w"),
        (800, 240, "a"),
        (1010, 330, "w"),
        (1060, 610, "a"),
    )
    for x, y, mix in spots:
        turn = s.rng.uniform(-0.5, 0.5)
        s.poly(
            [(x - 14, y + 4), (x + 14, y - 4), (x + 150, y + 96), (x + 126, y + 112)], "a6", True
        )
        s.disc(x + 146, y + 110, 17, "a6", True)
        dx, dy = 30 * math.cos(turn + 1.4), 30 * math.sin(turn + 1.4)
        for side in (-1, 1):
            s.line(
                [
                    (x + side * dx, y + side * dy),
                    (
                        x + side * dx * 1.1 - 26 * side * math.cos(turn),
                        y + side * dy - 22 * math.sin(turn),
                    ),
                ],
                12,
                "a3c7",
            )
        s.line([(x - dx, y - dy), (x + dx, y + dy)], 30, mix)
        s.disc(x - dx, y - dy, 15, mix)
        s.disc(x + dx, y + dy, 15, mix)
        s.disc(x, y, 16, "a3c7")
        s.disc(x + 3, y - 2, 14, "a")
    s.disc(300, 356, 15, "a6", True)
    s.disc(280, 340, 15, "w")
    for i in range(5):
        s.disc(280 + 9 * math.cos(i * 1.257), 340 + 9 * math.sin(i * 1.257), 3.4, "a")
    for i in range(12):
        t = i / 12
        s.disc(300 + 330 * t, 338 + 30 * t - 70 * math.sin(math.pi * t), 3.5, "c")
    s.fade([(1200, 0), (1200, 800), (1010, 800), (1120, 420), (980, 0)], "a3", "a9", True, True)


@scene("chess-board", THEATRE)
def chess_board(s: Sheet) -> None:
    s.ground("b")
    s.box_fade(0, 0, 1200, 430, "ab", "b")
    motifs.streaks(s, (0, 30, 1200, 360), 14, "ab", 420, 10)
    s.disc(600, 260, 230, "c")
    for row in range(6):
        y0, y1 = 430 + 11 * row * (row + 2), 430 + 11 * (row + 1) * (row + 3)
        for col in range(-8, 8):
            k0, k1 = 90 + (y0 - 430) * 0.36, 90 + (y1 - 430) * 0.36
            mix = "w" if (row + col) % 2 else "a"
            s.poly(
                [
                    (600 + col * k0, y0),
                    (600 + (col + 1) * k0, y0),
                    (600 + (col + 1) * k1, y1),
                    (600 + col * k1, y1),
                ],
                mix,
            )
    s.rect(0, 422, 1200, 12, "c")
    for x, y, k, kind, mix in (
        (140, 500, 210, "pawn", "ab"),
        (330, 496, 250, "rook", "ab"),
        (1040, 500, 300, "king", "ab"),
        (860, 520, 230, "pawn", "ab"),
    ):
        s.disc(x, y, k * 0.27, "a6", True, k * 0.07)
        _piece(s, x, y, k, kind, mix, "b")
    for x, y, k, kind in (
        (240, 730, 390, "pawn"),
        (570, 690, 560, "knight"),
        (960, 760, 480, "rook"),
    ):
        s.poly(
            [
                (x - k * 0.2, y),
                (x + k * 0.2, y),
                (x + k * 0.9, y + k * 0.16),
                (x + k * 0.7, y + k * 0.22),
            ],
            "a7b3",
            True,
        )
        _piece(s, x, y, k, kind, "c" if kind != "knight" else "w", "a")


def _piece(s: Sheet, x: float, y: float, k: float, kind: str, mix: str, line: str) -> None:
    s.blob(
        place(
            [
                (-0.26, 0.0),
                (-0.27, 0.06),
                (-0.2, 0.11),
                (0.2, 0.11),
                (0.27, 0.06),
                (0.26, 0.0),
                (0, -0.04),
            ],
            x,
            y,
            k,
        ),
        mix,
    )
    stem = [(-0.17, 0.1), (-0.09, 0.3), (-0.07, 0.52), (0.07, 0.52), (0.09, 0.3), (0.17, 0.1)]
    if kind == "knight":
        horse = [
            (-0.2, 0.1),
            (-0.17, 0.3),
            (-0.04, 0.46),
            (-0.2, 0.46),
            (-0.3, 0.4),
            (-0.36, 0.47),
            (-0.33, 0.56),
            (-0.19, 0.72),
            (-0.12, 0.84),
            (-0.1, 0.94),
            (-0.02, 0.87),
            (0.12, 0.78),
            (0.22, 0.6),
            (0.23, 0.36),
            (0.2, 0.1),
        ]
        s.poly(place(smooth(horse, True, 6), x, y, k), mix)
        with s.within(place(smooth(horse, True, 6), x, y, k)):
            s.fade(
                place([(0.06, 0.1), (0.06, 0.95), (0.3, 0.95), (0.3, 0.1)], x, y, k),
                "b2",
                "b9",
                True,
                True,
            )
        s.disc(*place([(-0.14, 0.68)], x, y, k)[0], k * 0.022, line)
        for i in range(5):
            p = place(
                [(0.02 + i * 0.035, 0.82 - i * 0.12), (0.13 + i * 0.015, 0.68 - i * 0.11)], x, y, k
            )
            s.gouge(p[0], p[1], k * 0.035, line)
        s.disc(*place([(-0.31, 0.47)], x, y, k)[0], k * 0.012, line)
    else:
        s.poly(place(stem, x, y, k), mix)
        s.blob(
            place([(-0.14, 0.54), (-0.12, 0.58), (0.12, 0.58), (0.14, 0.54), (0, 0.5)], x, y, k),
            mix,
        )
        if kind == "rook":
            crown = [
                (-0.14, 0.56),
                (-0.17, 0.8),
                (-0.09, 0.8),
                (-0.09, 0.73),
                (-0.04, 0.73),
                (-0.04, 0.8),
                (0.04, 0.8),
                (0.04, 0.73),
                (0.09, 0.73),
                (0.09, 0.8),
                (0.17, 0.8),
                (0.14, 0.56),
            ]
            s.poly(place(crown, x, y, k), mix)
        elif kind == "king":
            s.poly(
                place(
                    [(-0.09, 0.57), (-0.15, 0.84), (0, 0.88), (0.15, 0.84), (0.09, 0.57)], x, y, k
                ),
                mix,
            )
            s.line(place([(0, 0.86), (0, 1.02)], x, y, k), k * 0.035, mix)
            s.line(place([(-0.06, 0.96), (0.06, 0.96)], x, y, k), k * 0.035, mix)
        else:
            s.disc(*place([(0, 0.68)], x, y, k)[0], k * 0.13, mix)
        s.fade(
            place([(0.03, 0.11), (0.03, 0.52), (0.07, 0.52), (0.09, 0.3), (0.17, 0.11)], x, y, k),
            line + "3",
            line + "8",
            True,
            True,
        )
    s.line(place([(-0.2, 0.11), (0.2, 0.11)], x, y, k), k * 0.014, line)
