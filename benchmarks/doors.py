"""How many readers the server bears: `python -m benchmarks.doors LEDGER [READERS] [SECONDS] [PAUSE]`, on loopback alone.

Starts `onrecord serve` on a free port and lets so many readers ask for so many seconds. Each asks for one of the questions
below, drawn with a seed, reads for PAUSE seconds (1 by default, 0 for none) and asks again, over a connection that it keeps.
What is printed: requests, errors, and the milliseconds that half and 95 of 100 of them stayed under. Load and server share this
machine.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from onrecord.ledger import Ledger

ROOT = Path(__file__).resolve().parent.parent
API = "/api/v1"


@dataclass(slots=True)
class Seen:
    """What the readers met."""

    taken: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    size: int = 0

    def under(self, share: float) -> float:
        """Milliseconds."""
        return sorted(self.taken)[min(len(self.taken) - 1, int(len(self.taken) * share))] * 1000


def questions(where: str, count: int = 60) -> list[str]:
    """Addresses to ask for: what a page or a program asks of this ledger, over its own parties and matters."""
    chance = random.Random(7)  # noqa: S311 - seeded on purpose
    with Ledger.open(where, create=False) as ledger:
        parties = [one.name for one in ledger.parties()[:40]]
        matters = [one.name for one in ledger.matters()[:40]]
    made = [f"{API}/statements", f"{API}/parties", f"{API}/matters", f"{API}/gaps", "/health", f"{API}/statements.atom"]
    while len(made) < count:
        party, matter = quote(chance.choice(parties)), quote(chance.choice(matters))
        made += [
            f"{API}/stand?party={party}&on={matter}",
            f"{API}/timeline?party={party}&on={matter}",
            f"{API}/statements?party={party}",
            f"{API}/statements?words={matter}",
        ]
    return made


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str, path: str) -> tuple[int, int]:
    """One request over an open connection: status, and bytes of the body."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("ascii"))
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"(?mi)^content-length: (\d+)", head)
    size = int(length[1]) if length else 0
    await reader.readexactly(size)
    return int(head.split(" ", 2)[1]), size


async def reads(number: int, host: str, paths: list[str], until: float, pause: float, seen: Seen) -> None:
    """One reader."""
    chance = random.Random(number)  # noqa: S311 - seeded on purpose
    name, port = host.split(":")
    # Readers do not come all at one instant.
    await asyncio.sleep(chance.random() * max(pause, 0.2))
    reader, writer = await asyncio.open_connection(name, int(port))
    try:
        while time.perf_counter() < until:
            path, start = chance.choice(paths), time.perf_counter()
            status, size = await ask(reader, writer, host, path)
            seen.taken.append(time.perf_counter() - start)
            seen.size += size
            if status != 200:
                seen.errors.append(f"{status} {path}")
            await asyncio.sleep(pause * (0.5 + chance.random()))
    except (OSError, asyncio.IncompleteReadError) as error:
        seen.errors.append(f"{type(error).__name__}: {error}")
    finally:
        writer.close()


async def crowd(host: str, paths: list[str], readers: int, seconds: float, pause: float) -> Seen:
    """All readers together."""
    seen, until = Seen(), time.perf_counter() + seconds
    await asyncio.gather(*(reads(number, host, paths, until, pause, seen) for number in range(readers)))
    return seen


def start(where: str) -> tuple[subprocess.Popen[str], str]:
    """The server in a process of its own, and its host and port once it listens."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "onrecord", "serve", "--ledger", where, "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    match = re.search(r"http://([^/]+)/", process.stderr.readline())
    if match is None:
        raise SystemExit(process.communicate()[1])
    return process, match[1]


def main(where: str, readers: int, seconds: float, pause: float) -> None:
    """Ask, and print one line of the table; exit status 1 where anything was refused or failed."""
    paths = questions(where)
    process, host = start(where)
    try:
        for path in paths:
            asyncio.run(crowd(host, [path], 1, 0.001, 0))
        seen = asyncio.run(crowd(host, paths, readers, seconds, pause))
    finally:
        process.terminate()
        process.communicate(timeout=20)
    rate = len(seen.taken) / seconds
    print(
        f"{readers} readers, {seconds:.0f} s, pause {pause} s: {len(seen.taken):,} requests, {rate:.0f}/s, {seen.size:,} bytes"
    )
    print(f"half under {seen.under(0.5):.0f} ms, 95 of 100 under {seen.under(0.95):.0f} ms, errors: {len(seen.errors)}")
    for error in seen.errors[:5]:
        print(error)
    raise SystemExit(1 if seen.errors else 0)


if __name__ == "__main__":
    given = [*sys.argv[1:], *("200", "60", "1")[len(sys.argv) - 2 :]]
    main(given[0], int(given[1]), float(given[2]), float(given[3]))
