"""What went wrong on the way to a server, in words for people instead of the HTTP library's names."""

from __future__ import annotations

import httpx


def in_words(error: httpx.HTTPError) -> str:
    """A failure on the way as half a sentence, such as ``nobody listens there``."""
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return "no connection in time"
        case httpx.TimeoutException():
            return "no answer in time"
        case httpx.ConnectError():
            return "nobody listens there"
        case httpx.RemoteProtocolError() | httpx.DecodingError():
            return "what it sends is no HTTP, or was broken off"
        case httpx.NetworkError():
            return "the connection was lost"
    return "the connection failed"
