"""What the small default model can do: fill the slots of labelled requests, choose tools with their arguments.

Run it whole: ``python -m animation_ai_studio.tests.llm_bridge.exam --out docs/figures/small-model.json`` (some
minutes on two cores). Only slots that a request names are scored; the deterministic reader of the studio is
scored on the same slots, and coverage is checked as the studio does it: what the request names literally is
put back by code when the model dropped it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import APP
from animation_ai_studio.common.vocabulary import CameraMove, Emotion, Form, Mood, Place, TimeOfDay, Weather
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.intent.understand import understand
from animation_ai_studio.llm_bridge.client import LlmClient, system, user
from animation_ai_studio.llm_bridge.engines import EnginePool
from animation_ai_studio.llm_bridge.gpu import open_lease
from animation_ai_studio.llm_bridge.profiles import load_llm
from animation_ai_studio.llm_bridge.service import LanguageService
from platformdirs import user_cache_path

HERE = Path(__file__).parent
REQUESTS = HERE.parents[1] / "benchmarks" / "data" / "requests.yaml"
SLOTS = ("characters", "place", "time", "weather", "form", "seconds")
UNNAMED = "unnamed"
CAST = ["luca", "alberto", "mira", "otto", "pim"]


def one_of(words: Any) -> dict[str, Any]:
    return {"enum": [str(word.value) for word in words] + [UNNAMED]}


SCHEMA = {
    "type": "object",
    "properties": {
        "characters": {"type": "array", "items": {"enum": CAST}, "maxItems": 5},
        "place": one_of(Place),
        "time": one_of(TimeOfDay),
        "weather": one_of(Weather),
        "form": one_of(Form),
        "seconds": {"type": "integer"},
    },
    "required": list(SLOTS),
    "additionalProperties": False,
}
EXAMPLES = [
    ("Luca in the kitchen with a fish", ["luca"], "kitchen", UNNAMED, UNNAMED, UNNAMED, 0),
    (
        "A trailer: Otto and Mira in a storm, 40 seconds",
        ["otto", "mira"],
        UNNAMED,
        UNNAMED,
        "storm",
        "trailer",
        40,
    ),
    ("Half a minute of Pim on the beach at night", ["pim"], "beach", "night", UNNAMED, UNNAMED, 30),
    ("News report with Alberto about rain, one minute", ["alberto"], UNNAMED, UNNAMED, "rain", "news", 60),
    ("An advertisement for a hat with Mira at sunset", ["mira"], UNNAMED, "sunset", UNNAMED, "commercial", 0),
    ("Documentary: Otto at the sea, 2 minutes", ["otto"], "ocean", UNNAMED, UNNAMED, "documentary", 120),
]
TASK = (
    "Fill the fields from the request for a short film. Fill in only what the request names; for all else write "
    f'"{UNNAMED}" (seconds: 0). A minute has 60 seconds. The sea is the ocean. An ad is a commercial. '
    "A talk show is an interview. Characters: luca, alberto, mira, otto, pim.\n"
    + "\n".join(
        f"Request: {text}\n{json.dumps(dict(zip(SLOTS, slots, strict=True)))}" for text, *slots in EXAMPLES
    )
)


def tool(name: str, about: str, /, **fields: Any) -> dict[str, Any]:
    shape = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {"type": "function", "function": {"name": name, "description": about, "parameters": shape}}


def words(values: Any) -> dict[str, Any]:
    return {"enum": [value.value for value in values]}


TEXT, WHO = {"type": "string"}, {"enum": CAST}
TOOLS = [
    tool(
        "make_film",
        "Make a new film. seconds is its length (a minute is 60).",
        about=TEXT,
        seconds={"type": "integer"},
    ),
    tool("add_line", "Let a character say something.", character=WHO, text=TEXT),
    tool("set_emotion", "Change what a character feels in this shot.", character=WHO, emotion=words(Emotion)),
    tool("set_place", "Change where the shot plays.", place=words(Place)),
    tool("redo_shot", "Make one shot again, by its number.", number={"type": "integer"}),
    tool("set_music", "Change the mood of the music.", mood=words(Mood)),
    tool("move_camera", "Change how the camera moves.", move=words(CameraMove)),
    tool("show_status", "Tell how far the work is."),
]
DIRECTOR = "You are the assistant of a film director. Call the one tool that does what is said."


def labelled(count: int) -> list[dict[str, Any]]:
    """The first ordinary requests of the reader's set."""
    rows = yaml.safe_load(REQUESTS.read_text("utf-8"))
    return [row for row in rows if not row.get("odd")][:count]


def expected(row: Mapping[str, Any]) -> dict[str, Any]:
    """The slots that a request names."""
    found: dict[str, Any] = {"characters": sorted(row["characters"])} if row.get("characters") else {}
    for slot in ("place", "time", "weather"):
        if row.get(slot):
            found[slot] = row[slot][0]
    return found | {slot: row[slot] for slot in ("form", "seconds") if slot in row}


def read_by_rule(text: str) -> dict[str, Any]:
    """The deterministic reader's slots."""
    intent = understand(text, characters=load_characters([]))
    where = intent.settings[0] if intent.settings else None
    return {
        "characters": sorted(intent.characters),
        "place": where.place.value if where and intent.place_named else UNNAMED,
        "time": where.time.value if where and intent.time_named else UNNAMED,
        "weather": where.weather.value if where and intent.weather_named else UNNAMED,
        "form": intent.form.value if intent.form else UNNAMED,
        "seconds": int(intent.seconds or 0),
    }


def covered(slots: dict[str, Any], text: str) -> dict[str, Any]:
    """The model's slots with everything back that the request names literally."""
    literal = read_by_rule(text)
    return {
        "characters": sorted({*slots["characters"], *literal["characters"]}),
        "place": slots["place"] if literal["place"] == UNNAMED else literal["place"],
        "seconds": literal["seconds"] or slots["seconds"],
    }


async def fill(model: LlmClient, text: str) -> dict[str, Any]:
    """The model's slots for one request."""
    reply = await model.chat(
        [system(TASK), user(f"Request: {text}")], schema=SCHEMA, temperature=0.0, max_tokens=120
    )
    slots: dict[str, Any] = json.loads(reply.text)
    slots["characters"] = sorted(set(slots["characters"]))
    return slots


async def slots_exam(model: LlmClient, count: int) -> dict[str, Any]:
    """Labelled slots matched by the model, by rule, and kept after coverage."""
    right = ruled = total = kept = named = 0
    misses = []
    for row in labelled(count):
        want, got, rule = expected(row), await fill(model, row["text"]), read_by_rule(row["text"])
        safe = covered(got, row["text"])
        for slot, value in want.items():
            total += 1
            right += got[slot] == value
            ruled += rule[slot] == value
            if got[slot] != value:
                misses.append({"request": row["text"], "slot": slot, "label": value, "model": got[slot]})
            if slot in safe:
                named += 1
                kept += set(value) <= set(safe[slot]) if slot == "characters" else safe[slot] == value
    return {
        "requests": count,
        "slots": total,
        "model": right / total,
        "deterministic": ruled / total,
        "kept_after_coverage": kept / named,
        "misses": misses,
    }


async def choose(model: LlmClient, row: Mapping[str, Any]) -> bool:
    """Whether the model calls the right tool with the right arguments."""
    try:
        reply = await model.chat(
            [system(DIRECTOR), user(row["say"])], tools=TOOLS, temperature=0.0, max_tokens=80
        )
    except StudioError:
        return False
    if len(reply.tools) != 1 or reply.tools[0].name != row["tool"]:
        return False
    given = reply.tools[0].arguments
    exact = {key: value for key, value in row.items() if key not in ("say", "tool", "contains")}
    inside = row.get("contains", {})
    return all(given.get(k) == v for k, v in exact.items()) and all(
        part.lower() in str(given.get(k, "")).lower() for k, part in inside.items()
    )


async def tools_exam(model: LlmClient, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Tool calls that are right in name and arguments."""
    outcome = [(row["say"], await choose(model, row)) for row in rows]
    return {
        "cases": len(outcome),
        "right": sum(ok for _, ok in outcome) / len(outcome),
        "misses": [say for say, ok in outcome if not ok],
    }


def tool_rows() -> list[dict[str, Any]]:
    """All tool cases."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "data" / "tools.yaml").read_text("utf-8"))
    return rows


async def take(requests: int, tools: int) -> dict[str, Any]:
    """The whole exam of the default profile, on the user's own installed model."""
    config = load_llm([])
    pool = EnginePool(config, user_cache_path(APP))
    service = LanguageService(config, pool, open_lease(config, pool))
    start = time.perf_counter()
    try:
        async with service.client(config.default, seconds=600) as model:
            slots = await slots_exam(model, requests)
            chosen = await tools_exam(model, tool_rows()[:: max(40 // tools, 1)][:tools])
    finally:
        await service.close()
    seconds = round(time.perf_counter() - start)
    return {"model": config.default, "slots": slots, "tools": chosen, "seconds": seconds}


def main() -> None:
    """Takes the exam and writes its figures."""
    parser = argparse.ArgumentParser(description="Examines the small default model.")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--requests", type=int, default=30)
    parser.add_argument("--tools", type=int, default=40)
    options = parser.parse_args()
    figures = json.dumps(asyncio.run(take(options.requests, options.tools)), indent=2, ensure_ascii=False)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(figures + "\n", "utf-8")
    print(figures)  # noqa: T201


if __name__ == "__main__":
    main()
