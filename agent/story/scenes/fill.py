"""A card made a story: the asked cast in its roles, the asked place and things, its steps as events."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ....common.acts import (
    MOST_ENTITIES,
    Act,
    Action,
    ConstraintKind,
    Entity,
    EntityKind,
    Event,
    StoryReading,
    Tone,
)
from ....common.story import END_SECONDS, TITLE_SECONDS, Intent, Setting
from ....common.things import PropKind
from ....common.vocabulary import TimeOfDay, Weather
from ....intent.people import Persona
from ..events.speech import BRIEF
from ..events.usual import SECONDS, USUAL_SECONDS
from ..film import DEFAULT_SECONDS
from ..timing import speech_seconds
from ..titles import headline
from ..words import article
from .asked import Candidates, asked_of, of_kind
from .cards import SceneCard, Step
from .choose import Choice, asked_tone, choose, is_comic

SECONDS_A_CARD, LEAST_STEPS = 60.0, 2
"""A film of much more seconds than these has a second card; so many steps of a card are always kept."""
SHORT: Final = 9.0
"""Seconds of a story in which not even a first, a last and a turned step have room."""
HURRY: Final = 1.15
"""How much faster than usual a scene may be played before a step of it goes."""
_LOOK_AROUND: Final = 2.4
"""Seconds at a film's beginning in which one sees where one is."""
_ROOM_FOR_MORE: Final = 18.0
"""Seconds of a film from which on everything that has no role gets an act of its own."""
_USES: Final[Mapping[Action, str]] = {
    Action.EAT: "cake ice_cream pasta pizza banana apple bread egg cookie",
    Action.DRINK: "coffee cup",
    Action.READ: "book map letter",
    Action.PLAY: "guitar drum bell microphone",
    Action.KICK: "ball",
    Action.RIDE: "bike car train rocket sled surfboard",
    Action.SIT: "chair bench",
    Action.WEAR: "hat crown",
    Action.OPEN: "gift box parcel treasure",
    Action.TAKE: "phone balloon umbrella flower sword trophy camera telescope kite key stick bone broom shovel bucket lamp",
}
"""What somebody does with a thing that has no role; anything else is pointed at."""
_TITLES: Final = {
    "en": ("{0}: {title}", "{title}, with {0}", "{title}, with {0} and {1}", "{0}, {1}: {title}"),
    "zh": ("{0}：{title}", "{title}——{0}篇", "{0}和{1}：{title}", "{title}：{0}与{1}"),
}
_NOTICED: Final = {
    "en": ("Look, {0}!", "There's {0}!", "Oh, {0}!", "Well, well: {0}.", "Is that {0}?", "Just what we need: {0}!"),
    "zh": ("快看，{0}！", "这儿有{0}！", "哦，{0}！", "哎呀，{0}。", "那是{0}吗？", "正好，{0}！"),
}  # fmt: skip
_UNDIRECTED: Final = frozenset(
    {Action.SPEAK, Action.WAVE, Action.LOOK, Action.POINT, Action.SHOUT, Action.WHISPER}
)
"""Acts that make sense where the one they are for is missing."""


@dataclass(frozen=True)
class FilledScene:
    """A request with a story: ``intent`` as it can be staged, and a title."""

    intent: Intent
    title: str


def as_scene(intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> FilledScene | None:
    """The scene for a request that tells no event, or None where nobody could play one.

    The same seed gives the same scene; a note of the intent says what was made.
    """
    rng = random.Random(f"{seed}|scene|{intent.request}")
    seconds = intent.seconds or DEFAULT_SECONDS
    chosen = choose(intent, rng, max(1, round(seconds / SECONDS_A_CARD)))
    story = _Story(intent, characters, rng)
    for choice in chosen:
        story.tell(choice.card, (seconds - TITLE_SECONDS - END_SECONDS) / len(chosen))
    if seconds >= _ROOM_FOR_MORE:
        story.add_others()
    if not story.events:
        return None
    return FilledScene(story.intent_for(chosen), story.title(chosen[0].card))


@dataclass
class _Story:
    """Entities and events in the making; who has a role keeps its id over all cards."""

    intent: Intent
    characters: Mapping[str, Persona]
    rng: random.Random
    entities: dict[str, Entity] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    leads: list[Entity] = field(default_factory=list)
    asked: Candidates | None = None
    comic_used: bool = False

    # ---- roles ---------------------------------------------------------------------------------

    def _cast(self, card: SceneCard) -> dict[str, Entity]:
        """Who plays each role: the asked ones first, then whom the card brings along."""
        first = self.asked is None
        asked = self.asked = self.asked or asked_of(self.intent, card, self.characters)
        for entity in (*asked.people, *asked.animals, *asked.things):
            self.entities.setdefault(entity.id, entity)
        kinds = {role: _kind(default) for role, default in card.roles.items()}
        found = {} if first else dict(zip("ab", self.leads, strict=False))
        beasts = [
            role for role, kind in kinds.items() if kind and of_kind(kind, "en").kind is EntityKind.ANIMAL
        ]
        leads = [role for role, kind in kinds.items() if kind is None and role not in found]
        for role in beasts:
            self._animals_as([role], asked, found, kinds, own=True)
        if not asked.people and not self.leads:
            self._animals_as(leads, asked, found)
        self._people_as(leads, asked, found)
        self._animals_as(beasts, asked, found, kinds)
        self._animals_as([role for role in leads if role not in found], asked, found)
        for role, kind in kinds.items():
            if role not in found:
                player = (
                    self._thing(card.roles[role], kind, asked)
                    if kind
                    else self._somebody(card.roles[role], found)
                )
                if player is not None:
                    found[role] = player
        if first:
            self.leads = [found[role] for role in "ab" if role in found]
        for entity in found.values():
            self.entities[entity.id] = entity
        return found

    def _people_as(self, roles: Sequence[str], asked: Candidates, found: dict[str, Entity]) -> None:
        for role in [role for role in roles if role not in found]:
            if asked.people:
                found[role] = asked.people.pop(0)

    def _animals_as(
        self,
        roles: Sequence[str],
        asked: Candidates,
        found: dict[str, Entity],
        kinds: Mapping[str, PropKind | None] | None = None,
        *,
        own: bool = False,
    ) -> None:
        """Animals take roles: one of the role's own kind first, with ``own`` none but one of it."""
        for role in [role for role in roles if role not in found]:
            if not asked.animals:
                return
            like = [one for one in asked.animals if kinds and one.prop == kinds[role]]
            if own and not like:
                continue
            animal = (like or asked.animals)[0]
            asked.animals.remove(animal)
            found[role] = animal

    def _thing(self, default: str, kind: PropKind, asked: Candidates) -> Entity | None:
        own = next((one for one in asked.things if one.prop == kind), None)
        if own is None and default.endswith("?"):
            own = next(iter(asked.things), None)
        if own is not None:
            asked.things.remove(own)
            return own
        if kind.value in self.intent.without or (
            asked.alone and of_kind(kind, "en").kind is EntityKind.ANIMAL
        ):
            return None
        made = of_kind(kind, self.intent.language)
        taken = {one.prop for one in self.entities.values()}
        return (
            made
            if made.prop not in taken
            else made.model_copy(update={"id": f"{made.id}-{len(self.entities)}"})
        )

    def _somebody(self, default: str, found: Mapping[str, Entity]) -> Entity | None:
        """A preset that nobody asked for: the card's own where there is one, or whoever is free."""
        asked = self.asked
        if asked is None or (asked.alone and found):
            return None
        if asked.nobody:
            pair = (PropKind.CAT, PropKind.DOG)
            return of_kind(pair[len(found) % 2], self.intent.language)
        taken = {*self.entities, *self.intent.without}
        free = [key for key, one in self.characters.items() if not one.narrator and key not in taken]
        if not free:
            return None
        key = default if default in free else free[0]
        name = self.characters[key].names.shown(self.intent.language)
        entity = Entity(id=key, kind=EntityKind.PERSON, name=name[:60], character=key)
        self.entities[key] = entity
        return entity

    # ---- events --------------------------------------------------------------------------------

    def tell(self, card: SceneCard, seconds: float) -> None:
        """Adds a card's steps as events, as many as there is time for."""
        cast = self._cast(card)
        steps = [*card.steps]
        turned = is_comic(self.intent) and not self._has(ConstraintKind.NO_JOKES)
        if turned:
            steps[card.turn_at] = card.turn
        kept = _kept(steps, seconds, card.turn if turned else None)
        for number, step in enumerate(kept, 1):
            if seconds < BRIEF and number < len(kept):
                step = replace(step, says={})
            acts = [made for act in step.acts if (made := _played(act, cast)) is not None]
            if acts:
                event = Event(
                    id=f"{card.id[:36]}-{number}",
                    acts=self._with_lines(acts, step, cast),
                    text=self._told(step, cast),
                    place=self._place_of(card),
                    time=card.time.value if card.time and not self.intent.time_named else "",
                    weather=card.weather.value if card.weather and not self.intent.weather_named else "",
                )
                self.events.append(event)

    def _place_of(self, card: SceneCard) -> str:
        """Where the steps of a card play: in the place that was named, whatever they would need elsewhere."""
        named = [one.place for one in self.intent.settings] if self.intent.place_named else card.places[:1]
        return named[0].value if len(named) == 1 else ""

    def _told(self, step: Step, cast: Mapping[str, Entity]) -> str:
        """A step in a narrator's words; nothing where a role has nobody."""
        text = step.told[self.intent.language]
        names = {role.upper(): entity.name for role, entity in cast.items()}
        if not set(re.findall(r"\{(\w)\}", text)) <= set(names):
            return ""
        text = text.format(**names)
        return text[:1].upper() + text[1:]

    def _with_lines(self, acts: Sequence[Act], step: Step, cast: Mapping[str, Entity]) -> list[Act]:
        """The step's acts, with what its roles say; animals have no words, and only asked lines may be the only ones."""
        made = list(acts)
        if self._has(ConstraintKind.ONLY_THESE_LINES) or self._has(ConstraintKind.NO_DIALOGUE):
            return made
        for role, texts in step.says.items():
            speaker = cast.get(role)
            if speaker is None or speaker.kind is not EntityKind.PERSON:
                continue
            text = self.rng.choice(texts[self.intent.language])
            at = next((n for n, act in enumerate(made) if speaker.id in act.who and not act.says), None)
            if at is None:
                made.append(Act(verb="say", action=Action.SPEAK, who=[speaker.id], says=text))
            else:
                made[at] = made[at].model_copy(update={"says": text})
        return made

    def add_others(self) -> None:
        """Whoever and whatever has no role is met before the end, and spoken of."""
        asked, actor = self.asked, next(iter(self.leads), None)
        if asked is None or actor is None:
            return
        more = []
        for n in range(0, len(asked.people), 2):
            some = asked.people[n : n + 2]
            who = [one.id for one in some]
            acts = [Act(verb="enter", action=Action.ENTER, who=who)]
            acts += [Act(verb="greet", action=Action.SPEAK, who=[key], whom=actor.id) for key in who]
            more.append(acts)
        for animal in asked.animals:
            more.append([Act(verb="greet", action=Action.SPEAK, who=[actor.id], whom=animal.id)])
        more += [self._noticed(actor, thing) for thing in asked.things]
        events = [Event(id=f"met-{n}", acts=acts) for n, acts in enumerate(more, 1)]
        last = self.events[-1:]
        around = last[0] if last else None
        if around is not None:
            update = {"place": around.place, "time": around.time, "weather": around.weather}
            events = [event.model_copy(update=update) for event in events]
        self.events = [*self.events[:-1], *events, *last][:60]

    def _noticed(self, actor: Entity, thing: Entity) -> list[Act]:
        action = next((one for one, kinds in _USES.items() if thing.prop in kinds.split()), Action.POINT)
        over = action in (Action.RIDE, Action.SIT, Action.POINT)
        act = Act(verb=str(action), action=action, who=[actor.id], **{"whom" if over else "what": thing.id})
        if actor.kind is EntityKind.PERSON and not self._has(ConstraintKind.ONLY_THESE_LINES):
            noun = thing.noun
            name = f"{article(noun)} {noun}" if self.intent.language == "en" else noun
            act.says = self.rng.choice(_NOTICED[self.intent.language]).format(name)
        return [act]

    # ---- the whole -----------------------------------------------------------------------------

    def _has(self, kind: ConstraintKind) -> bool:
        return any(one.kind is kind for one in self.intent.reading.constraints)

    def intent_for(self, chosen: Sequence[Choice]) -> Intent:
        """The request with this story, the cards' place, and a note on what was made."""
        intent, card = self.intent, chosen[0].card
        roomy = (intent.seconds or DEFAULT_SECONDS) >= _ROOM_FOR_MORE
        used = {key for event in self.events for act in event.acts for key in act.names}
        kept = [one for key, one in self.entities.items() if key in used]
        kept += [one for key, one in self.entities.items() if roomy and one.character and key not in used]
        reading = intent.reading.model_copy(
            update={
                "entities": kept[:MOST_ENTITIES],
                "events": self.events,
                "tone": asked_tone(intent) or (Tone.FUNNY if intent.device else card.tones[0]),
                "not_understood": [],
            }
        )
        return intent.model_copy(
            update={
                "reading": StoryReading.model_validate(reading.model_dump()),
                "settings": self._settings(card),
                "place_named": True,
                "time_named": intent.time_named or card.time is not None,
                "weather_named": intent.weather_named or card.weather is not None,
                "notes": [*intent.notes, self._note(chosen)],
            }
        )

    def _settings(self, card: SceneCard) -> list[Setting]:
        intent = self.intent
        before = list(intent.settings) or [Setting()]
        update: dict[str, object] = {}
        if not intent.place_named:
            before, update = before[:1], {"place": card.places[0], "label": ""}
        if not intent.time_named:
            update["time"] = card.time or TimeOfDay.DAY
        if not intent.weather_named:
            update["weather"] = card.weather or Weather.CLEAR
        return [setting.model_copy(update=update) for setting in before]

    def _note(self, chosen: Sequence[Choice]) -> str:
        language = self.intent.language
        names = [choice.card.title[language] for choice in chosen]
        told = [event.text for event in self.events if event.text]
        ends = f"{told[0]} … {told[-1]}" if told else ""
        if language == "zh":
            return f"没有说发生什么事，所以做了“{'”、“'.join(names)}”：{ends}。"
        return f"You named no event; I made “{'”, “'.join(names)}”: {ends}."

    def title(self, card: SceneCard) -> str:
        """Who it is about, and the scene."""
        names, language = [entity.name for entity in self.leads], self.intent.language
        title = card.title[language]
        if not names or any(name.casefold() in title for name in names):
            return title if language == "zh" else headline(title)[:80]
        shapes = _TITLES[language][: 2 if len(names) == 1 else None]
        told = self.rng.choice(shapes).format(*names, title=title)
        return told[:80] if language == "zh" else headline(told)[:80]


def _kind(default: str) -> PropKind | None:
    """What draws a role, or None for somebody: the first of ``a/b`` that the stage has."""
    words = default.removesuffix("?").split("/")
    return next((PropKind(word) for word in words if word in set(PropKind)), None)


def _kept(steps: Sequence[Step], seconds: float, turn: Step | None) -> list[Step]:
    """The steps there is time for: spare ones go first, then silent ones, the
    first and the last when nothing else is left; never the turn."""
    kept = list(steps)
    while len(kept) > LEAST_STEPS and sum(map(_seconds, kept)) + _LOOK_AROUND > HURRY * seconds:
        inner = [step for step in kept[1:-1] if step is not turn]
        spare = [step for step in kept if step.spare] or [step for step in inner if not step.says] or inner
        if not spare and seconds > SHORT:
            break
        spare = spare or [step for step in kept if step is not turn][:1]
        kept.remove(spare[len(spare) // 2])
    return kept


def _seconds(step: Step) -> float:
    """What a step needs when it is played briskly."""
    acts = sum(0.75 * SECONDS.get(act.action, USUAL_SECONDS) for act in step.acts)
    says = sum(speech_seconds(texts["en"][0], "en") + 0.5 for texts in step.says.values())
    return 1.0 + max(acts, says)


def _played(act: Act, cast: Mapping[str, Entity]) -> Act | None:
    """A card's act by those who play its roles, or None where somebody or something is missing."""
    who = [cast[role].id for role in act.who if role in cast]
    lost_whom = act.whom is not None and act.whom not in cast and act.action not in _UNDIRECTED
    if not who or lost_whom or (act.what is not None and act.what not in cast):
        return None
    return act.model_copy(
        update={
            "who": who,
            "what": cast[act.what].id if act.what else None,
            "whom": cast[act.whom].id if act.whom and act.whom in cast else None,
        }
    )
