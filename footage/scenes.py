"""Groups shots into scenes: neighbours that come back to the same picture, have the same colours, or share a sentence."""

from __future__ import annotations

from ..common.footage import FootageScene, FootageShot, HeardWord, ShotChange
from .samples import hash_distance

LOOK_BACK = 4
"""Shots within which a picture comes back in one scene, as in a talk that is cut to and fro."""
SAME_VIEW = 14
"""Bits of 64 up to which two keyframes show one view."""
NEAR_COLOURS = 40.0
"""Distance of two palettes (0–441) up to which they can be one place's."""
RUN_ON = 0.4
"""Seconds between two words that belong to one sentence."""


def make_scenes(shots: list[FootageShot], words: list[HeardWord]) -> list[FootageScene]:
    """Every shot in one scene, in order."""
    groups: list[list[FootageShot]] = []
    for shot in shots:
        if groups and _goes_on(groups[-1], shot, words):
            groups[-1].append(shot)
        else:
            groups.append([shot])
    return [_scene(number, group, words) for number, group in enumerate(groups, 1)]


def _goes_on(scene: list[FootageShot], shot: FootageShot, words: list[HeardWord]) -> bool:
    if shot.opens is ShotChange.FADE:
        return False
    recent = scene[-LOOK_BACK:]
    if any(hash_distance(one.hash, shot.hash) <= SAME_VIEW for one in recent):
        return True
    if shot.opens is not ShotChange.DISSOLVE and _spoken_over(shot.start, words):
        return True
    return any(palette_distance(one.palette, shot.palette) <= NEAR_COLOURS for one in recent)


def _spoken_over(moment: float, words: list[HeardWord]) -> bool:
    """Whether a sentence goes on over a cut."""
    before = [one for one in words if one.start < moment and one.end > moment - RUN_ON]
    after = [one for one in words if one.start >= moment and one.start < moment + RUN_ON]
    return bool(before and (after or before[-1].end > moment))


def palette_distance(one: list[str], other: list[str]) -> float:
    """Mean distance from each of a palette's colours to the nearest of the other, 0 to 441; the larger way round."""
    if not one or not other:
        return 441.0
    first, second = ([_channels(colour) for colour in palette] for palette in (one, other))
    ways = ((first, second), (second, first))
    return max(
        sum(min(_between(colour, near) for near in there) for colour in here) / len(here)
        for here, there in ways
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def _scene(number: int, shots: list[FootageShot], words: list[HeardWord]) -> FootageScene:
    start, end = shots[0].start, shots[-1].end
    said = [one.text for one in words if start <= one.start < end]
    brightness = sum(one.brightness for one in shots) / len(shots)
    motion = sum(one.motion for one in shots) / len(shots)
    lit = "dark" if brightness < 0.25 else "bright" if brightness > 0.65 else "evenly lit"
    moved = "still" if motion < 0.02 else "lively" if motion > 0.15 else "calm"
    cameras = ", ".join(dict.fromkeys(str(one.camera) for one in shots))
    spoken = f"{len(said)} words are said" if said else "nobody is heard to speak"
    count = "1 shot" if len(shots) == 1 else f"{len(shots)} shots"
    return FootageScene(
        id=f"scene{number:03}",
        shots=[one.id for one in shots],
        start=start,
        end=end,
        summary=f"{count}, {end - start:.1f} s: {lit}, {moved}; camera: {cameras}; {spoken}.",
    )
