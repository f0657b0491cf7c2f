"""Which head nouns name people, bodies or sides."""

from __future__ import annotations

import re

from onrecord.extract.ranking.described import is_people

# As against things that are to happen.
_PEOPLE = re.compile(
    r"^(?:leaders?|supporters|officials?|lawmakers|protesters|demonstrators|powers|countries|nations|states|governments?|allies|sides|parties|troops|forces?|police|citizens|voters|members|senators|diplomats|companies|groups?|rebels|militants|fighters|people|men|women|authorities|agencies|americans|militar(?:y|ies)|army|congress|parliament|committee|community|council|minister|ministry|president|opposition|coalition|alliance|administration|workers|residents|students|journalists|reporters|organi[sz]ations|neighbo[u]?rs|partners|donors|banks|firms|judges?|courts?|prosecutors|investigators|negotiators|envoys?|delegates|republicans|democrats|candidates|families|soldiers|factions|clans|advis[eo]rs?|aides?|staff(?:ers)?|deput(?:y|ies)|colleagues?|friends?|officers?|agents?|successors?|moderators?|client|husband|wife|sons?|daughters?|brothers?|sisters?|mother|father|parents|relatives|lawyers?|attorneys?|doctors?|teachers|employees|employers|readers|viewers|owners|drivers|players|athletes)$",
    re.IGNORECASE,
)
# Of which what they are called by tells that they are people: "fundraisers", "loyalists".
_DOERS = re.compile(
    r"\w{3,}(?:[^aeiou]ers|[^o]ors|ists|eers|crats|cians)$|audiences$|(?:super)?(?:surrog|deleg|advoc|associ|gradu|magistr)ates$|(?:employ|appoint|nomin|trust|refug|attend|refer|retir|detain)ees$"
    r"|(?:particip|immigr|migr|assist|applic|consult|defend|milit|combat|account|merch|inhabit)ants$|(?:resid|stud|presid|oppon|dissid|ag|par|correspond|constitu|adher)ents$"
)
_THINGS = re.compile(
    r"(?:number|matter|paper|letter|order|power|offer|border|factor|sector|computer|server|center|quarter|corner|answer|error|poster|chapter|banner|newspaper|sticker|shoulder|summer|winter|dinner|cover|rumor|mirror|motor|tumor|reactor|tractor|monitor|semester|disaster|register|charter|shelter|cluster|filter|theater|meter|folder|ladder)s$",
    re.IGNORECASE,
)

# Who can do something, where grammar already has him do it: "somebody else", "the front-runner", "the federation".
_ONE = re.compile(
    r"(?:someone|somebody|anyone|anybody|everyone|everybody|nobody|else|person|man|woman|candidate|nominee|voter|citizen|lawmaker|official|leader|country|nation|state|team|federation|foundation|association|corporation|bank|firm|network|media|press"
    r"|electorate|audiences?|congregation|front-?runner|mayor|governor|senator|congress(?:man|woman)|chair(?:man|woman)?|secretary|ambassador|director|commissioner|commander|general|counsel|prosecutor|attorney|speaker|pope|king|prince|premier|chancellor"
    r"|mission|board|commission|bureau|department|agency|union|campaign|company|city|county|member|ally|side|neighbou?r|rival|opponent|conservatives|liberals|progressives|moderates|elites|allies|unions|party|world|[A-Z]\w+(?:ans|ese|ish|is))$"
)


def people_head(head: str) -> bool:
    """Whether a head noun names people, a body or a side."""
    return _PEOPLE.match(head) is not None or is_people(head)


def is_plural_people(head: str) -> bool:
    """Whether a plural noun names people, bodies or sides."""
    if not head.endswith("s") and head not in {"people", "men", "women"}:
        return False
    return people_head(head) or (_DOERS.match(head) is not None and _THINGS.search(head) is None)


def is_doer(head: str) -> bool:
    """Whether a noun names somebody or some body that can do what is demanded."""
    return people_head(head) or is_plural_people(head) or _ONE.fullmatch(head) is not None
