"""Work on many items, in this process or in several, under a time limit each. Knows nothing of rooms or of the ledger."""

from __future__ import annotations

import faulthandler
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Generic, Protocol, TextIO, TypeVar

from onrecord.errors import OnrecordError, WeightsError

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Failed:
    """One item's work did not succeed; `reason` is written for the user."""

    reason: str


class OverrunError(OnrecordError):
    """An item took longer than it may."""


def _overrun(_signal: int, _frame: FrameType | None) -> None:
    raise OverrunError


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises OverrunError inside the block after so many seconds; without effect off the main thread or off POSIX."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _overrun)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Task(Generic[T, R]):
    """What is done with each item. `make` builds it once a process (a model load), at the first item or at `ready`."""

    def __init__(self, make: Callable[[], Callable[[T], R]], seconds: float) -> None:
        self._make, self.seconds = make, seconds
        self._do: Callable[[T], R] | None = None

    def ready(self) -> Callable[[T], R]:
        """Build it now. Raises what `make` raises."""
        if self._do is None:
            self._do = self._make()
        return self._do

    def __call__(self, item: T) -> R | Failed:
        """The result, or why there is none. Raises WeightsError, and whatever is the program's fault rather than the item's."""
        do = self.ready()
        try:
            with time_limit(self.seconds):
                return do(item)
        except WeightsError:
            raise
        except OverrunError:
            return Failed(f"it took more than {self.seconds:g} seconds")
        except OnrecordError as error:
            return Failed(str(error))
        except RecursionError:
            return Failed("it is nested too deeply")
        except MemoryError:
            return Failed("it needs more memory than there is")

    def __getstate__(self) -> tuple[Callable[[], Callable[[T], R]], float]:
        return self._make, self.seconds

    def __setstate__(self, state: tuple[Callable[[], Callable[[T], R]], float]) -> None:
        self._make, self.seconds = state
        self._do = None


class Crew(Protocol[T_contra, R_co]):
    """Those who do the work: `submit` hands an item in and gives back what waits for its result."""

    window: int

    def start(self) -> None:
        """Get ready: models loaded, so that what follows is work alone."""

    def submit(self, item: T_contra) -> Callable[[], R_co | Failed]: ...

    def close(self) -> None: ...


class Alone(Generic[T, R]):
    """This process does it, one item at a time, when its result is asked for."""

    window = 0

    def __init__(self, task: Task[T, R]) -> None:
        self._task = task

    def start(self) -> None:
        self._task.ready()

    def submit(self, item: T) -> Callable[[], R | Failed]:
        return lambda: self._task(item)

    def close(self) -> None:
        return None


_here: dict[str, Task[Any, Any]] = {}


def _enter(task: Task[Any, Any]) -> None:
    """Begin a worker: it leaves Ctrl-C to the parent, and ends when the parent is gone, even by SIGKILL."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here["task"] = task
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _ready() -> None:
    _here["task"].ready()


def _do(item: Any) -> Any:
    """The work on one item. A worker that the time limit cannot stop, being in native code, ends half that time later."""
    task = _here["task"]
    task.ready()
    faulthandler.dump_traceback_later(1.5 * task.seconds, exit=True, file=_nowhere())
    try:
        return task(item)
    finally:
        faulthandler.cancel_dump_traceback_later()


@cache
def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


# How long the thread behind a pool may take to end once its processes are.
MANAGER_SECONDS = 5.0


class Pool(Generic[T, R]):
    """Several processes, each with one model load. A process that dies takes one item with it, not the run."""

    def __init__(self, task: Task[T, R], workers: int) -> None:
        """At most four items a worker are in flight: enough that none waits, few enough that memory stays flat."""
        self._task, self._workers = task, workers
        self.window = 4 * workers
        self._executor = self._new(workers)

    def _new(self, workers: int) -> ProcessPoolExecutor:
        # Never fork: the parent may hold a model, threads and a database connection.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_enter, initargs=(self._task,))

    def start(self) -> None:
        """Load the model in every worker. Raises WeightsError where it cannot be loaded, OnrecordError where that kills."""
        try:
            for future in [self._executor.submit(_ready) for _ in range(self._workers)]:
                future.result()
        except BrokenProcessPool as error:
            reason = (
                f"one of {self._workers} processes died while it loaded the model (out of memory? then use fewer --workers)"
            )
            raise OnrecordError(reason) from error

    def submit(self, item: T) -> Callable[[], R | Failed]:
        try:
            future = self._executor.submit(_do, item)
        except BrokenProcessPool:
            self._executor = self._new(self._workers)
            future = self._executor.submit(_do, item)
        return lambda: self._result(item, future)

    def _result(self, item: T, future: Future[Any]) -> R | Failed:
        try:
            result: R | Failed = future.result()
        except BrokenProcessPool:
            return self._apart(item)
        return result

    def _apart(self, item: T) -> R | Failed:
        """Do an item again in a process of its own: a dead worker does not say which item killed it."""
        began = time.monotonic()
        with self._new(1) as executor:
            try:
                executor.submit(_ready).result()
                began = time.monotonic()
                result: R | Failed = executor.submit(_do, item).result()
            except BrokenProcessPool:
                if time.monotonic() - began > self._task.seconds:
                    return Failed(f"it took more than {self._task.seconds:g} seconds, and its process had to be ended")
                return Failed("the process that read it died (out of memory?)")
        return result

    def close(self) -> None:
        """Drop what is not begun; what is being worked on is ended, not waited for."""
        # Python 3.14 has terminate_workers for this; until then the executor's own table is the only way to its processes.
        processes = list((self._executor._processes or {}).values())  # noqa: SLF001
        manager: Any = self._executor._executor_manager_thread  # noqa: SLF001 - a thread, typed as its pipe
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if manager is not None:  # while it closes its pipe, Python's own exit would write to it
            manager.join(MANAGER_SECONDS)


__all__ = ["Alone", "Crew", "Failed", "OverrunError", "Pool", "Task", "time_limit"]
