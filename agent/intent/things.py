"""The things a request names: props under the user's own words, and parcels for what nobody can draw."""

from __future__ import annotations

from ...common.story import Thing
from ...common.vocabulary import Prop
from . import topic
from .reading import Reading


def collect_things(read: Reading) -> None:
    for hit in read.of("prop"):
        label = hit.alias if hit.near else ""
        thing = Thing(prop=hit.value, label=label)
        if all((t.prop, t.label) != (thing.prop, thing.label) for t in read.things):
            read.things.append(thing)
    solid = [hit for hit in read.hits if hit.kind not in ("form", "style", "mood", "device")]
    covered = [(hit.start, hit.end) for hit in (*read.names, *solid)]
    found = topic.unknown_things(read.text, covered) + topic.unknown_things_zh(read.text, covered)
    soft = [hit.end for hit in read.hits if hit not in solid]
    found = [(start, label) for start, label in found if start + len(label) not in soft]
    wares = topic.wares_zh(read.text, covered)
    if wares and not found and not read.of("prop"):
        found = [(0, wares)]
    for _, label in found[:4]:
        if label in read.called.values():
            continue
        read.things.append(Thing(prop=Prop.PARCEL, label=label))
        read.note(
            f"There is no picture of '{label}': it arrives as a parcel with its name on it.",
            f"没有“{label}”的画面:它会装在写着名字的包裹里出场。",
        )
