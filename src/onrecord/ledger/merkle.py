"""A Merkle tree over seals: one hash that changes when any record is changed, added or taken away."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing


def merkle_root(seals: Iterable[str]) -> str:
    """Hex root over seals (hex SHA-256), sorted first, so the order of adding does not matter.

    Leaves are SHA-256(00 seal), nodes SHA-256(01 left right), an odd node goes up as it is (as in RFC 6962, section 2.1);
    over nothing it is the SHA-256 of nothing. Memory does not grow with the number of seals.
    """
    # Subtrees that are complete, largest first, each with its height: at most one of a height, so some twenty for a million.
    waiting: list[tuple[int, bytes]] = []
    for seal in _sorted(seals):
        height, node = 0, hashlib.sha256(b"\x00" + seal).digest()
        while waiting and waiting[-1][0] == height:
            height, node = height + 1, _node(waiting.pop()[1], node)
        waiting.append((height, node))
    if not waiting:
        return hashlib.sha256(b"").hexdigest()
    root = waiting.pop()[1]
    while waiting:
        root = _node(waiting.pop()[1], root)
    return root.hex()


def audit_paths(seals: Iterable[str], wanted: Collection[str]) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The same root, and for each wanted seal the path that leads from it there.

    A step is the hash of the sibling in hex, after `<` where that stands on the left, else `>`. Memory: 64 bytes a seal.
    """
    leaves = list(_sorted(seals))
    at = {number: leaf.hex() for number, leaf in enumerate(leaves) if leaf.hex() in wanted}
    paths: dict[str, list[str]] = {seal: [] for seal in at.values()}
    places = {seal: number for number, seal in at.items()}
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        for seal, number in places.items():
            sibling = number ^ 1
            if sibling < len(level):
                paths[seal].append(("<" if sibling < number else ">") + level[sibling].hex())
            places[seal] = number // 2
        pairs = [_node(level[number], level[number + 1]) for number in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
    root = level[0].hex() if level else hashlib.sha256(b"").hexdigest()
    return root, {seal: tuple(path) for seal, path in paths.items()}


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _sorted(seals: Iterable[str]) -> Iterator[bytes]:
    """Sorted by SQLite in a private database that goes to a temporary file where it outgrows its cache, and ends with us."""
    with closing(sqlite3.connect("", isolation_level=None)) as store:
        store.execute("CREATE TABLE seals (seal BLOB NOT NULL)")
        store.execute("BEGIN")
        store.executemany("INSERT INTO seals VALUES (?)", ((bytes.fromhex(seal),) for seal in seals))
        yield from (seal for (seal,) in store.execute("SELECT seal FROM seals ORDER BY seal"))
