"""OpenAI's own client against a gateway: run with an interpreter that has the package, and the gateway's address.

Every raw answer must fit OpenAI's types, strictly. Writes what came of each call as JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import openai
from openai.types import Completion, CreateEmbeddingResponse, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from pydantic import BaseModel

MESSAGES: Any = [{"role": "user", "content": "Name a fish."}]
TOOL: Any = {
    "type": "function",
    "function": {
        "name": "swim",
        "description": "Swims somewhere.",
        "parameters": {"type": "object", "properties": {"where": {"type": "string"}}, "required": ["where"]},
    },
}


class Fish(BaseModel):
    """What is asked for."""

    name: str
    fins: int


def chunks(client: openai.OpenAI, **more: Any) -> list[ChatCompletionChunk]:
    found = []
    with client.chat.completions.with_streaming_response.create(
        model="chat", messages=MESSAGES, stream=True, max_tokens=40, **more
    ) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: {"):
                found.append(ChatCompletionChunk.model_validate_json(line[6:], strict=True))
    assert len({(c.id, c.created, c.model, c.system_fingerprint) for c in found}) == 1
    return found


def main() -> None:
    client = openai.OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0)
    told: dict[str, Any] = {}
    make = client.chat.completions.with_raw_response.create
    plain = ChatCompletion.model_validate_json(
        make(model="chat", messages=MESSAGES, max_completion_tokens=5).text, strict=True
    )
    told["tokens"] = plain.usage.completion_tokens if plain.usage else None
    told["streamed"] = len(chunks(client)) > 2
    counted = chunks(client, stream_options={"include_usage": True})
    told["usage"] = [counted[-1].choices, counted[-1].usage is not None]
    for choice in ("required", {"type": "function", "function": {"name": "swim"}}):
        forced = ChatCompletion.model_validate_json(
            make(model="chat", messages=MESSAGES, tools=[TOOL], tool_choice=choice, max_tokens=60).text,
            strict=True,
        )
        calls = forced.choices[0].message.tool_calls or []
        told.setdefault("calls", []).append([call.function.name for call in calls])
    streamed = chunks(client, tools=[TOOL], tool_choice="required", stream_options={"include_usage": True})
    told["streamed_call"] = streamed[0].choices[0].delta.tool_calls[0].function.name
    told["streamed_usage"] = [streamed[-1].choices, streamed[-1].usage is not None]
    fish = client.chat.completions.parse(model="chat", messages=MESSAGES, response_format=Fish, max_tokens=60)
    told["fish"] = sorted(fish.choices[0].message.parsed.model_dump())
    raw = client.embeddings.with_raw_response.create(model="chat", input=["a", "b"], encoding_format="float")
    told["vectors"] = len(CreateEmbeddingResponse.model_validate_json(raw.text, strict=True).data)
    told["packed"] = len(client.embeddings.create(model="chat", input="a").data[0].embedding)
    text = client.completions.with_raw_response.create(model="chat", prompt="One, two,", max_tokens=3)
    told["text"] = bool(Completion.model_validate_json(text.text, strict=True).choices[0].text)
    told["models"] = [Model.model_validate(one.model_dump(), strict=True).id for one in client.models.list()][
        :1
    ]
    try:
        client.chat.completions.parse(model="chat", messages=MESSAGES, response_format=Fish, max_tokens=2)
    except openai.BadRequestError as error:
        told["cut"] = error.code
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
