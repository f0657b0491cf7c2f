"""Coded statements and what the program reads, one to one; the reports that a role is learnt from."""

from __future__ import annotations

import pytest

from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Report, Span, Spans
from onrecord.weights import Model
from training import parties
from training.assets import Data
from training.coded import Coded, matched

TEXT = "Brandt said she will send two ferries and close the port on Friday."


def at(words: str) -> Spans:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


def read(*contents: str, act: Act = "commit") -> Analysis:
    acts = tuple(float(act == name) for name in ACTS)
    found = tuple(Attribution(at("Brandt"), at("said"), at(content), acts, act, "indirect", 0.5, 0.9) for content in contents)
    return Analysis(Report(Document(TEXT, "0" * 64)), (Span(0, len(TEXT)),), found)


def test_each_reading_is_matched_with_the_statement_that_shares_most_words() -> None:
    analysis = read("close the port on Friday", "send two ferries")
    found = {number: one.content for number, one in matched(analysis, [at("will send two ferries"), at("close the port")])}
    assert found == {0: at("send two ferries"), 1: at("close the port on Friday")}


def test_what_shares_few_words_and_what_does_no_act_is_matched_with_nothing() -> None:
    assert list(matched(read("Friday"), [at("she will send two ferries and close the port on Friday")])) == []
    assert list(matched(read("send two ferries", act="state"), [at("send two ferries")])) == []


def test_only_the_counterpart_is_learnt_from_polnear(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger: list[tuple[Analysis, list[Coded]]] = [(read("send two ferries"), [])]
    polnear: list[tuple[Analysis, list[Coded]]] = [(read("close the port"), [])]
    monkeypatch.setattr(parties, "ledger_reports", lambda *_: iter(ledger))
    monkeypatch.setattr(parties, "polnear_reports", lambda *_: iter(polnear))
    model = object.__new__(Model)
    assert list(parties.reports_of("party", Data(), model)) == ledger
    assert list(parties.reports_of("to", Data(), model)) == ledger + polnear
