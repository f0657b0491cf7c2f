"""Papers that cannot go stale: docs/commands.md, README's runs, and the figures that the page shows.

They come from the program's own help, its real output, and benchmarks/floors.json.

python -m tools.papers            write all
python -m tools.papers --check    say what is stale, exit 1 where anything is
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from onrecord.settings import VARIABLES
from onrecord.surfaces.cli import app
from onrecord.surfaces.doors import COMMANDS, EXIT_CODES, load

ROOT = Path(__file__).resolve().parent.parent
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
README = ROOT / "README.md"
FLOORS, FIGURES = ROOT / "benchmarks" / "floors.json", ROOT / "src" / "onrecord" / "surfaces" / "web" / "pages" / "figures.json"
# What README has its reader do before all that it shows.
FIRST = "onrecord read examples/"
# <!-- run: onrecord … --> begins a block that is replaced by the command and what it prints.
_RUN = re.compile(r"(?P<open><!-- run: (?P<command>[^\n]*?) -->\n).*?(?P<close><!-- end -->)", re.DOTALL)
_MARKUP = re.compile(r"\[/?bold\]")


def commands_page() -> str:
    """docs/commands.md, printed from the commands themselves."""
    parts = ["# Commands\n", f"Written by `python -m tools.papers` from the program. {_summary()}\n"]
    for panel in dict.fromkeys(panel for _, _, panel in COMMANDS.values()):
        parts.append(f"## {panel}\n")
        parts += [_command(name) for name, (_, _, own) in COMMANDS.items() if own == panel]
    codes = [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    variables = [f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items()]
    parts += ["## Exit codes\n", "\n".join(["| code | meaning |", "| --- | --- |", *codes]) + "\n"]
    parts += ["## Environment\n", "\n".join(["| variable | sets |", "| --- | --- |", *variables]) + "\n"]
    return "\n".join(parts)


def _summary() -> str:
    root: Any = get_command(app)
    options = ", ".join(f"`{option.opts[0]}`" for option in root.params)
    return f"Before a command: {options}. Answers go to stdout, everything else to stderr; colour only on a terminal."


def _command(name: str) -> str:
    command: Any = load(name)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join(["onrecord", name, *(_used(one) for one in arguments), "[OPTIONS]"])
    parts = [f"### onrecord {name}\n", f"    {usage}\n", f"{_flow(command.help)}\n"]
    rows = [f"| `{_cell(_placeholder(one))}` | {_line(one.help)} |" for one in arguments] + [
        f"| `{_spelled(one)}` | {_meaning(one)} |" for one in options
    ]
    parts.append("\n".join(["| argument or option | meaning |", "| --- | --- |", *rows]) + "\n")
    return "\n".join([*parts, *_examples(command.epilog or "")])


def _flow(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _line(help: str) -> str:
    return "; ".join(help.split("\n\n"))


def _used(argument: Any) -> str:
    return _placeholder(argument) if argument.required else f"[{_placeholder(argument)}]"


def _placeholder(argument: Any) -> str:
    return str(argument.metavar)


def _spelled(option: Any) -> str:
    spelled = ", ".join(option.opts)
    return _cell(f"{spelled} {option.metavar}") if option.metavar else spelled


def _cell(text: str) -> str:
    """Words that stand in a cell of a table."""
    return text.replace("|", "\\|")


def _meaning(option: Any) -> str:
    required = " Required." if option.required else ""
    shown = option.show_default if isinstance(option.show_default, str) else option.default
    default = f" Default: {shown}." if shown not in (None, False, "", ()) else ""
    return f"{option.help}{required}{default}"


def _examples(epilog: str) -> Iterator[str]:
    lines = [line for line in _MARKUP.sub("", epilog).splitlines() if line and not line.startswith("Example")]
    yield "\n".join(f"    {line}" for line in lines) + "\n"


def readme(text: str) -> str:
    """README with every run done again, in order, on one new ledger after FIRST: a newcomer sees the same."""
    with tempfile.TemporaryDirectory() as folder:
        _run(FIRST, Path(folder))
        return _RUN.sub(lambda match: f"{match['open']}{_run(match['command'], Path(folder))}{match['close']}", text)


def figures() -> str:
    """The measured figures that the page shows: the floors, which are what was measured when they were pinned."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return json.dumps({"corpus": floors["corpus"], "floors": floors["floors"]}, indent=1) + "\n"


def _run(command: str, folder: Path) -> str:
    """One command as a person would see it: what it prints on stdout, as an indented block."""
    program, *arguments = shlex.split(command)
    if program != "onrecord":
        raise ValueError(f"README runs onrecord only, not {program}")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    environment |= {"ONRECORD_LEDGER": str(folder / "onrecord.db"), "COLUMNS": "110", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    if done.returncode:
        raise ValueError(f"{command}: exit {done.returncode}: {done.stderr}")
    printed = "\n".join(f"    {line}".rstrip() for line in [f"$ {command}", *done.stdout.rstrip().splitlines()])
    return f"{printed}\n"


def main(arguments: list[str]) -> int:
    stale = 0
    pages = ((COMMANDS_PAGE, commands_page()), (FIGURES, figures()), (README, readme(README.read_text(encoding="utf-8"))))
    for path, made in pages:
        if path.is_file() and path.read_text(encoding="utf-8") == made:
            continue
        stale += 1
        if "--check" not in arguments:
            path.write_text(made, encoding="utf-8")
        sys.stderr.write(f"{path.relative_to(ROOT)} {'is stale' if '--check' in arguments else 'written'}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
