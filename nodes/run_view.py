"""Everything that is shown of one run: its record, its plan, what was made of it so far, and where its film is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..common.film_record import FilmRecord
from ..common.records import read_json
from ..common.take_ids import subject_of
from .run_manager import RunManager, film_place

if TYPE_CHECKING:
    from ..agent.run.store import RunStore
    from ..agent.run.takes import Take

EVENTS: Final = 50
"""The newest events that are shown of a run."""
PICTURES: Final = (".mp4", ".png")
"""What of a take can be looked at, the best first."""


def told_run(run_id: str, desk: RunManager) -> dict[str, Any]:
    """A run as the page shows it; plain data without folders of this machine.

    Raises:
        StudioError: ``run_unknown``, ``path_forbidden`` or ``file_invalid``.
    """
    # a request for the list alone needn't wait for the stores
    from ..agent.run.store import RunStore

    run = desk.open(run_id)
    store = RunStore(run)
    try:
        plan = read_json(store.storyboard_file)
    except (OSError, ValueError):
        plan = None
    film = store.kept_film()
    return {
        **desk.plain(desk.record(run)),
        "active": desk.works_on(run.id),
        "storyboard": plan,
        "film": film_place(run),
        "files": _places(film) if film is not None else {},
        "segments": _segments(film),
        "takes": _takes(store),
        "events": desk.public([event.to_plain() for event in run.events()[-EVENTS:]]),
    }


def _places(take: Take) -> dict[str, dict[str, str]]:
    """Where ComfyUI's ``/view`` finds a take's files, by their endings."""
    return {place.suffix.removeprefix("."): place.model_dump() for place in take.remote}


def _takes(store: RunStore) -> dict[str, dict[str, Any]]:
    """The take of each shot that is in the film, or the newest: its id and where its picture is."""
    found = {}
    for subject, take in store.kept_takes().items():
        places = {place.suffix: place.model_dump() for place in take.remote}
        picture = next((places[ending] for ending in PICTURES if ending in places), None)
        if take.job.kind == "shot" and picture is not None:
            found[subject] = {"take": take.job.take, "picture": picture}
    return found


def _segments(film: Take | None) -> list[dict[str, Any]]:
    """Which shot is seen alone and until when in a finished film, seconds."""
    if film is None or not isinstance(film.facts, FilmRecord):
        return []
    return [
        {"shot": subject_of(one.name), "start": one.start + one.overlap, "end": one.end}
        for one in film.facts.segments
        if one.part == "clip"
    ]
