# ruff: noqa: E501  (a pattern or table row reads better whole)
"""The words that open a condition, as patterns, with the look-alikes that do not.

Each pattern is searched case-insensitively; a match is where the clause begins. The kinds are those of issue practice:
`open` (may still come true), `counterfactual` (did not come true), `asked` (if = whether), `concessive` (holds either way).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ConditionKind = Literal["open", "counterfactual", "asked", "concessive"]

# Verbs and phrases after which "if" means "whether".
_ASKED = (
    r"ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|know(?:s|n|ing)?|knew|say(?:s|ing)?|said|see|clear|unclear|doubt(?:s|ed|ful)?|question(?:s|ed)?"
    r"|determin(?:e|es|ed|ing)|decid(?:e|es|ed|ing)|check(?:s|ed|ing)?|tell|find out|learn|discuss|consider(?:s|ed|ing)?|sure|certain|comment on"
    r"|indicat(?:e|ed|ing)|specify|reveal|confirm|explain|assess|find out|figure out|inquir(?:e|ed)|unsure|uncertain|remains to be seen|clarify|disclose"
)
ASKED_BEFORE = re.compile(rf"\b(?:{_ASKED})(?:,)?\s+$", re.IGNORECASE)
# "asked the minister on Monday if": an object and a time may stand between, but no infinitive ("asked him to leave if").
ASKED_OBJECT = re.compile(r"\bask(?:s|ed|ing)?\s+((?:(?!to\b|that\b|for\b)[\w.'’-]+\s+){1,6})$", re.IGNORECASE)
COUNTERFACTUAL_MAIN = re.compile(r"\b(?:would|could|might|should)(?:n['’]t| not)?(?: \w+ly| never)? have\b", re.IGNORECASE)
PAST_PERFECT = re.compile(
    r"\bhad(?:n['’]t| not| never| only| \w+ly)? (?!to\b)(?:been|\w+(?:ed|en|wn|ne|t|ld|ng|id|nt|ght|de|un|ome|ut|ad|de)|led|won|met|set)\b",
    re.IGNORECASE,
)

_TIME = (
    r"(?:(?:at least|about|around|early|late|mid|the end of|the beginning of|next|last|this|late in|early in|as late as|well into|after|the)[\s-]+)*"
    r"(?:\d|mon(?:day)?\b|tues?(?:day)?\b|wed(?:nesday)?\b|thu(?:rsday)?\b|fri(?:day)?\b|sat(?:urday)?\b|sun(?:day)?\b|jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?"
    r"|oct|nov|dec|now\b|then\b|recently|today|tomorrow|tonight|yesterday|later\b|noon|midnight|dawn|dusk|spring|summer|autumn|fall\b|winter|week|month|year"
    r"|weekend|morning|afternoon|evening|night|century|decade|mid-|end of|the \d|late\b|early\b|very recently|just)"
)
# A proper name of up to three words, exact case.
_TITLED = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}"
# A word, whose full stop ends no sentence: "U.S.", but not "a mistake. Any strike".
_WORD = r"(?:(?-i:[A-Z]\.){2,}|[\w’'-]+)"
_PROVOCATION = r"(?:use|violations?|attacks?|strikes?|move|attempts?|aggression|breach(?:es)?|interference|deployment|incursion|provocations?|invasion)"
_ASSENT = (
    r"(?:approval|consent|authori[sz]ation|agreement|permission|backing|support|ratification|verification|guarantees?|assurances?|safeguards|amendments"
    r"|a (?:deal|vote|mandate|ceasefire|cease-fire|truce|resolution|treaty|peace deal|guarantee|timetable|clear mandate|new mandate))"
)
# Somebody and what he does in the present: "Mexico apologises", "the parties agree"; not "Russian strikes", "the summer break".
_OWNED = r"(?:the|its|his|her|their|our|both|all|an?|no|any|every|each)"
_DO = (
    r"accept|agree|allow|apologi[sz]e|approve|become|begin|cease|change|comply|come|consent|decide|disarm|end|enter|fail|finish|free|get|give|go|guarantee|halt|hand|join|keep|leave|lift|make|meet"
    r"|open|pay|permit|pull|ratify|recogni[sz]e|refuse|release|remain|remove|respect|resume|return|rule|show|sign|stay|stop|surrender|take|withdraw"
)
_DOES = (
    rf"(?:(?:{_OWNED}(?: [\w’'-]+){{1,3}}?|it|he|she|they|we|you|(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){{0,2}}(?: [a-z]+)?)"
    rf" (?:is|are|has|have|does|do|can|cannot|(?:{_DO})e?s|complies|ratifies)|(?:{_OWNED}(?: [\w’'-]+){{0,2}}? [\w’'-]+s|they|we|you|(?-i:[A-Z])[\w’'-]+ (?:[\w’'-]+s|troops)) (?:{_DO}))\b(?! (?:and|or|of)\b)"
)
_AHEAD = r"\b(?:will|would|can|could|may|might|ready|willing|prepared)\b"
_IDLE_GERUND = r"say|elaborat|comment|nam|specify|giv|offer|identif|mention|provid|mean|being|citing|having to|speak|explain|detail|answer|hesitat|warning|meeting|anything|nothing|something|ring"
# Who did not speak before this only went: "would not comment before boarding the plane".
_SPEAK = r"comment|answer|speak|talk|say|respond|reply|elaborate|question"
_GOING = r"leaving|departing|boarding|flying|heading|going|entering|exiting|travell?ing|driving|walking|hurrying|rushing|stepping|climbing|disappearing|adjourning|hanging up|getting (?:in|on|off|out|into|onto)|ending the (?:call|briefing|interview|conference)"


@dataclass(frozen=True, slots=True)
class Marker:
    """One way to open a condition. The match of a `fixed` one is the whole clause."""

    name: str
    pattern: re.Pattern[str]
    kind: ConditionKind = "open"
    fixed: bool = False


def _marker(name: str, pattern: str, kind: ConditionKind = "open", *, fixed: bool = False, exact_case: bool = False) -> Marker:
    return Marker(name, re.compile(pattern, 0 if exact_case else re.IGNORECASE), kind, fixed)


# Order matters: of two that begin at the same place the first is taken, and a longer one shadows what it holds.
MARKERS: tuple[Marker, ...] = (
    _marker(
        "whether or not",
        r"\bwhether or not\b|\bregardless of (?:whether|if|what|how|who)\b|\bno matter (?:what|how|who|if|whether)\b|\bwhether\b(?=[^.;]{3,90}\bor not\b)",
        "concessive",
    ),
    _marker(
        "even if",
        r"\beven (?:if|should|when|without|in (?:exchange|return) for)\b|\bif only to\b|\b(?-i:if) not\b(?= (?:the|a|an|all|most|more|\w+ly|impossible|outright)\b)|(?<=, )if (?!it\b|he\b|she\b|they\b|we\b|you\b|i\b|not\b|\w+ed\b|necessary|possible|so\b|need)\w+(?= and| but|,)",
        "concessive",
    ),
    _marker("whether", r"\bwhether\b", "asked"),
    _marker(
        "only if",
        r"\b(?:only|not unless|but only|if and only) (?:if|when|once|after)\b(?! all\b)|\bonly come after\b|\bif,? and only if\b,?",
    ),
    _marker(
        "only if",
        rf"\b(?:will|would|can|could|may|might|shall|should|to) (?:\w+ )?only [^.;,:]{{1,80}}? (?<!time )(?<!moment )((?:when|after|once) (?!\d)|with (?=(?:[\w'’-]+ ){{0,3}}?{_ASSENT}\b))",
    ),
    _marker(
        "only if",
        r"(?:(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“]))only (?:with|by|through) (?=[^.;,]{3,80} (?:will|would|can|could|may) )",
    ),
    _marker("except if", r"\bexcept (?:if|when)\b"),
    _marker(
        "if",
        r"\b(?<!\bas )(?<!\bas\n)(?<!what )(?<!what-)if\b(?! only\b)(?! any\b[,.])(?! anything\b)(?! ever\b)(?! you (?:look|ask|think|remember|will,|like\b))(?![-’'])",
    ),
    _marker("unless", r"\bunless\b(?! otherwise (?:noted|stated|indicated|specified))"),
    _marker(
        "once",
        r"(?<!at )(?<!for )(?<!all )(?<!than )(?<!just )(?<!only )(?<!who )(?<!was )(?<!were )(?<!had )(?<!has )(?<!have )(?<!is )(?<!and )\bonce (?=(?:the|a|an|it|he|she|they|we|you|i|all|that|this|these|those|there|his|her|their|our|its|your|my|both|every\w*|(?-i:[A-Z]\w+)|\w+s)\s)(?!a (?:week|day|month|year|decade|century|generation|quarter|night|fortnight)\b)",
    ),
    _marker(
        "provided",
        rf"\bprovid(?:ed|ing) that\b|(?<=, )provid(?:ed|ing) (?={_DOES}|there )|{_AHEAD}[^.;]{{1,160}}? (provided (?={_DOES}))",
    ),
    _marker(
        "on condition",
        r"\bon (?:the |one )?condition\b(?! of)|\bunder the condition that\b|\bwith the proviso\b|\bon the understanding that\b|\bat such time as\b",
    ),
    _marker(
        "provided",
        rf"(?:{_AHEAD}|\b(?:agree(?:s|d)?|promis\w+|offer\w*)\b)[^.;\n]{{1,160}}? (provid(?:ed|ing) (?=(?:it|he|she|they|we|you|there|(?:the|no|all|both|its|their|his|her) [\w'’-]+|(?-i:[A-Z])\w+|talks|negotiations) (?:\w+ly )?(?:first |also )?(?:is|are|was|were|has|have|had|did|began|got|gave|took|came|made|left|paid|\w{{2,}}(?:s|ed))\b))",
    ),
    _marker(
        "only within",
        rf"\bonly (?:(?:with)?in the (?:framework|context)|as (?:a )?part|on the basis) of\b|\bonly with (?=(?:[\w'’.-]+ ){{0,4}}?{_ASSENT}\b)",
    ),
    _marker(
        "as long as",
        r"(?<!twice )(?<!times )(?<!half )\b(?:as|so) long as\b(?! (?:\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|twelve|twenty) (?:\w+ )?(?:hour|day|week|month|year|minute|decade|mile|kilomet)))(?! (?:hours|days|weeks|months|years))(?! (?:possible|necessary)\b)",
    ),
    _marker(
        "in case",
        r"\bin case\b(?! (?:you missed|number|no\b|after case))|\bjust in case\b|\bin the event (?:of|that)\b|\bin the event(?= [a-z]+ )|\bin the case of (?=an? (?:\w+ )?(?:attack|ceasefire|cease-fire|truce|war|invasion|agreement|deal|emergency|crisis|failure|refusal|violation|breach|defeat|victory)\b)",
    ),
    _marker("in exchange", r"\bin (?:exchange|return|turn|compensation)(?: only)? for\b"),
    _marker("in exchange", r"(?:(?<=[.!?]\s)|(?<=[.!?][\"”]\s)|(?<=\n)|^)In (?:exchange|return)(?=,)", exact_case=True),
    _marker(
        "subject to",
        r"\bsubject to (?=(?:[\w'’-]+ ){0,5}(?:approval|consent|ratification|fulfil?lment|compliance|completion|adoption|availability|review|agreement|authori[sz]ation|conditions?|confirmation|vote|verification|availability|funding|progress|passage|talks|negotiation))",
    ),
    _marker(
        "pending",
        r"(?<![\w-])(?:(?<=, )|(?<=\w ))pending (?=(?:the|a|an|further|final|its|his|her|their|our|approval|ratification|review|results?|completion|confirmation|congressional|parliamentary|an?y|court|legal|agreement|verification|consultations?)\b)",
    ),
    _marker(
        "contingent on",
        rf"\b(?:contingent|conditional|conditioned|predicated) (?:up)?on\b|\b(?:dependent|depend(?:s|ing|ed)?|hinge[sd]?) (?:up)?on (?=(?:whether|if|how|what|who|when|(?:(?:the|an?|its|his|her|their) )?(?:[\w.'’-]+ ){{0,2}}?(?:{_ASSENT}|outcome|results?|progress|success|behaviou?r|conduct|conditions?|situation|response|decision|actions?|talks|vote|willingness|mandate|deal|events|circumstances|resolution|ceasefire|cease-fire|truce)|(?-i:[A-Z])[\w’'-]+(?: [\w’'-]+){{0,2}}? \w+ing)\b)",
    ),
    _marker(
        "barring",
        r"(?:(?<=, )|(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“]))barring (?=(?:a|an|any|some|unforeseen|the unforeseen|last-minute|unexpected|further)\b)(?![^.;,]*\bfrom\b)",
    ),
    _marker(
        "assuming",
        r"(?:(?<=, )|(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“])|(?<= ))assuming (?=(?:that|the|it|he|she|they|we|you|i|there|all|no|a|an|[A-Z]\w+)\b)(?!(?:the |that )?(?:\w+ )?(?:office|power|command|control|presidency|role|post|leadership|responsibility|mantle|job|duties|throne)\b)",
    ),
    _marker(
        "supposing",
        r"(?:(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“]))(?:supposing|suppose)(?= (?:that|the|it|he|she|they|we|you|there)\b)",
    ),
    _marker(
        "until",
        rf"\b(?:not )?(?:un)?til\b(?! {_TIME})|\buntil (?:after|the end of (?=(?:the )?(?:war|talks|hostilit\w+|crisis|conflict|investigation|probe|process|transition)))(?! {_TIME})",
    ),
    _marker(
        "as soon as",
        rf"\b(?:as soon as|the (?:minute|moment|instant)(?= (?:the|that|it|he|she|they|we|you|[A-Z]\w+) (?:[\w'’-]+ )+))(?! possible| practicable| feasible| {_TIME})",
    ),
    _marker(
        "without",
        rf"(?:\bnot|n['’]t|\bnever|\bcannot|\bno)\b[^.;]{{1,80}}?\b(without (?=(?:first |also )?(?!{_IDLE_GERUND})\w+ing\b))",
    ),
    _marker("without", rf"\bwithout (?=(?:[\w'’.-]+ ){{0,4}}?{_ASSENT}\b)"),
    _marker(
        "absent",
        r"\bin the absence of (?=(?:an?|any|such|further|clear) |(?:[\w-]+ ){0,2}(?:progress|agreement|consensus|support|consent|approval|guarantees|assurances|reforms?|talks|mandate|ceasefire|cease-fire|truce)\b)|(?:(?<=, )|(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“]))absent (?=(?:a|an|any|the|such|further|some)\b|(?:[a-z]+ )?(?:progress|agreement|consensus|support|consent|approval|guarantees|assurances|reforms?)\b)",
    ),
    _marker(
        "should",
        r"(?:(?<=[.!?]\s)|(?<=[.!?][\"”]\s)|(?<=[\"“])|(?<=\n)|^)Should (?=(?:the|a|an|it|he|she|they|we|you|I|any|such|that|this|these|those|there|his|her|their|its|negotiations|talks|[A-Z]\w+)\b)",
        exact_case=True,
    ),
    _marker(
        "should",
        rf"(?:(?<=, )|(?<=[a-z] )|(?<=[\"”] )|(?<=\d ))should (?=(?:(?:the|any|an?|such|his|her|their|its|another) [\w'’.-]+|it|he|she|they|we|you|I|talks|negotiations|diplomacy|(?:{_TITLED}))(?: [\w'’.-]+){{1,6}})(?!it be noted)",
        exact_case=True,
    ),
    _marker(
        "had",
        r"(?:(?<=[.!?]\s)|(?<=[\"“])|(?<=\n)|^)Had (?=(?:the|a|an|it|he|she|they|we|you|I|there|his|her|their|its|[A-Z]\w+)\b)",
        "counterfactual",
        exact_case=True,
    ),
    _marker(
        "had",
        r"\bwould(?:n['’]t| not)? have \w+(?: [\w'’-]+){0,12}? (had (?=(?:the|a|an|it|he|she|they|we|you|i|there|his|her|their|its|[A-Z]\w+)\b))",
        "counterfactual",
    ),
    _marker("were", r"(?:(?<=[.!?]\s)|(?<=[\"“])|(?<=\n)|^)Were (?=[^.;,?]{2,60} (?:to|not)\b)", exact_case=True),
    _marker(
        "were",
        r"\bwould\b(?: [\w'’-]+){1,14}? (were (?=(?:the [\w'’-]+|an? [\w'’-]+|it|he|she|they|we|you|[A-Z]\w+)(?: [\w'’-]+)?(?: ever)? (?:to|not for)\b))",
    ),
    _marker("failing", r"(?:(?<=, )|(?<=[.!?]\s)|(?<=\n)|^|(?<=[\"“]))failing (?=(?:that|an?|any)\b)"),
    _marker(
        "before",
        rf"(?:\bnot|n['’]t|\bnever|\bcannot|\bno)\b(?![^.;,]{{1,60}}?\b(?:{_SPEAK})s?\b[^.;,]{{0,60}}? before (?:{_GOING})\b)[^.;,]{{1,60}}? (before (?=\w+ing\b|(?:\w+ ){{1,4}}(?:has|have|is|are)\b|{_DOES})(?!morning|evening|being))",
    ),
    _marker(
        "any such act",
        rf"\b(?:any|the use of|an?)(?: {_WORD}){{0,4}}? {_PROVOCATION}\b[^.,;]{{0,60}}?(?= (?:would|will) (?:be (?:a|an|the|met|answered|repelled|punished|considered|treated|seen|regarded)|lead|trigger|draw|bring|prompt|provoke|result|have|cross|invite)\b)|\bthe use of [\w'’ -]{{3,40}}?(?= (?:would|will) (?:be|lead|trigger|draw|cross)\b)",
        fixed=True,
    ),
    _marker(
        "any such act",
        rf"\b(?:respon(?:d|se)|retaliat(?:e|ion)|react(?:ion)?|answer)\b(?: (?!by\b)[\w-]+){{0,4}}? to ((?:any|a new|another|a further|further)(?: [\w'’.-]+){{0,3}}? {_PROVOCATION}\b[^.,;:\"”]{{0,60}})",
        fixed=True,
    ),
    _marker(
        "when",
        rf"(?:(?<=[.!?]\s)|(?<=[\"“])|(?<=\n)|^)when (?={_DOES}[^.;]{{2,80}}?, [^.;,]{{1,40}}?\b(?:will|would|can|could|['’]ll)\b)|\bwhen (?=(?:conditions|circumstances|the (?:time|situation|conditions|circumstances)) (?:is|are|allow|permit|comes?)\b)",
    ),
    _marker(
        "after",
        rf"{_AHEAD}[^.;,:]{{1,90}}? (?<!days )(?<!weeks )(?<!months )(?<!years )(?<!hours )(?<!week )(?<!day )((?:after (?!all\b)|(?<!on )the day )(?={_DOES}))",
    ),
    _marker(
        "after",
        rf"{_AHEAD}[^.;,:]{{1,90}}? ((?:upon(?: the| an?| its| their)?|following an?) (?=(?:[\w’'-]+ ){{0,2}}?(?:{_ASSENT}|withdrawal|cease-?fire|truce|completion|receipt|conclusion|request(?! for (?:an? )?(?:comment|interview))|vote)\b))",
    ),
    _marker("absent", r"(?<=, )[a-z]+(?: [a-z]+)? permitting\b(?! )", fixed=True),
    _marker("the longer", r"\bthe (?:longer|more time)(?: that)?(?= \w+ [^.,;]*, the (?:more|less|longer|harder|smaller)\b)"),
)
