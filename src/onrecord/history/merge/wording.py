"""How far the words of two statements agree, what else speaks for one statement, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from onrecord.history.merge.features import Features, common_run, substance
from onrecord.history.merge.here import in_one_report
from onrecord.history.merge.kin import matched, opposed
from onrecord.history.words import heads, subject, weigh, weight

VERBATIM = 5  # content words in one common run of quoted words that identify an utterance
_WHOLE = 3  # content words from which a quotation that both statements consist of identifies one
_NEAR = 0.7  # what a word of the same kind is worth, of the same word
_NEARLY_ALL = 0.8  # agreement from which a single common word of substance is enough
_SWAP = 0.2  # taken off where one frame holds two different things
_OTHER_WORD = 0.1  # the same where the frame is in other words too, and the two may be two words for one thing
_IN_ONE_FRAME = 0.6  # share of the words, as they stand, from which the frame is one
# Weight of the words of one kind by which two statements without a common word can be one: with one place in nearly the same
# words, else.
_KINDS, _MORE_KINDS = 1.3, 2.0
_UNDONE = 0.5  # taken off where the one does what the other undoes
_FRAME = 3  # words, as they stand, of a frame whose next word is another
# Of 286 pairs made for this, told twice or not, 80 of 88 that leave no word of the shorter unmet are one, and 3 of 61 in which
# both leave two or more.
_MET = 0.1  # added where every word of substance of the one is met in the other, taken off for each that both leave beyond one
_SAYS = 3  # words of substance of a statement that says enough to be met, whatever more the other tells

Words = frozenset[str]
Pairs = Sequence[tuple[str, str]]


def score(one: Features, other: Features) -> float:
    """How far two statements are told in the same words, or in words of one kind where they stand in two reports."""
    if in_one_report(one, other):
        return _agreement(one.words, other.words, ()) + _bonus(one, other) - _SWAP * _swapped(one, other, ())
    near = _near(one, other)
    agreed = _agreement(one.words, other.words, near) + _MET * _met(one, other, near)
    if _two_ends(one, other, near):
        agreed -= _SWAP + _run(one, other)  # a long common run is the frame of the two
    elif _swapped(one, other, near):
        agreed -= _SWAP if _in_one_frame(one, other) else _OTHER_WORD
    return agreed + _bonus(one, other) - _UNDONE * _undone(one, other, near)


def overlap(one: Words, other: Words) -> float:
    """Agreement of the words, 0 to 1: mostly how much of the shorter is in the longer, partly Jaccard, both by weight."""
    return _agreement(one, other, ())


def shares_enough(one: Features, other: Features) -> bool:
    """At least two words of substance in common, or all that the shorter one has.

    In two reports the second may be of one kind, and both where they name one place or nearly all that both say is met; where
    there is none, a single common word must be nearly all that both say.
    """
    shared, least = one.subject & other.subject, min(len(one.subject), len(other.subject))
    if len(shared) > 1 or in_one_report(one, other):
        return len(shared) > 1 or (len(shared) == 1 and least <= 2)
    near = _near(one, other)
    if not shared:
        places = (one.names & other.names) - one.own - other.own
        nearly_all = max(_unmet(one, other, near)) <= 1
        needed = _KINDS if places and nearly_all else _MORE_KINDS
        return (bool(places) or nearly_all) and sum(min(weight(a), weight(b)) for a, b in near) >= needed
    return bool(near) or (least <= 2 and overlap(one.words, other.words) >= _NEARLY_ALL)


def verbatim(run: tuple[str, ...], one: Features, other: Features) -> int:
    """The content words that are quoted alike; a short quotation that is all of both statements counts as a long one."""
    found, whole = substance(run), run == one.running == other.running
    return max(found, VERBATIM) if whole and found >= _WHOLE else found


def quoted_run(one: Features, other: Features) -> tuple[str, ...]:
    """The longest run of words that one has within quotation marks and the other has too (quoted or not)."""
    if not one.quotes and not other.quotes:
        return ()
    runs = [common_run(quote, other.running) for quote in one.quotes] + [
        common_run(quote, one.running) for quote in other.quotes
    ]
    return max(runs, key=lambda run: (substance(run), run))


def copied(one: Features, other: Features, quoted: int) -> bool:
    """Whether so many words are the same that nobody else can have said them: quoted ones, or nearly all of both.

    Where both speakers have names only the quoted ones will do: two presidents may promise one thing in the same words.
    """
    if quoted >= VERBATIM + 3:
        return True
    apart = one.principals and other.principals and not one.principals & other.principals
    most = max(substance(one.running), substance(other.running))
    if apart or (one.speakers and other.speakers) or most < VERBATIM:
        return False
    return substance(common_run(*sorted((one.running, other.running)))) >= _NEARLY_ALL * most


def _agreement(one: Words, other: Words, near: Pairs) -> float:
    shared = weigh(one & other)
    if not shared and not near:
        return 0.0
    alike = sum(_NEAR * min(weight(a), weight(b)) for a, b in near)
    smaller = min(weigh(one), weigh(other))
    return 0.65 * min(1.0, (shared + alike) / smaller) + 0.35 * (shared + alike) / (weigh(one | other) - alike)


def _bonus(one: Features, other: Features) -> float:
    """What else speaks for one statement: common numbers, the matter's wording, a common run of words."""
    numbers = 0.08 if one.numbers & other.numbers else 0.0
    matter = 0.08 if subject(one.matter) & subject(other.matter) else 0.0
    return numbers + matter + _run(one, other)


def _run(one: Features, other: Features) -> float:
    return 0.03 * max(0, min(substance(common_run(*sorted((one.running, other.running)))), 6) - 1)


def _swapped(one: Features, other: Features, near: Pairs) -> bool:
    """Whether one frame holds two things ("let grain ships pass", "let warships pass"): words swapped within equal ones."""
    first, second = sorted((one.order, other.order))
    steps = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    for before, (tag, a, b, c, d), after in zip(steps, steps[1:], steps[2:], strict=False):
        if tag == "replace" and before[0] == after[0] == "equal" and _two_things(one, other, first[a:b], second[c:d], near):
            return True
    return False


def _in_one_frame(one: Features, other: Features) -> bool:
    first, second = sorted((one.running, other.running))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _IN_ONE_FRAME


def _two_things(one: Features, other: Features, first: tuple[str, ...], second: tuple[str, ...], near: Pairs) -> bool:
    """Whether words that stand in one place are of substance, and neither in both statements nor of one kind with such."""
    old, new = subject(first), subject(second)
    if not in_one_report(one, other):
        common = (one.words & other.words) | {head for pair in near for head in pair}
        old, new = old - common, new - common
    return bool(old and new) and max(map(weight, old)) == max(map(weight, new)) == 1.0


def _two_ends(one: Features, other: Features, near: Pairs) -> bool:
    """Whether the same words go on to two things ("open the crossing for aid", "open the crossing for the wounded")."""
    run = common_run(*sorted((one.running, other.running)))
    if len(run) < _FRAME or substance(run) < 2:
        return False
    first, second = (_next_after(run, row.running) for row in (one, other))
    return _two_things(one, other, first, second, near)


def _next_after(run: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """The first word of substance after a run of words."""
    start = next(at for at in range(len(words)) if words[at : at + len(run)] == run)
    rest = heads(" ".join(words[start + len(run) :]))
    return tuple(head for head in rest if weight(head) == 1.0)[:1]


def _near(one: Features, other: Features) -> Pairs:
    """Words of one kind that two reports put for each other; also "lift" and "keep" where the one is not to ("not lift")."""
    first, second = one.words - other.words, other.words - one.words
    near = matched(first, second)
    if _turned(one, other):
        met = {head for pair in near for head in pair}
        near += opposed(first - met, second - met)
    return near


def says_the_other_way(one: Features, other: Features) -> bool:
    """Whether the one is not to do what undoes what the other does ("not lift the ban", "keep the ban")."""
    return _turned(one, other) and bool(opposed(one.words - other.words, other.words - one.words))


def _turned(one: Features, other: Features) -> bool:
    return one.negated != other.negated and one.denies != other.denies


def _met(one: Features, other: Features, near: Pairs) -> int:
    """1 where all that the one says is met in the other, and that is much or all; less the more both leave unmet."""
    left = _unmet(one, other, near)
    says = min(sum(weight(head) == 1.0 for head in row.words) for row in (one, other))
    return min(0, 1 - min(left)) if min(left) or (max(left) > 1 and says < _SAYS) else 1


def _unmet(one: Features, other: Features, near: Pairs) -> tuple[int, int]:
    """How many words of substance each leaves unmet in the other."""
    met = (one.words & other.words) | one.own | other.own | {head for pair in near for head in pair}
    first, second = (sum(weight(head) == 1.0 for head in row.words - met) for row in (one, other))
    return first, second


def _undone(one: Features, other: Features, near: Pairs) -> bool:
    """Whether the one does what the other undoes ("lift the ban", "keep the ban")."""
    if one.negated != other.negated or one.denies != other.denies:
        return False
    common = (one.words & other.words) | {head for pair in near for head in pair}
    return bool(opposed(one.words - common, other.words - common))


__all__ = ["VERBATIM", "copied", "overlap", "quoted_run", "says_the_other_way", "score", "shares_enough", "verbatim"]
