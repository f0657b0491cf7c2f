"""Build and check the tables of office holders: `python -m training.build_actors HOLDERS.csv LEADERS.csv`.

Joins our own rows (training/actors_source/own_holders.txt) with rows of Wikidata (CC0) and of a Wikipedia list of leaders
(CC BY-SA), pruned to heads, foreign, defence, finance, interior and economy ministers in office since 2010.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "onrecord" / "annotate" / "data"
SINCE = "2010"
MEMBER_COLUMNS = 5
MOST_BYTES = 1_500_000
Row = tuple[str, str, str, str, str, str, str]
_ROLES: tuple[tuple[str, str], ...] = (
    (r"President(?: of [A-Z]\w+)?", "president"),
    (r"Prime Minister(?: of [A-Z]\w+)?", "prime minister"),
    (r"Chancellor", "chancellor"),
    (r"Premier", "premier"),
    (r"(?:Federal )?Minister (?:of|for) (?:Foreign|External) Affairs", "foreign minister"),
    (r"Foreign Secretary|Secretary of State for Foreign and Commonwealth Affairs", "foreign secretary"),
    (r"(?:Federal )?Minister (?:of|for) (?:National )?Defence", "defence minister"),
    (r"Secretary of State for Defence", "defence secretary"),
    (r"(?:Federal )?Minister (?:of|for) Finance", "finance minister"),
    (r"(?:Federal )?Minister (?:of|for) (?:the Interior|Internal Affairs|Interior Affairs)", "interior minister"),
    (r"Minister (?:of|for) (?:the )?Econom(?:y|ic Affairs)", "economy minister"),
    (r"National Security Advisor", "national security adviser"),
)
_STATES = {
    "uae": "United Arab Emirates",
    "us": "United States",
    "united-kingdom": "United Kingdom",
    "south-korea": "South Korea",
}


def fold(name: str) -> str:
    """A name in lower case without accents."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


def own_rows(path: Path) -> Iterator[Row]:
    """Our own rows: name, gender, state or body, role, from, to, basis."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        state, role, *people = (part.strip() for part in line.split(" ; "))
        for entry in people:
            name, start, end = (part.strip() for part in entry.split(","))
            yield name.removeprefix("~"), "f" if name.startswith("~") else "m", state, role, start, end, "own"


def _state(key: str) -> str:
    stem = key.removesuffix("-ministers").removesuffix("-cabinet")
    return _STATES.get(stem) or stem.replace("-", " ").title()


def _role(position: str) -> str | None:
    return next((role for pattern, role in _ROLES if re.fullmatch(pattern, position)), None)


def wikidata_rows(path: Path) -> Iterator[Row]:
    """Rows of the pruned offices from the Wikidata file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            role = _role(row["position"])
            unfit = row["country"] == "world" or not row["start"] or (row["end"] and row["end"] < SINCE)
            if role is None or unfit or (not row["end"] and row["start"] < SINCE):
                continue
            yield row["person"], "", _state(row["country"]), role, row["start"], row["end"], f"Wikidata {row['wikidata']}"


def leader_rows(path: Path) -> Iterator[Row]:
    """Rows of the list of leaders of 2026."""
    roles = {"head of government": "prime minister", "head of state": "president"}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["since"] and row["country"] not in {"European Union", "African Union"} and row["person"] != "Charles III":
                yield row["person"], "", row["country"], roles[row["office"]], row["since"], "", "Wikipedia"


def _overlap(one: Row, other: Row) -> bool:
    return (one[4] < (other[5] or "9")) and (other[4] < (one[5] or "9"))


def merge(own: list[Row], more: list[Row]) -> list[Row]:
    """Own rows, and those of others that no own row of the same office or the same person in the state overlaps."""
    kept = list(own)
    for row in more:
        same = [o for o in kept if o[2] == row[2] and (o[3] == row[3] or fold(o[0]) == fold(row[0]))]
        if not any(_overlap(row, o) for o in same):
            kept.append(row)
    return sorted(set(kept), key=lambda r: (r[2], r[3], r[4], r[0]))


def names_of(file: str) -> set[str]:
    """First column of one of the shipped tables."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def check(rows: list[Row]) -> list[str]:
    """What is wrong with the tables, in words; nothing where all is well."""
    places, roles = names_of("countries.tsv") | names_of("bodies.tsv"), names_of("roles.tsv")
    wrong = [f"unknown state or body: {row[2]}" for row in rows if row[2] not in places]
    wrong += [f"unknown role: {row[3]}" for row in rows if row[3] not in roles]
    wrong += [f"not a date: {row}" for row in rows if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row[4])]
    wrong += [f"ends before it begins: {row}" for row in rows if row[5] and row[5] < row[4]]
    members = [line.split("\t") for line in (DATA / "legislators.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    wrong += [f"not five columns: {row}" for row in members if len(row) != MEMBER_COLUMNS]
    wrong += [f"ends before it begins: {row}" for row in members if len(row) == MEMBER_COLUMNS and row[3] and row[3] < row[2]]
    size = sum(path.stat().st_size for path in DATA.iterdir() if path.is_file())
    return wrong + ([f"tables hold {size} bytes"] if size > MOST_BYTES else [])


def main(arguments: list[str]) -> int:
    """Write holders.tsv; with no arguments only check the tables that are there."""
    target = DATA / "holders.tsv"
    if arguments:
        more = [*wikidata_rows(Path(arguments[0])), *leader_rows(Path(arguments[1]))]
        rows = merge(list(own_rows(HERE / "actors_source" / "own_holders.txt")), more)
        head = "# name\tgender\tstate or body\trole\tfrom\tto\tbasis\n"
        target.write_text(head + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    lines = target.read_text(encoding="utf-8").splitlines()[1:]
    wrong = check([(*line.split("\t"),) for line in lines])  # type: ignore[misc]
    print("\n".join(wrong) if wrong else f"{len(lines)} office holders, all well")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
