"""Engines as processes: start, sleep, wake, stop, and what happens when they lie or die."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import user
from animation_ai_studio.llm_bridge.engines import EnginePool, EngineState, holder
from animation_ai_studio.llm_bridge.engines.base import EngineHttp
from animation_ai_studio.llm_bridge.engines.external import ExternalEngine
from animation_ai_studio.llm_bridge.engines.holder import ComfyHolder
from animation_ai_studio.llm_bridge.engines.process import EngineProcess
from animation_ai_studio.llm_bridge.engines.vllm import VllmEngine, sleep_level
from animation_ai_studio.llm_bridge.lease.holders import HolderError
from animation_ai_studio.llm_bridge.profiles import Profile, load_llm
from animation_ai_studio.tests.strangers import needs_root, stranger

from .conftest import GB, Card, Opener, config, engine


def vllm(folder: Path, **options: Any) -> VllmEngine:
    return VllmEngine("small", Profile.model_validate(engine(**options)), folder, folder, start_seconds=20)


async def test_an_engine_starts_sleeps_wakes_and_stops(tmp_path: Path, card: Card) -> None:
    """The whole life of a vLLM, seen on the card."""
    small = vllm(tmp_path, gigabytes=10)
    assert (await small.health()).state is EngineState.OFF and await small.memory() == 0
    await small.wake()
    assert (await small.health()).state is EngineState.READY and card.used == 10 * GB
    await small.release("sleep")
    assert (await small.health()).state is EngineState.ASLEEP and card.used < GB
    await small.wake()
    assert (await small.health()).state is EngineState.READY and card.used == 10 * GB
    pids = small.pids()
    await small.stop()
    assert (await small.health()).state is EngineState.OFF and card.used == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


async def test_another_process_finds_the_engine(tmp_path: Path) -> None:
    """Two copies of a model would fill the memory twice."""
    first, second = vllm(tmp_path), vllm(tmp_path)
    await first.wake()
    assert second.url == first.url and second.key == first.key
    assert await second.start() is False
    assert not second.process.ours
    assert (tmp_path / "small.json").stat().st_mode & 0o077 == 0
    await first.stop()


async def test_a_stop_stops_an_engine_that_ignores_it(tmp_path: Path) -> None:
    process = EngineProcess("deaf", tmp_path, grace=0.3)
    command = ["sh", "-c", "trap '' TERM; (trap '' TERM; sleep 600) & while :; do sleep 1; done"]
    await process.start(command, {}, port=0, key_variable="KEY")
    while len(process.pids()) < 3:
        await asyncio.sleep(0.02)
    pids = process.pids()
    await process.stop()
    assert process.running() is None
    assert not any(EngineProcess("x", tmp_path)._processes.born(pid) for pid in pids)


async def test_an_engine_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    """A killed studio would otherwise leave gigabytes on the card."""
    import subprocess
    import sys

    code = (
        "import asyncio, sys, time; from pathlib import Path;"
        "from animation_ai_studio.llm_bridge.engines.process import EngineProcess;"
        "p = EngineProcess('orphan', Path(sys.argv[1]), grace=1);"
        "asyncio.run(p.start(['sleep', '600'], {}, port=0, key_variable='KEY'));"
        "print('up', flush=True); time.sleep(600)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert owner.stdout is not None and owner.stdout.readline() == b"up\n"
    engine_process = EngineProcess("orphan", tmp_path)
    assert engine_process.running() is not None
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    owner.stdout.close()
    async with asyncio.timeout(15):
        while engine_process.running() is not None:
            await asyncio.sleep(0.05)


async def test_a_worker_that_outlived_its_engine_is_ended(tmp_path: Path) -> None:
    """vLLM's worker stays when its parent is killed, and would hold the card until the next restart."""
    process = EngineProcess("worker", tmp_path, grace=1)
    await process.start(["sh", "-c", "sleep 600 & sleep 600"], {}, port=0, key_variable="KEY")
    while len(process.pids()) < 4:  # keeper, shell and two sleepers
        await asyncio.sleep(0.02)
    party = process.note.party
    assert party is not None
    os.kill(party.pid, signal.SIGKILL)
    async with asyncio.timeout(5):
        while process.running() is not None:
            await asyncio.sleep(0.02)
    assert process.pids()
    await process.stop()
    async with asyncio.timeout(5):
        while process.pids():
            await asyncio.sleep(0.02)


async def test_a_failed_start_is_told_with_the_log_and_held_back(tmp_path: Path) -> None:
    small = vllm(tmp_path, faults="oom_on_start")
    with pytest.raises(StudioError) as caught:
        await small.wake()
    assert caught.value.code == "llm_start_failed" and "Free memory on device" in caught.value.message
    assert small.ran_out_of_memory(caught.value)
    with pytest.raises(StudioError, match="tried again in"):
        await small.wake()


async def test_the_log_rotates(tmp_path: Path) -> None:
    from animation_ai_studio.llm_bridge.runtime.keeper import RotatingLog

    log = RotatingLog(tmp_path / "engine.log", limit=100, keep=2)
    for number in range(60):
        log.write(f"line {number:04}\n".encode())
    log.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["engine.log", "engine.log.1", "engine.log.2"]
    assert (tmp_path / "engine.log").stat().st_size <= 100


async def test_a_service_shares_an_engine_and_gives_the_card_back(open_service: Opener, card: Card) -> None:
    async with open_service(config({"small": engine(gigabytes=10)})) as service:

        async def ask() -> str:
            async with service.client("chat") as model:
                return (await model.chat([user("hi")])).text

        assert await asyncio.gather(*(ask() for _ in range(5))) == ["one two three four five"] * 5
        assert card.used < GB  # asleep again, and that was verified
        assert (await service.lease.status()).record.state == "free"


async def test_two_models_take_turns_on_one_card(open_service: Opener, card: Card) -> None:
    """Twelve and ten gigabytes don't fit sixteen: never both, and each request is answered."""
    profiles = {"one": engine(gigabytes=12), "two": engine(gigabytes=10)}
    async with open_service(config(profiles, warm_sleepers=2)) as service:

        async def ask(name: str) -> str:
            async with service.client(name) as model:
                return (await model.chat([user("hi")])).text

        answers = await asyncio.gather(*(ask(name) for name in ("one", "two", "one", "two", "two")))
    assert len(answers) == 5 and card.read()["most_heavy"] == 1


async def test_a_sleep_that_lies_is_followed_by_a_stop(open_service: Opener, card: Card) -> None:
    profiles = {"liar": engine(gigabytes=12, faults="sleep_lies"), "two": engine(gigabytes=10)}
    async with open_service(config(profiles)) as service:
        async with service.client("liar") as model:
            await model.chat([user("hi")])
        async with service.client("two") as model:
            assert (await model.chat([user("hi")])).text
        assert (await service.pool.engines["liar"].health()).state is EngineState.OFF
    assert card.read()["most_heavy"] == 1


async def test_memory_that_is_missing_on_wake_leads_to_a_cold_start(open_service: Opener, card: Card) -> None:
    profiles = {"small": engine(gigabytes=10, faults="oom_on_wake")}
    async with open_service(config(profiles)) as service:
        for _ in range(2):  # the second time it wakes from sleep, which fails; then it is started anew
            async with service.client() as model:
                assert (await model.chat([user("hi")])).text


async def test_only_one_sleeper_stays_warm(open_service: Opener, card: Card) -> None:
    profiles = {name: engine(gigabytes=10) for name in ("one", "two", "three")}
    async with open_service(config(profiles, warm_sleepers=1)) as service:
        for name in profiles:
            async with service.client(name) as model:
                await model.chat([user("hi")])
        states = {name: (await e.health()).state for name, e in service.pool.engines.items()}
    assert states == {"one": EngineState.OFF, "two": EngineState.OFF, "three": EngineState.ASLEEP}


def test_quantised_weights_are_never_reloaded_in_place() -> None:
    plain = Profile.model_validate(engine(gigabytes=10) | {"sleep": "auto"})
    awq = Profile.model_validate(engine(gigabytes=10) | {"sleep": "auto", "quantisation": "awq"})
    assert sleep_level(plain, 64 * GB) == sleep_level(awq, 64 * GB) == 1
    assert sleep_level(plain, 4 * GB) == 2
    assert sleep_level(awq, 4 * GB) is None


class Server:
    """A server of somebody else: routes to answers; keeps what was asked."""

    def __init__(self, routes: dict[str, Any]) -> None:
        self.routes, self.asked = routes, list[str]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path} {request.content.decode()}".strip())
        answer = self.routes.get(request.url.path)
        return (
            answer
            if isinstance(answer, httpx.Response)
            else httpx.Response(200 if answer is not None else 404, json=answer)
        )


def external(kind: str, server: Server) -> ExternalEngine:
    profile = Profile(engine=kind, model="m", url="http://127.0.0.1:5000/v1", tasks=["chat"], gpu_gb=8)  # type: ignore[arg-type]
    return ExternalEngine(kind, profile, httpx.MockTransport(server))


@pytest.mark.parametrize(
    ("kind", "routes", "asked"),
    [
        (
            "ollama",
            {"/api/ps": {"models": [{"name": "q", "size_vram": 5}]}, "/api/generate": {}},
            'POST /api/generate {"model":"q","keep_alive":0}',
        ),
        (
            "lmstudio",
            {
                "/api/v1/models": {"models": [{"loaded_instances": [{"id": "i"}]}]},
                "/api/v1/models/unload": {},
            },
            'POST /api/v1/models/unload {"instance_id":"i"}',
        ),
        ("llama_swap", {"/running": {"running": [{"model": "q"}]}, "/unload": {}}, "GET /unload"),
        ("vllm_remote", {"/is_sleeping": {"is_sleeping": False}, "/sleep": {}}, "POST /sleep"),
    ],
)
async def test_each_external_server_lets_go_in_its_own_way(
    kind: str, routes: dict[str, Any], asked: str
) -> None:
    server = Server(routes)
    other = external(kind, server)
    assert await other.memory() in (5, 8 * GB)
    await other.release(other.steps[0])
    assert asked in server.asked


async def test_a_server_that_can_not_let_go_is_said() -> None:
    other = external("openai", Server({"/v1/models": {}}))
    assert other.steps == () and await other.memory() is None
    with pytest.raises(HolderError):
        await other.release("unload")
    with pytest.raises(HolderError):
        await external("ollama", Server({"/api/ps": httpx.Response(500)})).release("unload")


@pytest.mark.parametrize("route", ["/sleep", "/is_sleeping"])
async def test_a_vllm_that_can_not_sleep_names_the_switch(route: str) -> None:
    """Whoever waited for the card read only that it "did not let go"."""
    server = Server({"/is_sleeping": {"is_sleeping": False}, "/sleep": {}, "/v1/models": {}})
    del server.routes[route]
    remote = external("vllm_remote", server)
    with pytest.raises(HolderError, match="VLLM_SERVER_DEV_MODE=1"):
        await remote.release("unload")
        await remote.memory()


@pytest.mark.parametrize("odd", [{"models": 5}, {"models": ["q"]}, {"models": [{"size_vram": "much"}]}])
async def test_a_server_that_answers_oddly_is_no_python_error(odd: dict[str, Any]) -> None:
    server = Server({"/api/ps": odd, "/api/generate": {}, "/api/v1/models": odd})
    assert await external("ollama", server).memory() == 0
    await external("ollama", server).release("unload")
    assert await external("lmstudio", server).memory() == 0


async def test_comfyui_is_asked_to_unload() -> None:
    stats = {
        "devices": [{"type": "cuda", "torch_vram_total": 7 * GB}, {"type": "cpu", "torch_vram_total": 9}]
    }
    server = Server({"/system_stats": stats, "/free": {}, "/interrupt": {}})
    comfy = ComfyHolder("http://127.0.0.1:8188", 9 * GB, EngineHttp(httpx.MockTransport(server)))
    assert await comfy.resident() == 7 * GB
    await comfy.release("free")
    await comfy.interrupt()
    assert 'POST /free {"unload_models":true,"free_memory":false}' in server.asked
    assert await ComfyHolder("http://127.0.0.1:9", 9 * GB).resident() == 0  # nobody listens: nothing there


@needs_root
async def test_another_user_s_comfyui_is_neither_asked_nor_interrupted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody else's picture would be broken off because this user asks a question."""
    with stranger() as theirs:
        monkeypatch.setattr(holder, "USUAL_URL", theirs.url)
        comfy = ComfyHolder(None, 9 * GB)
        assert await comfy.resident() == 0
        await comfy.interrupt()
        await comfy.release("free")
        named = ComfyHolder(theirs.url, 9 * GB)
        assert await named.resident() == 0
        assert theirs.asked() == ["GET /system_stats"], "only the one that was named is asked"


def test_the_shipped_profiles_load(tmp_path: Path) -> None:
    settings = load_llm([])
    assert {"qwen2.5-vl-7b", "qwen2.5-14b", "qwen2.5-coder-7b", "qwen3-vl-8b"} <= set(settings.profiles)
    assert set(settings.profiles["qwen3-vl-8b"].tasks) == {"chat", "vision", "code"}
    pool = EnginePool(settings, tmp_path)
    assert {"llm:qwen2.5-vl-7b", "llm:qwen2.5-14b"} <= set(pool.holders())
    assert all(p.gpu_gb <= 15 for p in settings.profiles.values())


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.5:8000/v1", "http://127.0.0.1.evil.example/v1", "http://localhost:1@evil.example/v1"],
)
def test_an_address_beyond_this_machine_must_be_allowed(url: str) -> None:
    profiles = {"far": {"engine": "openai", "model": "m", "url": url, "tasks": ["chat"]}}
    with pytest.raises(ValueError, match=r"origins|not an address"):
        config(profiles)


def test_a_listed_address_is_allowed() -> None:
    profiles = {
        "far": {"engine": "openai", "model": "m", "url": "http://10.0.0.5:8000/v1", "tasks": ["chat"]}
    }
    assert config(profiles, origins=["http://10.0.0.5:8000"]).profiles["far"].url == "http://10.0.0.5:8000/v1"


@pytest.mark.parametrize("name", ["/etc/passwd", "http://evil/v1", "../x", "Qwen/Qwen2.5-VL-7B-Instruct-AWQ"])
def test_a_path_or_address_is_no_model(name: str) -> None:
    with pytest.raises(StudioError) as caught:
        load_llm([]).name_for(name)
    assert caught.value.code == "llm_profile_unknown"
