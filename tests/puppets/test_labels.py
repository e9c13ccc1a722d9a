"""The label of a parcel can be read: whole words, inside the paper."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.puppets.props.catalog import _label_lines, label_sheet


@pytest.mark.parametrize("label", ["goodbye", "kite", "extraordinarily", "birthday cake", "good\nbye"])
def test_words_of_a_label_stay_whole(label: str) -> None:
    """A parcel once read "goodby/e"; one of two lines ended the film."""
    lines, _, _ = _label_lines(label, "")
    assert " ".join(lines).split() == label.split()


@pytest.mark.parametrize("label", ["x" * 40, "supercalifragilisticexpialidocious", "W " * 20, "a" * 400])
def test_ink_stays_on_the_paper(label: str) -> None:
    sheet = label_sheet(label).astype(int)
    ink = np.argwhere((sheet[..., :3].sum(-1) < 300) & (sheet[..., 3] == 255))
    (top, left), (bottom, right) = ink.min(0), ink.max(0)
    assert top > 50 and bottom < 210 and left > 40 and right < 280
