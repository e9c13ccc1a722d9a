"""A finished film and edits of it become the run that makes the changed film; whoever asks then directs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, load_studio
from ..edits.apply import apply_edits
from ..edits.model import Edit, Undo
from ..request.options import FilmOptions
from ..request.planning import check_cast
from .model import planner_for
from .revision import revise, undone
from .service import check_request
from .store import AMENDED, RunStore


def changed_run(
    earlier: RunFolder,
    edits: Sequence[Edit],
    characters: Mapping[str, CharacterPreset],
    folders: Sequence[ConfigFolder] | None = None,
) -> RunFolder:
    """A new run in which only what the edits name differs; every other take is used again.

    Raises:
        StudioError: ``nothing_to_change``, or why the film can't be changed so; then there is no new run.
    """
    options, before = RunStore(earlier).options(), RunStore(earlier).storyboard()
    budgets = options.budgets.over(load_studio(folders).budgets)

    def plan(new: FilmOptions) -> Storyboard:
        writer = planner_for(new, budgets, earlier.tell, folders)
        board = check_request(new, earlier.root.parent, folders, writer)
        if RunStore(earlier).has_storyboard(AMENDED):
            board.notes.append("The story was written anew: earlier changes to that film aren't in it.")
        return board

    if [type(one) for one in edits] == [Undo]:
        return undone(earlier)
    film = apply_edits(before, options, edits, characters, plan)
    # the stage takes a second to load, which whoever only asks needn't wait for
    from ..request.blocking import with_new_places

    board = with_new_places(film.board, before, characters)
    check_cast(board, characters)
    return revise(earlier, board, film.options, film.again)
