"""Guidance by reference pictures: used where a user has the pack and its models, and done without elsewhere.

The packs can't be installed here: ``fixtures/reference_packs.json`` stands in for what they tell of their nodes.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from animation_ai_studio.common.story import Actor, Setting, Shot
from animation_ai_studio.common.vocabulary import Framing, Place
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.character_picture import CharacterShot, character_graph
from animation_ai_studio.workflows.character_scene import CharacterScene, Person
from animation_ai_studio.workflows.check import check
from animation_ai_studio.workflows.skills import get_skill
from animation_ai_studio.workflows.skills.identity import (
    GUIDE_NODES,
    Gate,
    Guidance,
    best_judge,
    gate_of,
    guidance,
    guidance_told,
)
from animation_ai_studio.workflows.skills.sdxl import SdxlShot
from animation_ai_studio.workflows.skills.worn import WornLora

from . import tiny
from .conftest import FIXTURES, PICTURES

REFERENCES = list(PICTURES[:2])
ENCODER = "CLIP-ViT-H-14-laion2B-s32B-b79K.safetensors"
FACE_NET = "InstantID/instantid_controlnet.safetensors"
IP_ADAPTER, INSTANT_ID = (
    ("IPAdapterModelLoader", "IPAdapterAdvanced"),
    ("InstantIDModelLoader", "InstantIDFaceAnalysis", "ApplyInstantID"),
)


def packs() -> dict[str, Any]:
    told = json.loads((FIXTURES / "reference_packs.json").read_text("utf-8"))
    return {name: node for name, node in told.items() if not name.startswith("_")}


def listed(values: list[str]) -> list[Any]:
    return [values, {}]


def bare(encoders: list[str], nets: list[str], backends: list[str]) -> dict[str, Any]:
    """What a ComfyUI tells that has these models and this pack's gate, and nothing else."""
    return {
        "CLIPVisionLoader": {
            "input": {"required": {"clip_name": listed(encoders)}},
            "output": ["CLIP_VISION"],
        },
        "ControlNetLoader": {
            "input": {"required": {"control_net_name": listed(nets)}},
            "output": ["CONTROL_NET"],
        },
        "AnimationStudioConsistencyGate": {
            "input": {"optional": {"backend": ["COMBO", {"options": ["auto"], "installed": backends}]}},
            "output": ["IMAGE"],
        },
    }


def told(names: tuple[str, ...], **have: list[str]) -> Catalog:
    filled = {"encoders": [ENCODER], "nets": [FACE_NET], "backends": ["toonxl", "arcface"], **have}
    return Catalog({**bare(**filled), **{name: packs()[name] for name in names}})


def test_ip_adapter_is_used_with_the_face_adapter_and_the_encoder_it_was_trained_with() -> None:
    found = guidance(told(IP_ADAPTER + INSTANT_ID), REFERENCES)
    assert found is not None
    assert (found.kind, found.model) == ("ip_adapter", "ip-adapter-plus-face_sdxl_vit-h.safetensors")
    assert (found.with_model, found.images) == (ENCODER, REFERENCES)


def test_instant_id_is_used_where_only_it_is_there() -> None:
    found = guidance(told(INSTANT_ID), REFERENCES)
    assert found is not None
    assert (found.kind, found.model, found.with_model) == ("instant_id", "ip-adapter.safetensors", FACE_NET)


@pytest.mark.parametrize(
    ("names", "have"),
    [
        ((), {}),
        (IP_ADAPTER, {"encoders": ["dinov2_large.safetensors"]}),
        (INSTANT_ID, {"nets": ["controlnet-openpose-sdxl-1.0.safetensors"]}),
        (INSTANT_ID, {"backends": ["toonxl"]}),
    ],
)
def test_a_pack_without_its_models_is_not_used(names: tuple[str, ...], have: dict[str, list[str]]) -> None:
    """The graph would fail after minutes of loading."""
    assert guidance(told(names, **have), REFERENCES) is None


def test_pickled_adapters_and_missing_references_guide_nothing() -> None:
    info = {name: copy.deepcopy(node) for name, node in packs().items()}
    info["IPAdapterModelLoader"]["input"]["required"]["ipadapter_file"] = listed(["ip-adapter_sdxl.bin"])
    known = Catalog({**bare([ENCODER], [], []), **info})
    assert guidance(known, REFERENCES) is None
    assert guidance(told(IP_ADAPTER), []) is None


@pytest.mark.parametrize(
    ("judges", "have", "best"),
    [
        (("ccip", "clip_vision", "toonxl"), {}, ENCODER),
        (("clip_vision",), {"encoders": [ENCODER, "dinov2.safetensors"]}, "dinov2.safetensors"),
        (("toonxl", "clip_vision"), {}, "toonxl"),
        (("ccip",), {}, ""),
    ],
)
def test_the_best_judge_that_is_installed_is_taken(
    judges: tuple[str, ...], have: dict[str, list[str]], best: str
) -> None:
    assert best_judge(told((), **have), judges) == best


def test_only_the_identity_net_looks_at_heads() -> None:
    """It knows nothing else; the others see the whole figure."""
    gate = gate_of("toonxl", "mira", Framing.MEDIUM)
    assert gate == Gate(character="mira", backend="toonxl", head=Framing.MEDIUM)
    whole = gate_of("dinov2.safetensors", "mira", Framing.MEDIUM)
    assert whole is not None and (whole.backend, whole.head) == ("clip_vision", None)
    assert gate_of("", "mira", Framing.MEDIUM) is None


def test_stock_nodes_are_used_as_the_oldest_and_the_newest_comfyui_have_them(any_catalog: Catalog) -> None:
    """The gate's crop and the hooked LoRAs are nodes of ComfyUI that came late or may go."""
    gate = gate_of("toonxl", "mira", Framing.CLOSE_UP)
    people = [Person(character=who, loras=[WornLora(name="mira_toonxl")]) for who in ("mira", "pim")]
    built = (
        character_graph(CharacterShot(character="mira", takes=3, gate=gate)),
        get_skill("character_scene").graph(CharacterScene(people=people)),
    )
    nodes = [
        node
        for graph in built
        for node in graph.values()
        if not node.class_type.startswith("AnimationStudio")
    ]
    assert {"ImageCrop", "ImageFromBatch", "SetClipHooks"} <= {one.class_type for one in nodes}
    for node in nodes:
        known = any_catalog[node.class_type].inputs
        required = {one.name for one in known.values() if one.required}
        assert required <= set(node.inputs) <= set(known), node.class_type


def guides() -> list[Guidance]:
    found = [guidance(told(names), REFERENCES) for names in (IP_ADAPTER, INSTANT_ID)]
    return [one for one in found if one is not None]


def test_what_guides_is_told_in_words() -> None:
    """Two packs that do the same differ in what they can: faces only, or drawings as well."""
    said = [guidance_told(guide, REFERENCES) for guide in (*guides(), None)]
    assert [line.partition(" with ")[0] for line in said[:2]] == [
        "Guided by IP-Adapter",
        "Guided by InstantID",
    ]
    assert said[2].startswith("Not guided") and "no reference pictures" in guidance_told(None, [])


def test_everything_that_guidance_looks_at_is_in_its_list() -> None:
    """*Character Shot* reads only these nodes of its ComfyUI: one left out would be a pack never found."""
    for names in (IP_ADAPTER, INSTANT_ID):
        whole = told(names)
        listed_only = Catalog({name: raw for name, raw in whole.object_info.items() if name in GUIDE_NODES})
        assert guidance(listed_only, REFERENCES) == guidance(whole, REFERENCES) is not None


@pytest.mark.comfyui
@pytest.mark.parametrize("guide", guides(), ids=lambda guide: guide.kind)
async def test_guided_graphs_pass_the_check_of_a_comfyui_with_the_pack(
    live: ComfyClient, guide: Guidance
) -> None:
    """A picture and a film's shot, against the real ComfyUI's nodes and the stand-in for the pack's."""
    info = await live.object_info()
    for name, values in (("CLIPVisionLoader", [ENCODER]), ("ControlNetLoader", [FACE_NET, tiny.CONTROLNET])):
        (field,) = info[name]["input"]["required"]
        info[name]["input"]["required"][field] = listed(values)
    known = Catalog({**info, **packs()})
    picture = CharacterShot(character="mira", scene="town", guidance=guide)
    assert check(character_graph(picture), known) == []
    shot = SdxlShot(
        run="guided",
        take="s1-t1",
        shot=Shot(id="s1", setting=Setting(place=Place.BEACH), actors=[Actor(character="mira")]),
        prompt="a girl on a beach",
        denoise=0.7,
        profile="sdxl",
        guidance=guide,
    )
    assert check(get_skill("sdxl_shot").graph(shot, known), known) == []
    classes = {node.class_type for node in character_graph(picture).values()}
    assert ("IPAdapterAdvanced" in classes) is (guide.kind == "ip_adapter")
    assert ("ApplyInstantID" in classes) is (guide.kind == "instant_id")


@pytest.mark.comfyui
async def test_without_the_packs_the_real_comfyui_guides_nothing(live: ComfyClient) -> None:
    assert guidance(await live.catalog(), REFERENCES) is None
