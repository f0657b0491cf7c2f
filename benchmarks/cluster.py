"""A read on a Ray cluster of a head and two nodes on loopback, beside the pool of this machine: the same rows, through kills.

    python -m benchmarks.cluster [--reports 20000] [--shards 20] [--seconds 0.005] [--shipped]

Four runs over the same generated reports: the pool; the cluster; the cluster with one node killed in the middle; the
cluster with its driver killed in the middle and started again. Rows are compared byte for byte after sorting; exits 1 where
they differ. The extractor is a stub that waits `--seconds` a report, or with --shipped the real one. Needs `onrecord[ray]`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# On loopback alone Ray waits for other machines for ever unless it is told not to; and it reports its use unless told not to.
os.environ |= {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    # A busy machine starts slowly: three nodes are some 30 processes.
    "RAY_raylet_start_wait_time_s": "600",
    "RAY_agent_register_timeout_ms": "600000",
}

import pyarrow.parquet as pq
from ray.cluster_utils import Cluster

from benchmarks.reports import write_shards

LOOPBACK = {"node_ip_address": "127.0.0.1", "object_store_memory": 150 * 2**20}
PROGRAM = """
import sys
import onrecord.surfaces.commands.read as read
from benchmarks.stub import stub
from onrecord.pipeline import shipped
seconds = sys.argv.pop(1)
read.shipped_maker = shipped if seconds == "shipped" else lambda: stub(float(seconds))
from onrecord.surfaces.cli import main
main()
"""


def start(work: str, *arguments: str) -> subprocess.Popen[bytes]:
    """`onrecord read` in a process of its own."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, sys.path)])}
    return subprocess.Popen([sys.executable, "-c", PROGRAM, work, "read", *arguments], env=environment, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> str:
    """Its last words. Raises RuntimeError where it failed."""
    said = process.communicate()[1].decode("utf-8", "replace").strip()
    if process.returncode:
        raise RuntimeError(said)
    return said.splitlines()[-1]


def rows_of(folder: Path) -> tuple[int, int, str]:
    """Reports, statements, and one hash over all rows of both, sorted, with their months."""
    found: dict[str, list[str]] = {"reports": [], "statements": []}
    for kind, lines in found.items():
        for path in (folder / kind).rglob("*.parquet"):
            lines += [json.dumps([path.parent.name, row], sort_keys=True) for row in pq.ParquetFile(path).read().to_pylist()]
    whole = hashlib.sha256("\n".join(sorted(found["reports"]) + sorted(found["statements"])).encode())
    return len(found["reports"]), len(found["statements"]), whole.hexdigest()[:16]


def in_the_middle(folder: Path, parts: int, process: subprocess.Popen[bytes], act: Callable[[], Any]) -> None:
    """Do something once so many parts are finished."""
    while len(list((folder / "manifest").rglob("*.json"))) < parts and process.poll() is None:
        time.sleep(0.1)
    if process.poll() is not None:
        raise RuntimeError("it was over before its middle")
    act()


def run(name: str, folder: Path, work: Callable[[], str]) -> tuple[int, int, str]:
    began = time.monotonic()
    said = work()
    rows = rows_of(folder)
    print(
        f"{name:24} {time.monotonic() - began:7.1f} s  {rows[0]:,} reports, {rows[1]:,} statements, {rows[2]}  ({said})",
        flush=True,
    )
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--shards", type=int, default=20)
    parser.add_argument("--seconds", default="0.005")
    parser.add_argument("--shipped", action="store_true")
    options = parser.parse_args()
    work = "shipped" if options.shipped else options.seconds
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        write_shards(base / "in", options.reports, options.shards)
        # Parts are of up to 1,000 reports of one shard.
        middle = max(options.shards, options.reports // 1_000) // 3 or 1
        found = {
            run(
                "pool, 2 workers",
                base / "pool",
                lambda: finish(start(work, f"{base}/in", "--to", f"{base}/pool", "--workers", "2")),
            )
        }
        found |= _on_cluster(base, work, middle)
    print("the same rows in every run" if len(found) == 1 else "the rows DIFFER")
    return 0 if len(found) == 1 else 1


def _on_cluster(base: Path, work: str, middle: int) -> set[tuple[int, int, str]]:
    cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **LOOPBACK})
    nodes = [cluster.add_node(num_cpus=1, **LOOPBACK) for _ in range(2)]

    def begin(to: str) -> subprocess.Popen[bytes]:
        arguments = ("--engine", "ray", "--address", cluster.address, "--workers", "2")
        return start(work, f"{base}/in", "--to", f"{base}/{to}", *arguments)

    def node_killed() -> str:
        process = begin("node")
        in_the_middle(base / "node", middle, process, lambda: cluster.remove_node(nodes[0], allow_graceful=False))
        cluster.add_node(num_cpus=1, **LOOPBACK)
        return finish(process)

    def driver_killed() -> str:
        process = begin("driver")
        in_the_middle(base / "driver", middle, process, process.kill)
        process.communicate()
        return finish(begin("driver"))

    try:
        return {
            run("cluster", base / "ray", lambda: finish(begin("ray"))),
            run("cluster, a node killed", base / "node", node_killed),
            run("cluster, driver killed", base / "driver", driver_killed),
        }
    finally:
        cluster.shutdown()


if __name__ == "__main__":
    sys.exit(main())
