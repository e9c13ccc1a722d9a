"""Which sense of an English verb is meant: "the moon comes out", "pours in the milk", "misses the ball", "licks a lolly"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...common.acts import Action, Way
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .kinds import is_person, is_place, prop_of

WITH_OBJECT: Final[Mapping[str, str]] = {
    "splash": "splash at", "slip": "tuck", "return": "give back", "set": "set down", "take off": "undress", "hide": "conceal", "hang": "hang up", "swing": "wield", "spread": "lay out",
    "get back": "take back", "pour": "pour out", "stop": "stop at", "land": "put down", "gather": "gather up", "shine": "point", "move": "push", "squeeze": "press", "straighten": "touch", "pop up": "toss up",
}  # fmt: skip
"""Verbs that mean something else with an object: the sun sets, a man sets the table."""
_WITH_LIVING: Final[Mapping[str, str]] = {
    "pull out": "drag out", "pull in": "drag in", "miss": "long so", "hold": "hold tight", "knock over": "push over"
}  # fmt: skip
_WITH_THING: Final[Mapping[str, str]] = {"lick": "lick up", "run over": "cross over"}
_LICKED_CLEAN: Final = word_set(
    "van car bus truck lorry bike boat window floor wall door table shoe boot mirror stamp envelope"
)
"""What is licked and not eaten."""
_TIPPED: Final = word_set(
    "pot bucket bowl jug pan cup glass bottle vase basin kettle teapot can water sauce soup paint milk"
)
"""What is tipped out, where others are tipped with a coin."""
_HORNS: Final = word_set("horn trumpet whistle flute bugle trombone tuba saxophone harmonica")
_SPOUTED: Final = word_set("water fire smoke steam flame")
_SPUN: Final = word_set("web cobweb yarn thread wool silk cocoon")
_FIRES: Final = word_set("fire campfire bonfire barbecue stove")
_SOLID: Final = word_set(
    "lamppost post pole wall tree rock stone bench table chair fence sign signpost pillar column statue streetlight"
)
_SOFT: Final = word_set(
    "fountain pond lake river sea pool puddle mud water haystack hay bush hedge snowdrift snow pile ditch canal leaves leaf"
)
"""What one falls into, and isn't stopped by."""
_WEAPONS: Final = word_set("sword gun pistol dagger knife banana weapon bow revolver wand")
_SPURTS: Final = (
    "squirt",
    "spurt",
    "gush",
    "squirt out",
    "spray out",
    "spurt out",
    "spill",
    "spill over",
    "overflow",
    "pour out",
)
_LIQUIDS: Final = word_set(
    "water milk tea coffee soup juice oil paint honey ink lemonade cream foam ketchup jam toothpaste slime sauce mustard glue"
)
GUNS: Final = word_set("gun cannon pistol rifle tank catapult bow printer")
CUTS: Final = word_set("cut trim snip shave shear clip")
HAIR: Final = word_set("hair mane beard fur fringe moustache wool coat curl")
_SPED: Final = (
    "down",
    "up",
    "across",
    "along",
    "past",
    "off",
    "out",
    "through",
    "over",
    "around",
    "round",
    "away",
    "forward",
)
"""Ways that somebody shoots along who shoots nothing."""
_SPREADS: Final = word_set("wing arm")
_SHUT: Final = word_set("door shutter lid window book gate drawer hatch cupboard fridge laptop")
_COMES_OUT: Final = word_set("sun moon star rainbow sunset sunrise")
_LIMBS: Final[Mapping[str, Mapping[str, str]]] = {
    "knock": {"knee": "tremble"}, "shake": {"knee": "tremble", "hand": "tremble", "leg": "tremble"},
    "chatter": {"tooth": "tremble"}, "touch": {"nose": "nuzzle", "lip": "kiss"}, "meet": {"nose": "nuzzle", "lip": "kiss"},
    "drop": {"jaw": "gasp"}, "come down": {"hand": "put"}, "land": {"hand": "put"},
}  # fmt: skip
"""What the verbs of parts of a body are seen as: knees that knock tremble, noses that meet nuzzle."""
_OF_THE_SEA: Final = word_set(
    "whale fish shark dolphin octopus seal mermaid squid turtle jellyfish diver submarine fin tail"
)
_PASSED_ON: Final = words.FOODS | word_set(
    "jam salt pepper ball note plate microphone parcel bottle bread butter baton torch key"
)
_SLOPES: Final = word_set(
    "hill slope mountain stairs stair ramp road street path lane bank dune roof track aisle hallway table"
)
_SWITCHED: Final = word_set("kettle radio tv telly television light lamp oven heater fan")
_FIXED_ON: Final = word_set("lid cover plaster bandage sticker tyre tire")
_WORN: Final = word_set(
    "hat crown scarf glasses coat dress shirt tie shoe sock glove trousers necklace ring bag balloon"
)
"""Props that are put on a body."""
_PLAYERS: Final = word_set("radio telly television tv music jukebox gramophone screen projector")
_COMES: Final = ("come out", "come up", "rise", "come")
_ALONE: Final[Mapping[Action, str]] = {
    Action.THROW: "fly", Action.PUSH: "slide", Action.PULL: "slide", Action.DROP: "fall", Action.LIFT: "rise", Action.BREAK: "break",
    Action.OPEN: "open", Action.CLOSE: "close", Action.SHAKE: "shake", Action.BURN: "burn", Action.EXPLODE: "explode",
    Action.CHANGE: "change",
}  # fmt: skip
"""What something is seen to do where nobody is named who does it: "is thrown out of the window"."""
GOES_IN: Final = word_set(
    "look-inside look-in fall-in climb-out jump-out crawl-out come-out pour-in put-in add climb-in climb-out climb-on get-in get-on get-out hop-in hop-on jump-in jump-on "
    "step-inside drop-in peek-inside"
)
"""Verbs whose goal is often left out, as it was just told of."""


def with_object(verb: verbs.Verb, noun: str, lives: bool) -> verbs.Verb:
    """The verb that is meant when its direct object is this noun, of somebody or something."""
    lemma = verb.lemma
    if lemma == "spin" and noun in _SPUN:
        other = "weave"
    elif lemma == "light" and noun in _FIRES:
        other = "make a fire"
    elif lemma == "pass" and noun in _PASSED_ON:
        other = "pass on"
    elif lemma == "tip" and noun in _TIPPED:
        other = "pour out"
    elif lemma in ("answer", "get") and noun == "door":
        other = "open"
    elif lemma in ("slam", "bang shut", "bang") and noun in _SHUT:
        other = "close"
    elif lemma == "fill in" and noun in ("hole", "ditch", "pit", "grave"):
        other = "cover up"
    elif lemma in ("beat", "spread") and noun == "wing":
        other = "flap" if lemma == "beat" else "open"
    elif lemma == "blow" and noun in _HORNS:
        other = "play"
    elif lemma == "blow" and noun in _SPOUTED:
        other = "spout"
    elif lemma == "spread" and noun in _SPREADS:
        other = "open"
    elif lemma == "swing" and lives and noun != "bat":
        other = "lift"
    elif lemma == "draw" and noun in _WEAPONS:
        other = "take out"
    elif lemma == "lower" and noun == "head":
        other = "bow"
    elif lemma == "count" and is_person(noun):
        other = "point at"
    elif lemma == "find" and lives and (not noun or is_person(noun)):
        other = "spot"
    elif lemma == "drive" and lives and (not noun or is_person(noun)):
        other = "escort"
    elif lives and lemma in _WITH_LIVING:
        other = _WITH_LIVING[lemma]
    elif lemma == "lick" and noun in _LICKED_CLEAN:
        other = "lick clean"
    elif not lives and noun not in words.BODY and lemma in _WITH_THING:
        other = _WITH_THING[lemma]
    else:
        other = WITH_OBJECT.get(lemma, lemma)
    return verbs.find_verb(other) or verb


def put_on(noun: str) -> str:
    """What is done with a thing that is put on and that nobody wears; nothing where it is worn."""
    if noun in _SWITCHED or noun in words.LIGHTS:
        return "switch on"
    if noun in ("record", "music", "song", "film"):
        return "play"
    prop = prop_of(noun)
    worn = prop in _WORN or noun in words.BODY
    return "put" if noun in _FIXED_ON or (prop and not worn) else ""


def is_rolled(noun: str) -> bool:
    """Whether it is the thing itself that rolls, and no slope on which something does."""
    return not (is_place(noun) or noun in words.GROUNDS or noun in _SLOPES)


def is_solid(noun: str) -> bool:
    """Whether one only bumps into such a thing."""
    return noun.rpartition(" ")[2] in _SOLID


def into(verb: verbs.Verb, noun: str, lives: bool) -> verbs.Verb:
    """The verb that is meant when its goal is this noun: into a house one walks, into a lamppost one bumps."""
    if verb.lemma == "crash into" and noun in _SOFT:
        return verbs.find_verb("fall into") or verb
    solid = lives or is_solid(noun)
    if verb.lemma in ("walk into", "run into", "drive into", "crash into") and solid:
        return verbs.find_verb("bump into") or verb
    if verb.lemma in ("run into", "drive into", "crash into") and is_place(noun):
        return verbs.find_verb("enter") or verb
    return verb


def of_subject(verb: verbs.Verb, noun: str, lives: bool) -> verbs.Verb:
    """The verb that is meant when this noun does it: a moon, or a sprout, that comes up appears."""
    if lemma_of := _LIMBS.get(verb.lemma, {}).get(noun):
        return verbs.find_verb(lemma_of) or verb
    if verb.lemma == "come down" and not lives and noun not in _COMES_OUT:
        return verbs.find_verb("fall") or verb
    if verb.lemma in _SPURTS and noun in _LIQUIDS:
        return verbs.find_verb("shoot out" if verb.lemma in _SPURTS[:6] else "fall") or verb
    if verb.lemma == "bend down" and noun and not (is_person(noun) or noun in words.ANIMALS):
        return verbs.find_verb("bow") or verb
    if verb.lemma in ("fold up", "fold") and prop_of(noun) and not lives:
        return verbs.find_verb("collapse") or verb
    if verb.lemma == "come with" and not lives:
        return verbs.find_verb("come") or verb
    if verb.lemma in ("jam", "work") and not lives:
        return verbs.find_verb("break down" if verb.lemma == "jam" else "seem") or verbs.unknown_verb("seem")
    if noun in _OF_THE_SEA and verb.lemma == "come up":
        return verbs.find_verb("emerge") or verb
    if noun in ("tap", "water", "nose") and verb.lemma == "run":
        return verbs.find_verb("flow") or verb
    if noun in words.STORMS and verb.lemma.split()[0] in words.COMES_UP:
        return verbs.find_verb("appear") or verb
    if noun in words.NATURE and verb.lemma in ("start", "begin"):
        return verbs.find_verb("fall" if noun in ("rain", "snow", "hail") else "appear") or verb
    shows = noun in _COMES_OUT and verb.lemma in _COMES
    if shows or (verb.lemma == "come up" and not lives):
        return verbs.find_verb("come into view") or verb
    if verb.lemma == "run out" and not lives:
        return verbs.find_verb("fade") or verb
    if verb.lemma in ("go out", "die") and noun in words.LIGHTS:
        return verbs.find_verb("fade") or verb
    if verb.lemma == "ring" and not lives:
        return verbs.find_verb("ring out") or verb
    if verb.lemma == "cover" and noun in ("snow", "leaf"):
        return verbs.find_verb("fall onto") or verb
    if verb.lemma == "blow" and noun in _HORNS:
        return verbs.find_verb("toot") or verb
    return verb


def fronted(verb: verbs.Verb, way: str) -> verbs.Verb:
    """The verb that is meant where a small word stands before it: "up pops a mole", "up comes a whale"."""
    if verb.lemma == "come" and way == "up":
        return verbs.find_verb("emerge") or verb
    return verbs.find_verb(f"{verb.lemma} {way}") or verb


def without_object(verb: verbs.Verb, way: str) -> verbs.Verb:
    """The verb that is meant where nothing is done to anything: a mouse that drops falls, a boy that shoots past speeds."""
    if verb.lemma == "drop":
        return verbs.find_verb("fall") or verb
    if verb.lemma == "shoot" and way in _SPED:
        return verbs.find_verb("speed") or verb
    return verb


def goes_on(verb: verbs.Verb, noun: str) -> verbs.Verb:
    """What something that comes on is seen, or heard, to do: a lamp lights up, a radio plays."""
    other = "light up" if noun in words.LIGHTS else "play" if noun in _PLAYERS else verb.lemma
    return verbs.find_verb(other) or verb


def by_itself(verb: verbs.Verb, path: Way | None) -> verbs.Verb | None:
    """What something does to which an act is done by nobody who is named: what is knocked over falls."""
    if verb.action is Action.HIT and path in (Way.OVER, Way.OUT_OF, Way.OFF, Way.DOWN):
        return verbs.find_verb("fall")
    lemma = "fly away" if verb.lemma.split()[0] == "blow" else _ALONE.get(verb.action)
    return verbs.find_verb(lemma) if lemma else None
