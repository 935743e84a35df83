"""Assets: same bytes for same folders, nothing from outside, small enough."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.reader import assets, colours, environment, minify
from tests.reader.sample_views import Sample

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_same_folders_give_the_same_bytes() -> None:
    one, other = (
        assets.build(None, ["#0b5563", "#aa0000"]),
        assets.build(None, ["#aa0000", "#0b5563"]),
    )
    assert one == other


def test_names_carry_the_content() -> None:
    one, other = assets.build(None), assets.build(None, ["#aa0000"])
    assert one.url("reader.css") != other.url("reader.css")
    assert one.url("reader.js") == other.url("reader.js")
    assert all(address.lstrip("/") in one.files for address in one.urls.values())
    with pytest.raises(KeyError):
        one.url("other.css")


def test_style_sheet_reaches_nothing_outside() -> None:
    made = assets.build(None)
    css = made.files[made.url("reader.css").lstrip("/")].decode()
    assert "@import" not in css
    assert {url.strip('"') for url in re.findall(r"url\(([^)]+)\)", css)} <= set(made.urls.values())


@pytest.mark.parametrize("name", assets.CSS)
def test_each_rule_is_whole_and_said_once(name: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", (assets.HERE / "css" / f"{name}.css").read_text(), flags=re.S)
    assert css.count("{") == css.count("}")
    rules = [line for line in css.splitlines() if line.strip(" }")]
    assert len(rules) == len(set(rules))


def test_right_and_left_are_not_named() -> None:
    """One sheet for both directions: only logical properties."""
    css = assets.build(None).files
    text = next(body.decode() for path, body in css.items() if path.endswith(".css"))
    named = re.findall(r"[{;](?:margin|padding|border|inset)?-?(?:left|right)\s*:", text)
    assert named == []
    assert not re.search(r"text-align:\s*(left|right)|float:", text)


def test_a_theme_comes_last_and_brings_its_faces(tmp_path: Path) -> None:
    for folder in ("css", "fonts", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "css" / "ours.css").write_text(
        "h1 { color: red; font-family: url(fonts/own.woff2) }"
    )
    (tmp_path / "fonts" / "own.woff2").write_bytes(b"own")
    made = assets.build(tmp_path)
    css = made.files[made.url("reader.css").lstrip("/")].decode()
    assert css.index("@layer theme{") > css.index("@layer print{")
    assert made.url("fonts/own.woff2") in css


def test_a_theme_overrides_and_extends_templates(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "live.html").write_text(
        '{% extends "ours/live.html" %}{% block content %}<p>theme</p>{{ super() }}{% endblock %}'
    )
    shared = environment.environment(tmp_path, assets.build(None))
    spoken = environment.for_edition(shared, Sample("en").edition)
    template, context = Sample("en").pages()["live"]
    html = spoken.get_template(template).render(context)
    assert "<p>theme</p>" in html
    assert "Nothing is live at the moment." in html


@pytest.mark.parametrize("code", ["en", "ar", "es"])
def test_a_story_weighs_little(code: str) -> None:
    made = assets.build(None, ["#0b5563"])
    shared = environment.environment(None, made)
    spoken = environment.for_edition(shared, Sample(code).edition)
    template, context = Sample(code).pages()["story"]
    html = spoken.get_template(template).render(context).encode()
    script = made.files[made.url("reader.js").lstrip("/")]
    sheet = made.files[made.url("reader.css").lstrip("/")]
    assert len(gzip.compress(script)) <= 8 * 1024
    assert sum(len(brotli.compress(part)) for part in (html, script, sheet)) <= 40 * 1024
    assert sum(len(gzip.compress(part)) for part in (html, script, sheet)) <= 40 * 1024


@given(HEX)
def test_any_accent_can_be_read(colour: str) -> None:
    assert colours.contrast(colours.readable(colour, colours.PAPER), colours.PAPER) >= 4.5
    assert colours.contrast(colours.readable(colour, colours.NIGHT), colours.NIGHT) >= 4.5


def test_what_is_no_colour_gets_no_rule() -> None:
    assert colours.rules(["red;}body{display:none", "", "#12"]) == ""


@given(st.text(alphabet="ab \n;{}:/*\"'\\", max_size=60))
def test_css_strings_survive(text: str) -> None:
    quoted = '"' + text.replace("\\", "").replace('"', "").replace("\n", "") + '"'
    assert quoted in minify.css(f"a::before {{ content: {quoted}; }} /* gone */")


def test_script_keeps_its_strings() -> None:
    source = 'const a = "  // not a comment";\n// a comment\n\n  const b = `x\n  // in it\n`;\n'
    assert minify.js(source) == 'const a = "  // not a comment";\nconst b = `x\n  // in it\n`;\n'
