"""The drawn pictures: the same bytes each time, and a picture for every name the content uses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from demo.pictures import series
from demo.pictures.sheet import separations

ROOT = Path(__file__).parents[2]
SAMPLE = ("port-dawn", "fish-market", "face-n-haddad")

PROMISED = """
    port-dawn port-cranes port-night desert-road desert-caravan desert-solar mountain-snow
    mountain-pass mountain-village city-skyline city-market city-rain city-tram stadium-lights
    stadium-crowd stadium-track laboratory-bench laboratory-telescope laboratory-server
    orchard-harvest orchard-bees orchard-spring stage-curtain stage-orchestra stage-puppets
    river-bridge river-flood river-ferry parliament-dome parliament-vote school-yard
    library-reading hospital-ward clinic-vaccine wheat-field fish-market lighthouse wind-farm dam
    railway-station airport-tower old-town-gate bakery football-pitch cinema museum observatory
    forest-watch coral-reef whale satellite bank-coins factory greenhouse kitchen chess-board
""".split()


def _names_used(value: object, key: str = "") -> Iterator[str]:
    """Every picture name in a parsed content file: image = "..", picture = "..", face = ".."."""
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from _names_used(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from _names_used(part, key)
    elif isinstance(value, str) and value and key in {"image", "picture", "face"}:
        yield value


def test_every_promised_name_has_a_scene() -> None:
    assert set(PROMISED) <= set(series.NAMES)


def test_every_name_the_content_uses_can_be_drawn() -> None:
    files = sorted((ROOT / "demo" / "content").rglob("*.toml"))
    used = {
        (f.name, name) for f in files for name in _names_used(tomllib.loads(f.read_text("utf-8")))
    }
    assert used, "the content names no pictures at all"
    assert {(f, name) for f, name in used if name not in series.NAMES} == set()


@pytest.mark.parametrize("name", SAMPLE)
def test_a_picture_is_the_same_bytes_each_time(tmp_path: Path, name: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = series.write(tmp_path / "one", name).read_bytes()
    series.draw("whale")  # a picture in between must not disturb the next one's chances
    assert series.write(tmp_path / "two", name).read_bytes() == one


def test_scenes_are_three_by_two_and_portraits_square(tmp_path: Path) -> None:
    with Image.open(series.write(tmp_path, "port-night")) as scene:
        assert (scene.format, scene.size) == ("JPEG", (1800, 1200))
    with Image.open(series.write(tmp_path, "face-s-okafor")) as face:
        assert (face.format, face.size) == ("JPEG", (800, 800))


def test_missing_names_only_what_the_folder_lacks(tmp_path: Path) -> None:
    series.write(tmp_path, "face-t-mensah")
    assert set(series.NAMES) - set(series.missing(tmp_path)) == {"face-t-mensah"}
    assert [p.name for p in tmp_path.iterdir()] == ["face-t-mensah.jpg"]


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("abc"), st.integers(1, 9), min_size=1))
def test_a_mix_always_gives_each_ink_its_tenths(tenths: dict[str, int]) -> None:
    mix = "".join(f"{ink}{n}" for ink, n in tenths.items())
    assert separations(mix) == {ink: n * 255 // 10 for ink, n in tenths.items()}


@pytest.mark.parametrize("mix", ["", "d", "a12", "wa", "w5"])
def test_a_mix_that_names_no_ink_is_refused(mix: str) -> None:
    with pytest.raises(ValueError, match="no such mix"):
        separations(mix)
