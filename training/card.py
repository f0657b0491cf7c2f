"""The model card of a run: from what its weights were made, counted from what the run has read."""

from __future__ import annotations

from string import Template

from training import acts, boundaries, pointing, pupil, second, train, written
from training.assets import OWN, Data, Json
from training.examples import LEDGER_WEIGHT
from training.passages import passages

TEMPLATE = OWN / "card.md"


def card(data: Data, seed: int, most: int | None) -> str:
    """The card, which says so where only a part was read or only some steps were taken."""
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(_read(data), seed=seed, scale=_scale(data, most), **_epochs())


def _scale(data: Data, most: int | None) -> str:
    small = [] if data == Data() else ["a part of the reports"]
    small += [] if most is None else [f"at most {most} steps of an epoch"]
    return (
        f"\n**A small run, to prove the recipe**: {' and '.join(small)}. These weights have learnt next to nothing.\n"
        * bool(small)
    )


def _read(data: Data) -> dict[str, int]:
    """How much there is of everything."""
    polnear, coded = data.rows("polnear/train.jsonl"), data.own_rows("labels/statements.jsonl")
    templates = written.lines(data.own / "written", "sentences.txt")
    counted: dict[str, list[Json]] = {
        "polnear": polnear,
        "acts": data.rows("acts/train.jsonl"),
        "enriched": data.rows("acts/train-enriched.jsonl"),
        "doubted": data.own_rows("labels/acts.jsonl"),
        "statements": coded,
        "ledger": data.rows("ledger/train.docs.jsonl"),
        "gold": [row for row in data.rows("ledger/train.gold.jsonl") if "act" in row],
        "written": data.own_rows("written/reports.docs.jsonl"),
        "inventions": data.own_rows("written/reports.gold.jsonl"),
        "parties": data.own_rows("labels/parties.jsonl"),
        "second": data.own_rows("labels/second.jsonl"),
        "development": data.rows("polnear/dev.jsonl"),
    }
    return {name: len(rows) for name, rows in counted.items()} | {
        "attributions": sum(len(row["attributions"]) for row in polnear),
        "coded": len({row["doc"] for row in coded}),
        "templates": len(templates),
        "passages": len(passages(data.own / "written")),
        "sentences": len(templates) * written.VARIANTS,
        "weight": LEDGER_WEIGHT,
    }


def _epochs() -> dict[str, int]:
    return {
        "encoder_epochs": train.EPOCHS,
        "boundary_epochs": boundaries.EPOCHS,
        "reader_epochs": second.EPOCHS,
        "taught_epochs": second.TAUGHT_EPOCHS,
        "acts_epochs": acts.EPOCHS,
        "pupil_epochs": pupil.EPOCHS,
        "pointer_epochs": pointing.EPOCHS,
    }
