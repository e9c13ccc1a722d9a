"""What the director remembers between steps: plain JSON, so that a checkpoint can be read by any version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, get_args, get_origin, get_type_hints

from ...common.errors import StudioError


class RunState(TypedDict, total=False):
    """The state of a run. Keys appear as the phases that fill them are done.

    ``options`` FilmOptions · ``intent`` Intent · ``storyboard`` Storyboard · ``approved`` whether a person wrote that ·
    ``facts`` Facts that belong to it · ``weights`` of LoRAs that memory taught, by character · ``line_jobs``, ``shot_jobs``,
    ``film_jobs`` lists of Job, settled before anything is submitted · ``takes`` the kept Take of each
    subject · ``speed`` of speech against the voices' own · ``chosen`` takes that a person chose, by shot: no judge overrules them ·
    ``rejected`` subjects to make again · ``faults`` failed checks by take id ·
    ``judged`` what was measured of each take · ``again`` Adjustment of each rejected subject ·
    ``lengths`` seconds of each shot · ``rounds`` revisions so far by kind (``line``, ``shot``, ``film``) ·
    ``cuts`` every JudgedCut of these takes · ``verdict`` the judgement of the kept film.
    """

    options: dict[str, Any]
    intent: dict[str, Any]
    storyboard: dict[str, Any]
    approved: bool
    facts: list[dict[str, Any]]
    weights: dict[str, dict[str, float]]
    line_jobs: list[dict[str, Any]]
    shot_jobs: list[dict[str, Any]]
    film_jobs: list[dict[str, Any]]
    takes: dict[str, dict[str, Any]]
    speed: float
    chosen: dict[str, str]
    rejected: list[str]
    faults: dict[str, int]
    judged: dict[str, list[dict[str, Any]]]
    again: dict[str, dict[str, Any]]
    lengths: dict[str, float]
    rounds: dict[str, int]
    cuts: list[dict[str, Any]]
    verdict: dict[str, Any]


def check_state(found: Mapping[str, Any]) -> None:
    """Whether what is known of a run has the forms of :class:`RunState`: its files may come from somebody else.

    Raises:
        StudioError: ``run_incompatible``.
    """
    forms = get_type_hints(RunState)
    wrong = [name for name, value in found.items() if name in forms and not _fits(value, forms[name])]
    if not wrong and "verdict" in found and "film" not in found.get("takes", {}):
        wrong = ["takes"]
    if wrong:
        raise StudioError(
            "run_incompatible",
            f"What the run's files tell of its {wrong[0]} can't be used.",
            "Start the film anew.",
        )


def _fits(value: Any, form: Any) -> bool:
    if form is Any:
        return True
    kind, inner = get_origin(form) or form, get_args(form)
    if not isinstance(value, (int, float) if kind is float else kind):
        return False
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(_fits(one, inner[-1]) for one in parts)
