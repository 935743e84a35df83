"""Portraits of the paper's contributors, invented like everyone in it.

One head is drawn for all; what a person wears and how they are lit comes from their entry below.
"""

from __future__ import annotations

from demo.pictures import hair
from demo.pictures.press import ALPINE, BRICK, CLINIC, HARBOUR, REEF
from demo.pictures.sheet import Sheet
from demo.pictures.sitters import Face, Pen

FACES: dict[str, Face] = {
    "n-haddad": Face(HARBOUR, "b", "c", "c3", "c6", "a", "a", "bob", extra="earrings",
        wear="lapels"),
    "s-okafor": Face(BRICK, "c", "w", "bc", "a4bc", "b", "a", "crop", lips="a4c", wear="tie"),
    "m-ortega": Face(REEF, "c", "w", "c4", "c7", "b", "a", "long", wear="crew", collar="a"),
    "l-karam": Face(ALPINE, "b", "c", "c3", "c6", "a", "a5", "sides", beard="stubble",
                    glasses="square", wear="tie"),
    "r-nasser": Face(CLINIC, "a", "c", "c5", "a2c7", "w", "b", "scarf", flip=True),
    "j-whitfield": Face(ALPINE, "a", "b", "c2", "c5", "w", "c", "bun", glasses="round", wear="crew",
                        collar="a"),
    "a-benali": Face(CLINIC, "b", "w", "b3c7", "b6c9", "c", "a", "curls", beard="moustache",
                     wear="lapels"),
    "p-lindqvist": Face(HARBOUR, "a", "b", "c2", "c5", "c", "w", "fringe", flip=True, wear="crew"),
    "d-marchetti": Face(REEF, "a", "b", "c3", "c6", "c", "a4", "bald", beard="full", jaw=1.08),
    "y-sabbagh": Face(BRICK, "a", "b", "c3", "c6", "w", "c", "scarf", glasses="round"),
    "c-ibarra": Face(HARBOUR, "c", "b", "c4", "c7", "a", "w", "hat", beard="white", flip=True,
                     wear="lapels"),
    "t-mensah": Face(ALPINE, "c", "b", "bc", "a5bc", "w", "a", "afro", lips="a4c", extra="earrings",
                     wear="crew", collar="c"),
    "h-farouk": Face(BRICK, "b", "w", "b4c8", "b7c9", "c", "a7", "wave", beard="trim",
                     glasses="round", flip=True, wear="lapels"),
    "e-castellanos": Face(ALPINE, "c", "w", "c5", "a2c7", "a", "a", "plait", extra="strap",
                          collar="b"),
}  # fmt: skip


def portrait(s: Sheet, face: Face) -> None:
    """Draw one contributor on a square sheet."""
    pen = Pen(s, face.flip)
    s.ground(face.ground)
    s.disc(400, 400, 330, face.disc)
    for i in range(15):
        y = 90 + i * 46 + s.rng.uniform(-8, 8)
        x = s.rng.choice((20, 640)) + s.rng.uniform(-60, 60)
        s.gouge((x, y), (x + 150, y), 8, "a" if face.ground != "a" else "b")
    hair.behind(pen, face)
    _shoulders(pen, face)
    _head(pen, face)
    _features(pen, face)
    if face.beard:
        _beard(pen, face)
    _mouth(pen, face)
    hair.over(pen, face)
    if face.glasses:
        _glasses(pen, face)
    if face.extra == "earrings":
        for x in (-128, 128):
            pen.disc(x, 78, 13, "w")
            pen.disc(x, 108, 20, "c" if face.disc != "c" else "b")


def _shoulders(pen: Pen, face: Face) -> None:
    line = [(-330, 470), (-310, 330), (-210, 262), (-80, 226), (80, 226), (210, 262), (310, 330),
            (330, 470)]  # fmt: skip
    coat = pen.blob(line, face.coat)
    with pen.s.within(coat):
        tone = "a" if face.coat == "a" else "a4" if face.coat == "w" else face.coat + "a6"
        light = "ab" if face.coat == "a" else face.coat
        start = 430 if not face.flip else -30
        pen.s.box_fade(start, 560, 400, 260, light if not face.flip else tone,
                       tone if not face.flip else light, across=True)  # fmt: skip
    neck = [(-66, 90), (-68, 220), (-96, 262), (0, 330), (96, 262), (68, 220), (66, 90)]
    pen.poly(neck, face.skin)
    pen.blob([(-66, 120), (66, 120), (70, 216), (10, 222), (-50, 190)], face.shade)
    _neckline(pen, face)
    if face.extra == "strap":
        pen.stroke([(-190, 250), (-40, 380), (60, 470)], 20, 20, "c")
        pen.stroke([(190, 250), (100, 370), (60, 470)], 20, 20, "c")


def _neckline(pen: Pen, face: Face) -> None:
    if face.wear == "crew":
        pen.stroke([(-112, 238), (-70, 292), (0, 314), (70, 292), (112, 238)], 30, 30, face.collar)
        return
    for side in (-1, 1):
        pen.poly([(side * 66, 210), (side * 118, 246), (side * 84, 352), (0, 322)], face.collar)
    pen.poly([(-2, 318), (-60, 470), (60, 470), (4, 318)], face.collar)
    if face.wear == "tie":
        pen.poly([(-24, 318), (24, 318), (16, 356), (44, 470), (-44, 470), (-16, 356)], "a3c")
    elif face.wear == "lapels":
        edge = "a" if face.coat != "a" else "b"
        for side in (-1, 1):
            pen.poly([(side * 112, 240), (side * 190, 300), (side * 140, 352), (side * 160, 376),
                      (side * 56, 470), (side * 40, 470), (side * 84, 350)], edge)  # fmt: skip


def _head(pen: Pen, face: Face) -> None:
    for side in (-1, 1):
        pen.disc(side * 122, 22, 24, face.skin if side < 0 else face.shade, 38)
    j = face.jaw
    outline = pen.blob([(-120, -40), (-104, -140), (0, -184), (104, -140), (120, -40),
        (112 * j, 70),
                        (72 * j, 148), (0, 176), (-72 * j, 148), (-112 * j,
                            70)], face.skin)  # fmt: skip
    with pen.s.within(outline):
        pen.blob([(40, -190), (30, -60), (58, 30), (46, 110), (10, 190), (160, 190), (170, -190)],
                 face.shade)  # fmt: skip


def _features(pen: Pen, face: Face) -> None:
    ink = "a"
    for x in (-52, 54):
        pen.blob([(x - 27, 2), (x, -14), (x + 27, 2), (x, 13)], "w")
        pen.disc(x + 4, 0, 11.5, ink)
        pen.disc(x + 8, -4, 3, "w")
        pen.stroke([(x - 30, 4), (x, -16), (x + 30, 3)], 7, 5, ink)
        side = -1 if x < 0 else 1
        brow = "a6" if face.hair in ("w", "a4", "a5") else ink
        pen.stroke([(x - side * 30, -40), (x + side * 6, -52), (x + side * 40, -38)], 13, 4, brow)
    pen.stroke([(16, -34), (22, 20), (34, 62), (2, 72), (-14, 66)], 3, 7, ink)
    pen.disc(-78, 66, 24, _warm(face), 17)


def _warm(face: Face) -> str:
    if "b" in face.skin:
        return "a2bc" if face.skin == "bc" else "b5c"
    return "c6" if face.skin in ("c2", "c3") else "c7"


def _mouth(pen: Pen, face: Face) -> None:
    lips = face.lips if "a" in face.lips else "a2c"
    pen.blob([(-38, 110), (-12, 102), (4, 106), (20, 102), (44, 110), (4, 128)], lips)
    pen.stroke([(-44, 108), (-10, 113), (4, 111), (22, 113), (50, 106)], 3, 5, "a")


def _beard(pen: Pen, face: Face) -> None:
    tone = {"white": "w", "full": "a5", "stubble": "a3c5", "moustache": "a", "trim": "a"}[
        face.beard
    ]
    if face.beard != "moustache":
        low = 178 if face.beard in ("stubble", "trim") else 214
        pen.blob([(-116, 40), (-98, 66), (-66, 86), (-30, 84), (4, 88), (38, 84), (74, 84),
            (100, 66),
                  (117, 40), (116, 100), (78, 158), (2, low), (-74, 158), (-114,
                      100)], tone)  # fmt: skip
        pen.blob([(-50, 106), (4, 98), (56, 106), (44, 136), (4, 146), (-36, 136)], face.skin)
    pen.blob(
        [(-60, 112), (-34, 86), (4, 82), (42, 86), (68, 112), (34, 102), (4, 98), (-26, 102)], tone
    )


def _glasses(pen: Pen, face: Face) -> None:
    for x in (-54, 56):
        cx, cy = pen.at(x, 0)
        if face.glasses == "round":
            pen.s.ring(cx, cy, 47, 8, "a")
        else:
            box = [(cx - 46, cy - 32), (cx + 46, cy - 32), (cx + 42, cy + 34), (cx - 42, cy + 34)]
            pen.s.line([*box, box[0], box[1]], 9, "a")
    pen.stroke([(-9, -6), (1, -14), (11, -6)], 7, 7, "a")
    for side in (-1, 1):
        pen.s.line(pen.pts([(side * 100, -8), (side * 126, -2)]), 7, "a")
