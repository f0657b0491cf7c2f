"""No clear commitment: what the model read as a plain statement though its words say that somebody took no clear position.

The codebook's `evade` is rare in what there is to learn from, and said in these words it hardly occurs there ("did not make any
clear promises", "the lack of firm commitments from", "strategic ambiguity"): the words decide.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.acts.plain import surely
from onrecord.extract.near import clipped, mentions_in, touching
from onrecord.extract.sources.listed import describes
from onrecord.types import Analysis, Attribution, Span, Spans, any_touch

_ADJECTIVE = (
    "(?:clear(?:-cut)?|specific|firm|concrete|definit(?:e|ive)|explicit|direct|straight(?:forward)?"
    "|binding|formal|solid|unequivocal|detailed)"
)
_TAKEN = "(?:security )?(?:commitment|promise|assurance|guarantee|pledge|undertaking)s?"
_SAID = "(?:answer|position|response|stance|reply)s?"
_SOME = f"(?:(?:any|an?|the|his|her|its|their|more|very|such|public) )*(?:{_ADJECTIVE}(?:,| and| or| enough)? )+(?:public )?"
_WHAT = f"(?:{_SOME}(?:{_TAKEN}|{_SAID})|(?:any|a) {_TAKEN})"
_GIVE = "(?:ma(?:k(?:e|es|ing)|de)|g(?:iv(?:e|es|en|ing)|ave)|offer(?:s|ed|ing)?|provid(?:e|es|ed|ing)|extend(?:ed|ing)?)"
_GET = "(?:receiv(?:e|es|ed|ing)|g[eo]t(?:ting)?|secur(?:e|ed|ing)|w[io]n|obtain(?:ed|ing)?)"
_NOT = (
    "(?:(?:did|does|do|has|have|had|is|was|were|are)(?:n['’]t| not| never)|never|fail(?:s|ed)? to|declin(?:es|ed) to"
    "|refus(?:es|ed) to|without|stop(?:s|ped) short of)(?: (?:yet|so far|still|really|actually|even|been|ever)){0,2}"
)
# To whom, in a word; "gave up" and "made good" give nobody anything.
_WHOM = r"(?:(?!(?:up|away|back|out|in|good) )[a-z]\w+ )?"
# Somebody takes no clear position, in so many words: the one before it, or the one from whom nothing came.
TAKES_NONE = re.compile(
    rf"\b(?:{_NOT} {_GIVE} {_WHOM}{_WHAT}|{_GIVE} {_WHOM}no (?:{_SOME}(?:{_TAKEN}|{_SAID})|{_TAKEN})"
    rf"|(?P<other>{_NOT} {_GET} {_WHAT}|(?:lack|absence) of (?:(?:any|an?|such) )?(?:{_SOME})?{_TAKEN}"
    rf"|no {_SOME}(?:{_TAKEN}|{_SAID}))(?= (?:from|by)\b)"
    r"|strategic ambiguity (?:\w+ ){0,4}(?:remains?|persists?|continues?)"
    r"|(?:remain|stay|sound|was|is|were)(?:s|ed)? non-?committal)\b",
    re.IGNORECASE,
)
# Not what is supposed, asked for, still to come or denied ("did not fail to give a clear answer").
_SUPPOSED = re.compile(
    r"\b(?:(?:if|unless|whether|until|will|would|should|must|cannot|could|may|might|(?:ca|wo|would)n['’]t)\b[^.;]*|to )$"
    r"|(?:\b(?:not|never)|n['’]t) (?:yet |ever |really )?$",
    re.IGNORECASE,
)
# How sure the act is: set by hand, since there are too few cases to measure it.
SURE = 0.8
# Who was given none, as against who gave none: the latter is named after "by", if at all.
_GIVEN = re.compile(
    r"\b(?:(?:is|was|were|are)(?:n['’]t)?\b.*|been) (?:given|made|offered|provided|extended)\b", re.IGNORECASE | re.DOTALL
)
_BY = re.compile(r" (?:from|by)\b")
_AFTER = 60  # characters after these words within which the name of whom nothing came from begins


def as_told(analysis: Analysis) -> Analysis:
    """The analysis with those attributions as evasions whose words say that no clear commitment is made, and by whom."""
    told = tuple(_told(analysis, one) for one in analysis.attributions or ())
    return replace(analysis, attributions=told)


def _told(analysis: Analysis, attribution: Attribution) -> Attribution:
    if attribution.act not in ("state", "evade"):
        return attribution
    read = attribution.act == "evade"
    found = _found(analysis, attribution, (*attribution.cue, *attribution.content) if read else attribution.content)
    party = next((name for sentence, match in found if (name := _evader(analysis, sentence, match))), ())
    party = party or (_still_to_answer(analysis.text, attribution) if read else ())
    if party:
        attribution = replace(attribution, party=party, party_told=True, own=0.0)
    if read or not found:
        return attribution
    core = tuple(part for sentence, _ in found for part in clipped(attribution.content, sentence))
    return replace(attribution, act="evade", acts=surely("evade", SURE), core=core)


# "The partners have yet to answer": whoever is told not to have answered, not who says so.
_YET_TO = re.compile(
    r"\W*(?:that )?(?:(?:its|his|her|their|our) )?(?P<who>(?!(?:he|she|it|they|we|I|you|there)\b)(?:[\w.'’-]+ ){0,4}?[\w'’-]+)"
    r" (?:(?:has|have|had) (?:still |so far )?(?:yet to|not(?: yet)?|never)|(?:has|have|had)n['’]t(?: yet)?)"
    r" (?:answer|respond|repl(?:y|ied)|decide|react|comment|state|ma[dk]e up|taken a position|take a position)",
    re.IGNORECASE,
)


def _still_to_answer(text: str, attribution: Attribution) -> Spans:
    first = next(iter(attribution.core or attribution.content), None)
    told = _YET_TO.match(text, first.start, first.end) if first else None
    return (Span(*told.span("who")),) if told else ()


def _found(analysis: Analysis, attribution: Attribution, words: Spans) -> list[tuple[Span, re.Match[str]]]:
    """The sentences in which these words say so, each with where; none of a statement that the model read as an act already."""
    sentences, text = analysis.sentences or (), analysis.text
    found = []
    for sentence in (sentences[index] for index in touching(sentences, words)):
        parts = sorted(clipped(words, sentence))
        match = TAKES_NONE.search(text, parts[0].start, parts[-1].end)
        if match and _holds(text, sentence, match) and not _read(analysis, attribution, Span(*match.span())):
            found.append((sentence, match))
    return found


def _holds(text: str, sentence: Span, match: re.Match[str]) -> bool:
    return not _SUPPOSED.search(text, sentence.start, match.start()) and "?" not in text[match.end() : sentence.end]


def _read(analysis: Analysis, attribution: Attribution, words: Span) -> bool:
    acting = (other for other in analysis.attributions or () if other is not attribution and other.act != "state")
    return any(any_touch((*other.content, *other.cue), (words,)) for other in acting)


def _evader(analysis: Analysis, sentence: Span, match: re.Match[str]) -> Spans:
    """The name of who takes no position: the next after it where something did not come from him, else the last before it."""
    if match["other"] or _GIVEN.search(match[0]):
        if not _BY.match(analysis.text, match.end()):
            return ()
        after = list(mentions_in(analysis, match.end(), min(sentence.end, match.end() + _AFTER)))
        if len(after) > 1 and describes(analysis.text, after[0], after[1]):
            del after[0]
        return (after[0].span,) if after else ()
    before = [mention.span for mention in mentions_in(analysis, sentence.start, match.start())]
    return (before[-1],) if before else ()
