"""How each kind of fault is planted: small changes to sound graphs that people, models and updates make.

Each planter gives the place where the checker has to find the fault, or None when the graph has no fitting spot.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from ...workflows.catalog import Input, fits
from ...workflows.dynamic import unfold
from ...workflows.graph import Graph, Link
from .site import Place, Site

Planter = Callable[[Site], Place | None]


def number(kind: str) -> Callable[[Input, Any], bool]:
    return lambda one, value: one.type == kind and not isinstance(value, Link)


def linked(one: Input, value: Any) -> bool:
    return isinstance(value, Link)


def widget_link(one: Input, value: Any) -> bool:
    return (
        isinstance(value, Link)
        and not one.is_widget
        and one.required
        and one.type not in ("*", "COMFY_MATCHTYPE_V3")
    )


def beyond(site: Site, kind: str, high: bool) -> Place | None:
    def has(one: Input, value: Any) -> bool:
        bound = one.maximum if high else one.minimum
        return number(kind)(one, value) and bound is not None and abs(bound) < 1e6

    place = site.inputs(has)
    if place is None:
        return None
    one = site.one(place)
    bound = (one.maximum if high else one.minimum) or 0
    step = 8 if kind == "INT" else 0.5
    value = bound + step if high else bound - step
    return site.put(place, int(value) if kind == "INT" else value)


def number_as(kind: str, change: Callable[[Any], Any]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(number(kind))
        return site.put(place, change(site.graph[place[0]].inputs[place[1]])) if place else None

    return plant


def typo(word: str, rng: random.Random) -> str:
    """One slip: two neighbours swapped, a letter lost or doubled; never at the first letter."""
    i = rng.randrange(1, max(len(word) - 1, 2))
    kind = rng.randrange(3)
    if kind == 0 and i + 1 < len(word) and word[i] != word[i + 1]:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return word[:i] + word[i + 1 :] if kind == 1 else word[:i] + word[i] + word[i:]


def misspelt_class(site: Site) -> Place | None:
    key = site.rng.choice([key for key, node in site.graph.items() if len(node.class_type) > 8])
    word = typo(site.graph[key].class_type, site.rng)
    site.api[key]["class_type"] = word
    return (key, "") if word not in site.catalog else None


def foreign_class(site: Site) -> Place | None:
    key = site.rng.choice(list(site.graph))
    site.api[key]["class_type"] = "QuantumFlowEnhancerPro"
    return key, ""


def other(key: str, value: Any) -> Callable[[Site], Place | None]:
    """Spoils a part of the node itself."""

    def plant(site: Site) -> Place | None:
        node = site.rng.choice(list(site.graph))
        if value is None:
            site.api[node].pop(key, None)
        else:
            site.api[node][key] = value
        return node, ""

    return plant


def remove(want: Callable[[Input, Any], bool]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(lambda one, value: one.required and want(one, value))
        if place is not None:
            del site.api[place[0]]["inputs"][place[1]]
        return place

    return plant


def misspelt_input(linked: bool) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(
            lambda one, value: isinstance(value, Link) == linked and len(one.name) > 5 and "." not in one.name
        )
        if place is None:
            return None
        inputs, word = site.api[place[0]]["inputs"], typo(place[1], site.rng)
        if word in inputs or word in site.catalog[site.graph[place[0]].class_type].inputs:
            return None
        inputs[word] = inputs.pop(place[1])
        return place[0], word

    return plant


def unknown_input(site: Site) -> Place | None:
    key = site.rng.choice(list(site.graph))
    site.api[key]["inputs"]["zz_legacy_flag"] = 1
    return key, "zz_legacy_flag"


def relink(choose: Callable[[Site, Place, Input], list[Any] | None]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(widget_link)
        value = choose(site, place, site.one(place)) if place else None
        return site.put(place, value) if value is not None else None

    return plant


def any_wrong(site: Site, place: Place, one: Input) -> list[Any] | None:
    """An output of another type, from a node that doesn't follow."""
    after = behind(site.graph, place[0])
    wrong = [
        [key, i]
        for key, node in site.graph.items()
        if key not in after
        for i, out in enumerate(site.catalog[node.class_type].outputs)
        if not fits(out.type, one.type) and out.type != "COMFY_MATCHTYPE_V3"
    ]
    return site.rng.choice(wrong) if wrong else None


def skipped_converter(site: Site) -> Place | None:
    """A latent where a picture should be, or the reverse: the decoder was forgotten."""
    for key, node in site.graph.items():
        for name, link in node.links:
            source = site.graph[link.node]
            for inner in ("samples", "pixels", "mask"):
                value = source.inputs.get(inner)
                if source.class_type in ("VAEDecode", "VAEEncode", "MaskToImage") and isinstance(value, Link):
                    site.api[key]["inputs"][name] = [value.node, value.slot]
                    return key, name
    return None


def sibling_slot(site: Site, place: Place, one: Input) -> list[Any] | None:
    """Another output of the right node, when only the one that was used fits."""
    link = site.graph[place[0]].inputs[place[1]]
    outputs = site.catalog[site.graph[link.node].class_type].outputs
    wrong = [i for i, out in enumerate(outputs) if not fits(out.type, one.type)]
    return [link.node, site.rng.choice(wrong)] if wrong and len(wrong) == len(outputs) - 1 else None


def high_slot(site: Site, place: Place, one: Input) -> list[Any] | None:
    link = site.graph[place[0]].inputs[place[1]]
    outputs = site.catalog[site.graph[link.node].class_type].outputs
    return [link.node, len(outputs) + 2] if sum(fits(out.type, one.type) for out in outputs) == 1 else None


def behind(graph: Graph, key: str) -> set[str]:
    """``key`` and all nodes that depend on it."""
    readers, found, todo = graph.consumers(), {key}, [key]
    while todo:
        for reader, _ in readers[todo.pop()]:
            if reader not in found:
                found.add(reader)
                todo.append(reader)
    return found


def cycle(site: Site) -> Place | None:
    """A link back to a node that depends on this one, of the right type."""
    for key, node in site.graph.items():
        known = unfold(site.catalog[node.class_type], node.inputs)
        for name, _ in node.links:
            for later in behind(site.graph, key) - {key}:
                outputs = site.catalog[site.graph[later].class_type].outputs
                for i, out in enumerate(outputs):
                    if fits(out.type, known[name].type) and out.type == known[name].type:
                        site.api[key]["inputs"][name] = [later, i]
                        return "", ""  # any node of the ring may be named
    return None


def self_link(site: Site, place: Place, one: Input) -> list[Any] | None:
    outputs = site.catalog[site.graph[place[0]].class_type].outputs
    return [place[0], 0] if outputs else None


def choice(change: Callable[[str, random.Random], str]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        def plain(one: Input, value: Any) -> bool:
            return one.type == "COMBO" and isinstance(value, str) and "." not in value and len(value) > 3

        place = site.inputs(plain)
        if place is None:
            return None
        word = change(str(site.graph[place[0]].inputs[place[1]]), site.rng)
        return site.put(place, word) if word not in (site.one(place).choices or ()) else None

    return plant


def file_name(suffix: str, change: Callable[[str], str]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(
            lambda one, value: one.type == "COMBO" and isinstance(value, str) and value.endswith(suffix)
        )
        return site.put(place, change(site.graph[place[0]].inputs[place[1]])) if place else None

    return plant


def no_output(site: Site) -> Place | None:
    for key, node in site.graph.items():
        if site.catalog[node.class_type].is_output:
            del site.api[key]
    return ("", "") if site.api else None


def orphan(site: Site) -> Place | None:
    site.api["900"] = {
        "class_type": "EmptyImage",
        "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0},
    }
    return "900", ""


def preview_only(site: Site) -> Place | None:
    last = ""
    for key, node in site.graph.items():
        if site.catalog[node.class_type].is_output and "images" in node.inputs:
            link = node.inputs["images"]
            site.api[key] = {"class_type": "PreviewImage", "inputs": {"images": [link.node, link.slot]}}
            last = last or key
    return (last, "") if last else None


def values(classes: tuple[str, ...], place: str, **values: Any) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        key = site.node(*classes)
        if key is None:
            return None
        site.api[key]["inputs"].update(values)
        return key, place

    return plant


def foreign_lora(site: Site) -> Place | None:
    families = site.catalog.families
    base = {value for key, value in families.items() if key.startswith("checkpoints/")}
    foreign = [key[6:] for key, value in families.items() if key.startswith("loras/") and value not in base]
    key = site.node("LoraLoader")
    return site.put((key, "lora_name"), site.rng.choice(foreign)) if foreign and key else None


def odd_size(site: Site) -> Place | None:
    place = site.inputs(
        lambda one, value: one.name in ("width", "height") and one.step == 8 and isinstance(value, int)
    )
    return (
        site.put(place, site.graph[place[0]].inputs[place[1]] + site.rng.choice((1, 3, 5))) if place else None
    )


def path_prefix(text: str) -> Callable[[Site], Place | None]:
    return lambda site: site.put(site.inputs(lambda one, value: one.name == "filename_prefix"), text)


def deprecated(site: Site) -> Place | None:
    old = [name for name, kind in site.catalog.items() if kind.deprecated and kind.outputs]
    if not old:
        return None
    site.api["901"] = {"class_type": site.rng.choice(old), "inputs": {}}
    return "901", ""


def all_of(site: Site) -> Place | None:
    site.api.clear()
    return "", ""


def mixed_match(site: Site) -> Place | None:
    key = site.node("ComfySwitchNode")
    picture, text = site.node("EmptyImage"), site.node("PrimitiveString")
    if key is None or picture is None or text is None:
        return None
    inputs = site.api[key]["inputs"]
    inputs["on_false"], inputs["on_true"] = [picture, 0], [text, 0]
    return key, "on_true"


def grown_missing(site: Site) -> Place | None:
    key = site.node("ComfyAndNode")
    if key is None:
        return None
    site.api[key]["inputs"].pop("values.value0", None)
    return key, "values.value0"


def value_of(kind: str, value: Any) -> Callable[[Site], Place | None]:
    return number_as(kind, lambda _: value)
