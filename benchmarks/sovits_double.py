"""A stand-in for GPT-SoVITS' api_v2: its routes, its order of checks, its state and its lies, and no model.

``python sovits_double.py PORT [SEED] [--modes zeros,drop,…] [--share 0.3] [--rate 32000]``. Sound is computed from text,
reference and seed, so the same request gives the same bytes. With modes, that share of lines misbehaves, by a chance
that SEED fixes. The tests hold it against the real server. Run as a process of its own: it may hang and die. Standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import random
import re
import struct
import time
import wave
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

LANGUAGES = ("auto", "auto_yue", "en", "zh", "ja", "yue", "ko", "all_zh", "all_ja", "all_yue", "all_ko")
CUTS = tuple(f"cut{place}" for place in range(6))
MODES = ("zeros", "silence", "short", "long", "cut", "garbage", "drop", "refuse", "hang", "die")
FIELDS = {
    "text": str, "text_lang": str, "ref_audio_path": str, "aux_ref_audio_paths": list, "prompt_lang": str,
    "prompt_text": str, "top_k": int, "top_p": float, "temperature": float, "text_split_method": str,
    "batch_size": int, "batch_threshold": float, "split_bucket": bool, "speed_factor": float,
    "fragment_interval": float, "seed": int, "media_type": str, "streaming_mode": int, "parallel_infer": bool,
    "repetition_penalty": float,
}  # fmt: skip
ROUTES = ("/tts", "/control", "/set_refer_audio", "/set_gpt_weights", "/set_sovits_weights")


class DoubleState:
    """What all clients of the server share."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.modes = [mode for mode in options.modes.split(",") if mode]
        self.share, self.rate, self.hang = options.share, options.rate, options.hang
        self.no_hurry, self.slow = options.no_hurry, options.slow
        self.chance, self.lock = random.Random(options.seed), Lock()
        self.gpt = self.sovits = "start"
        self.broken = False
        self.reference: tuple[str, str] = ("", "")
        self.lines = 0

    def mode(self) -> str:
        """How this line misbehaves; empty: not at all."""
        self.lines += 1
        if not self.modes or self.chance.random() >= self.share:
            return ""
        return str(self.chance.choice(self.modes))


def seconds_of(path: str) -> float:
    """Length of a reference; what isn't sound is an error, as in the real one."""
    with wave.open(path, "rb") as file:
        return file.getnframes() / file.getframerate()


def syllables_of(words: str) -> int:
    """How many swells its sound has for a text."""
    return max(len(re.findall(r"[aeiouy]+|[\u3040-\u30ff\u3400-\u9fff]|\d", words.lower())), 1)


def sound(words: str, key: str, rate: int, speed: float) -> bytes:
    """About four syllables a second of a buzzing voice, 16 bits."""
    count = syllables_of(words)
    chance = random.Random(hashlib.sha256(f"{words}|{key}".encode()).hexdigest())
    pitch = 110 + 120 * chance.random()
    frames: list[int] = [0] * (rate // 20)
    for _ in range(count):
        length = int(rate * (0.2 + 0.05 * chance.random()) / max(speed, 0.1))
        height = pitch * (0.9 + 0.2 * chance.random())
        for place in range(length):
            swell = (
                math.sin(math.pi * min(place / (0.8 * length), 1.0)) ** 0.5
            )  # then a pause, so that it can be counted
            turn = 2 * math.pi * height * place / rate
            frames.append(
                int(9000 * swell * (math.sin(turn) + 0.5 * math.sin(2 * turn) + 0.3 * math.sin(5 * turn)))
            )
    frames += [0] * (rate // 20)
    return struct.pack(f"<{len(frames)}h", *frames)


def wav(data: bytes, rate: int, *, stated: int | None = None) -> bytes:
    """A WAV file; ``stated`` is what its header says of its length."""
    size = len(data) if stated is None else stated
    return struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16,
                       b"data", size) + data  # fmt: skip


class DoubleHandler(BaseHTTPRequestHandler):
    """The routes."""

    protocol_version = "HTTP/1.1"
    state: DoubleState

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def reply(self, status: int, data: Any, kind: str = "application/json") -> None:
        """A whole answer."""
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_HEAD(self) -> None:
        """Not allowed, as there."""
        self.send_response(405)
        self.send_header("content-length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        """Settings, the list of routes, and a line by query."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/openapi.json":
            schema: dict[str, Any] = {"properties": {name: {} for name in FIELDS}}
            paths: dict[str, Any] = {route: {} for route in ROUTES}
            self.reply(200, {"paths": paths, "components": {"schemas": {"TTS_Request": schema}}})
        elif parts.path == "/set_refer_audio":
            self.set_reference(query.get("refer_audio_path", ""))
        elif parts.path in ("/set_gpt_weights", "/set_sovits_weights"):
            self.set_weights(parts.path.split("_")[1], query.get("weights_path", ""))
        elif parts.path == "/control":
            os._exit(0) if query.get("command") == "exit" else self.reply(
                400, {"message": "command is required"}
            )
        else:
            self.reply(404, {"detail": "Not Found"})

    def do_POST(self) -> None:
        """A line."""
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path != "/tts":
            self.reply(405 if self.path in ROUTES else 404, {"detail": "Method Not Allowed"})
            return
        try:
            asked = json.loads(body)
        except ValueError:
            self.reply(422, {"detail": "json"})
            return
        if any(value is None for name, value in asked.items() if name in FIELDS):
            self.reply(422, {"detail": "null"})
            return
        self.speak(asked)

    def set_reference(self, path: str) -> None:
        """The main clip; its sound is kept by its path."""
        try:
            digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
            good = 3.0 <= seconds_of(path) <= 10.0
        except (OSError, EOFError, wave.Error) as error:
            self.reply(400, {"message": "set refer audio failed", "Exception": str(error)})
            return
        if not good:
            self.reply(400, {"message": "set refer audio failed", "Exception": "参考音频在3~10秒范围外"})
            return
        if self.state.reference[0] != path:
            self.state.reference = (path, digest)
        self.reply(200, {"message": "success"})

    def set_weights(self, kind: str, path: str) -> None:
        """One of the pair; a bad file leaves nothing that speaks until both are set."""
        if not path:
            self.reply(400, {"message": f"{kind} weight path is required"})
        elif not Path(path).is_file() or Path(path).stat().st_size < 8:
            self.state.broken, self.state.gpt, self.state.sovits = True, "", ""
            self.reply(400, {"message": f"change {kind} weight failed", "Exception": "no such file"})
        else:
            setattr(self.state, kind, path)
            if self.state.gpt and self.state.sovits:
                self.state.broken = False
            self.reply(200, {"message": "success"})

    def wrong(self, asked: dict[str, Any]) -> str:
        """The first thing that a check finds, in the server's order."""
        if not asked.get("ref_audio_path"):
            return "ref_audio_path is required"
        if not asked.get("text"):
            return "text is required"
        for name in ("text_lang", "prompt_lang"):
            if not asked.get(name):
                return f"{name} is required"
            if str(asked[name]).lower() not in LANGUAGES:
                return f"{name}: {asked[name]} is not supported in version v2"
        if asked.get("media_type", "wav") not in ("wav", "raw", "ogg", "aac"):
            return f"media_type: {asked['media_type']} is not supported"
        if asked.get("text_split_method", "cut5") not in CUTS:
            return f"text_split_method:{asked['text_split_method']} is not supported"
        return ""

    def speak(self, asked: dict[str, Any]) -> None:
        """Checks, then the sound, or one of the failures."""
        state = self.state
        if wrong := self.wrong(asked):
            self.reply(400, {"message": wrong})
            return
        if asked["text_lang"] != asked["text_lang"].lower():
            self.reply(400, {"message": "tts failed", "Exception": ""})
            return
        with state.lock:
            path = asked["ref_audio_path"]
            if state.reference[0] != path:
                try:
                    if not 3.0 <= seconds_of(path) <= 10.0:
                        raise OSError("参考音频在3~10秒范围外，请更换！")
                    state.reference = (path, hashlib.sha256(Path(path).read_bytes()).hexdigest())
                except (OSError, EOFError, wave.Error) as error:
                    self.reply(400, {"message": "tts failed", "Exception": str(error)})
                    return
            if not re.search(r"[^\W_]", asked["text"]):
                if re.search(r"[^\w\s\U0001f000-\U0001ffff]", asked["text"]):
                    self.reply(400, {"message": "tts failed", "Exception": ""})
                else:
                    self.send(asked, bytes(32_000), 16_000)
                return
            if state.broken or (state.no_hurry and float(asked.get("speed_factor", 1.0)) > 1.0):
                self.send(asked, bytes(32_000), 16_000)
                return
            self.misbehave(asked, state.mode())

    def misbehave(self, asked: dict[str, Any], mode: str) -> None:
        """The line in one of the modes."""
        rate = self.state.rate
        key = f"{self.state.reference[1]}|{self.state.gpt}|{self.state.sovits}|{asked.get('seed', -1)}"
        time.sleep(self.state.slow)
        data = sound(asked["text"], key, rate, float(asked.get("speed_factor", 1.0)))
        if mode == "zeros":
            self.send(asked, bytes(32_000), 16_000)
        elif mode == "silence":
            self.send(
                asked, struct.pack(f"<{rate}h", *(random.Random(1).randint(-8, 8) for _ in range(rate))), rate
            )
        elif mode == "short":
            self.send(asked, data[: max(len(data) // 8 // 2 * 2, 64)], rate)
        elif mode == "long":
            self.send(asked, data * 40, rate)
        elif mode == "cut":
            self.reply(200, wav(data, rate)[: -len(data) // 2], "audio/wav")
        elif mode == "garbage":
            self.reply(200, b"<html>oops</html>", "audio/wav")
        elif mode == "refuse":
            self.reply(400, {"message": "tts failed", "Exception": "CUDA out of memory"})
        elif mode == "drop":
            self.send_response(200)
            self.send_header("content-type", "audio/wav")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(wav(data, rate)[:2000])
            self.close_connection = True
        elif mode == "hang":
            time.sleep(self.state.hang)
            self.close_connection = True
        elif mode == "die":
            os._exit(1)
        else:
            self.send(asked, data, rate)

    def send(self, asked: dict[str, Any], data: bytes, rate: int) -> None:
        """A whole file, or a stream whose header was written before its sound."""
        if not int(asked.get("streaming_mode", 0)):
            self.reply(200, wav(data, rate), "audio/wav")
            return
        self.send_response(200)
        self.send_header("content-type", "audio/wav")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for block in (wav(data, rate, stated=0)[:44], data):
            if block:
                self.wfile.write(f"{len(block):x}\r\n".encode() + block + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")


def main() -> None:
    """Serves until it is killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--modes", default="")
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--rate", type=int, default=32_000)
    parser.add_argument(
        "--no-hurry", action="store_true", help="zeros for a speed over 1, as the processor's package"
    )
    parser.add_argument("--slow", type=float, default=0.0, help="seconds for each line")
    parser.add_argument("--hang", type=float, default=30.0)
    options = parser.parse_args()
    DoubleHandler.state = DoubleState(options)
    server = ThreadingHTTPServer(("127.0.0.1", options.port), DoubleHandler)
    server.daemon_threads = True
    server.serve_forever()


if __name__ == "__main__":
    main()
