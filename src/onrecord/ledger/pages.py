"""Sums of a SQLite file's pages, so that a byte that changes in it by itself shows, also where it belongs to no record.

SQLite leaves room in its pages (a fifth of a ledger) and keeps no sums. When a ledger that was added to is closed, the CRC-32
of each page is written into one blob, in place. The pages of the blob itself hold nothing but sums, so they need none: of the
blob, what stands on the first page stays zero, and its length is such that it fills its last page.

`page_state.epoch` grows with each transaction that changes anything; the sums name the epoch that they were made for. Where the
two differ (after a kill, or where others had the file open) there are no sums to compare with until the ledger is next added to
and closed, and verification looks at records, indexes and header alone.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

HEAD = struct.Struct(">qII")  # epoch, pages, and the sum of these two
SUM = 4
# Pages that the blob has room for beyond those there are: a fifth, so that it is seldom moved.
ROOM = 5
# Sums held at a time.
SOME = 4_096


class PagesError(Exception):
    """The sums, or what says for when they hold, are not as they were written."""


def _check(epoch: int) -> int:
    return zlib.crc32(epoch.to_bytes(8, "big", signed=True))


def epoch_of(driver: sqlite3.Connection) -> int | None:
    """How often the ledger was changed; None where it keeps no count yet. Raises PagesError where the count is damaged."""
    if driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'page_state'").fetchone() is None:
        return None
    row = driver.execute("SELECT epoch, sum FROM page_state").fetchone() or (0, 0)
    if not isinstance(row[0], int) or not -(2**63) <= row[0] < 2**63 or _check(row[0]) != row[1]:
        raise PagesError("the count of changes is damaged")
    return row[0]


def count_change(driver: sqlite3.Connection) -> None:
    """Within a transaction that changed something: sums made before no longer hold."""
    epoch = epoch_of(driver)
    if epoch is not None:
        driver.execute("UPDATE page_state SET epoch = ?, sum = ?", (epoch + 1, _check(epoch + 1)))


def _inline(size: int, overflow: int) -> tuple[int, int]:
    """Of a blob over so many overflow pages: where its bytes on them begin, and its length (file format, section 1.6)."""
    least = (size - 12) * 32 // 255 - 23
    whole = least + overflow * (size - 4)
    # The record's header: its own length, the type of the key, and the type of the blob as a varint of 7 bits a byte.
    header = next(2 + width for width in range(1, 9) if 12 + 2 * (whole - 2 - width) < 1 << 7 * width)
    return least - header, whole - header


def _own_pages(file: Path, size: int, root: int) -> list[int]:
    """The overflow pages of the blob, in order. Raises PagesError where the chain is broken."""
    found: list[int] = []
    with file.open("rb") as opened:
        opened.seek((root - 1) * size)
        page = opened.read(size)
        if len(page) < size:
            raise PagesError("the sums lie outside the file")
        cell = int.from_bytes(page[8:10], "big")
        at = cell
        for _ in range(2):  # two varints: the length of the record, and its key
            while at < size and page[at] & 0x80:
                at += 1
            at += 1
        least = (size - 12) * 32 // 255 - 23
        following = int.from_bytes(page[at + least : at + least + 4], "big")
        while following:
            if following in found[-2:] or len(found) * size > os.fstat(opened.fileno()).st_size:
                raise PagesError("the chain of the sums is broken")
            found.append(following)
            opened.seek((following - 1) * size)
            following = int.from_bytes(opened.read(4), "big")
    return found


def _sums(file: Path, size: int) -> Iterator[int]:
    with file.open("rb") as opened:
        while page := opened.read(size):
            yield zlib.crc32(page)


def _place(driver: sqlite3.Connection) -> tuple[Path, int, int]:
    """The file, its page size, and the first page of the blob's table."""
    ((file,),) = driver.execute("SELECT file FROM pragma_database_list WHERE name = 'main'")
    ((size,),) = driver.execute("PRAGMA page_size")
    ((root,),) = driver.execute("SELECT rootpage FROM sqlite_master WHERE name = 'page_sums'")
    return Path(file), size, root


def _settled(driver: sqlite3.Connection, file: Path) -> bool:
    """Bring all that is in the log into the file; False where others keep it from being so."""
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not _logged(file)


def _logged(file: Path) -> bool:
    """Whether anything stands in the log that may not be in the file yet."""
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def write_sums(driver: sqlite3.Connection) -> None:
    """Sum up all pages, where nobody else is using the file; else they are left for a later time."""
    epoch = epoch_of(driver)
    if epoch is None:
        return
    file, size, _ = _place(driver)
    driver.execute("PRAGMA busy_timeout = 0")
    _make_room(driver, size)
    if not _settled(driver, file):
        return
    driver.execute("BEGIN IMMEDIATE")
    try:
        if epoch_of(driver) == epoch and not _logged(file):
            _fill(driver, epoch)
        driver.execute("COMMIT")
    except BaseException:
        driver.execute("ROLLBACK")
        raise
    _settled(driver, file)


def _make_room(driver: sqlite3.Connection, size: int) -> None:
    """Grow the blob where it has no room for a sum of each page, its own to come included."""
    ((pages,),) = driver.execute("PRAGMA page_count")
    ((length,),) = driver.execute("SELECT length(sums) FROM page_sums")
    if length - size >= HEAD.size + SUM * pages:
        return
    overflow = (HEAD.size + SUM * (pages + pages // ROOM)) // (size - 4) + 2
    driver.execute("UPDATE page_sums SET sums = zeroblob(?)", (_inline(size, overflow)[1],))


def _fill(driver: sqlite3.Connection, epoch: int) -> None:
    file, size, root = _place(driver)
    own = set(_own_pages(file, size, root))
    start, length = _inline(size, len(own))
    with closing(driver.blobopen("page_sums", "sums", 1)) as blob:
        blob.seek(start + HEAD.size)
        pages = 0
        # Some at a time: in a list, the sums of a ledger of 100,000 reports took 5 MiB.
        for some in _some(_sums(file, size)):
            sums = [0 if number in own else one for number, one in enumerate(some, pages + 1)]
            blob.write(struct.pack(f">{len(sums)}I", *sums))
            pages += len(sums)
        blob.write(bytes(length - blob.tell()))
        blob.seek(start)
        blob.write(HEAD.pack(epoch, pages, zlib.crc32(struct.pack(">qI", epoch, pages))))


def _some(sums: Iterator[int]) -> Iterator[list[int]]:
    while some := list(islice(sums, SOME)):
        yield some


def _own_of(file: Path, size: int, root: int, blob: bytes) -> list[int] | None:
    """The blob's own pages; None where they are in the log still, as after a disk that was full. Raises PagesError."""
    try:
        own = _own_pages(file, size, root)
    except PagesError:
        if _logged(file):
            return None
        raise
    start, length = _inline(size, len(own))
    if len(blob) == length and not any(blob[:start]):
        return own
    if _logged(file):
        return None
    raise PagesError("the sums are damaged")


def differing(driver: sqlite3.Connection) -> Iterator[int]:
    """Numbers of the pages that are not as they were when the ledger was last closed; 0: there is not that number of pages.

    To be called in a transaction that reads: it keeps others from changing the file meanwhile. Raises PagesError where the
    sums themselves are damaged.
    """
    epoch = epoch_of(driver)
    ((blob,),) = driver.execute("SELECT sums FROM page_sums") if epoch is not None else ((b"",),)
    if not isinstance(blob, bytes):
        raise PagesError("the sums are damaged")
    if not blob:
        return
    file, size, root = _place(driver)
    own = _own_of(file, size, root, blob)
    if own is None:
        return
    start = _inline(size, len(own))[0]
    summed, pages, check = HEAD.unpack_from(blob, start)
    if zlib.crc32(blob[start : start + HEAD.size - SUM]) != check and any(blob[start : start + HEAD.size]):
        raise PagesError("the sums are damaged")
    if summed != epoch or not check:
        return
    wanted = array("I", blob[start + HEAD.size : start + HEAD.size + SUM * pages])
    if sys.byteorder == "little":
        wanted.byteswap()
    if any(blob[start + HEAD.size + SUM * pages :]) or any(wanted[number - 1] for number in own):
        raise PagesError("the sums are damaged")
    if file.stat().st_size != pages * size:
        yield 0
    held = set(own)
    for number, (found, meant) in enumerate(zip(_sums(file, size), wanted, strict=False), 1):
        if number not in held and found != meant:
            yield number
