"""A catalogue of faults to plant into sound graphs: what people, models and version changes get wrong.

Every fault knows how to plant itself into a graph in the API form and which code, node and input the checker has
to name. ``mechanical`` faults have one right correction that needs no knowledge of what was meant.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..catalog import Catalog, Input, fits
from ..dynamic import unfold
from ..graph import Graph, Link

Api = dict[str, Any]
Place = tuple[str, str]
"""Node and input."""


@dataclass(slots=True)
class Site:
    """A graph that gets a fault: its API form to be changed, and how to find places in it."""

    api: Api
    graph: Graph
    catalog: Catalog
    rng: random.Random

    def inputs(self, want: Callable[[Input, Any], bool]) -> Place | None:
        """A random place whose input and value are as wanted."""
        places = [place for place, one, value in self._all() if want(one, value)]
        return self.rng.choice(places) if places else None

    def _all(self) -> Iterator[tuple[Place, Input, Any]]:
        for key, node in self.graph.items():
            known = unfold(self.catalog[node.class_type], node.inputs)
            for name, value in node.inputs.items():
                yield (key, name), known[name], value

    def put(self, place: Place | None, value: Any) -> Place | None:
        """Gives an input a value."""
        if place is not None:
            self.api[place[0]]["inputs"][place[1]] = value
        return place

    def node(self, *classes: str) -> str | None:
        """A random node of one of these classes."""
        keys = [key for key, node in self.graph.items() if node.class_type in classes]
        return self.rng.choice(keys) if keys else None

    def one(self, place: Place) -> Input:
        """The input at a place."""
        node = self.graph[place[0]]
        return unfold(self.catalog[node.class_type], node.inputs)[place[1]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault."""

    name: str
    code: str
    plant: Callable[[Site], Place | None]
    mechanical: bool = False
    allowed: bool = False
    remote: bool = False


def _number(kind: str) -> Callable[[Input, Any], bool]:
    return lambda one, value: one.type == kind and not isinstance(value, Link)


def _linked(one: Input, value: Any) -> bool:
    return isinstance(value, Link)


def _widget_link(one: Input, value: Any) -> bool:
    return (
        isinstance(value, Link)
        and not one.is_widget
        and one.required
        and one.type not in ("*", "COMFY_MATCHTYPE_V3")
    )


def _limit(site: Site, kind: str, high: bool) -> Place | None:
    def has(one: Input, value: Any) -> bool:
        bound = one.maximum if high else one.minimum
        return _number(kind)(one, value) and bound is not None and abs(bound) < 1e6

    place = site.inputs(has)
    if place is None:
        return None
    one = site.one(place)
    bound = (one.maximum if high else one.minimum) or 0
    step = 8 if kind == "INT" else 0.5
    value = bound + step if high else bound - step
    return site.put(place, int(value) if kind == "INT" else value)


def _number_as(kind: str, change: Callable[[Any], Any]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(_number(kind))
        return site.put(place, change(site.graph[place[0]].inputs[place[1]])) if place else None

    return plant


def _typo(word: str, rng: random.Random) -> str:
    """One slip: two neighbours swapped, a letter lost or doubled; never at the first letter."""
    i = rng.randrange(1, max(len(word) - 1, 2))
    kind = rng.randrange(3)
    if kind == 0 and i + 1 < len(word) and word[i] != word[i + 1]:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return word[:i] + word[i + 1 :] if kind == 1 else word[:i] + word[i] + word[i:]


def _misspelt_class(site: Site) -> Place | None:
    key = site.rng.choice([key for key, node in site.graph.items() if len(node.class_type) > 8])
    word = _typo(site.graph[key].class_type, site.rng)
    site.api[key]["class_type"] = word
    return (key, "") if word not in site.catalog else None


def _foreign_class(site: Site) -> Place | None:
    key = site.rng.choice(list(site.graph))
    site.api[key]["class_type"] = "QuantumFlowEnhancerPro"
    return key, ""


def _other(key: str, value: Any) -> Callable[[Site], Place | None]:
    """Spoils a part of the node itself."""

    def plant(site: Site) -> Place | None:
        node = site.rng.choice(list(site.graph))
        if value is None:
            site.api[node].pop(key, None)
        else:
            site.api[node][key] = value
        return node, ""

    return plant


def _remove(want: Callable[[Input, Any], bool]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(lambda one, value: one.required and want(one, value))
        if place is not None:
            del site.api[place[0]]["inputs"][place[1]]
        return place

    return plant


def _misspelt_input(linked: bool) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(
            lambda one, value: isinstance(value, Link) == linked and len(one.name) > 5 and "." not in one.name
        )
        if place is None:
            return None
        inputs, word = site.api[place[0]]["inputs"], _typo(place[1], site.rng)
        if word in inputs or word in site.catalog[site.graph[place[0]].class_type].inputs:
            return None
        inputs[word] = inputs.pop(place[1])
        return place[0], word

    return plant


def _unknown_input(site: Site) -> Place | None:
    key = site.rng.choice(list(site.graph))
    site.api[key]["inputs"]["zz_legacy_flag"] = 1
    return key, "zz_legacy_flag"


def _relink(choose: Callable[[Site, Place, Input], list[Any] | None]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(_widget_link)
        value = choose(site, place, site.one(place)) if place else None
        return site.put(place, value) if value is not None else None

    return plant


def _any_wrong(site: Site, place: Place, one: Input) -> list[Any] | None:
    """An output of another type, from a node that doesn't follow."""
    after = _behind(site.graph, place[0])
    wrong = [
        [key, i]
        for key, node in site.graph.items()
        if key not in after
        for i, out in enumerate(site.catalog[node.class_type].outputs)
        if not fits(out.type, one.type) and out.type != "COMFY_MATCHTYPE_V3"
    ]
    return site.rng.choice(wrong) if wrong else None


def _skipped_converter(site: Site) -> Place | None:
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


def _sibling_slot(site: Site, place: Place, one: Input) -> list[Any] | None:
    """Another output of the right node, when only the one that was used fits."""
    link = site.graph[place[0]].inputs[place[1]]
    outputs = site.catalog[site.graph[link.node].class_type].outputs
    wrong = [i for i, out in enumerate(outputs) if not fits(out.type, one.type)]
    return [link.node, site.rng.choice(wrong)] if wrong and len(wrong) == len(outputs) - 1 else None


def _high_slot(site: Site, place: Place, one: Input) -> list[Any] | None:
    link = site.graph[place[0]].inputs[place[1]]
    outputs = site.catalog[site.graph[link.node].class_type].outputs
    return [link.node, len(outputs) + 2] if sum(fits(out.type, one.type) for out in outputs) == 1 else None


def _behind(graph: Graph, key: str) -> set[str]:
    """``key`` and all nodes that depend on it."""
    readers, found, todo = graph.consumers(), {key}, [key]
    while todo:
        for reader, _ in readers[todo.pop()]:
            if reader not in found:
                found.add(reader)
                todo.append(reader)
    return found


def _cycle(site: Site) -> Place | None:
    """A link back to a node that depends on this one, of the right type."""
    for key, node in site.graph.items():
        known = unfold(site.catalog[node.class_type], node.inputs)
        for name, _ in node.links:
            for later in _behind(site.graph, key) - {key}:
                outputs = site.catalog[site.graph[later].class_type].outputs
                for i, out in enumerate(outputs):
                    if fits(out.type, known[name].type) and out.type == known[name].type:
                        site.api[key]["inputs"][name] = [later, i]
                        return "", ""  # any node of the ring may be named
    return None


def _self_link(site: Site, place: Place, one: Input) -> list[Any] | None:
    outputs = site.catalog[site.graph[place[0]].class_type].outputs
    return [place[0], 0] if outputs else None


def _choice(change: Callable[[str, random.Random], str]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        def plain(one: Input, value: Any) -> bool:
            return one.type == "COMBO" and isinstance(value, str) and "." not in value and len(value) > 3

        place = site.inputs(plain)
        if place is None:
            return None
        word = change(str(site.graph[place[0]].inputs[place[1]]), site.rng)
        return site.put(place, word) if word not in (site.one(place).choices or ()) else None

    return plant


def _file(suffix: str, change: Callable[[str], str]) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        place = site.inputs(
            lambda one, value: one.type == "COMBO" and isinstance(value, str) and value.endswith(suffix)
        )
        return site.put(place, change(site.graph[place[0]].inputs[place[1]])) if place else None

    return plant


def _no_output(site: Site) -> Place | None:
    for key, node in site.graph.items():
        if site.catalog[node.class_type].is_output:
            del site.api[key]
    return ("", "") if site.api else None


def _orphan(site: Site) -> Place | None:
    site.api["900"] = {
        "class_type": "EmptyImage",
        "inputs": {"width": 64, "height": 64, "batch_size": 1, "color": 0},
    }
    return "900", ""


def _preview_only(site: Site) -> Place | None:
    last = ""
    for key, node in site.graph.items():
        if site.catalog[node.class_type].is_output and "images" in node.inputs:
            link = node.inputs["images"]
            site.api[key] = {"class_type": "PreviewImage", "inputs": {"images": [link.node, link.slot]}}
            last = last or key
    return (last, "") if last else None


def _values(classes: tuple[str, ...], place: str, **values: Any) -> Callable[[Site], Place | None]:
    def plant(site: Site) -> Place | None:
        key = site.node(*classes)
        if key is None:
            return None
        site.api[key]["inputs"].update(values)
        return key, place

    return plant


def _foreign_lora(site: Site) -> Place | None:
    families = site.catalog.families
    base = {value for key, value in families.items() if key.startswith("checkpoints/")}
    foreign = [key[6:] for key, value in families.items() if key.startswith("loras/") and value not in base]
    key = site.node("LoraLoader")
    return site.put((key, "lora_name"), site.rng.choice(foreign)) if foreign and key else None


def _odd_size(site: Site) -> Place | None:
    place = site.inputs(
        lambda one, value: one.name in ("width", "height") and one.step == 8 and isinstance(value, int)
    )
    return (
        site.put(place, site.graph[place[0]].inputs[place[1]] + site.rng.choice((1, 3, 5))) if place else None
    )


def _path(text: str) -> Callable[[Site], Place | None]:
    return lambda site: site.put(site.inputs(lambda one, value: one.name == "filename_prefix"), text)


def _deprecated(site: Site) -> Place | None:
    old = [name for name, kind in site.catalog.items() if kind.deprecated and kind.outputs]
    if not old:
        return None
    site.api["901"] = {"class_type": site.rng.choice(old), "inputs": {}}
    return "901", ""


def _all_of(site: Site) -> Place | None:
    site.api.clear()
    return "", ""


def _mixed_match(site: Site) -> Place | None:
    key = site.node("ComfySwitchNode")
    picture, text = site.node("EmptyImage"), site.node("PrimitiveString")
    if key is None or picture is None or text is None:
        return None
    inputs = site.api[key]["inputs"]
    inputs["on_false"], inputs["on_true"] = [picture, 0], [text, 0]
    return key, "on_true"


def _grown_missing(site: Site) -> Place | None:
    key = site.node("ComfyAndNode")
    if key is None:
        return None
    site.api[key]["inputs"].pop("values.value0", None)
    return key, "values.value0"


def _set(kind: str, value: Any) -> Callable[[Site], Place | None]:
    return _number_as(kind, lambda _: value)


FAULTS: tuple[Fault, ...] = (
    Fault("misspelt class", "unknown_class", _misspelt_class, True),
    Fault("class of a pack that isn't there", "unknown_class", _foreign_class),
    Fault("node without a class", "malformed", _other("class_type", None)),
    Fault("class that isn't text", "malformed", _other("class_type", 7)),
    Fault("inputs that aren't an object", "malformed", _other("inputs", [1, 2])),
    Fault("required link removed", "missing_input", _remove(_widget_link), True),
    Fault(
        "required value removed",
        "missing_input",
        _remove(lambda one, value: one.is_widget and one.type in ("INT", "FLOAT")),
        True,
    ),
    Fault("misspelt input with a value", "misspelt_input", _misspelt_input(False), True),
    Fault("misspelt input with a link", "misspelt_input", _misspelt_input(True), True),
    Fault("input that the class doesn't have", "unknown_input", _unknown_input, True),
    Fault("link of a wrong type", "wrong_type", _relink(_any_wrong)),
    Fault("forgotten converter", "wrong_type", _skipped_converter, True),
    Fault("wrong output of the right node", "wrong_type", _relink(_sibling_slot), True),
    Fault("link from a node that isn't there", "dangling_link", _relink(lambda *_: ["998", 0]), True),
    Fault("output number too high", "bad_slot", _relink(_high_slot), True),
    Fault(
        "output number below zero", "bad_slot", _relink(lambda s, p, o: [s.graph[p[0]].inputs[p[1]].node, -1])
    ),
    Fault("link of three parts", "bad_link", _relink(lambda *_: ["1", 0, 0])),
    Fault("empty list as a link", "bad_link", _relink(lambda *_: [])),
    Fault("two words as a link", "bad_link", _relink(lambda *_: ["1", "IMAGE"])),
    Fault("node linked to itself", "cycle", _relink(_self_link)),
    Fault("cycle through several nodes", "cycle", _cycle),
    Fault("whole number too small", "too_small", lambda s: _limit(s, "INT", False), True),
    Fault("whole number too large", "too_large", lambda s: _limit(s, "INT", True), True),
    Fault("number too small", "too_small", lambda s: _limit(s, "FLOAT", False), True),
    Fault("number too large", "too_large", lambda s: _limit(s, "FLOAT", True), True),
    Fault("negative seed", "too_small", _values(("KSampler",), "seed", seed=-1), True),
    Fault("whole number as text", "cast", _number_as("INT", str), True),
    Fault("whole number with .0", "cast", _number_as("INT", float), True),
    Fault("fraction for a whole number", "wrong_value", _number_as("INT", lambda value: value + 0.5)),
    Fault("word for a whole number", "wrong_value", _set("INT", "many")),
    Fault("number as text", "cast", _number_as("FLOAT", str), True),
    Fault("null for a whole number", "wrong_value", _set("INT", None), True),
    Fault("null for a text", "wrong_value", _set("STRING", None)),
    Fault("'false' as text", "wrong_value", _set("BOOLEAN", "false"), True),
    Fault("number for a text", "cast", _set("STRING", 42), True),
    Fault("true for a whole number", "wrong_value", _set("INT", True), True),
    Fault("object for a number", "wrong_value", _set("FLOAT", {"value": 1})),
    Fault("not-a-number", "wrong_value", _set("FLOAT", float("nan"))),
    Fault("misspelt choice", "not_in_list", _choice(_typo), True),
    Fault("choice in capitals", "not_in_list", _choice(lambda word, _: word.upper()), True),
    Fault("choice from elsewhere", "not_in_list", _choice(lambda *_: "quantum_9x")),
    Fault(
        "model under another folder",
        "not_installed",
        _file(".safetensors", lambda name: f"sdxl/{name}"),
        True,
    ),
    Fault(
        "model under a Windows path",
        "not_installed",
        _file(".safetensors", lambda name: f"models\\{name}"),
        True,
    ),
    Fault(
        "model that isn't installed",
        "not_installed",
        _file(".safetensors", lambda _: "dreamweaver_v9.safetensors"),
    ),
    Fault("picture that isn't there", "file_missing", _file(".png", lambda _: "holiday_1987.png")),
    Fault(
        "picture with a misspelt name",
        "file_missing",
        _file(".png", lambda name: f"{name[:-5]}{name[-5]}{name[-5:]}"),
        True,
    ),
    Fault(
        "value where only a link makes sense", "needs_link", lambda s: s.put(s.inputs(_widget_link), "latest")
    ),
    Fault("nothing saved or shown", "no_output", _no_output, True),
    Fault("node that nothing needs", "unreachable", _orphan),
    Fault("result only previewed", "unsaved", _preview_only),
    Fault(
        "LoRA of strength 0",
        "inert_lora",
        _values(("LoraLoader",), "lora_name", strength_model=0.0, strength_clip=0),
    ),
    Fault(
        "ControlNet of strength 0",
        "inert_control",
        _values(("ControlNetApplyAdvanced",), "strength", strength=0.0),
    ),
    Fault(
        "ControlNet that ends before it starts",
        "inert_control",
        _values(("ControlNetApplyAdvanced",), "end_percent", start_percent=0.8, end_percent=0.3),
    ),
    Fault("LoRA of another model family", "family_mismatch", _foreign_lora),
    Fault(
        "LoRA that can't be looked into",
        "family_unknown",
        lambda s: (key, "lora_name") if (key := s.node("LoraLoader")) else None,
        remote=True,
    ),
    Fault("size not divisible by 8", "size_not_8", _odd_size, True),
    Fault("path out of the output folder", "path_forbidden", _path("../../etc/cron.d/job"), True),
    Fault("absolute path", "path_forbidden", _path("/etc/passwd"), True),
    Fault("path on a drive", "path_forbidden", _path("C:\\Windows\\evil"), True),
    Fault("address instead of a path", "path_forbidden", _path("http://169.254.169.254/x"), True),
    Fault(
        "class that isn't allowed",
        "class_forbidden",
        lambda s: (s.rng.choice(list(s.graph)), ""),
        allowed=True,
    ),
    Fault("class on its way out", "deprecated", _deprecated),
    Fault("empty graph", "empty_graph", _all_of),
    Fault(
        "option that a dynamic choice lacks",
        "unknown_option",
        _values(("SaveImageAdvanced",), "format", format="tga"),
    ),
    Fault(
        "misspelt option of a dynamic choice",
        "unknown_option",
        _values(("SaveImageAdvanced",), "format", format="pngg"),
        True,
    ),
    Fault(
        "input of another dynamic option",
        "unknown_dynamic",
        _values(("SaveImageAdvanced",), "format.quality_xx", **{"format.quality_xx": 3}),
    ),
    Fault(
        "grown input beyond the names there are",
        "unknown_dynamic",
        _values(("StringFormat",), "values.99", **{"values.99": "x"}),
    ),
    Fault("required grown input missing", "missing_input", _grown_missing),
    Fault("different types for one matched type", "match_mismatch", _mixed_match),
)
