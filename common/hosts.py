"""Whether a request was meant for this machine, read from its Host header.

A web page whose name is pointed at 127.0.0.1 while it is open counts for the browser as this machine's own
page: no rule about other sites stops it, and only the Host header still tells the name that it was opened by.
A server that listens on this machine alone therefore answers to this machine's names and to those that its
owner lists.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Sequence
from typing import Annotated

from pydantic import StringConstraints

_HEADER = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?", re.ASCII)

EVERYWHERE = ("0.0.0.0", "::")
"""Addresses that a server listens on for requests from other machines as well."""

HostName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$")]
"""A host's name as settings list it: lower case, without scheme, port or dot at its end."""


def host_of(header: str) -> str:
    """The host that a Host header names: lower case, without port, brackets or a last dot; "" for no host."""
    found = _HEADER.fullmatch(header.strip().lower())
    if found is None:
        return ""
    return found["six"] or found["name"].removesuffix(".")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine: ``localhost``, or an address of the loopback interface."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if address.version == 6 else None
    return (mapped or address).is_loopback


def only_local(bound: str, own: str) -> bool:
    """Whether a request came in at an address that only this machine reaches.

    Args:
        bound: the address that the server was told to listen on.
        own: the address of this machine's end of the request's connection.
    """
    return bound not in EVERYWHERE and is_loopback(own)


def meant_for(headers: Sequence[str], names: Collection[str] = ()) -> bool:
    """Whether a request was meant for a server that listens on this machine alone.

    Args:
        headers: all of the request's Host headers; none, or more than one, means no.
        names: further names (:data:`HostName`) by which the server may be addressed.
    """
    host = host_of(headers[0]) if len(headers) == 1 else ""
    return is_loopback(host) or host in names
