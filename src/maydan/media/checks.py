"""What a picture must be before it is let in: a whole raster file of a known kind and a bearable
size, whatever its name says."""

from __future__ import annotations

import warnings
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 20_000


def check_picture(file: IO[bytes]) -> tuple[int, int]:
    """The width and height of a sound picture, upright. Raises ValidationError, in words for the
    person who uploads."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(file, formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                    raise ValidationError(
                        _(
                            "The picture has %(w)d × %(h)d pixels, more than the newsroom takes"
                            " (60 million). Save a smaller copy."
                        )
                        % {"w": width, "h": height}
                    )
                picture.load()  # decodes all of it: a truncated file fails here, not at the press
                turned = picture.getexif().get(0x0112) in (5, 6, 7, 8)  # it may be anything
    except ValidationError:
        raise
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        RuntimeError,  # what the AVIF decoder says
        Pillow.DecompressionBombError,
        Pillow.DecompressionBombWarning,
    ) as fault:
        raise ValidationError(
            _(
                "This is not a picture that can be read whole (JPEG, PNG, WebP, AVIF or GIF)."
                " Save it again and upload the copy."
            )
        ) from fault
    finally:
        file.seek(0)
    return (height, width) if turned else (width, height)
