"""The chart of a party's stance on a matter: SVG, drawn here and without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.history import Entry
from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.surfaces.web.pages.look import ACT_STANCE, LADDER, STANCE_SHORT
from onrecord.surfaces.web.pages.state import link
from onrecord.types import Stance

MARKS = 400  # the latest are drawn: more could not be told apart
_AHEAD = 0.25  # how far a deadline may stretch the axis, as a share of the days that statements span
_MONTH = 31  # days that a deadline may stretch it in any case
_TOP, _ROW, _FOOT = 14, 30, 26
_HALF = 44  # half of what the words of a day take, and room to the border
_SIGN = 16  # room above the rows where the day asked for is written


@dataclass(frozen=True, slots=True)
class Frame:
    """Width of the drawing and of its labels, in its own units, and the class by which the page shows one or the other."""

    width: int
    left: int
    name: str


WIDE, NARROW = Frame(940, 112, "wide"), Frame(350, 112, "narrow")
_LANES: tuple[tuple[str, str], ...] = (
    *((one, STANCE_SHORT[one]) for one in LADDER),
    ("asked", "asked of it"),
    ("wants", "asks of others"),
)


@dataclass(frozen=True, slots=True)
class _Axes:
    frame: Frame
    first: int
    last: int
    rows: dict[str, int]
    top: int

    def x(self, day: str) -> float:
        share = (_number(day) - self.first) / max(1, self.last - self.first)
        return round(self.frame.left + 14 + share * (self.frame.width - self.frame.left - 28), 1)

    def y(self, lane: str) -> int:
        return self.rows[lane]

    @property
    def bottom(self) -> int:
        return max(self.rows.values()) + _ROW // 2


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def chart(entries: Sequence[Entry], as_of: str | None, frame: Frame) -> Markup:
    """The chart of dated entries, oldest first; empty where there are none."""
    drawn = [entry for entry in entries if entry.day][-MARKS:]
    if not drawn:
        return Markup("")
    axes = _axes(drawn, as_of, frame)
    parts = [*_lanes(axes), *_ticks(axes), *_as_of(axes, as_of), *_stances(axes, drawn, as_of), *_marks(axes, drawn)]
    height = axes.bottom + _FOOT
    name = (
        f"Stance over time, {drawn[0].day} to {drawn[-1].day}; {wording.many(len(drawn), 'statement')}, listed below day by day"
    )
    return Markup(  # noqa: S704 - every word in it is escaped where it is put in  # nosec B704
        f'<svg class="plot {frame.name}" viewBox="0 0 {frame.width} {height}" role="group" aria-label="{escape(name)}">'
        + "".join(parts)
        + "</svg>"
    )


def _lane(entry: Entry) -> str:
    """The row in which a statement stands: what its act says of the party, or who is asked."""
    if entry.role in ("asked", "wants"):
        return entry.role
    one = entry.statement
    stance = ACT_STANCE.get(one.act, "unclear")
    return "conditional" if one.condition and stance in ("committed", "intends") else stance


def _axes(drawn: Sequence[Entry], as_of: str | None, frame: Frame) -> _Axes:
    days = [_number(entry.day) for entry in drawn if entry.day] + ([_number(as_of)] if as_of else [])
    first, last = min(days), max(days)
    stretch = max(_MONTH, round((last - first) * _AHEAD))
    dues = [_number(due) for entry in drawn if (due := _due(entry))]
    last = max([last, *(day for day in dues if day <= last + stretch)])
    used = {_lane(entry) for entry in drawn} | {_band(entry.stance) for entry in drawn if not entry.withdrawn}
    lanes = [name for name, _ in _LANES if name in used]
    pad = max(1, (last - first) // 40)
    top = _TOP + (_SIGN if as_of else 0)
    return _Axes(frame, first - pad, last + pad, {name: top + _ROW // 2 + _ROW * i for i, name in enumerate(lanes)}, top)


def _band(stance: Stance) -> str:
    return "unclear" if stance == "none" else stance


def _due(entry: Entry) -> str | None:
    deadline = entry.statement.deadline
    return deadline.interval.end if deadline else None


def _lanes(axes: _Axes) -> Iterator[str]:
    names = dict(_LANES)
    for name, y in axes.rows.items():
        yield f'<line class="lane" x1="{axes.frame.left}" x2="{axes.frame.width}" y1="{y}" y2="{y}"/>'
        yield f'<text class="label k-{name}" x="{axes.frame.left - 8}" y="{y + 4}">{names[name]}</text>'


def _ticks(axes: _Axes) -> Iterator[str]:
    """Years, or months where the chart spans few of them, at most six."""
    first, last = date.fromordinal(max(1, axes.first)), date.fromordinal(axes.last)
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [date(year, month, 1) for year, month in months if first <= date(year, month, 1) <= last]
    yearly = [day for day in inside if day.month == 1]
    chosen = yearly if len(yearly) >= 3 else inside
    most = 7 if axes.frame.width > 500 else 3
    step = -(-len(chosen) // most) or 1
    ticks = [(day.isoformat(), f"{day:%Y}" if chosen is yearly else f"{day:%b %Y}") for day in chosen[::step]]
    if len(ticks) < 2:
        ends = (axes.first + (axes.last - axes.first) // 8, axes.last - (axes.last - axes.first) // 8)
        ticks = [(day, day) for day in (date.fromordinal(max(1, one)).isoformat() for one in ends)]
    for day, name in ticks:
        x = axes.x(day)
        yield f'<line class="tick" x1="{x}" x2="{x}" y1="{axes.top}" y2="{axes.bottom}"/>'
        # As wide as ten digits: at the border it would be cut off.
        yield f'<text class="when" x="{min(x, axes.frame.width - _HALF)}" y="{axes.bottom + 16}">{name}</text>'


def _as_of(axes: _Axes, as_of: str | None) -> Iterator[str]:
    """The day asked for, as a line with its date: beside the line's upper end, on the side where there is room."""
    if as_of:
        x = axes.x(as_of)
        side, at = ("end", x + 4) if x > axes.frame.width - 2 * _HALF else ("middle", x)
        yield f'<line class="today" x1="{x}" x2="{x}" y1="{axes.top - 6}" y2="{axes.bottom}"/>'
        yield f'<text class="as-of {side}" x="{at}" y="{axes.top - 11}">as of {as_of}</text>'


def _stances(axes: _Axes, drawn: Sequence[Entry], as_of: str | None) -> Iterator[str]:
    """The stance after each day, as a step: level until the next day changes it, then straight to the new row."""
    after: dict[str, Stance] = {entry.day: entry.stance for entry in drawn if entry.day and not entry.withdrawn}
    days = [*sorted(after), as_of or date.fromordinal(axes.last).isoformat()]
    for day, until in pairwise(days):
        y = axes.y(_band(after[day]))
        yield f'<line class="step k-{after[day]}" x1="{axes.x(day)}" x2="{max(axes.x(day), axes.x(until))}" y1="{y}" y2="{y}"/>'
        if until in after and (other := axes.y(_band(after[until]))) != y:
            yield f'<line class="riser" x1="{axes.x(until)}" x2="{axes.x(until)}" y1="{y}" y2="{other}"/>'


def _marks(axes: _Axes, drawn: Sequence[Entry]) -> Iterator[str]:
    """One mark a statement; those of one row that would cover each other are set side by side."""
    taken: dict[tuple[str, int], int] = {}
    for entry in drawn:
        lane, x = _lane(entry), axes.x(entry.day or "")
        place = (lane, round(x / 11))
        shift = taken.get(place, 0)
        taken[place] = shift + 1
        yield from _mark(axes, entry, x + (shift % 3) * 4 - 2 * bool(shift), axes.y(lane) + (0, -6, 6)[shift % 3])


def _mark(axes: _Axes, entry: Entry, x: float, y: int) -> Iterator[str]:
    one = entry.statement
    due = _due(entry)
    who = wording.actor_words(one.speaker)
    told = f"{entry.day}: {who} {wording.ACT_WORDS[one.act]}: {safe(wording.content_words(one)[:140])}"
    told += f"; if {safe(one.condition.text[:80])}" if one.condition else ""
    told += f"; due {due}" if due else ""
    told += "; report withdrawn" if entry.withdrawn else ""
    look, address = f"point a-{one.act}{' out' if entry.withdrawn else ''}", link(f"/statement/{one.id}")
    yield f'<a class="{look}" href="{escape(address)}" aria-label="{escape(told)}">'
    yield f"<title>{escape(told)}</title>"
    if due and _number(due) >= _number(entry.day or due):
        end = min(axes.x(due), float(axes.frame.width - 12))
        yield f'<path class="due" d="M{x} {y}H{end}v-9h7l-2 2.5 2 2.5h-7"/>'
    if one.condition:
        yield f'<circle class="ring" cx="{x}" cy="{y}" r="9"/>'
    yield _shape(entry, x, y) + (f'<path class="strike" d="M{x - 8} {y + 8}l16 -16"/>' if entry.withdrawn else "") + "</a>"


def _shape(entry: Entry, x: float, y: int) -> str:
    """Round for what the party does, square for a refusal, a triangle for a demand, hollow for what is weighed or evaded."""
    act = entry.statement.act
    hollow = " hollow" if act in ("consider", "evade", "intend") else ""
    if act in ("refuse", "retract"):
        return f'<rect class="dot{hollow}" x="{x - 5}" y="{y - 5}" width="10" height="10"/>'
    if act == "demand":
        return f'<path class="dot" d="M{x - 5.5} {y - 4.5}h11l-5.5 10z"/>'
    return f'<circle class="dot{hollow}" cx="{x}" cy="{y}" r="5.2"/>'


__all__ = ["MARKS", "NARROW", "WIDE", "Frame", "chart"]
