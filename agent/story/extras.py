"""Everybody a storyboard shows, presets and those that were made for it."""

from __future__ import annotations

from collections.abc import Mapping

from ...common.story import Extra, Storyboard
from ...configs.casting import look_of
from ...configs.schema import CharacterNames, CharacterPreset


def extras_of(storyboard: Storyboard) -> dict[str, Extra]:
    """Those without a preset, by the id under which the shots show them."""
    return {
        actor.character: actor.extra
        for shot in storyboard.shots
        for actor in shot.actors
        if actor.extra is not None
    }


def with_extras(
    characters: Mapping[str, CharacterPreset], storyboard: Storyboard
) -> dict[str, CharacterPreset]:
    """The presets, and one for everybody else in the storyboard: an own look and a borrowed voice."""
    found = dict(characters)
    for key, extra in extras_of(storyboard).items():
        if key in found:
            continue
        donor = characters.get(extra.voice) or next(iter(characters.values()))
        found[key] = CharacterPreset(
            id=key,
            names=CharacterNames(en=[extra.name], zh=[extra.name]),
            description=extra.words,
            look=look_of(extra),
            voice=donor.voice,
            prompt=extra.words or extra.name,
        )
    return found
