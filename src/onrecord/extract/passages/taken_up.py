# ruff: noqa: E501  (a pattern reads better whole)
"""What a relative clause takes up: 'a deal that it hopes to sign', where the cue stands between the deal and its signing."""

from __future__ import annotations

import re

from onrecord.extract.passages.phrases import noun_phrase
from onrecord.types import Span, Spans

# Before the source and its cue: the pronoun that takes up what stands before it. "That" may also open what is said.
_PRONOUN = re.compile(r"(?P<before>[\w%)”\"’']),? (?:(?P<sure>which|whom?)|that) $")
# So a content begins that leaves out its subject, and one that may leave out its object.
_LEFT = re.compile(
    r"[\"“]?(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|must|shall|should|not|[a-z]+ed|(?!as |is )[a-z]+s (?:the|an?|to|its|his|her|their|that|[A-Z]\w+))\b"
)
_TO_DO = re.compile(
    r"(?:to )?[a-z]+(?: (?:in|on|at|by|before|after|during|until|when|if|once|next|this|later|soon|with|for|from|today|tomorrow|again)\b|[.,;”\"]|$)"
)
# No pronoun takes it up in "ships it said were lost"; and it may stand before the source, set off ("The next step, she said, is").
_BARE = re.compile(r"(?P<before>[\w%)”\"’']) $")
_NO_NOUN = re.compile(
    r"\b(?:and|but|or|as|what|that|which|who|where|when|while|if|whether|because|than|after|before|until|since|so|then|of|to|in|on|at|by|for|with|from|\w+ly|\w*day) $",
    re.IGNORECASE,
)
_SET_OFF = re.compile(
    r"(?:^|\n|[.!?…][\"”’]?\s)[\"“]?(?P<subject>(?:(?:The|A|An|This|That|These|Those|All|Any|His|Her|Its|Their|Our|My) )[^.!?…,;:\n\"“”]{2,80}), $"
)
_NEAR, _SPREAD = 12, 90  # characters between cue and content, and of the source with what stands between it and the cue
# Before a noun phrase that is the subject or object of no verb, so that "that" after it takes it up.
_GOVERNED = re.compile(
    r"\b(?:about|after|against|at|before|between|by|despite|for|from|in|into|of|on|over|through|to|under|with) $"
)
# Nouns after which "that" opens what they tell.
_TELLS = re.compile(
    r"(?:fact|claims?|reports?|signs?|news|views?|beliefs?|evidence|ideas?|possibility|hopes?|fears?|concerns?|doubts?|statements?|announcements?|suggestions?|assurances?|accusations?|allegations?|indications?|condition|warnings?|promises?|pledges?|threats?|conclusions?|notion|word|proof|guarantees?|understanding|impression|argument|assertion|message|confirmation|speculation|suspicions?|decision|demands?|requests?|proposals?)[”\"’]?$",
    re.IGNORECASE,
)


def with_taken_up(text: str, content: Spans, cue: Spans, source: Spans) -> Spans:
    """The content with the words that its relative clause takes up as a piece before it, where it leaves out its subject or object.

    Of 'a ship, which it said was lost' the content is 'a ship, which' and 'was lost'. Where it is not sure that a pronoun takes
    something up, or where that begins, the content stays as it is.
    """
    told = next((piece for piece in content if cue and 0 < piece.start - cue[-1].end <= _NEAR), None)
    beside = (s.start for s in source if cue and s.end < cue[0].start < s.start + _SPREAD)
    start = next(beside, 0)
    pronoun = _PRONOUN.search(text, max(0, start - _NEAR), start) if told else None
    no_subject = told is not None and _LEFT.match(text, told.start, told.end) is not None
    if told is None or (pronoun is None and not no_subject):
        return content
    if pronoun is None:
        return _with_subject(text, content, start, told)
    phrase = noun_phrase(text, pronoun.end("before"))
    if phrase is None or any(s.start < phrase.start < s.end for s in content):
        return content
    if not (no_subject or pronoun["sure"] or _no_object(text, phrase, told)):
        return content
    marked = any(span.start < start <= span.end + 1 for span in content)  # the pronoun is content already
    taken = Span(phrase.start, start - 1 if no_subject or marked else phrase.end)
    return (*(s for s in content if s.end <= taken.start), taken, *(s for s in content if s.start >= start))


def _with_subject(text: str, content: Spans, start: int, told: Span) -> Spans:
    """The content with its subject, which stands before the source (at `start`) without a pronoun."""
    set_off = _SET_OFF.search(text, max(0, start - _SPREAD), start)
    bare = _BARE.search(text, max(0, start - 2), start)
    phrase: Span | None = None
    if set_off is not None and text[told.start - 2 : told.start].strip(' "“') == ",":
        phrase = Span(*set_off.span("subject"))
    elif (
        bare is not None and not text.startswith("not ", told.start) and not _NO_NOUN.search(text, max(0, start - _NEAR), start)
    ):
        phrase = noun_phrase(text, bare.end("before"))
    if (
        phrase is None
        or " " not in phrase.words(text)
        or any(span.start < told.start and span.end > phrase.start for span in content)
    ):
        return content
    return tuple(sorted((*content, phrase)))


def _no_object(text: str, phrase: Span, told: Span) -> bool:
    """Whether "that" after the phrase takes it up as the object of what the content says is to be done."""
    opens = _TELLS.search(text, phrase.start, phrase.end)
    governed = _GOVERNED.search(text, max(0, phrase.start - _NEAR), phrase.start)
    return opens is None and governed is not None and _TO_DO.match(text, told.start, told.end) is not None
