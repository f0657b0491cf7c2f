"""Text of articles made safe to print: nothing in it acts on a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

# C0, C1 and DEL drive terminals; bidirectional controls reorder what is seen; lone surrogates cannot be encoded.
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# JSON escapes C0 itself; the rest of the same list is escaped here.
_ACTING_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\n\r]+")
_WEB = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def safe(text: str) -> str:
    """The text on one line: white space as single spaces, every character that could act as an escape of its number."""
    return _ACTING.sub(_escape, _SPACES.sub(" ", text).strip())


def visible(text: str) -> str:
    """The text with its line ends and tabs, every other character that could act as an escape of its number."""
    return _ACTING.sub(lambda match: match[0] if match[0] in "\n\t" else _escape(match), text)


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web; None for javascript: and whatever else a page could be led astray with."""
    return url if url and _WEB.match(url) else None


def json_line(row: Mapping[str, Any], indent: int | None = None) -> str:
    """One JSON object; letters of every script as they are, characters that could act on a terminal escaped."""
    written = json.dumps(row, ensure_ascii=False, indent=indent)
    return _ACTING_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


__all__ = ["json_line", "safe", "visible", "web_address"]
