"""A still of every shot of a storyboard before anything is made: puppets, whatever draws the film in the end."""

from __future__ import annotations

import io
import threading
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from ...common.errors import StudioError
from ...common.files import write_bytes
from ...common.runs import RunFolder
from ...common.story import Shot, Storyboard
from ...configs.schema import CharacterPreset
from ..story.extras import with_extras
from .store import RunStore

LONGER_SIDE: Final = 320
"""Pixels of a still's longer side."""
MOMENT: Final = 0.6
"""Share of a shot's length at which it is seen: what happens in it has begun by then."""
QUALITY: Final = 82
_drawing = threading.Lock()
"""One still after the other: the first waits seconds for compiled code, and more at once would only wait longer."""


def shot_still(run: RunFolder, shot_id: str, characters: Mapping[str, CharacterPreset]) -> bytes:
    """A shot of a run's storyboard as a JPEG, drawn once for each state of the shot and kept in the run's folder.

    Raises:
        StudioError: ``shot_unknown`` for a shot that isn't there or is a card; ``file_invalid`` without a plan.
    """
    store = RunStore(run)
    board, options = store.storyboard(), store.options()
    shot = next((one for one in board.shots if one.id == shot_id and not one.card), None)
    if shot is None:
        pictures = [one.id for one in board.shots if not one.card]
        raise StudioError(
            "shot_unknown", f"The film has no picture '{shot_id}'.", f"It has {', '.join(pictures)}."
        )
    scale = LONGER_SIDE / max(options.width, options.height)
    size = (max(2, round(options.width * scale / 2) * 2), max(2, round(options.height * scale / 2) * 2))
    state = f"{shot.model_dump_json()}{size}{board.seed}{board.style}"
    kept = run.root / "stills" / f"{sha256(state.encode()).hexdigest()[:32]}.jpg"
    with _drawing:
        if not kept.is_file():
            write_bytes(kept, _drawn(shot, board, size, characters))
        return kept.read_bytes()


def _drawn(
    shot: Shot, board: Storyboard, size: tuple[int, int], characters: Mapping[str, CharacterPreset]
) -> bytes:
    from PIL import Image

    # the stage takes a second to load, which whoever imports this room needn't wait for
    from ...puppets.scene import render_still

    looks = {key: preset.look for key, preset in with_extras(characters, board).items()}
    frame = render_still(shot, looks, at=shot.seconds * MOMENT, size=size, seed=board.seed, style=board.style)
    buffer = io.BytesIO()
    Image.fromarray(frame).save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()
