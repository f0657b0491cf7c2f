"""Words of a passage with the part each plays: enough grammar to tell a noun phrase from the verb it hangs on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extract.matter.case import within
from onrecord.extract.matter.closed import ASIDE, CLOSED, NO_ADVERBS
from onrecord.extract.matter.grammar import as_it_stands, of_headline
from onrecord.extract.matter.idioms import joined
from onrecord.extract.matter.lacking import lacking
from onrecord.extract.matter.parts import is_adjective
from onrecord.extract.matter.token import Token, as_verb
from onrecord.extract.matter.verbs import base_of
from onrecord.types import Span, Spans

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+|['’]s)?|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|St|Lt|Col|Jr|Sr)\.|(?:Inc|Corp|Co|Ltd)\.['’]s|[A-Z]\.(?=\s[A-Z][a-z])"
    r"|\d+(?:st|nd|rd|th|s)\b|per cent\b|Group of (?:20|Seven|Eight|Twenty)|\d[\w.,]*(?:-\w+)+"
    r"|[$€£]\d[\d.,]*(?:bn|tn|m|k)\b|[$€£]?\d[\d.,]*\d%?|[$€£]?\d%?|[^\W\d_][\w’'-]*-(?=\s(?:and|or)\b)|[^\W\d_][\w’'-]*(?:s['’](?=\s[^\W_])|\w)|[^\W\d_]|[^\s\w]"
)

_OF_A_DAY = re.compile(r"\w['’]s\b")
_WORD_AFTER = re.compile(r"\s+[^\W\d_]")
_LAST = re.compile(r"\b(\w+)(?: (?:also|now|then|still|not|never|just|even|\w+ly)){0,2} $")
_GOVERN = frozenset("TM")
Plurals = frozenset[str]


def tokens_of(
    text: str, pieces: Spans, avoid: Spans = (), times: Spans = (), *, headline: Plurals | None = None
) -> list[Token]:
    """The tagged words of the pieces; whatever touches `avoid`, marks, and the gap between pieces are breaks.

    `headline`: they are of a headline, whose report has these plurals.
    """
    found: list[Token] = []
    for piece in pieces:
        near = [span for span in avoid if span.touches(piece)]
        when = [span for span in times if span.touches(piece)]
        found += [_plain(text, Span(*match.span()), near, when) for match in _TOKEN.finditer(text, piece.start, piece.end)]
        found.append(Token(Span(piece.end - 1, piece.end), "", "", "B"))
    return _judged(found, _word_before(text, pieces[0].start) if pieces else None, headline)


def _word_before(text: str, at: int) -> Token | None:
    """The "to" or auxiliary on which the first word hangs ("refused to | answer")."""
    match = _LAST.search(text, max(0, at - 40), at)
    governs = match is not None and (match[1] == "to" or CLOSED.get(match[1].casefold()) == "M")
    return _plain(text, Span(*match.span(1)), [], []) if match and governs else None


def _plain(text: str, span: Span, avoid: list[Span], times: list[Span]) -> Token:
    word = within(text, span.start, span.words(text))
    low = word.casefold().replace("’", "'")
    if avoid and any(span.touches(other) for other in avoid):
        return Token(span, word, low, "B")
    when = next((other for other in times if span.touches(other)), None) if times else None
    return Token(span, word, low, _plain_tag(word, low) if when is None else _tag_of_time(text, when, span, low))


def _tag_of_time(text: str, when: Span, span: Span, low: str) -> str:
    """What a day plays is nothing, but "in this week's vote" the vote has its part: the week is its determiner."""
    owning = _OF_A_DAY.search(text, when.start, when.end + 2)
    if owning is None or not _WORD_AFTER.match(text, owning.end()):
        return "R"
    if span.start >= owning.end():
        return _plain_tag(span.words(text), low)
    return "P" if CLOSED.get(low) == "P" else "D"


@lru_cache(maxsize=16384)
def _plain_tag(word: str, low: str) -> str:
    if not word[0].isalnum() and word[0] not in "$€£":
        return "," if word in ",–—-" else "Q" if word in "\"“”'‘’" else "B"
    if low in CLOSED and not (low == "us" and word.isupper()):
        return CLOSED[low]
    adverb = low.endswith("ly") and len(low) > 4 and "-" not in low and low not in NO_ADVERBS
    return "R" if adverb else "N"


def _judged(plain: list[Token], before: Token | None, headline: Plurals | None) -> list[Token]:
    """The words with the parts they play; adverbs and "not" stand between nobody and a verb, as does "leave or" after "to"."""
    words = _backing(list(joined([token for token in plain if token.tag != "Q"])))
    found = _in_turn(words, before, headline=headline)
    # Only where all are judged is it told which clause lacks its verb; those after the verb are judged anew.
    verbs = () if headline is not None else lacking(found)
    return _in_turn(words, before, verbs) if verbs else found


def _backing(words: list[Token]) -> list[Token]:
    """ "To publicly back (Berg)", "will back (the bill)": no adverb; and "to" with which words begin has a verb after it."""
    found = list(words)
    if len(words) > 2 and words[0].low == "to" and _unknown_verb(words[1]) and words[2].tag in "DXN":
        found[0] = words[0]._replace(tag="T")
    for at, token in enumerate(words[:-1]):
        if token.low == "back" and words[at + 1].tag in "DNX":
            before = at - 1 if at and not words[at - 1].low.endswith("ly") else at - 2
            if before >= 0 and (words[before].low == "to" or words[before].tag == "M"):
                found[at] = token._replace(tag="N")
    return found


def _unknown_verb(token: Token) -> bool:
    plain = token.tag == "N" and token.word.islower() and token.word.isalpha() and base_of(token.low) is None
    return plain and not token.low.endswith(("s", "ing", "ed")) and not is_adjective(token.low)


def _in_turn(
    words: list[Token], before: Token | None, acting: Collection[int] = (), headline: Plurals | None = None
) -> list[Token]:
    """Each word between those beside it; those at the places `acting` are verbs."""
    found: list[Token] = []
    if before is not None and words:
        before = as_it_stands(before, None, next((word for word in words if word.tag != "R"), words[0]))
    governs: Token | None = None
    several = False
    told = False  # whether the clause has its verb
    for at, (token, after) in enumerate(zip(words, _following(words), strict=True)):
        judged = as_verb(token, base_of(token.low) or token.low) if at in acting else as_it_stands(token, before, after)
        several = several or judged.tag in "C,"
        found.append(judged if headline is None or told else of_headline(judged, before, after, headline, several=several))
        told = found[-1].tag not in "B," and (told or found[-1].tag == "V")
        if judged.tag == "C" and before is not None and before.tag == "V" and governs is not None:
            before = governs
        elif judged.tag == "C" and len(found) == 1 and after is not None and after.low.endswith("ed"):
            before = judged._replace(tag="X")  # "(canceled) or delayed": whose verb it is stands before the passage
        elif judged.tag != "R":
            governs = before if judged.tag == "V" and before is not None and before.tag in _GOVERN else None
            before = found[-1]
    return found


def _following(words: list[Token]) -> list[Token | None]:
    """For each word the next that is no adverb."""
    found: list[Token | None] = []
    after: Token | None = None
    for token in reversed(words):
        found.append(after)
        after = after if token.tag == "R" else token
    return found[::-1]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words without a break; `aside` where they tell of something beside the matter: a relative or adverbial clause."""

    words: list[Token]
    aside: bool = False


def clauses(tokens: list[Token]) -> Iterator[Clause]:
    """The tokens parted where a clause breaks."""
    run: list[Token] = []
    aside = False
    for at, token in enumerate(tokens):
        if token.tag != "B" and not (aside and token.tag == ","):
            run.append(token)
            continue
        if run and not token.word and _goes_on(tokens, at + 1):
            continue
        if run:
            yield Clause(run, aside)
        run, aside = [], token.low in ASIDE or (token.low == "that" and _relative(tokens, at))
    if run:
        yield Clause(run, aside)


def _goes_on(tokens: list[Token], at: int) -> bool:
    """ "The office | reopen" of "the office will not reopen": the next piece has the verb."""
    return at < len(tokens) and tokens[at].tag == "V" and tokens[at].low == tokens[at].base


def _relative(tokens: list[Token], at: int) -> bool:
    """Whether a "that" goes on about the noun before it ("laws that failed")."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].tag == "N" and tokens[at + 1].tag in "MV"
