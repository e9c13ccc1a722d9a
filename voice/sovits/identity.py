"""Who answers at a voice server's address: the server, its web page, another program, one that is busy, or nobody.

The server has no route that tells its name or health; its list of routes (``/openapi.json``) is its fingerprint.
"""

from __future__ import annotations

import socket
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from ...common import strict_json
from ...common.errors import StudioError
from .replies import BoundedReply, read_reply

PATHS: Final = frozenset({"/tts", "/control", "/set_refer_audio", "/set_gpt_weights", "/set_sovits_weights"})
WEB_PAGE_PORT: Final = 9874
_LONGEST_LIST: Final = 1 << 20
_WEB_PAGE_MARKS: Final = ("gradio", "gpt-sovits-webui")


def check_identity(http: httpx.Client, url: str, *, seconds: float = 5.0) -> frozenset[str]:
    """Which settings a request may have, when the server at the address is a GPT-SoVITS of the form that is spoken.

    Raises:
        StudioError: ``voice_server_unreachable`` when nobody answers, ``voice_server_busy`` when somebody listens and
            doesn't answer, ``voice_server_foreign`` when it is another program.
    """
    try:
        answer = read_reply(http, "GET", "/openapi.json", most=_LONGEST_LIST, seconds=seconds)
    except httpx.ConnectError as error:
        raise unreachable(url) from error
    except httpx.TimeoutException as error:
        raise (busy(url) if listens(url) else unreachable(url)) from error
    except httpx.RemoteProtocolError as error:
        if "disconnected" in str(error):
            raise unreachable(url) from error  # it is just ending
        raise foreign(url, "what answers there speaks no HTTP") from error
    except httpx.TransportError as error:
        raise unreachable(url) from error
    paths, known = _fingerprint(answer)
    if paths >= PATHS:
        return known
    if urlsplit(url).port == WEB_PAGE_PORT or _is_web_page(http, seconds):
        raise foreign(
            url, "that is GPT-SoVITS' web page; its API is another program, usually at port 9880, not 9874"
        )
    raise foreign(url, "another program answers there")


def _fingerprint(answer: BoundedReply) -> tuple[frozenset[str], frozenset[str]]:
    """The routes, and the names in ``TTS_Request``."""
    if answer.status != 200 or not answer.whole:
        return frozenset(), frozenset()
    try:
        told: Any = strict_json.loads(answer.content)
    except ValueError:
        return frozenset(), frozenset()
    paths = told.get("paths") if isinstance(told, dict) else None
    if not isinstance(paths, dict):
        return frozenset(), frozenset()
    try:
        known = told["components"]["schemas"]["TTS_Request"]["properties"]
    except (KeyError, TypeError):
        return frozenset(), frozenset()
    return frozenset(paths), frozenset(known)


def _is_web_page(http: httpx.Client, seconds: float) -> bool:
    try:
        page = read_reply(http, "GET", "/", most=20_000, seconds=seconds)
    except httpx.HTTPError:
        return False
    text = page.content.decode("utf-8", "replace").lower()
    return any(mark in text for mark in _WEB_PAGE_MARKS)


def listens(url: str) -> bool:
    """Whether somebody takes connections at the address."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=2.0):
            return True
    except OSError:
        return False


def unreachable(url: str) -> StudioError:
    """Nobody is there."""
    return StudioError(
        "voice_server_unreachable",
        f"No voice server answers at {url}.",
        "Start it with `./studio voice server start`, or correct gpt_sovits.url in tts_config.yaml.",
    )


def busy(url: str) -> StudioError:
    """It lives and doesn't answer: a line without streaming blocks the whole server."""
    return StudioError(
        "voice_server_busy",
        f"The voice server at {url} takes connections and doesn't answer: it is speaking for somebody else, or hangs.",
        "Wait for it and try again, or restart it with `./studio voice server stop` and `start`.",
    )


def foreign(url: str, who: str) -> StudioError:
    """Somebody else is there."""
    return StudioError(
        "voice_server_foreign",
        f"{url} isn't a GPT-SoVITS API: {who}.",
        "Correct gpt_sovits.url in tts_config.yaml; `python api_v2.py` of GPT-SoVITS answers at port 9880.",
    )
