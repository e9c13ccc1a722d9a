"""A server of another user on this machine, which looks like a ComfyUI with this pack and writes down what it is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root: a server of another user is started"
)
NOBODY = 65_534
SCRIPT = f"""
import encodings.idna, json, os  # the interpreter may lie where the other user reads nothing
from http.server import BaseHTTPRequestHandler, HTTPServer

class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        print(self.command, self.path, flush=True)
        about = {{"system": {{"comfyui_version": "9.9", "argv": []}}, "devices": []}}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(about if self.path == "/system_stats" else {{"AnimationStudioX": {{}}}}).encode())
    do_POST = do_GET
    def log_message(self, *arguments):
        pass

os.setuid({NOBODY})
server = HTTPServer(("127.0.0.1", 0), Answers)
print(server.server_address[1], flush=True)
server.serve_forever()
"""


@dataclass
class Stranger:
    """The server: its address and its process."""

    url: str
    process: subprocess.Popen[str]

    def asked(self) -> list[str]:
        """Ends it, and gives every request that it got."""
        self.process.terminate()
        return self.process.communicate(timeout=20)[0].splitlines()


@contextmanager
def stranger() -> Iterator[Stranger]:
    """Starts one; it is ended with the block."""
    command = [sys.executable, "-c", SCRIPT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Stranger(f"http://127.0.0.1:{int(process.stdout.readline())}", process)
        finally:
            process.terminate()
