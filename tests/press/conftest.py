"""One paper with everything in it, for all tests that read what was pressed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.newsroom import Newsroom
from tests.press import whole


@pytest.fixture(scope="session")
def whole_paper(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Newsroom]:
    """Read its tree, change nothing. A module that uses it needs the mark django_db."""
    folder = tmp_path_factory.mktemp("whole")
    with django_db_blocker.unblock(), whole.pressed(folder, whole.fill) as made:
        yield made
