# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Where a condition clause ends: at the comma before the main clause, at a dash, a quotation mark, or the sentence's end."""

from __future__ import annotations

import re

from onrecord.extract.marks import CLOSING, closes
from onrecord.types import Span

_STOP = re.compile(
    r"[!?;:\n]+(?=[\s\"”’')\]]|$)|\s+--?\s+|\s*[—–]\s*|[\"“”«»]|''|``|,|\)|\(|\s(?=but\b|although\b|while\b|because\b|even though\b|, then\b)"
)
_TRAIL = " \t\n,;:.!?\"“”'‘’)]—–-"
# So a quotation ends in a comma, which ends the clause after the marks.
_COMMA_WITHIN = (',"', ",”", ",»", ",''")
_SINGLE = ("'", "’")
# After these a comma does not end the condition: they go on with it.
_GOES_ON = re.compile(
    r"\s+(?:including|such as|especially|particularly|or(?: if)?|nor|and if|and provided|and unless|as well as|namely|in particular|and (?:only )?(?:once|when))\b",
    re.IGNORECASE,
)
# After these a comma opens an insertion that a second comma closes.
_INSERTS = re.compile(
    r"\s+(?:who|which|whose|whom|where|led|backed|known|for example|for instance|however|in fact|of course|as \w+|say|like|R-|D-|a \w+|an \w+|the \w+ (?:of|leader|president|minister))\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|can['’]t|could|will|would|won['’]t|may|might|must|should|\w+n['’]t|\w{2,}ed|agree|fail|win|lose|leave|go|come|get|make"
    r"|take|give|keep|want|need|try|continue|cheat|break|attack|act|refuse|reject|accept|meet|hold|pass|sign|stop|start|begin|end|show|see|find|remain|allow|let|put|pull|abandon|violate|cross|move"
    r"|\w{3,}(?:ates?|izes?|ises?|ifies|aches|ails|ains|epts|ects|acts|eeds|ees|akes|ives|ops|ets|olds|ows|asses|igns|ins|oses|ees|ecides|ers|omes|oes|eaks|uts|alls|ulls|ands|oves|elps|eats|esumes?|uses?))\b",
    re.IGNORECASE,
)
# A quoted clause with its subject and verb; and the words that a quotation belongs to, so that it stays with them.
_CLAUSE = re.compile(
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}|we|he|she|it|they|you|there|this|that) (?:is|are|was|were|will|would|won['’]t|can|cannot|can['’]t|could|must|should|may|has|have|does|do)\b"
)
_TAKES_QUOTE = re.compile(
    r"(?:^|\b(?:that|as|and|or|if|of|to|by|with|is|are|was|were|be|sa(?:y|ys|id|ying)|tells?|told|call(?:s|ed)?|writes?|wrote|adds?|added|asks?|asked|hears?|heard|reads?|thinks?|believes?)),?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|but)\b(?: then\b)?", re.IGNORECASE)


def end_of(text: str, sentence: Span, begin: int, after: int) -> int:
    """The end (exclusive) of the clause that begins at `begin` and whose marker ends at `after`; never beyond the sentence."""
    first = _begins_sentence(text, sentence, begin)
    quoted = _open_quotes(text, sentence.start, begin)
    position, inserted = after, False
    while True:
        match = _STOP.search(text, position, sentence.end)
        if match is None:
            return _trim(text, after, sentence.end)
        position = max(match.end(), position + 1)
        sign = match.group().strip()
        if sign == ",":
            inserted, ends = _comma(text, sentence, Span(begin, match.end()), match.end(), after, first, inserted)
            if ends:
                return _trim(text, after, _past_single(text, match))
        elif sign == "(":
            close = text.find(")", match.end(), sentence.end)
            position = close + 1 if close >= 0 else position
        elif sign in {'"', "“", "”", "«", "»", "''", "``"}:
            if _quote_ends(text, match, sentence, quoted) or _main_clause(text, after, match):
                return _trim(text, after, match.start())
            close = _closing(text, match, sentence)
            if close > position and text.endswith(_COMMA_WITHIN, 0, close):
                return _trim(text, after, close)
            position = max(position, close)
        else:
            return _trim(text, after, match.start())


def _comma(text: str, sentence: Span, clause: Span, at: int, after: int, first: bool, inserted: bool) -> tuple[bool, bool]:
    """(whether an insertion is open now, whether the clause ends at this comma)."""
    if inserted:
        return False, False
    body = text[after : at - 1]
    later = text.find(",", at, sentence.end) >= 0
    if _GOES_ON.match(text, at) and (later or not first):
        return False, False
    if (
        later
        and (not _VERB.search(body) or re.match(r"\s+(?:who|which|whose|whom|where)\b", text[at : at + 12]))
        and _INSERTS.match(text, at)
    ):
        return True, False
    if not first and not _VERB.search(body) and re.match(r"[^.;:\"”]{1,60}\b(?:and|or)\b", text[at : sentence.end]):
        return False, False  # a list of subjects: "if wages, pensions or hours are cut"
    if first and later and _AND.match(text, at):
        return False, False
    return False, True


def _begins_sentence(text: str, sentence: Span, begin: int) -> bool:
    before = text[sentence.start : begin].strip(" \t\n\"“‘'`(")
    return before == "" or re.fullmatch(r"(?:and|but|so|that|however|or|well|now),?", before, re.IGNORECASE) is not None


def _open_quotes(text: str, start: int, at: int) -> bool:
    """Whether a quotation stands open at `at`, counted from `start`."""
    piece = text[start:at]
    curly = piece.count("“") - piece.count("”")
    return curly > 0 or piece.count('"') % 2 == 1 or piece.count("«") > piece.count("»")


def _quote_ends(text: str, match: re.Match[str], sentence: Span, quoted: bool) -> bool:
    sign = match.group().strip()
    if sign in {"”", "»", "''"}:
        return True
    if sign in {"“", "«", "``"}:
        return False
    return quoted or _closing(text, match, sentence) <= 0


def _main_clause(text: str, after: int, match: re.Match[str]) -> bool:
    """Whether the mark opens a quoted main clause right after the whole of the condition: if all else fails "we will go"."""
    body = text[after : match.start()]
    return _VERB.search(body) is not None and not _TAKES_QUOTE.search(body) and _CLAUSE.match(text, match.end()) is not None


def _closing(text: str, match: re.Match[str], sentence: Span) -> int:
    """Just after the mark that closes the one opened at `match`; 0 where the sentence has none."""
    sign = {"“": "”", "«": "»", "``": "''"}.get(match.group().strip(), '"')
    close = text.find(sign, match.end(), sentence.end)
    return close + len(sign) if close >= 0 else 0


def _past_single(text: str, comma: re.Match[str]) -> int:
    """Where the clause ends at this comma: after the single mark that closes a quotation of the clause, else before the comma."""
    return comma.end() + 1 if text[comma.end() : comma.end() + 1] in _SINGLE else comma.start()


def _trim(text: str, low: int, high: int) -> int:
    """`high` moved left over spaces and marks, not beyond `low`.

    An abbreviation keeps its full stop (the U.S.), and what was opened after `low` its closing mark ("the deal").
    """
    while high > low and text[high - 1] in _TRAIL:
        if text[high - 1] == "." and re.search(r"\b[A-Z]\.[A-Z]$", text[max(low, high - 4) : high - 1]):
            return high
        if text[high - 1] in CLOSING and closes(text, low, high):
            return high
        high -= 1
    return high
