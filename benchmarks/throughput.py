"""Reading many reports on one machine: workers, the bare model, where the time of a WARC goes, memory over length.

    python -m benchmarks.throughput workers [--reports 5000] [--rounds 3]   one worker beside two, words a second, median
    python -m benchmarks.throughput bare    [--reports 500]                 the pipeline beside the bare extractor
    python -m benchmarks.throughput warc    [--reports 300]                 the share of a WARC's time that is extraction
    python -m benchmarks.throughput memory  [--reports 100000] [--shipped]  peak memory at 1,000 reports and at so many

The reports are made from templates, 90 words each (30 an act: `--acts`), 400 a page. `memory` has a stub in place of the model
unless --shipped is given. `workers` also tells processor time (Linux).
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.reports import reports, write_shards
from onrecord.acquire import Given, read_paths
from onrecord.pipeline import Order, Tally, read, shipped
from onrecord.types import Report

CHILD = """
import resource, sys, time
import onrecord.surfaces.commands.read as read
from benchmarks.stub import stub
from onrecord.surfaces.cli import main
if sys.argv.pop(1) == "stub":
    read.shipped_maker = stub
try:
    main()
finally:
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print("peak", *peaks, file=sys.stderr)
    print("own", time.process_time(), file=sys.stderr)
"""
# Linux: what a child leaves behind becomes ours, so that its time is counted.
PR_SET_CHILD_SUBREAPER = 36


def command(work: str, folder: Path, *arguments: str) -> str:
    """What `onrecord read` says on stderr. Raises RuntimeError where it fails."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])}
    line = [sys.executable, "-c", CHILD, work, "read", str(folder / "in"), "--stats", "--format", "jsonl", *arguments]
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            [*line, "--ledger", f"{place}/l.db"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stderr


def number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1].replace(",", ""))


def workers(count: int, rounds: int, acts: int) -> None:
    """By the clock, and by processor time: what two workers spend in all, and how much of it one process has to do alone."""
    with tempfile.TemporaryDirectory() as place:
        write_shards(Path(place) / "in", count, 1, acts=acts)
        rates: dict[int, list[float]] = {1: [], 2: []}
        spent: dict[int, list[tuple[float, float]]] = {1: [], 2: []}
        for _ in range(rounds):  # in turns, so that other work on the machine meets both
            for many, found in rates.items():
                before = processor_seconds()
                said = command("shipped", Path(place), "--workers", str(many))
                spent[many].append((processor_seconds() - before, number(r"own ([\d.]+)", said)))
                found.append(number(r": ([\d,]+) words/s", said))
    one, two = (statistics.median(found) for found in rates.values())
    print(f"{count:,} reports, median of {rounds}: one worker {one:,.0f} words/s, two {two:,.0f}: {two / one:.2f} times")
    (alone, _), (both, own) = (sorted(found)[len(found) // 2] for found in spent.values())
    most = alone / max(own, (both - own) / 2)
    print(f"processor time: one worker {alone:.0f} s, two {both:.0f} s, {own:.0f} of them the parent: {most:.2f} times at most")


def processor_seconds() -> float:
    """What all processes that this one began, and those they left behind, have spent."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def bare(count: int) -> None:
    """In turns of 50 reports, each side first as often as the other, so that other work on the machine meets both."""
    with tempfile.TemporaryDirectory() as place:
        write_shards(Path(place) / "in", count, 1)
        items = [one for one in read_paths([f"{place}/in"], Given()) if isinstance(one, Report)]
        maker = shipped()
        extractor = maker.make()
        extractor(items[0])
        took = {"bare": 0.0, "pipeline": 0.0}
        for start in range(0, len(items), 50):
            some = items[start : start + 50]
            for side in ("bare", "pipeline") if start % 100 else ("pipeline", "bare"):
                began = time.perf_counter()
                if side == "bare":
                    for one in some:
                        extractor(one)
                else:
                    made = type(maker)(maker.version, lambda: extractor)
                    list(read(some, None, Order(made, "2026-01-01T00:00:00Z")))
                took[side] += time.perf_counter() - began
    words = sum(len(one.document.text.split()) for one in items)
    rates = {side: words / seconds for side, seconds in took.items()}
    share = rates["pipeline"] / rates["bare"]
    print(f"bare extractor {rates['bare']:,.0f} words/s, pipeline {rates['pipeline']:,.0f}: {share:.2f} of it")


def warc(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "crawl.warc"
        path.write_bytes(b"".join(map(_record, reports(1))))
        list(read_paths([str(path)], Given()))  # the parsers' imports are no parsing
        path.write_bytes(b"".join(map(_record, reports(count, acts=14))))
        began = time.process_time()
        items = list(read_paths([str(path)], Given()))
        parsing = time.process_time() - began
        maker = shipped()
        extractor = maker.make()
        made = type(maker)(maker.version, lambda: extractor)
        began, tally = time.process_time(), Tally()
        list(read(items, None, Order(made, "2026-01-01T00:00:00Z"), tally))
        reading = time.process_time() - began
    share = reading / (parsing + reading)
    print(f"{tally.reports:,} pages: parsing {parsing:.1f} CPU s, extraction {reading:.1f} CPU s: {share:.1%} extraction")


def _record(row: dict[str, str]) -> bytes:
    paragraphs = "".join(f"<p>{sentence}.</p>" for sentence in row["text"].split(". "))
    page = (
        f'<!doctype html><html lang="en"><head><title>Report {row["id"]}</title>'
        f'<meta property="article:published_time" content="{row["published"]}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>Report {row['id']}</h1>{paragraphs}</article><footer><p>Contact</p></footer></body></html>"
    ).encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%b" % (len(page), page)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://gazette.example/{row['id']}\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return head.encode() + b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(block), block)


def memory(count: int, work: str) -> None:
    for many in (1, 2):
        peaks = []
        for length in (1_000, count):
            with tempfile.TemporaryDirectory() as place:
                write_shards(Path(place) / "in", length, 1)
                began = time.monotonic()
                said = command(work, Path(place), "--workers", str(many))
            peaks.append((number(r"peak (\d+)", said) / 1024, number(r"peak \d+ (\d+)", said) / 1024))
            peak, took = peaks[-1], time.monotonic() - began
            print(f"{many} worker(s), {length:,} reports: {peak[0]:.0f} MiB, a child {peak[1]:.0f} MiB, {took:.0f} s")
        print(f"{many} worker(s): {peaks[1][0] / peaks[0][0] - 1:+.1%} from 1,000 to {count:,} reports")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("workers", "bare", "warc", "memory"))
    parser.add_argument("--reports", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--acts", type=int, default=3)
    parser.add_argument("--shipped", action="store_true")
    options = parser.parse_args()
    if options.what == "workers":
        workers(options.reports or 5_000, options.rounds, options.acts)
    elif options.what == "memory":
        memory(options.reports or 100_000, "shipped" if options.shipped else "stub")
    else:
        {"bare": bare, "warc": warc}[options.what](options.reports or {"bare": 500, "warc": 300}[options.what])


if __name__ == "__main__":
    main()
