"""Labelled documents as token indices: what the network is asked to find in each report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.annotate.spans.tokens import Tokens, features_of
from onrecord.types import ACTS, SPEECHES
from training.align import locate_ledger, placed
from training.assets import Data, Json, encoder_file
from training.written import Written, reports

UNKNOWN = -1
LEDGER_WEIGHT = 3  # how often an epoch reads each of the coded diplomatic reports
ROLES = ("party", "to", "relay", "condition")
Coder = Literal["polnear", "ledger", "us", "template"]


@dataclass
class Unit:
    """A stretch of content that does one act; UNKNOWN where the data does not say. `doubted`: labelled as hard to tell."""

    content: list[int]
    act: int = UNKNOWN
    own: int = UNKNOWN
    conditional: int = UNKNOWN
    speech: int = UNKNOWN
    firmness: int = UNKNOWN
    unnamed: int = UNKNOWN
    doubted: bool = False


@dataclass
class Anchor:
    """A cue with what belongs to it; `kind` 0 after PolNeAR's rules, 1 after the ledger's. A role that is None is not known.

    `coder` tells by whose habits it was coded: whose labels say what, and what is not marked, is not the same.
    """

    kind: int
    cue: list[int]
    source: list[int]
    content: list[int]
    units: list[Unit]
    coder: Coder
    roles: dict[str, list[int] | None] = field(default_factory=lambda: dict.fromkeys(ROLES))


@dataclass
class Example:
    """One report: its tokens, and label rows per token (UNKNOWN where not labelled). `written`: by us, not printed anywhere."""

    name: str
    tokens: Tokens
    anchors: list[Anchor]
    cue: NDArray[np.int8]
    act_cue: NDArray[np.int8]
    names: NDArray[np.int8]
    weight: int = 1
    written: bool = False


def whole_text_tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without its cut at 128 wordpieces and without padding."""
    tokenizer = Tokenizer.from_file(str(encoder_file("tokenizer.json")))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def tokenize(tokenizer: Tokenizer, text: str) -> Tokens:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    starts, ends = offsets[:, 0].copy(), offsets[:, 1].copy()
    first = np.fromiter((not token.startswith("##") for token in encoding.tokens), np.bool_, len(offsets))
    return Tokens(np.asarray(encoding.ids, dtype=np.int32), starts, ends, features_of(text, starts, ends), first)


def indices(tokens: Tokens, spans: list[list[int]]) -> list[int]:
    """The wordpieces that the spans touch."""
    found: list[int] = []
    for start, end in spans:
        low = int(np.searchsorted(tokens.ends, start, side="right"))
        high = int(np.searchsorted(tokens.starts, end, side="left"))
        found.extend(range(low, high))
    return sorted(set(found))


def mark(labels: NDArray[np.int8], span: list[int], first: int = 1) -> None:
    """Write begin and inside labels over consecutive indices."""
    for place, index in enumerate(span):
        labels[index] = first if place == 0 or span[place - 1] != index - 1 else first + 1


def name_labels(tokens: Tokens, silver: list[list[int]] | None) -> NDArray[np.int8]:
    labels = np.full(len(tokens), UNKNOWN if silver is None else 0, dtype=np.int8)
    for start, end, kind in silver or ():
        mark(labels, indices(tokens, [[start, end]]), 1 + 2 * kind)
    return labels


def polnear_examples(
    tokenizer: Tokenizer, documents: list[Json], labels: list[list[Json]], silver: Json, coded: list[Json]
) -> list[Example]:
    """PolNeAR reports, with acts where they are labelled; `labels[0]` covers every attribution of its reports.

    Those after the second were labelled because a model was unsure of them. Where a report's statements are `coded` in full,
    they tell what acts and what does not.
    """
    act = {(row["doc"], row["attribution"]): row | {"doubted": n > 1} for n, part in enumerate(labels) for row in part}
    complete = {row["doc"] for row in labels[0]}
    statements = _by_document(coded)
    found = []
    for row in documents:
        tokens = tokenize(tokenizer, row["text"])
        example = _polnear_example(tokens, row, act, row["id"] in complete, silver.get(row["id"]))
        here = statements.get(row["id"])
        found.append(merged(example, _ledger_example(tokens, row, here, None, "us")) if here else example)
    return found


def merged(marked: Example, coded: Example) -> Example:
    """One report with what was marked in it and what was coded: each tells of the labels that are its own."""
    return replace(marked, anchors=marked.anchors + coded.anchors, act_cue=coded.act_cue)


def _polnear_example(
    tokens: Tokens, row: Json, act: dict[tuple[str, str], Json], complete: bool, silver: list[list[int]] | None
) -> Example:
    cue = np.zeros(len(tokens), dtype=np.int8)
    act_cue = np.full(len(tokens), 0 if complete else UNKNOWN, dtype=np.int8)
    anchors = []
    for attribution in row["attributions"]:
        spans = {role: indices(tokens, attribution[role]) for role in ("source", "cue", "content")}
        if not spans["cue"] or not spans["content"]:
            continue
        mark(cue, spans["cue"])
        label = act.get((row["id"], attribution["id"]))
        unit = Unit(spans["content"])
        if label:
            unit.act, unit.doubted = ACTS.index(label["act"]), label["doubted"]
            unit.own = UNKNOWN if label["act"] == "state" else int(label["party"] == "self")
            unit.conditional = int(label.get("condition", UNKNOWN))
            if label["act"] == "state":
                act_cue[spans["cue"]] = 0
            else:
                mark(act_cue, spans["cue"])
        anchors.append(Anchor(0, spans["cue"], spans["source"], spans["content"], [unit], "polnear"))
    return Example(row["id"], tokens, anchors, cue, act_cue, name_labels(tokens, silver))


def ledger_examples(tokenizer: Tokenizer, documents: list[Json], gold: list[Json], silver: Json, coder: Coder) -> list[Example]:
    """Reports whose acting statements are coded in full; a row that states is an attribution that does no act."""
    coded = _by_document(gold)
    return [
        _ledger_example(tokenize(tokenizer, d["text"]), d, coded.get(d["id"], []), silver.get(d["id"]), coder)
        for d in documents
    ]


def _by_document(gold: list[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for row in gold:
        if "act" in row:
            found[row["doc"]].append(row)
    return found


def _ledger_example(tokens: Tokens, document: Json, gold: list[Json], silver: list[list[int]] | None, coder: Coder) -> Example:
    act_cue = np.zeros(len(tokens), dtype=np.int8)
    groups: dict[tuple[int, ...], Anchor] = {}
    for row in gold:
        spans = placed(row) if isinstance(row["cue"], list) else locate_ledger(document["text"], row, silver or [])
        content, cue = indices(tokens, spans["content"]), indices(tokens, spans["cue"])
        cue = cue or content[:1]
        source = [i for i in indices(tokens, spans["source"]) if i not in content]
        unit = Unit(
            content,
            ACTS.index(row["act"]),
            spans["own"],
            int(bool(row["condition"])),
            SPEECHES.index(row["speech"]),
            row["firmness"],
            int(row["unnamed"]),
            doubted=row["act"] == "state",
        )
        roles = {role: None if spans[role] is None else indices(tokens, spans[role]) for role in ROLES}
        anchor, acts = groups.get(tuple(cue)), row["act"] != "state"
        if acts:
            mark(act_cue, cue)
        if anchor is None:
            known = roles if acts else dict.fromkeys(ROLES)
            groups[tuple(cue)] = Anchor(int(acts), cue, source, content, [unit], coder, known)
        else:
            anchor.units.append(unit)
            anchor.content = sorted({*anchor.content, *content})
            anchor.roles = dict.fromkeys(ROLES)
    unlabelled = np.full(len(tokens), UNKNOWN, dtype=np.int8)
    return Example(document["id"], tokens, list(groups.values()), unlabelled, act_cue, name_labels(tokens, silver))


def written_examples(tokenizer: Tokenizer, folder: Path, seed: int) -> list[Example]:
    """The sentences of training.written as reports."""
    return [_written_example(tokenizer, f"written-{n}", *report) for n, report in enumerate(reports(folder, seed))]


def _written_example(tokenizer: Tokenizer, name: str, text: str, placed: list[tuple[int, Written]]) -> Example:
    tokens = tokenize(tokenizer, text)
    unlabelled, act_cue = np.full(len(tokens), UNKNOWN, dtype=np.int8), np.zeros(len(tokens), dtype=np.int8)
    anchors = []
    for shift, sentence in placed:
        spans = {kind: indices(tokens, [[s + shift, e + shift] for s, e in places]) for kind, places in sentence.spans.items()}
        if sentence.act != "state":
            mark(act_cue, spans["q"])
        source, cue, content = ([i for i in spans[kind] if kind != "s" or i not in spans["c"]] for kind in "sqc")
        unit = _written_unit(sentence, content)
        anchors.append(Anchor(int(sentence.act != "state"), cue, source, content, [unit], "template"))
        if sentence.act != "state":
            relay = None if sentence.loose else spans.get("r", [])
            party = spans.get("p", spans["s"])
            anchors[-1].roles = {"party": party, "to": spans.get("t"), "relay": relay, "condition": spans.get("i", [])}
    return Example(name, tokens, anchors, unlabelled, act_cue, unlabelled.copy())


def _written_unit(sentence: Written, content: list[int]) -> Unit:
    own = UNKNOWN if sentence.act == "state" else int(sentence.act != "demand")
    speech = SPEECHES.index("direct") if '"' in sentence.text else UNKNOWN
    return Unit(
        content, ACTS.index(sentence.act), own, int("i" in sentence.spans), speech, sentence.firmness, int(sentence.unnamed)
    )


def load(data: Data, tokenizer: Tokenizer, silver: Json, seed: int) -> list[Example]:
    """All training examples, in file order; the seed fills the written sentences."""
    acts = [data.rows("acts/train.jsonl"), data.rows("acts/train-enriched.jsonl"), data.own_rows("labels/acts.jsonl")]
    found = polnear_examples(
        tokenizer, data.rows("polnear/train.jsonl"), acts, silver, data.own_rows("labels/statements.jsonl")
    )
    ledger, gold = data.rows("ledger/train.docs.jsonl"), data.rows("ledger/train.gold.jsonl")
    found += [replace(one, weight=LEDGER_WEIGHT) for one in ledger_examples(tokenizer, ledger, gold, silver, "ledger")]
    return found + written_reports(data, tokenizer) + written_examples(tokenizer, data.own / "written", seed)


def written_reports(data: Data, tokenizer: Tokenizer) -> list[Example]:
    """The reports that we wrote: invented people and events in the manner of the news, coded in full (docs/codebook.md)."""
    documents, gold = data.own_rows("written/reports.docs.jsonl"), data.own_rows("written/reports.gold.jsonl")
    return [replace(one, written=True) for one in ledger_examples(tokenizer, documents, gold, {}, "us")]
