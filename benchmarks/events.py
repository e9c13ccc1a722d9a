"""Measures whether a film is the one asked for: events read, staged and performed, against :mod:`.gold`.

Performed means that the stage's own geometry confirms it; whether a person recognises it must be asked of somebody
who sees the pictures (``frames``) and doesn't know the request.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ..agent.request.blocking import with_kept_places
from ..agent.request.options import FilmOptions
from ..agent.request.planning import read_request
from ..agent.review.story_check import acts_shown
from ..agent.story.events.handling import BY_ITSELF, shown_as
from ..agent.story.extras import with_extras
from ..agent.story.planner import DeterministicPlanner, Planner
from ..common.acts import Act, Action
from ..common.story import Shot, Storyboard
from ..common.things import PropKind
from ..configs.schema import CharacterPreset
from ..film.shot import label_font
from ..puppets.scene import render_still
from .cuts import Cuts, measure_cuts
from .figures import Figures
from .gold import Gold, match

FRAME = (320, 180)
"""Pixels of a frame on a contact sheet."""
MOMENTS = 4
"""Frames of a row on a contact sheet: of a shot, or of each act where one has several."""


def measure(
    rows: Sequence[Gold],
    characters: Mapping[str, CharacterPreset],
    frames: Path | None = None,
    planner: Planner | None = None,
) -> Figures:
    """Shares of the gold events that are read, staged and performed, and what comes on top of them.

    Args:
        planner: who writes the films; None means the rules. What a model adds to the events counts as read.
    """
    total = read = staged = performed = whole = acts = matched = parcels = 0
    spent: list[float] = []
    wrong: list[str] = []
    unseen: list[str] = []
    cuts = Cuts()
    for number, row in enumerate(rows, 1):
        began = time.perf_counter()
        intent = read_request(FilmOptions(request=row.request), characters)
        board = (planner or DeterministicPlanner()).plan(intent, seed=number, characters=characters)
        reading = intent.reading
        if planner is not None and board.events:
            reading = reading.model_copy(update={"entities": board.entities, "events": board.events})
        board = with_kept_places(board, characters)
        spent.append(time.perf_counter() - began)
        parcels += len(
            {thing.label for shot in board.shots for thing in shot.things if thing.prop is PropKind.PARCEL}
            - {""}
        )
        cuts += measure_cuts(board, characters)
        seen = seen_acts(board, characters)
        found = [match(gold, reading) for gold in row.events]
        shown = [one is not None and _in(one, seen, performed=False) for one in found]
        done = [one is not None and _in(one, seen, performed=True) for one in found]
        total += len(row.events)
        read += sum(one is not None for one in found)
        staged, performed = staged + sum(shown), performed + sum(done)
        whole += bool(row.events) and all(done)
        acts += sum(len(event.acts) for event in reading.events)
        matched += len({id(one) for one in found if one is not None})
        for gold, one, confirmed in zip(row.events, found, done, strict=True):
            if not confirmed:
                (wrong if one is None else unseen).append(f"{row.request[:60]} · {dict(gold)}")
        if frames is not None:
            contact_sheet(board, characters).save(frames / f"{number:03d}.png")
    share = max(total, 1)
    return {
        "requests": len(rows),
        "events": total,
        "read": round(read / share, 4),
        "staged": round(staged / share, 4),
        "performed": round(performed / share, 4),
        "whole_films": round(whole / max(len(rows), 1), 4),
        "invented_a_request": round((acts - matched) / max(len(rows), 1), 2),
        "parcels_a_request": round(parcels / max(len(rows), 1), 2),
        "cuts": cuts.cuts,
        "come_at_a_cut": round(cuts.come / max(cuts.cuts, 1), 3),
        "gone_at_a_cut": round(cuts.gone / max(cuts.cuts, 1), 3),
        "swapped_at_a_cut": round(cuts.swapped / max(cuts.cuts, 1), 3),
        "mean_ms": round(1000 * sum(spent) / max(len(spent), 1), 1),
        "slowest_ms": round(1000 * max(spent, default=0.0), 1),
        "not_read": wrong,
        "not_performed": unseen,
    }


def _in(act: Act, seen: Mapping[tuple[str, str], bool], *, performed: bool) -> bool:
    """Whether an act is in a shot, and, for ``performed``, whether geometry confirms it.

    What a force without a body does is looked for in what it moves.
    """
    names, actions = act.who, shown_as(act)
    if not any(key[1].startswith(who[:44]) for who in act.who for key in seen):
        names, actions = (
            [name for name in (act.what, act.whom) if name],
            {BY_ITSELF[act.action]} if act.action in BY_ITSELF else set(),
        )
    return any(
        key[0] in actions and key[1].startswith(name[:44]) and (confirmed or not performed)
        for name in names
        for key, confirmed in seen.items()
    )


def seen_acts(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> dict[tuple[str, str], bool]:
    """Every (action, who) that is staged, and whether the stage's geometry confirms it at least once."""
    owners = {entity.character: entity.id for entity in board.entities if entity.character}
    found: dict[tuple[str, str], bool] = {}
    was: dict[str, str] = {}  # a frog that has become a prince is called by either name
    for one in acts_shown(board, characters):
        if one.act.action is Action.CHANGE and one.act.what and one.act.whom:
            was[one.act.whom] = one.act.what
        for who in one.act.who:
            for name in {who, was.get(who, who)}:
                key = (str(one.act.action), owners.get(name, name))
                found[key] = found.get(key, False) or one.seen
    return found


def contact_sheet(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> Image.Image:
    """A film as rows of frames, one for each act, without captions, cards and names."""
    looks = {key: preset.look for key, preset in with_extras(characters, board).items()}
    rows = [row for shot in board.shots if not shot.card for row in _rows(shot, looks)]
    return Image.fromarray(np.concatenate(rows))


def _rows(shot: Shot, looks: Mapping[str, Any]) -> list[Any]:
    count = MOMENTS * max(len(shot.acts), 1)
    moments = [(n + 0.5) / count * shot.seconds for n in range(count)]
    font = label_font(shot)
    frames = [render_still(shot, looks, at=at, size=FRAME, seed=1, font=font) for at in moments]
    return [np.concatenate(frames[n : n + MOMENTS], axis=1) for n in range(0, count, MOMENTS)]
