"""What a profile may tell its engine: a configuration file must not become a way to run code or open ports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.llm_bridge.engines.llamacpp import LlamaServerEngine
from animation_ai_studio.llm_bridge.profiles import Profile, load_llm

ROOT = Path(__file__).parents[2]


def profile(engine: str = "vllm", **more: Any) -> Profile:
    return Profile.model_validate({"engine": engine, "model": "m", "tasks": ["chat"], **more})


@pytest.mark.parametrize(
    "flag",
    [
        "--host=0.0.0.0",
        "--port=1",
        "--uds=/tmp/x",
        "--api-key=x",
        "--trust-remote-code",
        "--middleware=m.n",
        "--tool-parser-plugin=/x.py",
        "--reasoning-parser-plugin=/x.py",
        "--ssl-keyfile=/x",
        "--chat-template=/x",
        "--download-dir=/x",
        "--logits-processors=m:C",
        "--lora-modules=a=/x",
        "--enable-lora",
        "--model=other",
        "--tokenizer=other/one",
        "--config=/x.yaml",
        "--hf-overrides={}",
        "--speculative-config={}",
        "--compilation-config={}",
        "--worker-cls=m.C",
        "--load-format=pt",
        "--distributed-executor-backend=m.C",
        "--allowed-local-media-path=/",
        "--root-path=/x",
        "--enable-log-requests",
        "--served-model-name=x",
        "--max-model-len=9",
        "--enforce-eage",
        "--enforce_eager",
        "--structured-outputs-config.backend=x",
        "-O3",
        "rm",
        "--a b",
        "--dtype",
        "--dtype=/x",
        "--dtype=a b",
        "--enforce-eager=x",
        '--structured-outputs-config={"reasoning_parser_plugin":"x"}',
        '--structured-outputs-config={"backend":"/x"}',
        '--limit-mm-per-prompt={"image":{"a":1}}',
        "--limit-mm-per-prompt=[]",
        "--limit-mm-per-prompt={",
    ],
)
def test_flags_that_open_doors_are_refused(flag: str) -> None:
    """Only what is listed passes, so a door that a later vLLM adds is closed as well."""
    with pytest.raises(ValueError, match="the flag"):
        profile(flags=[flag])


def test_a_refusal_names_what_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "llm.yaml").write_text("profiles: {qwen2.5-14b: {flags: [--trust-remote-code]}}\n")
    with pytest.raises(StudioError) as caught:
        load_llm([ConfigFolder(tmp_path, trusted=True)])
    assert caught.value.code == "config_invalid"
    for words in ("--trust-remote-code", "engine 'vllm'", "--enforce-eager", "--max-num-seqs"):
        assert words in caught.value.message, words


def test_flags_that_tune_are_taken() -> None:
    flags = [
        "--dtype=bfloat16",
        "--enforce-eager",
        "--max-num-seqs=16",
        "--tensor-parallel-size=2",
        "--tool-call-parser=hermes",
        "--cudagraph-capture-sizes=1,2,4",
        '--limit-mm-per-prompt={"image":4,"video":0}',
        '--structured-outputs-config={"backend":"xgrammar","disable_any_whitespace":true}',
    ]
    assert profile(flags=flags).flags == flags


def test_engines_without_a_command_line_take_no_flags() -> None:
    """A flag that does nothing would look as if it did."""
    with pytest.raises(ValueError, match="it takes none"):
        profile("ollama", url="http://127.0.0.1:11434/v1", flags=["--dtype=half"])


@pytest.mark.parametrize(
    "flag", ["--host=0.0.0.0", "--model=/x", "--chat-template-file=/x", "--rpc=a:1", "--slots"]
)
def test_llama_server_s_doors_are_closed_too(flag: str) -> None:
    with pytest.raises(ValueError, match="engine 'llama_cpp'"):
        profile("llama_cpp", flags=[flag])


def test_llama_server_gets_values_as_it_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows no equals sign: a flag with a value used to end it at its start."""
    program = tmp_path / "llama-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "m.gguf").write_bytes(b"x")
    file = {"name": "m.gguf", "size": 1, "sha256": "0" * 64}
    made = profile("llama_cpp", flags=["--batch-size=256", "--mlock"], file=file)
    command = list(LlamaServerEngine("small", made, tmp_path, tmp_path).command())
    assert command[-3:] == ["--batch-size", "256", "--mlock"]


@pytest.mark.parametrize(
    "variable",
    [
        "PYTHONPATH=/x",
        "LD_PRELOAD=/x.so",
        "PATH=/x",
        "HOME=/x",
        "OPENAI_API_KEY=x",
        "VLLM_PLUGINS=x",
        "VLLM_API_KEY=x",
        "VLLM_SERVER_DEV_MODE=0",
        "VLLM_HOST_IP=1.2.3.4",
        "VLLM_PORT=1",
        "VLLM_LOGGING_CONFIG_PATH=x",
        "VLLM_CACHE_ROOT=x",
        "VLLM_NCCL_SO_PATH=x",
        "VLLM_ALLOW_INSECURE_SERIALIZATION=1",
        "VLLM_ALLOW_RUNTIME_LORA_UPDATING=1",
        "VLLM_LORA_RESOLVER_CACHE_DIR=x",
        "VLLM_MODEL_REDIRECT_PATH=x",
        "NCCL_NET_PLUGIN=x",
        "OMP_TOOL_LIBRARIES=x",
        "HSA_TOOLS_LIB=x",
        "TRITON_CACHE_MANAGER=m:C",
        "HF_TOKEN=x",
        "HF_ENDPOINT=x",
        "CUDA_VISIBLE_DEVICES=/x",
        "OMP_NUM_THREADS=1 2",
    ],
)
def test_variables_that_load_code_or_move_files_are_refused(variable: str) -> None:
    name, _, value = variable.partition("=")
    with pytest.raises(ValueError, match=f"the variable {name}"):
        profile(environment={name: value})


def test_variables_that_tune_are_taken() -> None:
    variables = {
        "VLLM_CPU_KVCACHE_SPACE": "1",
        "VLLM_CPU_OMP_THREADS_BIND": "nobind",
        "VLLM_ATTENTION_BACKEND": "FLASHINFER",
        "CUDA_VISIBLE_DEVICES": "0,1",
        "PYTORCH_CUDA_ALLOC_CONF": "expandable_segments:True",
        "OMP_NUM_THREADS": "2",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_HOME": "/mnt/models",
    }
    assert profile(environment=variables).environment == variables


def test_llama_server_s_own_variables_are_command_lines_and_stay_out() -> None:
    with pytest.raises(ValueError, match="LLAMA_ARG_HOST"):
        profile("llama_cpp", environment={"LLAMA_ARG_HOST": "0.0.0.0"})


def test_what_the_documentation_shows_is_allowed() -> None:
    """A profile that was copied from the pages must load."""
    shown = 0
    for page in (ROOT / "docs").glob("*.md"):
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
            for made in ((yaml.safe_load(block) or {}).get("profiles") or {}).values():
                if isinstance(made, dict) and "tasks" in made:
                    Profile.model_validate(made)
                    shown += 1
    assert shown
