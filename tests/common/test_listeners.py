"""Without this, whoever opens port 8188 first on a shared machine gets other people's films and requests."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest
from animation_ai_studio.common import listeners
from animation_ai_studio.common.listeners import owner_of, users_in
from animation_ai_studio.tests.strangers import needs_root, stranger

ME, YOU = 1000, 1001
TABLE = f"""
   0: 0100007F:1FFC 00000000:0000 0A 00000000:00000000 00:00000000 00000000  {ME}        0 11 1 0 100 0 0 10 0
   1: 0A01A8C0:1FFC 00000000:0000 0A 00000000:00000000 00:00000000 00000000  {YOU}        0 12 1 0 100 0 0 10 0
   2: 0100007F:1FFC 0100007F:C001 01 00000000:00000000 00:00000000 00000000  {YOU}        0 13 1 0 20 4 30 10 -1
   3: 0100007F:1FFD 00000000:0000 0A 00000000:00000000 00:00000000 00000000  {YOU}        0 14 1 0 100 0 0 10 0
"""
TABLE_6 = f"""
   0: 00000000000000000000000000000000:1FFC 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  {YOU}        0 15 1 0 100 0 0 10 0
   1: 0000000000000000FFFF00000100007F:1FFD 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  {ME}        0 16 1 0 100 0 0 10 0
"""
little_endian = pytest.mark.skipif(sys.byteorder != "little", reason="the table is of such a machine")


@pytest.fixture
def mine() -> Iterator[int]:
    """A port on which this process listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_an_own_listener_is_known(mine: int) -> None:
    assert owner_of(f"http://127.0.0.1:{mine}") == "mine"
    assert owner_of(f"http://localhost:{mine}") == "mine"


@needs_root
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's table is Linux's")
def test_another_user_s_listener_is_known() -> None:
    """Root included: a server of another user may show and keep what root sends it."""
    with stranger() as other:
        assert owner_of(other.url) == "other"


def test_what_can_not_be_told_is_said_so(mine: int) -> None:
    """A published port of a container has no listener here; another machine's users mean nothing here."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    assert owner_of(f"http://127.0.0.1:{closed}") == "unknown"
    assert owner_of(f"http://192.168.1.20:{mine}") == "unknown"


def test_a_listener_on_every_address_counts(mine: int) -> None:
    with socket.create_server(("0.0.0.0", 0)) as server:
        assert owner_of(f"http://127.0.0.1:{server.getsockname()[1]}") == "mine"


@little_endian
def test_only_listeners_of_that_port_that_the_loopback_reaches_count() -> None:
    """Connections, other ports and other network cards belong to other people every day."""
    assert list(users_in(TABLE.strip().splitlines(), 0x1FFC)) == [ME]
    assert list(users_in(TABLE.strip().splitlines(), 0x1FFD)) == [YOU]


@little_endian
def test_listeners_of_the_newer_protocol_count_too() -> None:
    """A server on every address of both protocols stands in the second table alone."""
    assert list(users_in(TABLE_6.strip().splitlines(), 0x1FFC)) == [YOU]
    assert list(users_in(TABLE_6.strip().splitlines(), 0x1FFD)) == [ME]


@needs_root
def test_systems_without_the_table_know_own_listeners(mine: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and Windows `./studio serve` would never be found again."""
    monkeypatch.setattr(listeners.sys, "platform", "darwin")
    assert owner_of(f"http://127.0.0.1:{mine}") == "mine"
    with stranger() as other:
        assert owner_of(other.url) == "unknown"
