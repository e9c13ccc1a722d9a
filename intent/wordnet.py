"""Makes ``noun_classes.txt``: what draws an English noun that no list of ours holds, by its classes in WordNet.

``python -m animation_ai_studio.intent.wordnet FOLDER`` reads ``index.noun`` and ``data.noun`` of WordNet 3.0 (Debian's
``wordnet-base`` keeps them in /usr/share/wordnet). A noun belongs to the nearest of its classes, going up, that a
picture stands for: a sycamore is a tree, a clarinet a flute. The studio itself reads only the file.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Final

from ..common.things import PropKind
from .noun_classes import FILE, PERSON, THING

_HIGHEST: Final = 7
"""So many classes up a picture is looked for: further up everything is an artifact."""
_SENSES: Final = 2
"""The senses of a word that are looked at, the usual ones first."""
_INSULT: Final = re.compile(
    "slur|offensive|obscen|disparag|derogat|insult|vulgar|prostitut|contempt|sexual|disliked|subnormal|promiscu",
    re.I,
)
_RUDE: Final = frozenset({"06718862", "06717170", "07124340"})
"""Senses that say how a word is used: ethnic slur, disparagement, obscenity. Such words aren't kept, nor are names."""
_CONCRETE: Final = {
    "05": "animal",
    "06": "artifact",
    "13": "food",
    "17": "object",
    "18": "person",
    "20": "plant",
}
"""Names of WordNet's files of concrete nouns, by number (lexnames)."""
CLASSES: Final[Mapping[PropKind, str]] = {
    PropKind.CAR: "motor_vehicle car",
    PropKind.CART: "wheeled_vehicle",
    PropKind.BOAT: "vessel boat ship watercraft craft",
    PropKind.PLANE: "aircraft",
    PropKind.TRAIN: "train rolling_stock locomotive",
    PropKind.HOUSE: "building house dwelling shelter shop",
    PropKind.TOWER: "tower",
    PropKind.BOX: "box container chest",
    PropKind.JAR: "jar can",
    PropKind.POT: "pot cooking_utensil vessel:2",
    PropKind.BOTTLE: "bottle",
    PropKind.BAG: "bag",
    PropKind.BASKET: "basket",
    PropKind.CUP: "cup drinking_vessel",
    PropKind.TUMBLER: "glass beverage",
    PropKind.MILK: "milk",
    PropKind.SHIRT: "garment",
    PropKind.COAT: "overgarment",
    PropKind.DRESS: "dress skirt robe",
    PropKind.TROUSERS: "trouser",
    PropKind.SHOE: "footwear",
    PropKind.HAT: "headdress",
    PropKind.HELMET: "helmet helmet:2",
    PropKind.MASK: "mask mask:2",
    PropKind.GLOVE: "glove",
    PropKind.NECKLACE: "jewelry",
    PropKind.RING: "ring:4",
    PropKind.BLANKET: "fabric bedclothes",
    PropKind.RUG: "floor_cover",
    PropKind.TOWEL: "towel",
    PropKind.MATTRESS: "mattress",
    PropKind.SCISSORS: "edge_tool",
    PropKind.CUTLERY: "cutlery knife",
    PropKind.HAMMER: "hand_tool",
    PropKind.SHOVEL: "shovel",
    PropKind.STICK: "rod staff stick stick:2",
    PropKind.SWORD: "sword weapon",
    PropKind.CANNON: "gun",
    PropKind.ROPE: "rope cord",
    PropKind.NET: "net:2",
    PropKind.CHAIR: "seat chair",
    PropKind.TABLE: "table desk",
    PropKind.BED: "bed",
    PropKind.WARDROBE: "cabinet",
    PropKind.SHELF: "shelf",
    PropKind.LAMP: "source_of_illumination lamp",
    PropKind.VIOLIN: "stringed_instrument",
    PropKind.FLUTE: "wind_instrument",
    PropKind.TRUMPET: "brass",
    PropKind.DRUM: "percussion_instrument",
    PropKind.PIANO: "keyboard_instrument",
    PropKind.WASHING_MACHINE: "machine",
    PropKind.COMPUTER: "computer keyboard",
    PropKind.PHONE: "telephone",
    PropKind.RADIO: "receiver electronic_equipment",
    PropKind.CLOCK: "timepiece",
    PropKind.CAMERA: "camera",
    PropKind.TELESCOPE: "optical_instrument",
    PropKind.BALL: "ball",
    PropKind.DOLL: "doll",
    PropKind.RACKET: "racket",
    PropKind.BOOK: "book",
    PropKind.PAPER: "paper",
    PropKind.SIGN: "sign signboard",
    PropKind.FLAG: "flag",
    PropKind.PAINTING: "picture:2 painting",
    PropKind.STATUE: "sculpture",
    PropKind.DOOR: "door",
    PropKind.GATE: "gate",
    PropKind.FENCE: "fence barrier",
    PropKind.WALL: "wall",
    PropKind.BRIDGE: "bridge",
    PropKind.STAIRS: "stairway",
    PropKind.ROOF: "roof",
    PropKind.APPLE: "edible_fruit",
    PropKind.ORANGE: "citrus",
    PropKind.LEMON: "lemon lime:3",
    PropKind.PEACH: "peach:3",
    PropKind.STRAWBERRY: "berry berry:2",
    PropKind.CARROT: "vegetable root_vegetable",
    PropKind.CABBAGE: "cruciferous_vegetable greens salad_green",
    PropKind.CUCUMBER: "cucumber",
    PropKind.PUMPKIN: "squash squash:2",
    PropKind.BREAD: "bread",
    PropKind.DOUGH: "dough",
    PropKind.PIE: "pie",
    PropKind.PANCAKES: "pancake",
    PropKind.CAKE: "cake:2 pastry dessert",
    PropKind.COOKIE: "cookie",
    PropKind.CANDY: "candy",
    PropKind.PASTA: "pasta",
    PropKind.BOWL: "dish:2 soup crockery",
    PropKind.SAUSAGE: "sausage",
    PropKind.STEAK: "meat",
    PropKind.CHEESE: "cheese",
    PropKind.SANDWICH: "sandwich",
    PropKind.TREE: "tree",
    PropKind.BUSH: "shrub",
    PropKind.FLOWER: "flower",
    PropKind.GRASS: "grass",
    PropKind.SPROUT: "herb vine fern",
    PropKind.PLANT_POT: "houseplant",
    PropKind.LEAF: "leaf",
    PropKind.ACORN: "nut",
    PropKind.SEED: "seed legume:2 legume:3",
    PropKind.ROCK: "rock stone",
    PropKind.GEM: "gem",
    PropKind.DOG: "dog",
    PropKind.WOLF: "canine",
    PropKind.CAT: "domestic_cat cat",
    PropKind.LION: "big_cat",
    PropKind.BIRD: "bird",
    PropKind.EAGLE: "bird_of_prey",
    PropKind.FLAMINGO: "wading_bird",
    PropKind.DUCK: "duck waterfowl",
    PropKind.CHICKEN: "chicken:2 gallinaceous_bird",
    PropKind.FISH: "fish",
    PropKind.SHARK: "shark",
    PropKind.BEE: "bee fly insect",
    PropKind.LADYBIRD: "beetle",
    PropKind.BUTTERFLY: "butterfly moth",
    PropKind.SPIDER: "spider arachnid",
    PropKind.MOUSE: "rodent rat",
    PropKind.RABBIT: "rabbit hare leporid",
    PropKind.BEAR: "bear",
    PropKind.DEER: "deer antelope",
    PropKind.COW: "bovine",
    PropKind.SHEEP: "sheep",
    PropKind.GOAT: "goat",
    PropKind.HORSE: "equine",
    PropKind.PIG: "swine",
    PropKind.MONKEY: "primate",
    PropKind.CROCODILE: "crocodilian_reptile lizard",
    PropKind.SNAKE: "snake",
    PropKind.FROG: "frog amphibian",
    PropKind.TURTLE: "turtle",
    PropKind.WHALE: "whale",
    PropKind.SEAL: "pinniped_mammal otter",
    PropKind.CRAB: "crab",
    PropKind.LOBSTER: "crustacean",
    PropKind.SNAIL: "gastropod",
    PropKind.SEASHELL: "bivalve",
    PropKind.OCTOPUS: "cephalopod",
    PropKind.CATERPILLAR: "worm larva",
    PropKind.BEAVER: "musteline_mammal",
    PropKind.KANGAROO: "marsupial",
    PropKind.BAT: "bat",
    PropKind.DINOSAUR: "dinosaur",
    PropKind.ELEPHANT: "elephant",
    PropKind.CAMEL: "camel",
}
"""The classes that each picture stands for; ``word:n`` is its n-th concrete sense, else it is the first."""


class _WordNet:
    """WordNet's nouns."""

    def __init__(self, folder: Path) -> None:
        self.senses: dict[str, list[str]] = {}
        self.files: dict[str, str] = {}
        self.above: dict[str, list[str]] = {}
        left_out: set[str] = set()  # names, and senses that insult
        for line in _lines(folder / "data.noun"):
            told, _, gloss = line.partition(" | ")
            parts = told.split()
            sense = parts[0]
            self.files[sense] = parts[1]
            named = 4 + 2 * int(parts[3], 16)
            pointers = [
                tuple(parts[n : n + 2]) for n in range(named + 1, named + 1 + 4 * int(parts[named]), 4)
            ]
            self.above[sense] = [goal for kind, goal in pointers if kind == "@"]
            named_one = any(kind == "@i" for kind, _ in pointers)
            rude = _INSULT.search(gloss) or any(kind == ";u" and goal in _RUDE for kind, goal in pointers)
            if named_one or rude:
                left_out.add(sense)
        for line in _lines(folder / "index.noun"):
            word, _, count, pointed, *rest = line.split()
            senses = rest[int(pointed) + 2 :][: int(count)]
            self.senses[word] = [one for one in senses if one not in left_out]

    def concrete(self, word: str) -> list[str]:
        """The senses of a word that one can see, the usual first."""
        return [one for one in self.senses.get(word, ()) if self.files[one] in _CONCRETE]

    def file_name(self, sense: str) -> str:
        """What kind of thing a sense is, in one word; empty for what one can't see."""
        return _CONCRETE.get(self.files[sense], "")

    def classes(self, sense: str) -> Iterator[str]:
        """A sense and what it is, level by level."""
        level, seen = [sense], set[str]()
        for _ in range(_HIGHEST):
            yield from level
            seen |= set(level)
            level = [up for one in level for up in self.above[one] if up not in seen]


def make(folder: Path) -> str:
    """The file's text: a line for each picture, for persons and for other things, with the nouns of its class.

    Args:
        folder: where WordNet's ``index.noun`` and ``data.noun`` lie.
    """
    net = _WordNet(folder)
    drawn: dict[str, PropKind] = {}
    for kind, words in CLASSES.items():
        for word in words.split():
            name, _, number = word.partition(":")
            drawn[net.concrete(name)[int(number or 1) - 1]] = kind
    found: dict[str, list[str]] = defaultdict(list)
    for word, senses in net.senses.items():
        usual = [one for one in senses[:_SENSES] if net.files[one] in _CONCRETE]
        if usual and word.isalpha() and 2 < len(word) < 15:
            found[_class_of(net, senses[0], usual, drawn)].append(word)
    notice = [f"# {line.strip().partition(' ')[2]}".rstrip() for line in _notice(folder / "data.noun")]
    classes = [f"{name}: {' '.join(sorted(words))}" for name, words in sorted(found.items())]
    return "\n".join([*notice, *classes]) + "\n"


def _class_of(net: _WordNet, first: str, usual: Sequence[str], drawn: Mapping[str, PropKind]) -> str:
    """An animal before a person of its name, whoever is meant first by a word, then what has a picture."""
    kinds = {
        one: next((drawn[up] for up in net.classes(one) if up in drawn), None)
        for one in sorted(usual, key=lambda one: net.file_name(one) != "animal")
    }
    beast, kind = next(iter(kinds.items()))
    if kind is None or net.file_name(beast) != "animal":
        if net.file_name(first) == "person":
            return PERSON
        kind = next((one for one in kinds.values() if one is not None), None)
    return kind.value if kind else THING


def _notice(path: Path) -> Iterator[str]:
    """WordNet's licence, which every copy carries: the lines that begin with a space."""
    with path.open(encoding="utf-8") as lines:
        yield from takewhile(lambda line: line.startswith(" "), lines)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith(" "))


if __name__ == "__main__":
    FILE.write_text(make(Path(sys.argv[1])), encoding="utf-8")
