"""A real ComfyUI with the pack in it: wild values in any of our nodes, and wild bodies at our routes.

Whatever is sent, ComfyUI goes on, our routes answer below 500, and an error of one of our nodes is a StudioError:
a sentence that a user can act on.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpx
import pytest
from animation_ai_studio.runtime.process import ComfyProcess
from hypothesis import strategies as st

from .fuzzing import as_json, damaged, fuzz, mutated, numbers, plain, sizes, texts, wild

pytestmark = pytest.mark.comfyui
RUNS = "/animation_studio/runs"
LONGEST = 60.0
"""Seconds that a graph may take: some of the nodes draw and speak for real."""
SOURCES: dict[str, dict[str, Any]] = {
    "IMAGE": {"class_type": "EmptyImage", "inputs": {"width": 64, "height": 48, "batch_size": 1, "color": 5}},
    "FRAMES": {
        "class_type": "EmptyImage",
        "inputs": {"width": 64, "height": 64, "batch_size": 8, "color": 7},
    },
    "MASK": {"class_type": "SolidMask", "inputs": {"value": 0.5, "width": 64, "height": 48}},
    "LATENT": {"class_type": "EmptyLatentImage", "inputs": {"width": 64, "height": 64, "batch_size": 1}},
    "VIDEO": {"class_type": "CreateVideo", "inputs": {"images": ["FRAMES", 0], "fps": 8.0}},
    "AUDIO": {
        "class_type": "AnimationStudioSayLine",
        "inputs": {
            "text": "Hi",
            "character": "luca",
            "emotion": "happy",
            "language": "en",
            "speed": 1.0,
            "seed": 1,
        },
    },
    "MODEL": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "tiny_sdxl.safetensors"}},
    "ANIMATION_DIALOGUE": {
        "class_type": "AnimationStudioAddLine",
        "inputs": {"audio": ["AUDIO", 0], "speech": ["AUDIO", 1], "pause": 0.1},
    },
    "ANIMATION_CAST": {
        "class_type": "AnimationStudioPuppetActor",
        "inputs": {
            "character": "luca",
            "emotion": "happy",
            "gesture": "wave",
            "x": 0.1,
            "facing": 0.0,
            "looks_at": "nobody",
            "holds": "nothing",
            "holds_label": "",
            "enters": "no",
        },
    },
    "ANIMATION_THINGS": {
        "class_type": "AnimationStudioPuppetThing",
        "inputs": {"prop": "ball", "label": "", "x": 0.3},
    },
    "ANIMATION_ACTS": {
        "class_type": "AnimationStudioPuppetBefore",
        "inputs": {"id": "luca", "relation": "nothing", "other": "", "posture": "sit", "state": "wet"},
    },
    "ANIMATION_CLIPS": {
        "class_type": "AnimationStudioFilmClip",
        "inputs": {
            "video": ["VIDEO", 0],
            "trim_in": 0.0,
            "trim_out": 0.0,
            "transition": "cut",
            "transition_seconds": 0.0,
            "lead": 0.0,
            "lag": 0.0,
            "cues": "",
            "place": "none",
            "weather": "clear",
            "name": "",
        },
    },
    "CONDITIONING": {"class_type": "CLIPTextEncode", "inputs": {"text": "x", "clip": ["MODEL", 1]}},
}
"""Where a value of a type comes from: a node that makes a small one."""
LINKS = {name: [name, 0] for name in SOURCES} | {
    "CLIP": ["MODEL", 1],
    "VAE": ["MODEL", 2],
    "ANIMATION_SPEECH": ["AUDIO", 1],
}
SPEECH = {
    "character": "luca",
    "text": "Hello",
    "seconds": 0.5,
    "words": [{"text": "Hello", "start": 0, "seconds": 0.5}],
}
ACTOR = {"character": "luca", "emotion": "happy", "gesture": "wave", "x": 0.1}
JSON_VALUES: dict[str, Any] = {
    "ANIMATION_SPEECH": SPEECH,
    "ANIMATION_DIALOGUE": {
        "lines": [{"speech": SPEECH, "start": 0.2}],
        "audio": {"waveform": [[[0.0]]], "sample_rate": 48000},
    },
    "ANIMATION_CAST": [ACTOR, {**ACTOR, "character": "alberto", "x": -0.4}],
    "ANIMATION_THINGS": [{"prop": "ball", "label": "", "x": 0.3}],
    "ANIMATION_ACTS": [
        {"act": {"action": "jump", "who": ["luca"], "start": 0.2, "seconds": 1.0}},
        {"before": {"id": "luca", "posture": "sit", "at": None, "states": ["wet"]}},
    ],
    "ANIMATION_CLIPS": [{"video": "x.mp4", "seconds": 1.0}],
    "ANIMATION_LORAS": [{"name": "tiny_lora", "weight": 0.5}],
}
FIXED: dict[str, Any] = {
    "width": 128,
    "height": 128,
    "fps": 8,
    "run": "fuzz",
    "approve": True,
    "batch_size": 1,
    "backend": "clip_vision",  # the others draw a gallery first, which takes seconds
}
"""Values that keep a case small, and a film waiting for a word instead of being made."""


def runs(client: httpx.Client) -> dict[str, bool]:
    """The server's films, and whether each is under way."""
    return {run["id"]: run["active"] for run in client.get(RUNS).json()["runs"]}


@pytest.fixture(scope="module")
def http(comfyui_process: ComfyProcess) -> Iterator[httpx.Client]:
    """The session's ComfyUI; the films that are begun here are gone in the end, for other tests look at its page."""
    with httpx.Client(base_url=comfyui_process.url, timeout=LONGEST, trust_env=False) as client:
        before = set(runs(client))
        yield client
        made = set(runs(client)) - before
        for name in made:
            client.post(f"{RUNS}/{name}/stop", json={})
        until = time.monotonic() + LONGEST
        while any(under_way for name, under_way in runs(client).items() if name in made):
            assert time.monotonic() < until, "a stopped film goes on"
            time.sleep(0.1)
    for name in made:
        shutil.rmtree(comfyui_process.base / "user" / "animation_studio" / "runs" / name)


@pytest.fixture(scope="module")
def ours(http: httpx.Client) -> dict[str, Any]:
    """Our nodes as the server describes them."""
    save = {
        "run": "fuzz",
        "take": "take-1",
        "video": ["VIDEO", 0],
        "audio": ["AUDIO", 0],
        "speech": ["AUDIO", 1],
    }
    assert run(http, {**SOURCES, "node": {"class_type": "AnimationStudioSaveTake", "inputs": save}})
    known = http.get("/object_info").json()
    return {name: about for name, about in known.items() if name.startswith("AnimationStudio")}


def usual(name: str, spec: list[Any]) -> Any:
    """A value that the input takes."""
    kind, options = spec[0], spec[1] if len(spec) > 1 else {}
    choices = kind if isinstance(kind, list) else options.get("options", [])
    if name in FIXED:
        return FIXED[name]
    if kind in LINKS:
        return LINKS[kind]
    if kind == "ANIMATION_LORAS":
        return as_value([])
    if choices:
        return choices[0]
    return options.get("min", options.get("default", ""))


def as_value(value: Any) -> Any:
    """A constant: ComfyUI takes a plain list for a link, and to check links is its own matter."""
    if isinstance(value, dict) and "__value__" in value:
        value = value["__value__"]
    if not isinstance(value, list):
        return value
    is_link = len(value) == 2 and isinstance(value[0], str)
    return {"__value__": [*value, None] if is_link and value[0] not in SOURCES else value}


def wild_value(spec: list[Any]) -> st.SearchStrategy[Any]:
    """Values that an input may be sent: of its kind and beyond, of another kind, links to other types."""
    kind, options = spec[0], spec[1] if len(spec) > 1 else {}
    choices = kind if isinstance(kind, list) else options.get("options", [])
    near: st.SearchStrategy[Any] = plain
    if choices:
        near = st.sampled_from(choices) | texts
    elif kind in JSON_VALUES:
        near = mutated([JSON_VALUES[kind]]) | wild(leaves=5)
    elif kind in ("INT", "FLOAT"):
        near = numbers | st.sampled_from([options.get("min", 0), options.get("max", 1)])
    elif kind == "STRING":
        near = texts | st.sampled_from(
            ("{}", "[]", '{"a": 1}', '[{"name": "x"}]', "luca", "1.5 boing", "# x")
        )
    return st.one_of(near, near, wild(leaves=3), st.sampled_from([*LINKS.values()])).map(as_value)


@st.composite
def settings(draw: st.DrawFn, ours: dict[str, Any]) -> tuple[str, dict[str, Any], set[str]]:
    """One of our nodes, wild values for some of its inputs, and which optional inputs it doesn't get."""
    name = draw(st.sampled_from(sorted(ours)))
    about = ours[name]["input"]
    inputs = {**about.get("required", {}), **about.get("optional", {})}
    odd = draw(st.sets(st.sampled_from(sorted(inputs)), max_size=3)) if inputs else set()
    hidden = {key for key, spec in inputs.items() if spec[0] == "CLIP_VISION"}
    absent = draw(st.sets(st.sampled_from(sorted(about["optional"])))) if about.get("optional") else set()
    absent |= hidden - odd
    values = {key: draw(wild_value(inputs[key])) for key in odd - {"approve", "width", "height"}}
    return name, values, absent - set(values)


def graph_of(
    name: str, about: dict[str, Any], values: dict[str, Any], absent: Iterable[str] = ()
) -> dict[str, Any]:
    """A graph around one of our nodes, what isn't in ``values`` as usual."""
    inputs = {**about["input"].get("required", {}), **about["input"].get("optional", {})}
    given = {key: values.get(key, usual(key, spec)) for key, spec in inputs.items() if key not in absent}
    graph: dict[str, Any] = {**SOURCES, "node": {"class_type": name, "inputs": given}}
    if not about["output_node"]:
        graph["shown"] = {"class_type": "PreviewAny", "inputs": {"source": ["node", 0]}}
    return graph


def our_faults(errors: dict[str, Any]) -> list[str]:
    """What ComfyUI tells of exceptions inside our code while it checks a graph."""
    return [
        f"{one['extra_info'].get('exception_type')}: {one['details']}"
        for node in errors.values()
        if node["class_type"].startswith("AnimationStudio")
        for one in node["errors"]
        if one["type"].startswith("exception_during")
        and not is_told(one["extra_info"])
        and any(
            "nodes.py" in line and "animation" in line.lower()
            for line in one["extra_info"].get("traceback", [])
        )
    ]


def is_told(error: dict[str, Any]) -> bool:
    return str(error.get("exception_type", "")).rsplit(".", 1)[-1] in ("StudioError", "GraphReadError")


def run(http: httpx.Client, graph: dict[str, Any]) -> bool:
    """Sends a graph and waits until it is over; a raw exception of a node of ours fails. Whether it went well."""
    sent = http.post("/prompt", content=as_json({"prompt": graph}))
    answer = sent.json()
    faults = our_faults(answer.get("node_errors") or {})
    assert not faults, faults
    if sent.status_code != 200:
        assert sent.status_code == 400, sent.text
        return False
    key, until = answer["prompt_id"], time.monotonic() + LONGEST
    while not (entry := http.get(f"/history/{key}").json().get(key)):
        assert time.monotonic() < until, f"the graph hangs: {json.dumps(graph['node'])[:2000]}"
        time.sleep(0.005)
    for kind, about in entry["status"]["messages"]:
        if kind == "execution_error" and about["node_type"].startswith("AnimationStudio"):
            said = (
                f"{about['exception_type']}: {about['exception_message']}\n{''.join(about['traceback'][-2:])}"
            )
            assert is_told(about), said
    return bool(entry["status"]["status_str"] == "success")


@sizes(50, 400)
def test_any_value_in_any_node_is_used_or_told(cases: int, http: httpx.Client, ours: dict[str, Any]) -> None:
    """A raw exception tells a user of a graph nothing about what to change."""
    went_well = 0

    def check(value: tuple[str, dict[str, Any], set[str]]) -> None:
        nonlocal went_well
        name, values, absent = value
        went_well += run(http, graph_of(name, ours[name], values, absent))

    fuzz(check, settings(ours), cases, hang=LONGEST)
    assert went_well > cases / 10, "hardly a case reached a node"


def test_a_node_that_takes_everything_usual_runs(http: httpx.Client, ours: dict[str, Any]) -> None:
    """The fuzzing would find nothing if it were refused before any of our code."""
    refused = set()
    for name in sorted(ours):
        graph = graph_of(name, ours[name], {})
        answer = http.post("/prompt", json={"prompt": graph}).json()
        if answer.get("node_errors") or "prompt_id" not in answer:
            refused.add(name)
    assert refused <= {"AnimationStudioChooseLora"}, "its LoRA isn't installed here"


FILM = {
    "request": "Luca waves at the sea",
    "seconds": 12,
    "language": "en",
    "seed": 3,
    "size": "64x64",
    "approve": True,
}
ANSWER = {"takes": ["s1-t1"], "again": ["s2"], "budgets": {"minutes": 5, "takes": 2}}
paths = st.sampled_from(("", "/{run}", "/{run}/resume", "/{run}/answer", "/{run}/stop"))
run_names = st.sampled_from(
    ("nobody", "..%2F..", "%00", "latest", "a" * 300, "%F0%9F%98%80", "%ff", ".", "con")
)


def waiting(body: Any) -> Any:
    """A body that starts no work: a film that can be made waits for a person's word."""
    return {**body, "approve": True} if isinstance(body, dict) and "request" in body else body


@sizes(80, 600)
def test_any_body_at_our_routes_is_answered(cases: int, http: httpx.Client) -> None:
    """A 500 from our part of ComfyUI's server; or a film that nobody asked for."""

    def check(value: tuple[str, str, str, bytes]) -> None:
        method, path, name, content = value
        answer = http.request(
            method,
            RUNS + path.replace("{run}", name),
            content=content,
            headers={"content-type": "application/json"},
        )
        assert answer.status_code < 500, answer.text
        assert "Traceback" not in answer.text

    bodies = st.one_of(mutated([FILM]), mutated([ANSWER]), wild([*FILM, *ANSWER])).map(waiting).map(as_json)
    methods = st.sampled_from(("GET", "POST", "POST"))
    fuzz(check, st.tuples(methods, paths, run_names, bodies | damaged([as_json(ANSWER)])), cases)
    assert http.get(RUNS).status_code == 200
