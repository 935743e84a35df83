"""The press's own database connection: read only, one state a batch."""

from __future__ import annotations

ALIAS = "snapshot"  # its settings are made in config/databases.py
