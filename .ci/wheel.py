"""Build the wheel, install it into a fresh environment, and read reports there with the source folder out of reach."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = "Scripts" if os.name == "nt" else "bin"
KEYS = {"id", "document", "speaker", "cue", "content", "speech", "act", "party", "condition", "deadline", "chain"}


def call(command: Sequence[object], cwd: Path, *, fine: tuple[int, ...] = (0,)) -> str:
    """Run a command without the source folder on its path; gives back its stdout. Ends the check where it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "ONRECORD", "VIRTUAL_ENV"))}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode not in fine:
        sys.exit(f"wheel: {' '.join(words)} ended with {done.returncode}")
    return done.stdout


def install(place: Path, wheel: Path) -> Path:
    """A fresh environment with the locked core and the wheel, by uv where this environment has it."""
    venv.create(place, with_pip=True)
    python, uv = place / BIN / "python", Path(sys.executable).parent / "uv"
    fast = uv.exists() and os.environ.get("DEV_INSTALLER") != "pip"
    command = [uv, "pip", "install", "--quiet", "--python", python] if fast else [python, "-m", "pip", "install", "--quiet"]
    call([*command, "--require-hashes", "-r", ROOT / "requirements.lock"], place)
    call([*command, "--no-deps", wheel], place)
    return place / BIN / "onrecord"


def main() -> None:
    """Exits with a message where anything is missing from the wheel."""
    with tempfile.TemporaryDirectory(prefix="onrecord-wheel-") as folder:
        there = Path(folder)
        call([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", there / "dist"], ROOT)
        wheel = next((there / "dist").glob("onrecord-*.whl"))
        program = install(there / "env", wheel)
        away = there / "away"
        shutil.copytree(ROOT / "examples", away / "examples")
        where = call([there / "env" / BIN / "python", "-c", "import onrecord; print(onrecord.__file__)"], away)
        if ROOT in Path(where.strip()).parents:
            sys.exit(f"wheel: the source folder is still in reach: {where}")
        lines = call([program, "read", "examples", "--format", "jsonl", "--ledger", "away.db"], away).splitlines()
        rows = [json.loads(line) for line in lines]
        if not rows or any(not row.keys() >= KEYS for row in rows):
            sys.exit(f"wheel: {len(rows)} statements were read from the examples, or one lacks a field")
        print(
            f"wheel: {wheel.name} ({wheel.stat().st_size / 1e6:.1f} MB) read {len(rows)} statements out of reach of the source"
        )


if __name__ == "__main__":
    main()
