"""A report in two readings, as the recipe meets it: marked as PolNeAR is, and its statements coded by us."""

from __future__ import annotations

from typing import Any

from tokenizers import Tokenizer

from onrecord.weights import FOLDER

TEXT = 'Envoy Lena Brandt said the port is open. "We will send two ferries to Ostrava Island," the envoy told harbour staff.'
NAMES = [[6, 17, 0]]


def tokenizer() -> Tokenizer:
    """The shipped tokenizer without its cut and padding, as the recipe uses the encoder's."""
    found = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def at(words: str) -> list[list[int]]:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def marked() -> dict[str, Any]:
    """Two attributions."""
    first = {"id": "E1", "source": at("Envoy Lena Brandt"), "cue": at("said"), "content": at("the port is open")}
    promise = at("We will send two ferries to Ostrava Island")
    second = {"id": "E2", "source": at("the envoy"), "cue": at("told"), "content": promise}
    return {"id": "harbour", "text": TEXT, "attributions": [first, second]}


def coded() -> dict[str, Any]:
    """The one statement that acts; it begins and ends elsewhere than the attribution, as our coding does."""
    return {
        "doc": "harbour",
        "content": at("send two ferries to Ostrava Island"),
        "cue": at("will"),
        "source": at("the envoy"),
        "party": "source",
        "to": at("Ostrava Island"),
        "relay": [],
        "condition": [],
        "act": "commit",
        "speech": "direct",
        "firmness": 2,
        "unnamed": False,
    }


def labels() -> list[list[dict[str, Any]]]:
    """Acts of both attributions, as far as they were labelled."""
    state = {"doc": "harbour", "attribution": "E1", "act": "state", "party": None}
    return [[], [state, {"doc": "harbour", "attribution": "E2", "act": "commit", "party": "self"}]]
