"""Tokens for the server: made once, shown once, kept as hashes, revoked at any time."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from onrecord.errors import NotFoundError, OnrecordError, WrongUseError
from onrecord.settings import DEFAULT_LEDGER

Scope = Literal["read", "review", "admin"]
# In rising order: each may do what those before it may.
SCOPES: tuple[Scope, ...] = get_args(Scope)
_SHAPE = re.compile(r"onr_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Token:
    """ "Whoever has the secret with this hash may do so much, under this name." Instants are ISO 8601 in UTC.

    `sha256` is over the secret's ASCII bytes. The secret has 256 random bits, so that no slow hash is needed to keep it.
    """

    id: str
    name: str
    scope: Scope
    sha256: str
    made: str
    expires: str | None = None
    revoked: str | None = None

    def good(self, now: str) -> bool:
        return self.revoked is None and (self.expires is None or now < self.expires)


def tokens_file(given: Path | None, ledger: str | None) -> Path:
    """Where the tokens of a ledger are: as given, else beside its file; for a ledger at an address, in the current folder."""
    if given is not None:
        return given
    where = ledger or DEFAULT_LEDGER
    return Path("onrecord.tokens.json") if "://" in where else Path(f"{where}.tokens.json")


def allows(scope: Scope | None, wanted: Scope) -> bool:
    """Whether a scope takes in another; None takes in nothing."""
    return scope is not None and SCOPES.index(scope) >= SCOPES.index(wanted)


class Tokens:
    """The tokens of one file (JSON, readable by its owner alone); read again when it has changed, so revoking acts at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._seen: tuple[int, int, int] | None = None
        self._tokens: dict[str, Token] = {}
        self._lock = threading.Lock()

    def all(self) -> tuple[Token, ...]:
        """Every token, the oldest first. Raises OnrecordError where the file is not one of tokens."""
        return tuple(sorted(self._read().values(), key=lambda token: (token.made, token.id)))

    def new(self, name: str, scope: Scope, *, now: str, expires: str | None = None) -> tuple[str, Token]:
        """A new token: the text to hand over, which is kept nowhere, and what is kept. Raises WrongUseError on a bad name."""
        if not name.strip() or len(name) > NAME_LENGTH or not name.isprintable():
            raise WrongUseError(f"a token needs a printable name of at most {NAME_LENGTH} characters")
        secret, key = secrets.token_urlsafe(32), secrets.token_hex(4)
        token = Token(key, name.strip(), scope, _hash(secret), now, expires)
        with self._changing() as tokens:
            tokens[key] = token
        return f"onr_{key}_{secret}", token

    def revoke(self, id: str, *, now: str) -> Token:
        """Make a token worthless. Raises NotFoundError where there is none of that id."""
        with self._changing() as tokens:
            if id not in tokens:
                raise NotFoundError(f"{id}: no such token in {self.file}")
            token = tokens[id]
            tokens[id] = Token(**{**asdict(token), "revoked": token.revoked or now})
        return tokens[id]

    def find(self, text: str, *, now: str) -> Token | None:
        """The token with that text, if there is one and it is good now; compared in constant time."""
        match = _SHAPE.fullmatch(text)
        if match is None:
            return None
        token = self._read().get(match[1])
        known = token.sha256 if token else _hash("nobody's")
        same = hmac.compare_digest(known, _hash(match[2]))
        return token if token and same and token.good(now) else None

    def _read(self) -> dict[str, Token]:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return {}
        seen = (status.st_mtime_ns, status.st_size, status.st_ino)
        with self._lock:
            if seen != self._seen:
                self._tokens, self._seen = self._load(), seen
            return self._tokens

    def _load(self) -> dict[str, Token]:
        try:
            rows = json.loads(self.file.read_text(encoding="utf-8"))["tokens"]
            return {row["id"]: Token(**row) for row in rows}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OnrecordError(f"{self.file}: is not a file of tokens ({error})") from error

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Token]]:
        """The tokens to change, written whole or not at all; another process that writes meanwhile is waited for."""
        with _held(self.file.with_name(f"{self.file.name}.lock")):
            tokens = dict(self._load()) if self.file.exists() else {}
            yield tokens
            rows = [asdict(token) for token in tokens.values()]
            _write(self.file, json.dumps({"tokens": rows}, indent=1) + "\n")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()


def _write(file: Path, text: str) -> None:
    """Replace the file; mkstemp makes it readable by its owner alone. Raises OnrecordError where it cannot be written."""
    try:
        number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(number, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).replace(file)
    except OSError as error:
        raise OnrecordError(f"{file}: cannot be written: {error.strerror}") from error


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    """Alone with the file: the lock is a file that only one process can make, and is taken away in the end."""
    for _ in range(200):
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            threading.Event().wait(0.025)
        except OSError as error:
            raise OnrecordError(f"{lock}: cannot be written: {error.strerror}") from error
        else:
            break
    else:
        raise OnrecordError(f"{lock}: another process changes the tokens; delete this file where none does")
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


__all__ = ["NAME_LENGTH", "SCOPES", "Scope", "Token", "Tokens", "allows", "tokens_file"]
