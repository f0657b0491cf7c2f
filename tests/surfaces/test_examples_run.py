"""Every example of docs/commands.md is run, in its order, on the record of the reports in examples/."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.asking import settle
from onrecord.ledger import Ledger
from onrecord.surfaces.cli import app
from tests.surfaces.conftest import SHIPPED
from tools import papers

pytestmark = pytest.mark.skipif(not SHIPPED.is_file(), reason="NO MODEL in src/onrecord/model: the examples cannot be read")

# What one machine without a network cannot do in a moment, and where it is tried.
NOT_HERE = {
    "onrecord read https://example.org/feed.xml --raw fetched/": "tests/acquire/test_fetch.py",
    "onrecord watch feeds.opml --every 30": "tests/surfaces/test_watch.py",
    "onrecord watch feeds.opml --once --format jsonl >> new.jsonl": "tests/surfaces/test_watch.py",
    "onrecord load s3://bucket/read --ledger postgresql://host/onrecord": "tests/archive/test_archive.py",
    "onrecord serve": "tests/surfaces/web/test_serve.py",
    "onrecord serve --host 0.0.0.0 --name record.example --behind-tls": "tests/surfaces/web/test_serve.py",
    "onrecord mcp --ledger statements.db": "tests/assistant/test_mcp.py",
    "onrecord mcp --http --port 8322": "tests/assistant/test_mcp.py",
    "onrecord copy onrecord.db postgresql://localhost/onrecord": "tests/ledger/test_copy_and_runs.py",
}
# What these print is the answer: an example that finds nothing shows nothing.
ASKING = ("show", "search", "stand", "timeline", "gaps", "changes", "overdue", "parties", "matters")
SHOWN, OTHER, TOKEN = "s-3fa1", "s-91bc", "5d1c90aa"
GOLD = {"id": "1", "text": "Norland will sign, Ada Berg said.", "attributions": [{}]}
GOLD["attributions"] = [{"source": [[19, 27]], "cue": [[28, 32]], "content": [[0, 17]]}]


def lines() -> list[str]:
    page = papers.COMMANDS_PAGE.read_text(encoding="utf-8")
    return [line for line in re.findall(r"^    ((?:onrecord|curl) .+)$", page, re.MULTILINE) if "[OPTIONS]" not in line]


def run(words: str, input: str | None = None) -> Result:
    """A command as a shell would run it: what it prints goes where `>` says."""
    parts = shlex.split(words)
    assert parts[0] == "onrecord"
    sign = next((at for at, part in enumerate(parts) if part == ">"), len(parts))
    result = CliRunner().invoke(app, parts[1:sign], input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    if parts[sign + 1 :]:
        Path(parts[sign + 1]).write_text(result.stdout, encoding="utf-8")
    return result


@pytest.fixture
def named(folder: Path) -> dict[str, str]:
    """The files that the examples name, and the record they are asked of; what stands there for the ids in the examples."""
    shutil.copytree(papers.ROOT / "examples", folder / "reports")
    shutil.copytree(papers.ROOT / "examples", folder / "archive")
    shutil.copy(folder / "reports" / "2025-06-25-hague-summit.txt", folder / "report.txt")
    Path("polnear-dev.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    assert run("onrecord read reports/").exit_code == 0
    assert run("onrecord export brat -o annotated").exit_code == 0
    Path("project-1.json").write_text("[]", encoding="utf-8")
    with Ledger.open("onrecord.db") as ledger:
        for extractor in ("onrecord-0.1.0+4983efec", "onrecord-0.2.0+91bc3fa1"):
            report = next(ledger.reports())
            ledger.add([(report, ())], extractor=extractor, at="2025-01-01T00:00:00Z")
        settle(ledger)
        first, *_, last = ledger.select()
    return {SHOWN: first.id, OTHER: last.id}


def done(line: str, named: dict[str, str]) -> Iterator[Result]:
    """What each command of an example line came to, with the ids that are there in place of those it shows."""
    for shown, there in named.items():
        line = line.replace(shown, there)
    report = Path("report.txt").read_text(encoding="utf-8") if " | " in line else None
    for command in line.rpartition(" | ")[2].split(" && "):
        yield run(command, input="a\nq" if " review --" in line else report)


def test_every_example_does_what_it_says(named: dict[str, str]) -> None:
    assert set(NOT_HERE) <= set(lines())
    assert all((papers.ROOT / there).is_file() for there in NOT_HERE.values())
    for line in lines():
        if line in NOT_HERE:
            continue
        for result in done(line, named):
            assert result.exit_code == 0, f"{line}: {result.stderr}"
            if " token new" in line:
                named[TOKEN] = re.findall(r"\b[0-9a-f]{8}\b", run("onrecord token list").stdout)[0]
            if line.split()[1] in ASKING and "--runs" not in line:
                assert result.stdout, f"{line} finds nothing: {result.stderr}"
