"""An edition's accent, made readable: darker until it stands on paper, lighter at night.

Editors choose any colour; links and labels must keep contrast whatever they choose.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

PAPER = "#fbfaf7"
NIGHT = "#171512"
ENOUGH = 5.2  # over AA's 4.5, so that small labels hold too
CALM = 0.55  # what is left of a colour's saturation at night, where it glares
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def name_of(accent: str) -> str:
    """The value of `data-accent` for a colour; "" when it is not one."""
    return accent[1:].lower() if _HEX.fullmatch(accent) else ""


def rules(accents: Iterable[str]) -> str:
    """CSS that sets the accent of pages which name it."""
    return "".join(_rule(name) for name in sorted({name_of(accent) for accent in accents} - {""}))


def readable(colour: str, ground: str) -> str:
    """`colour` moved towards black or white until it stands out enough from `ground`."""
    by_day = _luminance(ground) > 0.5
    step = -0.02 if by_day else 0.02
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(colour))
    saturation *= 1 if by_day else CALM
    enough = ENOUGH if by_day else ENOUGH * 1.4
    while contrast(_hex(hue, light, saturation), ground) < enough and 0 <= light + step <= 1:
        light += step
    return _hex(hue, light, saturation)


def _rule(name: str) -> str:
    day, night = readable(f"#{name}", PAPER), readable(f"#{name}", NIGHT)
    return f'@layer accent{{[data-accent="{name}"]{{--accent-day:{day};--accent-night:{night}}}}}'


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(hue: float, light: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue, min(1, max(0, light)), saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG counts it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
