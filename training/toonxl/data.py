"""Training pictures from the puppet renderer, kept on disk so that each is drawn once.

The one place of the room that knows the renderer. Scenes and captions come from ``vocabulary``; a folder of
pictures is named by the vocabulary's fingerprint and the seed, and can be filled in several goes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...common.arrays import Picture
from ...common.errors import StudioError
from ...common.files import write_text
from ...common.progress import Progress, silent
from ...common.story import Actor, Setting, Shot
from ...configs.look import Look
from ...toonxl.vocabulary import SHADES, Scene, scene_at, scenes_fingerprint
from ..runs import family_folder, wait_while_paused

CHARACTER = "kid"
OVERSAMPLING = 2
"""Pictures are drawn this much larger and scaled down, which takes the jags off their edges."""
BLOCK = 1000
"""Pictures between two notes of how far a folder is filled. Inside a block those of one background are drawn
one after another, because the renderer keeps the last few backgrounds."""


def look_of(scene: Scene) -> Look:
    """The puppet look that the scene's words describe."""
    return Look(
        hair=scene.hair,
        hair_colour=SHADES.get(scene.hair_colour, scene.hair_colour),
        top_colour=SHADES.get(scene.shirt, scene.shirt),
        skin=scene.skin,
        eye_colour=scene.eyes,
    )


def shot_of(scene: Scene) -> Shot:
    """The storyboard's shot for a scene."""
    actor = Actor(
        character=CHARACTER, emotion=scene.emotion, gesture=scene.gesture, facing=scene.facing, x=scene.x
    )
    return Shot(
        id="picture",
        setting=Setting(place=scene.place, time=scene.time),
        framing=scene.framing,
        actors=[actor],
    )


def draw(scene: Scene, size: int, look: Look | None = None) -> Picture:
    """One picture (size, size, 3) of a scene; ``look`` replaces the one its words describe."""
    import cv2

    from ...puppets import render_still

    large = render_still(
        shot_of(scene),
        {CHARACTER: look or look_of(scene)},
        at=scene.moment,
        size=(size * OVERSAMPLING, size * OVERSAMPLING),
        seed=scene.seed,
        seconds=4.0,
    )
    small: Picture = cv2.resize(large, (size, size), interpolation=cv2.INTER_AREA)
    return small


@dataclass(frozen=True)
class Pictures:
    """A folder of drawn scenes: the n-th picture shows ``scene_at(seed, n)``.

    Attributes:
        seed: of the scenes.
        count: how many the folder is to hold.
        size: edge in pixels.
        unseen: held-out combinations instead of those to train on.
    """

    seed: int
    count: int
    size: int = 128
    unseen: bool = False

    @property
    def folder(self) -> Path:
        """Where they lie."""
        kind = "unseen" if self.unseen else "seen"
        return (
            family_folder("toonxl")
            / "pictures"
            / f"{scenes_fingerprint()}-{kind}-{self.seed}-{self.count}-{self.size}"
        )

    @property
    def file(self) -> Path:
        """One memory-mapped array (count, size, size, 3)."""
        return self.folder / "pictures.npy"

    def scene(self, index: int) -> Scene:
        """What the picture at ``index`` shows."""
        return scene_at(self.seed, index, unseen=self.unseen)

    def done(self) -> int:
        """How many are drawn."""
        try:
            return int(json.loads((self.folder / "done.json").read_text("utf-8"))["pictures"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def make(self, progress: Progress = silent) -> None:
        """Draws what is missing; goes on where an interrupted run stopped."""
        self.folder.mkdir(parents=True, exist_ok=True)
        done = self.done()
        shape = (self.count, self.size, self.size, 3)
        if done == 0 or not self.file.exists():
            done = 0
            store = np.lib.format.open_memmap(self.file, mode="w+", dtype=np.uint8, shape=shape)
        else:
            store = np.lib.format.open_memmap(self.file, mode="r+")
        for start in range(done, self.count, BLOCK):
            end = min(start + BLOCK, self.count)
            scenes = {index: self.scene(index) for index in range(start, end)}
            for index in sorted(scenes, key=lambda i: (scenes[i].place, scenes[i].time, scenes[i].seed)):
                store[index] = draw(scenes[index], self.size)
                wait_while_paused(self.folder)
            store.flush()
            write_text(self.folder / "done.json", json.dumps({"pictures": end}))
            progress(end / self.count, f"{end} of {self.count} pictures drawn")

    def load(self) -> NDArray[np.uint8]:
        """Those that are drawn, memory-mapped.

        Raises:
            StudioError: ``file_missing`` when there are none yet.
        """
        done = self.done()
        if done == 0 or not self.file.exists():
            raise StudioError(
                "file_missing",
                "There are no training pictures yet.",
                "Draw them first with ./studio toonxl pictures.",
            )
        out: NDArray[np.uint8] = np.load(self.file, mmap_mode="r")[:done]
        return out
