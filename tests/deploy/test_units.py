"""The systemd units: they start commands there are, agree on paper and user, and verify."""

from __future__ import annotations

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from typer.main import get_command

from maydan.cli import app

UNITS = sorted((Path(__file__).parents[2] / "deploy" / "systemd").glob("*.service"))
PROGRAM = "/opt/maydan/.venv/bin/maydan"


def read(unit: Path) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit.read_text("utf-8"))
    return parser


def test_there_is_one_unit_for_each_plane() -> None:
    started = {read(unit)["Service"]["ExecStart"] for unit in UNITS}
    assert started == {f"{PROGRAM} {plane}" for plane in ("desk", "press", "serve")}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_starts_a_command_there_is(unit: Path) -> None:
    service = read(unit)["Service"]
    for name in ("ExecStart", "ExecStartPre"):
        if name in service:
            program, command, *_ = service[name].split()
            assert program == PROGRAM
            assert command in get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["User", "Group", "Environment", "Restart", "NoNewPrivileges"])
def test_the_units_agree(key: str) -> None:
    assert len({read(unit)["Service"][key] for unit in UNITS}) == 1


def test_serve_waits_for_nobody() -> None:
    unit = read(next(unit for unit in UNITS if unit.stem == "maydan-serve"))["Unit"]
    assert unit["After"] == "network.target"
    assert not {"Requires", "Wants", "BindsTo"} & set(unit)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_understands_the_unit(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    here = tmp_path / unit.name
    here.write_text(unit.read_text("utf-8").replace(PROGRAM, "/bin/true"), "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", here], capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
