"""One laid paper for all flows that run real processes; each test works on a copy of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flows.paper import Paper, laid


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """A small paper, pressed whole. Copy it (paper.copied), never write to it."""
    with laid(tmp_path_factory.mktemp("pattern") / "paper") as made:
        yield made
