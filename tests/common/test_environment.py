"""What children of the studio get to know: keys in somebody's shell are nobody else's business."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from animation_ai_studio.common.environment import INSTALLER, PASS_VARIABLE, child_environment
from animation_ai_studio.tests.sources import ROOT, source_files

SECRETS = {
    "OPENAI_API_KEY": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "STUDIO_KEYS": "x",
    "STUDIO_REDIS": "redis://:x@h",
    "GITHUB_TOKEN": "x",
    "HF_TOKEN": "x",
    "CONDA_TOKEN": "x",
    "XDG_SESSION_COOKIE": "x",
    "SSH_AUTH_SOCK": "/tmp/agent",
    "LLAMA_ARG_HOST": "0.0.0.0",
    "VLLM_PLUGINS": "x",
    "PYTHONPATH": "/x",
    "PYTHONSTARTUP": "/x.py",
}
NEEDED = {
    "PATH": "/usr/bin",
    "HOME": "/home/a",
    "LC_ALL": "C.UTF-8",
    "LD_LIBRARY_PATH": "/usr/lib/wsl/lib",
    "LD_PRELOAD": "libtcmalloc.so",
    "WSL_DISTRO_NAME": "Debian",
    "CONDA_PREFIX": "/opt/conda",
    "XDG_CACHE_HOME": "/c",
    "CUDA_VISIBLE_DEVICES": "1",
    "HSA_OVERRIDE_GFX_VERSION": "11.0.0",
    "OPENBLAS_CORETYPE": "Haswell",
    "OPENBLAS_L2_SIZE": "512",
    "OMP_NUM_THREADS": "1",
    "HF_HOME": "/models",
    "HF_ENDPOINT": "https://mirror.example",
    "TOKENIZERS_PARALLELISM": "false",
    "SSL_CERT_FILE": "/ca.pem",
    "SystemRoot": "C:/Windows",
    "ProgramFiles(x86)": "C:/Program Files (x86)",
    "ANIMATION_STUDIO_HOME": "/s",
}


def test_secrets_of_the_shell_stay_behind() -> None:
    """A key for another service would be readable by every custom node and every engine's plugin."""
    assert child_environment(source={**SECRETS, **NEEDED}) == NEEDED


def test_what_a_caller_names_goes_along_and_what_it_sets_wins() -> None:
    parent = {"OPENAI_API_KEY": "k", "https_proxy": "http://p", "PIP_INDEX_URL": "https://u:p@i", "PIP": "no"}
    made = child_environment("OPENAI_API_KEY", *INSTALLER, source=parent, PIP_NO_INPUT="1")
    assert made == {
        "OPENAI_API_KEY": "k",
        "https_proxy": "http://p",
        "PIP_INDEX_URL": "https://u:p@i",
        "PIP_NO_INPUT": "1",
    }


def test_a_user_can_let_further_variables_through() -> None:
    """A ComfyUI of one's own may hold nodes that need a key; the studio can't know which."""
    parent = {PASS_VARIABLE: "WEATHER_KEY, NODE_*", "WEATHER_KEY": "w", "NODE_TOKEN": "n", "OTHER_KEY": "o"}
    made = child_environment(source=parent)
    assert set(made) == {PASS_VARIABLE, "WEATHER_KEY", "NODE_TOKEN"}


def test_an_empty_list_or_a_lone_star_lets_nothing_more_through() -> None:
    for listed in ("", " , ", "*"):
        assert set(child_environment(source={PASS_VARIABLE: listed, "A_KEY": "a"})) == {PASS_VARIABLE}


def test_the_default_is_this_process_s_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_SECRET", "s")
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    made = child_environment()
    assert made["OMP_NUM_THREADS"] == "3" and "MY_SECRET" not in made


CALLS = {"run", "Popen", "call", "check_call", "check_output", "create_subprocess_exec", "system", "popen"}


def unnamed(path: Path) -> bool:
    """Whether a file starts a program without an environment of its own, or hands its whole one on."""
    text = path.read_text("utf-8")
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    starts = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in CALLS
        and ast.unparse(call.func.value) in ("subprocess", "asyncio", "os")
        and ast.unparse(call.func) != "asyncio.run"
    ]
    without = [call for call in starts if not any(keyword.arg == "env" for keyword in call.keywords)]
    return bool(without) or any(
        whole in text for whole in ("**os.environ", "dict(os.environ", "os.environ.copy")
    )


def test_every_child_of_the_product_names_its_environment() -> None:
    """A child that is started without ``env=`` would get everything, keys included."""
    files = source_files()
    found = {path.relative_to(ROOT).as_posix() for path in files if unnamed(path)}
    # The keeper hands on what it was given; the set-up makes an empty environment and becomes the command line.
    assert len(files) > 200 and found == {"llm_bridge/runtime/keeper.py", "common/bootstrap.py"}
