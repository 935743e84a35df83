"""The newsroom that the tests of its screens work in."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow

from maydan.media.models import Picture
from tests.desk.newsroom import Desk, build


@pytest.fixture
def desk(db: None) -> Desk:
    return build()


@pytest.fixture
def picture(desk: Desk, settings: Any, tmp_path: Path) -> Iterator[Picture]:
    """An uploaded picture; its file is the test's own."""
    settings.MEDIA_ROOT = tmp_path
    drawn = BytesIO()
    Pillow.new("RGB", (640, 427), "teal").save(drawn, "JPEG")
    yield Picture.objects.create(title="Quay", file=ImageFile(drawn, name="quay.jpg"))
    # Wagtail leaves files of renditions open: let their warnings fall in tests that expect them.
    gc.collect()
