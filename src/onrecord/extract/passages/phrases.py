# ruff: noqa: E501  (a pattern reads better whole)
"""The noun phrase that ends at a place of the text: 'the vital deal', 'its part in the vote', '1,100 ships', 'Anna Berg'."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.types import Span

_REACH = 120  # characters before its end in which a phrase begins
_MOST, _HUNG = 8, 4  # words of a phrase, and of one on which it hangs
_WORD = re.compile(r"(?:[^\s,;:()–—]|(?<=\d),(?=\d))+")
_OPENS = re.compile(
    r"(?i)the|an?|any|this|these|those|some|all|every|each|no|its|his|her|their|our|my|another|several|many|most|both|few|other|certain|\w+['’]s|\w+s['’]"
)
_NUMBER = re.compile(r"\$?\d[\d,.]*")
_STOPPED = re.compile(r"\w{5,}[.!?][\"”’']?|\W+")
# Within a noun phrase such a word may be a verb or its subject ("the boats carry old arms"); right after the article it is none.
_PLURAL, _PAST = re.compile(r"[a-z]{2,}[^su]s"), re.compile(r"[a-z]{2,}ed")
_TIME = re.compile(
    r"(?i)(?:this|last|next|every|each) (?:\w+day|week|weekend|month|year|spring|summer|fall|autumn|winter|morning|evening)$"
)
_CHAINS = frozenset("in on for from over against between among with".split())  # and "of", which is part of a phrase
_NO_NOUN = re.compile(
    r"(?i)(?:to|by|at|as|into|through|during|after|before|despite|than|like|but|nor|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|not|that|which|who|if|when|while|because"
    r"|i|he|she|it|they|we|you|him|them|us|me|there|so|also|very)|\w+n['’]t"
)
_LISTS = frozenset({"and", "or"})
_JOINT = re.compile(r"(?P<noun>[\w”\"’']) (?P<word>\w+) $")


def noun_phrase(text: str, end: int) -> Span | None:
    """The phrase that ends there, with the nouns that it hangs on ('talks in the north'); None where it is not sure where it begins."""
    start = _start(text, end, _MOST)
    if start is None:
        return None
    for _ in range(2):
        joint = _JOINT.search(text, max(0, start - 12), start)
        wider = (
            _start(text, joint.end("noun"), _HUNG) if joint and (joint["word"] in _CHAINS or joint["word"] == "of") else None
        )
        if joint is None or wider is None or text.endswith(("ed", "ing"), 0, joint.end("noun")):
            break
        start = wider
    return Span(start, end)


def _start(text: str, end: int, most: int) -> int | None:
    """Where the phrase without prepositions begins: at its article, else at its number or its first capital."""
    end -= 2 * (text[end - 2 : end] in {',"', ",”"})
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))
    if not words or words[-1].end() != end:
        return None
    at, number = len(words), None
    while at and len(words) - at < most and _goes_on(text, words, at):
        at -= 1
        word = words[at]
        if _OPENS.fullmatch(word[0]) and at < len(words) - 1:
            return None if _holds_verb(words[at + 1 :]) or _TIME.search(text[word.start() : end]) else word.start()
        number = word.start() if _NUMBER.fullmatch(word[0]) else number
    named = at < len(words) and all(word[0][0].isupper() for word in words[at:])
    return words[at].start() if named and number is None else number


def _goes_on(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether the word before the one at that number belongs to the phrase."""
    word = words[at - 1]
    last = at == len(words)
    if word[0] in _LISTS:  # "any land or sea route", but not "he left and the deal"
        return not last and at > 1 and words[at - 2][0][0].isupper() == words[at][0][0].isupper()
    joined = last or (text[word.end() : words[at].start()] == " " and not _STOPPED.fullmatch(word[0]))
    return joined and not _NO_NOUN.fullmatch(word[0]) and word[0] not in _CHAINS


def _holds_verb(words: list[re.Match[str]]) -> bool:
    """Whether a verb may stand between the article and the last noun."""
    plural = any(_PLURAL.fullmatch(word[0]) and after[0] not in {"of", *_LISTS} for word, after in pairwise(words[:-1]))
    return plural or any(_PAST.fullmatch(word[0]) for word in words[1:-1])
