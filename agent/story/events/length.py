"""A staged story and its length: shots led up to, joined, stretched or pressed; what happens stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ....common.acts import Action, Event, Outcome, StagedAct, State, StoryReading
from ....common.story import MIN_SECONDS, Shot
from ....common.vocabulary import CameraMove, Framing, Transition
from ....intent.english.words import ANIMALS
from ..timing import least_seconds
from .added import MOST_THINGS
from .stage import AFTER, MOST_ACTORS, MOST_STAGED

WITH_CARDS, AN_ACT = 6.5, 3.6
"""Seconds of cards and a first look, and of an act with how it is taken."""
A_LOOK: Final = 0.7
"""Seconds for which a place is seen before anything moves in a film that begins at once."""
SLOWEST, FASTEST = 1.7, 0.6
"""Acts are stretched or pressed by at most these factors to fit a length."""
SHORTEST, LINGER = 1.2, 1.0
"""Seconds of the shortest shot whose act can be read, and for which one looks on after the last act or word."""
BRISK: Final = 0.8
"""Where acts would have to be pressed further than this, neighbours share a shot instead."""
MINOR: Final = frozenset(
    {
        Action.LOOK,
        Action.WAIT,
        Action.THINK,
        Action.FEEL,
        Action.NOD,
        Action.POINT,
        Action.SEARCH,
        Action.TURN,
    }
)
"""Acts that a film without time for everything is told without."""
MOST_IN_SHOT: Final = 12
"""Acts that a shot has at most."""
MOST_TURNS: Final = 120
"""Shots that are added at most to a story that is short for its film."""
AT_REST: Final = frozenset(
    {Action.WAIT, Action.LOOK, Action.SLEEP, Action.LIE, Action.SIT, Action.THINK, Action.READ, Action.FEEL}
)
"""Acts that show a place as well as nothing would: no first look goes before them."""
_COMES: Final = frozenset({Action.ENTER, Action.APPEAR})
"""Acts before which their doer is nowhere, so that nothing of theirs can go before them."""
GLANCE: Final = 2.6
"""Seconds for which somebody who has come looks about, or thinks, before they do the other."""
_MAKES: Final = frozenset({Action.BUILD, Action.DRAW, Action.STIR})
"""Acts whose thing isn't there before them."""
TRIED: Final = frozenset(
    {
        Action.CLIMB,
        Action.TAKE,
        Action.CATCH,
        Action.JUMP,
        Action.PUSH,
        Action.PULL,
        Action.LIFT,
        Action.RIDE,
        Action.FLY,
        Action.OPEN,
        Action.HIT,
        Action.THROW,
    }
)
"""Acts that may fail before they succeed, in a film that has time for it."""


MOST_TOLD: Final = 48.0
"""Seconds of a film whose length nobody chose, however much happens."""


def told_seconds(reading: StoryReading) -> float:
    """How long a film of what is told wants to be, with its cards: one event isn't spun out to half a minute."""
    return min(max(MIN_SECONDS, WITH_CARDS + AN_ACT * len(reading.acts)), MOST_TOLD)


def stretch(shot: Shot, factor: float) -> None:
    """Plays a shot's acts, pauses and length ``factor`` times as long; speech keeps its own."""
    shot.acts = _slowed(shot.acts, factor)
    for line in shot.lines:  # words stay with their acts
        line.pause = round(min(3.0, max(0.15, line.pause * factor)), 2)
    ends = max((act.start + act.seconds for act in shot.acts), default=0.0)
    needed = least_seconds(shot) + 0.3 if shot.lines else 0.0
    shot.seconds = round(min(30.0, max(shot.seconds * factor, ends + 0.3 * AFTER, needed, SHORTEST)), 2)


def played_for(shot: Shot, seconds: float) -> Shot:
    """A shot that is ``seconds`` long, its acts played that much slower or faster."""
    return shot.model_copy(update={"seconds": seconds, "acts": _slowed(shot.acts, seconds / shot.seconds)})


def _slowed(acts: Sequence[StagedAct], factor: float) -> list[StagedAct]:
    """Acts that begin and last ``factor`` times as late and long."""
    return [
        act.model_copy(
            update={
                "start": round(min(60.0, act.start * factor), 2),
                "seconds": round(min(60.0, max(0.1, act.seconds * factor)), 2),
            }
        )
        for act in acts
    ]


def dramatised(groups: Sequence[list[Shot]], seconds: float) -> list[Shot]:
    """Where there is far more time than events: looks before an act, and tries that fail before it succeeds."""
    staged = [group for group in groups if _can_be_led_up_to(group)]
    total = sum(shot.seconds for group in groups for shot in group)
    turn = 0
    while staged and total * SLOWEST * 0.9 < seconds and turn < MOST_TURNS:
        group = staged[turn % len(staged)]
        first = next(shot for shot in group if shot.acts)
        lead = _try(first, turn) if turn >= len(staged) else _look(first, turn)
        group.insert(group.index(first), lead)
        total += lead.seconds
        turn += 1
    return [shot for group in groups for shot in group]


def begins_at_rest(shots: Sequence[Shot]) -> bool:
    """Whether what happens first is itself a look at where one is: somebody sits, sleeps, waits."""
    return bool(shots) and any(act.action in AT_REST for act in shots[0].acts[:1])


def begin_at_once(groups: list[list[Shot]], *, always: bool) -> None:
    """Leaves the first look out where what happens first is itself one: somebody sits, sleeps, waits.

    Args:
        groups: the first look, then the shots of each event.
        always: whether it is left out before any act in whose picture everybody is who would have been looked at;
            the place is seen for a moment there, before anything moves.
    """
    if len(groups) < 2 or len(groups[0]) != 1 or not groups[1]:
        return
    first, begins = groups[0][0], groups[1][0]
    if first.setting != begins.setting:
        return
    if begins_at_rest(groups[1]) and _there(first) <= _there(begins):
        del groups[0]
        begins.framing, begins.camera = Framing.WIDE, CameraMove.PUSH_IN
    elif always and {one.character for one in first.actors} <= {one.character for one in begins.actors}:
        del groups[0]
        begins.acts = [act.model_copy(update={"start": round(act.start + A_LOOK, 2)}) for act in begins.acts]
        begins.seconds = round(begins.seconds + A_LOOK, 2)


def _there(shot: Shot) -> set[str | None]:
    return {*(actor.character for actor in shot.actors), *(thing.id for thing in shot.things)}


def _can_be_led_up_to(shots: Sequence[Shot]) -> bool:
    """Whether anything can go before what happens: not where it is a look itself, nor where nobody is there yet."""
    first = next((shot.acts[0].action for shot in shots if shot.acts), None)
    return first is not None and first not in AT_REST | _COMES


def _look(shot: Shot, number: int) -> Shot:
    """Whoever will act looks at it first; who will wake sleeps."""
    act = shot.acts[0]
    alone = act.whom not in {actor.character for actor in shot.actors}
    action = Action.SLEEP if act.action is Action.WAKE and alone else Action.LOOK
    return _lead(
        shot,
        act.model_copy(update={"action": action, "what": None, "outcome": Outcome.DONE, "mime": None}),
        number,
    )


def _try(shot: Shot, number: int) -> Shot:
    """An act that fails at first, or is thought about."""
    act = shot.acts[0]
    if act.action not in TRIED:
        thought = {"action": Action.THINK, "what": None, "whom": None, "outcome": Outcome.DONE, "mime": None}
        return _lead(shot, act.model_copy(update=thought), number)
    return _lead(shot, act.model_copy(update={"outcome": Outcome.FAILS}), number)


def _lead(shot: Shot, act: StagedAct, number: int) -> Shot:
    """A shot before another one, with one act in the same picture."""
    lead = shot.model_copy(deep=True)
    change = shot.acts[0]
    if change.action is Action.CHANGE and change.what and change.whom:  # what comes of it isn't there yet
        lead.actors = [one for one in lead.actors if one.character != change.whom]
        lead.things = [one for one in lead.things if one.id != change.whom]
        seen = None if change.what in act.who or act.action is Action.CHANGE else change.what
        act = act.model_copy(update={"whom": seen})
    elif change.action in _MAKES:
        lead.things = [one for one in lead.things if one.id != change.what]
    lead.acts, lead.lines, lead.cues, lead.depicts = [act.model_copy(update={"start": 0.45})], [], [], []
    lead.seconds, lead.id = round(act.seconds + 1.0, 2), f"lead-{number}"
    shot.transition = Transition.CUT
    return lead


def to_count(groups: Sequence[list[Shot]], wanted: int) -> list[Shot]:
    """Exactly so many shots where that can be: neighbours share one, or an act is led up to by a shot more."""
    shots = [shot for group in groups for shot in group]
    for turn in range(MOST_TURNS):
        acting = [shot for shot in shots if shot.acts]
        if len(shots) >= wanted or not acting:
            break
        first = acting[turn % len(acting)]
        shots.insert(shots.index(first), _look(first, turn) if turn < len(acting) else _try(first, turn))
    while len(shots) > wanted:
        fits = [
            n
            for n, (a, b) in enumerate(pairwise(shots))
            if a.setting == b.setting
            and len(a.acts) + len(b.acts) <= MOST_IN_SHOT
            and len(a.lines) + len(b.lines) <= 4
        ]
        if not fits:
            break
        n = min(fits, key=lambda n: shots[n].seconds + shots[n + 1].seconds)
        shots[n : n + 2] = [joined_shots(shots[n], shots[n + 1])]
    return shots


def joined_shots(first: Shot, second: Shot) -> Shot:
    """Two shots of one place as one: the acts and words of the second follow those of the first."""
    known = {actor.character for actor in first.actors}
    things = {thing.id for thing in first.things}
    offset = max(first.seconds - AFTER, 0.0)
    late = [act.model_copy(update={"start": round(min(act.start + offset, 60.0), 2)}) for act in second.acts]
    said = list(second.lines)
    if said:  # words stay with their acts
        pause = said[0].pause + max(offset - least_seconds(first), 0.0)
        said[0] = said[0].model_copy(update={"pause": round(min(3.0, pause), 2)})
    return first.model_copy(
        update={
            "actors": [*first.actors, *(a for a in second.actors if a.character not in known)][:4],
            "things": [*first.things, *(t for t in second.things if t.id not in things)][:8],
            "acts": [*first.acts, *late][:MOST_IN_SHOT],
            "lines": [*first.lines, *said][:4],
            "cues": [
                *first.cues,
                *(c.model_copy(update={"at": min(c.at + offset, 29.0)}) for c in second.cues),
            ][:6],
            "depicts": list(dict.fromkeys([*first.depicts, *second.depicts]))[:12],
            "seconds": round(min(30.0, first.seconds + second.seconds - AFTER), 2),
        }
    )


def crowded(
    groups: Sequence[list[Shot]], told: Sequence[Event], seconds: float
) -> tuple[list[list[Shot]], list[Event]]:
    """What happens where there is little time for it: neighbours share shots, then the least events give way.

    Args:
        groups: the shots of each event, after those of an opening.
        seconds: what the story may take.

    Returns:
        The shots in groups again, and the events that aren't shown any more, in their order.
    """
    left, lost = [group for group in groups if group], set[str]()
    if _total(left) * BRISK > seconds:
        left = [group for group in left if any(shot.acts for shot in group)] or left
    middle = len(told) / 2.0
    order = sorted(
        range(1, len(told) - 1),
        key=lambda n: (any(act.action not in MINOR for act in told[n].acts), abs(n - middle)),
    )
    while True:
        made = _shared(left, seconds)
        if _total(made) * FASTEST <= seconds or not order:
            return made, [event for event in told if event.id in lost]
        lost.add(told[order.pop(0)].id)
        left = [group for group in left if not lost.intersection(*(shot.depicts for shot in group))]


def _total(groups: Sequence[list[Shot]]) -> float:
    return sum(shot.seconds for group in groups for shot in group)


def _shared(groups: Sequence[list[Shot]], seconds: float) -> list[list[Shot]]:
    """Neighbours as one shot, the shortest first, until acts needn't be hurried."""
    left = [list(group) for group in groups]
    while _total(left) * BRISK > seconds:
        pairs = [n for n, (a, b) in enumerate(pairwise(left)) if _fit_together(a[-1], b[0])]
        if not pairs:
            break
        n = min(pairs, key=lambda n: left[n][-1].seconds + left[n + 1][0].seconds)
        left[n : n + 2] = [[*left[n][:-1], joined_shots(left[n][-1], left[n + 1][0]), *left[n + 1][1:]]]
    return left


def _fit_together(first: Shot, second: Shot) -> bool:
    """Whether two shots can be one that can still be followed."""
    actors = {actor.character for shot in (first, second) for actor in shot.actors}
    things = {thing.id for shot in (first, second) for thing in shot.things}
    return (
        first.setting == second.setting
        and bool(first.acts and second.acts)
        and len(first.acts) + len(second.acts) <= MOST_STAGED
        and len(first.lines) + len(second.lines) <= 4
        and len(actors) <= MOST_ACTORS
        and len(things) <= MOST_THINGS
    )


def _looks_about(shot: Shot) -> Shot:
    """A picture of where one is, in which whoever is there looks around and doesn't stand like a figure in a shop."""
    awake = _awake(shot)
    wide = shot.framing is Framing.WIDE and not shot.lines and shot.seconds >= 1.5
    if not awake or not wide:
        return shot
    act = StagedAct(action=Action.LOOK, who=awake[:1], start=0.4, seconds=round(shot.seconds - 0.6, 2))
    return shot.model_copy(update={"acts": [act]})


def looking_on(shot: Shot) -> Shot:
    """A last picture, in which one looks at another or at what is there, and who sleeps goes on sleeping."""
    people = [one.character for one in shot.actors]
    things = [thing.id for thing in shot.things if thing.id]
    looking = [
        *_awake(shot),
        *(thing.id for thing in shot.things if thing.id and thing.prop.value in ANIMALS),
    ]
    if not looking and not people:
        return shot
    who = (looking or people)[0]
    whom = next((one for one in (*people, *things) if one != who), None) if looking else None
    action = Action.LOOK if looking else Action.SLEEP
    act = StagedAct(action=action, who=[who], whom=whom, start=0.2, seconds=round(shot.seconds - 0.3, 2))
    return shot.model_copy(update={"acts": [act]})


def _awake(shot: Shot) -> list[str]:
    return [one.character for one in shot.actors if State.ASLEEP not in one.states]


def _looks_round(shot: Shot, room: float) -> list[StagedAct]:
    """The acts of who comes, not slower than one can watch; the rest of ``room`` seconds they look and think."""
    ends = max(act.start + act.seconds for act in shot.acts)
    acts = _slowed(shot.acts, min(room / ends, SLOWEST if shot.acts[-1].action in _COMES else room / ends))
    last = acts[-1]
    at = round(last.start + last.seconds, 2)
    while room - at > LINGER and len(acts) < MOST_IN_SHOT:
        long = round(min(GLANCE, room - at), 2)
        turn = Action.LOOK if acts[-1].action is not Action.LOOK else Action.THINK
        acts.append(StagedAct(action=turn, who=last.who[:1], start=at, seconds=long, event=last.event))
        at = round(at + long, 2)
    return acts


def filled(shot: Shot) -> Shot:
    """A shot that doesn't go on long after its last act and word: what leads up to the act takes longer."""
    if not shot.acts:
        return _looks_about(shot)
    said = least_seconds(shot) if shot.lines else 0.0
    for turn in range(MOST_STAGED):
        ends = max((act.start + act.seconds for act in shot.acts), default=0.0)
        room = shot.seconds - AFTER
        if shot.seconds - max(ends, said) <= LINGER:
            return shot
        if shot.acts[0].action in _COMES:
            return shot.model_copy(update={"acts": _looks_round(shot, room)})
        if room / ends <= SLOWEST or turn == MOST_STAGED - 1:
            return shot.model_copy(update={"acts": _slowed(shot.acts, room / ends)})
        lead = _try(shot, turn) if turn % 2 else _look(shot, turn)
        joined = joined_shots(lead, shot.model_copy(update={"seconds": ends}))
        shot = joined.model_copy(update={"seconds": shot.seconds, "id": shot.id, "depicts": shot.depicts})
    return shot
