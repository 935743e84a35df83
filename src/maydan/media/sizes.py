"""Makes the sizes of pictures that readers get: AVIF (speed 8) and JPEG in a few widths, once, in
the background.

What is missing is derived from the rows (`sized` is not the key of the present file), so a run that
dies loses nothing and no queue is needed. Names carry the content's key; the press hard-links these
files into its tree (reader/outputs/site.py).
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

from maydan.lib.files import write_atomically
from maydan.media.models import Picture

log = logging.getLogger(__name__)
RECIPE = "1"  # part of each key: another recipe makes other files
WIDTHS = (320, 640, 960, 1280, 1920)
FORMATS = ("avif", "jpg")
AVIF = {"quality": 55, "speed": 8, "max_threads": 1}
JPEG = {"quality": 80, "progressive": True, "optimize": True}


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "sizes"


def file_of(key: str, width: int, ending: str) -> Path:
    """Where one size stands."""
    return folder() / key[:2] / key / f"{width}.{ending}"


def key_of(path: Path) -> str:
    """The content key of an original: 20 hex digits over its bytes and the recipe."""
    with path.open("rb") as handle:
        return hashlib.sha256(
            hashlib.file_digest(handle, "sha256").digest() + RECIPE.encode()
        ).hexdigest()[:20]


def widths_for(width: int) -> list[int]:
    """The widths to make for an original: none larger than it is."""
    return [w for w in WIDTHS if w <= width] or [width]


def waiting() -> Iterator[Picture]:
    """Pictures whose sizes are not made yet, oldest first."""
    return Picture.objects.filter(sized="", fault="").order_by("pk").iterator(chunk_size=50)


def prepare(path: str) -> None:
    """Make the files of an original without noting them, for several processes at once; faults
    are left to `make`."""
    with contextlib.suppress(OSError, ValueError, SyntaxError):
        _write(Path(path), key_of(Path(path)))


def make(image: Picture) -> None:
    """Make every size of `image` and note them. A picture that can't be read gets its fault
    noted instead."""
    try:
        key = key_of(Path(image.file.path))
        sizes = _write(Path(image.file.path), key)
    except (OSError, ValueError, SyntaxError, RuntimeError) as fault:
        log.warning("picture %s: no sizes: %s", image.pk, fault)
        _note(image, fault=str(fault)[:300] or "unreadable")
        return
    _note(image, sized=key, sizes=sizes)


def _note(image: Picture, **fields: object) -> None:
    with transaction.atomic():
        fresh = (
            Picture.objects.select_for_update().filter(pk=image.pk, file=image.file.name).first()
        )
        if fresh is None:
            return  # replaced or deleted meanwhile: the new file will have its turn
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.save(update_fields=list(fields))


def _write(path: Path, key: str) -> list[list[int]]:
    with Pillow.open(path) as original:
        upright = _srgb(ImageOps.exif_transpose(original))
    sizes = []
    for width in widths_for(upright.width):
        height = max(1, round(upright.height * width / upright.width))
        sizes.append([width, height])
        wanted = [ending for ending in FORMATS if not file_of(key, width, ending).exists()]
        if wanted:
            small = upright.resize((width, height), Pillow.Resampling.LANCZOS)
            for ending in wanted:
                write_atomically(file_of(key, width, ending), _encoded(small, ending))
    return sizes


def _srgb(picture: Pillow.Image) -> Pillow.Image:
    profile = picture.info.get("icc_profile")
    flat = picture
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        alpha = picture.convert("RGBA")
        flat = Pillow.new("RGB", alpha.size, "white")
        flat.paste(alpha, mask=alpha.getchannel("A"))
    elif profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            flat = converted if converted is not None else picture
        except ImageCms.PyCMSError:
            flat = picture  # a broken profile is no reason to lose the picture
    return flat.convert("RGB")


def _encoded(picture: Pillow.Image, ending: str) -> bytes:
    out = io.BytesIO()
    if ending == "avif":
        picture.save(out, "AVIF", **AVIF)
    else:
        picture.save(out, "JPEG", **JPEG)
    return out.getvalue()
