"""Papers that the program prints are as the program prints them now."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.settings import VARIABLES
from onrecord.surfaces.doors import COMMANDS, EXIT_CODES, load
from onrecord.surfaces.exports import EXPORTERS
from tests.surfaces.conftest import SHIPPED, Run
from tools import papers


def test_the_page_of_commands_is_what_the_program_says() -> None:
    assert papers.COMMANDS_PAGE.read_text(encoding="utf-8") == papers.commands_page(), "run: python -m tools.papers"


def test_the_figures_that_the_page_shows_are_those_that_the_gate_holds() -> None:
    assert papers.FIGURES.read_text(encoding="utf-8") == papers.figures(), "run: python -m tools.papers"


@pytest.mark.skipif(not SHIPPED.is_file(), reason="NO MODEL in src/onrecord/model: README's runs cannot be checked")
def test_the_runs_in_the_readme_are_what_the_program_prints() -> None:
    text = papers.README.read_text(encoding="utf-8")
    assert "<!-- run: onrecord read" in text
    assert text == papers.readme(text), "run: python -m tools.papers"


def test_what_the_readme_shows_follows_from_its_first_command() -> None:
    shown = papers.README.read_text(encoding="utf-8")
    first = shown.index(papers.FIRST.replace("onrecord", "python3 dev.py"))
    assert first < shown.index("<!-- run:")


def test_the_readme_is_short() -> None:
    assert len(papers.README.read_text(encoding="utf-8").splitlines()) < 150


def test_every_command_named_in_the_papers_exists() -> None:
    pages = [papers.README, papers.ROOT / "CONTRIBUTING.md", *sorted((papers.ROOT / "docs").glob("*.md"))]
    named = {
        word
        for page in pages
        for word in re.findall(r"(?:`|\$ |    |dev\.py )onrecord ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_and_their_help_agree(run: Run, name: str) -> None:
    command = load(name)
    assert (command.help or "").splitlines()[0] == COMMANDS[name][1]
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"onrecord {name}" in (command.epilog or ""), "its help shows an example"
    assert "bool" not in shown.stdout, "a flag takes no value"


def test_help_prints_what_stands_in_brackets(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "onrecord[tables]" in run("export", "--help").stdout
    assert '"source": [[start, end]]' in run("evaluate", "--help").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_usage_line_and_defaults_stand_as_a_user_would_write_them(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = run(name, "--help").stdout
    usage = next(line for line in shown.splitlines() if "Usage:" in line)
    asked = [
        one.metavar if one.required else f"[{one.metavar}]" for one in load(name).params if not one.opts[0].startswith("-")
    ]
    assert usage.split(f" {name} ")[1].split() == ["[OPTIONS]", *asked]
    assert not re.search(r"<\w+(\[\w+\])?>|default: \(", shown)


def test_every_option_that_takes_a_day_says_how_to_write_it() -> None:
    options: list[Any] = [option for name in COMMANDS for option in load(name).params]
    asked = [option.help for option in options if option.metavar == "DATE"]
    assert len(asked) > 12
    assert not [told for told in asked if "(YYYY-MM-DD)" not in told]


def test_each_format_of_an_export_has_a_line_of_its_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = run("export", "--help").stdout
    begun = re.findall(r"^│ (?:\* +FORMAT)? +(\w+): ", shown, re.MULTILINE)
    assert begun == list(EXPORTERS)


def test_help_flows_to_the_width_of_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    lines = [line.strip() for line in run("review", "--help").stdout.splitlines()]
    start = next(number for number, line in enumerate(lines) if line.startswith("a accepts, c corrects"))
    paragraph = lines[start : lines.index("", start)]
    assert len(paragraph) > 3
    assert min(map(len, paragraph[:-1])) > 70


def test_help_lists_every_command_and_version_is_told(run: Run) -> None:
    shown = run("--help").stdout
    assert all(name in shown for name in COMMANDS)
    assert "bool" not in shown
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_exit_codes_and_settings_are_those_of_the_program() -> None:
    page = papers.COMMANDS_PAGE.read_text(encoding="utf-8")
    assert set(map(int, re.findall(r"^\| (\d+) \|", page, re.MULTILINE))) == set(EXIT_CODES)
    assert set(re.findall(r"ONRECORD_[A-Z]+", page)) == set(VARIABLES)
    sources = "".join(path.read_text(encoding="utf-8") for path in (papers.ROOT / "src").rglob("*.py"))
    assert set(re.findall(r"\"(ONRECORD_[A-Z]+)\"", sources)) == set(VARIABLES)
