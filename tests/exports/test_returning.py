"""brat and Label Studio: what goes out is what the text has, and what people change there comes back as judgements."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.api import chosen
from onrecord.errors import UnreadableError
from onrecord.ledger import Ledger
from onrecord.surfaces.exports import EXPORTERS, Job, TextExporter
from onrecord.surfaces.exports.labelstudio import labelling_setup, units
from onrecord.surfaces.returning import RETURNERS, Verdicts, verdicts
from onrecord.surfaces.returning.marks import anchor
from onrecord.types import Judgement
from tests.exports.conftest import Export, ExportTo
from tests.exports.made import AT, hostile_report, hostile_statement, plain_report, plain_statements

SHIP, MEETING = plain_statements(plain_report())
HOSTILE = hostile_statement()
PLAIN, WILD = plain_report().document.id, hostile_report().document.id


def taken_in(ledger: Ledger, format: str, path: Path, by: str | None = "Ada") -> Verdicts:
    found = verdicts(ledger, RETURNERS[format].read(path), by=by, default="nobody", at=AT)
    ledger.judge(*found.judgements)
    return found


def told(found: Verdicts) -> list[tuple[str, str, dict[str, str]]]:
    return sorted((one.kind, one.targets[0], dict(one.value)) for one in found.judgements)


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_bytes().decode("utf-8")
    after = change(before)
    assert after != before, "the edit did nothing"
    path.write_bytes(after.encode("utf-8"))


# -- brat ---------------------------------------------------------------------------------------------------------------


def test_every_line_of_brat_points_at_its_words(export_to: ExportTo) -> None:
    folder = export_to("brat")
    assert {path.suffix for path in folder.iterdir()} == {".txt", ".ann", ".conf", ".json"}
    kinds = set(re.findall(r"^[A-Z][a-z_]+", (folder / "annotation.conf").read_text(), re.MULTILINE))
    lines = 0
    for path in folder.glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        assert text in (plain_report().document.text, hostile_report().document.text)
        for line in path.read_bytes().decode("utf-8").splitlines():
            key, rest, *words = line.split("\t")
            if key.startswith("T"):
                kind, places = rest.split(" ", 1)
                pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
                assert kind in kinds
                assert words == [" ".join(text[start:end] for start, end in pieces)]
                lines += 1
            else:
                assert key[0] in "EA#"
    assert lines > 20


def test_what_nobody_changed_gives_no_judgement(ledger: Ledger, export_to: ExportTo) -> None:
    found = taken_in(ledger, "brat", export_to("brat"))
    assert (found.judgements, found.left_out) == ([], [])


def test_changes_in_brat_come_back_as_judgements_and_twice_adds_nothing(ledger: Ledger, export_to: ExportTo) -> None:
    folder = export_to("brat")
    plain = (folder / f"{PLAIN}.txt").read_text()
    start = plain.index("Russia")

    def change(text: str) -> str:
        text = re.sub(r"^(T\d+\tTo) \d+ \d+\tUkraine$", rf"\1 {start} {start + 6}\tRussia", text, flags=re.MULTILINE)
        text = text.replace("Commit", "Intend").replace("Firmness E1 2", "Firmness E1 1")
        return text + "A90\tReviewed E2\n"

    edit(folder / f"{PLAIN}.ann", change)
    assert told(taken_in(ledger, "brat", folder)) == [
        ("accept", MEETING.id, {}),
        ("correct", SHIP.id, {"act": "intend", "firmness": "1", "to": "Russia"}),
    ]
    now = {one.id: one for one in chosen(ledger)}
    assert (now[SHIP.id].act, now[SHIP.id].firmness) == ("intend", 1)
    assert taken_in(ledger, "brat", folder).judgements == []


def test_a_statement_taken_out_is_rejected_and_a_condition_can_be_drawn(ledger: Ledger, export_to: ExportTo) -> None:
    folder = export_to("brat")
    edit(folder / f"{WILD}.ann", lambda text: re.sub(r" Condition:T\d+", "", text))
    edit(folder / f"{PLAIN}.ann", lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("E2\t")))
    assert told(taken_in(ledger, "brat", folder)) == [
        ("correct", HOSTILE.id, {"condition": ""}),
        ("reject", MEETING.id, {}),
    ]
    assert {one.id: one.condition for one in chosen(ledger)} == {SHIP.id: None, HOSTILE.id: None}


def test_words_are_found_again_where_the_tool_changed_the_text(ledger: Ledger, export_to: ExportTo) -> None:
    folder = export_to("brat")
    # Another tool wrote the file with Windows line ends and a title above: every offset has moved.
    head = "A title\r\n\r\n"
    text = (folder / f"{WILD}.txt").read_bytes().decode("utf-8")
    moved = head + text.replace("\n", "\r\n")
    (folder / f"{WILD}.txt").write_bytes(moved.encode("utf-8"))

    def shift(place: re.Match[str]) -> str:
        old = int(place[0])
        return str(len(head) + old + text[:old].count("\n"))

    def moved_line(line: str) -> str:
        if not line.startswith("T"):
            return line
        key, places, words = line.split("\t")
        return f"{key}\t{re.sub(r'[0-9]+', shift, places)}\t{words}"

    edit(folder / f"{WILD}.ann", lambda lines: "\n".join(map(moved_line, lines.split("\n"))))
    found = taken_in(ledger, "brat", folder)
    assert (told(found), found.left_out) == ([], [])


def test_what_cannot_be_taken_in_is_named(ledger: Ledger, export_to: ExportTo) -> None:
    folder = export_to("brat")
    edit(
        folder / f"{PLAIN}.ann",
        lambda text: re.sub(r"^(T\d+\tCue) \d+ \d+\tsaid$", r"\1 0 6\tFrance", text, flags=re.MULTILINE) + "E9\tCommit:T1\n",
    )
    (folder / f"{WILD}.ann").unlink()
    found = taken_in(ledger, "brat", folder)
    assert found.judgements == [], "a missing file is no rejection"
    assert len(found.left_out) == 3
    assert any("E9 is new" in reason for reason in found.left_out)
    assert any("its cue was changed" in reason for reason in found.left_out)
    assert any("cannot be read" in reason for reason in found.left_out)
    with pytest.raises(UnreadableError, match="nowhere: does not exist"):
        RETURNERS["brat"].read(folder / "nowhere")


# -- Label Studio -------------------------------------------------------------------------------------------------------


def annotated(tasks: str, change: Callable[[list[dict[str, Any]]], None] = lambda results: None) -> list[dict[str, Any]]:
    """What Label Studio exports after somebody took over each prediction, changed it and submitted it."""
    done = []
    for number, task in enumerate(json.loads(tasks), 1):
        results = task["predictions"][0]["result"]
        change(results)
        annotation = {"id": number, "completed_by": {"email": "bo@example.org"}, "was_cancelled": False, "result": results}
        done.append({"id": number, "data": task["data"], "annotations": [annotation], "predictions": []})
    return done


def js_slice(text: str, start: int, end: int) -> str:
    """What JavaScript's text.slice(start, end) gives."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_every_region_holds_its_words_as_a_browser_counts(export: Export) -> None:
    tasks = json.loads(export("labelstudio"))
    set_up = ET.fromstring(labelling_setup())
    labels = {label.get("value") for label in set_up.iter("Label")}
    relations = {relation.get("value") for relation in set_up.iter("Relation")}
    regions = 0
    for task in tasks:
        for result in task["predictions"][0]["result"]:
            if result["type"] == "relation":
                assert set(result["labels"]) <= relations
                continue
            value = result["value"]
            assert js_slice(task["data"]["text"], value["start"], value["end"]) == value["text"]
            assert set(value.get("labels", [])) <= labels
            regions += 1
    assert regions > 20


def test_an_untouched_annotation_accepts_and_a_change_corrects(ledger: Ledger, export: Export, tmp_path: Path) -> None:
    def change(results: list[dict[str, Any]]) -> None:
        for result in results:
            if result.get("id") == SHIP.id and result["type"] == "labels":
                result["value"]["labels"] = ["intend"]
            if result.get("id") == HOSTILE.id and result.get("from_name") == "polarity":
                result["value"]["choices"] = ["refrain"]

    path = tmp_path / "out.json"
    path.write_text(json.dumps(annotated(export("labelstudio"), change)), encoding="utf-8")
    found = taken_in(ledger, "labelstudio", path, by=None)
    corrected = [("correct", SHIP.id, {"act": "intend"}), ("correct", HOSTILE.id, {"polarity": "refrain"})]
    assert told(found) == [("accept", MEETING.id, {}), *sorted(corrected, key=lambda row: row[1])]
    assert {one.by for one in found.judgements} == {"bo@example.org"}
    assert told(taken_in(ledger, "labelstudio", path, by=None)) == [], "what was corrected is now as marked"


def test_regions_are_found_again_by_their_words_where_offsets_are_wrong(ledger: Ledger, export: Export, tmp_path: Path) -> None:
    def change(results: list[dict[str, Any]]) -> None:
        for result in results:
            if "value" in result:
                result["value"]["start"] += 1
                result["value"]["end"] += 1

    path = tmp_path / "out.json"
    path.write_text(json.dumps(annotated(export("labelstudio"), change)), encoding="utf-8")
    found = taken_in(ledger, "labelstudio", path)
    assert {kind for kind, _, _ in told(found)} == {"accept"}
    assert found.left_out == []


def test_skipped_tasks_say_nothing_and_new_regions_are_named(ledger: Ledger, export: Export, tmp_path: Path) -> None:
    tasks = annotated(export("labelstudio"))
    tasks[0]["annotations"][0]["was_cancelled"] = True
    value = {"start": 0, "end": 1, "text": "F", "labels": ["commit"]}
    tasks[1]["annotations"][0]["result"].append(
        {"id": "Xy12", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
    )
    path = tmp_path / "out.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    found = taken_in(ledger, "labelstudio", path)
    assert len({one.targets for one in found.judgements}) < 3
    assert any("Xy12" in reason for reason in found.left_out)
    path.write_text('{"no": "tasks"}', encoding="utf-8")
    with pytest.raises(UnreadableError, match="Label Studio"):
        RETURNERS["labelstudio"].read(path)


def test_a_rejected_statement_that_is_still_marked_stays_rejected(ledger: Ledger, export: Export, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text(json.dumps(annotated(export("labelstudio"))), encoding="utf-8")
    ledger.judge(Judgement("reject", (SHIP.id,), "Ada", AT))
    ledger.judge(Judgement("accept", (SHIP.id,), "Ada", AT))
    assert SHIP.id not in {target for kind, target, _ in told(taken_in(ledger, "labelstudio", path)) if kind == "reject"}


# -- both ---------------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.sampled_from("ab \n\U0001f6a2\U0001d4d0\u00e9\u202e\u2028\t'\""), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_words_come_back_to_their_own_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    found = anchor(text, ((words, start),))
    if words.strip():
        assert found is not None
        assert (found.text, found.spans[0].start) == (words, start)
    assert js_slice(text, units(text, start), units(text, end)) == words


@given(TEXTS, TEXTS, st.integers(0, 60))
def test_what_is_found_is_always_exactly_the_words(text: str, words: str, near: int) -> None:
    found = anchor(text, ((words, near),))
    if found is not None:
        assert found.stands_in(text)
        assert found.text == words


def test_what_people_see_in_a_terminal_is_harmless(ledger: Ledger) -> None:
    for name, exporter in EXPORTERS.items():
        if isinstance(exporter, TextExporter):
            file = io.StringIO(newline="")
            exporter.write(Job(ledger), file)
            found = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", file.getvalue())
            assert found == [], name
