"""Words for SDXL: characters in a scene, pose and mood, as prompt and negative prompt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..common.acts import Action, Outcome, StagedAct
from ..common.story import Prop, Shot
from ..common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay, Weather
from ..configs.schema import CharacterPreset, PromptStyle

FRAMINGS = {
    Framing.CLOSE_UP: "close-up portrait",
    Framing.MEDIUM: "medium shot from the waist up",
    Framing.FULL: "full body shot",
    Framing.WIDE: "wide shot, small figure in a large scene",
}
EMOTIONS = {
    Emotion.NEUTRAL: "calm expression",
    Emotion.HAPPY: "happy smiling expression",
    Emotion.SAD: "sad expression",
    Emotion.SURPRISED: "surprised expression, open mouth",
    Emotion.ANGRY: "angry expression, furrowed brows",
    Emotion.SCARED: "scared expression, wide eyes",
    Emotion.SMUG: "smug smile, raised eyebrow",
    Emotion.THOUGHTFUL: "thoughtful expression, looking up",
}
GESTURES = {
    Gesture.STAND: "standing",
    Gesture.WAVE: "waving one hand",
    Gesture.ARMS_UP: "both arms raised",
    Gesture.HANDS_ON_HIPS: "hands on hips",
    Gesture.POINT: "pointing",
    Gesture.SHRUG: "shrugging",
    Gesture.THINK: "hand on chin",
    Gesture.FACEPALM: "hand over face",
    Gesture.CLAP: "clapping hands",
    Gesture.CROSS_ARMS: "arms crossed",
    Gesture.SALUTE: "saluting",
    Gesture.BOW: "bowing",
    Gesture.PRESENT: "presenting with open arms",
    Gesture.HOLD: "holding something in one hand",
    Gesture.WALK: "walking",
    Gesture.SIT: "sitting",
    Gesture.JUMP: "jumping",
}
ACTIONS = {
    Action.GO: "walking to",
    Action.CHASE: "running after",
    Action.FLEE: "running away from",
    Action.FOLLOW: "walking behind",
    Action.ENTER: "stepping into",
    Action.LEAVE: "walking away from",
    Action.CLIMB: "climbing",
    Action.DESCEND: "climbing down from",
    Action.JUMP: "leaping over",
    Action.FALL: "falling down",
    Action.FLY: "flying in the air",
    Action.SWIM: "swimming",
    Action.RIDE: "riding",
    Action.ROLL: "rolling on the ground",
    Action.SINK: "sinking",
    Action.FLOAT: "floating in the air",
    Action.DANCE: "dancing with",
    Action.TURN: "turning around",
    Action.SLIDE: "sliding along",
    Action.SIT: "sitting on",
    Action.LIE: "lying on",
    Action.SLEEP: "sleeping, eyes closed",
    Action.WAKE: "waking up, stretching",
    Action.RISE: "standing up",
    Action.KNEEL: "kneeling before",
    Action.BOW: "bowing to",
    Action.HIDE: "hiding behind",
    Action.WAIT: "waiting",
    Action.TAKE: "picking up",
    Action.PUT: "putting down",
    Action.GIVE: "handing over",
    Action.THROW: "throwing",
    Action.CATCH: "catching",
    Action.DROP: "dropping",
    Action.CARRY: "carrying",
    Action.PUSH: "pushing with both hands",
    Action.PULL: "pulling",
    Action.HIT: "hitting",
    Action.KICK: "kicking",
    Action.BREAK: "breaking",
    Action.OPEN: "opening",
    Action.CLOSE: "closing",
    Action.DIG: "digging a hole",
    Action.BUILD: "building",
    Action.DRAW: "drawing",
    Action.STIR: "stirring",
    Action.EAT: "eating",
    Action.DRINK: "drinking",
    Action.WEAR: "putting on",
    Action.CLEAN: "cleaning",
    Action.PLAY: "playing with",
    Action.READ: "reading",
    Action.USE: "using",
    Action.HUG: "hugging",
    Action.KISS: "kissing",
    Action.SHAKE_HANDS: "shaking hands with",
    Action.FIGHT: "fighting",
    Action.LIFT: "lifting up",
    Action.SPEAK: "speaking to",
    Action.SHOUT: "shouting at",
    Action.WHISPER: "whispering to",
    Action.SING: "singing",
    Action.LAUGH: "laughing",
    Action.CRY: "crying, hands before the face",
    Action.LOOK: "looking at",
    Action.SEARCH: "searching, hand over the eyes",
    Action.POINT: "pointing at",
    Action.WAVE: "waving at",
    Action.NOD: "nodding to",
    Action.REFUSE: "shaking the head",
    Action.CELEBRATE: "cheering, both arms raised",
    Action.CLAP: "clapping hands",
    Action.TREMBLE: "trembling with fear",
    Action.THINK: "thinking, hand on chin",
    Action.SNEEZE: "sneezing",
    Action.COUGH: "coughing behind a fist",
    Action.YAWN: "yawning, mouth wide open",
    Action.FEEL: "showing feelings",
    Action.APPEAR: "appearing out of nowhere",
    Action.VANISH: "disappearing",
    Action.GROW: "growing huge",
    Action.SHRINK: "shrinking",
    Action.CHANGE: "changing shape",
    Action.BURN: "in flames",
    Action.EXPLODE: "exploding in a cloud of smoke",
    Action.SHAKE: "shaking",
    Action.ATTEMPT: "trying hard",
}
"""What an act looks like; the thing or the other one follows."""
PLACES = {
    Place.OCEAN: "on a wooden pier at the ocean",
    Place.UNDERWATER: "under water, coral and sea plants",
    Place.BEACH: "on a sandy beach with palm trees",
    Place.TOWN: "in a small Italian harbour town with pastel houses",
    Place.FOREST: "in a forest clearing",
    Place.SNOW: "in a snowy landscape",
    Place.ROOM: "in a cosy living room",
    Place.KITCHEN: "in a bright kitchen",
    Place.STAGE: "on a theatre stage with red curtains",
    Place.STATION: "on a railway platform",
    Place.SPACE: "on a small moon under a starry sky",
    Place.DESERT: "in a desert with cacti",
    Place.MOUNTAIN: "on a mountain meadow",
    Place.SCHOOL: "in a classroom",
    Place.OFFICE: "in an office with large windows",
    Place.CASTLE: "in a castle hall with a throne",
    Place.BEDROOM: "in a cosy bedroom with a bed and a wardrobe",
    Place.BATHROOM: "in a tiled bathroom with a bathtub",
    Place.SHOP: "in a shop with full shelves, a counter and a till",
    Place.CAFE: "in a small café with a counter and round tables",
    Place.LIBRARY: "in a library with tall bookcases",
    Place.HOSPITAL: "in a hospital ward with white beds",
    Place.TRAIN: "inside a railway carriage with rows of seats and windows",
    Place.BARN: "in a wooden barn with hay bales",
    Place.CAVE: "in a rocky cave with stalactites",
    Place.MUSEUM: "in a museum hall with paintings and a dinosaur skeleton",
    Place.STREET: "on the pavement of a street with terraced houses and a road",
    Place.PARK: "in a city park with a lawn, a path, a pond and lamp posts",
    Place.GARDEN: "in a garden with flower beds and a white picket fence behind a house",
    Place.PLAYGROUND: "on a children's playground with a climbing tower and swings",
    Place.FARM: "on a farm with a red barn and fields",
    Place.RIVER: "on the grassy bank of a river with reeds",
    Place.MARKET: "at a street market, stalls with striped awnings and red lanterns",
    Place.JUNGLE: "in a dense tropical jungle with lianas and ferns",
    Place.POOL: "beside an outdoor swimming pool with parasols",
    Place.SHIP: "on the wooden deck of a sailing ship at sea",
}
_PLACES = {str(place): words for place, words in PLACES.items()}
TIMES = {
    TimeOfDay.DAY: "daylight",
    TimeOfDay.MORNING: "soft morning light",
    TimeOfDay.SUNSET: "golden sunset light",
    TimeOfDay.NIGHT: "night, moonlight",
}
WEATHERS = {
    Weather.CLEAR: "",
    Weather.RAIN: "rain",
    Weather.STORM: "thunderstorm",
    Weather.SNOW: "falling snow",
    Weather.FOG: "fog",
    Weather.WIND: "strong wind",
}


@dataclass(frozen=True)
class Prompt:
    """What SDXL is told."""

    positive: str
    negative: str


def character_prompt(
    preset: CharacterPreset,
    *,
    scene: str = "",
    gesture: Gesture = Gesture.STAND,
    emotion: Emotion = Emotion.NEUTRAL,
    framing: Framing = Framing.MEDIUM,
    style: PromptStyle | None = None,
    negative: str = "",
    extra: str = "",
) -> Prompt:
    """The prompt of one character in one picture.

    The order matters to SDXL: framing, then who, then what they do, then where; style words stand around it.

    Args:
        scene: name of one of the preset's scenes, a place of the vocabulary, or free words.
        negative: words to avoid beside the preset's and the style's.
        extra: further words, put before the style's suffix.
    """
    style = style or PromptStyle()
    parts = [
        FRAMINGS[framing] + " of",
        ", ".join([*preset.trigger_words, preset.prompt]).strip(", "),
        GESTURES[gesture],
        EMOTIONS[emotion],
        preset.scenes.get(scene) or _PLACES.get(scene, scene),
        extra.strip(),
    ]
    body = ", ".join(part for part in parts[1:] if part)
    positive = f"{style.prefix}{parts[0]} {body}{style.suffix}"
    return Prompt(positive, joined([preset.negative_prompt, style.negative, negative]))


def joined(pieces: Iterable[str]) -> str:
    """Comma-separated word lists as one, each entry once."""
    words = [word.strip() for piece in pieces for word in piece.split(",")]
    return ", ".join(dict.fromkeys(word for word in words if word))


def woken(prompt: str, words: Iterable[str]) -> str:
    """The prompt with the trigger words it lacks put in front, each once."""
    lower = prompt.casefold()
    missing = [word for word in dict.fromkeys(words) if word.casefold() not in lower]
    return ", ".join([*missing, prompt] if prompt else missing)


def shot_prompt(
    shot: Shot,
    presets: Mapping[str, CharacterPreset],
    *,
    style: PromptStyle | None = None,
    negative: str = "",
) -> Prompt:
    """The prompt of a whole shot: everybody in it, what they do, the place, its light and the things around.

    Args:
        presets: of every actor, by character id.
    """
    style = style or PromptStyle()
    who, going_on = [], moment(shot)[1]
    for actor in shot.actors:
        preset = presets[actor.character]
        words = ", ".join([*preset.trigger_words, preset.prompt]).strip(", ")
        held = f", holding {named(actor.holds)}" if actor.holds else ""
        act = next((one for one in going_on if actor.character in one.who), None)
        doing = GESTURES[actor.gesture] if act is None else act_words(act, shot)
        who.append(f"{words}, {doing}, {EMOTIONS[actor.emotion]}{held}")
    setting = shot.setting
    where = setting.label or PLACES[setting.place]
    light = ", ".join(word for word in (TIMES[setting.time], WEATHERS[setting.weather]) if word)
    seen = {thing.id or str(number): thing for number, thing in enumerate(shot.things)}
    busy = {one.who[0]: act_words(one, shot) for one in going_on if one.who[0] in seen}
    around = ", ".join(
        f"{named(thing)} {busy[key]}" if key in busy else named(thing) for key, thing in seen.items()
    )
    parts = [" and ".join(who), where, light, around]
    body = ", ".join(part for part in parts if part)
    avoid = [presets[actor.character].negative_prompt for actor in shot.actors]
    return Prompt(
        f"{style.prefix}{FRAMINGS[shot.framing]} of {body}{style.suffix}",
        joined([*avoid, style.negative, negative]),
    )


def moment(shot: Shot) -> tuple[float, list[StagedAct]]:
    """The one moment by which a shot is told in a still, seconds, and the acts going on then.

    It lies late in the longest act that is done, when hands are where they should be; a shot without acts has it
    where gestures have unfolded.
    """
    if not shot.acts:
        return min(1.5, shot.seconds / 2), []
    done = [act for act in shot.acts if act.outcome is Outcome.DONE] or shot.acts
    longest = max(done, key=lambda act: act.seconds)
    at = longest.start + 0.6 * longest.seconds
    return at, [act for act in shot.acts if act.start <= at <= act.start + act.seconds]


def act_words(act: StagedAct, shot: Shot) -> str:
    """An act in words for a prompt, such as ``climbing tree``."""
    things = {thing.id: named(thing) for thing in shot.things}
    others = {actor.character for actor in shot.actors}
    names = [things.get(one, "the other one" if one in others else "") for one in (act.what, act.whom) if one]
    words = ACTIONS[act.action] + "".join(f" {name}" for name in names[:1] if name)
    return words if act.outcome is Outcome.DONE else f"failing at {words}"


def named(thing: Prop) -> str:
    """A thing in words."""
    return thing.label or str(thing.prop).replace("_", " ")
