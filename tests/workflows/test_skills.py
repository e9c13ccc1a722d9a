"""Skills and templates: what the agent builds and what people open must run, on the real ComfyUI."""

from __future__ import annotations

import json
import uuid

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Cue
from animation_ai_studio.workflows import templates
from animation_ai_studio.workflows.check import Verdict, check, verdict
from animation_ai_studio.workflows.contract import broken, contract_of
from animation_ai_studio.workflows.graph import load_json
from animation_ai_studio.workflows.migrate import migrate, migrate_editor
from animation_ai_studio.workflows.reader import from_editor
from animation_ai_studio.workflows.skills import all_skills, get_skill
from animation_ai_studio.workflows.skills.film import Cut, CutClip, read_cut
from animation_ai_studio.workflows.skills.speech import VoiceTake

from . import tiny
from .conftest import PICTURES

PICTURE_SKILLS = ("text_to_image", "lora_stack", "image_to_image", "inpaint", "upscale", "controlnet")
SMALL = {
    "sd_xl_base_1.0.safetensors": tiny.CHECKPOINT,
    "luca_style.safetensors": tiny.LORA,
    "controlnet-openpose-sdxl-1.0.safetensors": tiny.CONTROLNET,
    "controlnet-depth-sdxl-1.0.safetensors": tiny.CONTROLNET,
}
"""Real model names of the examples, and the small ones that stand for them here."""


def small_parameters(skill):
    """The example of a picture skill for the small SDXL: same shape, 2 steps, 128 pixels."""
    text = skill.example.model_dump_json()
    for real, small in SMALL.items():
        text = text.replace(real, small)
    parameters = json.loads(text)
    return {
        **parameters,
        **{
            key: value
            for key, value in {"width": 128, "height": 128, "steps": 2}.items()
            if key in parameters
        },
    }


@pytest.mark.parametrize("name", sorted(all_skills()))
def test_every_skill_tells_what_it_is_for(name):
    skill = get_skill(name)
    assert len(skill.doc) > 60
    assert skill.title
    assert skill.needs
    assert skill.version >= 1
    schema = skill.schema()
    assert schema["type"] == "object"
    assert "installed" not in json.dumps(schema)
    assert skill.read(json.loads(skill.example.model_dump_json())) == skill.example


def test_a_cut_is_read_back_from_its_graph() -> None:
    """What a film's graph says of its cut and nobody reads is lost when the film goes to another program."""
    skill = get_skill("assemble_film")
    clips = [
        CutClip(take="s1-t1", voices=[VoiceTake(take="l1-t1", pause=0.5), VoiceTake(take="l2-t2")]),
        CutClip(
            take="s2-t1",
            transition="wipe",
            trim_in=0.25,
            lag=0.5,
            music=False,
            heard=False,
            place="beach",
            weather="rain",
            cues=[Cue(sound="splash", at=1.2), Cue(sound="boing", at=-0.5)],
        ),
    ]
    cut = Cut(run="r", film="film-t2", clips=clips, fps="24000/1001", names={"luca": "Lu: ca"}, fade_out=1.5)
    assert read_cut(skill.graph(cut, None)) == cut
    assert read_cut(skill.graph(skill.example, None)) == skill.example
    with pytest.raises(StudioError, match="isn't a cut"):
        read_cut(get_skill("say_line").graph(get_skill("say_line").example, None))


def test_unknown_skills_and_parameters_come_with_what_there_is():
    with pytest.raises(StudioError, match="text_to_image"):
        get_skill("text_to_imgae")
    with pytest.raises(StudioError, match="Parameter steps"):
        get_skill("text_to_image").read({"checkpoint": "x", "prompt": "y", "steps": 0})
    with pytest.raises(StudioError, match="Parameter wdth"):
        get_skill("text_to_image").read({"checkpoint": "x", "prompt": "y", "wdth": 64})


def test_schemas_offer_what_is_installed(catalog):
    schema = get_skill("lora_stack").schema(catalog)
    assert schema["properties"]["checkpoint"]["enum"] == [tiny.CHECKPOINT]
    assert set(schema["$defs"]["Lora"]["properties"]["name"]["enum"]) == {tiny.LORA, tiny.OLD_LORA}


@pytest.mark.parametrize("name", PICTURE_SKILLS)
def test_picture_skills_pass_the_check_on_every_version(name, any_catalog):
    skill = get_skill(name)
    graph = skill.graph(small_parameters(skill), any_catalog)
    assert check(graph, any_catalog) == []
    assert graph == skill.graph(small_parameters(skill))


@pytest.mark.comfyui
@pytest.mark.parametrize("name", PICTURE_SKILLS)
async def test_picture_skills_run(name, live, live_catalog):
    skill = get_skill(name)
    graph = skill.graph(small_parameters(skill), live_catalog)
    assert check(graph, live_catalog) == []
    result = await live.run(graph, timeout=120)
    assert any(output.get("images") for output in result.outputs.values())


@pytest.mark.comfyui
async def test_a_lora_changes_the_picture_and_the_seed_keeps_it(live, live_catalog):
    skill = get_skill("lora_stack")
    parameters = small_parameters(skill)

    async def picture(**changes):
        result = await live.run(skill.graph({**parameters, **changes}, live_catalog), timeout=60)
        (saved,) = next(output["images"] for output in result.outputs.values() if output.get("images"))
        return await live.view(saved["filename"], saved["subfolder"], saved["type"])

    first = pixels(await picture(prefix="tests/a"))
    assert pixels(await picture(prefix="tests/b")) == first
    assert pixels(await picture(loras=[{"name": tiny.LORA, "strength": 0.1}])) != first


def pixels(data):
    import io

    from PIL import Image

    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


@pytest.mark.comfyui
async def test_templates_are_up_to_date_open_and_mean_what_the_skill_means(live_catalog):
    made = 0
    for skill, workflow in templates.templates(live_catalog):
        path = templates.FOLDER / f"{skill.name}.json"
        assert path.read_text("utf-8") == templates.as_text(workflow), (
            f"write {path.name} again (workflows.templates)"
        )
        assert path.with_suffix(".jpg").is_file()
        assert any(node["type"] == "MarkdownNote" for node in workflow["nodes"])
        converted = from_editor(load_json(path), live_catalog)
        graph = skill.graph(skill.example, live_catalog)
        assert set(converted) == set(graph)
        for key, node in graph.items():
            assert dict(node.inputs).items() <= dict(converted[key].inputs).items()
        made += 1
    assert made >= len(PICTURE_SKILLS)
    assert {path.stem for path in templates.FOLDER.glob("*.json")} == set(all_skills())


@pytest.mark.comfyui
@pytest.mark.parametrize("name", PICTURE_SKILLS)
async def test_templates_run_with_models_put_in(name, live, live_catalog):
    """As a person does it: open the template, choose the models that are installed, make it small, run."""
    text = (templates.FOLDER / f"{name}.json").read_text("utf-8")
    for real, small in SMALL.items():
        text = text.replace(real, small)
    graph = from_editor(migrate_editor(load_json(text)), live_catalog)
    for key, node in graph.items():
        small = {
            name: value
            for name, value in {"width": 64, "height": 64, "steps": 1}.items()
            if name in node.inputs
        }
        graph = graph.with_inputs(key, small)
    assert verdict(check(graph, live_catalog)) != Verdict.HALT
    assert (await live.run(graph, timeout=120)).outputs
    assert all(picture in live_catalog["LoadImage"].inputs["image"].choices for picture in PICTURES)


@pytest.mark.comfyui
async def test_templates_without_models_run_as_they_are_one_after_the_other(live, live_catalog):
    """As a newcomer does it: "Film a puppet shot" failed out of the box, for it wanted a line that nobody had said."""
    run, done = f"templates-{uuid.uuid4().hex[:8]}", set()
    for name in ("puppet_shot", "say_line", "judge_takes", "assemble_film"):
        text = (templates.FOLDER / f"{name}.json").read_text("utf-8").replace("my-film", run)
        graph = from_editor(load_json(text), live_catalog)
        needed = {
            (run, take) for take in ("line-1", "shot-1") if f"`{take}`" in text.partition("What to change")[0]
        }
        assert needed == set() if name in ("puppet_shot", "say_line") else needed <= done
        for key, node in graph.items():
            graph = graph.with_inputs(
                key, {one: v for one, v in {"width": 128, "height": 72}.items() if one in node.inputs}
            )
        result = await live.run(graph, timeout=120)
        assert result.outputs
        done |= {(run, take["take"]) for shown in result.outputs.values() for take in shown.get("take", [])}


def test_a_template_says_what_it_needs_first():
    told = {name: templates.needs_first(skill.graph(skill.example)) for name, skill in all_skills().items()}
    assert told["puppet_shot"] == told["say_line"] == []
    assert [name for name in ("camera_move", "assemble_film", "judge_takes") if not told[name]] == []
    assert "sd_xl_base_1.0.safetensors" in told["text_to_image"][0]
    assert "*Say a line*" in told["assemble_film"][0]
    for name, needed in told.items():
        note = templates.note(get_skill(name), get_skill(name).graph(get_skill(name).example))
        assert all(one in note for one in needed)


@pytest.mark.comfyui
async def test_released_nodes_keep_their_promise(live_catalog):
    """Graphs saved with this pack's nodes must go on working; additions are free."""
    contract = load_json(CONTRACT)
    assert len(contract) >= 10
    assert broken(contract, contract_of(live_catalog)) == []


CONTRACT = templates.FOLDER.parent / "tests" / "workflows" / "contract.json"


def test_what_breaks_a_promise_is_named():
    was = {"A": {"required": {"x": "INT"}, "optional": {"y": "STRING"}, "outputs": ["IMAGE"]}}
    assert broken(was, was) == []
    more = {
        "A": {"required": {"x": "INT"}, "optional": {"y": "STRING", "z": "INT"}, "outputs": ["IMAGE", "MASK"]}
    }
    assert broken(was, more) == []
    widened = {"A": {**was["A"], "required": {"x": "FLOAT"}}}
    assert broken(was, widened) == [], "a saved 24 is a good 24.0"
    assert broken(was, {}) == ["A is gone"]
    worse = {"A": {"required": {"x": "STRING", "w": "INT"}, "optional": {}, "outputs": ["MASK"]}}
    assert broken(was, worse) == [
        "A.x was INT, is STRING",
        "A lost its input y",
        "A newly requires w",
        "A had outputs ['IMAGE'], has ['MASK']",
    ]


def test_the_name_of_a_place_that_no_sign_showed_is_dropped_from_older_graphs():
    from animation_ai_studio.workflows import Graph, Node

    old = Graph({"1": Node("AnimationStudioPuppetShot", {"place": "beach", "place_name": "pier"})})
    new, told = migrate(old)
    assert new["1"].inputs == {"place": "beach"} and len(told) == 1


def test_older_graphs_are_brought_up_to_date():
    from animation_ai_studio.workflows import Graph, Link, Node
    from animation_ai_studio.workflows.migrate import Migration

    change = Migration(
        "AnimationStudioTalk",
        "AnimationStudioSayLine",
        inputs={"words": "text"},
        values={"emotion": "neutral"},
        dropped=frozenset({"legacy"}),
        widgets=("words", "legacy"),
        new_widgets=("text", "emotion"),
    )
    old = Graph(
        {"1": Node("AnimationStudioTalk", {"words": "hi", "legacy": 1}), "2": Node("X", {"a": Link("1", 0)})}
    )
    new, told = migrate(old, [change])
    assert new["1"] == Node("AnimationStudioSayLine", {"emotion": "neutral", "text": "hi"})
    assert new["2"] == old["2"]
    assert len(told) == 1
    assert migrate(new, [change]) == (new, [])
    page = {
        "nodes": [
            {
                "id": 1,
                "type": "AnimationStudioTalk",
                "widgets_values": ["hi", 1],
                "inputs": [{"name": "words", "widget": {"name": "words"}}],
            }
        ]
    }
    node = migrate_editor(page, [change])["nodes"][0]
    assert node["type"] == "AnimationStudioSayLine"
    assert node["widgets_values"] == ["hi", "neutral"]
    assert node["inputs"][0] == {"name": "text", "widget": {"name": "text"}}
    assert page["nodes"][0]["type"] == "AnimationStudioTalk"
