"""Fits shots to what was asked: the exact number of shots and the length of the film.

Shots are merged or split without changing a line; stillness after lines takes up what is left of the length.
"""

from __future__ import annotations

import math

from ...common.story import Shot
from ...common.vocabulary import CameraMove, Framing, Transition
from .film import FilmDecisions
from .staging import POSITIONS
from .timing import card_seconds, least_seconds
from .writer import SceneBits

SHOT_SECONDS = 3.1
"""Least average length of a shot in a film whose number of shots is free."""
LOOK_SECONDS = 1.2
"""How long a face is seen between two cards."""
Staged = list[tuple[SceneBits, Shot]]


def fit_count(staged: Staged, count: int) -> Staged:
    """The same film in ``count`` shots, as nearly as lines (four a shot) and lengths allow."""
    staged = list(staged)
    while len(staged) > count and (_merge_one(staged) or _card_to_caption(staged)):
        pass
    while len(staged) < count and _split_one(staged):
        pass
    return staged


def calm(staged: Staged, film: FilmDecisions) -> Staged:
    """Fewer cuts where a film would have more than one in :data:`SHOT_SECONDS` (cards apart)."""
    staged = list(staged)
    pictures = sum(not shot.card for _, shot in staged)
    wanted = math.ceil(film.story_seconds / SHOT_SECONDS)
    while not film.mime and pictures > wanted and _merge_one(staged, punch=False):
        pictures -= 1
    return staged


def _merge_one(staged: Staged, punch: bool = True) -> bool:
    """Joins the two neighbours that lose least; False when none can be joined."""
    best: tuple[float, int] | None = None
    for index in range(len(staged) - 1):
        first, second = staged[index][1], staged[index + 1][1]
        if not punch and (
            second.hold > 0.5
            or len(first.lines) + len(second.lines) > 2
            or first.card
            or first.setting != second.setting
        ):
            continue
        cost = _merge_cost(first, second)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, index)
    if best is None:
        return False
    index = best[1]
    staged[index : index + 2] = [(staged[index][0], _joined(staged[index][1], staged[index + 1][1]))]
    return True


def enough_pictures(staged: Staged, film: FilmDecisions) -> Staged:
    """At least one picture for each setting, as far as the asked-for number of shots allows."""
    staged = list(staged)
    wanted = film.intent.shots

    def pictures() -> int:
        return sum(not shot.card for _, shot in staged)

    for _ in film.settings:
        if pictures() >= len(film.settings):
            break
        if wanted and not _card_to_caption(staged):
            break
        staged = fit_count(staged, wanted or len(staged) + 1)
    return staged


def separate(staged: Staged, film: FilmDecisions) -> Staged:
    """No two cards one after another: a face stands between them, where the number of shots is free."""
    if film.intent.shots:
        return list(staged)
    out: Staged = []
    for passage, shot in staged:
        if out and out[-1][1].card and shot.card:
            seen = next((one for _, one in reversed(out) if not one.card and one.actors), None)
            if seen is not None:
                out.append((out[-1][0], _reaction(seen)[1].model_copy(update={"seconds": LOOK_SECONDS})))
        out.append((passage, shot))
    return out


def _card_to_caption(staged: Staged) -> bool:
    """Turns the last card into the caption bar of the picture beside it; False when there is none."""
    for index in range(len(staged) - 1, -1, -1):
        card = staged[index][1].card
        if not card or len(staged) < 2:
            continue
        near = index + 1 if index + 1 < len(staged) and not staged[index + 1][1].card else index - 1
        if near < 0 or staged[near][1].card:
            continue
        shot = staged[near][1]
        longer = min(30.0, shot.seconds + staged[index][1].seconds)
        staged[near] = (
            staged[near][0],
            shot.model_copy(update={"lower_third": shot.lower_third or card[:80], "seconds": longer}),
        )
        del staged[index]
        return True
    return False


def _merge_cost(first: Shot, second: Shot) -> float | None:
    people = {a.character for a in (*first.actors, *second.actors)}
    if bool(first.card) != bool(second.card) or len(first.lines) + len(second.lines) > 4 or len(people) > 4:
        return None
    if first.card and len(first.card) + len(second.card) > 118:
        return None
    if first.seconds + second.seconds > 30.0 or len(first.things) + len(second.things) > 6:
        return None
    same_place = first.setting == second.setting
    return (
        (0.0 if same_place else 100.0)
        + len(first.lines)
        + len(second.lines)
        + (first.seconds + second.seconds) / 10
    )


def _joined(first: Shot, second: Shot) -> Shot:
    people = {a.character: a for a in first.actors}
    for actor in second.actors:
        if actor.character not in people:
            people[actor.character] = actor
        elif actor.holds and not people[actor.character].holds:
            people[actor.character] = people[actor.character].model_copy(update={"holds": actor.holds})
    actors = list(people.values())
    if len(actors) > 1:
        actors = [a.model_copy(update={"x": x}) for a, x in zip(actors, POSITIONS[len(actors)], strict=True)]
    things = [
        *first.things,
        *(t for t in second.things if all((t.prop, t.label) != (o.prop, o.label) for o in first.things)),
    ]
    framing = first.framing if len(actors) == 1 or first.framing is not Framing.CLOSE_UP else Framing.MEDIUM
    cues = [*first.cues, *[c for c in second.cues if c.at < 0]][:6]
    return first.model_copy(
        update={
            "actors": actors,
            "things": things,
            "lines": [*first.lines, *second.lines],
            "cues": cues,
            "framing": framing,
            "card": " ".join(part for part in (first.card, second.card) if part),
            "hold": second.hold,
            "lower_third": first.lower_third or second.lower_third,
            "seconds": min(30.0, first.seconds + second.seconds),
        }
    )


def _split_one(staged: Staged) -> bool:
    """Splits the longest shot: between its lines, else into an action and a reaction."""
    order = sorted(
        range(len(staged)), key=lambda i: (-min(len(staged[i][1].lines), 2), -staged[i][1].seconds)
    )
    for index in order:
        passage, shot = staged[index]
        if shot.card and len(staged) > 1:
            continue
        halves = _between_lines(shot) if len(shot.lines) > 1 else _reaction(shot)
        staged[index : index + 1] = [(passage, half) for half in halves]
        return True
    return False


def _between_lines(shot: Shot) -> tuple[Shot, Shot]:
    cut = (len(shot.lines) + 1) // 2
    early, late = shot.lines[:cut], shot.lines[cut:]
    first = shot.model_copy(update={"lines": early, "hold": 0.1, "cues": [c for c in shot.cues if c.at >= 0]})
    speaker = [a for a in shot.actors if a.character == late[0].character]
    second = shot.model_copy(
        update={
            "lines": late,
            "transition": Transition.CUT,
            "cues": [c for c in shot.cues if c.at < 0],
            "framing": Framing.CLOSE_UP
            if speaker and len({li.character for li in late}) == 1
            else Framing.MEDIUM,
            "actors": [a.model_copy(update={"enters": None, "x": 0.0, "facing": 0.0}) for a in speaker]
            if speaker and len({li.character for li in late}) == 1
            else [a.model_copy(update={"enters": None}) for a in shot.actors],
        }
    )
    first.seconds, second.seconds = _share(shot, first), _share(shot, second)
    return first, second


def _share(whole: Shot, part: Shot) -> float:
    return max(0.5, min(30.0, least_seconds(part) + part.hold))


def _reaction(shot: Shot) -> tuple[Shot, Shot]:
    """The shot and, after it, a silent look at somebody's face (or at the place)."""
    listeners = [a for a in shot.actors if not shot.lines or a.character != shot.lines[-1].character]
    face = next(iter([*listeners, *shot.actors]), None)
    alone = [face.model_copy(update={"x": 0.0, "enters": None})] if face is not None else []
    framing = Framing.CLOSE_UP if shot.framing is not Framing.CLOSE_UP else Framing.MEDIUM
    rest = max(0.5, shot.seconds * 0.3)
    second = shot.model_copy(
        update={
            "lines": [],
            "cues": [],
            "actors": alone,
            "framing": framing,
            "camera": CameraMove.STATIC,
            "transition": Transition.CUT,
            "hold": 0.0,
            "seconds": rest,
        }
    )
    first = shot.model_copy(
        update={"seconds": max(0.5, least_seconds(shot) if shot.lines else shot.seconds - rest)}
    )
    return first, second


def fit_length(shots: list[Shot], seconds: float) -> None:
    """Stretches or shortens the stillness in the shots so that they last ``seconds`` in all.

    Speech is never cut: a script that is too long stays too long (the writer prevents it).
    """
    least = [_floor(shot) for shot in shots]
    natural = [max(shot.seconds, low) for shot, low in zip(shots, least, strict=True)]
    for shot, length in zip(shots, natural, strict=True):
        shot.seconds = min(30.0, length)
    gap = seconds - sum(shot.seconds for shot in shots)
    if gap < 0:
        slack = [shot.seconds - low for shot, low in zip(shots, least, strict=True)]
        _spread(shots, slack, gap)
    elif gap > 0:
        weights = [_room(shot) for shot in shots]
        _spread(shots, weights, gap)
    for shot in shots:
        shot.seconds = round(shot.seconds, 2)
        if shot.lines:
            shot.hold = round(min(4.0, max(0.0, shot.seconds - least_seconds(shot))), 2)


def tell_contradictions(film: FilmDecisions, shots: list[Shot]) -> None:
    """Says which of two demands gave way where length and number of shots can't both be had."""
    length = sum(shot.seconds for shot in shots)
    wanted = film.intent.shots
    if wanted and wanted < len(film.settings):
        film.note(
            f"{wanted} shots can't show {len(film.settings)} settings: some are left out.",
            f"{wanted}个镜头装不下{len(film.settings)}个场景,有的没拍。",
        )
    if wanted and len(shots) != wanted:
        film.note(
            f"{wanted} shots can't hold {film.seconds:g} seconds of story: there are {len(shots)}.",
            f"{wanted}个镜头装不下{film.seconds:g}秒的故事,用了{len(shots)}个。",
        )
    elif abs(length - film.story_seconds) > 0.08 * film.seconds:
        film.note(
            f"{len(shots)} shots can't be cut to {film.seconds:g} seconds: the film is a little off.",
            f"{len(shots)}个镜头凑不成{film.seconds:g}秒,长度略有出入。",
        )


def _floor(shot: Shot) -> float:
    if shot.card:
        return max(0.5, 0.8 * card_seconds(shot.card, "en" if shot.card.isascii() else "zh"))
    return max(0.5, least_seconds(shot) + 0.08) if shot.lines else 0.5


def _room(shot: Shot) -> float:
    """How gladly a shot takes more stillness: laughs and pictures without words first."""
    return (2.0 if shot.hold > 0.5 else 1.0) * (1.5 if not shot.lines else 1.0)


def _spread(shots: list[Shot], weights: list[float], gap: float) -> None:
    """Adds ``gap`` seconds (negative: takes away) by weight, within each shot's limits."""
    goal = sum(shot.seconds for shot in shots) + gap
    for _ in range(6):
        gap, total = goal - sum(shot.seconds for shot in shots), sum(weights)
        if total <= 1e-6 or abs(gap) < 0.01:
            return
        for shot, weight in zip(shots, weights, strict=True):
            shot.seconds = min(30.0, max(_floor(shot), shot.seconds + gap * weight / total))
