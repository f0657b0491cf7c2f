# ruff: noqa: E501  (a pattern reads better whole)
"""The grammar of asking: whether a name is the object of asking, or the subject of what must be done."""

from __future__ import annotations

import re

from onrecord.extract.ranking.undergone import DONE
from onrecord.types import Span

# Verbs of which the object is people, or a body, who are asked ("urged Norland to"), and words that ask with a preposition.
CONTROL = (
    r"(?:urg|implor|advis|encourag|persuad|forc|invit|requir|challeng|convinc|pressur|nudg)(?:e|es|ed|ing)|(?:ask|order|press|push|warn|direct|instruct|prod|exhort|command|caution|petition)(?:s|es|ed|ing)?|prodd(?:ed|ing)"
    r"|tell(?:s|ing)?|told|beg(?:s|ged|ging)?|lobb(?:y|ies|ied|ying)|(?:call(?:s|ed|ing)?|plac(?:e|es|ed|ing)(?: the)? (?:onus|burden)|put(?:s|ting)?(?: the)? (?:onus|burden|pressure)) (?:on|upon)"
    r"|(?:appeal(?:s|ed|ing)?|pleas?|pitch(?:es)?|overtures?|invitations?|letters?|messages?|advice|up) to|plead(?:s|ed|ing)? with|pled with|pressure on"
)
ASK_FOR = r"ask(?:s|ed|ing)?|press(?:es|ed|ing)?|beg(?:s|ged|ging)?|petition(?:s|ed|ing)?|pressur(?:e|es|ed|ing)|lobb(?:y|ies|ied|ying)|plead(?:s|ed|ing)? with"
# After these stands whatever is to happen, and so whoever is to act only where he is named.
WISHES = r"want(?:s|ed|ing)?|expect(?:s|ed|ing)?|(?:count|rel)(?:s|y|ies|ied|ed|ing|ying) on|(?:time|need) for|like(?: to see)?|love (?:for|to see)|prefer(?:s|red)?"
_CALLS = rf"{CONTROL}|{WISHES}|call(?:s|ed|ing)? for|(?:overtures?|requests?|invitations?) (?:to|for)"
# Between such a verb and the name: what describes him ("the new president Ada Berg"), and no other part of a clause.
_SMALL = r"(?:to|that|for|and|or|but|who|which|not|in|on|at|by|with|from|about|as|if|when|over|into|after|before|of|is|are|was|were|him|her|them|us|me|it)"
_DESCRIBES = rf"(?:(?:of |for )?(?!{_SMALL}\b)[\w.’'-]+ ){{0,5}}[\"“‘']?$"
_ASKING = re.compile(rf"\b(?:{_CALLS}) {_DESCRIBES}")
_ASKING_FOR = re.compile(rf"\b(?:{ASK_FOR}) {_DESCRIBES}")
_WHEN = r"(?:,? (?:on )?(?:\w+day|today|yesterday|tonight|again|repeatedly|publicly|directly|instead)(?: (?:morning|afternoon|evening|night))?|,? (?:this|last) (?:week|month|year))?"
_HOW = r"(?:(?:both|also|now|all|first|simply|immediately|\w+ly) )?"
_PASSIVE = rf"be (?:\w+ly )?(?:{DONE}|\w+t\b)"
TO = re.compile(
    rf"[\"”’']?{_WHEN},? [\"“‘']?(?:{_HOW}(?:not )?to {_HOW}(?:not )?(?!the\b|an?\b|{_PASSIVE})[a-z]|(?:against|into|towards?) \w+ing\b)"
)
FOR = re.compile(rf"{_WHEN} for (?!the sake\b|years\b|months\b)[\w\"“]")
MUST = re.compile(
    rf"[\"”’']?,? [\"“‘']?{_HOW}(?:must|should|needs? to|has to|have to|ought to|had better|shall|(?:is|are) going to have to|(?:has|have) got to)(?: not)? [\"“‘']?{_HOW}(?!{_PASSIVE})[a-z]"
)
_NAMED = r"(?:(?:the|both|President|Prime Minister|[A-Z][\w.’'-]*) ){0,4}[\"“‘']?"
_OPENS = re.compile(rf"[\s\"“‘'\[]*(?:that )?{_NAMED}")
# Where a main clause begins within what is said: "if it fails, Norland must", "we believe that Norland must".
CLAUSE = re.compile(
    r"[,;:–—.][\"”’']? [\"“‘']?(?:and |but |so |then |that )?|\b(?:that|so|but|and|then|think|thinks|believe|believes|say|says|said|feel|feels|why|how) [\"“‘']?"
)
_OPENS_CLAUSE = re.compile(rf"(?:{CLAUSE.pattern}){_NAMED}$")
# What is asked of the one who is asked, and not who asks: "to press Norland to".
_DEEP = re.compile(r"[\s\"“‘']*(?:to |(?:\S+ ){6})")
# "Demanded that Norland pay", "suggested Norland send ships".
THAT = re.compile(
    r"\b(?:demand|insist|suggest|propos|recommend|request|urg|advis|ask|prefer|order|stipulat|mandat|requir)\w*$", re.IGNORECASE
)
_PARTICLE = r"(?:of|in|on|at|for|from|with|and|or|that|who|which|to|as|by|over|into|than|but|while|after|before|if|against|about|between|towards?|instead"
BASE = re.compile(
    rf"[\"”’']? [\"“‘']?(?:\w+ly |also |first |not )*(?!{_PARTICLE}|be|is|are|was|were|had|has|have|did|does|went|made|took|gave|got|came|would|could|may|might|will|can)\b)"
    r"[a-z]+(?<!ed)(?<!ing)(?<![^s]s)(?<!ly)(?:[.;:\"”]| (?:the|an?|its|his|her|their|all|any|more|those|these|some|no|to|up|out|in|on|with|from|for|back|over|off|down|into|not|of|[\"“‘]))"
)
# "I hope he", "they would like to see Norland": what is wished of somebody.
_WISH = re.compile(
    r"[\s\"“‘']*(?:that )?(?:(?:I|we|he|she|they|[A-Z]\w+) (?:also |really |would |do |sincerely )*)?(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?) (?:that )?[\"“‘']?"
)
_WISHED = re.compile(r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|look(?:s|ed|ing)? forward to)$", re.IGNORECASE)
_DOES = re.compile(
    rf"[\"”’']? [\"“‘']?{_HOW}(?!{_PARTICLE}|is|are|was|were|had|has|have|(?:will|would|can|could|may|might) {_PASSIVE})\b)[a-z]+"
)
# What somebody gives or does: "seeks support from Norland", "demanded a billion from banks".
GIVEN = (
    r"(?:support|backing|help|aid|assistance|cooperation|action|answers?|information|assurances?|guarantees?|commitments?|concessions?|explanations?|apolog(?:y|ies)|clarification|clarity|records|documents|testimony|permission|approval|response|restraint|leadership|respect|contributions?|money|funding|details|transparency|pledges?|donations?|efforts?"
    r"|cash|payments?|compensation|reparations|dollars|euros|pounds|(?:m|b|tr)illions?)"
)
_FROM = re.compile(rf"\b{GIVEN} from {_NAMED}$")
_NO_SUBJECT = frozenset({"him", "her", "his", "them", "their", "its", "it"})
_REACH = 90


def is_asked(text: str, span: Span, opening: int, _: str) -> bool:
    """Whether the name is the object of asking before what is to be done, or the subject of what must be done."""
    opens = span.start >= opening and _OPENS.fullmatch(text, opening, span.start) is not None
    if opens and MUST.match(text, span.end):
        return True
    within = span.start >= opening and not opens
    start = max(opening if within else 0, span.start - _REACH)
    if _FROM.search(text, start, span.start):
        return True
    asking = _ASKING if TO.match(text, span.end) else _ASKING_FOR if FOR.match(text, span.end) else None
    if asking is None or asking.search(text, start, span.start) is None:
        return False
    return not (within and _DEEP.match(text, opening, span.start))


def is_subject(text: str, span: Span, opening: int, cue: str) -> bool:
    """Whether the name is the subject of what is demanded or wished: "demanded that Norland pay", "hopes Norland will"."""
    if span.start < opening or span.words(text).casefold() in _NO_SUBJECT:
        return False
    if _OPENS.fullmatch(text, opening, span.start):
        if THAT.search(cue) and BASE.match(text, span.end):
            return True
        return _WISHED.search(cue) is not None and _DOES.match(text, span.end) is not None
    wish = _WISH.match(text, opening, span.start)
    if wish and _OPENS.fullmatch(text, wish.end(), span.start):
        return _DOES.match(text, span.end) is not None
    start = max(opening, span.start - _REACH)
    return MUST.match(text, span.end) is not None and _OPENS_CLAUSE.search(text, start, span.start) is not None
