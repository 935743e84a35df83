"""Real exports and known attacks that nobody here wrote; skipped where they are not at hand."""

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from maydan.wire.parsers.wxr import check, parse_body, read
from maydan.wire.parsers.wxr.blocks import Body
from maydan.wire.parsers.wxr.clean import plain_text
from maydan.wire.parsers.wxr.items import WxrEntry
from tests.wire.parsers.test_wxr_body import assert_harmless

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
THEME = "wxr/themeunittestdata.wordpress.xml"
BLOCKS = "wxr/64-block-test-data.xml"
EXPORTS = [THEME, BLOCKS, "wxr/theme-preview.xml", "imports/wp-sample.xml"]
MARK = re.compile(r"<!--.*?-->|\[/?(?:caption|gallery|audio)\b[^\]]*\]", re.S)
BUTTON_WORDS = {
    "Download",
    "Custom",
    "button",
    "text",
}  # on a file block's button, beside its label


def sample(name: str) -> Path:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the sample {name} is not beside this repository (../shared/samples)")
    return path


def entries(name: str) -> list[WxrEntry]:
    with sample(name).open("rb") as stream:
        return [item for item in read(stream) if isinstance(item, WxrEntry)]


def strings(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        yield plain_text(value.replace("<", " <")) if name == "html" else value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name), field.name)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("name", "authors", "posts", "pages", "attachments", "comments", "other", "ampersands"),
    [
        (THEME, 2, 58, 21, 37, 33, 77, 0),
        (BLOCKS, 2, 61, 1, 9, 2, 14, 0),
        ("wxr/theme-preview.xml", 0, 7, 0, 0, 2, 0, 0),
        ("imports/wp-sample.xml", 2, 3, 1, 1, 0, 1, 10),
    ],
)
def test_a_real_export_is_counted_whole(
    name: str,
    authors: int,
    posts: int,
    pages: int,
    attachments: int,
    comments: int,
    other: int,
    ampersands: int,
) -> None:
    found = check(sample(name))
    assert (found.authors, found.posts, found.pages) == (authors, posts, pages)
    assert (found.attachments, found.comments) == (attachments, comments)
    assert sum(found.other.values()) == other
    assert found.repairs.get("bare ampersands", 0) == ampersands


@pytest.mark.parametrize("name", EXPORTS)
def test_no_word_of_a_real_body_is_lost(name: str) -> None:
    for entry in entries(name):
        body = parse_body(entry.content)
        source = MARK.sub(" ", entry.content)
        missing = words(plain_text(source.replace("<", " <"))) - words(
            " ".join(strings(body.blocks))
        )
        assert set(missing) <= BUTTON_WORDS, entry.title


@pytest.mark.parametrize("name", EXPORTS)
def test_real_bodies_come_out_harmless(name: str) -> None:
    for entry in entries(name):
        assert_harmless(entry.content)


def test_every_kind_of_block_is_found_in_real_bodies() -> None:
    kinds: Counter[str] = Counter()
    for name in (THEME, BLOCKS):
        for entry in entries(name):
            kinds.update(type(block).__name__ for block in parse_body(entry.content).blocks)
    assert kinds["Picture"] > 140
    assert kinds["Gallery"] > 40
    assert {"Table", "Quotation", "PullQuote", "Embed", "File", "Divider"} <= set(kinds)


def test_known_attacks_come_out_harmless() -> None:
    for attack in json.loads(sample("xss/dompurify_expect.json").read_text(encoding="utf-8")):
        assert_harmless(attack["payload"])
        assert_harmless(f"[caption]{attack['payload']}[/caption]")


def test_naughty_strings_come_out_harmless() -> None:
    for text in json.loads(sample("strings/blns.json").read_text(encoding="utf-8")):
        assert isinstance(parse_body(text), Body)
        assert_harmless(text)
