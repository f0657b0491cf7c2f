"""The words of times: months, weekdays, numbers, units, holidays. All lower case."""

from __future__ import annotations

_MONTH_NAMES = "january february march april may june july august september october november december".split()
SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | SHORT_MONTHS
# Names of people, verbs, or words besides: alone they need a preposition or a determiner to be months.
DOUBTFUL_MONTHS = frozenset("march april may june jan mar jun august".split())

_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
SHORT_WEEKDAYS = frozenset(name for name in WEEKDAYS if len(name) < 6)
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI"}

UNITS = {
    "minute": "minute", "hour": "hour", "day": "day", "weekend": "weekend", "week": "week", "fortnight": "fortnight",
    "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
}  # fmt: skip
UNITS |= {f"{name}s": unit for name, unit in UNITS.items()}
UNIT_LETTERS = {
    "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
    "a": 1, "an": 1, "dozen": 12,
}  # fmt: skip
# "Within the next few days" was read as three days by the annotators of the training reports.
FEW = {"few": 3, "several": 3, "couple": 2}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 0, "final": 0}
_LONG = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
).split()
DAY_ORDINALS = {word: number for number, word in enumerate(_LONG, 1)}

# Words before a number that make it a name, a count or a price, not a year.
NOT_YEAR_BEFORE = frozenset(
    (
        "section resolution flight article no number room rule chapter boeing airbus page route highway act code form "
        "vision agenda expo top some about roughly around nearly almost approximately least most than over $ € £ ¥ # + "
        "usd eur order"
    ).split()
)
# Words after a number that make it a count.
NOT_YEAR_AFTER = frozenset(
    (
        "% people troops soldiers men women children miles kilometers kilometres km meters metres feet dollars euros "
        "pounds tons tonnes cases deaths votes seats prisoners jobs homes words times percent million billion fighters "
        "refugees migrants police officers civilians tanks missiles drones vehicles hostages detainees square hours "
        "workers families degrees per"
    ).split()
)
# Holidays by (month, day), or by a rule in absolute.py.
HOLIDAYS: dict[tuple[str, ...], str] = {
    ("christmas", "eve"): "12-24", ("christmas", "day"): "12-25", ("christmas",): "12-25", ("boxing", "day"): "12-26",
    ("new", "year", "'", "s", "eve"): "12-31", ("new", "year", "’", "s", "eve"): "12-31",
    ("new", "year", "'", "s", "day"): "01-01", ("new", "year", "’", "s", "day"): "01-01",
    ("new", "year", "'", "s"): "01-01", ("new", "year", "’", "s"): "01-01",
    ("valentine", "'", "s", "day"): "02-14", ("valentine", "’", "s", "day"): "02-14",
    ("halloween",): "10-31", ("bastille", "day"): "07-14", ("may", "day"): "05-01", ("fourth", "of", "july"): "07-04",
    ("thanksgiving", "day"): "thanksgiving", ("thanksgiving",): "thanksgiving", ("labor", "day"): "labor",
    ("memorial", "day"): "memorial", ("easter", "sunday"): "easter", ("easter", "monday"): "easter+1",
    ("good", "friday"): "easter-2", ("easter",): "easter",
}  # fmt: skip
HOLIDAY_HEADS = frozenset(key[0] for key in HOLIDAYS)

# What news hangs a date on. Lower case, singular; a plural s is allowed.
EVENT_NOUNS = frozenset(
    (
        "election referendum summit meeting vote talk negotiation conference visit inauguration ceasefire truce war "
        "conflict invasion attack hearing trial verdict ruling session assembly olympics convention debate deadline "
        "review exercise withdrawal ratification signing handover transition ceremony trip holiday ramadan eid "
        "consultation campaign primary ballot poll plenary inquiry investigation probe funeral coronation parade expiry "
        "end start beginning conclusion completion announcement agreement deal treaty crisis pandemic offensive operation "
        "harvest recess break midterm runoff gathering forum speech tour mission rally protest strike explosion "
        "earthquake storm shutdown census budget arrival departure release exchange hostilities term presidency "
        "cease-fire elections midterms games"
    ).split()
)
EVENT_STARTS = frozenset("the a an his her its their our this that these those any another next upcoming planned new".split())
