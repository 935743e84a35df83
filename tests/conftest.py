"""Gives tests a newsroom to work in (tests/newsroom.py) and the real samples beside the
repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real data that nobody here wrote; beside the repository, not in it."""
    if not SAMPLES.is_dir():
        if os.environ.get("CI"):
            pytest.fail("../shared/samples is missing, and CI must have it")
        pytest.skip("../shared/samples is not here")
    return SAMPLES


@pytest.fixture
def newsroom(db: None, tmp_path: Path, settings: object) -> Iterator[object]:
    """Three editions with sections, people and topics, and a press of their own."""
    from tests.newsroom import Newsroom  # needs Django

    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    made = Newsroom.open(tmp_path, settings)
    yield made
    made.close()
