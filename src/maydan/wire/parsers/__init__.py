"""Formats that come in: bytes to typed records, pure, one format a module or package."""
