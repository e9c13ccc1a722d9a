"""The things of the prop list as rigs: what each looks like, how big it is and how it is held.

Models are in units of their own height with the base at y = 0 (a few are centred); :data:`PROPS` gives the
height in metres standing and held. A parcel carries its label, drawn as a picture on its front.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...common.errors import StudioError
from ...common.things import PropKind
from ...configs.look import COLOURS, is_colour
from ..render.rig import Array, Rig, Tables, chain, joint, turn
from . import (
    animals,
    beasts,
    carried,
    clothes,
    dishes,
    fittings,
    food,
    gear,
    grounds,
    house,
    household,
    kitchen,
    outdoors,
    setpieces,
    tools,
    treasures,
    vehicles,
)  # fmt: skip
from .creature import CreatureMoment, placed
from .dye import dyed
from .everyday import EVERYDAY
from .forms import form_of
from .kinds import PropModel, beast, creature
from .labels import label_sheet
from .life import lively
from .menagerie import CREATURES
from .outside import OUTSIDE
from .several import MOST, may_be_several, several

PROPS: dict[PropKind, PropModel] = {
    PropKind.BIKE: PropModel(vehicles.bike, 0.78, 0.40, 0.5, half=0.85),
    PropKind.BOAT: PropModel(vehicles.boat, 1.15, 0.34, 0.2, "bob", 0.62),
    PropKind.CAKE: PropModel(food.cake, 0.46, 0.30, 0.0, half=0.55),
    PropKind.ICE_CREAM: PropModel(food.ice_cream, 0.50, 0.32, 0.12, half=0.28),
    PropKind.PASTA: PropModel(food.pasta, 0.30, 0.22, 0.1, half=0.85),
    PropKind.PIZZA: PropModel(food.pizza, 0.46, 0.34, 0.2, half=0.5),
    PropKind.BANANA: PropModel(food.banana, 0.34, 0.26, 0.2, half=0.3),
    PropKind.APPLE: PropModel(food.apple, 0.26, 0.17, 0.1, half=0.45),
    PropKind.FISH: PropModel(animals.fish, 0.44, 0.32, 0.4, "swim", 0.7),
    PropKind.SHARK: PropModel(animals.shark, 0.75, 0.30, 0.4, "swim", 1.0),
    PropKind.CRAB: PropModel(animals.crab, 0.44, 0.3, 0.2, "claws", 0.65),
    PropKind.OCTOPUS: PropModel(animals.octopus, 0.52, 0.30, 0.2, "claws", 0.7),
    PropKind.SQUIRREL: PropModel(animals.squirrel, 0.5, 0.36, 0.1, "pet", 0.45),
    PropKind.SEAGULL: PropModel(animals.seagull, 0.54, 0.36, 0.1, "bird", 0.4),
    PropKind.PENGUIN: PropModel(animals.penguin, 0.58, 0.36, 0.1, "bird", 0.35),
    PropKind.DUCK: creature(PropKind.DUCK, 0.5, 0.34, 0.55),
    PropKind.BALL: PropModel(treasures.ball, 0.34, 0.26, 0.3, "bounce", 0.5),
    PropKind.HAT: PropModel(treasures.hat, 0.30, 0.24, 0.1, half=0.8),
    PropKind.PHONE: PropModel(gear.phone, 0.34, 0.20, 0.2, half=0.3),
    PropKind.MICROPHONE: PropModel(gear.microphone, 0.95, 0.24, 0.3, half=0.2, in_hand=gear.hand_microphone),
    PropKind.LIGHTHOUSE: PropModel(gear.lighthouse, 1.9, 0.42, 0.3, half=0.3),
    PropKind.MOON: PropModel(treasures.moon, 0.46, 0.28, 0.2, "float", 0.5, 1.05),
    PropKind.BALLOON: PropModel(treasures.balloon, 1.30, 0.80, 0.0, "float", 0.22),
    PropKind.BOOK: PropModel(gear.book, 0.34, 0.24, 0.2, half=0.6),
    PropKind.UMBRELLA: PropModel(gear.umbrella, 0.95, 0.80, 0.05, half=0.55),
    PropKind.GUITAR: PropModel(gear.guitar, 0.95, 0.70, 0.35, half=0.22),
    PropKind.SWORD: PropModel(treasures.sword, 0.85, 0.62, 0.12, half=0.2),
    PropKind.CROWN: PropModel(treasures.crown, 0.26, 0.20, 0.1, half=0.65),
    PropKind.TROPHY: PropModel(treasures.trophy, 0.46, 0.34, 0.2, half=0.4),
    PropKind.MAP: PropModel(treasures.chart, 0.40, 0.30, 0.3, half=0.75),
    PropKind.TREASURE: PropModel(treasures.treasure, 0.48, 0.30, 0.1, half=0.75),
    PropKind.ROCKET: PropModel(vehicles.rocket, 1.35, 0.42, 0.3, "float", 0.3),
    PropKind.ROBOT: PropModel(gear.robot, 0.80, 0.40, 0.2, "bird", 0.42),
    PropKind.CAR: PropModel(vehicles.car, 0.82, 0.28, 0.2, half=1.0),
    PropKind.TRAIN: PropModel(vehicles.train, 0.95, 0.30, 0.2, half=0.95),
    PropKind.TELESCOPE: PropModel(gear.telescope, 0.95, 0.36, 0.3, half=0.5),
    PropKind.CAMERA: PropModel(gear.camera, 0.30, 0.22, 0.2, half=0.65),
    PropKind.FLOWER: PropModel(treasures.flower, 0.52, 0.36, 0.15, "sway", 0.3),
    PropKind.CACTUS: PropModel(treasures.cactus, 0.56, 0.32, 0.1, half=0.4),
    PropKind.SNOWMAN: PropModel(treasures.snowman, 1.0, 0.36, 0.1, half=0.4),
    PropKind.LAMP: PropModel(gear.lamp, 0.56, 0.36, 0.2, half=0.35),
    PropKind.CHAIR: PropModel(gear.chair, 0.78, 0.40, 0.4, half=0.35),
    PropKind.TABLE: PropModel(gear.table, 0.58, 0.32, 0.4, half=0.85),
    PropKind.COFFEE: PropModel(food.coffee, 0.26, 0.20, 0.2, half=0.55),
    PropKind.CAT: beast(PropKind.CAT, 0.52, 0.4),
    PropKind.DOG: beast(PropKind.DOG, 0.62, 0.4),
    PropKind.HORSE: beast(PropKind.HORSE, 1.35, 0.4),
    PropKind.COW: beast(PropKind.COW, 1.1, 0.38),
    PropKind.PIG: beast(PropKind.PIG, 0.6, 0.36),
    PropKind.SHEEP: beast(PropKind.SHEEP, 0.7, 0.36),
    PropKind.BEAR: beast(PropKind.BEAR, 1.15, 0.4),
    PropKind.LION: beast(PropKind.LION, 0.95, 0.38),
    PropKind.TIGER: beast(PropKind.TIGER, 0.9, 0.38),
    PropKind.ELEPHANT: beast(PropKind.ELEPHANT, 1.6, 0.42),
    PropKind.FOX: beast(PropKind.FOX, 0.6, 0.4),
    PropKind.WOLF: beast(PropKind.WOLF, 0.72, 0.38),
    PropKind.RABBIT: beast(PropKind.RABBIT, 0.5, 0.36),
    PropKind.MOUSE: beast(PropKind.MOUSE, 0.36, 0.27),
    PropKind.UNICORN: beast(PropKind.UNICORN, 1.3, 0.4),
    PropKind.GIRAFFE: beast(PropKind.GIRAFFE, 2.0, 0.46),
    PropKind.ZEBRA: beast(PropKind.ZEBRA, 1.15, 0.4),
    PropKind.DEER: beast(PropKind.DEER, 1.05, 0.4),
    PropKind.PANDA: beast(PropKind.PANDA, 0.95, 0.4),
    PropKind.HEDGEHOG: beast(PropKind.HEDGEHOG, 0.42, 0.31),
    PropKind.TREE: PropModel(setpieces.tree, 2.4, 0.5, 0.1, half=0.4),
    PropKind.LADDER: PropModel(setpieces.ladder, 1.7, 0.6, 0.3, half=0.2),
    PropKind.DOOR: PropModel(setpieces.door, 1.45, 0.4, 0.3, half=0.4),
    PropKind.BED: PropModel(setpieces.bed, 0.62, 0.34, 0.2, half=1.35),
    PropKind.BENCH: PropModel(setpieces.bench, 0.55, 0.34, 0.3, half=1.15),
    PropKind.BOX: PropModel(setpieces.box, 0.5, 0.32, 0.1, half=0.75),
    PropKind.BUCKET: PropModel(setpieces.bucket, 0.34, 0.26, 0.9, half=0.5),
    PropKind.FENCE: PropModel(setpieces.fence, 0.6, 0.34, 0.3, half=1.15),
    PropKind.ROCK: PropModel(setpieces.rock, 0.5, 0.3, 0.1, half=0.75),
    PropKind.HOUSE: PropModel(setpieces.house, 2.2, 0.42, 0.1, half=0.65),
    PropKind.TENT: PropModel(grounds.tent, 1.2, 0.34, 0.1, half=0.85),
    PropKind.CAMPFIRE: PropModel(setpieces.campfire, 0.5, 0.3, 0.1, half=0.65),
    PropKind.KITE: PropModel(setpieces.kite, 0.8, 0.5, 0.4, half=0.45),
    PropKind.SHOVEL: PropModel(setpieces.shovel, 0.85, 0.7, 0.6, half=0.16),
    PropKind.BROOM: PropModel(setpieces.broom, 0.95, 0.75, 0.6, half=0.16),
    PropKind.KEY: PropModel(setpieces.key, 0.3, 0.24, 0.7, half=0.35),
    PropKind.LETTER: PropModel(setpieces.letter, 0.26, 0.2, 0.3, half=0.75),
    PropKind.GIFT: PropModel(setpieces.gift, 0.4, 0.28, 0.1, half=0.5),
    PropKind.CUP: PropModel(setpieces.cup, 0.22, 0.16, 0.3, half=0.7),
    PropKind.BREAD: PropModel(setpieces.bread, 0.24, 0.18, 0.2, half=1.1),
    PropKind.EGG: PropModel(setpieces.egg, 0.24, 0.16, 0.2, half=0.4),
    PropKind.COOKIE: PropModel(setpieces.cookie, 0.26, 0.2, 0.2, half=0.55),
    PropKind.BONE: PropModel(setpieces.bone, 0.2, 0.15, 0.5, half=1.3),
    PropKind.STICK: PropModel(setpieces.stick, 0.7, 0.6, 0.3, half=0.18),
    PropKind.DRUM: PropModel(setpieces.drum, 0.4, 0.3, 0.2, half=0.65),
    PropKind.BELL: PropModel(setpieces.bell, 0.36, 0.26, 0.9, half=0.5),
    PropKind.SANDCASTLE: PropModel(setpieces.sandcastle, 0.5, 0.32, 0.1, half=0.75),
    PropKind.SURFBOARD: PropModel(setpieces.surfboard, 1.3, 0.8, 0.5, half=0.2),
    PropKind.SLED: PropModel(setpieces.sled, 0.34, 0.26, 0.3, half=1.2),
    PropKind.STATUE: PropModel(setpieces.statue, 1.4, 0.42, 0.2, half=0.3),
    PropKind.BIRD: creature(PropKind.BIRD, 0.44, 0.32, 0.5),
    PropKind.PARROT: creature(PropKind.PARROT, 0.54, 0.38, 0.45),
    PropKind.CROW: creature(PropKind.CROW, 0.52, 0.36, 0.55),
    PropKind.OWL: creature(PropKind.OWL, 0.54, 0.38, 0.45),
    PropKind.EAGLE: creature(PropKind.EAGLE, 0.66, 0.42, 0.55),
    PropKind.CHICKEN: creature(PropKind.CHICKEN, 0.54, 0.38, 0.5),
    PropKind.ROOSTER: creature(PropKind.ROOSTER, 0.6, 0.4, 0.55),
    PropKind.SWAN: creature(PropKind.SWAN, 0.78, 0.42, 0.6),
    PropKind.DRAGON: creature(PropKind.DRAGON, 1.25, 0.42, 0.75),
    PropKind.DINOSAUR: creature(PropKind.DINOSAUR, 1.2, 0.42, 0.75),
    PropKind.MONKEY: creature(PropKind.MONKEY, 0.66, 0.4, 0.45),
    PropKind.SNAKE: creature(PropKind.SNAKE, 0.5, 0.36, 0.75),
    PropKind.TURTLE: creature(PropKind.TURTLE, 0.5, 0.34, 0.85),
    PropKind.FROG: creature(PropKind.FROG, 0.42, 0.3, 0.75),
    PropKind.SNAIL: creature(PropKind.SNAIL, 0.36, 0.26, 0.8),
    PropKind.WHALE: creature(PropKind.WHALE, 1.15, 0.38, 1.05),
    PropKind.DOLPHIN: creature(PropKind.DOLPHIN, 0.72, 0.36, 1.0),
    PropKind.BEE: creature(PropKind.BEE, 0.34, 0.24, 0.55, 0.5),
    PropKind.BUTTERFLY: creature(PropKind.BUTTERFLY, 0.44, 0.32, 0.75, 0.5),
    PropKind.SPIDER: creature(PropKind.SPIDER, 0.4, 0.28, 0.95),
    PropKind.SOFA: PropModel(house.sofa, 0.56, 0.34, 0.2, half=1.38),
    PropKind.PIANO: PropModel(house.piano, 1.05, 0.4, 0.2, half=0.72),
    PropKind.MIRROR: PropModel(house.mirror, 1.3, 0.5, 0.1, half=0.36),
    PropKind.PAINTING: PropModel(house.picture, 0.62, 0.4, 0.1, half=0.68),
    PropKind.TELEVISION: PropModel(house.television, 0.62, 0.36, 0.1, half=0.6),
    PropKind.COMPUTER: PropModel(house.computer, 0.52, 0.34, 0.1, half=0.66),
    PropKind.CANDLE: PropModel(house.candle, 0.4, 0.3, 0.1, half=0.42),
    PropKind.CLOCK: PropModel(house.clock, 0.36, 0.26, 0.1, half=0.42),
    PropKind.POT: PropModel(house.pot, 0.4, 0.32, 0.1, half=0.62),
    PropKind.SWING: PropModel(outdoors.swing, 1.5, 0.5, 0.3, half=0.45),
    PropKind.BRIDGE: PropModel(outdoors.bridge, 0.68, 0.36, 0.2, half=1.12),
    PropKind.WELL: PropModel(outdoors.well, 1.15, 0.42, 0.1, half=0.46),
    PropKind.FOUNTAIN: PropModel(outdoors.fountain, 1.15, 0.42, 0.1, half=0.64),
    PropKind.LAMP_POST: PropModel(outdoors.lamp_post, 1.75, 0.6, 0.3, half=0.13),
    PropKind.FLAG: PropModel(outdoors.flag, 1.2, 0.7, 0.2, "wave", 0.4),
    PropKind.NEST: PropModel(outdoors.nest, 0.3, 0.24, 0.1, half=0.75),
    PropKind.MUSHROOM: PropModel(outdoors.mushroom, 0.36, 0.26, 0.2, half=0.52),
    PropKind.PUMPKIN: PropModel(outdoors.pumpkin, 0.42, 0.3, 0.1, half=0.55),
    PropKind.ROPE: PropModel(carried.rope, 0.3, 0.26, 0.3, half=0.9),
    PropKind.BAG: PropModel(carried.bag, 0.5, 0.36, 0.9, half=0.45),
    PropKind.BOTTLE: PropModel(carried.bottle, 0.42, 0.32, 0.35, half=0.22),
    PropKind.PLATE: PropModel(carried.plate, 0.3, 0.24, 0.1, half=0.65),
    PropKind.BOWL: PropModel(carried.bowl, 0.26, 0.2, 0.1, half=0.78),
    PropKind.NEWSPAPER: PropModel(carried.newspaper, 0.42, 0.34, 0.2, half=0.68),
    PropKind.SNOWBALL: PropModel(carried.snowball, 0.24, 0.17, 0.1, half=0.5),
    PropKind.WAND: PropModel(carried.wand, 0.6, 0.5, 0.1, half=0.22),
    PropKind.SUITCASE: PropModel(carried.suitcase, 0.5, 0.34, 0.9, half=0.62),
    PropKind.SKATEBOARD: PropModel(carried.skateboard, 0.24, 0.2, 0.3, half=1.5),
    PropKind.TEDDY_BEAR: PropModel(carried.teddy, 0.46, 0.34, 0.1, half=0.42),
    PropKind.SHOE: PropModel(carried.shoe, 0.26, 0.2, 0.3, half=1.0),
    PropKind.RING: PropModel(carried.ring, 0.26, 0.2, 0.1, half=0.4),
    PropKind.STAR: PropModel(carried.star, 0.44, 0.32, 0.1, "float", 0.5, 0.7),
    PropKind.HEART: PropModel(carried.heart, 0.44, 0.32, 0.1, "float", 0.52, 0.4),
    PropKind.CHEESE: PropModel(food.cheese, 0.26, 0.22, 0.1, half=0.95),
    PropKind.CARROT: PropModel(food.carrot, 0.42, 0.32, 0.4, half=0.22),
    PropKind.BUS: PropModel(vehicles.bus, 0.88, 0.3, 0.2, half=0.88),
    PropKind.TRUCK: PropModel(vehicles.truck, 0.88, 0.3, 0.2, half=0.88),
    PropKind.PLANE: PropModel(vehicles.plane, 0.74, 0.32, 0.2, "bob", 1.05),
    PropKind.WINDOW: PropModel(house.window, 0.9, 0.4, 0.2, half=0.47, air=0.45),
    PropKind.VASE: PropModel(house.vase, 0.5, 0.36, 0.2, half=0.24),
    PropKind.SPOON: PropModel(kitchen.spoon, 0.42, 0.26, 0.2, half=0.18),
    PropKind.CUTLERY: PropModel(kitchen.cutlery, 0.42, 0.28, 0.2, half=0.34),
    PropKind.PAN: PropModel(kitchen.pan, 0.34, 0.5, 0.1, half=1.15, in_hand=kitchen.hand_pan),
    PropKind.TEAPOT: PropModel(kitchen.teapot, 0.38, 0.28, 0.5, half=0.9),
    PropKind.JAR: PropModel(kitchen.jar, 0.42, 0.3, 0.3, half=0.4),
    PropKind.TOASTER: PropModel(kitchen.toaster, 0.44, 0.32, 0.1, half=0.76),
    PropKind.SINK: PropModel(kitchen.sink, 0.85, 0.38, 0.2, half=0.5),
    PropKind.BASKET: PropModel(kitchen.basket, 0.46, 0.34, 0.95, half=0.6),
    PropKind.PLANT_POT: PropModel(kitchen.plant_pot, 0.56, 0.36, 0.1, half=0.42),
    PropKind.WASHING_MACHINE: PropModel(household.washing_machine, 0.9, 0.4, 0.2, half=0.43),
    PropKind.VACUUM_CLEANER: PropModel(household.vacuum_cleaner, 0.75, 0.5, 0.85, half=1.0),
    PropKind.SHELF: PropModel(household.shelf, 1.4, 0.44, 0.2, half=0.4),
    PropKind.WARDROBE: PropModel(household.wardrobe, 1.45, 0.44, 0.2, half=0.54),
    PropKind.BLANKET: PropModel(household.blanket, 0.66, 0.42, 0.6, half=0.78),
    PropKind.PILLOW: PropModel(household.pillow, 0.38, 0.3, 0.3, half=0.76),
    PropKind.CURTAIN: PropModel(household.curtain, 1.4, 0.46, 0.2, half=0.64),
    PropKind.TOOTHBRUSH: PropModel(household.toothbrush, 0.42, 0.3, 0.2, half=0.22),
    PropKind.SOAP: PropModel(household.soap, 0.34, 0.24, 0.2, half=0.85),
    PropKind.COMB: PropModel(household.comb, 0.42, 0.28, 0.15, half=0.24),
    PropKind.COAT: PropModel(clothes.coat, 0.85, 0.5, 0.6, half=0.55),
    PropKind.SHIRT: PropModel(clothes.shirt, 0.62, 0.42, 0.6, half=0.68),
    PropKind.TROUSERS: PropModel(clothes.trousers, 0.72, 0.46, 0.8, half=0.36),
    PropKind.SOCK: PropModel(clothes.sock, 0.36, 0.26, 0.7, half=0.62),
    PropKind.GLOVE: PropModel(clothes.glove, 0.38, 0.28, 0.2, half=0.45),
    PropKind.BELT: PropModel(clothes.belt, 0.22, 0.17, 0.4, half=1.1),
    PropKind.NECKLACE: PropModel(clothes.necklace, 0.44, 0.32, 0.85, half=0.47),
    PropKind.HAMMER: PropModel(tools.hammer, 0.5, 0.4, 0.2, half=0.36),
    PropKind.SAW: PropModel(tools.saw, 0.6, 0.46, 0.15, half=0.2),
    PropKind.SCREWDRIVER: PropModel(tools.screwdriver, 0.46, 0.34, 0.2, half=0.14),
    PropKind.WRENCH: PropModel(tools.wrench, 0.46, 0.36, 0.3, half=0.24),
    PropKind.SCISSORS: PropModel(tools.scissors, 0.46, 0.32, 0.2, half=0.34),
    PropKind.PENCIL: PropModel(tools.pencil, 0.48, 0.32, 0.3, half=0.12),
    PropKind.PAINTBRUSH: PropModel(tools.paintbrush, 0.48, 0.34, 0.25, half=0.14),
    PropKind.PAPER: PropModel(tools.paper, 0.44, 0.32, 0.2, half=0.4),
    PropKind.CHESSBOARD: PropModel(tools.chessboard, 0.5, 0.34, 0.2, half=1.0),
    PropKind.PLAYING_CARD: PropModel(tools.playing_card, 0.42, 0.3, 0.2, half=0.52),
    PropKind.DUMPLING: PropModel(dishes.dumpling, 0.32, 0.25, 0.1, half=1.0),
    PropKind.NOODLES: PropModel(dishes.noodles, 0.44, 0.32, 0.1, half=0.8),
    PropKind.RICE: PropModel(dishes.rice, 0.42, 0.3, 0.1, half=0.8),
    PropKind.ORANGE: PropModel(dishes.orange, 0.3, 0.2, 0.2, half=0.76),
    PropKind.GRAPES: PropModel(dishes.grapes, 0.38, 0.28, 0.85, half=0.44),
    PropKind.CHERRY: PropModel(dishes.cherry, 0.3, 0.22, 0.9, half=0.5),
    PropKind.ONION: PropModel(dishes.onion, 0.3, 0.22, 0.2, half=0.44),
    PropKind.POTATO: PropModel(dishes.potato, 0.26, 0.2, 0.2, half=0.74),
    PropKind.SAUSAGE: PropModel(dishes.sausage, 0.3, 0.22, 0.2, half=1.05),
    PropKind.MEATBALL: PropModel(dishes.meatball, 0.36, 0.26, 0.1, half=1.0),
    PropKind.DONUT: PropModel(dishes.donut, 0.32, 0.24, 0.1, half=0.5),
    PropKind.HAMBURGER: PropModel(dishes.hamburger, 0.34, 0.26, 0.1, half=0.64),
    PropKind.POPCORN: PropModel(dishes.popcorn, 0.44, 0.32, 0.2, half=0.46),
    PropKind.CHOPSTICKS: PropModel(dishes.chopsticks, 0.42, 0.3, 0.2, half=0.3),
    PropKind.CORN: PropModel(dishes.corn, 0.42, 0.3, 0.2, half=0.32),
    PropKind.PINEAPPLE: PropModel(dishes.pineapple, 0.46, 0.34, 0.2, half=0.3),
    PropKind.DRESS: PropModel(clothes.dress, 0.78, 0.48, 0.7, half=0.47),
    PropKind.GLASSES: PropModel(clothes.glasses, 0.2, 0.14, 0.5, half=1.25),
    PropKind.TIE: PropModel(clothes.tie, 0.5, 0.38, 0.85, half=0.2),
    PropKind.BATHTUB: PropModel(fittings.bathtub, 0.62, 0.34, 0.2, half=1.12),
    PropKind.TOILET: PropModel(fittings.toilet, 0.72, 0.36, 0.2, half=0.38),
    PropKind.STOVE: PropModel(fittings.stove, 0.9, 0.4, 0.2, half=0.46),
    PropKind.RADIO: PropModel(fittings.radio, 0.42, 0.3, 0.9, half=0.85),
    PropKind.PRINTER: PropModel(fittings.printer, 0.46, 0.32, 0.1, half=0.72),
    PropKind.HAIR_DRYER: PropModel(fittings.hair_dryer, 0.42, 0.3, 0.3, half=0.62),
    PropKind.WHEELCHAIR: PropModel(fittings.wheelchair, 0.85, 0.42, 0.8, half=0.54),
    PropKind.WHISTLE: PropModel(tools.whistle, 0.28, 0.2, 0.4, half=0.95),
    PropKind.FRIDGE: PropModel(house.fridge, 1.3, 0.42, 0.2, half=0.3),
    PropKind.COIN: PropModel(carried.coin, 0.2, 0.15, 0.2, half=0.5),
    PropKind.CANDY: PropModel(carried.candy, 0.4, 0.34, 0.1, half=0.32),
    PropKind.SCARF: PropModel(carried.scarf, 0.36, 0.3, 0.3, half=0.48),
    PropKind.SANDWICH: PropModel(food.sandwich, 0.26, 0.2, 0.2, half=0.78),
    PropKind.HONEY: PropModel(food.honey, 0.34, 0.26, 0.2, half=0.4),
    PropKind.TOMATO: PropModel(food.tomato, 0.24, 0.16, 0.2, half=0.55),
    PropKind.STRAWBERRY: PropModel(food.strawberry, 0.26, 0.18, 0.3, half=0.4),
    PropKind.WATERMELON: PropModel(food.watermelon, 0.3, 0.24, 0.1, half=1.0),
    PropKind.PARCEL: PropModel(gear.parcel, 0.44, 0.30, 0.1, half=0.6),
    **OUTSIDE,
    **EVERYDAY,
}


@lru_cache(maxsize=64)
def model(
    prop: PropKind, label: str = "", font: str = "", held: bool = False, colour: str = "", count: int = 1
) -> Tables:
    """The tables of a prop; a parcel shows ``label`` in the font file ``font``, an animal is of the form it names.

    ``count`` of a small thing stand together; ``colour`` is a colour of ``configs.look``, or nothing for the usual one; anything else is ``option_invalid``.
    """
    if colour and not is_colour(colour):
        raise StudioError(
            "option_invalid",
            f"{colour!r} is no colour.",
            f"Use #rrggbb or one of {', '.join(COLOURS)}.",
        )
    rig = Rig()
    for bone in ("head", "tail", "left", "right"):
        rig.bone(bone)
    if prop is PropKind.PARCEL:
        rig.sheets.append(label_sheet(label, font))
    for bone in CREATURES[prop].bones if prop in CREATURES else ():
        rig.bone(bone)
    kind = PROPS[prop]
    usual = kind.in_hand if held and kind.in_hand is not None else kind.build
    (form_of(prop, label) or usual)(rig)
    made = dyed(prop, rig.freeze(), colour) if colour else rig.freeze()
    return several(made, kind, min(count, MOST)) if count > 1 and may_be_several(prop, kind) else made


def bones(prop: PropKind, place: Array, at: float, phase: float) -> Array:
    """Where a prop's bones are (n, 3, 4): ``place`` maps its model to the world, life is added."""
    if prop in beasts.BEASTS:
        beast = beasts.BEASTS[prop]
        seen = chain(place, joint(turn(0.0, beast.shown, 0.0))) if beast.shown else place
        return beasts.pose(prop, seen, at, phase, beast.still, 0.0, 0.0, 0.0)
    if prop in CREATURES:
        own = CREATURES[prop]
        shown = chain(place, joint(turn(0.0, own.shown, 0.0)))
        return placed(own, shown, CreatureMoment(at, phase, gait=own.still))
    root, *parts = lively(PROPS[prop].life, at + phase)
    base = chain(place, root)
    return np.stack([base, *(chain(base, part) for part in parts)])
