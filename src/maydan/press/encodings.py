"""Encodings that stand beside compressible files: one fixed quality a kind, no time stamp, so
that the same bytes give the same bytes."""

from __future__ import annotations

import gzip

import brotli

from maydan.pressed.layout import is_compressed, is_immutable

SMALLEST = 256  # below this a header costs more than is saved


def encodings(path: str, data: bytes) -> dict[str, bytes]:
    """The siblings of a file: ending (`.br`, `.gz`) to bytes; empty for what is not compressed."""
    if not is_compressed(path) or len(data) < SMALLEST:
        return {}
    thorough = is_immutable(path)
    return {
        ".br": brotli.compress(data, quality=11 if thorough else 5),
        ".gz": gzip.compress(data, compresslevel=9 if thorough else 6, mtime=0),
    }
