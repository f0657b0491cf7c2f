# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Which condition an act hangs on: the clause that governs its content, in its sentence or beside it in the same quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.extract.conditions.clauses import Clause, find_conditions
from onrecord.extract.near import touching
from onrecord.types import Span, Spans, any_touch

# Another coordinated clause begins here: a condition beyond it belongs to that clause.
_BREAK = re.compile(
    r";|\b(?:and|but|while|whereas|although|though)\b(?: (?:also|then|still|that|has|have|had|is|are|was|were|will|would|said|says|warned|vowed|added"
    r"|urged|called|told|he|she|it|they|we|i|you|the|there|his|her|its|their|[A-Z]\w+))|,? (?:and|but) (?:that )?[A-Z]\w+ |\b(?:which|who)\b"
)
_RESUMES = re.compile(
    r"[\"“'‘\s]*(?:then|in that case|at that point|if so|in such a case|under those circumstances|only then)\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:will|would|'ll|’ll|can|could|shall) then\b", re.IGNORECASE)
_WOULD_GO_ON = re.compile(
    r"[\"“'‘\s]*(?:they|it|he|she|we|i|that|this|and (?:they|it|he|she|we|i)) (?:would|could|might)\b|[\"“'‘\s]*(?:they|it|he|she|we|i)['’]d\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(r"\b(?:would|could|might)\b|['’]d\b", re.IGNORECASE)
_ALONE = re.compile(
    r"[\"“'‘\s]*(?:but |and )?(?:only )?(?:if|unless|provided|as long as|so long as|once|on condition)\b", re.IGNORECASE
)


def governing(text: str, sentences: Sequence[Span], content: Spans, others: Iterable[Spans] = ()) -> tuple[Clause, ...]:
    """The binding conditions on the act told in `content` (in text order), () where there is none.

    `others` are the contents of the report's other attributions: a condition that only they hold is theirs.
    """
    held = touching(sentences, content)
    found: list[Clause] = []
    for index in held:
        sentence = sentences[index]
        clauses = (clause for clause in find_conditions(text, sentence) if clause.binds)
        found.extend(clause for clause in clauses if _governs(text, sentence, clause, content, others))
    return tuple(found) or _from_neighbours(text, sentences, held, content)


def _governs(text: str, sentence: Span, clause: Clause, content: Spans, others: Iterable[Spans]) -> bool:
    pieces = [span for span in content if sentence.touches(span)]
    # What stands inside an if-clause is itself no more than supposed; and a clause that opens the sentence governs all of it:
    # both claim less than taking the act for unconditional (codebook: the worst error there is).
    if any(clause.span.touches(span) for span in content) or _opens(text, sentence, clause):
        return True
    if any(any(span.holds(clause.span) for span in other) for other in others if not any_touch(other, content)):
        return False
    nearest = min(pieces, key=lambda span: span.gap_to(clause.span))
    low, high = sorted((nearest, clause.span))
    between = text[low.end : high.start]
    return len(between) < 200 and not _BREAK.search(between)


def _opens(text: str, sentence: Span, clause: Clause) -> bool:
    return not re.search(r"\w{2}", text[sentence.start : clause.span.start])


def _from_neighbours(text: str, sentences: Sequence[Span], held: Sequence[int], content: Spans) -> tuple[Clause, ...]:
    """A condition told in the sentence before ("If they do X … We will then …") or alone in the next ("But only if …")."""
    if not held:
        return ()
    first, last = held[0], held[-1]
    if first > 0 and _adjoin(text, sentences[first - 1], sentences[first]):
        before, here = sentences[first - 1], sentences[first].words(text)
        clauses = tuple(clause for clause in find_conditions(text, before) if clause.binds)
        resumes = _RESUMES.match(here) or _THEN.search(here)
        goes_on = _WOULD_GO_ON.match(here) and _HYPOTHETICAL.search(before.words(text))
        if clauses and (resumes or goes_on):
            return clauses
    if last + 1 < len(sentences) and _adjoin(text, sentences[last], sentences[last + 1]):
        after = sentences[last + 1]
        clauses = tuple(clause for clause in find_conditions(text, after) if clause.binds)
        if clauses and _ALONE.match(after.words(text)) and _is_whole(text, after, clauses[0].span):
            return clauses[:1]
    return ()


def _adjoin(text: str, one: Span, two: Span) -> bool:
    """Whether two sentences stand in one paragraph."""
    return "\n" not in text[one.end : two.start].strip(" ")


def _is_whole(text: str, sentence: Span, clause: Span) -> bool:
    rest = text[sentence.start : clause.start] + text[clause.end : sentence.end]
    return len(re.findall(r"\w+", rest)) <= 3
