"""The seam's own parts: manifest and journal, bell, layout."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from maydan.pressed import bell, layout, manifest


def test_the_journal_tells_what_changed_and_went(tmp_path: Path) -> None:
    link = manifest.connect(tmp_path / "m.sqlite3")
    with manifest.transaction(link):
        manifest.record(link, [("en/index.html", "aa", 3, "home:en")])
    seen = manifest.newest(link)
    with manifest.transaction(link):
        manifest.record(link, [("en/index.html", "bb", 3, "home:en")])
        manifest.forget(link, ["en/x/index.html"])
    changes = manifest.changes_after(link, seen)
    assert changes is not None
    assert [(change.path, change.digest) for change in changes] == [
        ("en/index.html", "bb"),
        ("en/x/index.html", ""),
    ]
    assert manifest.digest_at(link, "en/index.html") == "bb"
    assert manifest.changes_after(link, manifest.newest(link)) == []
    link.close()


def test_a_journal_that_was_cut_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "KEPT", 2)
    link = manifest.connect(tmp_path / "m.sqlite3")
    with manifest.transaction(link):
        manifest.record(link, [(f"{n}.html", "aa", 1, "x") for n in range(9)])
        manifest.prune(link)
    assert manifest.changes_after(link, 1) is None
    assert len(manifest.changes_after(link, 7) or ()) == 2
    link.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    link = manifest.connect(tmp_path / "m.sqlite3")

    def fail() -> None:
        with manifest.transaction(link):
            manifest.record(link, [("a.html", "aa", 1, "x")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert manifest.digest_at(link, "a.html") is None
    assert manifest.newest(link) == 0
    link.close()


def test_the_bell_wakes_each_listener_in_a_deep_folder(tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 30) / "bells"
    ears = [bell.hang(folder, bell.SERVE) for _ in range(2)]
    other = bell.hang(folder, bell.PRESS)
    assert bell.ring(folder, bell.SERVE) == 2
    for ear in ears:
        ear.settimeout(1)
        assert ear.recv(8) == b"!"
    with pytest.raises(BlockingIOError):
        other.recv(8)
    for ear in ears:
        bell.take_down(folder, ear, bell.SERVE)
    bell.take_down(folder, other, bell.PRESS)
    assert list(folder.iterdir()) == []


def test_ringing_for_nobody_or_the_dead_is_quiet_and_quick(tmp_path: Path) -> None:
    assert bell.ring(tmp_path / "nowhere", bell.PRESS) == 0
    dead = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    dead.bind(str(tmp_path / "press-1-1"))
    dead.close()
    started = time.perf_counter()
    assert bell.ring(tmp_path, bell.PRESS) == 0
    assert time.perf_counter() - started < 0.5
    assert not (tmp_path / "press-1-1").exists()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("en/index.html", "/en/"),
        ("en/x/gone.html", "/en/x/"),
        ("en/x/moved.html", "/en/x/"),
        ("robots.txt", "/robots.txt"),
        ("en/rss.xml", "/en/rss.xml"),
    ],
)
def test_addresses_of_pressed_paths(path: str, address: str) -> None:
    assert layout.address_of(path) == address
    if not path.endswith(layout.MARKS):
        assert layout.file_of(address) == path


def test_types_by_table() -> None:
    assert layout.content_type("en/rss.xml") == "application/rss+xml; charset=utf-8"
    assert layout.content_type("en/x/story.json") == "application/json; charset=utf-8"
    assert layout.content_type("x.exe") == layout.FALLBACK_TYPE
