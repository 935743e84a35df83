"""Undocumented means failing: the reference holds all options, commands, outputs, facts, keys,
blocks and limits, and nothing else."""

from __future__ import annotations

import dataclasses
import importlib
import json
import re
from typing import Any

import pytest
import typer
from typer.main import get_command

from maydan import pressed
from maydan.cli import app
from maydan.config.paper import Options
from maydan.press import catalogue, plan
from maydan.pressed import layout, manifest
from maydan.pressed.policy import Policy
from maydan.reader.outputs import base
from maydan.reader.read import record
from maydan.serve import metrics
from maydan.serve.http.fields import REASONS
from maydan.serve.options import Options as ServeOptions
from maydan.stories.blocks import BodyBlock
from tests.docs.reading import code, rows_under, section, text_of


def bare(cell: str) -> str:
    return cell.strip("`")


def names(page: str, column: str) -> list[str]:
    """The first cells of a page's tables of that first column, without backticks."""
    return [bare(row[0]) for row in rows_under(text_of(page), column)]


# ---- options and commands


def test_every_option_is_told_with_its_default_and_meaning() -> None:
    rows = [
        [bare(name), bare(default), meaning]
        for name, default, meaning in rows_under(text_of("reference/options.md"), "option")
    ]
    assert rows == [
        [name, json.dumps(field.default), field.description]
        for name, field in Options.model_fields.items()
    ]


def commands() -> dict[str, Any]:
    return dict(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_command_is_told_and_no_other() -> None:
    told = re.findall(r"^## maydan (\S+)$", text_of("reference/commands.md"), re.M)
    assert sorted(told) == sorted(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_option_of_a_command_is_told_and_no_other(name: str) -> None:
    told = section(text_of("reference/commands.md"), f"maydan {name}")
    there: set[str] = set()
    for parameter in commands()[name].params:
        if parameter.param_type_name == "argument":
            assert parameter.name.upper() in told, parameter.name
        else:
            there |= set(parameter.opts) | set(parameter.secondary_opts)
    own = told.replace("`--check` and `--repair` name", "")
    assert set(re.findall(r"--[a-z][a-z-]*", own)) == there - {"--help"}


def test_the_option_of_all_commands_is_told() -> None:
    head = text_of("reference/commands.md").partition("\n## ")[0]
    there = {option for parameter in get_command(app).params for option in parameter.opts}
    assert there <= set(re.findall(r"--[a-z-]+", head))
    assert isinstance(app, typer.Typer)


# ---- what is pressed


def test_every_kind_of_output_is_told_with_its_rank() -> None:
    assert catalogue.MODULES  # importing them registers their kinds
    ranks = {
        getattr(base, name): name
        for name in ("ASSETS", "PARTS", "STORY", "FRONTS", "LISTS", "FEEDS", "REST")
    }
    told = {
        bare(kind): rank
        for kind, _words, rank, _paths in rows_under(text_of("reference/outputs.md"), "kind")
    }
    assert told == {name: ranks[kind.rank] for name, kind in base.KINDS.items()}


def test_every_fact_is_told() -> None:
    assert sorted(names("reference/facts.md", "fact")) == sorted(plan._MEANINGS)


def test_every_key_is_told() -> None:
    assert sorted(names("reference/facts.md", "key")) == sorted(record._readers)


def test_the_pressed_tree_is_told() -> None:
    text = text_of("reference/pressed-tree.md")
    assert f"Format {pressed.FORMAT} " in text
    assert names("reference/pressed-tree.md", "file") == list(layout.MARKS)
    assert names("reference/pressed-tree.md", "field")[:5] == sorted(
        field.name for field in dataclasses.fields(Policy)
    )
    assert set(code(text)) >= layout.COMPRESSED
    assert set(layout.ENCODINGS.values()) | set(layout.IMMUTABLE) <= set(code(text))
    tables = {bare(name): columns for name, columns, _meaning in rows_under(text, "table")}
    for name, columns in tables.items():
        made = re.search(rf"EXISTS {name} \((.*?)\n\)", manifest.SCHEMA, re.S)
        assert made
        assert code(columns) == re.findall(r"^    (\w+)", made[1], re.M)
    assert set(tables) == set(re.findall(r"TABLE IF NOT EXISTS (\w+)", manifest.SCHEMA))


# ---- what is written


def test_every_block_is_told_with_its_fields() -> None:
    told = {
        bare(name): code(fields)
        for name, fields, _told in rows_under(text_of("reference/body-blocks.md"), "block")
    }
    blocks = BodyBlock().child_blocks
    assert told == {
        name: list(getattr(block, "child_blocks", {})) for name, block in blocks.items()
    }


# ---- what is served


def test_every_status_is_told() -> None:
    assert [int(status) for status in names("reference/http.md", "status")] == sorted(REASONS)


def test_limits_are_what_the_code_says() -> None:
    for name, value, _meaning in rows_under(text_of("reference/http.md"), "constant"):
        module, _, constant = bare(name).rpartition(".")
        assert getattr(importlib.import_module(f"maydan.serve.{module}"), constant) == int(value), (
            name
        )


def test_settings_of_serve_are_what_the_code_says() -> None:
    told = {
        bare(name): float(value)
        for name, value, _meaning in rows_under(text_of("reference/http.md"), "setting")
    }
    there = {field.name: field.default for field in dataclasses.fields(ServeOptions)}
    patience = {
        name: value
        for name, value in there.items()
        if name.endswith("_seconds") or name == "max_connections"
    }
    assert told == patience


def test_every_number_is_told() -> None:
    told = {
        bare(row[0]) for row in rows_under(text_of("reference/http.md"), "number at `/metrics`")
    }
    text = metrics.Board(1).text()
    assert told == set(re.findall(r"^# TYPE (\S+)", text, re.M))
