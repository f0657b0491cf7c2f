"""A Merkle tree over seals: one hash that changes when any record is changed, added or taken away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def merkle_root(seals: Iterable[str]) -> str:
    """Hex root over seals (hex SHA-256), sorted first, so the order of adding does not matter.

    Leaves are SHA-256(00 seal), nodes SHA-256(01 left right), an odd node goes up as it is (as in RFC 6962, section 2.1);
    over nothing it is the SHA-256 of nothing.
    """
    level = [hashlib.sha256(b"\x00" + seal).digest() for seal in sorted(bytes.fromhex(seal) for seal in seals)]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [_node(left, right) for left, right in pairs] + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()
