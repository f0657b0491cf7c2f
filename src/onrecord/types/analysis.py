"""What annotators find in a report before anything is called a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types.act import Act, Speech
from onrecord.types.actor import ActorKind
from onrecord.types.document import Report
from onrecord.types.moment import TimeExpression
from onrecord.types.span import Span, Spans

POINTED_KINDS = 8
"""Kinds of candidates that a pointer network scores besides the words that name them; extract.ranking.pointed says which."""


@dataclass(frozen=True, slots=True)
class Pointers:
    """How strongly each wordpiece near an act points to its party and its counterpart: logits of a pointer network.

    `starts` and `ends` are the code points of the wordpieces, in text order. `scores` holds four logits for each: it names the
    party, it names who acts for the party, and both for the counterpart. `kinds` holds for the party and the counterpart in
    turns the logits of each of the POINTED_KINDS kinds, and at the end of whoever no word near the act names.
    (Vinyals, Fortunato and Jaitly 2015, Pointer Networks.)
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    scores: tuple[tuple[float, float, float, float], ...]
    kinds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans that the model ties together around one cue, and what it reads from them.

    `source`, `cue`, `content` are where somebody says, how, and what; `source` may be empty, content may be discontinuous.
    `party`, `to`, `relay`, `condition` are the words that name who is bound, the counterpart, who passed it on, and the
    condition: empty where the model sees none. `acts` holds a calibrated probability for each act in the order of ACTS. `own`
    is the probability that the party is the source itself; `party_told` is true where words, not the model, say that `party`
    names who it is; `voiced` is true of what a voice says with nothing that tells of saying. `confidence` is the calibrated
    probability that this is an attribution at all. `core` is the shortest passage with the whole proposition, where the act is
    not state (it may leave `content`); `conditional` the probability that the act hangs on a condition; `attributed` is false
    for a narrated act that nobody is cited for. `pointers` say whom an act concerns; None for state.
    """

    source: Spans
    cue: Spans
    content: Spans
    acts: tuple[float, ...]
    act: Act
    speech: Speech
    own: float
    confidence: float
    firmness: int = 0
    unnamed: float = 0.0
    party: Spans = ()
    to: Spans = ()
    relay: Spans = ()
    condition: Spans = ()
    core: Spans = ()
    conditional: float = 0.0
    attributed: bool = True
    pointers: Pointers | None = None
    party_told: bool = False
    voiced: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, description or pronoun, and the entity (index into `Analysis.entities`) that it stands for, if known."""

    span: Span
    kind: ActorKind
    entity: int | None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a report names: one row per person, country, body or unnamed source of the report."""

    name: str
    kind: ActorKind
    unnamed: bool = False
    acts_for: str | None = None
    count: int | None = None
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """In `area` somebody speaks for himself, cited by nobody: in a speech, a communiqué, a turn of a transcript.

    `who` are the words that name him, () where only the report's title does, in the words `named`, or nothing; `asks` is true
    of one who puts questions to another; `entity` (index into `Analysis.entities`) is who he is, once that is known.
    """

    area: Span
    who: Spans
    asks: bool = False
    named: str = ""
    entity: int | None = None


def joint(names: Sequence[str]) -> Entity:
    """Several as one group by their names, in their order ("Norland, Sudland and Weston")."""
    return Entity(f"{', '.join(names[:-1])} and {names[-1]}", "group")


_LISTED = re.compile(r", and |, | and ")


def apart(name: str) -> list[str]:
    """The names of which several as one (`joint`) are named; one name by itself."""
    return _LISTED.split(name)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The layers over one report; each annotator requires some and assigns one. None marks a layer not assigned yet."""

    report: Report
    sentences: tuple[Span, ...] | None = None
    attributions: tuple[Attribution, ...] | None = None
    names: tuple[Mention, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    entities: tuple[Entity, ...] | None = None
    times: tuple[TimeExpression, ...] | None = None
    voices: tuple[Voice, ...] | None = None

    @property
    def text(self) -> str:
        return self.report.document.text
