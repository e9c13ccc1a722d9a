"""A stand-in for ComfyUI's main.py that starts in an instant: answers the two addresses that finding asks.

``STANDIN`` in the environment changes how it behaves: ``dies`` (ends at once), ``silent`` (never answers),
``bare`` (answers without this pack). It starts a child of its own, to see that children are ended too.
"""

import json
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

manner = os.environ.get("STANDIN", "")
port = int(sys.argv[sys.argv.index("--port") + 1])


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        known = {} if manner == "bare" else {"AnimationStudioLoadTake": {}}
        about = {"system": {"comfyui_version": "9.9", "argv": sys.argv}}
        body = json.dumps(about if self.path == "/system_stats" else known).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


if manner == "dies":
    sys.exit("no such kernel image")
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
Path(sys.argv[0]).with_name(f"pids-{port}").write_text(f"{os.getpid()} {child.pid}")
if manner == "silent":
    time.sleep(600)
HTTPServer(("127.0.0.1", port), Answers).serve_forever()
