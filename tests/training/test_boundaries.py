"""What the network of boundaries learns from a report, and that it reads in training what it reads when running."""

from __future__ import annotations

from dataclasses import replace

import torch

from tests.training import reports
from tests.training.test_examples import example
from training.boundaries import Boundaries, Gaps, gaps_of, loss_of
from training.examples import UNKNOWN
from training.network import WIDTH, Encoder

CONTENT_BEGINS, CONTENT_ENDS, SOURCE_BEGINS, SOURCE_ENDS = range(4)


def taught(*, coded: bool = False) -> tuple[Gaps, list[int]]:
    """What a report teaches, and where its wordpieces start in the text."""
    one = example(coded=coded)
    gaps = gaps_of(one)
    assert gaps is not None
    return gaps, one.tokens.starts.tolist()


def places(gaps: Gaps, starts: list[int], cue: int, what: int) -> list[str]:
    """The words before which something begins or ends."""
    met = (gaps.cue == cue) & (gaps.labels[:, what] == 1)
    return [reports.TEXT[starts[gap] :].split()[0] for gap in gaps.gaps[met].tolist()]


def test_contents_and_sources_begin_and_end_where_they_are_marked() -> None:
    gaps, starts = taught()
    said, told = 0, 1
    assert places(gaps, starts, said, CONTENT_BEGINS) == ["the"]
    assert places(gaps, starts, said, CONTENT_ENDS) == ["."]
    assert places(gaps, starts, told, SOURCE_BEGINS) == ["the"]
    assert places(gaps, starts, told, SOURCE_ENDS) == ["told"]
    assert places(gaps, starts, told, CONTENT_BEGINS) == ["We"]


def test_what_has_begun_does_not_begin_and_what_has_not_does_not_end() -> None:
    gaps, _ = taught(coded=True)
    begins, ends = gaps.labels[:, CONTENT_BEGINS] != UNKNOWN, gaps.labels[:, CONTENT_ENDS] != UNKNOWN
    assert bool((begins ^ ends).all())
    assert gaps.kind.tolist() == [0, 0, 1]


def test_the_gap_before_the_last_word_is_asked_too() -> None:
    one = example(coded=False)
    gaps, _ = taught()
    assert int(gaps.gaps.max()) == len(one.tokens) - 1


def test_nothing_is_taught_by_templates_or_by_what_a_coder_of_acts_did_not_mark() -> None:
    whole = example(coded=True)
    assert gaps_of(replace(whole, anchors=[replace(one, coder="template") for one in whole.anchors])) is None
    assert gaps_of(replace(whole, anchors=[replace(one, coder="us", kind=0) for one in whole.anchors])) is None


def test_it_is_taught_what_it_says_when_running() -> None:
    gaps, _ = taught(coded=True)
    network, encoder = Boundaries().eval(), Encoder()
    with torch.no_grad():
        said = network(encoder.words(gaps.ids), gaps.features, gaps.gaps, gaps.start, gaps.end, gaps.kind)
        here = said[gaps.cue, torch.arange(len(gaps.gaps))]
        known = gaps.labels >= 0
        wanted = torch.nn.functional.binary_cross_entropy_with_logits(here[known], gaps.labels[known].float(), reduction="sum")
        assert torch.allclose(loss_of(network, encoder, [gaps]), wanted, rtol=1e-4)


def test_a_gap_is_judged_by_the_words_around_it_alone() -> None:
    network = Boundaries().eval()
    words, features, cue = torch.randn(90, WIDTH), torch.zeros(90, dtype=torch.long), torch.tensor([40])
    far = words.clone()
    far[:10] += 1.0
    asked = features, torch.tensor([45]), cue, cue + 1, torch.tensor([0])
    with torch.no_grad():
        assert torch.equal(network(words, *asked), network(far, *asked))
        far[44] += 1.0
        assert not torch.equal(network(words, *asked), network(far, *asked))
