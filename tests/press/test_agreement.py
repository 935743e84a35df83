"""Two presses agree: after any edits the incremental press equals a clean press from nothing,
and does little more than it must."""

from __future__ import annotations

import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from maydan.press import check
from tests.newsroom import Newsroom, contents
from tests.press.edits import EDITS

pytestmark = pytest.mark.django_db
SEED = 2
RUN = 300
CHECK_EACH = 60
WASTE = 2.0


def agree(newsroom: Newsroom, name: str) -> None:
    """The newsroom's tree equals a clean press, file by file."""
    now, clean = contents(newsroom.tree), contents(newsroom.clean_press(name))
    different = {
        path: "missing" if path not in now else "stray" if path not in clean else "different"
        for path in sorted(now.keys() | clean.keys())
        if now.get(path) != clean.get(path)
    }
    assert different == {}


def test_a_long_run_of_edits_agrees(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(SEED)
    names = list(EDITS)
    newsroom.press()
    for _ in range(12):
        EDITS["publish"](
            newsroom, chance.randrange(999), chance.randrange(999), chance.randrange(999)
        )
    newsroom.press()
    rendered = changed = 0
    for step in range(RUN):
        name = chance.choice([*names, "publish", "publish", "publish"])
        EDITS[name](newsroom, chance.randrange(999), chance.randrange(999), chance.randrange(999))
        tally = newsroom.press()
        assert tally.faults == 0, newsroom.own_press.graph.faults()
        rendered, changed = rendered + tally.rendered, changed + tally.changed
        if step % CHECK_EACH == CHECK_EACH - 1:
            agree(newsroom, f"clean-{step}")
    with capsys.disabled():
        print(
            f"\nagreement, seed {SEED}: {RUN} edits, {rendered} rendered,"
            f" {changed} changed, waste {rendered / changed:.2f}"
        )
    assert rendered / changed <= WASTE
    assert check.check(newsroom.own_press, alias="default") == []


def test_any_few_edits_agree(newsroom: Newsroom) -> None:
    numbers = st.integers(0, 60)

    class Edits(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.point = transaction.atomic()
            self.point.__enter__()
            self.steps = 0

        @rule(name=st.sampled_from(sorted(EDITS)), a=numbers, b=numbers, c=numbers)
        def edit(self, name: str, a: int, b: int, c: int) -> None:
            EDITS[name](newsroom, a, b, c)
            self.steps += 1

        @precondition(lambda self: self.steps)
        @rule()
        def press(self) -> None:
            newsroom.press()

        @invariant()
        def no_faults(self) -> None:
            assert newsroom.own_press.graph.faults() == []

        def teardown(self) -> None:
            try:
                if self.steps:
                    newsroom.press()
                    agree(newsroom, "clean")
            finally:
                transaction.set_rollback(True)
                self.point.__exit__(None, None, None)
                newsroom.start_again()

    newsroom.press()
    for _ in range(3):
        EDITS["publish"](newsroom, 0, 0, 1)
        EDITS["publish"](newsroom, 1, 1, 2)
    newsroom.press()
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
