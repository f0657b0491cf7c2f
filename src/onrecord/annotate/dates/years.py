"""Years and their parts: 2026, the 1990s, Q3, the first half of 2026, fiscal 2027, seasons."""

from __future__ import annotations

from datetime import date

from onrecord.annotate.dates.absolute import is_year, nearest
from onrecord.annotate.dates.days import Days, fiscal_of, months_of, season_of, year_of
from onrecord.annotate.dates.reading import Found, Reading, Tokens, same
from onrecord.annotate.dates.words import NOT_YEAR_AFTER, NOT_YEAR_BEFORE, ORDINALS, SEASONS

_BEFORE_YEAR = frozenset(
    (
        "in by since until till before after from through during of beyond for to late early mid end between around - – ( "
        "post pre the a his her its their our fy"
    ).split()
)
_SIZES = {"quarter": ("Q", 3), "half": ("H", 6)}


def year(t: Tokens, i: int) -> Found:
    """A year that a preposition or determiner makes one, or a decade: "in 2018", "the 1990s", "the 2026 budget"."""
    if t.word(i) == "the" and t.word(i + 2) == "s" and t.joined(i + 1):
        return year(t, i + 1)
    number, before, after = t.number(i), t.word(i - 1), t.word(i + 1)
    if number is None or not is_year(number) or (before in (",", ".") and t.joined(i - 1)):
        return None
    if after in ("s", "'") and t.joined(i) and number % 10 == 0:
        end = i + 2 if after == "s" else i + 3
        return same(Days(date(number, 1, 1), date(number + 9, 12, 31)), "decade", str(number // 10)), end
    listed = before in ("and", "or") and is_year(t.number(i - 2))
    if not (before in _BEFORE_YEAR or listed) or before in NOT_YEAR_BEFORE or after in NOT_YEAR_AFTER:
        return None
    if (after in (",", ".", ":") and t.joined(i) and t.joined(i + 1) and t.number(i + 2) is not None) or (
        after == "-" and t.joined(i) and t.number(i + 2) is None
    ):
        return None
    if before == "-" and not (t.word(i - 2) in ("post", "pre", "mid", "end") or t.number(i - 2)):
        return None
    return same(year_of(number), "year", str(number)), i + 1


def the_year(t: Tokens, i: int) -> tuple[Days | None, str, int]:
    """The year that a part is of: "of 2026", "2026", "of next year", or none (the publication's)."""
    j = i + 1 if t.word(i) in ("of", "in", ",") else i
    number = t.number(j)
    if number is not None and is_year(number):
        return year_of(number), str(number), j + 1
    for words, step in ((("next", "year"), 1), (("this", "year"), 0), (("last", "year"), -1), (("the", "year"), 0)):
        if t.has(j, *words):
            known = year_of(t.pub.year + step) if t.pub else None
            return known, str(t.pub.year + step) if t.pub else "XXXX", j + 2
    return None, "", i


def part_of_year(t: Tokens, i: int) -> Found:
    """Q3, H1 2026, the second quarter, the first half of next year."""
    j = i + 1 if t.word(i) == "the" else i
    spoken = ORDINALS.get(t.word(j)), t.word(j + 1)
    digit = t.number(j + 1, 1)
    if spoken[0] is not None and spoken[1] in _SIZES:
        letter, size = _SIZES[spoken[1]]
        nth, after = spoken[0] or 12 // size, j + 2
    elif t.word(j) in ("q", "h") and t.capital(j) and t.joined(j) and digit:
        letter, size, nth, after = t.low[j].upper(), 3 if t.low[j] == "q" else 6, digit, j + 2
    else:
        return None
    known, name, end = the_year(t, after)
    if nth > 12 // size or (not name and size == 6 and spoken[1] == "half"):
        return None
    grain = "quarter" if size == 3 else "half"
    if name:
        days = months_of(known.start.year, (nth - 1) * size + 1, size) if known and known.start else None
        return same(days, grain, f"{name}-{letter}{nth}"), end
    if t.word(after) == "of":
        return None
    past, ahead = nearest(t.pub, lambda y: months_of(y, (nth - 1) * size + 1, size))
    return Reading(past, ahead, grain, f"XXXX-{letter}{nth}"), after


def fiscal(t: Tokens, i: int) -> Found:
    """Fiscal 2027, FY2027, the next fiscal year: the United States' federal year."""
    j = i + 1 if t.word(i) == "the" else i
    step = {"next": 1, "coming": 1, "current": 0, "this": 0, "last": -1, "previous": -1}.get(t.word(j))
    if step is not None and t.has(j + 1, "fiscal", "year"):
        now = t.pub.year + (t.pub.month >= 10) + step if t.pub else None
        return same(fiscal_of(now) if now else None, "year", f"FY{now}" if now else None), j + 3
    if t.word(j) not in ("fiscal", "fy"):
        return None
    at = j + 2 if t.word(j + 1) == "year" else j + 1
    number = t.number(at)
    return (same(fiscal_of(number), "year", f"FY{number}"), at + 1) if number is not None and is_year(number) else None


_AFTER_SEASON = frozenset("and or but to if when as at for with the after before he she it they we".split())


def season(t: Tokens, i: int) -> Found:
    """Next spring, this winter, the summer of 2026, in the spring. "Next" is of the next year, as in TIMEX3 annotation."""
    j = i + 1 if t.word(i) in ("the", "this", "next", "last", "early", "late") else i
    name, lead = SEASONS.get(t.word(j)), t.word(i) if j > i else ""
    if name is None or (t.word(j + 1) in ("-", "of") and not t.number(j + 2)):
        return None
    known, year_name, end = the_year(t, j + 1)
    if year_name:
        days = season_of(known.start.year, name) if known and known.start else None
        return same(days, "season", f"{year_name}-{name}"), end
    if lead in ("this", "next", "last"):
        return _led_season(t.pub, lead, name), j + 1
    if lead != "the" and t.word(i - 1) not in (
        "by",
        "in",
        "until",
        "since",
        "before",
        "after",
        "during",
        "early",
        "mid",
        "late",
        "-",
    ):
        return None
    if lead != "the" and t.word(j + 1).isalpha() and t.word(j + 1) not in _AFTER_SEASON:
        return None
    past, ahead = nearest(t.pub, lambda y: season_of(y, name))
    return Reading(past, ahead, "season", f"XXXX-{name}"), j + 1


def _led_season(pub: date | None, lead: str, name: str) -> Reading:
    if pub is None:
        return same(None, "season", None)
    number = pub.year + (1 if lead == "next" else 0)
    before = season_of(pub.year - 1, name)
    if lead == "this" and before.end and before.end >= pub:
        number -= 1
    if lead == "last":
        ended = season_of(pub.year, name).end
        number = pub.year if ended and ended < pub else pub.year - 1
        number -= 1 if number < pub.year and before.end and before.end >= pub else 0
    return same(season_of(number, name), "season", f"{number}-{name}")
