"""Statements and positions in words: the short phrases that tables and pages share."""

from __future__ import annotations

import re

from onrecord.asking import Unknown
from onrecord.surfaces.plain import safe
from onrecord.types import Act, Actor, Deadline, Interval, Judgement, Position, Report, Searched, Stance, Statement

NO_COMMITMENT = "no clear commitment"

# What each act is called in a sentence: "speaker ACTS".
ACT_WORDS: dict[Act, str] = {
    "commit": "commits",
    "intend": "intends",
    "consider": "considers",
    "refuse": "refuses",
    "retract": "takes back",
    "evade": "gives no answer",
    "demand": "demands",
    "threaten": "threatens",
    "state": "states",
}

STANCE_WORDS: dict[Stance, str] = {
    "committed": "committed",
    "conditional": "committed under a condition not known to be met",
    "intends": f"intends it, short of binding itself: {NO_COMMITMENT}",
    "considering": f"considering it: {NO_COMMITMENT}",
    "unclear": f"asked or expected, and gave no clear answer: {NO_COMMITMENT}",
    "refused": f"refused: {NO_COMMITMENT}",
    "contradictory": f"standing statements that cannot both hold: {NO_COMMITMENT}",
    "none": f"nothing found on record: {NO_COMMITMENT}",
}


def many(count: int, noun: str) -> str:
    """A number with its noun: 1 report, 1,200 reports, 2 parties."""
    if count == 1:
        return f"{count:,} {noun}"
    return f"{count:,} {_TO_IES.sub('ie', noun)}s"


_TO_IES = re.compile(r"(?<![aeiou])y$")


def listed_words(count: int, noun: str, *, more: bool) -> str:
    """How many rows a list shows, and whether there are more: 3 gaps, the first 50 gaps (more: --limit)."""
    return f"the first {many(count, noun)} (more: --limit)" if more else many(count, noun)


def actor_words(actor: Actor | None) -> str:
    """An actor's name; an unnamed one as the text describes it."""
    if actor is None:
        return "-"
    return safe(actor.name) + (" (unnamed)" if actor.unnamed else "")


def party_words(statement: Statement) -> str:
    """Who is bound or asked, and towards whom."""
    party = actor_words(statement.party)
    return f"{party} → {actor_words(statement.to)}" if statement.to else party


def act_words(statement: Statement) -> str:
    """The act, with "not to" where it is about refraining, and its firmness."""
    refrain = " (not to)" if statement.polarity == "refrain" else ""
    firmness = " " + "•" * statement.firmness if statement.firmness else ""
    return statement.act + refrain + firmness


def interval_words(interval: Interval) -> str:
    """An interval as dates, with open sides said."""
    if interval.start == interval.end:
        return interval.start or "no date"
    if interval.start is None:
        return f"until {interval.end}"
    return f"from {interval.start}" if interval.end is None else f"{interval.start} to {interval.end}"


def deadline_words(deadline: Deadline) -> str:
    """The words of a deadline and the dates they mean."""
    words = safe(deadline.text)
    if deadline.interval.start is None and deadline.interval.end is None:
        return f"{words} (no date)"
    return f"{words} ({interval_words(deadline.interval)})"


def said_words(statement: Statement) -> str:
    """When it was said, or "-"; inferred dates are marked."""
    said = statement.said_on
    return "-" if said is None else interval_words(said.interval) + (" (inferred)" if said.inferred else "")


def earlier_words(statement: Statement) -> str:
    """When it was said, where that is another day than that of its report: of news of today an old promise may be told."""
    said, day = statement.said_on, statement.report.day
    return "" if said is None or said.interval == Interval(day, day) else f"said {said_words(statement)}"


def chain_words(statement: Statement) -> str:
    """How it reached the page: speaker, relays nearest the speaker first, outlet."""
    hops = [statement.speaker, *statement.chain]
    names = [actor_words(actor) for actor in hops if actor is not None]
    return " → ".join([*names, outlet_words(statement.report)])


def outlet_words(report: Report) -> str:
    """Outlet and publication day."""
    return f"{safe(outlet_name(report))}, {report.day or 'no date'}"


def outlet_name(report: Report) -> str:
    """The outlet; where it is unknown, that it is, and the host of the report's address, if it has one."""
    host = _HOST.match(report.url or "")
    return report.outlet or (f"unknown outlet ({host[1]})" if host else "unknown outlet")


# Of "https://known.example@other.example/" neither: that leads to the second and looks like the first.
_HOST = re.compile(r"https?://(?:www\.)?([\w.-]+\.\w+)(?::\d*)?(?:[/?#]|\Z)", re.IGNORECASE)


def withdrawn_words(judgement: Judgement) -> str:
    """That a report was taken back: by whom, when, why."""
    because = f" because {judgement.reason}" if judgement.reason else ""
    return safe(f"report withdrawn by {judgement.by}, {instant_words(judgement.at)}{because}")


def instant_words(at: str) -> str:
    """An instant (ISO 8601, UTC) to the minute: "2026-03-21 08:00 UTC"."""
    return f"{at[:16].replace('T', ' ')} UTC" if "T" in at else at


def stance_words(position: Position) -> str:
    """The stance as a sentence part; whatever is no clear commitment says so in those words."""
    words = STANCE_WORDS[position.stance]
    return f"{words} (since {position.since})" if position.since and position.stance != "none" else words


def clocks_words(as_of: str | None, known_by: str | None) -> str:
    """The two clocks of an answer."""
    return f"said by: {as_of or 'any date'} · read by: {known_by or 'any date'}"


def content_words(statement: Statement) -> str:
    """The exact words, with an ellipsis where others stand between two pieces of them."""
    return statement.content.shown(statement.report.document.text)


def unknown_words(unknown: Unknown) -> str:
    """That nobody is called so, and who is called nearly so: nothing found for a name that was mistyped is no finding."""
    near = ", or ".join(map(safe, unknown.near))
    return f"nobody called “{safe(unknown.name)}” is on record{f': did you mean {near}?' if near else ''}"


def searched_words(seen: Searched) -> str:
    """What was looked at for an answer."""
    span = f", published {seen.first} to {seen.last}" if seen.first else ""
    return f"searched {many(seen.reports, 'report')} and {many(seen.statements, 'statement')}{span}"


__all__ = [
    "ACT_WORDS",
    "NO_COMMITMENT",
    "STANCE_WORDS",
    "act_words",
    "actor_words",
    "chain_words",
    "clocks_words",
    "content_words",
    "deadline_words",
    "earlier_words",
    "instant_words",
    "interval_words",
    "listed_words",
    "many",
    "outlet_name",
    "outlet_words",
    "party_words",
    "said_words",
    "searched_words",
    "stance_words",
    "unknown_words",
    "withdrawn_words",
]
