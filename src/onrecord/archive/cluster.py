"""A read on a Ray cluster: pieces of shards go to a pool of actors, whose results go straight into the archive."""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np
import ray
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from onrecord.archive.folder import Folder
from onrecord.archive.keeper import number_of
from onrecord.archive.parts import Manifest, begin, manifest_from
from onrecord.archive.pieces import Job, Piece, PieceReader, pieces_of, shards_of
from onrecord.errors import OnrecordError


class Claims:
    """Which part writes a report that lies in several shards: the first that asks, and it is told so again after a restart."""

    def __init__(self, owned: dict[int, str]) -> None:
        self._owned = owned

    def claim(self, part: str, ids: Sequence[str]) -> list[bool]:
        return [self._owned.setdefault(number_of(one), part) == part for one in ids]


class _Actor:
    """A PieceReader in a process of the cluster; it takes rows of pieces and gives rows of manifests."""

    def __init__(self, job: Job, claims: Any) -> None:
        self._read = PieceReader(job, lambda part, ids: ray.get(claims.claim.remote(part, list(ids))))

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        rows = zip(batch["url"], batch["turn"], batch["of"], strict=True)
        told = [manifest.to_json() for url, turn, of in rows for manifest in self._read(Piece(str(url), int(turn), int(of)))]
        return {"manifest": np.array(told or [""], dtype=object)}


def read_on_cluster(paths: Sequence[str], job: Job, address: str | None, workers: int | None) -> Generator[Manifest]:
    """Read all shards of these paths into the archive `job.to`; each part's manifest as it is finished, in no fixed order.

    `workers` is the number of actors, one processor each; None for all of the cluster. Parts of an earlier run are not
    read again. Paths and archive must be the same for every node: an object store, or a shared disk. Raises OnrecordError where
    the cluster cannot be reached or a worker fails for another reason than its node's death.
    """
    shards = shards_of(paths)
    owned = {number_of(one): manifest.part for manifest in begin(Folder(job.to), job.maker.version) for one in manifest.reports}
    _connect(address)
    try:
        actors = workers or max(1, int(_processors()))
        rows = [{"url": piece.url, "turn": piece.turn, "of": piece.of} for piece in pieces_of(shards, actors)]
        yield from _run(rows, job, _claims(owned), actors)
    except ray.exceptions.RayError as error:
        raise OnrecordError(f"the cluster failed: {_last_line(error)}") from error
    finally:
        ray.shutdown()


def _connect(address: str | None) -> None:
    # Ray reports its use to its makers unless this is set before it starts; a cluster that runs already decided for itself.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    more: dict[str, Any] = {"address": address} if address else {"include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(**more, log_to_driver=False, logging_level=logging.ERROR, namespace="onrecord")
    except Exception as error:  # Ray raises a plain Exception where a node does not start in time
        raise OnrecordError(f"no Ray cluster at {address or 'this machine'}: {_last_line(error)}") from error


def _processors() -> float:
    resources: Any = ray
    return float(resources.cluster_resources().get("CPU", 1))


def _claims(owned: dict[int, str]) -> Any:
    """The one actor that says who writes what. It stays beside the driver: without either of them the run is over."""
    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    return ray.remote(Claims).options(num_cpus=0, scheduling_strategy=here).remote(owned)


def _run(rows: list[dict[str, Any]], job: Job, claims: Any, actors: int) -> Generator[Manifest]:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    data = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
        _Actor,
        batch_size=1,
        fn_constructor_args=(job, claims),
        compute=ray.data.ActorPoolStrategy(size=actors),  # a pool that may grow from one stays at one
        num_cpus=1,
    )
    for row in data.iter_rows():
        if row["manifest"]:
            yield manifest_from(row["manifest"], job.to)


def _last_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[-1]


__all__ = ["Claims", "read_on_cluster"]
