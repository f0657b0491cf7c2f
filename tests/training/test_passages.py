"""Passages that we wrote: what is marked in a line becomes one unit of a report of several, and a broken line is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.types import ACTS
from tests.training.reports import tokenizer
from training.assets import OWN
from training.examples import UNKNOWN, Anchor, Example
from training.passages import TOGETHER, curly, passage_examples, passages

LINES = (
    'commit\tThe ferry was late. [c "We will be there [i if the sea allows],"] [s the envoy] [q told] the mayor.',
    "intend*\t[s An aide] [q said] [c that Norland was packing].",
    "demand\t[c The gates must open], [q wrote] [s the guild].",
    "state\t[q Asked] why, [s she] [c said the tide had turned].",
)


def examples(folder: Path, *lines: str) -> list[Example]:
    (folder / "passages.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return passage_examples(tokenizer(), folder, 1)


def words(one: Example, places: list[int]) -> list[int]:
    found: list[int] = one.tokens.ids[places].tolist()
    return found


def ids(text: str) -> list[int]:
    found: list[int] = tokenizer().encode(text, add_special_tokens=False).ids
    return found


def anchor(one: Example, cue: str) -> Anchor:
    return next(a for a in one.anchors if words(one, a.cue) == ids(cue))


def test_a_line_is_one_unit_with_its_source_cue_and_content(tmp_path: Path) -> None:
    (one,) = examples(tmp_path, *LINES)
    promise = anchor(one, "told")
    assert words(one, promise.source) == ids("the envoy")
    assert words(one, promise.content) in [
        ids(quoted("We will be there if the sea allows,")) for quoted in ('"{}"'.format, "“{}”".format)
    ]
    (unit,) = promise.units
    assert (ACTS[unit.act], unit.own, unit.conditional) == ("commit", 1, 1)


def test_whose_act_it_is_is_known_but_of_what_states(tmp_path: Path) -> None:
    (one,) = examples(tmp_path, *LINES)
    own = {cue: anchor(one, cue).units[0].own for cue in ("told", "said", "wrote", "Asked")}
    assert own == {"told": 1, "said": 0, "wrote": 0, "Asked": UNKNOWN}


def test_printed_quotation_marks_stand_where_the_straight_ones_stood() -> None:
    assert curly('"No," she said, "it\'s over."') == "“No,” she said, “it’s over.”"
    assert curly("nothing quoted") == "nothing quoted"


def test_some_stand_together_and_all_are_read(tmp_path: Path) -> None:
    lines = [f"state\t[s The clerk] [q said] [c that ship {n} had left]." for n in range(TOGETHER + 1)]
    found = examples(tmp_path, *lines)
    assert [len(one.anchors) for one in found] == [TOGETHER, 1]
    assert all(one.written for one in found)


@pytest.mark.parametrize("line", ["promise\t[s He] [q said] [c yes].", "commit\t[s He] said yes.", "commit [q said] [c yes]"])
def test_a_line_without_act_cue_or_content_is_named(line: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="passage 5 has no act, cue or content"):
        examples(tmp_path, *LINES, line)


def test_the_passages_of_the_recipe_are_sound_and_tell_all_acts() -> None:
    found = passages(OWN / "written")
    assert {one.act for one in found} == set(ACTS)
    assert len({one.text for one in found}) == len(found)
