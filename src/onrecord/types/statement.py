"""The statement: one act of one speaker on one matter, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.types.act import Act, Polarity, Speech
from onrecord.types.actor import Actor
from onrecord.types.document import Report
from onrecord.types.identity import content_id
from onrecord.types.moment import Deadline, SaidOn
from onrecord.types.span import Passage, Spans


@dataclass(frozen=True, slots=True)
class Matter:
    """The subject in two to six words; `id` is the same for two wordings of one matter. `spans` are () where inferred."""

    name: str
    spans: Spans = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """ "This speaker, in this report, did this with respect to that party's future action, in these words."

    Three numbers are never mixed: `certainty` is the speaker's (1 will, 0.5 would or may, 0 where unsaid: None), `hedge` holds
    the reporter's own hedging words ("reportedly") or None, `confidence` is the extractor's calibrated probability that the
    statement is one. `extractor` names the version that read it.
    """

    report: Report
    speaker: Actor | None
    cue: Passage | None
    content: Passage
    speech: Speech
    act: Act
    party: Actor | None
    to: Actor | None
    matter: Matter | None
    polarity: Polarity
    condition: Passage | None
    deadline: Deadline | None
    said_on: SaidOn | None
    chain: tuple[Actor, ...]
    firmness: int
    confidence: float
    act_confidence: float
    extractor: str
    certainty: float | None = None
    hedge: Passage | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        spans = [[span.start, span.end] for span in self.content.spans]
        object.__setattr__(self, "id", content_id("s", self.report.document.id, self.act, spans))
