"""A script as a storyboard: its scenes, acts and lines in their order, and nothing else.

Acts are staged as those of requests are (``agent/story/events``); what is said is said as it is written.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...common.acts import MOST_EVENTS, Act, Action, Constraint, ConstraintKind, Entity, Event, StoryReading
from ...common.errors import StudioError
from ...common.story import (
    END_SECONDS,
    LONGEST,
    MOST_NAMED,
    SHORTEST,
    TITLE_SECONDS,
    Beat,
    Intent,
    Setting,
    Shot,
    Storyboard,
)
from ...common.vocabulary import BeatKind, FilmStyle, Mood, Place
from ...intent.match import vocabulary_matcher
from ...intent.people import Persona
from ...intent.text import folded
from ..story.events.lines import LineTexts
from ..story.events.needs import need_of_thing, place_for_all
from ..story.events.parts import make_parts
from ..story.events.plan import TONE_MOODS
from ..story.events.speech import Talk
from ..story.events.stage import EventStage
from ..story.events.substitutes import picture_notes
from .elements import Screenplay, TitleText
from .headings import NAMES
from .people import folded_name, shown_name
from .pieces import cut_into_scenes
from .reading import read_action
from .scenes import LineNote, SceneStage
from .steps import SceneStep, StepMaker

PLANNER: Final = "script"
"""What storyboards of scripts name as their planner."""
MOST_SCRIPT_SHOTS: Final = 120
_ENDS: Final = frozenset({"the end", "fin", "完", "终", "剧终", "全剧终"})


def storyboard_of_script(
    screenplay: Screenplay,
    characters: Mapping[str, Persona],
    *,
    request: str,
    seed: int = 0,
    style: FilmStyle | None = None,
) -> Storyboard:
    """The plan of a script's film; the same for every seed.

    Args:
        request: what the film is called where the script has no title.

    Raises:
        StudioError: ``script_too_long``, with the line at which the film would be.
    """
    if len(screenplay.elements) > MOST_EVENTS:
        raise _too_long(screenplay.elements[MOST_EVENTS].line)
    return _ScriptFilm(screenplay, characters).storyboard(request, seed, style)


def intent_of_script(board: Storyboard) -> Intent:
    """What a script asks for, in the form in which requests are kept."""
    settings = list(
        {beat.shots[0].setting.model_dump_json(): beat.shots[0].setting for beat in board.beats}.values()
    )
    extras = {actor.character for shot in board.shots for actor in shot.actors if actor.extra is not None}
    return Intent(
        request=board.request,
        language=board.language,
        characters=[who for who in board.cast if who not in extras],
        settings=settings,
        place_named=True,
        time_named=True,
        reading=StoryReading(
            entities=board.entities, events=board.events, constraints=board.constraints, tone=board.tone
        ),
        style=board.style,
    )


def _too_long(line: int) -> StudioError:
    return StudioError(
        "script_too_long",
        f"At line {line} the film of this script passes {LONGEST:.0f} seconds or {MOST_SCRIPT_SHOTS} shots.",
        "Make a film of the part before it, and another of the rest.",
    )


class _ScriptFilm:
    """One film in the making."""

    def __init__(self, screenplay: Screenplay, characters: Mapping[str, Persona]) -> None:
        self.screenplay, self.characters = screenplay, characters
        self.language = screenplay.language
        self.notes: list[LineNote] = []
        told = read_action(screenplay, characters)
        if len(told.reading.events) >= MOST_EVENTS:
            raise _too_long(max(line for line, events in told.events.items() if events))
        self.scenes = cut_into_scenes(screenplay, self.notes)
        self.end_card = self._end()
        say = "说" if self.language == "zh" else "say"
        speaking = [
            Event(id="says", acts=[Act(verb=say, action=Action.SPEAK, who=[key])])
            for key in told.speakers.values()
            if key
        ]
        all_told = told.reading.model_copy(update={"events": [*told.reading.events, *speaking]})
        bodies = [key for key, some in make_parts(all_told, characters).items() if some]
        self.maker = StepMaker(told, bodies, say)
        self.steps = [self.maker.of(scene) for scene in self.scenes]
        events = [step.event for steps in self.steps for step in steps if step.event]
        if len(events) > MOST_EVENTS:
            late = [step.line for steps in self.steps for step in steps if step.event]
            raise _too_long(late[MOST_EVENTS])
        only = [Constraint(kind=ConstraintKind.ONLY_THESE_LINES), Constraint(kind=ConstraintKind.NO_JOKES)]
        self.reading = told.reading.model_copy(update={"events": events, "constraints": only})
        self.roles = told.roles
        self.parts = make_parts(self.reading, characters)
        nouns = {one.id: one.noun for one in self.reading.entities if not self.parts[one.id]}
        self.stage = EventStage(self.parts, self.reading.tone, self._talk(), nouns=nouns)

    def _end(self) -> str:
        """The card that a script ends with."""
        pieces = self.scenes[-1].pieces if self.scenes else []
        last = pieces[-1] if pieces else None
        alone = len(self.scenes) == 1 and len(pieces) == 1 and not self.scenes[0].heading
        if isinstance(last, TitleText) and not alone and folded_name(last.text).strip(" .。!！") in _ENDS:
            pieces.pop()
            return last.text[:80]
        return ""

    def _talk(self) -> Talk:
        """Says what is written; the voices of presets that aren't in the film are free for animals."""
        used = {part.extra.voice if part.extra else part.id for some in self.parts.values() for part in some}
        free = [key for key, one in self.characters.items() if not one.narrator and key not in used]
        words = LineTexts(self.language, random.Random(0), {}, self.parts)
        speaking = {who for act in self.reading.acts if act.says for who in act.who}
        return Talk(
            self.parts,
            words,
            self.language,
            self.reading.tone,
            voices=free,
            room=0.0,
            speaks=False,
            exclaims=False,
            talking=speaking,
        )

    def storyboard(self, request: str, seed: int, style: FilmStyle | None) -> Storyboard:
        """The whole plan."""
        beats = list(self._beats())
        shots = [shot for beat in beats for shot in beat.shots]
        for number, shot in enumerate(shots, 1):
            shot.id = f"s{number}"
        tone = self.reading.tone
        return Storyboard(
            title=(self.screenplay.title or request)[:80],
            request=request,
            language=self.language,
            seed=seed,
            style=style or FilmStyle.TOON,
            mood=TONE_MOODS[tone] if tone else Mood.PLAYFUL,
            seconds=round(max(self._seconds(shots), SHORTEST), 2),
            cast=list(dict.fromkeys(actor.character for shot in shots for actor in shot.actors)),
            called=self._called(shots),
            entities=self.reading.entities,
            events=self.reading.events,
            constraints=self.reading.constraints,
            tone=tone,
            beats=beats,
            end_card=self.end_card,
            planner=PLANNER,
            notes=self._told_notes(),
        )

    def _seconds(self, shots: Sequence[Shot]) -> float:
        end = END_SECONDS if self.end_card else 0.0
        return TITLE_SECONDS + sum(shot.seconds for shot in shots) + end

    # ---- scenes --------------------------------------------------------------------------------

    def _beats(self) -> Iterator[Beat]:
        made: list[Shot] = []
        for number, (scene, steps) in enumerate(zip(self.scenes, self.steps, strict=True)):
            setting = scene.setting or self._anywhere()
            if not scene.known:
                name = NAMES[self.language][setting.place].lower()
                self.notes.append(
                    (scene.line, f"there is no picture of “{setting.label}”: it plays in this place: {name}",
                     f"没有“{setting.label}”的画面：用{name}代替")
                )  # fmt: skip
            staging = SceneStage(self.stage, self.maker, setting, self._lying_about(steps), self.notes)
            shots = staging.shots(steps)
            for shot, line in shots:
                made.append(shot)
                if len(made) > MOST_SCRIPT_SHOTS or self._seconds(made) > LONGEST:
                    raise _too_long(line)
            if not shots:
                continue
            if scene.begins is not None:
                shots[0][0].transition = scene.begins
            last = number == len(self.scenes) - 1
            kind = BeatKind.SETUP if not number else BeatKind.TAG if last else BeatKind.EXPECTATION
            yield Beat(kind=kind, summary=scene.heading[:300], shots=[shot for shot, _ in shots])

    def _anywhere(self) -> Setting:
        """Where a script without a heading plays: as its words say, else where its things belong."""
        hits = vocabulary_matcher().find(
            folded(" ".join(step.told for steps in self.steps for step in steps))
        )
        acting = {key for act in self.reading.acts for key in act.names}
        needs = [need_of_thing(one) for one in self.reading.entities if one.id in acting]
        wanted = [need for need in needs if need is not None]
        usual = place_for_all(wanted, Place.TOWN) if wanted else Place.TOWN
        found = {
            kind: next((hit.value for hit in hits if hit.kind == kind), None)
            for kind in ("place", "time", "weather")
        }
        told = {kind: value for kind, value in found.items() if value is not None}
        return Setting(place=usual).model_copy(update=told)

    def _lying_about(self, steps: Sequence[SceneStep]) -> list[Entity]:
        """Those that a scene only mentions: the lamp that stands there."""
        acting = {key for act in self.reading.acts for key in act.names}
        text = " ".join(step.told for step in steps).casefold()
        return [
            one
            for one in self.reading.entities
            if one.id not in acting and self.parts[one.id] and one.words and one.words.casefold() in text
        ]

    # ---- words ---------------------------------------------------------------------------------

    def _called(self, shots: Sequence[Shot]) -> dict[str, str]:
        """What captions call those who speak with a borrowed voice."""
        extras = {
            actor.extra.voice: actor.extra.name for shot in shots for actor in shot.actors if actor.extra
        }
        lent = self.stage.talk.called if self.stage.talk else {}
        return {**lent, **{voice: name for voice, name in extras.items() if voice != "narrator"}}

    def _told_notes(self) -> list[str]:
        """What couldn't be read, drawn or followed, by the lines of the script, then of the film as a whole."""
        chinese = self.language == "zh"
        notes = [
            f"第{line}行：{zh}。" if chinese else f"Line {line}: {en}."
            for line, en, zh in sorted(set(self.notes))
        ]
        if lost := self.reading.not_understood[:12]:
            notes.append(f"没读懂：{'、'.join(lost)}。" if chinese else f"Not understood: {', '.join(lost)}.")
        own = [shown_name(role.name) for role in self.roles.values() if role.named]
        if own:
            names = "、".join(own) if chinese else ", ".join(own)
            notes.append(
                f"没有预设的角色，各有自己的样子和借来的声音：{names}。"
                if chinese
                else f"Without a preset, with looks of their own and borrowed voices: {names}."
            )
        notes += [zh if chinese else en for en, zh in picture_notes(self.parts)]
        return notes[:MOST_NAMED]
