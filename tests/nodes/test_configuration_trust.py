"""What reaches ComfyUI's routes must not become configuration: a profile there would name programs and addresses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.folders import cache_folder, runs_folder
from animation_ai_studio.configs.places import own_folder
from animation_ai_studio.llm_bridge.gpu import lease_folder
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.runtime.source import embedded_program

pytestmark = pytest.mark.comfyui
PLANTED = """
profiles:
  planted: {engine: openai, model: any, url: "http://127.0.0.1:9/v1", tasks: [chat]}
"""
HOST = """
import json, os, sys
from pathlib import Path
root, base = sys.argv[1:]
sys.path.insert(0, root)
sys.argv = ["main.py", "--cpu", "--base-directory", base]
import comfy.options
comfy.options.enable_args_parsing()
import folder_paths
from animation_ai_studio.nodes import host

def told():
    return [(str(folder.path), folder.trusted) for folder in host.config_folders()]

found = {"usual": told()}
host.warn_of_configuration()
home, users = os.environ["ANIMATION_STUDIO_HOME"], folder_paths.get_user_directory()
os.environ["ANIMATION_STUDIO_HOME"] = folder_paths.get_input_directory()
found["home below input"] = told()
host.warn_of_configuration()
os.environ["ANIMATION_STUDIO_HOME"] = str(Path(users) / "default")
found["home below a user"] = told()
os.environ["ANIMATION_STUDIO_HOME"] = home
folder_paths.set_user_directory(str(Path(folder_paths.get_output_directory()) / "user"))
found["users below output"] = told()
folder_paths.set_user_directory(users)
del folder_paths.get_system_user_directory
found["no system directory"] = told()
print(json.dumps(found))
"""


@pytest.fixture
def users(comfyui_process: ComfyProcess) -> Path:
    """The test server's user directory."""
    return comfyui_process.base / "user"


@pytest.fixture
def written(comfyui_process: ComfyProcess) -> Iterator[dict[str, Path]]:
    """A file ``llm.yaml`` written through every route that takes files: where each came to lie."""
    url, base, written = comfyui_process.url, comfyui_process.base, {}
    for name in ("animation_studio%2Fllm.yaml", "llm.yaml"):
        httpx.post(f"{url}/userdata/{name}", content=PLANTED).raise_for_status()
        written[name] = base / "user" / "default" / name.replace("%2F", "/")
    for kind, folder in (
        ("input", base / "input"),
        ("output", base / "output"),
        ("temp", comfyui_process.temporary / "temp"),
    ):
        httpx.post(
            f"{url}/upload/image",
            files={"image": ("llm.yaml", PLANTED.encode())},
            data={"type": kind, "subfolder": "animation_studio", "overwrite": "true"},
        ).raise_for_status()
        written[kind] = folder / "animation_studio" / "llm.yaml"
    yield written
    for path in written.values():
        path.unlink()


def offered(url: str) -> list[str]:
    """The language models that *Ask LLM* offers."""
    info = httpx.get(f"{url}/object_info/AnimationStudioAskLlm", timeout=30).json()
    kind, options = info["AnimationStudioAskLlm"]["input"]["required"]["model"]
    return list(options["options"] if kind == "COMBO" else kind)


def test_what_a_route_writes_is_not_read(comfyui: str, written: dict[str, Path], users: Path) -> None:
    """Whoever reaches the port could have a program of their choice started, and keys sent to them."""
    assert all(path.is_file() for path in written.values()), "the routes still write there"
    assert "planted" not in offered(comfyui)
    mine = users / "__animation_studio" / "llm.yaml"
    write_text(mine, PLANTED)
    try:
        assert "planted" in offered(comfyui), "the owner's own file is read at once"
    finally:
        mine.unlink()


@pytest.mark.parametrize("name", ["__animation_studio", "animation_studio/runs"])
def test_the_folders_that_are_trusted_are_out_of_the_routes_reach(
    comfyui: str, users: Path, name: str
) -> None:
    """ComfyUI keeps its system users' folders to itself; a version that doesn't must be noticed here."""
    other = httpx.post(f"{comfyui}/userdata/..%2F{name.replace('/', '%2F')}%2Fllm.yaml", content=PLANTED)
    named = httpx.post(f"{comfyui}/userdata/llm.yaml", content=PLANTED, headers={"comfy-user": name})
    assert other.status_code == 403
    assert not (users / name / "llm.yaml").exists()
    if named.is_success:  # the header is for servers with several users: here it went into the default one's
        (users / "default" / "llm.yaml").unlink()


def test_no_folder_of_the_studio_s_own_lies_below_one_that_a_route_writes(
    comfyui_process: ComfyProcess, written: dict[str, Path], users: Path
) -> None:
    """Configuration, checkpoints, the lease's record and the note of `serve` are believed when they are read."""
    base, temporary = comfyui_process.base, comfyui_process.temporary
    open_folders = [users / "default", base / "input", base / "output", temporary]
    assert all(any(path.is_relative_to(one) for one in open_folders) for path in written.values())
    own = [
        own_folder(),
        users / "__animation_studio",
        users / "animation_studio" / "runs",
        runs_folder(),
        lease_folder(),
        cache_folder() / "comfyui" / "serve.json",
        cache_folder() / "llm",
    ]
    below = [(path, folder) for path in own for folder in open_folders if path.is_relative_to(folder)]
    assert below == []


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str, Path]:
    """What the pack takes as configuration folders in the real ComfyUI in several layouts, its log, and its base."""
    base, root = tmp_path_factory.mktemp("base"), embedded_program().root
    write_text(base / "user" / "default" / "animation_studio" / "llm.yaml", PLANTED)
    (base / "input" / "configs").mkdir(parents=True)
    environment = {**os.environ, "ANIMATION_STUDIO_HOME": str(base / "home"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-P", "-c", HOST, str(root), str(base)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=root)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]), done.stderr, base


def test_two_folders_are_read_and_trusted(host: tuple[dict[str, Any], str, Path]) -> None:
    told, _, base = host
    private = base / "user" / "__animation_studio"
    assert told["usual"] == [[str(base / "home" / "configs"), True], [str(private), True]]


def test_a_folder_where_routes_write_after_all_is_not_trusted(host: tuple[dict[str, Any], str, Path]) -> None:
    """The owner may have moved ComfyUI's folders, or the studio's home, into one another."""
    told, _, base = host
    assert told["home below input"][0] == [str(base / "input" / "configs"), False]
    assert told["home below a user"][0] == [str(base / "user" / "default" / "configs"), False]
    assert told["users below output"] == [
        [str(base / "home" / "configs"), True],
        [str(base / "output" / "user" / "__animation_studio"), False],
    ]


def test_a_comfyui_without_a_system_directory_adds_no_folder(host: tuple[dict[str, Any], str, Path]) -> None:
    """A folder beside the users' own would be one that some version serves."""
    told, _, base = host
    assert told["no system directory"] == [[str(base / "home" / "configs"), True]]


def test_the_log_names_what_is_not_read_and_what_is_not_trusted(
    host: tuple[dict[str, Any], str, Path],
) -> None:
    """Somebody whose settings lay in the old place learns why they are gone."""
    _, log, base = host
    planted = base / "user" / "default" / "animation_studio" / "llm.yaml"
    assert f"{planted} is not read" in log
    assert f"write into {base / 'input' / 'configs'}" in log
    assert planted.read_text("utf-8") == PLANTED, "it may be planted: it is neither moved nor changed"
