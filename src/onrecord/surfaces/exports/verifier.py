"""Verify a bundle of evidence that onrecord wrote: `python3 verify.py BUNDLE`. Needs Python 3.9 or newer and nothing else.

What is checked: the file is byte for byte what its contents make; every text and record has the hash it is named by; every
passage stands in its text; every record is a leaf of the ledger whose root the bundle names. Compare the digest and that root
with what you were given by another way: nothing inside a bundle can prove where it comes from.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

FORMAT = "onrecord-bundle-1"
# The fields that each kind of record is sealed over, in this order.
SEALED = {
    "documents": ("id", "sha256", "raw_sha256", "encoding", "known_since"),
    "reports": ("id", "document", "known_since", "body"),
    "runs": ("extractor", "first_seen"),
    "readings": ("report", "extractor", "statements", "known_since"),
    "statements": ("id", "report", "extractor", "known_since", "body"),
    "judgements": ("id", "body"),
}
REPORT = ("document", "outlet", "published", "url", "title", "given_id")
JUDGEMENT = ("kind", "targets", "by", "at", "reason", "value", "confidence")


class Wrong(Exception):  # noqa: N818 (a sentence that says what is wrong reads: REFUSED)
    """What does not hold, in a sentence."""


def need(holds: bool, what: str) -> None:
    if not holds:
        raise Wrong(what)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def content_id(prefix: str, *parts: Any) -> str:
    return f"{prefix}-{sha256(canonical(parts))[:16]}"


def pack(entries: dict[str, bytes]) -> bytes:
    """The one archive of these contents: stored, without dates, in this order (APPNOTE.TXT 4.3)."""
    body, directory = b"", b""
    for name, data in entries.items():
        raw = name.encode("ascii")
        facts = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(raw), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + facts + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw
        body += b"PK\x03\x04" + facts + raw + data
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def unpack(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {name: archive.read(name) for name in archive.namelist()}
        again = pack(entries)
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
        zlib.error,
        struct.error,
    ) as error:
        raise Wrong(f"the archive cannot be read: {error}") from error
    need(again == data, "the archive holds something besides its contents, or is not as it was written")
    return entries


def seal(kind: str, row: dict[str, Any]) -> str:
    text = "\x1f".join((kind, *(str(row[name]) for name in SEALED[kind])))
    return sha256(text.encode("utf-8", "surrogatepass"))


def root_from(leaf: str, path: list[str]) -> str:
    """The root that a seal and its audit path lead to (RFC 6962): each step names the sibling and its side."""
    node = hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest()
    for step in path:
        side, sibling = step[0], bytes.fromhex(step[1:])
        node = hashlib.sha256(b"\x01" + (sibling + node if side == "<" else node + sibling)).digest()
    return node.hex()


def check_record(kind: str, row: dict[str, Any], texts: dict[str, str], given: dict[tuple[str, str], dict[str, Any]]) -> None:
    """One record against its id and what it refers to."""
    body = json.loads(row["body"]) if "body" in row else {}
    if kind == "documents":
        need(row["id"] in texts, f"the text of document {row['id']} is missing")
        hashed = sha256(texts[row["id"]].encode("utf-8", "surrogatepass"))
        need(row["sha256"] == hashed and row["id"] == f"d-{hashed[:16]}", f"document {row['id']} is not its text")
    elif kind == "reports":
        parts = [row["document"], *(body[name] for name in REPORT[1:])]
        need(row["id"] == content_id("r", *parts), f"report {row['id']} is not what its id says")
        need(("documents", row["document"]) in given, f"the document of report {row['id']} is missing")
    elif kind == "judgements":
        need(
            row["id"] == content_id("j", *(body[name] for name in JUDGEMENT)), f"judgement {row['id']} is not what its id says"
        )
    elif kind == "statements":
        need(("reports", row["report"]) in given, f"the report of statement {row['id']} is missing")
        document = given["reports", row["report"]]["document"]
        spans = body["content"]["spans"]
        need(
            row["id"] == body["id"] == content_id("s", document, body["act"], spans), f"statement {row['id']} is not its words"
        )
        for name, words, places in passages(body):
            found = " ".join(texts[document][start:end] for start, end in places)
            need(words == found, f"the {name} of statement {row['id']} does not stand in its text")


def passages(body: dict[str, Any]) -> list[tuple[str, str, list[list[int]]]]:
    names = ("cue", "content", "condition", "hedge", "speaker", "party", "to", "deadline", "said_on")
    held = [(name, body.get(name)) for name in names] + [("chain", actor) for actor in body["chain"]]
    return [(name, one["text"], one["spans"]) for name, one in held if one and one.get("text") and one.get("spans")]


def key_of(kind: str, row: dict[str, Any]) -> tuple[str, str]:
    names = {"runs": ("extractor",), "readings": ("report", "extractor")}.get(kind, ("id",))
    return kind, " ".join(row[name] for name in names)


def verify(data: bytes) -> dict[str, Any]:
    """What the bundle holds, as counts, digest and root. Raises Wrong where anything does not hold."""
    entries = unpack(data)
    try:
        return check(entries)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise Wrong(f"the bundle is not in the form of {FORMAT}: {error!r}") from error


def check(entries: dict[str, bytes]) -> dict[str, Any]:
    manifest = json.loads(entries["bundle.json"])
    digest = manifest.pop("digest")
    need(manifest["format"] == FORMAT, f"this verifier reads {FORMAT}")
    need(digest == sha256(canonical(manifest)), "the manifest is not what its digest says")
    need(entries["bundle.json"] == canonical({**manifest, "digest": digest}) + b"\n", "the manifest is not as it was written")
    need(set(manifest["files"]) == set(entries) - {"bundle.json"}, "files are missing or were added")
    for name, meant in manifest["files"].items():
        need(sha256(entries[name]) == meant, f"{name} is not what its hash says")
    texts = {
        name[len("texts/") : -len(".txt")]: data.decode("utf-8", "surrogatepass")
        for name, data in entries.items()
        if name.startswith("texts/")
    }
    lines = [json.loads(line) for line in entries["records.jsonl"].split(b"\n") if line]
    given = {key_of(line["kind"], line["record"]): line["record"] for line in lines}
    need(len(given) == len(lines), "a record is there twice")
    need(len(texts) == sum(1 for line in lines if line["kind"] == "documents"), "a text belongs to no document")
    for line in lines:
        kind, row = line["kind"], line["record"]
        need(set(row) == {*SEALED[kind], "seal"}, f"a record of {kind} has other fields")
        need(row["seal"] == seal(kind, row), f"{' '.join(key_of(kind, row))} is not what its seal says")
        check_record(kind, row, texts, given)
        need(root_from(row["seal"], line["path"]) == manifest["root"], f"{' '.join(key_of(kind, row))} is not in that ledger")
    counts = {kind: sum(1 for line in lines if line["kind"] == kind) for kind in SEALED}
    return {"counts": counts, "digest": digest, "root": manifest["root"]}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write((__doc__ or "") + "\n")
        return 2
    try:
        told = verify(Path(arguments[0]).read_bytes())
    except OSError as error:
        sys.stderr.write(f"{arguments[0]}: {error.strerror}\n")
        return 1
    except Wrong as wrong:
        sys.stderr.write(f"{arguments[0]}: REFUSED: {wrong}\n")
        return 1
    held = ", ".join(f"{count} {kind}" for kind, count in told["counts"].items() if count)
    sys.stdout.write(f"{arguments[0]}: holds: {held}\ndigest {told['digest']}\nledger root {told['root']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
