"""OpenAI's own client speaks with the gateway, and the real small model behind it.

Needs vLLM's environment, which holds the client, and the small model's file (see ``test_vllm``).
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from animation_ai_studio.common.environment import child_environment
from animation_ai_studio.common.folders import APP
from animation_ai_studio.llm_bridge.engines.pool import models_folder
from animation_ai_studio.llm_bridge.engines.vllm import vllm_folder
from animation_ai_studio.llm_bridge.environment import is_ready, python_of
from animation_ai_studio.llm_bridge.profiles import load_llm
from platformdirs import user_cache_path

from .conftest import Opened

MODEL = models_folder(user_cache_path(APP)) / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
ENVIRONMENT = vllm_folder(user_cache_path(APP) / "environments")
SCRIPT = Path(__file__).with_name("openai_client.py")


@pytest.mark.slow
@pytest.mark.vllm
@pytest.mark.timeout(600)
@pytest.mark.skipif(not is_ready(ENVIRONMENT), reason="vLLM's environment isn't installed")
@pytest.mark.skipif(not MODEL.is_file(), reason="the small model can't be fetched: it isn't installed")
async def test_all_answers_fit_openai_s_own_types(open_gateway: Opened, home: Path) -> None:
    """A program written for OpenAI's API broke on a chunk without a time, or on words instead of a call."""
    models_folder(home / "cache").parent.mkdir(parents=True)
    models_folder(home / "cache").symlink_to(models_folder(user_cache_path(APP)))
    async with open_gateway(load_llm([])) as gateway:
        child = await asyncio.create_subprocess_exec(
            str(python_of(ENVIRONMENT)),
            str(SCRIPT),
            f"{gateway.url}/v1",
            env=child_environment(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await child.communicate()
    assert child.returncode == 0, err.decode()[-3000:]
    told = json.loads(out)
    assert 0 < told.pop("tokens") <= 5  # it may stop by itself before the limit of five
    assert told == {
        "streamed": True,
        "usage": [[], True],
        "calls": [["swim"], ["swim"]],
        "streamed_call": "swim",
        "streamed_usage": [[], True],
        "fish": ["fins", "name"],
        "vectors": 2,
        "packed": 1536,
        "text": True,
        "models": told["models"],
        "cut": "answer_cut",
    }
