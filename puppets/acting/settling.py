"""Where riders, what is held and what is worn come to be: wherever the one is that carries them."""

from __future__ import annotations

import math

from ...common.acts import Posture
from .being import Being, Carriage
from .natures import Trait
from .postures import FACE_UP, UP

BULKY = 0.3
"""Square metres as it is seen, from which a thing is too big for a mouth."""
AJAR = 0.15
"""How far open a cupboard shows what is in it."""
HOVER = 0.4
"""How high above the ground a long thing is that somebody rides, metres."""
HEADS = 0.27
"""Of the height of whoever sits in a cabin, what is seen over it."""
RIDDEN = 0.6
"""Metres: an animal that is taller carries a person on its back."""
HANGS = 0.95
"""Of the height of who hangs from a balloon, how far its string is over their feet."""
SHOULDERS = 0.64
"""Of the height of who carries somebody on the shoulders, how high that one sits, behind the head."""
CROWN = 0.86
"""Of the height of a robot, where its head ends under its aerial."""
LAP = 0.4
"""An animal longer than this share of a robot sits on its head, and isn't in its hand."""
LYING_COVER, STANDING_COVER, ANIMAL_COVER = 0.36, 0.5, 0.8
"""How high a blanket on somebody is, in heights of who lies, stands or walks on four legs under it."""
ROLLS = 0.6
"""From how many heights of its holder on what has wheels is led and not lifted."""


def settle(beings: dict[str, Being]) -> None:
    """Lets everybody be where what carries them is: riders, what is held, what is worn."""
    for one in beings.values():
        one.carriage, one.hidden = Carriage.HAND, False
    for one in beings.values():
        carrier, holder = beings.get(one.riding or ""), beings.get(one.held_by or "")
        wearer = beings.get(one.worn_by or "")
        if one.base is not None:
            _go_along(one, beings.get(one.base))
        if carrier is not None and carrier is not one:
            if carrier.held_by == one.id:  # nobody holds what they sit on
                carrier.held_by, carrier.y = None, carrier.air
            aboard = [x.id for x in beings.values() if x.riding == carrier.id]
            mount(one, carrier)
            if len(aboard) > 1:  # side by side
                one.x = carrier.spread(aboard.index(one.id), len(aboard))
        if holder is not None and holder is not one and holder.riding != one.id:
            _hold(one, holder)
        if one.inside in beings:
            _be_inside(one, beings[one.inside])
        if wearer is not None:
            _wear(one, wearer)


def _go_along(one: Being, base: Being | None) -> None:
    """Whoever is in a boat or a box goes where it goes, until they leave it."""
    if (
        base is None
        or base.held_by == one.id
        or one.held_by
        or one.riding
        or (one.based is not None and one.based[1] != one.place)
    ):
        one.base = one.based = None
        return
    if one.based is not None:
        one.x, one.y, one.z = (
            own + now - before for own, now, before in zip(one.place, base.place, one.based[0], strict=True)
        )
    one.based = base.place, one.place


def _be_inside(one: Being, cupboard: Being) -> None:
    """Before the shelves of an open fridge and behind its door; in a chest nobody is seen until it is open."""
    if cupboard.has(Trait.SHELVED):
        one.z = cupboard.z + (0.24 * cupboard.height if cupboard.opened > AJAR else -0.1)
    else:
        one.hidden = cupboard.opened <= AJAR


def mount(one: Being, carrier: Being) -> None:
    """Seats somebody on what carries them; what is long lies under them in the air."""
    one.x, one.z = carrier.x, carrier.z + 0.02
    one.posture = Posture.SIT
    if carrier.long:
        carrier.carriage, carrier.y = Carriage.LEVEL, max(carrier.y, HOVER)
        one.y = carrier.y
    elif carrier.actor:
        one.y, one.z, one.tilt = carrier.y + SHOULDERS * carrier.height * carrier.scale, carrier.z - 0.08, 0.0
    elif carrier.has(Trait.CABIN) and one.actor:
        one.z = carrier.z - 0.4  # knees and all
        one.y = carrier.y + max(carrier.height * carrier.scale - HEADS * one.height * one.scale, 0.0)
    else:
        one.y = carrier.y + carrier.back * carrier.height * carrier.scale


def bulky(one: Being) -> bool:
    """Whether no mouth holds it: it goes on the back of an animal that walks on four legs."""
    return not one.cuddly and 2.0 * one.half * one.height * one.scale**2 > BULKY


def carriage(one: Being, holder: Being) -> Carriage:
    """How somebody carries a thing, by what both are."""
    if holder.has(Trait.PACKS) and bulky(one) and not one.long and not one.has(Trait.LIFTED):
        return Carriage.BACK
    if not one.hops and not one.cuddly and one.size > ROLLS * holder.height * holder.scale:
        return Carriage.BESIDE
    return Carriage.LEVEL if one.long and (holder.beast or one.overhead) else Carriage.HAND


def _hold(one: Being, holder: Being) -> None:
    if one.actor and holder.has(Trait.PACKS) and holder.height * holder.scale > RIDDEN:
        mount(one, holder)
        return
    one.x, one.z, one.visible = holder.x, holder.z + 0.05, one.visible and holder.visible
    if _sits_up_there(one, holder):
        return
    one.y = holder.y + (0.95 if one.actor else 0.6) * holder.height
    one.carriage = carriage(one, holder)
    if one.carriage is Carriage.BESIDE:
        side = 1.0 if holder.yaw >= 0.0 else -1.0
        one.x += side * (holder.half * holder.scale + 0.6 * one.half * one.scale)
        one.y, one.z, one.yaw = one.air, holder.z + 0.1, holder.yaw
    elif one.carriage is Carriage.BACK:
        one.y = holder.y + holder.back * holder.height * holder.scale
    elif holder.muzzle is not None:
        _in_mouth(one, holder, holder.muzzle)
    elif not holder.actor and one.actor:  # lies on top of what carries somebody without arms
        one.tilt, one.yaw, one.y = 1.45, FACE_UP, holder.top
    elif not holder.actor:  # without hands it holds at its side
        side = math.sin(holder.yaw)
        if holder.has(Trait.FIGURE):  # at its hand, and not before its belly
            side = 1.15 if holder.yaw >= 0.0 else -1.15
        one.x += side * 0.9 * holder.half * holder.scale
        high, own = holder.height * holder.scale, one.height * one.held_scale
        one.y, one.z = holder.y + max(min(0.4 * high, 0.6 * high - own), 0.0), one.z + 0.2
    elif one.actor:  # lies in the arms, or on the hands overhead
        one.tilt, one.yaw = 1.45, FACE_UP
        one.y = holder.y + (0.9 if one.overhead else 0.42) * holder.height
        one.z += 0.0 if one.overhead else 0.2
    elif one.overhead:
        one.y = holder.y + 1.2 * holder.height


def _sits_up_there(one: Being, holder: Being) -> bool:
    """Puts whom a robot carries on its head, and whom a balloon carries under it; whether they are such."""
    if holder.has(Trait.AIRY) and one.cuddly:
        one.y, one.z, one.tilt = max(holder.y - HANGS * one.height * one.scale, 0.0), holder.z + 0.05, 0.0
        one.left = one.right = UP
        one.carriage = Carriage.BACK
    elif one.beast and not holder.actor and not holder.beast and one.size > LAP * holder.size:
        one.y, one.z, one.yaw = holder.y + CROWN * holder.height * holder.scale, holder.z + 0.06, holder.yaw
        one.carriage = Carriage.BACK
    else:
        return False
    return True


def _in_mouth(one: Being, holder: Being, muzzle: tuple[float, float]) -> None:
    ahead, up = (part * holder.height * holder.scale for part in muzzle)
    one.z += math.cos(holder.yaw) * ahead
    if one.has(Trait.LIFTED):  # an umbrella stands over who has it
        one.x, one.y = one.x + math.sin(holder.yaw) * ahead, holder.y + 0.1
        return
    if one.carriage is Carriage.LEVEL:
        one.x, one.y = (
            one.x + math.sin(holder.yaw) * (ahead + 0.25 * one.size * one.held_scale),
            holder.y + up,
        )
        return
    one.x += math.sin(holder.yaw) * (ahead + 0.4 * one.half * one.held_scale)
    # it hangs from the mouth, and may drag, so that a face is seen
    one.y = max(holder.y + up - 0.85 * one.height * one.held_scale, holder.y)


def _wear(one: Being, wearer: Being) -> None:
    if one.has(Trait.COVER):
        _cover(one, wearer)
        return
    one.x, one.y, one.z = wearer.x, wearer.y + 0.9 * wearer.height, wearer.z
    one.visible = one.visible and wearer.visible
    if wearer.muzzle is not None:  # between the ears
        size, (ahead, up) = wearer.height * wearer.scale, wearer.muzzle
        one.x += math.sin(wearer.yaw) * 0.55 * ahead * size
        one.y = wearer.y + (up + 0.22) * size
        one.z = wearer.z + math.cos(wearer.yaw) * 0.55 * ahead * size


def _cover(one: Being, under: Being) -> None:
    """A blanket before whoever is under it, up to the chin: of who lies, the head looks out at its end."""
    one.visible, one.tilt = one.visible and under.visible, 0.0
    one.z, one.y, one.x = under.z + 0.5 * under.half + 0.08, under.y, under.x
    if under.actor and under.posture is Posture.LIE:
        one.x += math.copysign(0.2, under.tilt) * under.height
        high = LYING_COVER * under.height
    elif under.actor:
        one.y += 0.1 * under.height * under.scale
        high = STANDING_COVER * under.height
    else:
        one.x -= 0.35 * math.sin(under.yaw) * under.half * under.scale
        high = ANIMAL_COVER * under.height
    one.scale = high * under.scale / one.height
