"""The list of scenes by name; scene modules enter themselves with the decorator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from demo.pictures.press import Palette
from demo.pictures.sheet import Sheet

Draw: TypeAlias = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing and the inks it is printed in."""

    draw: Draw
    palette: Palette


SCENES: dict[str, Scene] = {}


def scene(name: str, palette: Palette) -> Callable[[Draw], Draw]:
    """Enter a drawing in the series under a name."""

    def enter(draw: Draw) -> Draw:
        SCENES[name] = Scene(draw, palette)
        return draw

    return enter
