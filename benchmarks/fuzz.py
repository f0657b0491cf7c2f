"""Coverage-guided fuzzing of every reader with atheris, outside CI: no crash, no hang, no text that is not in normal form.

    pip install atheris && python -m benchmarks.fuzz [--seconds 600] [READER ...]

Each reader begins from the saved inputs of tests/acquire/inputs. What an input must give is a report or a refusal with its
reason; anything raised, over 10 seconds a document, or over 1 GB of memory ends the run, with the input in a file.
"""

from __future__ import annotations

import argparse
import importlib
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.acquire import READERS, Given, Reader
from onrecord.acquire.source import Source, source_of
from onrecord.types import Refusal, normal_form

INPUTS = Path(__file__).resolve().parents[1] / "tests" / "acquire" / "inputs"
NAMES = {"documents": "a.jsonl", "CSV": "a.csv"}
GIVEN = Given(today="2026-06-01")


def sources(reader: Reader) -> list[bytes]:
    """The saved inputs that this reader takes."""
    found = []
    for path in sorted(INPUTS.rglob("*")):
        if path.is_file() and ".expected." not in path.name:
            data = path.read_bytes()
            if data and reader.sniff(data[:65_536], NAMES.get(reader.name, path.name)):
                found.append(data)
    return found


def try_one(reader: Reader, data: bytes) -> None:
    """Read bytes with one reader, whatever they look like. Raises AssertionError where something else than reports comes."""
    source: Source = source_of(NAMES.get(reader.name, "input"), io.BytesIO(data))
    for result in reader.read(source, GIVEN):
        if isinstance(result, Refusal):
            assert result.reason
            assert result.name
        else:
            assert result.document.text == normal_form(result.document.text)


def fuzz(reader: Reader, seconds: int, corpus: str) -> None:
    """In a process of its own; ends it."""
    atheris = importlib.import_module("atheris")  # in no lock: it has no wheel for every platform

    def one(data: bytes) -> None:
        try:
            try_one(reader, data)
        except (EOFError, OSError, ModuleNotFoundError):  # what dispatch turns into a refusal
            return

    with atheris.instrument_imports(include=["onrecord.acquire", "feedparser", "email", "csv"]):
        for data in sources(reader):  # the parsers load their modules and word lists now, not under the time limit
            one(data)
    limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1024", "-max_len=65536", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], corpus, f"-artifact_prefix={tempfile.gettempdir()}/", *limits], one)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(reader.name for reader in READERS))
    parser.add_argument("--seconds", type=int, default=600, help="for all readers together")
    parser.add_argument("--corpus", help=argparse.SUPPRESS)
    options = parser.parse_args()
    chosen = [reader for reader in READERS if not options.readers or reader.name in options.readers]
    if options.corpus:
        fuzz(chosen[0], options.seconds, options.corpus)
    failed = 0
    for reader in chosen:
        failed += _apart(reader, max(1, options.seconds // len(chosen)))
    return 1 if failed else 0


def _apart(reader: Reader, seconds: int) -> bool:
    """One reader in a process of its own; whether it failed."""
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(sources(reader)):
            (Path(corpus) / str(number)).write_bytes(data)
        began = time.monotonic()
        command = [sys.executable, "-m", "benchmarks.fuzz", reader.name, "--seconds", str(seconds), "--corpus", corpus]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=False)
    runs = next((line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?")
    took = time.monotonic() - began
    print(f"{reader.name:10} {runs:>9} inputs in {took:4.0f} s: {'ok' if done.returncode == 0 else 'FAILED'}", flush=True)
    if done.returncode:
        print("\n".join(done.stderr.splitlines()[-40:]))
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
