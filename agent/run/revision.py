"""A film made from another film: the same plan with a few things changed, and every take that still fits.

A revision is a run of its own, so that the earlier film stays. It gets the changed storyboard, the kept takes
of everything that didn't change, and a higher attempt number for what did; the director then goes its usual
way and finds most of its work done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...common.errors import StudioError
from ...common.events import Created, Listened, Note
from ...common.runs import RunFolder
from ...common.story import Shot, Storyboard
from ..request.options import FilmOptions
from .hand_cut import HandCut
from .store import AMENDED, RunStore
from .takes import Take, new_job


def revise(
    earlier: RunFolder,
    storyboard: Storyboard,
    options: FilmOptions,
    again: frozenset[str] = frozenset(),
    *,
    approved: bool = False,
    undoes: str = "",
    hand_cut: HandCut | None = None,
    chosen: Mapping[str, Take] | None = None,
) -> RunFolder:
    """A new run that makes ``storyboard`` out of what an earlier run made.

    Args:
        again: shots to make anew although their plan is the same.
        approved: a person wrote the storyboard, so that nobody is asked about it once more.
        undoes: the run whose changes are taken back.
        hand_cut: a cut made elsewhere; None keeps the earlier film's, where its shots are still the same ones.
        chosen: takes that a person put into that cut, by shot: they are kept as they are, and no judge overrules them.

    Raises:
        StudioError: ``not_writable``, ``disk_full`` or ``file_invalid``.
    """
    before = RunStore(earlier).storyboard()
    run = RunFolder.create(earlier.root.parent, options.request)
    store = RunStore(run)
    store.save_storyboard(storyboard, AMENDED)
    changed = changes(before, storyboard) | again
    jobs: dict[str, list[dict[str, Any]]] = {"line_jobs": [], "shot_jobs": []}
    kept, wanted = [], _parts(storyboard)
    picked = dict(chosen or {})
    for subject, take in {**RunStore(earlier).kept_takes(), **picked}.items():
        if subject not in wanted:
            continue
        if subject in changed:
            job = new_job(run.id, take.job.kind, subject, take.job.attempt + 1, storyboard.seed)
        else:
            store.take_over(earlier, take)
            job = take.job
            kept.append(job.take)
        jobs[f"{job.kind}_jobs"].append(job.model_dump(mode="json"))
    known: dict[str, Any] = {**jobs, "approved": approved}
    if picked:
        known["chosen"] = {subject: take.job.take for subject, take in picked.items()}
    _keep_cut(earlier, store, before, storyboard, hand_cut)
    heard = [event.speed for event in earlier.events() if isinstance(event, Listened)]
    if heard and any(
        take.job.kind == "line" and take.job.take in kept for take in RunStore(earlier).kept_takes().values()
    ):
        known["speed"] = heard[-1]  # as the others were spoken: else all would be hurried once more
    store.save_inherited(known)
    store.save_options(options)
    run.tell(Created(earlier=earlier.id, undoes=undoes, changed=sorted(changed), kept=sorted(kept)))
    return run


def _keep_cut(
    earlier: RunFolder, store: RunStore, before: Storyboard, board: Storyboard, hand_cut: HandCut | None
) -> None:
    """Gives the new run the cut by hand, the earlier film's where that still fits."""
    cut = hand_cut or RunStore(earlier).hand_cut()
    if cut is None:
        return
    if cut.shots == [shot.id for shot in board.shots]:
        store.save_hand_cut(cut.following(before, board))
    else:
        store.run.tell(
            Note(text="The film has other shots now: it is cut as planned, not as the cut from outside.")
        )


def undone(later: RunFolder) -> RunFolder:
    """A new run that makes the film again of which a later one was made; all of its takes are taken over.

    Raises:
        StudioError: ``run_unknown`` where it was made from no other, or that one isn't there any more.
    """
    runs = later.root.parent
    made = _created(later)
    # who takes back once more goes on from where the film before was made from
    earlier = _created(RunFolder.open(runs, made.earlier)).earlier if made.undoes else made.earlier
    if not earlier:
        raise StudioError(
            "nothing_to_change",
            "There is nothing to go back to: this film was made from a request and not from another film.",
            "Say what is to be different, or make the film anew.",
        )
    before = RunFolder.open(runs, earlier)
    store = RunStore(before)
    return revise(before, store.storyboard(), store.options(), approved=True, undoes=later.id)


def _created(run: RunFolder) -> Created:
    return next((event for event in run.events() if isinstance(event, Created)), Created())


def changes(before: Storyboard, after: Storyboard) -> frozenset[str]:
    """Ids of shots and lines that differ between two plans and so have to be made (again)."""
    old, new = _parts(before), _parts(after)
    style = before.style is not after.style
    shots = {shot.id for shot in after.shots}
    return frozenset(name for name, part in new.items() if old.get(name) != part or (style and name in shots))


def _parts(storyboard: Storyboard) -> Mapping[str, Any]:
    """What each take depends on: a line on its words, a shot on all that is seen and said in it."""
    shots: dict[str, Any] = {shot.id: _seen(shot) for shot in storyboard.shots}
    lines = (line.model_copy(update={"direction": ""}) for shot in storyboard.shots for line in shot.lines)
    return {**shots, **{line.id: line for line in lines}}


def _seen(shot: Shot) -> dict[str, Any]:
    unseen: dict[str, Any] = {
        "cues": True,
        "transition": True,
        "music": True,
        "heard": True,
        "told": True,
        "lines": {"__all__": {"direction"}},
    }
    return shot.model_dump(exclude=unseen)
