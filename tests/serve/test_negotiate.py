"""Encodings, languages, tags and ranges: pure tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.serve.http import negotiate

EDITIONS = ("en", "ar", "es", "pt-br")
LANGUAGES = {"en": "en", "ar": "ar", "es": "es", "pt-br": "pt-BR"}


@pytest.mark.parametrize(
    ("accept", "plan"),
    [
        (None, ()),
        (b"", ()),
        (b"identity", ()),
        (b"gzip", ("gzip",)),
        (b"x-gzip", ("gzip",)),
        (b"GZIP", ("gzip",)),
        (b"br", ("br",)),
        (b"gzip, deflate, br, zstd", ("br", "gzip")),
        (b"gzip, br", ("br", "gzip")),
        (b"gzip;q=1, br;q=0.5", ("gzip", "br")),
        (b"br;q=0", ()),
        (b"br;q=0, gzip", ("gzip",)),
        (b"br ; q=0.000, gzip", ("gzip",)),
        (b"*", ("br", "gzip")),
        (b"*;q=0", ()),
        (b"br, *;q=0", ("br",)),
        (b"gzip;q=0, *", ("br",)),
        (b"identity;q=1, gzip;q=0.5", ()),
        (b"identity;q=0.5, gzip;q=0.9", ("gzip",)),
        (b"identity;q=0, gzip", ("gzip",)),
        (b"gzip;q=nonsense", ()),
        (b"gzip;q=2", ()),
        (b"brotli", ()),
        (b"gzipped, brr", ()),
        (b",,,", ()),
        (b"\xff\xfe", ()),
    ],
)
def test_encodings(accept, plan):
    assert negotiate.PLANS[negotiate.plan_of(accept)] == plan
    assert negotiate.PLANS[negotiate.plan_of(accept)] == plan, "remembered otherwise"


@given(st.binary(max_size=200))
def test_any_accept_encoding_has_a_plan(accept):
    assert 0 <= negotiate.plan_of(accept) < len(negotiate.PLANS)


@pytest.mark.parametrize(
    ("accept", "edition"),
    [
        (None, None),
        (b"", None),
        (b"*", None),
        (b"en", "en"),
        (b"ar", "ar"),
        (b"ar-EG", "ar"),
        (b"es-419,es;q=0.9,en;q=0.8", "es"),
        (b"fr,es;q=0.5,en;q=0.6", "en"),
        (b"fr-CA, de", None),
        (b"pt", "pt-br"),
        (b"pt-BR", "pt-br"),
        (b"pt-PT", "pt-br"),
        (b"en;q=0, ar", "ar"),
        (b"EN-us", "en"),
        (b"zh-Hant-TW, ar;q=0.1", "ar"),
        (b"e, a", None),
        (b"english", None),
        (b"en;q=x, es", "es"),
    ],
)
def test_editions(accept, edition):
    assert negotiate.edition_for(accept, EDITIONS, LANGUAGES) == edition


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (b'"a"', True),
        (b'W/"a"', True),
        (b'"b"', False),
        (b'"b", "a"', True),
        (b'"b",W/"a"', True),
        (b"*", True),
        (b"a", False),
        (b'"a-br"', False),
        (b"", False),
        (b'w/"a"', False),
    ],
)
def test_held_tags(held, expected):
    assert negotiate.holds(held, b'"a"') is expected


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (b"bytes=0-0", (0, 0)),
        (b"bytes=0-9", (0, 9)),
        (b"bytes=5-", (5, 99)),
        (b"bytes=-5", (95, 99)),
        (b"bytes=-500", (0, 99)),
        (b"bytes=90-500", (90, 99)),
        (b"Bytes=1-2", (1, 2)),
        (b"bytes=99-99", (99, 99)),
        (b"bytes=9-1", None),
        (b"bytes=-", None),
        (b"bytes=", None),
        (b"bytes=a-b", None),
        (b"bytes=0-1,5-6", None),
        (b"items=0-1", None),
        (b"bytes=0-" + b"9" * 30, None),
    ],
)
def test_ranges(value, part):
    assert negotiate.range_of(value, 100) == part


@pytest.mark.parametrize("value", [b"bytes=100-", b"bytes=500-600", b"bytes=-0"])
def test_ranges_outside(value):
    with pytest.raises(negotiate.Unsatisfiable):
        negotiate.range_of(value, 100)


@given(st.binary(max_size=40), st.integers(0, 1000))
def test_a_range_lies_inside(value, size):
    try:
        part = negotiate.range_of(b"bytes=" + value, size)
    except negotiate.Unsatisfiable:
        return
    assert part is None or 0 <= part[0] <= part[1] < size
