"""Whether two statements are one told twice: what speaks for it, what forbids it, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.history.clocks import days_apart
from onrecord.history.merge.features import NO, Features
from onrecord.history.merge.here import in_one_report, told_again, told_by_two, two_evasions, two_matters
from onrecord.history.merge.story import one_story, unsaid
from onrecord.history.merge.voices import one_voice, voice_words
from onrecord.history.merge.wording import (
    VERBATIM,
    copied,
    overlap,
    quoted_run,
    says_the_other_way,
    score,
    shares_enough,
    verbatim,
)
from onrecord.history.words import vocabulary
from onrecord.types import Act, Deadline

ACCEPT = 0.56  # word agreement from which two statements with one speaker and near days are one (see docs/merging.md)
WINDOW = 7  # days within which an undated retelling may follow
_NEAR = 1  # days by which two given days may differ (time zones, "late on Tuesday")
_YES: frozenset[Act] = frozenset(("commit", "intend", "consider"))
_BINDING: frozenset[Act] = frozenset(("commit", "intend", "threaten"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two statements agree: `confidence` 0 to 1, and why in words for the reader."""

    confidence: float
    reason: str


def agree(one: Features, other: Features, *, syndicated: bool = False) -> Agreement | None:
    """The agreement of two statements, or None where they are two; symmetric."""
    run = quoted_run(one, other)
    quoted = verbatim(run, one, other)
    if _forbidden(one, other, quoted):
        return None
    if syndicated and (words := overlap(one.words, other.words)) >= 0.7 and one_voice(one, other, copied=True) is not None:
        return Agreement(0.98, f"syndicated copy of one text, {words:.0%} of the words")
    voice = one_voice(one, other, copied=copied(one, other, quoted))
    if voice is None or not _days_allow(one, other, quoted):
        return None
    if voice > 0 and told_again(one, other):
        return _again(one, other, quoted, one_speaker=voice >= 1)
    if quoted < VERBATIM + 3 and two_matters(one, other):
        return None
    if quoted >= VERBATIM and (voice > 0 or quoted >= VERBATIM + 3):
        return Agreement(0.97 if voice >= 1 else 0.9, f"the same quoted words: {' '.join(run)!r}")
    if voice > 0 and unsaid(one) and unsaid(other) and not in_one_report(one, other):
        return Agreement(0.8, "no answer was given, in two reports of one story") if one_story(one, other) else None
    return _by_words(one, other, voice)


def _again(one: Features, other: Features, quoted: int, *, one_speaker: bool) -> Agreement | None:
    """What one act on one matter in one report is worth."""
    if quoted < VERBATIM and told_by_two(one, other, one_speaker=one_speaker):
        return None
    return Agreement(0.8, f"told again in one report: one act on one matter ({', '.join(sorted(one.matter)[:4])})")


def _by_words(one: Features, other: Features, voice: float) -> Agreement | None:
    """What the words are worth, with what else speaks for one statement, against what is asked for."""
    needed = ACCEPT + (0.0 if voice > 0.5 else 0.1) + _distance(one, other)
    if not shares_enough(one, other) or (found := score(one, other)) < needed:
        return None
    shared = one.subject & other.subject
    words = f"shared words ({', '.join(sorted(shared)[:6])})" if shared else "words of the same kinds"
    return Agreement(round(min(0.95, 0.6 + (found - needed)), 3), f"{voice_words(voice)} and {words}")


def _days_allow(one: Features, other: Features, quoted: int) -> bool:
    """Days given in both texts must be next to each other; otherwise a retelling may follow within WINDOW days."""
    if not one.last or not other.last:
        return True
    gap = _gap(one, other)
    if one.dated and other.dated:
        return gap <= _NEAR
    return gap <= WINDOW if not (quoted >= VERBATIM) else gap <= 2 * WINDOW


def _gap(one: Features, other: Features) -> int:
    if one.first <= other.last and other.first <= one.last:
        return 0
    return min(days_apart(one.first, other.last), days_apart(other.first, one.last))


def _distance(one: Features, other: Features) -> float:
    """The further apart two tellings are whose day no text gives, the more their words must agree."""
    if not one.last or not other.last or (one.dated and other.dated):
        return 0.0
    return 0.04 * max(0, _gap(one, other) - 1)


def _forbidden(one: Features, other: Features, quoted: int) -> bool:
    if one.statement.id == other.statement.id or _same_words_twice(one, other) or two_evasions(one, other):
        return True
    if not _acts_allow(one, other, quoted):
        return True
    if quoted >= VERBATIM:
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return True
    if _other_names(one, other) and not told_again(one, other):
        return True
    return _deadlines_clash(one.statement.deadline, other.statement.deadline)


def _other_names(one: Features, other: Features) -> bool:
    """Whether both name somebody, and nobody alike; a speaker's or party's own name is none, on whichever side it is one."""
    own = one.own | other.own
    first, second = one.names - own, other.names - own
    return bool(first and second) and not _alike(first, second)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of names share one, or one's adjective (Mozambique, Mozambican: five letters in common)."""
    return bool(one & other or {name[:5] for name in one if len(name) > 4} & {name[:5] for name in other if len(name) > 4})


def _same_words_twice(one: Features, other: Features) -> bool:
    """Two acts in the very same words of one text are two statements by definition (codebook, act rule 10)."""
    a, b = one.statement, other.statement
    if a.report.document.id != b.report.document.id or a.act == b.act:
        return False
    return any(first.touches(second) for first in a.content.spans for second in b.content.spans)


def _acts_allow(one: Features, other: Features, quoted: int) -> bool:
    """A yes and a no are two statements, and so are a promise and a demand, unless the quoted words are the same."""
    a, b = one.statement, other.statement
    if quoted >= VERBATIM + 3 or a.act == b.act:
        return a.act != b.act or a.polarity == b.polarity or quoted >= VERBATIM or one.negated == other.negated
    acts = {a.act, b.act}
    if in_one_report(one, other):
        # One reporter's two words for it are two: "wants to" here and "vowed to" there.
        return quoted >= VERBATIM
    if acts <= {"threaten", *_YES} or acts <= NO or acts <= {"refuse", "evade"}:
        return quoted >= VERBATIM or one.negated == other.negated or _says_no(one) == _says_no(other)
    if acts & NO and acts & _BINDING:
        # "Will not send" and "will block" are read as a refusal by one, as a promise to refrain or a threat by another, and who
        # refuses to lift a ban keeps it.
        return _says_no(one) == _says_no(other) or says_the_other_way(one, other)
    return quoted >= VERBATIM or (acts <= {"demand", *_YES} and _asks_itself(one, other))


def _says_no(row: Features) -> bool:
    """Whether something will not be, by a refusal, a "not" or a verb that turns around what it governs ("to block")."""
    return row.denies != bool(row.words & vocabulary().against)


def _asks_itself(one: Features, other: Features) -> bool:
    """Whether what one speaker is read to ask of his own side and to plan ("ordered his government to") binds one side."""
    same = one.statement.party is not None and other.statement.party is not None and one.principals & other.principals
    return bool(same) and bool(one.speakers & other.speakers) and one.negated == other.negated


def _deadlines_clash(one: Deadline | None, other: Deadline | None) -> bool:
    if one is None or other is None:
        return False
    a, b = one.interval, other.interval
    if not (a.end and b.end):
        return False
    # "Before July" ends in June, "until July" on its first day.
    if days_apart(a.end, b.end) <= 1:
        return False
    overlapping = (a.start or a.end) <= b.end and (b.start or b.end) <= a.end
    return not overlapping
