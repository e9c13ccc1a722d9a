"""What things are by their kind: tools, seats, lids, wheels; and where feet and hands find hold on them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ...common.things import PropKind
from ..props.beasts import BEASTS
from .creatures import is_creature


class Trait(StrEnum):
    """What bodies do with a thing, or it with them."""

    TOOL = "tool"
    """One works with it."""
    ROOTED = "rooted"
    """No blow moves it."""
    LIFTED = "lifted"
    """It is held up over one's head, however long it is."""
    HEADGEAR = "headgear"
    """It sits on heads."""
    FOOTWEAR = "footwear"
    """It is worn on a foot."""
    SWING = "swing"
    """One sits on it and swings."""
    FIGURE = "figure"
    """It acts as people do."""
    CABIN = "cabin"
    """One sits in it, and not on it."""
    DEEP = "deep"
    """It swallows who falls in."""
    LIDDED = "lidded"
    """Nobody looks into it from the side."""
    DISH = "dish"
    """One eats out of it or off it, and it is left."""
    VESSEL = "vessel"
    """Something can be poured out of it."""
    WATERED = "watered"
    """A vessel isn't put on it but emptied on it."""
    SEAT = "seat"
    """It is made to sit or lie on."""
    SHELVED = "shelved"
    """Shelves fill it, before which one is."""
    CHEST = "chest"
    """What is in it isn't seen until it is opened."""
    HINGED = "hinged"
    """One comes in and goes out by it."""
    CHUTE = "chute"
    """One slides down its right side."""
    STEPS = "steps"
    """Feet walk up on it."""
    FIERY = "fiery"
    """It breathes fire instead of burning."""
    WHEELED = "wheeled"
    """It goes without hopping."""
    CREATURE = "creature"
    """It lives."""
    PACKS = "packs"
    """It carries loads on its back."""
    COVER = "cover"
    """Put on somebody, it lies over them."""
    AIRY = "airy"
    """It rises by itself, and whom it carries hangs from it."""


_KINDS: Final[Mapping[Trait, frozenset[PropKind]]] = {
    Trait.TOOL: frozenset({PropKind.BROOM, PropKind.SHOVEL, PropKind.HOE, PropKind.PICKAXE, PropKind.AXE, PropKind.SAW, PropKind.COMB,
         PropKind.HAMMER, PropKind.PAINTBRUSH, PropKind.SOAP, PropKind.TOOTHBRUSH, PropKind.SCISSORS, PropKind.SPOON,
         PropKind.HAIR_DRYER, PropKind.SCREWDRIVER, PropKind.WRENCH, PropKind.PENCIL, PropKind.STICK,
         PropKind.MOP, PropKind.RACKET, PropKind.SYRINGE, PropKind.TOWEL, PropKind.HOSE, PropKind.SPONGE, PropKind.NEEDLE, PropKind.TONGS, PropKind.HAND_FAN,
         PropKind.SPEAR, PropKind.RULER}),
    Trait.ROOTED: frozenset({PropKind.DOOR, PropKind.GATE, PropKind.HOUSE, PropKind.TREE, PropKind.LAMP_POST, PropKind.LIGHTHOUSE,
          PropKind.WALL, PropKind.WINDOW, PropKind.FENCE, PropKind.TOWER, PropKind.BRIDGE, PropKind.ROOF,
          PropKind.STAIRS, PropKind.WINDMILL, PropKind.FRIDGE, PropKind.WARDROBE, PropKind.TENT,
          PropKind.SLIDE, PropKind.ELEVATOR, PropKind.IGLOO, PropKind.CHIMNEY, PropKind.STALL,
          PropKind.VENDING_MACHINE, PropKind.CHRISTMAS_TREE, PropKind.BLACKBOARD, PropKind.BUS_STOP,
          PropKind.KENNEL, PropKind.VOLCANO, PropKind.HAMMOCK, PropKind.WAVE, PropKind.CAVE_MOUTH,
          PropKind.FINISH_LINE}),
    Trait.LIFTED: frozenset({PropKind.UMBRELLA, PropKind.BALLOON, PropKind.FLAG, PropKind.KITE, PropKind.SIGN, PropKind.NET,
          PropKind.PARACHUTE, PropKind.BARBELL, PropKind.LANTERN}),
    Trait.HEADGEAR: frozenset({PropKind.HAT, PropKind.CROWN, PropKind.BUCKET, PropKind.POT, PropKind.FLOWER, PropKind.GLASSES,
          PropKind.HELMET, PropKind.MASK, PropKind.HEADPHONES}),
    Trait.FOOTWEAR: frozenset({PropKind.SHOE, PropKind.SOCK, PropKind.BOOT, PropKind.SLIPPER, PropKind.SANDAL, PropKind.SKATES}),
    Trait.SWING: frozenset({PropKind.SWING}),
    Trait.COVER: frozenset({PropKind.BLANKET, PropKind.TOWEL}),
    Trait.AIRY: frozenset({PropKind.BALLOON, PropKind.KITE, PropKind.UMBRELLA, PropKind.PARACHUTE}),
    Trait.FIGURE: frozenset({PropKind.ROBOT, PropKind.SNOWMAN, PropKind.SCARECROW, PropKind.STATUE, PropKind.TEDDY_BEAR, PropKind.DOLL}),
    Trait.CABIN: frozenset({PropKind.CAR, PropKind.BUS, PropKind.TRUCK, PropKind.TRAIN, PropKind.FIRE_ENGINE, PropKind.AMBULANCE,
          PropKind.PLANE, PropKind.HELICOPTER, PropKind.SUBMARINE, PropKind.ROCKET, PropKind.UFO}),
    Trait.DEEP: frozenset({PropKind.HOLE, PropKind.WELL}),
    Trait.LIDDED: frozenset({PropKind.BOX, PropKind.FRIDGE, PropKind.WARDROBE, PropKind.TREASURE, PropKind.SUITCASE, PropKind.BAG,
          PropKind.BIN, PropKind.MAILBOX, PropKind.WASHING_MACHINE, PropKind.STOVE, PropKind.PARCEL, PropKind.GIFT,
          PropKind.HOUSE, PropKind.HOLE, PropKind.WELL, PropKind.LETTER, PropKind.STEAMER, PropKind.IGLOO, PropKind.ELEVATOR, PropKind.WALLET,
          PropKind.CAVE_MOUTH, PropKind.HANDBAG, PropKind.RED_PACKET, PropKind.KENNEL, PropKind.SACK, PropKind.BARREL}),
    Trait.DISH: frozenset({PropKind.BOWL, PropKind.PLATE, PropKind.POT, PropKind.PAN, PropKind.CUP, PropKind.BASKET, PropKind.JAR,
          PropKind.BUCKET, PropKind.BIN, PropKind.BOTTLE, PropKind.TABLE, PropKind.PUDDLE, PropKind.FRIDGE,
          PropKind.SOUP, PropKind.BARREL, PropKind.MUD, PropKind.PADDLING_POOL,
          PropKind.TREE, PropKind.BUSH, PropKind.TUMBLER, PropKind.MILK, PropKind.STALL, PropKind.VENDING_MACHINE}),
    Trait.VESSEL: frozenset({PropKind.BUCKET, PropKind.TEAPOT, PropKind.BOTTLE, PropKind.COFFEE, PropKind.POT, PropKind.VASE, PropKind.PAN,
           PropKind.CUP, PropKind.JAR, PropKind.BOWL, PropKind.HONEY, PropKind.TUMBLER, PropKind.MILK, PropKind.PAINT_TIN,
           PropKind.WATERING_CAN, PropKind.HOSE, PropKind.JUG, PropKind.SALT, PropKind.SOUP}),
    Trait.WATERED: frozenset({PropKind.FLOWER, PropKind.PLANT_POT, PropKind.SPROUT, PropKind.TREE, PropKind.GRASS, PropKind.BUSH,
           PropKind.CACTUS, PropKind.CAMPFIRE, PropKind.CANDLE, PropKind.PUMPKIN, PropKind.MUSHROOM, PropKind.SEED, PropKind.CABBAGE,
           PropKind.CHRISTMAS_TREE}),
    Trait.SEAT: frozenset({PropKind.CHAIR, PropKind.BENCH, PropKind.SOFA, PropKind.BED, PropKind.SWING, PropKind.SLED,
         PropKind.BOAT, PropKind.WHEELCHAIR, PropKind.LOG, PropKind.STUMP, PropKind.STAIRS, PropKind.TOILET,
         PropKind.BATHTUB, PropKind.PRAM, PropKind.CART, PropKind.SEESAW, PropKind.SLIDE, PropKind.MATTRESS, PropKind.RUG,
         PropKind.TRAMPOLINE, PropKind.STOOL, PropKind.HAMMOCK, PropKind.HAYSTACK, PropKind.PLANK}),
    Trait.SHELVED: frozenset({PropKind.FRIDGE}),
    Trait.CHEST: frozenset({PropKind.BOX, PropKind.STEAMER}),
    Trait.HINGED: frozenset({PropKind.DOOR, PropKind.GATE, PropKind.ELEVATOR, PropKind.CAVE_MOUTH}),
    Trait.CHUTE: frozenset({PropKind.SLIDE}),
    Trait.STEPS: frozenset({PropKind.STAIRS}),
    Trait.FIERY: frozenset({PropKind.DRAGON}),
    Trait.WHEELED: frozenset({PropKind.CAR, PropKind.TRAIN, PropKind.BIKE, PropKind.BOAT, PropKind.SLED, PropKind.ROCKET, PropKind.BUS,
           PropKind.TRUCK, PropKind.PLANE, PropKind.SKATEBOARD, PropKind.TRACTOR, PropKind.DIGGER,
           PropKind.FIRE_ENGINE, PropKind.AMBULANCE, PropKind.MOTORCYCLE, PropKind.WHEELCHAIR, PropKind.CART,
           PropKind.PRAM, PropKind.WHEELBARROW, PropKind.HELICOPTER, PropKind.UFO, PropKind.SUBMARINE,
           PropKind.DRONE, PropKind.CLOUD, PropKind.VACUUM_CLEANER, PropKind.CANNON, PropKind.SHOPPING_CART, PropKind.PAPER_PLANE,
           PropKind.PAPER_BOAT, PropKind.HOT_AIR_BALLOON, PropKind.RUG}),
}  # fmt: skip
STEMS: Final[Mapping[PropKind, float]] = {
    PropKind.TREE: 0.06,
    PropKind.LADDER: 0.1,
    PropKind.LIGHTHOUSE: 0.16,
    PropKind.LAMP_POST: 0.04,
    PropKind.UMBRELLA: 0.03,
}
"""Half of what a climber holds on to, in heights, where it is thinner than the thing."""
STANDS: Final[Mapping[PropKind, float]] = {PropKind.TREE: 0.92, PropKind.LADDER: 0.95, PropKind.TABLE: 0.86, PropKind.SOFA: 0.75, PropKind.SWING: 0.42,
          PropKind.BRIDGE: 0.5, PropKind.SKATEBOARD: 0.7, PropKind.ROCK: 0.92, PropKind.ROOF: 0.77, PropKind.ICEBERG: 0.58,
          PropKind.HOUSE: 0.88, PropKind.FENCE: 0.75, PropKind.BED: 0.62, PropKind.TRAIN: 0.78, PropKind.CAKE: 0.69,
          PropKind.CHEESE: 0.64, PropKind.TELEVISION: 0.8, PropKind.BATHTUB: 0.82, PropKind.RADIO: 0.88,
          PropKind.CANNON: 0.85, PropKind.DIGGER: 0.73, PropKind.PLANE: 0.8, PropKind.SUBMARINE: 0.84,
          PropKind.LOG: 0.84, PropKind.POT: 0.84, PropKind.VACUUM_CLEANER: 0.5, PropKind.GATE: 0.82,
          PropKind.BOAT: 0.4, PropKind.SANDCASTLE: 0.62, PropKind.DRUM: 0.82, PropKind.SNOWMAN: 0.97, PropKind.GUITAR: 0.9,
          PropKind.STOOL: 0.96, PropKind.HAMMOCK: 0.36, PropKind.HAYSTACK: 0.8, PropKind.KENNEL: 0.85, PropKind.BARREL: 0.95,
          PropKind.SEESAW: 0.66, PropKind.SLIDE: 0.76, PropKind.TRAMPOLINE: 0.9, PropKind.RUG: 0.7, PropKind.STALL: 0.43,
          PropKind.CHIMNEY: 0.78, PropKind.SHOPPING_CART: 0.86, PropKind.CHRISTMAS_TREE: 0.9, PropKind.HOT_AIR_BALLOON: 0.07}  # fmt: skip
"""Where feet find hold on a thing, in heights, where that isn't its top: as high as it is drawn in its middle."""


@lru_cache(maxsize=512)
def traits_of(prop: PropKind) -> frozenset[Trait]:
    """Everything a kind of thing is."""
    found = {trait for trait, kinds in _KINDS.items() if prop in kinds}
    found |= {Trait.CREATURE} if is_creature(prop) else set()
    return frozenset(found | ({Trait.PACKS} if prop in BEASTS else set()))
