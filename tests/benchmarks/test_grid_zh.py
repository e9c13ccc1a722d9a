"""The Chinese grid: its table holds what the engine asks for, and the reader keeps what it found."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from animation_ai_studio.benchmarks.grid import GridTable, bench_grid, faults, load_table, table_path
from animation_ai_studio.common.acts import Action
from animation_ai_studio.intent import understand


@pytest.fixture(scope="module")
def table() -> GridTable:
    return load_table(table_path("zh"))


def test_every_act_of_the_table_is_one_that_the_stage_knows(table: GridTable) -> None:
    known = {one.value for one in Action} | {"-"}
    told: Sequence[str] = [line.split()[1] for one in table.templates for line in one.acts]
    assert {action for one in told for action in one.removesuffix("!").split("|")} <= known


def test_a_chinese_sentence_in_plain_forms_is_read_as_it_was_made() -> None:
    figures, wrong = bench_grid("zh", {}, "hidden", each=1)
    assert figures["read"] > 0.97, wrong


def test_what_is_not_done_must_be_read_so(table: GridTable) -> None:
    cannot = next(one for one in table.sentences("open", 1) if "打不开" in one.text)
    assert not faults(cannot, understand(cannot.text, characters={}).reading)
    assert faults(cannot, understand(cannot.text.replace("打不开", "打开"), characters={}).reading)
