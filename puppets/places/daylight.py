"""The light and sky colours of a time of day in a kind of place; weather dims and tints them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...common.story import Setting
from ...common.vocabulary import INDOORS, Place, TimeOfDay, Weather
from ..render.canvas import Light

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Sky:
    """Colours (sRGB 0 … 1) of the sky from zenith to horizon, of clouds and of the haze far away."""

    top: Colour
    low: Colour
    cloud: Colour
    haze: Colour
    sun: Colour
    stars: float = 0.0
    sun_height: float = 0.80


SKIES: dict[TimeOfDay, Sky] = {
    TimeOfDay.DAY: Sky((0.20, 0.50, 0.88), (0.74, 0.90, 0.98), (1.0, 1.0, 1.0), (0.74, 0.87, 0.96), (1.0, 0.98, 0.85)),
    TimeOfDay.MORNING: Sky((0.46, 0.66, 0.90), (1.0, 0.88, 0.74), (1.0, 0.93, 0.88), (0.98, 0.88, 0.80), (1.0, 0.90, 0.66), 0.0, 0.55),
    TimeOfDay.SUNSET: Sky((0.26, 0.22, 0.52), (1.0, 0.58, 0.30), (1.0, 0.62, 0.52), (0.98, 0.60, 0.42), (1.0, 0.80, 0.45), 0.0, 0.47),
    TimeOfDay.NIGHT: Sky((0.03, 0.05, 0.17), (0.16, 0.22, 0.45), (0.22, 0.27, 0.45), (0.13, 0.18, 0.36), (0.95, 0.95, 0.86), 1.0, 0.78),
}  # fmt: skip

_OUTDOOR: dict[TimeOfDay, Light] = {
    TimeOfDay.DAY: Light(),
    TimeOfDay.MORNING: Light(
        key=(-0.66, 0.42, 0.62), key_colour=(1.0, 0.88, 0.70), sky=(0.66, 0.70, 0.86), ground=(0.58, 0.46, 0.40),
        rim_colour=(1.0, 0.86, 0.62), rim_strength=1.1,
    ),
    TimeOfDay.SUNSET: Light(
        key=(-0.72, 0.30, 0.55), key_colour=(1.0, 0.68, 0.42), key_strength=0.92, sky=(0.60, 0.50, 0.68),
        ground=(0.56, 0.38, 0.36), ambient=0.56, fill=(0.62, 0.50, 0.74), rim=(0.9, 0.35),
        rim_colour=(1.0, 0.62, 0.30), rim_strength=1.7,
    ),
    TimeOfDay.NIGHT: Light(
        key=(-0.5, 0.66, 0.55), key_colour=(0.60, 0.70, 1.0), key_strength=0.50, sky=(0.34, 0.42, 0.72),
        ground=(0.24, 0.25, 0.42), ambient=0.62, fill=(0.60, 0.52, 0.56), fill_strength=0.20,
        rim_colour=(0.66, 0.80, 1.0), rim_strength=1.5, exposure=1.0,
    ),
}  # fmt: skip

_INDOOR = {
    TimeOfDay.DAY: Light(key_colour=(1.0, 0.94, 0.84), sky=(0.66, 0.66, 0.72), ground=(0.55, 0.46, 0.40), ambient=0.60, rim_strength=0.8),
    TimeOfDay.MORNING: Light(key_colour=(1.0, 0.88, 0.70), sky=(0.66, 0.62, 0.66), ground=(0.58, 0.46, 0.38), rim_strength=0.9),
    TimeOfDay.SUNSET: Light(key_colour=(1.0, 0.76, 0.52), sky=(0.60, 0.50, 0.56), ground=(0.54, 0.40, 0.34), rim_colour=(1.0, 0.66, 0.36), rim_strength=1.3),
    TimeOfDay.NIGHT: Light(
        key=(-0.35, 0.75, 0.56), key_colour=(1.0, 0.82, 0.56), key_strength=0.74, sky=(0.46, 0.42, 0.56),
        ground=(0.42, 0.32, 0.30), ambient=0.46, fill=(0.40, 0.46, 0.80), rim_colour=(0.55, 0.70, 1.0), rim_strength=1.1,
    ),
}  # fmt: skip

_SPECIAL: dict[Place, dict[str, object]] = {
    Place.UNDERWATER: {
        "key": (-0.15, 0.9, 0.42), "key_colour": (0.88, 1.0, 0.98), "sky": (0.56, 0.76, 0.84), "ground": (0.42, 0.52, 0.60),
        "fill": (0.52, 0.70, 0.88), "rim_colour": (0.62, 1.0, 0.96), "rim_strength": 1.0,
    },
    Place.SPACE: {
        "key": (-0.7, 0.45, 0.50), "key_colour": (1.0, 0.97, 0.95), "sky": (0.44, 0.42, 0.72), "ground": (0.38, 0.38, 0.56),
        "ambient": 0.46, "fill": (0.48, 0.44, 0.92), "rim_colour": (0.66, 0.72, 1.0), "rim_strength": 1.5,
    },
    Place.STAGE: {
        "key": (-0.25, 0.78, 0.56), "key_colour": (1.0, 0.93, 0.78), "key_strength": 1.08, "sky": (0.60, 0.42, 0.52),
        "ground": (0.46, 0.30, 0.24), "ambient": 0.44, "rim_colour": (1.0, 0.55, 0.80), "rim_strength": 1.5,
    },
    Place.CASTLE: {"ambient": 0.54, "rim_colour": (1.0, 0.72, 0.40), "rim_strength": 1.2},
    Place.CAVE: {"ambient": 0.50, "rim_colour": (0.50, 0.86, 1.0), "rim_strength": 1.2},
}  # fmt: skip


def sky_of(setting: Setting) -> Sky:
    """The sky over a setting."""
    sky = SKIES[setting.time]
    grey = {
        Weather.RAIN: 0.65,
        Weather.STORM: 0.8,
        Weather.SNOW: 0.55,
        Weather.FOG: 0.7,
        Weather.WIND: 0.12,
    }.get(setting.weather, 0.0)
    if not grey:
        return sky
    night = setting.time is TimeOfDay.NIGHT
    dark = {Weather.STORM: 0.40, Weather.RAIN: 0.60}.get(setting.weather, 0.80) * (0.35 if night else 1.0)

    def dull(colour: Colour, k: float) -> Colour:
        target = (0.80 * dark, 0.84 * dark, 0.90 * dark)
        return tuple(a + (b - a) * k for a, b in zip(colour, target, strict=True))  # type: ignore[return-value]

    return replace(
        sky,
        top=dull(sky.top, grey * 0.9),
        low=dull(sky.low, grey),
        cloud=dull(sky.cloud, grey * 0.8),
        haze=dull(sky.haze, grey),
        stars=sky.stars * (1.0 - grey),
    )


def light_of(setting: Setting) -> Light:
    """The light on characters and scenery of a setting."""
    indoor = setting.place in INDOORS
    light = (_INDOOR if indoor else _OUTDOOR)[setting.time]
    special = dict(_SPECIAL.get(setting.place, {}))
    if setting.time in (TimeOfDay.NIGHT, TimeOfDay.SUNSET) and setting.place is Place.UNDERWATER:
        night = setting.time is TimeOfDay.NIGHT
        special.update(key_strength=0.5 if night else 0.75, ambient=0.42 if night else 0.55)
    if setting.place is Place.STAGE and setting.time is not TimeOfDay.DAY:
        del special["key_colour"]  # the spotlights take the hour's colour
    light = replace(light, **special)  # type: ignore[arg-type]
    if indoor or setting.place in (Place.SPACE, Place.UNDERWATER):
        return light
    if setting.weather in (Weather.RAIN, Weather.STORM, Weather.FOG, Weather.SNOW):
        strength = {Weather.RAIN: 0.55, Weather.STORM: 0.45, Weather.FOG: 0.6, Weather.SNOW: 0.75}[
            setting.weather
        ]
        r, g, b = light.key_colour
        cool = (0.5 * r + 0.41, 0.5 * g + 0.44, 0.5 * b + 0.5)
        light = replace(
            light,
            key_colour=cool,
            key_strength=light.key_strength * strength,
            shadow=light.shadow * 0.75,
            ambient=light.ambient * 1.12,
            rim_strength=light.rim_strength * 0.7,
        )
    return light
