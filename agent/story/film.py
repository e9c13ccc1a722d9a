"""The decisions a film starts from: who plays what, where, with which things, in which form.

Everything the intent names is taken as it is; everything it leaves open is chosen here, from the seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ...common.errors import StudioError
from ...common.story import END_SECONDS, TITLE_SECONDS, Intent, Language, Prop, Setting
from ...common.things import PropKind
from ...common.vocabulary import INDOORS, Device, FilmStyle, Form, Mood, Place, TimeOfDay, Weather
from ...intent.people import Persona
from ...intent.text import word_set
from ...intent.topic import ABSTRACT
from .facts import facts
from .hints import HINTS

DEFAULT_SECONDS: Final = 30.0

TRAITS: Final[Mapping[str, frozenset[str]]] = {
    "boastful": word_set("boastful bold proud confident brash cocky brave vain know-it-all heroic loud"),
    "worried": word_set("worried anxious careful cautious nervous timid shy fearful prudent gentle"),
    "literal": word_set("literal deadpan dry hungry calm slow laconic logical practical"),
    "curious": word_set("curious eager earnest naive dreamy wide-eyed innocent kind polite wondering"),
    "dramatic": word_set("dramatic theatrical grand romantic passionate poetic artistic imaginative"),
    "cheerful": word_set("cheerful optimistic happy bubbly sunny friendly playful energetic impulsive"),
    "grumpy": word_set("grumpy sarcastic cynical stern tired bored cold gruff"),
    "precise": word_set(
        """
    precise bossy clever bookish organised organized strict nerdy pedantic list-making
    """
    ),
}
"""The manners the writer has lines for, and the personality words that lead to them."""
_SURE: Final = {
    "boastful": 2.0,
    "dramatic": 1.5,
    "cheerful": 1.0,
    "curious": 0.5,
    "precise": -0.5,
    "grumpy": -1.0,
    "worried": -1.5,
    "literal": -1.5,
}

MOODS: Final[Mapping[Form, Mood]] = {
    Form.SKETCH: Mood.PLAYFUL,
    Form.TRAILER: Mood.EPIC,
    Form.DOCUMENTARY: Mood.ADVENTUROUS,
    Form.COMMERCIAL: Mood.PLAYFUL,
    Form.NEWS: Mood.NEWSROOM,
    Form.COOKING_SHOW: Mood.PLAYFUL,
    Form.SILENT_FILM: Mood.RAGTIME,
    Form.SUPERHERO: Mood.EPIC,
    Form.HEIST: Mood.TENSE,
    Form.HORROR: Mood.MYSTERIOUS,
    Form.MOTIVATION: Mood.EPIC,
    Form.ROMANCE: Mood.ROMANTIC,
    Form.INTERVIEW: Mood.PLAYFUL,
}
STYLES: Final[Mapping[Form, FilmStyle]] = {Form.SILENT_FILM: FilmStyle.SILENT, Form.NEWS: FilmStyle.NEWS}
OPEN_FORMS: Final = (
    Form.SKETCH,
    Form.SKETCH,
    Form.SKETCH,
    Form.SKETCH,
    Form.HORROR,
    Form.ROMANCE,
    Form.COOKING_SHOW,
    Form.TRAILER,
    Form.DOCUMENTARY,
    Form.COMMERCIAL,
    Form.NEWS,
    Form.SUPERHERO,
    Form.HEIST,
    Form.MOTIVATION,
    Form.INTERVIEW,
)
"""What a request that names no form may become."""
NARRATED: Final = frozenset({Form.TRAILER, Form.DOCUMENTARY, Form.SUPERHERO, Form.SILENT_FILM})
"""Forms about one hero: the first character named."""
LED: Final = frozenset(
    {Form.MOTIVATION, Form.COOKING_SHOW, Form.COMMERCIAL, Form.HEIST, Form.NEWS, Form.INTERVIEW}
)
"""Forms in which the only character named is the one who presents."""
ANIMALS: Final = frozenset({
    PropKind.CAT, PropKind.CRAB, PropKind.DOG, PropKind.DUCK, PropKind.FISH, PropKind.OCTOPUS,
    PropKind.PENGUIN, PropKind.SEAGULL, PropKind.SHARK, PropKind.SQUIRREL, PropKind.BIRD, PropKind.PARROT,
    PropKind.CROW, PropKind.OWL, PropKind.EAGLE, PropKind.ROOSTER, PropKind.SWAN, PropKind.DRAGON,
    PropKind.DINOSAUR, PropKind.MONKEY, PropKind.SNAKE, PropKind.TURTLE, PropKind.FROG, PropKind.SNAIL,
    PropKind.WHALE, PropKind.DOLPHIN, PropKind.BEE, PropKind.BUTTERFLY, PropKind.SPIDER, PropKind.UNICORN,
    PropKind.GIRAFFE, PropKind.ZEBRA, PropKind.DEER, PropKind.PANDA, PropKind.HEDGEHOG, PropKind.GOAT,
    PropKind.DONKEY, PropKind.CAMEL, PropKind.HIPPO, PropKind.RHINO, PropKind.HAMSTER, PropKind.RACCOON,
    PropKind.BEAVER, PropKind.FLAMINGO, PropKind.PEACOCK, PropKind.PIGEON, PropKind.KANGAROO,
    PropKind.BAT, PropKind.SEAL, PropKind.CROCODILE, PropKind.ANT, PropKind.LADYBIRD,
    PropKind.CATERPILLAR, PropKind.LOBSTER, PropKind.STARFISH, PropKind.JELLYFISH,
    PropKind.GOOSE, PropKind.HERON, PropKind.OSTRICH, PropKind.TURKEY, PropKind.CHICK, PropKind.DUCKLING,
})  # fmt: skip
"""Guests of a cooking show, and never its dish."""
DISHES: Final = (PropKind.CAKE, PropKind.PASTA, PropKind.PIZZA)
_INDOOR: Final = INDOORS - {Place.STATION, Place.CASTLE} | {Place.SPACE, Place.UNDERWATER}
PARTICULAR: Final = frozenset(
    {Place.BEDROOM, Place.BATHROOM, Place.SHOP, Place.CAFE, Place.LIBRARY, Place.HOSPITAL, Place.TRAIN}
    | {Place.BARN, Place.CAVE, Place.MUSEUM}
)
"""Places too particular for a guess: a film plays in them where a request names or needs them."""


@dataclass
class FilmDecisions:
    """One film's decisions; ``rng`` is its only source of chance."""

    intent: Intent
    language: Language
    rng: random.Random
    characters: Mapping[str, Persona]
    cast: list[str]
    settings: list[Setting]
    things: list[Prop]
    form: Form
    device: Device | None
    style: FilmStyle
    mood: Mood
    seconds: float
    topic: str
    called: dict[str, str]
    notes: list[str] = field(default_factory=list)
    topic_thing: bool = False

    @property
    def asked_things(self) -> bool:
        """Whether the things are what the request speaks of, and not the planner's own choice."""
        return bool(self.intent.things) or self.topic_thing

    @property
    def story_seconds(self) -> float:
        """What is left for the story between the title and the end card."""
        return self.seconds - TITLE_SECONDS - END_SECONDS

    @property
    def mime(self) -> bool:
        """Whether nobody speaks."""
        return not self.intent.dialogue or self.form is Form.SILENT_FILM

    def name(self, character: str) -> str:
        """How a character is called in this film."""
        if character in self.called:
            return self.called[character]
        persona = self.characters.get(character)
        return persona.names.shown(self.language) if persona else character

    def note(self, english: str, chinese: str) -> None:
        """Tells the user something, in the film's language."""
        self.notes.append(chinese if self.language == "zh" else english)


def manner(persona: Persona | None) -> tuple[str, ...]:
    """The manners of a character, strongest first; ``literal`` when its traits say nothing."""
    found: list[str] = []
    for trait in persona.traits if persona else ():
        for word in trait.lower().replace(",", " ").split():
            found += [name for name, words in TRAITS.items() if word in words or word == name]
    return tuple(dict.fromkeys(found)) or ("literal",)


def sureness(persona: Persona | None) -> float:
    """How much a character proposes (positive) rather than doubts (negative)."""
    kinds = manner(persona)[:2]
    return sum(_SURE[kind] for kind in kinds) / len(kinds)


_NO_CHANCE: Final[dict[str, Any]] = {
    "notes": True,
    "reading": True,
    "known": True,
    "open_ended": True,
    "things": {"__all__": {"id", "size", "colour", "at", "states"}},
}
"""What of an intent doesn't change the chance: a seed's film stays what it was."""


def decide(intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> FilmDecisions:
    """Fills everything that the intent leaves open.

    Raises:
        StudioError: ``config_missing`` when there is nobody to cast.
    """
    rng = random.Random(f"{seed}|{intent.model_dump_json(exclude=_NO_CHANCE)}")
    seconds = intent.seconds or _seconds_for_shots(intent.shots)
    form = _form(intent, rng)
    cast = _cast(intent, rng, characters, seconds, form)
    if not cast:
        raise StudioError(
            "config_missing",
            "There is no character that can be seen.",
            "Add one to character_presets.yaml, or ask for one that is there.",
        )
    settings = _settings(intent, rng, form)
    topic_things = [] if intent.things else _topic_thing(intent)
    things = list(intent.things) or topic_things or _things(intent, rng, settings[0], seconds)
    if form is Form.COOKING_SHOW and things[0].prop in ANIMALS:  # what comes first is what is cooked
        things.insert(0, Prop(prop=rng.choice(DISHES)))
    style = intent.style or STYLES.get(form, FilmStyle.TOON)
    return FilmDecisions(
        intent=intent,
        language=intent.language,
        rng=rng,
        characters=characters,
        cast=cast,
        settings=settings,
        things=things,
        form=form,
        device=intent.device,
        style=style,
        mood=intent.mood or MOODS[form],
        seconds=seconds,
        topic=intent.topic if len(intent.topic) <= 60 else "",
        called=dict(intent.called),
        notes=list(intent.notes),
        topic_thing=bool(topic_things),
    )


def _seconds_for_shots(shots: int | None) -> float:
    """A usual length, or one that gives each asked-for shot 3.6 s."""
    return DEFAULT_SECONDS if shots is None else min(max(shots * 3.6, 10.0), 180.0)


def _form(intent: Intent, rng: random.Random) -> Form:
    if intent.form:
        return intent.form
    if not intent.dialogue:
        return Form.SILENT_FILM if intent.style is FilmStyle.SILENT else Form.SKETCH
    if intent.style is FilmStyle.NEWS:
        return Form.NEWS
    return rng.choice(OPEN_FORMS)


def _cast(
    intent: Intent, rng: random.Random, characters: Mapping[str, Persona], seconds: float, form: Form
) -> list[str]:
    """The named characters, with a partner of contrasting manner where only one (or none) is named."""
    cast = [key for key in intent.characters if key in characters]
    visible = [
        key for key, persona in characters.items() if not persona.narrator and key not in intent.without
    ]
    if not cast:
        free = [key for key in visible if key not in ("luca", "alberto")] or visible
        cast = rng.sample(free, min(len(free), 3 if seconds >= 60 else 2))
        return _ordered(cast, characters)
    if len(cast) == 1 and "others" not in intent.without:
        partner = _partner(cast[0], [key for key in visible if key not in cast], rng, characters)
        cast = [*cast, *partner]
    named = len(intent.characters)
    leads = form in NARRATED or (named == 1 and form in LED)
    return cast if len(cast) == 1 or leads else _ordered(cast, characters)


def _partner(
    lead: str, free: Sequence[str], rng: random.Random, characters: Mapping[str, Persona]
) -> list[str]:
    """Somebody from the lead's own world if there is one, else the strongest contrast."""
    if not free:
        return []
    own = set(getattr(characters[lead], "scenes", {}) or {})
    here = sureness(characters[lead])

    def fitness(key: str) -> float:
        shared = len(own & set(getattr(characters[key], "scenes", {}) or {}))
        return abs(sureness(characters[key]) - here) + 1.5 * shared + rng.random()

    return [max(free, key=fitness)]


def _ordered(cast: list[str], characters: Mapping[str, Persona]) -> list[str]:
    """The most sure character leads and the most doubtful answers."""
    if len(cast) < 2:
        return cast
    by_sureness = sorted(cast, key=lambda key: -sureness(characters[key]))
    return [
        by_sureness[0],
        by_sureness[-1],
        *[key for key in cast if key not in (by_sureness[0], by_sureness[-1])],
    ]


def _settings(intent: Intent, rng: random.Random, form: Form) -> list[Setting]:
    base = intent.settings or [Setting()]
    if not intent.place_named:
        place = _place(intent, rng, form)
        base = [setting.model_copy(update={"place": place, "label": ""}) for setting in base]
    if not intent.time_named:
        usual = {Form.HORROR: TimeOfDay.NIGHT, Form.HEIST: TimeOfDay.NIGHT, Form.ROMANCE: TimeOfDay.SUNSET}
        options = [
            t
            for t in (TimeOfDay.DAY, TimeOfDay.DAY, TimeOfDay.MORNING, TimeOfDay.SUNSET)
            if t.value not in intent.without
        ]
        time = usual.get(form) or rng.choice(options or [TimeOfDay.NIGHT])
        if time.value in intent.without:
            time = rng.choice(options or [TimeOfDay.NIGHT])
        base = [setting.model_copy(update={"time": time}) for setting in base]
    return base


def _place(intent: Intent, rng: random.Random, form: Form) -> Place:
    """A place that suits what is cooked, most of the things, what is done, the form or, failing these, any."""
    allowed = [place for place in Place if place.value not in intent.without and place not in PARTICULAR]
    usual = {
        Form.COOKING_SHOW: [Place.KITCHEN],
        Form.INTERVIEW: [Place.STAGE, Place.ROOM],
        Form.MOTIVATION: [Place.STAGE, Place.MOUNTAIN],
        Form.HORROR: [Place.CASTLE, Place.FOREST, Place.ROOM],
        Form.HEIST: [Place.CASTLE, Place.OFFICE, Place.KITCHEN, Place.TOWN],
    }
    table = facts("places", intent.language)
    fitting = [
        place
        for place in allowed
        for thing in intent.things
        if thing.prop.value in table[place.value].get("things", ("",))[0].split(",")
    ]
    if intent.weather_named:
        allowed = [place for place in allowed if place not in _INDOOR] or allowed
        fitting = [place for place in fitting if place not in _INDOOR]
    words = " ".join([intent.request, *intent.called.values()]).lower()
    hinted = [place for place, pattern in HINTS if place in allowed and re.search(pattern, words)]
    if intent.weather_named:
        hinted = [place for place in hinted if place not in _INDOOR]
    if intent.weather_named and intent.settings[0].weather is Weather.SNOW:
        hinted = hinted or [
            place for place in (Place.SNOW, Place.FOREST, Place.MOUNTAIN, Place.TOWN) if place in allowed
        ]
        rng.shuffle(hinted)
    formal = [place for place in usual.get(form, []) if place in allowed]
    if form is Form.COOKING_SHOW and formal:
        return formal[0]
    most = max(map(fitting.count, fitting), default=0)
    suiting = [place for place in dict.fromkeys(fitting) if fitting.count(place) == most]
    agreed = [place for place in suiting if place in hinted]
    return rng.choice(agreed or suiting or hinted[:1] or formal or allowed)


def _topic_thing(intent: Intent) -> list[Prop]:
    """A topic that is a short noun becomes visible: a parcel with its name ("taxes", "作业")."""
    topic = intent.topic
    plain = re.fullmatch(r"(?:the |my |our )?[a-z]+(?: [a-z]+)?", topic) is not None and not topic.split()[
        0
    ].endswith("ing")
    if intent.language == "en" and plain and len(topic) <= 22:
        return [Prop(prop=PropKind.PARCEL, label=re.sub(r"^(?:the|my|our) ", "", topic))]
    object_of = re.fullmatch(r"[a-z]+ing ([a-z]{3,16})", topic)
    if (
        object_of
        and not re.match(r"(?:gett|be|becom|feel|go|try|look|stay|turn)ing ", topic)
        and not object_of.group(1).endswith(("ing", "ly"))
        and object_of.group(1) not in ABSTRACT
    ):
        return [Prop(prop=PropKind.PARCEL, label=object_of.group(1))]
    return []


def _things(intent: Intent, rng: random.Random, setting: Setting, seconds: float) -> list[Prop]:
    """One or two things that belong to the place."""
    names = facts("places", intent.language)[setting.place.value].get("things", ("parcel",))[0].split(",")
    names = [name for name in names if name not in intent.without] or ["hat"]
    count = min(len(names), 1 if seconds < 25 else 2 if seconds < 90 else 3)
    return [Prop(prop=PropKind(name)) for name in rng.sample(names, count)]
