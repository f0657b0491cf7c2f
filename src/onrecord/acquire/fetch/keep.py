"""The raw bytes of what was fetched, each answer a WARC file of its own that can be read again."""

from __future__ import annotations

import gzip
import os
import uuid
from datetime import datetime
from pathlib import Path

from onrecord.acquire.fetch.transport import Answer
from onrecord.types import sha256_of


def keep_answer(folder: Path, answer: Answer, at: datetime) -> Path:
    """Write an answer into the folder unless the same bytes from the same address are there; the file it lies in.

    A file is whole or not there: it is written beside its place and moved.
    """
    key = sha256_of(f"{answer.address.url}\n{sha256_of(answer.body)}")
    path = folder / key[:2] / f"{key[:32]}.warc.gz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}")
        partial.write_bytes(gzip.compress(_record(answer, at), mtime=0))
        partial.replace(path)
    return path


def _record(answer: Answer, at: datetime) -> bytes:
    """A response record of WARC/1.0 (ISO 28500). The transfer's framing is undone; the body is packed as it came."""
    left_out = ("transfer-encoding", "content-length", "connection")
    lines = [f"{name}: {value}" for name, value in answer.headers if name not in left_out]
    head = "\r\n".join([f"HTTP/1.1 {answer.status} ", *lines, f"content-length: {len(answer.raw)}", "", ""])
    block = head.encode("utf-8", "replace") + answer.raw
    fields = [
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>",
        f"WARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}",
        f"WARC-Target-URI: {answer.address.url}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*fields, "", ""]).encode() + block + b"\r\n\r\n"


__all__ = ["keep_answer"]
