"""Wagtail's search for newsroom screens (explorer, choosers) without its price.

The stock backend computes the average length of every title at each save, three times a publish:
1.25 s at 100,000 stories on SQLite. Ranking in a chooser does not need that. Readers' search is
serve/search.py.
"""

from __future__ import annotations

from django.conf import settings

if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
    from modelsearch.backends.database.postgres.postgres import (
        PostgresIndex as StockIndex,
    )
    from modelsearch.backends.database.postgres.postgres import (
        PostgresSearchBackend as StockBackend,
    )
else:
    from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex as StockIndex
    from modelsearch.backends.database.sqlite.sqlite import (
        SQLiteSearchBackend as StockBackend,
    )


class Index(StockIndex):
    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: see the head of this module."""


class SearchBackend(StockBackend):
    index_class = Index
