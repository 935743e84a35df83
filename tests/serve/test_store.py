"""What is held in memory stays bounded and useful, whatever clients send."""

from __future__ import annotations

from maydan.serve.files.load import Held
from maydan.serve.files.page import Entry
from maydan.serve.files.store import ALIAS_LIMIT, Store
from maydan.serve.http import negotiate


def test_odd_spellings_of_an_address_do_not_keep_out_the_usual_one() -> None:
    store = Store(1_000_000)
    entry = Entry("/en/", "en/index.html", 200, [], Held(b"", ""))
    store.put(entry)
    odd = [b"/%65n/", b"/e%6E/", b"/e%6e/", b"/%65%6E/", b"/%65%6e/"]
    for target in [*odd, b"/en/"]:
        store.alias(target, entry)
    assert store.hot[b"/en/"] is entry
    assert set(store.hot) == set(entry.aliases)
    assert len(store.hot) == ALIAS_LIMIT
    store.drop("/en/")
    assert store.hot == {}


def test_a_long_accept_encoding_is_answered_but_not_remembered() -> None:
    long = b"br, " + b"x, " * 10_000 + b"gzip"
    assert negotiate.PLANS[negotiate.plan_of(long)][0] == "br"
    assert long not in negotiate._seen
