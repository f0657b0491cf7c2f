# ruff: noqa: E501  (a pattern reads better whole)
"""Groups that a text describes by somebody's name: "embassies in Norland" and "Norland companies" are not Norland."""

from __future__ import annotations

import re

from onrecord.types import Entity, Span

# Heads of people and bodies that act for themselves. Whoever acts for his country (its troops, officials, leaders) is not among
# them: what they do is what the country does. Fighters are their body's ("Northern Front fighters"), but not their country's.
_OWN = (
    r"visitors|tourists|respondents|travell?ers|citizens|nationals|civilians|residents|people|men|women|children|famil(?:y|ies)|relatives|parents|students"
    r"|workers|employees|staffers|teachers|doctors|nurses|journalists|reporters|editors|scientists|lawyers|attorneys|clergy|clerics|pilgrims|worshipp?ers"
    r"|compan(?:y|ies)|firms|businesses|businessmen|businesswomen|businesspeople|banks|airlines|carriers|manufacturers|importers|exporters|producers|farmers|buyers|investors|traders|shippers|refiners|refineries"
    r"|universities|institutions|organi[sz]ations|charities|networks|unions|employers|industries|utilities|broadcasters|newspapers"
    r"|protest[eo]rs|demonstrators|activists|dissidents|opponents|critics|supporters|backers|followers|donors|voters|taxpayers|consumers|applicants|immigrants|migrants|refugees|exiles|expatriates|settlers"
    r"|hackers|hostages|prisoners|detainees|inmates|victims|survivors|veterans|schoolgirls|schoolchildren|girls|boys|youths|villagers|communities|minorities|Christians|Muslims|Jews"
)
_FIGHTERS = r"rebels|militants|insurgents|fighters|militias|separatists|extremists"
_HOSTS = r"embassies|consulates|diplomatic missions"  # abroad they are others'; "Norland embassies" are Norland's
# Of somebody's own circle none is himself ("Roe's family", "Roe supporters", "a lawyer for Roe").
_CIRCLE = (
    r"(?:famil(?:y|ies)|relatives|parents|mother|father|brother|sister|wife|husband|widow|widower|son|daughter|children|lawyers?|attorneys?|supporters?|backers?"
    r"|followers?|fans|critics?|opponents?|donors?|voters|allies|friends?|colleagues?|neighbo[u]?rs?|victims?)"
)
_SMALL = (
    r"(?:and|or|but|of|in|on|at|to|for|from|by|with|as|than|that|who|which|if|against|over|about|is|are|was|were|be|has|have|had|will|would|may|can|could|must|should"
    r"|said|says|told|let|made|put|the|an?|its|his|her|their)\b"
)
# Between a name and the head that it describes: "Norlandic oil companies", "Norland's largest banks".
_BETWEEN = rf"(?:(?!{_SMALL})[a-z][\w-]*(?<!ed)(?<!ing)(?<!s),? ){{0,2}}"
# One of them, and whoever acts for a town: "a Norlandic lawyer", "the mayor of Marlow".
_ONE = "mayor|judge|lawyer|attorney|teacher|doctor|nurse|journalist|reporter|activist|protester|company|firm|union|party"
# Before a head: how many, and adjectives of a closed list, so that no verb is taken for one.
_BEFORE = (
    r"(?<![\w-])(?:(?:all|both|most|many|some|several|two|three|four|five|six|seven|eight|nine|ten|(?:dozens|hundreds|thousands) of|\d[\d,.]*) (?:of the )?)?"
    r"(?:(?:other|foreign|local|private|public|major|large|small|big|young|ordinary|leading|independent|international|domestic|innocent|armed|peaceful|moderate|religious"
    r"|[Kk]idnapped|displaced|stranded|trapped|surviving|remaining|(?:pro|anti|non)-\w+|(?!(?:And|But|Only|The|In|As|When|While|For) )[A-Z][a-z]+|(?:[A-Z]\.){2,}|EU|US|UK) ){0,3}"
)
_AT = r" (?:in|of|from|at|across|inside|outside|near|around|within|throughout) (?:the )?(?:[a-z]+ern )?"
_THERE = re.compile(
    rf"{_AT}(?!\w+day\b)(?:country\b|region\b|world\b|(?:[A-Z]\.){{2,}}|[A-Z][\w-]*(?: [A-Z][\w-]*)*(?![\w’'-]))"
)


def _heads(*kinds: str) -> str:
    return f"(?:{'|'.join(kinds)})"


def _after(heads: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<link>['’]s?)? (?P<mid>{_BETWEEN}){heads}(?: and {heads})?\b(?!['’-])")


def _before(heads: str) -> re.Pattern[str]:
    one = rf"(?:[Aa]n?|[Tt]he) (?:[a-z][\w-]* )?(?:{_ONE})"
    return re.compile(rf"(?P<who>{_BEFORE}(?:{heads}(?: and|,) )?{_BEFORE}{heads}|\b{one}){_AT}$")


_PEOPLE_HEAD = re.compile(
    _heads(
        _OWN,
        _FIGHTERS,
        _HOSTS,
        "believers|readers|viewers|users|governments|crowd|audience|public|world|west|others|everyone|everybody",
    ),
    re.IGNORECASE,
)
_FOLLOWS = {
    "country": _after(_heads(_OWN, _FIGHTERS, _ONE)),
    "body": _after(_heads(_OWN)),
    "person": re.compile(rf"(?:['’]s? (?:(?!{_SMALL})[a-z][\w-]* )?| ){_CIRCLE}\b(?!['’-])"),
}
_PRECEDES = {
    "country": _before(_heads(_OWN, _FIGHTERS, _HOSTS)),
    "body": _before(_heads(_OWN, _HOSTS)),
    "person": re.compile(rf"\b(?P<who>(?:an? |the )?{_CIRCLE}) (?:of|for) (?:the )?(?:[A-Z][\w.]+ ){{0,2}}$"),
}
_LEFT = re.compile(rf"{_BEFORE}(?:(?:pro|anti|non)-)?$")
# A people by its name is no state where it is asked to act ("Sudmarkers should stay at home"), unless told of as one ("the ...").
_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ans|[bdlnqt]is|ns|ites|ders|kers)")
# Some of a people, as against all ("two thirds of Sudmarkers", "54% of Norlanders", "most Norlanders").
_SOME_OF = re.compile(
    r"(?<![\w-])(?P<who>(?:(?:an? )?(?:(?:large|small|clear|vast|slim|narrow|overwhelming|growing) )?(?:majority|minority|number|third|quarter|fifth|half) of"
    r"|(?:one|two|three|four|nine|[\d.]+)(?:[- ](?:in|out of)[- ](?:\w+)|[- ](?:thirds?|quarters?|fifths?|tenths?) of)|(?:[\d.,]+|\w+)(?:%| percent| per cent) of|half of|(?:tens|hundreds|thousands|millions) of(?: \w+ of)?"
    r"|most|many|some|few|several|more|fewer|ordinary|young|older)(?: (?:all|the|surveyed|polled|questioned|ordinary|young|older))?) $",
    re.IGNORECASE,
)
_TOLD_AS_ONE = re.compile(r"\b(?:the|both|two|between|and) $", re.IGNORECASE)
_ASKED = re.compile(r" (?:should|must|need to|have to|ought to|to [\"“‘']?(?!the\b|an?\b)[a-z])")
# "buyers of Norlandic oil": what an adjective stands before belongs to it.
_ADJECTIVE = re.compile(r"[a-z](?:an|ish|ese|i|ench|utch|ic|ist|ite|im|ab|ern)$")
_THING = re.compile(
    r"\b(?:Plant|Airport|Reactor|Pipeline|Canal|Strait|Peninsula|Act|Treaty|Agreement|Accords?|Pact|Amendment|Doctrine|Prize|Award|Constitution|Convention|Protocol|Complex|Square|Gulf|Conference|Holiday)$"
)
# "The Roe report", "the Roe nomination": what is called by a person's name.
_CALLED_BY = re.compile(
    r" (?:report|investigation|probe|inquiry|dossier|memo|case|trial|hearings?|indictment|nomination|confirmation|amendment|doctrine|papers|e-?mails|scandal|affair|letter|murder)\b"
)
# "The Paris accord", "the Minsk agreements": what is called by the town where it was made, and is no state's.
_MADE_IN = re.compile(
    r" (?:(?:climate|peace|nuclear|arms|trade|ceasefire|cease-fire|grain|border) )?(?:accord|agreement|treat(?:y|ie)|pact|deal|convention|protocol|process|declaration|summit|conference|talk"
    r"|club|memorandum|charter|principle|format|consensus|communiqu[eé])s?\b"
)
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+|US|EU|UK|UN")
_NOUN, _PLURAL = re.compile(r" [a-z]+\b"), re.compile(r" (?:[a-z]+s|world)\b")
_REACH = 90


def is_people(head: str) -> bool:
    """Whether a head noun names people or bodies that act for themselves."""
    return _PEOPLE_HEAD.fullmatch(head) is not None


def acts(text: str, span: Span, entity: Entity) -> bool:
    """Whether a name can be somebody's who acts: no town's, nor a thing's ("the Roe report"), nor an adjective alone ("Western aid")."""
    if entity.kind == "unknown" and not entity.unnamed:
        return False
    if _THING.search(entity.name) or (entity.kind == "person" and _CALLED_BY.match(text, span.end)):
        return False
    words = span.words(text)
    alone = entity.kind == "group" and words == entity.name and _ADJECTIVE.search(words) is not None
    return not alone or _NOUN.match(text, span.end) is None


def names_thing(text: str, span: Span, entity: Entity) -> bool:
    """Whether a town's name that stands for a state only tells which treaty or talks are meant ("the Paris accord")."""
    capital = entity.kind == "country" and span.words(text) not in entity.name and not _adjective(text, span, entity)
    return capital and _MADE_IN.match(text, span.end) is not None


def described(text: str, span: Span, entity: Entity) -> tuple[Span, Entity] | None:
    """The group that the words around a name describe by it, with its place; None where the name stands for itself."""
    kind = {"country": "country", "unknown": "country", "organisation": "body", "group": "body", "person": "person"}.get(
        entity.kind
    )
    if kind is None or entity.unnamed:
        return None
    area = _followed(text, span, entity, kind) or _preceded(text, span, entity, kind) or _people(text, span, entity)
    if area is None:
        return None
    there = _THERE.match(text, area.end) if kind != "person" and area.end > span.end else None
    area = Span(area.start, there.end()) if there else area
    return area, Entity(without_article(area.words(text)), "group", unnamed=True)


_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def without_article(words: str) -> str:
    """What a description calls somebody: its words on one line, "senators" of "the senators"."""
    return _ARTICLE.sub("", " ".join(words.split()))


def _followed(text: str, span: Span, entity: Entity, kind: str) -> Span | None:
    """ "Norland companies", "all Norlandic oil companies": the head stands after the name."""
    match = _FOLLOWS[kind].match(text, span.end)
    if match is None:
        return None
    if kind == "person":
        return Span(span.start, match.end())
    if (
        match["mid"]
        and not match["link"]
        and not _adjective(text, span, entity)
        and not _ABBREVIATED.fullmatch(span.words(text))
    ):
        return None  # "Norland told companies"
    before = _LEFT.search(text, max(0, span.start - _REACH), span.start)
    return Span(before.start() if before and before[0] else span.start, match.end())


def _preceded(text: str, span: Span, entity: Entity, kind: str) -> Span | None:
    """ "Embassies in Norland", "children of Norlandic diplomats": the head stands before the name."""
    match = _PRECEDES[kind].search(text, max(0, span.start - _REACH), span.start)
    if match is None:
        return None
    noun = None
    if _ABBREVIATED.fullmatch(span.words(text)) or entity.kind == "group":
        noun = _PLURAL.match(text, span.end)
    elif _adjective(text, span, entity):
        noun = _NOUN.match(text, span.end)
    return Span(match.start("who"), noun.end() if noun else span.end)


def _adjective(text: str, span: Span, entity: Entity) -> bool:
    words = span.words(text)
    return _ADJECTIVE.search(words) is not None and (entity.kind == "group" or words not in entity.name)


def _people(text: str, span: Span, entity: Entity) -> Span | None:
    """ "Sudmarkers should stay at home", "two thirds of Sudmarkers"."""
    words = span.words(text)
    if entity.kind != "country" or words in entity.name:
        return None
    if words.endswith("s") and (some := _SOME_OF.search(text, max(0, span.start - _REACH), span.start)):
        return Span(some.start("who"), span.end)
    if _PEOPLE.fullmatch(words) is None:
        return None
    told = _TOLD_AS_ONE.search(text, max(0, span.start - 10), span.start)
    return span if told is None and _ASKED.match(text, span.end) else None
