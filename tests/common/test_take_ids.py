"""A take's name says what it is an attempt at; a name that isn't one must not be taken for it."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.take_ids import TakeId, subject_of


@pytest.mark.parametrize("take", [TakeId("s3", 1), TakeId("film", 12), TakeId("l-t2", 3)])
def test_an_id_reads_back_as_it_was_written(take: TakeId) -> None:
    assert TakeId.parse(str(take)) == take and subject_of(str(take)) == take.subject


@pytest.mark.parametrize("name", ["", "s3", "s3-t", "s3-t0", "-t1", "s3-t1-edit1", "s3-tx", "s3-t1.mp4"])
def test_other_names_are_no_takes(name: str) -> None:
    assert TakeId.parse(name) is None and subject_of(name) == ""
