"""Whether two statements are one told twice: what speaks for it, what forbids it, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.history.clocks import days_apart
from onrecord.history.merge.features import BESIDE, BODIES, Features, common_run, substance
from onrecord.history.merge.here import told_again, told_by_two, two_evasions, two_matters
from onrecord.history.merge.origins import UNKNOWN, outlet_key
from onrecord.history.words import subject, weigh, weight
from onrecord.types import Act, Deadline

ACCEPT = 0.56  # word agreement from which two statements with one speaker and near days are one (see docs/merging.md)
VERBATIM = 5  # content words in one common run of quoted words that identify an utterance
_WHOLE = 3  # content words from which a quotation that both statements consist of identifies one
WINDOW = 7  # days within which an undated retelling may follow
_SWAP = 0.2  # taken off where one frame holds two different things
_NEAR = 1  # days by which two given days may differ (time zones, "late on Tuesday")
_YES: frozenset[Act] = frozenset(("commit", "intend", "consider"))
_NO: frozenset[Act] = frozenset(("refuse", "retract"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two statements agree: `confidence` 0 to 1, and why in words for the reader."""

    confidence: float
    reason: str


def agree(one: Features, other: Features, *, syndicated: bool = False) -> Agreement | None:
    """The agreement of two statements, or None where they are two; symmetric."""
    run = _quoted_run(one, other)
    verbatim = _verbatim(run, one, other)
    if _forbidden(one, other, verbatim):
        return None
    words = overlap(one, other)
    if syndicated and words >= 0.7 and _who(one, other, copied=True) is not None:
        return Agreement(0.98, f"syndicated copy of one text, {words:.0%} of the words")
    who = _who(one, other, copied=verbatim >= VERBATIM + 3)
    if who is None or not _days_allow(one, other, verbatim):
        return None
    if who > 0 and told_again(one, other):
        return _again(one, other, verbatim, one_speaker=who >= 1)
    if verbatim < VERBATIM + 3 and two_matters(one, other):
        return None
    if verbatim >= VERBATIM and (who > 0 or verbatim >= VERBATIM + 3):
        return Agreement(0.97 if who >= 1 else 0.9, f"the same quoted words: {' '.join(run)!r}")
    return _by_words(one, other, words, who)


def _again(one: Features, other: Features, verbatim: int, *, one_speaker: bool) -> Agreement | None:
    """What one act on one matter in one report is worth."""
    if verbatim < VERBATIM and told_by_two(one, other, one_speaker=one_speaker):
        return None
    return Agreement(0.8, f"told again in one report: one act on one matter ({', '.join(sorted(one.matter)[:4])})")


def _by_words(one: Features, other: Features, words: float, who: float) -> Agreement | None:
    """What the words are worth, with what else speaks for one statement, against what is asked for."""
    score = words + _bonus(one, other) - (_SWAP if _swapped(one.order, other.order) else 0.0)
    needed = ACCEPT + (0.0 if who >= 1 else 0.1) + _distance(one, other)
    if score < needed or not _shares_enough(one, other):
        return None
    shared = ", ".join(sorted(one.subject & other.subject)[:6])
    return Agreement(round(min(0.95, 0.6 + (score - needed)), 3), f"{_who_words(who)} and shared words ({shared})")


def overlap(one: Features, other: Features) -> float:
    """Agreement of the words, 0 to 1: mostly how much of the shorter is in the longer, partly Jaccard, both by weight."""
    shared = weigh(one.words & other.words)
    if not shared:
        return 0.0
    smaller = min(weigh(one.words), weigh(other.words))
    return 0.65 * shared / smaller + 0.35 * shared / weigh(one.words | other.words)


def _bonus(one: Features, other: Features) -> float:
    """What else speaks for one statement: common numbers, the matter's wording, a common run of words."""
    numbers = 0.08 if one.numbers & other.numbers else 0.0
    matter = 0.08 if subject(one.matter) & subject(other.matter) else 0.0
    run = substance(common_run(*sorted((one.running, other.running))))
    return numbers + matter + 0.03 * max(0, min(run, 6) - 1)


def _swapped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one frame holds two things ("let grain ships pass", "let warships pass"): words swapped within equal ones."""
    first, second = sorted((one, other))
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for before, (tag, a, b, c, d), after in zip(steps, steps[1:], steps[2:], strict=False):
        if tag == "replace" and before[0] == after[0] == "equal":
            old, new = subject(first[a:b]), subject(second[c:d])
            if max(map(weight, old)) == max(map(weight, new)) == 1.0:
                return True
    return False


def _shares_enough(one: Features, other: Features) -> bool:
    """At least two words of substance in common, or all that the shorter one has."""
    shared = one.subject & other.subject
    return len(shared) >= 2 or (len(shared) == 1 and min(len(one.subject), len(other.subject)) <= 2)


def _verbatim(run: tuple[str, ...], one: Features, other: Features) -> int:
    """The content words that are quoted alike; a short quotation that is all of both statements counts as a long one."""
    found, whole = substance(run), run == one.running == other.running
    return max(found, VERBATIM) if whole and found >= _WHOLE else found


def _quoted_run(one: Features, other: Features) -> tuple[str, ...]:
    """The longest run of words that one has within quotation marks and the other has too (quoted or not)."""
    if not one.quotes and not other.quotes:
        return ()
    runs = [common_run(quote, other.running) for quote in one.quotes] + [
        common_run(quote, one.running) for quote in other.quotes
    ]
    return max(runs, key=lambda run: (substance(run), run))


def _who(one: Features, other: Features, *, copied: bool) -> float | None:
    """1 for one speaker, 0.5 where one speaks for the other's party, 0 for copied words without a named speaker; None: two."""
    a, b = one.statement.speaker, other.statement.speaker
    if one.speakers and other.speakers:
        if _names_meet(one.speakers, other.speakers):
            return 1.0
        body = _names_meet(one.speakers, other.principals) or _names_meet(other.speakers, one.principals)
        body = body or _beside(one, other) or _beside(other, one) or _spokesman(one, other)
        return 0.5 if body else (0.0 if copied else None)
    if _spokesman(one, other):
        return 0.5
    retold = _retold(one, other) or _retold(other, one)
    if a is not None and b is not None and a.unnamed and b.unnamed:
        # Unnamed people of two reports are not known to be one; copied words tie their statements, or that the one report
        # has it from the other's outlet.
        if one.statement.report.document.id == other.statement.report.document.id and a.name == b.name:
            return 1.0
        apart = one.principals and other.principals and not one.principals & other.principals
        return 0.5 if retold and not apart else (0.0 if copied else None)
    if one.principals & other.principals and (retold or a is None or b is None):
        return 0.5
    return 0.0 if copied else None


def _beside(body: Features, person: Features) -> bool:
    """Whether the one speaker is a body that is named right before the other's name ("Foreign Ministry spokesman Lee")."""
    kinds = [row.statement.speaker.kind if row.statement.speaker else "unknown" for row in (body, person)]
    if kinds[0] not in BODIES or kinds[1] not in BESIDE:
        return False
    return any(name and set(name.split()) <= person.introduced for name in body.speakers)


def _retold(one: Features, other: Features) -> bool:
    """Whether the one report says that it has the words from the other's outlet."""
    outlet = outlet_key(other.statement.report.outlet)
    told_by = (*one.statement.chain, *([one.statement.speaker] if one.statement.speaker else []))
    return outlet != UNKNOWN and any(outlet_key(actor.name) == outlet for actor in told_by)


def _spokesman(one: Features, other: Features) -> bool:
    """Whether one speaker is a spokesman and the other the body for which he speaks, or one named and one not, of one body.

    Two who are not named are not one, since nobody could tell; two of different names are two.
    """
    if _body_of(one, other) or _body_of(other, one):
        return True
    return bool(one.speakers) != bool(other.speakers) and bool(one.spoken_for & other.spoken_for)


def _body_of(body: Features, spokesman: Features) -> bool:
    """Whether the one speaker is a state or the very body that the other's introduction names."""
    speaker = body.statement.speaker
    if speaker is None or speaker.kind not in BODIES or not spokesman.spoken_for:
        return False
    named = any(set(name.split()[-2:]) <= spokesman.introduced for name in body.speakers)  # "Norlandic" may be left out
    return bool(body.speakers & spokesman.spoken_for) or (named and bool(body.principals & spokesman.spoken_for))


def _names_meet(one: frozenset[str], other: frozenset[str]) -> bool:
    if one & other:
        return True
    pairs = ((set(a.split()), set(b.split()), a.split()[-1] == b.split()[-1]) for a in one for b in other)
    return any(last and (a <= b or b <= a) for a, b, last in pairs)


def _who_words(who: float) -> str:
    return "one speaker" if who >= 1 else "one speaks for the other's party" if who > 0 else "copied words"


def _days_allow(one: Features, other: Features, verbatim: int) -> bool:
    """Days given in both texts must be next to each other; otherwise a retelling may follow within WINDOW days."""
    if not one.last or not other.last:
        return True
    gap = _gap(one, other)
    if one.dated and other.dated:
        return gap <= _NEAR
    return gap <= WINDOW if not (verbatim >= VERBATIM) else gap <= 2 * WINDOW


def _gap(one: Features, other: Features) -> int:
    if one.first <= other.last and other.first <= one.last:
        return 0
    return min(days_apart(one.first, other.last), days_apart(other.first, one.last))


def _distance(one: Features, other: Features) -> float:
    """The further apart two tellings are whose day no text gives, the more their words must agree."""
    if not one.last or not other.last or (one.dated and other.dated):
        return 0.0
    return 0.03 * max(0, _gap(one, other) - 1)


def _forbidden(one: Features, other: Features, verbatim: int) -> bool:
    if one.statement.id == other.statement.id or _same_words_twice(one, other) or two_evasions(one, other):
        return True
    if not _acts_allow(one, other, verbatim):
        return True
    if verbatim >= VERBATIM:
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


def _acts_allow(one: Features, other: Features, verbatim: int) -> bool:
    """A yes and a no are two statements, and so are a promise and a demand, unless the quoted words are the same."""
    a, b = one.statement, other.statement
    if verbatim >= VERBATIM + 3 or a.act == b.act:
        return a.act != b.act or a.polarity == b.polarity or verbatim >= VERBATIM or one.negated == other.negated
    acts = {a.act, b.act}
    if a.report.document.id == b.report.document.id:
        # One reporter's two words for it are two: "wants to" here and "vowed to" there.
        return verbatim >= VERBATIM
    if acts <= _YES or acts <= _NO or acts <= {"threaten", "commit", "intend"} or acts <= {"refuse", "evade"}:
        return verbatim >= VERBATIM or one.negated == other.negated
    if acts & _NO and "commit" in acts:
        # "will not send" is read as a refusal by one and as a promise to refrain by another: the words must agree in the not.
        return one.negated and other.negated
    return verbatim >= VERBATIM


def _deadlines_clash(one: Deadline | None, other: Deadline | None) -> bool:
    if one is None or other is None:
        return False
    a, b = one.interval, other.interval
    if not (a.end and b.end):
        return False
    if a.end == b.end:
        return False
    overlapping = (a.start or a.end) <= b.end and (b.start or b.end) <= a.end
    return not overlapping
