#!/usr/bin/env python3
"""The one door for those who work on onrecord. Needs only Python and its standard library.

python3 dev.py ARGS...       any onrecord command (read examples/, stand "United States" --on ...)
python3 dev.py setup [WHAT]  make the environment: core (the default), dev, extras, serve or training
python3 dev.py test [ARGS]   every check that CI makes; ARGS go to pytest
python3 dev.py lint          format, rules, types and import contracts alone
python3 dev.py docs          write what the program prints into the papers, then check all of them
python3 dev.py lock [--upgrade]  write requirements*.lock anew

Everything lies in .venv, which may be deleted at any time. DEV_INSTALLER=pip does without uv.
"""

import sys

# Before anything that an older Python could not run, so that it gives this message and no traceback.
if sys.version_info < (3, 11):
    sys.exit("onrecord needs Python 3.11 or newer; this is {}.{}. Try: python3.12 dev.py".format(*sys.version_info[:2]))

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"

# What each environment installs. A later one is added to the core in the same .venv; common packages have the same versions.
LOCKS = {
    "core": "requirements.lock",
    "dev": "requirements-dev.lock",
    "extras": "requirements-extras.lock",
    "serve": "requirements-serve.lock",
    "training": "requirements-training.lock",
}
# Commands that need more than the core: far less than all extras, of which a cluster is the largest.
NEEDS = {"serve": "serve", "mcp": "serve"}
# torch comes by version, without a hash: whether a CPU or a GPU build fits is the machine's matter.
TORCH = "torch==2.13.0"
TORCH_FAMILY = ("torch", "triton", "nvidia-", "cuda-")
# Any of these shows the pages to the tests; the first is what Debian's and Ubuntu's packages bring, with letters to draw.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = ("chromium", "fonts-liberation")
CHECKED = ("src", "tests", "benchmarks", "training", "tools", "dev.py", ".ci")


class StepError(Exception):
    """A step of the set-up failed; `code` is the exit status to end with."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code or 1


def say(message: str) -> None:
    """Progress goes to stderr: stdout belongs to the program."""
    print(message, file=sys.stderr, flush=True)


def run(command: Sequence[object], *, quiet: bool = False) -> int:
    """Run a command at the root of the checkout and give back its exit status."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, stdout=sys.stderr if quiet else None, check=False).returncode


def need(command: Sequence[object], what: str) -> None:
    """Run a command that must succeed. Raises StepError with its exit status."""
    code = run(command, quiet=True)
    if code:
        raise StepError(f"{what} failed (exit status {code}); the message above tells why", code)


# --- stamps: what is installed, so that a second run starts at once ---


def key_of(paths: Iterable[Path]) -> str:
    """Hash over the files' bytes, this checkout's place and the Python that makes the environment."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version_info[:2]}\n".encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp(name: str) -> Path:
    return VENV / f".stamp-{name}"


def fresh(name: str, key: str) -> bool:
    """Whether this was installed from exactly these files."""
    path = stamp(name)
    return PYTHON.exists() and path.is_file() and path.read_text(encoding="ascii") == key


# --- the environment ---


def make_venv() -> None:
    """Make .venv anew where there is none, or where it belongs to another place or Python."""
    key = key_of(())
    if fresh("venv", key):
        return
    say(f"making {VENV.name} with Python {sys.version.split()[0]}")
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    if run([sys.executable, "-m", "venv", VENV], quiet=True) and not (uv and not run([uv, "venv", "--seed", "--clear", VENV])):
        raise StepError("this Python cannot make environments; on Debian and Ubuntu install python3-venv")
    stamp("venv").write_text(key, encoding="ascii")


def pip(*args: object) -> list[object]:
    return [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", *args]


def installer() -> Callable[..., list[object]]:
    """The command that installs: uv inside .venv, or pip where uv cannot be had or is not wanted."""
    uv = BIN / f"uv{EXE}"
    if os.environ.get("DEV_INSTALLER") == "pip":
        return pip
    if not uv.exists() and run(pip("install", "--require-hashes", "-r", "requirements-uv.lock"), quiet=True):
        say("uv cannot be installed here: going on with pip alone")
        return pip
    return lambda *args: [uv, "pip", "--quiet", args[0], "--python", PYTHON, *args[1:]]


def install(what: str, *args: object) -> None:
    """Install with uv, else with pip. Raises StepError where neither can."""
    command = installer()
    if command is not pip:
        if run(command("install", *args), quiet=True) == 0:
            return
        say(f"uv could not install {what}: trying pip")
    need(pip("install", *args), f"installing {what}")


def install_training(lock: Path) -> None:
    """Everything from the lock by pip without its dependencies (the lock is whole but for torch), then torch by version."""
    need(pip("install", "--no-deps", "--require-hashes", "-r", lock), "installing training")
    need(pip("install", TORCH), f"installing {TORCH}")


def setup(name: str) -> None:
    """Bring .venv to what the lock of this name says; does nothing where the stamp tells that it is so."""
    lock, build, project = ROOT / LOCKS[name], ROOT / "requirements-build.lock", ROOT / "pyproject.toml"
    lock_key, project_key = key_of([lock]), key_of([project, build])
    if fresh(name, lock_key) and fresh("project", project_key):
        return
    started = time.monotonic()
    make_venv()
    if not fresh(name, lock_key):
        say(f"installing {name} from {lock.name}")
        if name == "training":
            install_training(lock)
        else:
            install(name, "--require-hashes", "-r", lock)
        stamp(name).write_text(lock_key, encoding="ascii")
    if not fresh("project", project_key):
        install("the build backend", "--require-hashes", "-r", build)
        install("onrecord", "--no-deps", "--no-build-isolation", "-e", ROOT)
        stamp("project").write_text(project_key, encoding="ascii")
    say(f"{name} is ready after {time.monotonic() - started:.0f} s")


# --- locks ---


def without_torch(lock: str) -> str:
    """A lock in requirements form without torch and the GPU libraries that one build of it pulls in."""
    kept, keep = [], True
    for line in lock.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            keep = not line.startswith(TORCH_FAMILY)
        if keep:
            kept.append(line)
    return "".join(kept)


def lock(args: Sequence[str]) -> int:
    """Resolve for every platform and Python from 3.11. Versions in the present locks stay unless --upgrade is given."""
    if unknown := [word for word in args if word != "--upgrade"]:
        raise StepError(f"lock takes --upgrade alone, not {' '.join(unknown)}", 2)
    setup("core")
    uv = BIN / f"uv{EXE}"
    if not uv.exists():
        raise StepError("uv is needed to lock, and cannot be installed here")
    form = "--universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet".split()
    compile_ = [uv, "pip", "compile", *form, *args]
    pins = ["-c", "requirements.lock"]
    need([*compile_, "pyproject.toml", "-o", LOCKS["core"]], "locking core")
    need([*compile_, "--group", "dev", "--all-extras", *pins, "pyproject.toml", "-o", LOCKS["dev"]], "locking dev")
    need([*compile_, "--all-extras", *pins, "pyproject.toml", "-o", LOCKS["extras"]], "locking extras")
    served = ["--extra", "serve", "--extra", "mcp", "-c", LOCKS["extras"]]
    need([*compile_, *served, "pyproject.toml", "-o", LOCKS["serve"]], "locking serve")
    need([*compile_, "--group", "build", *pins, "-o", "requirements-build.lock"], "locking build")
    need([*compile_, "--group", "training", *pins, "pyproject.toml", "-o", LOCKS["training"]], "locking training")
    training = ROOT / LOCKS["training"]
    training.write_text(without_torch(training.read_text(encoding="utf-8")), encoding="utf-8")
    wanted = VENV / "uv.in"
    wanted.write_text("uv\n", encoding="ascii")
    need([*compile_, wanted, "-o", "requirements-uv.lock"], "locking uv")
    return 0


# --- checks ---


def lint_steps() -> list[tuple[str, list[object]]]:
    """The checks that run no code of ours: name and command."""
    there = [name for name in CHECKED if (ROOT / name).exists()]
    return [
        ("format", [BIN / f"ruff{EXE}", "format", "--check", "--quiet", "."]),
        ("rules", [BIN / f"ruff{EXE}", "check", "--quiet", "."]),
        ("types", [BIN / f"mypy{EXE}", "--strict", "--no-error-summary", *there]),
        ("imports", [BIN / f"lint-imports{EXE}"]),
        ("security", [BIN / f"bandit{EXE}", "--quiet", "--configfile", "pyproject.toml", "--recursive", "src"]),
    ]


def test_steps(args: Sequence[str]) -> list[tuple[str, list[object]]]:
    """What follows the lint: the suite, the quality gate, the wheel."""
    steps: list[tuple[str, list[object]]] = [("tests", [PYTHON, "-m", "pytest", "-q", "-n", "auto", *args])]
    if (ROOT / "benchmarks" / "gate.py").is_file():
        steps.append(("quality gate", [PYTHON, "-m", "benchmarks.gate"]))
    steps.append(("wheel", [PYTHON, ROOT / ".ci" / "wheel.py"]))
    return steps


def check(steps: Iterable[tuple[str, list[object]]]) -> int:
    """Run every step, also after one has failed, and end with the first failure's exit status."""
    failed: list[tuple[str, int]] = []
    for name, command in steps:
        started = time.monotonic()
        say(f"== {name}")
        code = run(command)
        if code:
            failed.append((name, code))
        say(f"== {name}: {'FAILED' if code else 'ok'} after {time.monotonic() - started:.1f} s")
    if failed:
        say("FAILED: " + ", ".join(name for name, _ in failed))
    return failed[0][1] if failed else 0


def browser() -> None:
    """Chromium for the tests of the pages: installed where this is Debian or Ubuntu and may be; else what is left out is said.

    Raises StepError in CI, where nothing is left out.
    """
    if any(shutil.which(name) for name in BROWSERS):
        return
    apt, root = shutil.which("apt-get"), hasattr(os, "geteuid") and os.geteuid() == 0
    if apt and root:
        say("installing chromium with apt-get, for the tests of the pages")
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        quiet = [apt, "-qq", "-y", "--no-install-recommends"]
        if run([*quiet, "update"], quiet=True) == 0 and run([*quiet, "install", *CHROMIUM], quiet=True) == 0:
            return
    if os.environ.get("CI") == "true":
        raise StepError("no Chromium, and it cannot be installed here: the pages would go untried")
    say("SKIPPED: the tests of the pages in a browser, because there is no Chromium (apt-get install chromium)")


def test(args: Sequence[str]) -> int:
    """Every check. With arguments for pytest only lint and those tests, which is said; in CI nothing is ever left out."""
    setup("dev")
    browser()
    steps = lint_steps() + test_steps(args)
    if args and os.environ.get("CI") != "true":
        steps = steps[:-2] if steps[-2][0] == "quality gate" else steps[:-1]
        say("SKIPPED because tests were chosen: the quality gate and the wheel (run `python3 dev.py test` for everything)")
    elif not (ROOT / "benchmarks" / "gate.py").is_file():
        say("SKIPPED: the quality gate, because benchmarks/gate.py is not there")
    return check(steps)


def lint(args: Sequence[str]) -> int:
    setup("dev")
    if args:
        raise StepError(f"lint takes no arguments, not {' '.join(args)}", 2)
    return check(lint_steps())


def docs(args: Sequence[str]) -> int:
    setup("dev")
    found = sorted(path for path in (ROOT / "tests").rglob("test_*docs*.py"))
    steps: list[tuple[str, list[object]]] = [("docs", [PYTHON, "-m", "pytest", "-q", *found, *args])]
    if not args:
        steps.insert(0, ("papers", [PYTHON, "-m", "tools.papers"]))
    return check(steps)


def set_up(args: Sequence[str]) -> int:
    unknown = [name for name in args if name not in LOCKS]
    if unknown:
        raise StepError(f"no environment {unknown[0]!r}: there are {', '.join(LOCKS)}", 2)
    for name in args or ["core"]:
        setup(name)
    return 0


def program(args: Sequence[str]) -> int:
    """Any onrecord command, where the user stands, in place of this process so that signals and exit codes are its own."""
    setup("core")
    if args[0] in NEEDS:
        setup(NEEDS[args[0]])
    command = [str(BIN / f"onrecord{EXE}"), *args]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - our own program, no shell
    return subprocess.run(command, check=False).returncode


OWN: dict[str, Callable[[Sequence[str]], int]] = {"setup": set_up, "test": test, "lint": lint, "docs": docs, "lock": lock}


def main(args: Sequence[str]) -> int:
    """Exit status: the child's own; 1 where the environment could not be made, 2 on wrong use."""
    if not args:
        say((__doc__ or "").strip())
        return 2
    own = OWN.get(args[0])
    if args[0 if own is None else 1 :] in (["-h"], ["--help"]):
        print((__doc__ or "").strip(), flush=True)
        if own:
            return 0
    try:
        return own(args[1:]) if own else program(args)
    except StepError as error:
        say(f"dev.py: {error}")
        return error.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
