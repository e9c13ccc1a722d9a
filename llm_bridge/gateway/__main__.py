"""Runs the gateway alone, without the rest of the command line: ``python -m …llm_bridge.gateway``."""

from __future__ import annotations

import asyncio

from ..profiles import load_llm
from .server import serve

if __name__ == "__main__":
    asyncio.run(serve(load_llm()))
