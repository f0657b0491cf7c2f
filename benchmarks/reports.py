"""Reports made from templates: as many as wanted, the same for the same seed, none of them anybody's."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COUNTRIES = "Norland Sudland Estmark Westria Valdera Torvia Lindmark Ostania Carvona Belmora Dornia Kestria".split()
PEOPLE = "Ada Lindqvist,Nils Berg,Mara Oduya,Teo Varga,Ines Calder,Jon Halloran,Rita Moss,Karl Enger".split(",")
OFFICES = ("foreign minister", "defence minister", "president", "prime minister", "government spokesman")
MATTERS = (
    "send 40 trucks to the border",
    "reopen the northern ferry line",
    "pay for the second pier",
    "join the mission in the strait",
    "lift the ban on grain",
    "release the frozen funds",
    "host the next round of talks",
    "withdraw its soldiers from the valley",
)
VERBS = ("promised to", "refused to", "said it would", "said it would not", "pledged to", "declined to")
CONDITIONS = ("", "", " if a ceasefire holds", " unless the talks fail", " before the end of June", " within 48 hours")
FILLERS = (
    "The talks began on Monday and were expected to last three days.",
    "Rain had closed the coastal road for most of the week.",
    "Markets were little changed in early trading.",
    "Neither side gave further details.",
    "The delegation left the building without taking questions.",
)
OUTLETS = ("Harbour Gazette", "The Courier", "Valley Post", "Island Wire", "Evening Ledger")
FIRST_DAY = date(2021, 1, 1)


def reports(count: int, seed: int = 1, days: int = 1_800, acts: int = 3) -> Iterator[dict[str, str]]:
    """Rows of a documents file, in the order of their days: 30 words an act, one report in 50 a copy in another outlet."""
    chance = random.Random(seed)  # noqa: S311 - repeats itself
    before: dict[str, str] | None = None
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * days // max(1, count))
        if before is not None and number % 50 == 49:
            row = before | {"id": f"g{number}", "outlet": chance.choice(OUTLETS), "published": day.isoformat()}
        else:
            row = {
                "id": f"g{number}",
                "outlet": chance.choice(OUTLETS),
                "published": day.isoformat(),
                "text": _text(chance, number, acts),
            }
        before = row
        yield row


def _text(chance: random.Random, number: int, acts: int) -> str:
    sentences = []
    for _ in range(acts):
        country, person = chance.choice(COUNTRIES), chance.choice(PEOPLE)
        act = f"{chance.choice(VERBS)} {chance.choice(MATTERS)}{chance.choice(CONDITIONS)}"
        sentences.append(f"{country} {act}, {chance.choice(OFFICES)} {person} said on Tuesday.")
        sentences += chance.sample(FILLERS, 2)
    return f"{' '.join(sentences)} It was meeting number {number} of the group."


def write_shards(folder: Path, count: int, shards: int, seed: int = 1, acts: int = 3) -> list[Path]:
    """The reports as so many documents files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"shard-{number:04d}.jsonl" for number in range(shards)]
    files = [path.open("w", encoding="utf-8") for path in paths]
    for number, row in enumerate(reports(count, seed, acts=acts)):
        files[number * shards // count].write(json.dumps(row) + "\n")
    for file in files:
        file.close()
    return paths


__all__ = ["reports", "write_shards"]
