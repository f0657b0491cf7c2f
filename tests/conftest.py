"""What every test stands on: chance that repeats itself, and no network."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# No deadline: two cores are shared by many workers. CI draws the same examples every time; elsewhere they vary and are kept.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("local", settings.get_profile("ci"), derandomize=False)
settings.load_profile("local" if os.environ.get("HYPOTHESIS_PROFILE") == "local" else "ci")


def is_near(family: int, address: Any) -> bool:
    """Whether an address is on this machine: a unix socket, or a loopback address given by number or as localhost."""
    if family == getattr(socket, "AF_UNIX", None):
        return True
    host = address[0] if isinstance(address, tuple) else ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that opens a connection beyond this machine, unless it is marked `network`."""
    if request.node.get_closest_marker("network"):
        yield
        return
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def near_connect(self: socket.socket, address: Any) -> None:
        if not is_near(self.family, address):
            pytest.fail(f"a test must not connect to {address!r}")
        connect(self, address)

    def near_connect_ex(self: socket.socket, address: Any) -> int:
        if not is_near(self.family, address):
            pytest.fail(f"a test must not connect to {address!r}")
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", near_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", near_connect_ex)
    yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT
