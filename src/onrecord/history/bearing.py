"""What an index holds of a statement, and what it must be asked so that nothing that bears on a question is passed over."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

from onrecord.history.briefs import brief_of
from onrecord.history.clocks import said_day
from onrecord.history.conditions import FOUND, asked_heads, tells_done
from onrecord.history.gaps import asked_of
from onrecord.history.matters import (
    Matters,
    covered,
    matter_key,
    one_deed,
    statement_heads,
    wordings_of,
)
from onrecord.history.overdue import BACK, BINDING
from onrecord.history.parties import name_key, party_keys, role_of
from onrecord.history.positions import NEARLY, TOUCHES
from onrecord.history.setting import own_heads, setting_of, told_before
from onrecord.history.words import KEPT, bag, subject, vocabulary, weigh, weight
from onrecord.types import Bearing, Statement, Wanted, brief_to_text, sha256_of

# Alternatives to ask an index for at once; beyond it, fewer words are asked for and more is looked through.
_MOST = 60
_LONGEST = 8
_RULES = (
    "bearing.py",
    "briefs.py",
    "clocks.py",
    "conditions.py",
    "contrary.py",
    "ended.py",
    "gaps.py",
    "matters.py",
    "overdue.py",
    "parties.py",
    "places.toml",
    "positions.py",
    "reviewed.py",
    "setting.py",
    "vocab.toml",
    "words.py",
)


def _lexeme(kind: str, *words: str) -> str:
    """Short and of one form, whatever the words: two that meet in one number are told apart when the statement is looked at."""
    return f"{kind}{zlib.crc32(' '.join(words).encode('utf-8', 'replace')):08x}"


def bearing_of(readings: Sequence[Statement], *, out: bool = False) -> Bearing:
    """The bearing of one statement from its readings: the machine's, and the reviewed one where that differs; the last counts.

    It is found under the words of each. `out`: it was rejected, or its report withdrawn.
    """
    last = readings[-1]
    party, matter = last.party, last.matter
    named = party is not None and not party.unnamed
    keys = sorted({key for one in readings for key in party_keys(one)})
    asked, end = asked_of(last), last.deadline.interval.end if last.deadline else None
    cell = party if asked is None else asked
    cell = None if cell is None or cell.unnamed else cell
    return Bearing(
        party_key=name_key(cell.name) if cell else None,
        party=cell.name if cell else None,
        matter_key=_key(matter.name, cell.name if cell else None) if matter else None,
        matter=matter.name if matter else None,
        subject_key=_key(matter.name) if matter else None,
        keys=tuple(keys),
        heads=_heads(readings),
        day=said_day(last),
        # By an earlier clock an earlier reading holds: whether it binds is looked at again when it is asked for.
        due=end if any(one.act in BINDING for one in readings) else None,
        asked=asked is not None and matter is not None,
        moves=named and matter is not None and last.act not in ("state", "demand"),
        back=matter is not None and last.act in BACK,
        exact=len(readings) == 1,
        out=out,
        lexemes=tuple(sorted({lexeme for one in readings for lexeme in _lexemes(one)})),
        brief=brief_to_text(brief_of(last)) if len(readings) == 1 else "",
    )


def _key(matter: str, party: str | None = None) -> str:
    return " ".join(sorted(matter_key(matter, party)))


def _heads(readings: Iterable[Statement]) -> str:
    parts: list[set[str]] = [set(), set(), set(), set()]
    for one in readings:
        wording, rest = statement_heads(one)
        for part, more in zip(parts, (wording, rest, own_heads(one), setting_of(one)), strict=True):
            part.update(more)
    return "|".join(" ".join(sorted(part)) for part in parts)


@cache
def rules_version() -> str:
    """A hash over the rules that bearings are drawn by: where it changes, an index must be settled anew."""
    here = files("onrecord.history")
    texts = [here.joinpath(name).read_text(encoding="utf-8") for name in _RULES]
    return sha256_of("\x1e".join(texts))[:16]


def _lexemes(one: Statement) -> Iterator[str]:
    wording, rest = statement_heads(one)
    if one.act != "state":
        heads = wording | rest | own_heads(one) | told_before(one)
        for key in party_keys(one):
            if role_of(key, one) != "none":
                yield from (_lexeme("p", key, head) for head in heads)
    if one.deadline is not None and one.act in BINDING:
        yield from (_lexeme("u", key) for key in party_keys(one))
    if tells_done(one):
        yield from (_lexeme("d", head) for head in bag(one.content.text))
    if one.matter is not None and (one.act in BACK or tells_done(one)):
        kind = "b" if one.act in BACK else "l"
        yield from (_lexeme(kind, key, head) for key in party_keys(one) for head in bag(one.matter.name))


@lru_cache(maxsize=KEPT)
def _parted(heads: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(part.split()) for part in heads.split("|"))


def relevance_of(query: str, heads: str, matters: Matters | None = None) -> float:
    """`relevance` from the heads of a bearing, without the statement."""
    # As lists: few words are looked for in each, once, and making sets of them took longer.
    wording, rest, own, setting = [part.split() for part in heads.split("|")]
    return max([covered(bag(text), wording, rest, own, setting) for text in wordings_of(query, matters)], default=0.0)


def bearing_on(keys: Iterable[str], query: str, matters: Matters | None = None, *, nearly: bool = False) -> Wanted:
    """What to ask an index for: all of these name keys that touches the query; with `nearly` only what is nearly all on it."""
    share = NEARLY if nearly else TOUCHES
    chosen = sorted(set(keys))
    found: dict[tuple[str, ...], None] = {}
    for wording in wordings_of(query, matters):
        for heads in _coverings(bag(wording), share):
            found.update((tuple(_lexeme("p", key, head) for head in heads), None) for key in chosen)
    return tuple(found)


def telling_of(conditions: Iterable[str]) -> Wanted:
    """What to ask an index for: everything that can tell that these conditions have come about."""
    found: dict[tuple[str, ...], None] = {}
    for condition in conditions:
        for heads in _coverings(asked_heads(condition), FOUND):
            found[tuple(_lexeme("d", head) for head in heads)] = None
    return tuple(found)


def due_of(keys: Iterable[str]) -> Wanted:
    """What to ask an index for: everything of these name keys that has a deadline."""
    return tuple((_lexeme("u", key),) for key in sorted(set(keys)))


def later_of(bound: Iterable[Statement]) -> Wanted:
    """What to ask an index for: everything that can take these statements back, or tell them done (`one_deed`)."""
    found: dict[tuple[str, ...], None] = {}
    for one in bound:
        # Two matters that share no word of their subjects are never one.
        heads = sorted(subject(bag(one.matter.name))) if one.matter is not None else ()
        words = [(key, head) for key in sorted(party_keys(one)) for head in heads]
        found.update(((_lexeme(kind, key, head),), None) for kind in "bl" for key, head in words)
    return tuple(found)


def takes_back(heads: str, back: str) -> bool:
    """Whether what is `back` is on the matter of a bearing; the heads of both, which have a name in common."""
    return one_deed(_parted(heads)[0], _parted(back)[0])


def may_be_later(one: Statement, day: str, heads: str, *, exact: bool) -> bool:
    """Whether what a bearing tells (its day, heads, and whether it has one reading) can be later than this on its matter."""
    if day <= said_day(one) or one.matter is None:
        return False
    return not exact or one_deed(bag(one.matter.name), frozenset(heads.split("|", maxsplit=1)[0].split()))


@lru_cache(maxsize=KEPT)
def _coverings(heads: frozenset[str], share: float) -> Sequence[tuple[str, ...]]:
    """The smallest sets of words that hold this share of the weight and a word of substance.

    Places beside it are not asked for: where its report sets in there, a statement is not found under them. Nor are endings,
    which may be told by other words.
    """
    heavy, table = subject(heads), vocabulary()
    given = {head for head in heads if head in table.places - heavy or (head in table.against and heavy - table.against)}
    ordered = sorted(heads - given, key=lambda head: (-weight(head), head))
    # Rounded sums of weights may fall short of the share by a hair.
    needed = share * weigh(heads) - weigh(given) - 1e-9
    if len(ordered) > _LONGEST:
        return [(head,) for head in _any_of(ordered, needed)]
    found: list[tuple[str, ...]] = []
    for size in range(1, len(ordered) + 1):
        for some in combinations(ordered, size):
            if weigh(some) >= needed and heavy & set(some) and not any(set(one) <= set(some) for one in found):
                found.append(some)
                if len(found) > _MOST:
                    return [(head,) for head in _any_of(ordered, needed)]
    return found


def _any_of(ordered: Sequence[str], needed: float) -> list[str]:
    """So many of the heaviest words that what is left cannot do without one of them."""
    for number in range(1, len(ordered)):
        if weigh(ordered[number:]) < needed:
            return list(ordered[:number])
    return list(ordered)


__all__ = [
    "bearing_of",
    "bearing_on",
    "due_of",
    "later_of",
    "may_be_later",
    "relevance_of",
    "rules_version",
    "takes_back",
    "telling_of",
]
