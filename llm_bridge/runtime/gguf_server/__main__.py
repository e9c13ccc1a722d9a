"""Loads the model and serves until it is stopped or idle."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from http.server import ThreadingHTTPServer

from .model import Model
from .server import Handler, open_server
from .service import Service


def _end_when_idle(server: ThreadingHTTPServer, service: Service) -> None:
    while service.busy.locked() or time.monotonic() - service.last < service.idle:
        time.sleep(1.0)
    server.shutdown()


def main() -> int:
    """Loads the model that the arguments name and serves it until it is told to end or idles out."""
    parser = argparse.ArgumentParser(prog="gguf_server", description="Serves one GGUF model.")
    parser.add_argument("--model", required=True)
    parser.add_argument("--name", default="model")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--port", type=int)
    where.add_argument("--socket", help="path to answer at instead of a port")
    parser.add_argument("--context", type=int, default=4096)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--idle", type=float, default=0.0, help="seconds without work; 0: never ends")
    options = parser.parse_args()
    key = os.getenv("STUDIO_ENGINE_KEY", "")
    if not key:
        parser.error("the variable STUDIO_ENGINE_KEY must hold the key that requests are to bring")
    model = Model(options.model, options.context, options.threads)
    Handler.service = Service(model, options.name, key, options.idle)
    server = open_server(Handler, options.socket or options.port)
    if options.idle:
        threading.Thread(target=_end_when_idle, args=(server, Handler.service), daemon=True).start()
    server.serve_forever(poll_interval=0.2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
