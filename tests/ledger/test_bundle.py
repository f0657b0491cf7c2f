"""A bundle of evidence: whoever has it can verify it, and nobody can change it unseen."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.merkle import audit_paths, merkle_root
from onrecord.surfaces.exports import Job
from onrecord.surfaces.exports.bundle import write_bundle
from onrecord.surfaces.exports.verifier import Wrong, canonical, pack, root_from, sha256, unpack, verify
from onrecord.types import Judgement
from tests.ledger.ledger_made import AT, READER, batch


@pytest.fixture
def bundle(address: str, tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "evidence.zip"
    with Ledger.open(address) as ledger:
        given = batch(*range(1, 8))
        ledger.add(given, extractor=READER, at=AT)
        ledger.judge(Judgement("accept", (given[0][1][0].id,), "A. Reviewer", AT, "read it \ud800"))
        assert write_bundle(Job(ledger), path).rows == 7
        return path, ledger.root()


def test_a_stranger_verifies_it_without_onrecord(bundle: tuple[Path, str], tmp_path: Path) -> None:
    path, root = bundle
    script = tmp_path / "verify.py"
    script.write_bytes(unpack(path.read_bytes())["verify.py"])
    # -I and -S: neither this folder nor any installed package can be imported.
    done = subprocess.run([sys.executable, "-I", "-S", script, path], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert f"ledger root {root}" in done.stdout
    assert "7 documents, 7 reports, 1 runs, 7 readings, 7 statements, 1 judgements" in done.stdout
    path.write_bytes(path.read_bytes()[:-1])
    done = subprocess.run([sys.executable, "-I", "-S", script, path], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "REFUSED" in done.stderr


def test_a_flipped_bit_anywhere_is_refused(bundle: tuple[Path, str]) -> None:
    data = bundle[0].read_bytes()
    chance = random.Random(11)
    entries = unpack(data)
    edges = [at for name in entries for at in range(data.index(name.encode()) - 30, data.index(name.encode()) + 4)]
    places = {*range(24), *range(len(data) - 120, len(data)), *edges, *chance.choices(range(len(data)), k=250)}
    for place in sorted(places):
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        with pytest.raises(Wrong):
            verify(bytes(changed))
    for wrong in (b"", data + b"\x00", b"x" + data, data[: len(data) // 2]):
        with pytest.raises(Wrong):
            verify(wrong)


def test_what_was_changed_with_intent_is_refused(bundle: tuple[Path, str]) -> None:
    """Whoever packs it anew, hashes and digest and all, still cannot change a record, a text, or what is in the ledger."""
    entries = unpack(bundle[0].read_bytes())

    def forged(name: str, old: bytes, new: bytes) -> bytes:
        changed = {**entries, name: entries[name].replace(old, new)}
        assert changed[name] != entries[name]
        manifest = json.loads(changed.pop("bundle.json"))
        manifest.pop("digest")
        manifest["files"] = {one: sha256(data) for one, data in changed.items()}
        manifest["digest"] = sha256(canonical(manifest))
        return pack({"bundle.json": canonical(manifest) + b"\n", **changed})

    text = next(name for name in entries if name.startswith("texts/"))
    for name, old, new in (
        (text, b"Norway", b"Sweden"),
        ("records.jsonl", b'\\"act\\":\\"commit\\"', b'\\"act\\":\\"refuse\\"'),
        ("records.jsonl", b'\\"outlet\\":\\"Daily\\"', b'\\"outlet\\":\\"Weekly\\"'),
        ("records.jsonl", b"A. Reviewer", b"B. Reviewer"),
        ("records.jsonl", b'"path":["', b'"path":["<' + b"0" * 64 + b'","'),
        ("records.jsonl", AT.encode(), b"2020-01-01T00:00:00Z"),
    ):
        with pytest.raises(Wrong):
            verify(forged(name, old, new))
    assert verify(forged("README.txt", b"Evidence", b"evidence"))["digest"] != verify(bundle[0].read_bytes())["digest"]


def test_no_line_can_be_left_out_of_what_is_referred_to(bundle: tuple[Path, str]) -> None:
    entries = unpack(bundle[0].read_bytes())
    lines = entries["records.jsonl"].splitlines(keepends=True)
    for number, line in enumerate(lines):
        if json.loads(line)["kind"] not in ("documents", "reports"):
            continue
        rest = {**entries, "records.jsonl": b"".join(lines[:number] + lines[number + 1 :])}
        manifest = json.loads(rest.pop("bundle.json"))
        manifest.pop("digest")
        manifest["files"] = {one: sha256(data) for one, data in rest.items()}
        manifest["digest"] = sha256(canonical(manifest))
        with pytest.raises(Wrong, match=r"missing|belongs to no document"):
            verify(pack({"bundle.json": canonical(manifest) + b"\n", **rest}))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 13])
def test_paths_lead_to_the_root(count: int) -> None:
    seals = [sha256(str(number).encode()) for number in range(count)]
    root, paths = audit_paths(seals, set(seals[::2]))
    assert root == merkle_root(seals)
    assert {root_from(seal, list(path)) for seal, path in paths.items()} == {root}
    assert paths.keys() == set(seals[::2])
