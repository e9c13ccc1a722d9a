"""How the identity net is trained: heads of random puppets, ArcFace's additive angular margin (Deng et al. 2019).

The heads differ in clothes, light, place, expression, gesture and framing; how well strangers are told apart is the
equal error rate on characters of a seed that was not trained on.
"""

from __future__ import annotations

import json
import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the field's usual name

from ...common.arrays import Picture
from ...common.files import atomic_path, write_text
from ...common.progress import Progress, silent
from ...common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from ...configs.look import Accessory, BodyKind, Build, FacialHair, Hair, Look, Top
from ...toonxl.identity import EDGE, WIDTH, IdentityNet, Net, prepared
from ...toonxl.vocabulary import Scene
from ..runs import Learner, MixedPrecisionOptimizer, family_folder, wait_while_paused
from .data import draw

SCALE, MARGIN = 24.0, 0.35
"""ArcFace's scale and angular margin (radians), smaller than for photos because the net is."""

RATE = 2e-3

HAIRS = ("black", "brown", "chestnut", "auburn", "ginger", "blonde", "grey", "white", "blue", "pink", "green")

SKINS = ("porcelain", "fair", "peach", "honey", "caramel", "chocolate", "umber", "sea_green")

EYES = ("brown", "blue", "green", "hazel", "amber", "grey")

CLOTHES = ("red", "blue", "green", "yellow", "white", "charcoal", "orange", "pink", "purple", "teal", "navy")

WORN = (
    *(Accessory.GLASSES, Accessory.HEADBAND, Accessory.HAIR_BOW, Accessory.EARRINGS),
    *(Accessory.BEANIE, Accessory.CAP, Accessory.CHEF_HAT, Accessory.CROWN, Accessory.STRAW_HAT),
    *(Accessory.TOP_HAT, Accessory.WITCH_HAT),
)
"""What the shipped weights were taught with; more of them would be another training."""


def face_of(seed: int, identity: int) -> Look:
    """The look of a random character: what is above the shoulders says who it is."""
    chance = random.Random(f"face/{seed}/{identity}")
    return Look(
        kind=chance.choice(list(BodyKind)),
        head_size=chance.uniform(0.9, 1.15),
        build=chance.choice(list(Build)),
        skin=chance.choice(SKINS),
        hair=chance.choice(list(Hair)),
        hair_colour=chance.choice(HAIRS),
        hair_volume=chance.uniform(0.8, 1.3),
        eye_colour=chance.choice(EYES),
        eye_size=chance.uniform(0.8, 1.2),
        lashes=chance.random() < 0.4,
        brow_weight=chance.uniform(0.5, 1.8),
        nose_size=chance.uniform(0.7, 1.6),
        freckles=chance.random() < 0.25,
        facial_hair=chance.choices(list(FacialHair), (8, 1, 1, 1))[0],
        accessories=(chance.choice(WORN),) if chance.random() < 0.35 else (),
        accessory_colour=chance.choice(CLOTHES),
    )


def head_picture(look: Look, chance: random.Random) -> Picture:
    """One picture (112, 112, 3) of a character's head in random circumstances."""
    import cv2

    dressed = look.model_copy(
        update={"top": chance.choice(list(Top)[:6]), "top_colour": chance.choice(CLOTHES)}
    )
    close = chance.random() < 0.6
    scene = Scene(
        framing=Framing.CLOSE_UP if close else Framing.MEDIUM,
        emotion=chance.choice(list(Emotion)),
        gesture=chance.choice((Gesture.STAND, Gesture.WAVE, Gesture.HANDS_ON_HIPS, Gesture.CROSS_ARMS)),
        hair=look.hair,
        hair_colour="",
        shirt="",
        skin="",
        eyes="",
        place=chance.choice(list(Place)),
        time=chance.choices(list(TimeOfDay), (5, 1, 1, 1))[0],
        facing=chance.uniform(-0.5, 0.5),
        moment=chance.uniform(0.5, 2.0),
        seed=chance.randrange(2**31),
    )
    picture = draw(scene, 160, dressed)
    edge = int(160 * (chance.uniform(0.86, 0.98) if close else chance.uniform(0.52, 0.6)))
    left = (160 - edge) // 2 + chance.randint(-5, 5)
    top = chance.randint(0, max(1, 160 - edge)) if close else chance.randint(0, 8)
    left = min(max(left, 0), 160 - edge)
    cut = picture[top : top + edge, left : left + edge]
    small: Picture = cv2.resize(cut, (EDGE, EDGE), interpolation=cv2.INTER_AREA)
    return small


@dataclass(frozen=True)
class Heads:
    """Head pictures on disk: ``takes`` of each of ``people`` characters, one after another."""

    seed: int
    people: int = 1500
    takes: int = 8

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return family_folder("toonxl") / "heads" / f"{self.seed}-{self.people}-{self.takes}"

    def make(self, progress: Progress = silent) -> NDArray[np.uint8]:
        """Draws what is missing and gives all, (people · takes, 112, 112, 3)."""
        file, note = self.folder / "heads.npy", self.folder / "done.json"
        self.folder.mkdir(parents=True, exist_ok=True)
        done = int(json.loads(note.read_text("utf-8"))["people"]) if note.exists() else 0
        shape = (self.people * self.takes, EDGE, EDGE, 3)
        mode: Any = "r+" if done else "w+"
        store = np.lib.format.open_memmap(file, mode=mode, dtype=np.uint8, shape=shape)
        for person in range(done, self.people):
            chance = random.Random(f"head/{self.seed}/{person}")
            look = face_of(self.seed, person)
            for take in range(self.takes):
                store[person * self.takes + take] = head_picture(look, chance)
            if (person + 1) % 25 == 0 or person + 1 == self.people:
                store.flush()
                write_text(note, json.dumps({"people": person + 1}))
                progress((person + 1) / self.people, f"{person + 1} of {self.people} characters drawn")
                wait_while_paused(self.folder)
        return store


class Margin(nn.Module):
    """ArcFace's classifier: one direction a character, a margin on the right one's angle."""

    def __init__(self, people: int) -> None:
        super().__init__()
        self.directions = nn.Parameter(torch.randn(people, WIDTH))

    def forward(self, points: Tensor, people: Tensor) -> Tensor:
        """The loss of embeddings (n, WIDTH) that belong to ``people`` (n,)."""
        cosines = F.normalize(points.float()) @ F.normalize(self.directions.float()).T
        right = cosines.gather(1, people[:, None]).clamp(-1 + 1e-6, 1 - 1e-6)
        moved = torch.cos((right.acos() + MARGIN).clamp(max=math.pi))
        return F.cross_entropy(SCALE * cosines.scatter(1, people[:, None], moved), people)


class IdentityTask(Learner):
    """Trains the identity net to tell heads of random puppets apart."""

    def __init__(self, heads: Heads | None = None, *, batch: int = 96, seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.heads = heads or Heads(seed)
        self.pictures = self.heads.make()
        self.batch, self.seed = batch, seed
        self.net, self.margin = IdentityNet(), Margin(self.heads.people)
        self.master = MixedPrecisionOptimizer(
            {"identity": self.net, "margin": self.margin}, decay=0.02, average=300
        )

    def step(self, number: int, rate: float) -> float:
        """One step on one batch."""
        torch.manual_seed(self.seed * 1_000_003 + number)
        chance = np.random.default_rng([self.seed, number])
        chosen = chance.integers(0, len(self.pictures), self.batch)
        given = prepared(self.pictures[chosen])
        light = 1.0 + 0.15 * torch.randn(self.batch, 3, 1, 1)
        flip = torch.rand(self.batch) < 0.5
        given = torch.where(flip[:, None, None, None], given.flip(-1), given)
        given = ((given + 1) * light - 1).clamp(-1, 1) + 0.03 * torch.randn_like(given)
        points = self.net(given.to(torch.bfloat16))
        loss: Tensor = self.margin(points, torch.from_numpy(chosen // self.heads.takes))
        torch.autograd.backward(loss)
        self.master.update(rate)
        return float(loss.detach())


@torch.no_grad()
def equal_error_rate(net: Net, heads: Heads) -> tuple[float, float]:
    """Equal error rate (0 … 1) over all pairs of head pictures, and the cosine where it lies.

    ``heads`` should hold characters of a seed that was not trained on.
    """
    given = prepared(heads.make())
    points = F.normalize(torch.cat([net(part) for part in torch.split(given, 64)]))
    cosines = points @ points.T
    people = torch.arange(len(points)) // heads.takes
    same = people[:, None] == people[None]
    upper = torch.ones_like(same).triu(1)
    genuine, others = cosines[same & upper], cosines[~same & upper]
    return crossing(genuine.numpy(), others.numpy())


def crossing(genuine: NDArray[np.float32], others: NDArray[np.float32]) -> tuple[float, float]:
    """Where as many genuine pairs are refused as others are taken: the rate and the threshold."""
    edges = np.linspace(-1.0, 1.0, 2001)
    refused = np.searchsorted(np.sort(genuine), edges) / len(genuine)
    taken = 1.0 - np.searchsorted(np.sort(others), edges) / len(others)
    at = int(np.argmin(np.abs(refused - taken)))
    return float((refused[at] + taken[at]) / 2), float(edges[at])


def write_onnx(net: IdentityNet, target: Path) -> Path:
    """Writes the net as ONNX in the form face tools load: input (n, 3, 112, 112), one output (n, WIDTH)."""
    with atomic_path(target) as temporary:
        torch.onnx.export(
            net.float(),
            (torch.zeros(1, 3, EDGE, EDGE),),
            str(temporary),
            input_names=["input.1"],
            output_names=["embedding"],
            dynamic_axes={"input.1": {0: "n"}, "embedding": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )
    return target
