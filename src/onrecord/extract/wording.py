"""The words of an act, and the matter that they are on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.conditions.resolve import condition_of
from onrecord.extract.fields.times import deadline_of
from onrecord.extract.marks import paired
from onrecord.extract.matter import Sides, Who, matter_of
from onrecord.extract.near import mentions_in
from onrecord.extract.passages.trim import trimmed
from onrecord.extract.ranking import Deed, Ground
from onrecord.extract.sources.voice import question_of, title_of
from onrecord.types import Act, Analysis, Deadline, Matter, Passage, Span, Spans, any_touch


@dataclass(frozen=True, slots=True)
class Words:
    """The words that report an act and those that hold it, those on which it hangs, and when it is due."""

    cue: Spans
    content: Spans
    condition: Passage | None
    deadline: Deadline | None

    @property
    def hanging(self) -> Spans:
        """Where those stand on which it hangs."""
        return self.condition.spans if self.condition else ()


def words_told(ground: Ground, deed: Deed, act: Act, quoted: Spans) -> Words:
    """The words of the deed, which is recorded as this act."""
    analysis, attribution = ground.analysis, deed.attribution
    content = paired(ground.text, deed.content, quoted)
    condition = condition_of(analysis, attribution, content)
    deadline = deadline_of(analysis, attribution, act, condition.spans if condition else ())
    return Words(trimmed(ground.text, attribution.cue), content, condition, deadline)


def matter_told(ground: Ground, deed: Deed, words: Words, sides: Sides) -> Matter | None:
    """What the act is on, by its words; where they name nothing, what the question names that is answered."""
    analysis, cue, content = ground.analysis, words.cue, words.content
    # What begins in the cue is what its verb rules: "from the truce on Monday" after "walked away" is no time.
    times = (time.span for time in analysis.times or ())
    apart = [span for span in times if not (any_touch(cue, (span,)) and any_touch(content, (span,)))]
    when = (*(words.deadline.spans if words.deadline else ()), *apart)
    avoid, people, who = words.hanging, _persons(analysis, content), _who(analysis, content)
    named = matter_of(ground.text, content, avoid, people, when, title_of(analysis), who, sides, cue=cue)
    return _answering(named, question_of(analysis, deed.attribution))


def _answering(matter: Matter | None, question: str | None) -> Matter | None:
    """The matter, or what the question names that is answered where the words themselves name none."""
    if question is None or (matter is not None and matter.spans):
        return matter
    asked = matter_of(question, (Span(0, len(question)),))
    return replace(asked, spans=()) if asked is not None and asked.spans else matter


def _persons(analysis: Analysis, content: Spans) -> Spans:
    mentions = (m for span in content for m in mentions_in(analysis, span.start, span.end))
    return tuple(mention.span for mention in mentions if mention.kind == "person" and not mention.pronoun)


def _who(analysis: Analysis, content: Spans) -> Who:
    """Whom a pronoun of the content stands for."""
    entities = analysis.entities or ()
    mentions = (m for span in content for m in mentions_in(analysis, span.start, span.end) if m.pronoun and m.kind == "person")
    names = {m.span.start: entities[m.entity].name for m in mentions if m.entity is not None}
    return lambda token: names.get(token.span.start)


__all__ = ["Words", "matter_told", "words_told"]
