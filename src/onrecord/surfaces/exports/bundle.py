"""Evidence to hand over: records, texts, hashes and their place in the ledger, in one file that a stranger can verify."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.verifier import FORMAT, canonical, pack, sha256

_README = """\
Evidence from a ledger of onrecord.

    python3 verify.py FILE       (FILE is the archive itself, not a folder it was unpacked to)

verify.py needs Python 3.9 or newer and nothing else. It comes with every copy of onrecord, too
(onrecord/surfaces/exports/verifier.py): take it from there if you do not trust this one.

records.jsonl  one record a line: its kind, its fields, its seal (SHA-256 over the fields), and the path that leads from the
               seal to the root of the whole ledger (a Merkle tree as in RFC 6962)
texts/         the documents that the statements stand in; offsets in records are code points of these
bundle.json    hashes of all files, the ledger's root, what was chosen; `digest` is over all of it

Write down the digest and the root by another way (a letter, a newspaper): a bundle cannot vouch for itself.
"""


def write_bundle(job: Job, path: Path) -> Written:
    """The chosen statements with their reports, texts, runs and judgements, as the ledger holds them, sealed and proved."""
    statements = list(job.statements())
    evidence = job.ledger.sealed(statements, job.choice.known_by)
    lines = [{"kind": one.kind, "record": one.record, "path": list(one.path)} for one in evidence.records]
    entries = {
        "README.txt": _README.encode("ascii"),
        "records.jsonl": b"".join(canonical(line) + b"\n" for line in lines),
        **{f"texts/{name}.txt": text for name, text in evidence.texts.items()},
        "verify.py": files("onrecord.surfaces.exports").joinpath("verifier.py").read_bytes(),
    }
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "made_by": f"onrecord {__version__}",
        "root": evidence.root,
        "chosen": {name: _plain(value) for name, value in _fields(job) if value},
        "files": {name: sha256(data) for name, data in entries.items()},
    }
    manifest["digest"] = sha256(canonical(manifest))
    path.write_bytes(pack({"bundle.json": canonical(manifest) + b"\n", **entries}))
    return Written(len(statements))


def _fields(job: Job) -> list[tuple[str, Any]]:
    return [(name, getattr(job.choice, name)) for name in type(job.choice).__dataclass_fields__]


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


__all__ = ["write_bundle"]
