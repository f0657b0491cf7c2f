"""A JSON list is read item by item, whatever its length and wherever the stream parts it."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from onrecord.acquire import json_list
from onrecord.acquire.json_list import items_of

ROWS = [{"text": "Norland “will” pay."}, {"text": 'a "b" [c], {d}', "n": 1.5}, 3, None]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_every_item_is_read_wherever_the_stream_is_parted(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(json_list, "_CHUNK", size)
    data = b"\xef\xbb\xbf [" + json.dumps(ROWS, ensure_ascii=False, indent=1).encode()[1:]
    assert [json.loads(item or b"") for _, item in items_of(BytesIO(data))] == ROWS


@pytest.mark.parametrize(
    ("data", "last"),
    [
        (b'[{"text": "a"}]\n', (1, b'{"text": "a"}')),
        (b'[{"text": "a"}, {"text": "b', (2, b'{"text": "b')),
        (b'[{"text": "a"}', (2, b"[")),
        (b'[{"text": "a"},', (2, b"[")),
        (b'[{"text": "a"}] [', (2, b"] [")),
        (b'[{"text": "\xff"}]', (1, b'{"text": "\xff"}')),
    ],
)
def test_what_cannot_be_read_is_the_last(data: bytes, last: tuple[int, bytes]) -> None:
    *_, found = items_of(BytesIO(data))
    assert found == last


def test_an_item_may_be_as_long_as_a_document_and_the_list_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_list, "_CHUNK", 8)
    short, long = b'{"text": "a"}', b'{"text": "' + b"a" * 60 + b'"}'
    assert len(list(items_of(BytesIO(b"[" + b",".join([short] * 50) + b"]"), limit=30))) == 50
    assert list(items_of(BytesIO(b"[" + short + b"," + long + b"]"), limit=30)) == [(1, short), (2, None)]


def test_no_list_is_an_empty_one() -> None:
    assert list(items_of(BytesIO(b" [ ]"))) == []
