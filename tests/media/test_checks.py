"""Uploads that are broken in ways of their own are refused in words, or let in as they are."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow

from maydan.media.checks import check_picture


def test_an_avif_whose_pictures_are_noise_is_refused_in_words() -> None:
    drawn = BytesIO()
    Pillow.new("RGB", (64, 48), "teal").save(drawn, "AVIF")
    data = bytearray(drawn.getvalue())
    begin = data.index(b"mdat") + 4
    data[begin:] = b"\xa5" * (len(data) - begin)
    with pytest.raises(ValidationError, match="read whole"):
        check_picture(BytesIO(bytes(data)))


def test_an_orientation_that_is_no_number_turns_nothing() -> None:
    # One TIFF entry: tag 0x0112, of type text, two bytes long.
    entry = b"\x12\x01\x02\x00\x02\x00\x00\x00a\x00\x00\x00"
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00" + entry + b"\x00" * 4
    drawn = BytesIO()
    Pillow.new("RGB", (64, 48), "teal").save(drawn, "JPEG", exif=exif)
    assert check_picture(drawn) == (64, 48)
