"""A piece of an archive's work: every n-th part of one shard. Reading a piece again repeats only what was not finished."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from onrecord.acquire import Given, passed_over, read_stream
from onrecord.archive.folder import Folder, opened, place_of
from onrecord.archive.parts import PART, Manifest, manifests, write_part
from onrecord.errors import OnrecordError
from onrecord.pipeline import Done, Maker, Order, read
from onrecord.types import Refusal, Report, content_id

Claim = Callable[[str, Sequence[str]], Sequence[bool]]
"""From a part and ids of reports: which of them are that part's to write. The first part that asks has a report, for good."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The parts number `turn`, `turn + of`, `turn + 2 of` … of the shard at `url`."""

    url: str
    turn: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker is told: where to write, with whose extractor, what is given, and the instant to record as read."""

    to: str
    maker: Maker
    given: Given
    at: str
    seconds: float


def shards_of(paths: Sequence[str]) -> list[str]:
    """The files of these paths: folders with all they hold, patterns (`s3://bucket/2025/*.parquet`), in a stable order.

    Raises OnrecordError where a path leads to nothing.
    """
    found: list[str] = []
    for path in paths:
        place = place_of(path)
        try:
            names = place.fs.glob(place.path) if "*" in path else place.fs.find(place.path)
        except OSError as error:
            raise OnrecordError(f"{path}: cannot be listed: {error}") from error
        root = 0 if "*" in path else len(place.path)
        chosen = sorted(str(name) for name in names if str(name) == place.path or not passed_over(str(name)[root:]))
        if not chosen:
            raise OnrecordError(f"{path}: does not exist, or holds no file")
        found += [name if place.is_local else place.fs.unstrip_protocol(name) for name in chosen]
    return list(dict.fromkeys(found))


def pieces_of(shards: Sequence[str], workers: int) -> list[Piece]:
    """Enough pieces that no worker waits long: where there are few shards, several workers read one, each its own parts."""
    of = max(1, math.ceil(2 * workers / max(1, len(shards)))) if workers > 1 else 1
    return [Piece(url, turn, of) for url in shards for turn in range(of)]


class PieceReader:
    """Reads pieces in this process, the model loaded once, at the first report that is new."""

    def __init__(self, job: Job, claim: Claim) -> None:
        self._job, self._claim = job, claim
        self._folder = Folder(job.to)
        self._maker = Maker(job.maker.version, cache(job.maker.make))

    def __call__(self, piece: Piece) -> Iterator[Manifest]:
        """Every part of the piece, those of an earlier run from their manifests. A shard that cannot be read is one refusal."""
        try:
            shard = shard_key(piece.url, self._job.given)
            finished = {manifest.part: manifest for manifest in manifests(self._folder, f"manifest/{shard}")}
            with opened(piece.url) as stream:
                source = iter(read_stream(piece.url, stream, self._job.given))
                number = -1
                while chunk := list(islice(source, PART)):
                    number += 1
                    if number % piece.of == piece.turn:
                        part = f"{shard}/{number:06d}"
                        yield finished.get(part) or self._read(part, chunk)
        except OSError as error:
            if piece.turn == 0:
                refused = (piece.url, f"cannot be read: {error.strerror or error}")
                yield Manifest("", self._job.maker.version, self._job.at, refused=(refused,))

    def _read(self, part: str, chunk: list[Report | Refusal]) -> Manifest:
        unique = {one.id: one for one in chunk if isinstance(one, Report)}
        mine = dict(zip(unique, self._claim(part, list(unique)), strict=True))
        items: list[Report | Refusal] = [report for key, report in unique.items() if mine[key]]
        items += [one for one in chunk if isinstance(one, Refusal)]
        order = Order(self._maker, self._job.at, 1, self._job.seconds)
        with closing(read(items, None, order)) as outcomes:
            found = list(outcomes)
        done = [one for one in found if isinstance(one, Done)]
        refused = [one for one in found if isinstance(one, Refusal)]
        return write_part(self._folder, part, done, refused, self._maker.version, self._job.at)


def shard_key(url: str, given: Given) -> str:
    """A hash over a shard's bytes and what is given of it, whatever it is called: moved or copied, it is the same shard."""
    digest = hashlib.sha256()
    with opened(url) as stream:
        while piece := stream.read(1 << 22):
            digest.update(piece)
    known = replace(given, today=None)
    return content_id("s", digest.hexdigest(), PART, known.outlet, known.published, [list(pair) for pair in known.columns])


__all__ = ["Claim", "Job", "Piece", "PieceReader", "pieces_of", "shard_key", "shards_of"]
