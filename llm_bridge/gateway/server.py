"""Runs the gateway: the public port and the owner's port in one process, until it is asked to end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from ...common.errors import StudioError
from ...common.folders import cache_folder
from ...common.hosts import is_loopback
from ..cache import open_cache
from ..engines import EnginePool
from ..gpu import open_lease
from ..lease import Probe
from ..profiles import LlmConfig
from ..service import LanguageService
from .admin import create_admin
from .app import create_app
from .forward import Upstream
from .guard import Guard
from .keys import admin_key, public_keys
from .metrics import Metrics
from .protocol import PatientProtocol
from .work import Work

_MAX_HEAD = 32 << 10


def build(config: LlmConfig, *, cache: Path | None = None, probe: Probe | None = None) -> Work:
    """All parts of a gateway, put together."""
    folder = cache or cache_folder()
    metrics = Metrics()
    pool = EnginePool(config, folder)
    lease = open_lease(config, pool, probe=probe, observe=metrics.observe)
    service = LanguageService(config, pool, lease, linger=config.gateway.idle_seconds)
    upstream = Upstream(config, seconds=config.gateway.answer_seconds)
    return Work(config, service, open_cache(config.cache, folder), metrics, upstream)


def check_exposure(config: LlmConfig) -> None:
    """A door that others can reach needs a key, and keys that are asked for must be there.

    Raises:
        StudioError: ``config_invalid``.
    """
    if not public_keys(config.gateway) and not is_loopback(config.gateway.host):
        raise StudioError(
            "config_invalid",
            f"The gateway would listen on {config.gateway.host} without asking for a key.",
            "Set gateway.keys_env in configs/llm.yaml to a variable that holds keys, or use host 127.0.0.1.",
        )


def servers(work: Work, folder: Path) -> tuple[uvicorn.Server, uvicorn.Server]:
    """The public and the owner's server."""
    settings = work.config.gateway
    common: dict[str, Any] = {
        "http": partial(PatientProtocol, settings=settings),
        "ws": "none",
        "log_level": "warning",
        "access_log": False,
        "lifespan": "off",
        "server_header": False,
        "proxy_headers": False,
        "h11_max_incomplete_event_size": _MAX_HEAD,
        "timeout_keep_alive": 30,
    }
    names = settings.hosts if is_loopback(settings.host) else None
    public = Guard(create_app(work), names)
    owner = Guard(create_admin(work, admin_key(folder)), ())
    return (
        uvicorn.Server(uvicorn.Config(public, host=settings.host, port=settings.port, **common)),
        uvicorn.Server(uvicorn.Config(owner, host="127.0.0.1", port=settings.admin_port, **common)),
    )


async def serve(config: LlmConfig, *, ready: Callable[[], None] | None = None) -> None:
    """Serves until SIGINT or SIGTERM; then ends requests, gives the card back and stops its engines.

    Raises:
        StudioError: ``config_invalid`` or ``port_busy``.
    """
    check_exposure(config)
    folder = cache_folder()
    work = build(config)
    public, owner = servers(work, folder)
    loop = asyncio.get_running_loop()

    def end() -> None:
        public.should_exit = owner.should_exit = True

    if sys.platform != "win32":  # there Ctrl-C cancels this task
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, end)
    tasks = [asyncio.create_task(_run(server)) for server in (public, owner)]
    try:
        while not (public.started and owner.started) and not any(task.done() for task in tasks):
            await asyncio.sleep(0.05)
        if ready is not None and public.started and owner.started:
            ready()
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        end()
        for outcome in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome
    finally:
        await work.service.close()
        await work.cache.close()


async def _run(server: uvicorn.Server) -> None:
    config = server.config
    with _listener(config.host, config.port) as listener:
        config.load()
        server.lifespan = config.lifespan_class(config)
        await server.startup(sockets=[listener])
        if not server.should_exit:
            await server.main_loop()
        await server.shutdown(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    """A bound socket, so that a taken port is told in the studio's words and not in uvicorn's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; without it each answer waits 40 ms
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise StudioError(
            "port_busy",
            f"Port {port} on {host} can't be used ({error.strerror or error}).",
            "Stop what listens there, or set another port under gateway: in configs/llm.yaml.",
        ) from error
    return listener
