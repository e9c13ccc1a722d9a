"""Whose program listens on a port of this machine, and which port is free.

A port says nothing about who opened it: any user of a machine may be the first on 8188. On Linux the kernel's
own table tells a listener's user; elsewhere this user's processes are asked. Where neither tells, the answer
is ``unknown``, and whoever asked must not trust the port.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from .hosts import is_loopback

Owner = Literal["mine", "other", "unknown"]

USUAL_URL: Final = "http://127.0.0.1:8188"
"""Where a ComfyUI answers that nobody gave another port."""
_TABLES: Final = ("/proc/net/tcp", "/proc/net/tcp6")
_LISTEN: Final = "0A"


def owner_of(url: str) -> Owner:
    """Whose program listens at an address of this machine, such as ``http://127.0.0.1:8188``.

    ``unknown`` where nothing is seen to listen (as behind a container's published port), and for an address
    that isn't this machine's loopback.
    """
    parts = urlsplit(url)
    if not is_loopback(parts.hostname or "") or parts.port is None:
        return "unknown"
    if sys.platform == "linux":
        users = set(_users(parts.port))
        if not users:
            return "unknown"
        return "mine" if users == {os.geteuid()} else "other"
    return "mine" if _own_process_listens(parts.port) else "unknown"


def _users(port: int) -> Iterator[int]:
    """The user ids of all listeners that a connection to the loopback address may reach."""
    for table in _TABLES:
        try:
            lines = Path(table).read_text("ascii").splitlines()[1:]
        except OSError:
            continue
        yield from users_in(lines, port)


def users_in(lines: Iterable[str], port: int) -> Iterator[int]:
    """The user ids of the loopback's listeners on ``port`` in lines of the kernel's table of sockets."""
    for line in lines:
        fields = line.split()
        address, _, number = fields[1].partition(":")
        if fields[3] == _LISTEN and int(number, 16) == port and _reached_by_loopback(_address(address)):
            yield int(fields[7])


def _address(text: str) -> IPv4Address | IPv6Address:
    """An address as the kernel prints it: words of 32 bits, each in the machine's own byte order."""
    words = (int(text[at : at + 8], 16) for at in range(0, len(text), 8))
    return ip_address(b"".join(struct.pack("=I", word) for word in words))


def _reached_by_loopback(address: IPv4Address | IPv6Address) -> bool:
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    told = inner or address
    return told.is_loopback or told.is_unspecified


def _own_process_listens(port: int) -> bool:
    """Whether one of this user's processes listens on ``port``."""
    import psutil

    me = psutil.Process().username()
    for process in psutil.process_iter():
        try:
            mine = process.username() == me
            opened = process.net_connections("tcp") if mine else []
        except psutil.Error:
            continue
        if any(one.status == psutil.CONN_LISTEN and one.laddr.port == port for one in opened):
            return True
    return False


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
