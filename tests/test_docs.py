"""Rules for the tree as a whole: what may not stand in it, what must be there, and how long things may be."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Written apart, so that this file does not hold what it forbids.
REGISTRIES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "deb" + r"ian\.org/debian"])
)
MACHINE = re.compile(
    "(?<![\\w.])(?:" + "|".join(["/ro" + "ot/", "/ho" + "me/[a-z]", "/Us" + "ers/", "/wo" + "rk/", "/tm" + "p/w/"]) + ")"
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
FILE_LINES, FUNCTION_LINES = 400, 60


def kept() -> list[Path]:
    """The files git knows or would take, read as the tree; all files of an unpacked source where there is no git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    names = done.stdout.splitlines()
    paths = [ROOT / name for name in names] if names else [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [path for path in paths if path.is_file() and path.stat().st_size < 2_000_000]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def long_parts(source: str) -> list[str]:
    """Functions over the limit, by name and length."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = [(node.name, (node.end_lineno or 0) - node.lineno) for node in nodes]
    return [f"{name}: {lines}" for name, lines in lengths if lines > FUNCTION_LINES]


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE], ids=["registry hosts", "machine paths"])
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    assert [str(path.relative_to(ROOT)) for path in kept() if pattern.search(text_of(path))] == []


def test_locks_hold_hashes_and_no_addresses() -> None:
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert {path.name for path in locks} >= {
        f"requirements{kind}.lock" for kind in ("", "-dev", "-extras", "-serve", "-training", "-build", "-uv")
    }
    for path in locks:
        lines = text_of(path).splitlines()
        assert not re.search(r"https?://|--(?:extra-)?index|--find-links", text_of(path)), path.name
        pins = [number for number, line in enumerate(lines) if line[:1].isalnum()]
        assert pins, path.name
        assert all("==" in lines[number] and "--hash=sha256:" in lines[number + 1] for number in pins), path.name


def test_common_packages_have_one_version_in_all_locks() -> None:
    pins: dict[tuple[str, str], set[str]] = {}
    for name in (
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-extras.lock",
        "requirements-serve.lock",
        "requirements-training.lock",
    ):
        for match in re.finditer(r"^([\w.-]+)==([^\s;]+)[ ;]*([^\\\n]*)", text_of(ROOT / name), re.MULTILINE):
            pins.setdefault((match[1], match[3].strip()), set()).add(match[2])
    assert {key: versions for key, versions in pins.items() if len(versions) > 1} == {}


def test_every_link_of_the_papers_leads_to_a_file() -> None:
    papers = [path for path in kept() if path.suffix == ".md"]
    assert papers
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in papers
        for target in LINK.findall(text_of(path))
        if "://" not in target and not (path.parent / target).exists()
    ]
    assert broken == []


def test_files_and_functions_stay_short() -> None:
    sources = [path for path in kept() if path.suffix == ".py"]
    assert [f"{path.relative_to(ROOT)}" for path in sources if text_of(path).count("\n") > FILE_LINES] == []
    assert [f"{path.relative_to(ROOT)}: {part}" for path in sources for part in long_parts(text_of(path))] == []


def test_a_long_function_is_noticed() -> None:
    assert long_parts("def f():\n" + "    pass\n" * 61) == ["f: 61"]


def test_decisions_are_dated_and_short() -> None:
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert notes
    assert [
        path.name for path in notes if not re.match(r"\d{4}-\d\d-\d\d-", path.name) or text_of(path).count("\n") >= 40
    ] == []
