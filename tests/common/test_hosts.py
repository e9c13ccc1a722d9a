"""A page that takes this machine's address for its own name must not be served as this machine's page."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.hosts import host_of, is_loopback, meant_for, only_local


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost", "localhost"),
        ("LocalHost:8188", "localhost"),
        ("localhost.:8188", "localhost"),
        ("127.0.0.1:8188", "127.0.0.1"),
        ("[::1]", "::1"),
        ("[::1]:8188", "::1"),
        ("[FE80::1]:80", "fe80::1"),
        ("Studio.Example.:443", "studio.example"),
        ("", ""),
        (":8188", ""),
        ("::1", ""),
        ("[::1", ""),
        ("localhost:port", ""),
        ("localhost:8188:8188", ""),
        ("user@localhost", ""),
        ("localhost/x", ""),
        ("localhost evil.example", ""),
        ("localhost,evil.example", ""),
        ("lоcalhost", ""),
    ],
)
def test_a_host_header_is_read_in_all_its_forms(header: str, host: str) -> None:
    """The first ``о`` of the last one is Cyrillic."""
    assert host_of(header) == host


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1"]
)
def test_these_are_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", "0.0.0.0", "::", "192.168.1.5", "localhost.example", "127.0.0.1.example", "::ffff:8.8.8.8", "127.1"],
)
def test_these_are_not(host: str) -> None:
    assert not is_loopback(host)


def test_only_one_header_with_a_known_name_is_meant_for_us() -> None:
    assert meant_for(["127.0.0.1:8188"]) and meant_for(["studio.example:443"], ["studio.example"])
    assert not meant_for(["studio.example"]) and not meant_for(["a.studio.example"], ["studio.example"])
    assert not meant_for([]) and not meant_for(["localhost", "localhost"]) and not meant_for([""], [])


@pytest.mark.parametrize(
    ("bound", "own", "local"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("localhost", "::1", True),
        ("192.168.1.5", "127.0.0.1", True),  # the second of two addresses that a server was told
        ("192.168.1.5", "192.168.1.5", False),
        ("0.0.0.0", "127.0.0.1", False),
        ("::", "::1", False),
        ("127.0.0.1", "", False),
    ],
)
def test_names_matter_where_only_this_machine_reaches(bound: str, own: str, local: bool) -> None:
    """A server that was told to serve others is addressed by names that nobody can list."""
    assert only_local(bound, own) is local
