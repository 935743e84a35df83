"""The whole series by name: draws one picture, or writes those a folder still lacks.

The scenes stand in the modules imported here, the portraits in faces.py.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from demo.pictures import (  # noqa: F401 - each enters its scenes in the catalogue
    care,
    cities,
    civics,
    deserts,
    fields,
    games,
    kitchens,
    laboratories,
    mountains,
    orchards,
    ports,
    rivers,
    rooms,
    seas,
    stadiums,
    stages,
    works,
)
from demo.pictures.catalogue import SCENES
from demo.pictures.faces import FACES, portrait
from demo.pictures.sheet import Sheet

FACE = "face-"

NAMES: tuple[str, ...] = (*sorted(SCENES), *(FACE + key for key in sorted(FACES)))


def draw(name: str) -> Image.Image:
    """The picture of that name; the same name gives the same picture."""
    if name.startswith(FACE):
        face = FACES[name.removeprefix(FACE)]
        sheet = Sheet(name, face.palette, (800, 800))
        portrait(sheet, face)
    else:
        entry = SCENES[name]
        sheet = Sheet(name, entry.palette)
        entry.draw(sheet)
    return sheet.print()


def path_of(folder: Path, name: str) -> Path:
    """Where a picture's file stands in a folder."""
    return folder / f"{name}.jpg"


def write(folder: Path, name: str) -> Path:
    """Draw one picture into a folder; a broken run leaves no half-written file under its name."""
    target = path_of(folder, name)
    part = target.with_suffix(".part")
    draw(name).save(part, "JPEG", quality=90, optimize=False, progressive=False)
    part.replace(target)
    return target


def missing(folder: Path) -> list[str]:
    """The names that have no file in a folder yet."""
    return [name for name in NAMES if not path_of(folder, name).exists()]
