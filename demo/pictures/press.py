"""The printing press: turns drawn plates into one printed sheet.

Each ink has a plate of coverage. Half tones become stipple, inks multiply where they overlap, and
every plate but the key sits a pixel or two off. It knows nothing of subjects: see sheet.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import TypeAlias

from PIL import Image, ImageChops, ImageFilter, ImageOps

Colour: TypeAlias = tuple[int, int, int]

_TILE = 1024


@dataclass(frozen=True, slots=True)
class Palette:
    """A paper and its three inks: a is the dark key, b the body colour, c the accent."""

    paper: Colour
    a: Colour
    b: Colour
    c: Colour


def _colour(text: str) -> Colour:
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def _palette(paper: str, a: str, b: str, c: str) -> Palette:
    return Palette(_colour(paper), _colour(a), _colour(b), _colour(c))


HARBOUR = _palette("f5ead4", "17324e", "5aa7a0", "f1603e")
DUSK = _palette("f7e8ce", "40264f", "e5677b", "f9ae3d")
SAND = _palette("f8eed8", "56291f", "e8aa48", "dc5a33")
ALPINE = _palette("f1f0e6", "1d3549", "8abace", "f0603c")
NIGHT = _palette("f6ebc9", "14213f", "3a7d98", "fac643")
ORCHARD = _palette("f7f0da", "1f4736", "94b75f", "e9573a")
THEATRE = _palette("f8ead6", "2d1a30", "d43a45", "f5b642")
CLINIC = _palette("f2f1e5", "1f2d4d", "82c8b2", "f5806c")
BRICK = _palette("f5ebdb", "2c2a3c", "7b96b4", "e06a44")
REEF = _palette("f3eed8", "0f3c58", "47b7b1", "ff735b")


@cache
def _tile(seed: str, blur: float, size: int = _TILE) -> Image.Image:
    """Even noise, every grey equally frequent, tiled to twice its width."""
    raw = Image.frombytes("L", (size, size), Random(seed).randbytes(size * size))
    # Blurred with its neighbours around it, so that the joins do not show.
    soft = _repeat(raw).filter(ImageFilter.GaussianBlur(blur))
    inner = soft.crop((size // 2, size // 2, size // 2 + size, size // 2 + size))
    return _repeat(ImageOps.equalize(inner))


def _repeat(tile: Image.Image) -> Image.Image:
    """A tile four times over, two by two."""
    wide, high = tile.size
    out = Image.new("L", (wide * 2, high * 2))
    for x in (0, wide):
        for y in (0, high):
            out.paste(tile, (x, y))
    return out


@cache
def _stipple() -> Image.Image:
    # 64..191 leaves a solid solid and bare paper bare after the threshold in _screen.
    return _tile("stipple", 0.72).point([64 + v * 127 // 255 for v in range(256)])


@cache
def _wear() -> Image.Image:
    """Where the ink did not take: faint mottling and a few pinholes."""
    mottle = _tile("mottle", 5, 512).resize((_TILE * 2, _TILE * 2))
    holes = _tile("holes", 1.1).point([110 + v * 120 if v < 2 else 255 for v in range(256)])
    return ImageChops.multiply(mottle.point([238 + v // 15 for v in range(256)]), holes)


@cache
def _fibre() -> Image.Image:
    return _tile("fibre", 0.7).point([245 + v // 26 for v in range(256)])


def _window(texture: Image.Image, size: tuple[int, int], rng: Random) -> Image.Image:
    x = rng.randrange(texture.width - size[0])
    y = rng.randrange(texture.height - size[1])
    return texture.crop((x, y, x + size[0], y + size[1]))


_STEP = [max(0, min(255, round((v * 2 - 255) * 2.0 + 128))) for v in range(256)]


def _screen(coverage: Image.Image, rng: Random) -> Image.Image:
    """Solid and bare areas stay as they are; tints between them turn into soft dots."""
    mixed = ImageChops.add(coverage, _window(_stipple(), coverage.size, rng), scale=2)
    # Part of the tint stays flat, or a face at arm's length would be all sand.
    tint = Image.blend(coverage, mixed.point(_STEP), 0.52)
    return ImageChops.multiply(tint, _window(_wear(), coverage.size, rng))


def pull(plates: dict[str, Image.Image], palette: Palette, rng: Random) -> Image.Image:
    """Print the plates, drawn at twice the size, lightest ink first."""
    first = next(iter(plates.values()))
    size = (first.width // 2, first.height // 2)
    fibre = _window(_fibre(), size, rng)
    channels = [fibre.point([v * level // 255 for v in range(256)]) for level in palette.paper]
    for name in ("c", "b", "a"):
        screened = _screen(plates[name].reduce(2), rng)
        if name != "a":
            shift = rng.choice((-2, -1, 1, 2)), rng.choice((-1, 1))
            screened = ImageChops.offset(screened, *shift)
        ink: Colour = getattr(palette, name)
        for i, level in enumerate(ink):
            film = screened.point([255 - v * (255 - level) // 255 for v in range(256)])
            channels[i] = ImageChops.multiply(channels[i], film)
    return Image.merge("RGB", channels)
