"""Reads what a server answers, up to a size and a time: a stranger at its address may send without an end."""

from __future__ import annotations

import time
from typing import NamedTuple

import httpx


class BoundedReply(NamedTuple):
    """An answer. Where it isn't ``whole``, it went on after what was read."""

    status: int
    kind: str
    content: bytes
    whole: bool


def read_reply(
    http: httpx.Client,
    method: str,
    route: str,
    *,
    most: int,
    seconds: float,
    params: dict[str, str] | None = None,
    json: object = None,
) -> BoundedReply:
    """At most ``most`` bytes, and all of them within ``seconds``, however they drip.

    Raises:
        httpx.TimeoutException: what isn't there in time.
        httpx.TransportError: as the client raises it.
    """
    end = time.monotonic() + seconds
    timeout = httpx.Timeout(seconds, connect=min(seconds, 5.0))
    with http.stream(method, route, params=params, json=json, timeout=timeout) as answer:
        data, whole = bytearray(), True
        for block in answer.iter_bytes():
            data += block
            if len(data) > most:
                whole = False
                break
            if time.monotonic() > end:
                raise httpx.ReadTimeout(f"it isn't whole after {seconds:g} seconds", request=answer.request)
        return BoundedReply(
            answer.status_code, answer.headers.get("content-type", ""), bytes(data[:most]), whole
        )
