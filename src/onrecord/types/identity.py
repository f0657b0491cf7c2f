"""Content hashes: ids over exactly what decides identity, so that writing twice is harmless."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def sha256_of(data: bytes | str) -> str:
    """Hex SHA-256 of bytes, or of a text's UTF-8 (a lone surrogate is kept as such, not refused)."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


# Made once: `json.dumps` would make an encoder for every id.
_canonical = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode


def content_id(prefix: str, *parts: Any) -> str:
    """`prefix-` and 16 hex digits of the SHA-256 over the parts as canonical JSON (lists, strings, numbers, null)."""
    return f"{prefix}-{sha256_of(_canonical(parts))[:16]}"
