"""The rules of the house that no linter keeps: where foreign keys may point, where time and chance
may not come from, what must be written down.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from maydan.config.paper import Options
from maydan.people.models import User

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "maydan"
# As in pyproject.toml, import-linter's first contract: a name on the same line may not point
# sideways either.
LAYERS = [
    {"desk"},
    {"wire", "press"},
    {"reader"},
    {"fronts", "live"},
    {"stories"},
    {"topics"},
    {"people"},
    {"media"},
    {"editions"},
]
HEIGHT = {name: len(LAYERS) - n for n, names in enumerate(LAYERS) for name in names}
MODULES = sorted(
    path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts and path.stat().st_size
)


def test_the_layers_here_are_those_of_the_import_contract() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    contract = text[text.index("layers = [") : text.index("exhaustive_ignores")]
    told = [set(re.findall(r"\w+", row)) for row in re.findall(r'"([\w |]+)"', contract)]
    assert [row & HEIGHT.keys() for row in told if row & HEIGHT.keys()] == LAYERS


def test_foreign_keys_point_downward_or_stay_at_home() -> None:
    wrong, seen = [], 0
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.app_label
        if label not in HEIGHT:
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            if target is User:  # Wagtail's own fields name whoever the user model is
                continue
            other = target._meta.app_label if target and not isinstance(target, str) else None
            if other in HEIGHT:
                seen += 1
                if HEIGHT[other] > HEIGHT[label] or (
                    HEIGHT[other] == HEIGHT[label] and other != label
                ):
                    wrong.append(f"{label}.{model.__name__}.{field.name} points up to {other}")
    assert seen > 20
    assert wrong == []


def _names(tree: ast.AST) -> list[str]:
    """Every dotted name that is used, as far as it is spelled out: `datetime.now`."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            parts = [node.attr]
            inner = node.value
            while isinstance(inner, ast.Attribute):
                parts.append(inner.attr)
                inner = inner.value
            if isinstance(inner, ast.Name):
                parts.append(inner.id)
            found.append(".".join(reversed(parts)))
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


CHANCE = re.compile(
    r"(^|\.)(now|utcnow|today|localtime|gmtime|uuid1|uuid4|urandom)$|^(random|secrets)(\.|$)|^time\.time$"
)
# What runs by the clock, not what is pressed: the scheduler, the time of a fault, lateness.
MAY_ASK = {
    "press/scheduler.py": {"clock.now"},
    "press/batch.py": {"clock.now"},
    "press/status.py": {"clock.now"},
}


A_FACT = "maydan.reader.outputs.fronts.today"  # the day as the scheduler has told it


@pytest.mark.parametrize("room", ["reader", "press", "pressed"])
def test_what_is_pressed_depends_on_no_clock_and_no_chance(room: str) -> None:
    wrong = []
    for path in (SOURCE / room).rglob("*.py"):
        name = str(path.relative_to(SOURCE))
        asked = {used for used in _names(ast.parse(path.read_text("utf-8"))) if CHANCE.search(used)}
        wrong += [f"{name}: {used}" for used in asked - MAY_ASK.get(name, set()) - {A_FACT}]
    assert wrong == []


def test_templates_ask_no_clock_and_no_chance() -> None:
    for path in (SOURCE / "reader" / "templates").rglob("*.html"):
        assert not re.search(r"\bnow\b\(|\|\s*random\b|\blipsum\b", path.read_text("utf-8")), path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    if path.name == "apps.py":
        return
    told = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert told, "no docstring"
    assert len(told.splitlines()) <= 12


def test_every_option_is_documented() -> None:
    text = (ROOT / "docs" / "reference" / "options.md").read_text("utf-8")
    missing = [name for name in Options.model_fields if f"`{name}`" not in text]
    assert missing == []


def test_nothing_is_called_utils() -> None:
    names = {part for path in SOURCE.rglob("*") for part in path.relative_to(SOURCE).parts}
    assert not {name for name in names if re.match(r"(utils?|helpers?|misc|common)(\.py)?$", name)}
