"""Memory: what was asked, made, kept and rejected becomes knowledge that the next film is planned with.

A finished run leaves one document of a few sentences, with the run as its source. The next film of the same
request is then a different one (:func:`fresh_seed`), the next of any request says other lines where it can, and a
person can ask what was made. Clearing the memory
takes out just these documents.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...common.story import Storyboard
from .search import Knowledge
from .store import Document

MEMORY = "memory/"
"""What the sources of remembered runs begin with."""
KIND = "run"
NARRATOR = "narrator"
TRIES = 8
"""Seeds that are looked at for a film that hasn't been made yet: a plan takes some 5 ms."""
FILMS_HEARD = 10
"""So many films back a line is still remembered."""


def remember(
    base: Knowledge,
    run_id: str,
    board: Storyboard,
    takes: Mapping[str, Any],
    failed: Iterable[str],
    trials: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Writes down what a finished run was.

    Args:
        takes: the kept take of each subject, with its ``job``'s attempt.
        failed: checks that the film missed, in words.
        trials: what its attempts can teach (:mod:`..review.take_statistics`), as plain data.
    """
    again = sorted(key for key, take in takes.items() if take.job.attempt > 1)
    who = sorted({actor.character for shot in board.shots for actor in shot.actors})
    where = sorted({str(shot.setting.place) for shot in board.shots})
    sentences = [
        f"asked: {board.request}",
        f"made: {board.title}, a {board.form} with {board.device}, {board.seconds:g} seconds, seed {board.seed}",
        f"told: {board.logline}",
        f"with: {', '.join(who) or 'nobody'} at {', '.join(where)}",
        f"made again: {', '.join(again) or 'nothing'}",
        f"missed: {'; '.join(failed) or 'nothing'}",
    ]
    meta: dict[str, Any] = {
        "request": board.request,
        "title": board.title,
        "form": str(board.form),
        "seed": board.seed,
    }
    meta["lines"] = sorted(spoken_lines(board))
    meta |= {"run": run_id, "trials": [dict(trial) for trial in trials]}
    base.add(Document(MEMORY + run_id, KIND, board.title, sentences, [board.title, run_id], meta))


def remembered(base: Knowledge, request: str) -> list[Mapping[str, Any]]:
    """What is known of earlier films of the same request: request, title, form and seed of each."""
    asked = request.strip().casefold()
    return [
        meta for meta in base.store.metas(KIND) if str(meta.get("request", "")).strip().casefold() == asked
    ]


def spoken_lines(board: Storyboard) -> set[str]:
    """What is said in a film in words of the studio's own: neither quoted nor told by a narrator."""
    quoted = {act.says for event in board.events for act in event.acts}
    lines = (line for shot in board.shots for line in shot.lines if line.character != NARRATOR)
    return {line.text for line in lines if line.text not in quoted}


def forget(base: Knowledge) -> int:
    """Clears the memory; how many runs were forgotten. Shipped knowledge and the user's own stay."""
    return base.store.remove(MEMORY)


def fresh_seed(
    base: Knowledge, request: str, plan: Callable[[int], Storyboard], chance: random.Random
) -> int:
    """A seed whose film has not been made for this request: another title, and another form where there is one.

    Of several such seeds it is the one whose film repeats fewest lines of the last :data:`FILMS_HEARD` films.

    Args:
        plan: the storyboard that a seed gives.
    """
    seeds = [chance.randrange(1_000_000) for _ in range(TRIES)]
    latest = base.store.metas(KIND)[-FILMS_HEARD:]
    if not latest:
        return seeds[0]
    known = remembered(base, request)
    titles, forms = ({meta.get(key) for meta in known} for key in ("title", "form"))
    heard = {str(line) for meta in latest for line in meta.get("lines", ())}
    boards = [(seed, plan(seed)) for seed in seeds]

    def again(pair: tuple[int, Storyboard]) -> tuple[bool, bool, int]:
        board = pair[1]
        return board.title in titles, str(board.form) in forms, len(spoken_lines(board) & heard)

    return min(boards, key=again)[0]
