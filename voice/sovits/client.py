"""Speaks with one GPT-SoVITS server: a turn at a time, with its state set before it is relied on.

The server's models and its reference are one global state that every client shares, so a turn holds a lock of this
machine from setting them to the last sentence. What was set is remembered for as long as the same process listens
and nothing failed; after a failure everything is set again, the pair of weights before the reference.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
from filelock import FileLock, Timeout

from ...common.errors import StudioError
from ...common.files import file_error, write_text
from .identity import busy, check_identity, foreign, listens, unreachable
from .parameters import SpeechRequest
from .replies import read_reply

MOST_REPLY: Final = 64 << 20
"""Bytes: minutes of sound. A longer answer isn't a sentence."""
_SET_SECONDS: Final = 180.0
"""Loading weights from a slow disk takes this long at most."""


@dataclass(frozen=True)
class Timbre:
    """What a server has to be set to for a voice: its weights (both or neither) and the main clip."""

    reference: Path
    gpt: Path | None = None
    sovits: Path | None = None


class SovitsClient:
    """One server.

    Args:
        url: its root, such as ``http://127.0.0.1:9880``.
        locks: a folder for the lock that all of this machine's clients share.
        seconds: the longest wait for a sentence; ``patience`` for a turn.
    """

    def __init__(
        self,
        url: str,
        locks: Path,
        *,
        seconds: float = 120.0,
        patience: float = 600.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.url, self._seconds = url, seconds
        name = hashlib.sha256(url.encode()).hexdigest()[:16]
        self._lock = FileLock(locks / f"{name}.lock", timeout=patience)
        self._note = locks / f"{name}.state"
        self._of_turn: list[str] = []
        self._http = httpx.Client(
            base_url=url,
            timeout=httpx.Timeout(seconds, connect=5.0),
            follow_redirects=False,
            trust_env=False,
            transport=transport,
        )

    def close(self) -> None:
        """Ends its connections."""
        self._http.close()

    def check(self) -> None:
        """Makes sure that the server is one (see :func:`.identity.check_identity`)."""
        check_identity(self._http, self.url)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The right to use the server until the block ends.

        Raises:
            StudioError: ``voice_server_busy`` when others of this machine hold it for too long; ``not_writable`` or
                ``disk_full`` for the folder of locks.
        """
        try:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise busy(self.url) from error
        except OSError as error:
            raise file_error(error, self._note.parent) from error
        self._of_turn = []
        try:
            yield
        finally:
            self._of_turn = []
            self._lock.release()

    def set_up(self, timbre: Timbre) -> bool:
        """Sets weights and reference where they aren't set yet. Returns whether weights were loaded.

        Raises:
            StudioError: ``voice_server_refused`` with what the server said, or as :meth:`check`.
        """
        known = self._remembered()
        loaded = False
        pair = f"{timbre.gpt}|{timbre.sovits}"
        if timbre.gpt and timbre.sovits and known[:1] != [pair]:
            self.forget()
            self._set("/set_gpt_weights", "weights_path", timbre.gpt)
            self._set("/set_sovits_weights", "weights_path", timbre.sovits)
            loaded, known = True, [pair]
        if loaded or known[1:2] != [str(timbre.reference)]:
            self._set("/set_refer_audio", "refer_audio_path", timbre.reference)
        self._remember([pair if timbre.gpt else (known or [""])[0], str(timbre.reference)])
        return loaded

    def forget(self) -> None:
        """Nothing is known of the server's state any more."""
        self._of_turn = []
        self._note.unlink(missing_ok=True)

    def _remembered(self) -> list[str]:
        """Weights and reference as they were set last, on the server that runs now; empty when that isn't known."""
        if self._of_turn:
            return self._of_turn
        try:
            lines = self._note.read_text("utf-8").splitlines()
        except OSError:
            return []
        born = born_of(self.url)
        return lines[1:] if born and lines[:1] == [born] else []

    def _remember(self, state: list[str]) -> None:
        born = born_of(self.url)
        if not born:  # another machine's may be started again unseen: known for this turn alone
            self._of_turn = state
        else:
            write_text(self._note, "\n".join([born, *state]))

    def _set(self, route: str, name: str, path: Path) -> None:
        answer = self._ask("GET", route, params={name: str(path)}, seconds=_SET_SECONDS)
        if answer.status_code != 200:
            raise refused(self.url, f"{route.strip('/')} {path.name}", answer)

    def speak(self, request: SpeechRequest) -> bytes:
        """The sound file of one sentence, unchecked.

        Raises:
            StudioError: ``voice_server_refused`` with the server's reason, ``voice_server_unreachable`` when it dies
                on the way, ``voice_server_busy`` when it takes too long.
        """
        answer = self._ask("POST", "/tts", json=request.body())
        kind = answer.headers.get("content-type", "")
        if answer.status_code != 200 or not kind.startswith("audio/"):
            raise refused(self.url, f"the sentence {request.text!r}", answer)
        return answer.content

    def _ask(
        self,
        method: str,
        route: str,
        *,
        params: dict[str, str] | None = None,
        json: object = None,
        seconds: float | None = None,
    ) -> httpx.Response:
        patience = self._seconds if seconds is None else seconds
        try:
            reply = read_reply(
                self._http, method, route, most=MOST_REPLY, seconds=patience, params=params, json=json
            )
        except httpx.TimeoutException as error:
            raise (busy(self.url) if listens(self.url) else unreachable(self.url)) from error
        except httpx.TransportError as error:
            raise unreachable(self.url) from error
        if not reply.whole:
            raise foreign(self.url, "its answer doesn't end")
        return httpx.Response(reply.status, headers={"content-type": reply.kind}, content=reply.content)


def born_of(url: str) -> str:
    """Which process listens there, told apart from any earlier one; empty for another machine's."""
    parts = httpx.URL(url)
    if parts.host not in ("127.0.0.1", "localhost", "::1"):
        return ""
    import psutil

    for connection in psutil.net_connections("tcp"):
        here = connection.laddr
        if connection.status == psutil.CONN_LISTEN and here and here.port == parts.port and connection.pid:
            try:
                return f"{connection.pid}-{psutil.Process(connection.pid).create_time():.2f}"
            except psutil.Error:
                return ""
    return ""


def refused(url: str, what: str, answer: httpx.Response) -> StudioError:
    """What the server said against something."""
    try:
        told = answer.json()
    except ValueError:
        told = {}
    said = told if isinstance(told, dict) else {}
    reason = " ".join(str(said.get(key, "")) for key in ("message", "Exception") if said.get(key))
    return StudioError(
        "voice_server_refused",
        f"The voice server refused {what} ({reason[:300] or f'status {answer.status_code}'}).",
        "Read its log with `./studio voice server logs`; version, language and clips of the voice must fit its weights.",
    )
