"""The rules that turn one party's statements on one matter into a stance (in words: docs/positions.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.history.clocks import days_apart
from onrecord.history.conditions import ConditionState
from onrecord.history.matters import similarity
from onrecord.types import Act, Brief, Stance

CONTRADICTION_DAYS = 3  # a promise and a refusal this close are held to stand together; further apart the later one replaces
_FIRM = 2  # firmness from which a threat is one that is meant
_TIGHT = 0.75  # similarity of two matters from which a promise and a refusal are on the same thing
_RANKS: Mapping[Act, int] = {"commit": 3, "intend": 2, "threaten": 1, "consider": 1, "refuse": 3, "retract": 3}
_POSITIVE = ("commit", "threaten", "intend", "consider")
_BARRIER = re.compile(
    r"\b(?:unless|until|before|without|only|if|once|as long as|provided|except|should|after|in exchange)\b", re.IGNORECASE
)

States = Mapping[str, ConditionState]


@dataclass(frozen=True, slots=True)
class Settled:
    """A stance with the statements it rests on: those standing, against, replaced, and asked without an answer."""

    stance: Stance
    standing: tuple[Brief, ...] = ()
    against: tuple[Brief, ...] = ()
    earlier: tuple[Brief, ...] = ()
    unanswered: tuple[Brief, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One party's statements on one matter by what they are for it: its own acts, what is asked of it, what it asks."""

    own: tuple[Brief, ...]
    asked: tuple[Brief, ...]
    wants: tuple[Brief, ...]


def newest_first(statements: Iterable[Brief]) -> tuple[Brief, ...]:
    """Latest said first; ties by id, so that the order given never matters."""
    by_id = sorted(statements, key=lambda statement: statement.id)
    return tuple(sorted(by_id, key=lambda statement: statement.day, reverse=True))


def settle(evidence: Evidence, states: States) -> Settled:
    """The stance that follows from the evidence; `states` holds each condition's state by statement id."""
    lapsed = [statement for statement in evidence.own if states.get(statement.id) == "lapsed"]
    acts = [statement for statement in evidence.own if statement.act not in ("evade", "state") and statement not in lapsed]
    evasions = [statement for statement in evidence.own if statement.act == "evade"]
    standing, earlier = standing_of(acts)
    earlier += [statement for statement in lapsed if statement.act != "evade"]
    stance, main, against = _reading(standing, states)
    unanswered = newest_first([*evasions, *_open_questions(evidence.asked, acts)])
    if stance in ("intends", "considering", "unclear", "none"):
        late = [e for e in evasions if not main or e.day >= min(one.day for one in main)]
    else:
        # A commitment is not undone by evasion; a refusal, or a promise under a condition, is unclear by what was evaded since.
        late = [] if stance == "committed" else [e for e in evasions if e.day >= max(one.day for one in main)]
    if late and len(late) >= len(main):
        return Settled("unclear", (), (), newest_first([*earlier, *standing]), unanswered)
    if stance == "none" and evidence.wants:
        return _from_wants(evidence, earlier, unanswered, states)
    if stance == "none" and (evidence.asked or evasions or earlier):
        return Settled("unclear", (), (), newest_first(earlier), unanswered)
    return Settled(stance, newest_first(main), newest_first(against), newest_first(earlier), unanswered)


def _is_open(statement: Brief, states: States) -> bool:
    """Whether a statement hangs on a condition that is not known to be met."""
    return statement.condition is not None and states.get(statement.id) != "met"


def _vague(statements: Sequence[Brief]) -> bool:
    return all(statement.firmness == 1 for statement in statements)


def _open_questions(asked: Iterable[Brief], acts: Sequence[Brief]) -> list[Brief]:
    """Demands on the party that none of its later (or same-day) acts can have answered."""
    last = max((act.day for act in acts), default="")
    return [demand for demand in asked if demand.day > last or not acts]


def _from_wants(evidence: Evidence, earlier: list[Brief], unanswered: tuple[Brief, ...], states: States) -> Settled:
    """What a party asks of others it wants to come about: that is an intention, and no commitment of its own.

    What it asks them not to do, it is against.
    """
    stance: Stance = "conditional" if all(_is_open(want, states) for want in evidence.wants) else "intends"
    if all(want.against for want in evidence.wants):
        stance = "refused"
    return Settled(stance, newest_first(evidence.wants), (), newest_first(earlier), unanswered)


def standing_of(acts: Iterable[Brief], before: Iterable[Brief] = ()) -> tuple[list[Brief], list[Brief]]:
    """What still stands after every day's statements, and what a later day has replaced; `before`: what stood before."""
    days: dict[str, list[Brief]] = {}
    for act in sorted(acts, key=lambda statement: statement.id):
        days.setdefault(act.day, []).append(act)
    standing, earlier = list(before), list[Brief]()
    for day in sorted(days):
        replaced = [old for old in standing if any(_replaces(new, old) for new in days[day])]
        earlier += replaced
        gone = {id(old) for old in replaced}
        standing = [old for old in standing if id(old) not in gone] + days[day]
    return standing, earlier


def _replaces(new: Brief, old: Brief) -> bool:
    """Whether a later day's act takes the place of an earlier one.

    A refusal, a retraction and a commitment replace what they oppose; a commitment also what is weaker than itself. A wish
    or a mere consideration never undoes a commitment, but it ends a refusal and what is no stronger than itself.
    """
    if new.report == old.report and not new.dated:
        return False
    # What the acts allow is told faster than whether two wordings are alike.
    return _act_replaces(new, old) and _on_one_thing(new, old)


def _act_replaces(new: Brief, old: Brief) -> bool:
    """`_replaces` of two acts on one thing."""
    opposite = _denies(new) != _denies(old)
    if opposite and new.act in ("commit", "refuse", "retract") and old.act in ("commit", "refuse"):
        return new.act == "retract" or _far(new, old)
    if _denies(new):
        return old.act != "commit" or new.act == "retract" or _far(new, old)
    if _denies(old):
        return new.act != "consider" or _far(new, old)
    return _rank(new) >= _rank(old)


def _far(new: Brief, old: Brief) -> bool:
    first, second = old.day, new.day
    return not first or not second or days_apart(first, second) > CONTRADICTION_DAYS


def _denies(statement: Brief) -> bool:
    return statement.act in ("refuse", "retract")


def _rank(statement: Brief) -> int:
    return _RANKS.get(statement.act, 0)


def _on_one_thing(one: Brief, other: Brief) -> bool:
    """Whether two statements found for one query are on one matter; a wording that is missing is taken to be."""
    if one.matter is None or other.matter is None or one.matter == other.matter:
        return True
    return similarity(one.matter, other.matter) >= 0.5


def _reading(standing: Sequence[Brief], states: States) -> tuple[Stance, list[Brief], list[Brief]]:
    """The stance of what stands, the statements it rests on, and those that contradict it."""
    yes = [statement for statement in standing if statement.act in _POSITIVE]
    no = [statement for statement in standing if _denies(statement)]
    if not yes and not no:
        return "none", [], []
    if yes and no and _cannot_both_hold(yes, no):
        return "contradictory", _strongest(yes), no
    last_no = max((one.day for one in no), default="")
    if no and (not yes or _no_outweighs(yes, no, last_no)):
        return _refusal(no, states), no, []
    return _consent(yes, states)


def _no_outweighs(yes: Sequence[Brief], no: Sequence[Brief], last_no: str) -> bool:
    strongest = _strongest(yes)
    if _rank(strongest[0]) >= 3:
        return len(no) >= len(strongest)
    return len(no) >= len(yes) or last_no > max(one.day for one in yes)


def _cannot_both_hold(yes: Sequence[Brief], no: Sequence[Brief]) -> bool:
    """A commitment and a refusal of the same thing and polarity, neither conditional.

    Within one report, where no words date them, they are its story and not a contradiction, unless they are equally many.
    """
    pairs = [(one, other) for one in yes if one.act == "commit" for other in no if _clash(one, other)]
    if any(one.report != other.report or (one.dated and other.dated) for one, other in pairs):
        return True
    promised, refused = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    return bool(pairs) and len(promised) == len(refused)


def _clash(one: Brief, other: Brief) -> bool:
    same_way = other.act == "refuse" and one.polarity == other.polarity
    return same_way and one.firmness != 1 and _tight(one, other) and not (one.condition or other.condition)


def _tight(one: Brief, other: Brief) -> bool:
    if one.matter is None or other.matter is None:
        return False
    return one.matter == other.matter or similarity(one.matter, other.matter) >= _TIGHT


def _strongest(yes: Sequence[Brief]) -> list[Brief]:
    top = max(map(_rank, yes))
    return [statement for statement in yes if _rank(statement) == top]


def _refusal(no: Sequence[Brief], states: States) -> Stance:
    """A refusal "unless" or "until" something is a conditional yes; anything firmer beside it makes it a refusal."""
    barred = [
        statement for statement in no if statement.act == "refuse" and _is_open(statement, states) and _names_a_way(statement)
    ]
    return "conditional" if len(barred) == len(no) else "refused"


def _names_a_way(statement: Brief) -> bool:
    return statement.condition is not None and _BARRIER.search(statement.condition) is not None


def _consent(yes: Sequence[Brief], states: States) -> tuple[Stance, list[Brief], list[Brief]]:
    top = _strongest(yes)
    free = [statement for statement in top if not _is_open(statement, states)]
    if not free:
        # Being open to a thing under a condition is no commitment under one: the weaker reading.
        return ("considering" if all(statement.act == "consider" for statement in top) else "conditional"), top, []
    if free[0].act == "commit":
        # "We will get there soon" is no clear commitment: vague words alone (firmness 1) leave the matter unclear.
        # "The truce ends if it is broken" beside a promise of the truce puts the promise under that condition.
        bars = [one for one in yes if one.act == "threaten" and one.firmness >= _FIRM and _is_open(one, states)]
        return ("conditional" if bars else "unclear" if _vague(free) else "committed"), [*free, *bars], []
    if free[0].act == "intend":
        return "intends", free, []
    if all(statement.act == "threaten" for statement in free):
        opened = [statement for statement in top if _is_open(statement, states)]
        if len(opened) >= len(free):
            return "conditional", opened, []
        return ("intends" if _vague(free) else "committed"), free, []
    return "considering", free, []
