"""The errors a user can meet. Each message names the thing and the reason; surfaces turn them into exit codes."""

import importlib
from typing import Any


class OnrecordError(Exception):
    """Something onrecord can explain; the message is written for the user."""


class UnreadableError(OnrecordError):
    """A file that was named is not there, cannot be read, or is not what it should be (exit code 1)."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class LedgerError(OnrecordError):
    """The ledger cannot be opened, is not one, is damaged, or cannot be written to (exit code 1)."""


class WeightsError(OnrecordError):
    """The model's weights are missing or are not the ones this version was made with (exit code 1)."""


class WrongUseError(OnrecordError):
    """The program was called wrongly: an unknown option value, a date that does not exist (exit code 2).

    It is told by what was asked alone, whatever files hold.
    """


class NotFoundError(OnrecordError):
    """No such statement, report or party in the ledger (exit code 1)."""


class MissingExtraError(OnrecordError):
    """What was asked for needs an optional part that is not installed; the message names it (exit code 1)."""

    def __init__(self, what: str, error: ModuleNotFoundError, extra: str) -> None:
        """`what` is what was asked for, as the subject of the sentence."""
        super().__init__(f"{what} needs {error.name}: pip install 'onrecord[{extra}]'")


def unreadable(error: OSError | ValueError) -> str:
    """Why a path or stream could not be read."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read (permission denied)"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"cannot be read: {reason}"


def module_of(extra: str, name: str, what: str) -> Any:
    """The module of that name, imported now. Raises MissingExtraError where `what` needs an extra that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "onrecord").partition(".")[0] == "onrecord":
            raise  # a part of onrecord itself is gone: no extra brings it
        raise MissingExtraError(what, error, extra) from error
