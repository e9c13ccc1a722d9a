"""A batch's report is opened in a spreadsheet, and its table may come from somebody else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from animation_ai_studio.agent.jobs.batch import Batch, Made
from animation_ai_studio.configs.schema import load_characters, load_sdxl
from animation_ai_studio.workflows.character_picture import CharacterPicture


def test_words_of_a_table_are_no_formula_of_the_report(tmp_path: Path) -> None:
    rows = [
        CharacterPicture(character="mira", scene=scene, seed=number)
        for number, scene in enumerate(("=1+1", "@SUM(1)", "-2 degrees", "at the sea"))
    ]
    batch = Batch(rows, tmp_path, characters=load_characters([]), sdxl=load_sdxl([]))
    for row in batch.rows:
        batch.made[batch.key(row)] = Made(
            key=batch.key(row), row=row, outcome="failed", reason="=2+2", score=-0.5
        )
    batch._report()
    read = list(csv.DictReader(io.StringIO((tmp_path / "report.csv").read_text("utf-8"))))
    assert [row["scene"] for row in read] == ["'=1+1", "'@SUM(1)", "'-2 degrees", "at the sea"]
    assert read[0]["reason"] == "'=2+2" and read[0]["score"] == "-0.5"
