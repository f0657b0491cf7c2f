# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Words that carry no subject, and words that mean one thing in diplomatic news."""

from __future__ import annotations

STOP: frozenset[str] = frozenset(
    """a an the this that these those it its itself he him his she her hers they them their we us our you your i me my mine who whom whose which what when where why how whether if unless until once
    and or but nor so as of in on at to for from by with without within into onto over under about against between among through during before after above below up down out off than then
    is are was were be been being am do does did done doing has have had having will would shall should may might can could must ought need needs cannot not no never any all some each every both either neither instead regarding concerning either neither instead
    there here also too very more most much many such only just even still yet again already soon now today tomorrow yesterday ahead later early
    go goes going went come comes coming make makes made making take takes taking taken give gives giving get gets getting got let put keep keeps keeping continue continues continuing
    want wants wanted seek seeks try tries trying plan plans planned intend hope hopes expect expects ready open willing able sure clear possible necessary
    say says said tell told ask asks asked call calls called urge urged demand demanded agree agreed promise promised pledge pledged vow vowed consider considering ensure provide provides providing
    commit committed decide decided accept accepts accepted act action actions step steps work works working one two first new other another own same ever anything something everything nothing
    mr mrs ms dr sen rep gen gov lt col percent month months year years day days week weeks hour hours time times monday tuesday wednesday thursday friday saturday sunday
    him himself herself themselves ourselves myself there's it's that's he's we're they're i'm let's don't won't didn't doesn't isn't""".split()
)
# Heads that say too little of what an act is about, unless more is said with them; of these EMPTY say nothing at all.
VAGUE: frozenset[str] = frozenset(
    """option options thing things way ways issue issues step steps action actions measure measures comment comments question questions situation place position decision decisions
    matter matters point part time move moves side sides area fact facts case reason reasons message answer answers details plan plans people country countries today word words look need
    problem problems process response progress effort efforts work role level rate commenting elaborating acting going doing happening seeing knowing answering responding game request requests table percentage signing making
    focus sense goal goals waste neighbor neighbors sign importance mistake gesture date benefit helm project priority priorities aim possibility chance""".split()
)
EMPTY: frozenset[str] = frozenset(
    "thing things way ways comment comments word words look lot commenting elaborating acting going doing happening seeing knowing table place time side part country people person".split()
)
# Heads that are people, or what speaks: no matter by themselves. Not those of `ranking.around`, who may be bound: troops are a matter.
# What was told on the radio or in an interview is not about them ("told state radio", "Agency reports").
TELLING = frozenset("radio television tv broadcaster channel interview interviews reports newspaper website telegram".split())
PEOPLE: frozenset[str] = frozenset(
    """official officials head heads leader leaders president presidents premier premiers chancellor chancellors minister ministers ambassador ambassadors diplomat diplomats envoy envoys member members newspaper newspapers spokesman spokeswoman
    spokesperson senator senators lawmaker lawmakers congressman congresswoman worker workers citizen citizens counsel chairman chairwoman chair chief expert experts analyst analysts supporter supporters critic critics
    opponent opponents aide aides ally allies adviser advisers advisor advisors secretary prince king queen general generals commander commanders governor mayor judge judges prosecutor prosecutors lawyer lawyers
    attorney attorneys attorney-general reporter reporters journalist journalists executive executives director directors candidate candidates nominee delegate delegates negotiator negotiators rebel rebels militant
    militants fighter fighters protester protesters demonstrator demonstrators voter voters family families child children man men woman women person someone friend friends colleague colleagues
    capitals countries nations government governments administration administrations authorities cabinet ministry party parties democrat democrats republican republicans group groups team teams population public regime
    inspector inspectors staffer staffers employee employees visitor visitors hacker hackers civilian civilians ruler rulers committee committees husband wife mother father parents son daughter brother sister uncle cousin boss panel council leadership department departments
    partner partners neighbor neighbors dictator strongman states assailants pariah veteran guy source sources agency agencies company companies assistant assistants""".split()
)
# Heads that only date: "the last hour".
TIMES: frozenset[str] = frozenset(
    "day days week weeks month months year years hour hours minute minutes decade decades term end moment".split()
)
# Verbs of saying, after which nothing is named that could be done.
SAID: frozenset[str] = frozenset(
    "say tell report add note describe quote write speak announce mention state comment be have do read see".split()
)
ROOTS: dict[str, str] = {
    "guarantees": "guarante", "guarantee": "guarante", "guaranteed": "guarante", "guaranteeing": "guarante", "withdrawal": "withdraw", "withdrawing": "withdraw", "withdrew": "withdraw", "troops": "troop",
    "sanctions": "sanction", "talks": "talk", "tariffs": "tariff", "missiles": "missile", "elections": "elect", "election": "elect", "negotiations": "negotiat", "negotiate": "negotiat", "negotiation": "negotiat",
    "security": "security", "american": "united-states", "u.s": "united-states", "us": "united-states", "russian": "russia", "ukrainian": "ukraine", "ukraine": "ukraine", "russia": "russia", "iranian": "iran",
    "chinese": "china", "israeli": "israel", "palestinian": "palestine", "syrian": "syria", "european": "europe", "nuclear": "nuclear", "peacekeepers": "peacekeep", "peacekeeping": "peacekeep", "peacekeeper": "peacekeep",
}  # fmt: skip
# To one root each: other ways of putting the same matter.
SYNONYMS: dict[str, str] = {
    "backstop": "guarante", "assuranc": "guarante", "assurance": "guarante", "ceasefire": "truce", "cease-fir": "truce", "cease-fire": "truce", "armistic": "truce", "pullout": "withdraw", "pull-out": "withdraw",
    "drawdown": "withdraw", "pullback": "withdraw", "soldier": "troop", "forc": "troop", "dut": "tariff", "duty": "tariff", "levy": "tariff", "vot": "elect", "poll": "elect", "accord": "deal", "agree": "deal", "pact": "deal",
    "treaty": "deal", "negotiat": "talk", "dialogu": "talk", "dialogue": "talk", "summit": "meet", "embargo": "sanction", "nuk": "nuclear", "atomic": "nuclear", "weapon": "arm", "arms": "arm", "aid": "aid", "assistanc": "aid",
}  # fmt: skip
# Pronouns by what they stand for: one thing that was named, several that are pointed at, or some of what was named.
ONE = frozenset("it this that".split())
THESE = frozenset("those these both".split())
SOME = frozenset("any some none one".split())
ONES = frozenset({"one"})  # for the noun that was named last: "a second one"
# Nouns for what somebody would do, or may: what matters hangs on the verb after them ("the decision to skip the meeting").
HANGING = frozenset(
    """ability aim ambition ambitions attempt attempts authority bid call calls capacity chance commitment consideration decision demand demands desire determination duty effort efforts failure goal hope hopes idea intent
    intention intentions interest invitation mandate motion move moves need needs obligation offer offers opportunity order orders permission plan plans pledge possibility power powers promise promises proposal
    proposals readiness reason reasons refusal reluctance request requests responsibility right step steps threat threats time unwillingness vow way ways willingness""".split()
)
# Words for a position that is taken or not: what it is about is the matter. Guarantees and undertakings, which `noncommittal` knows
# as promises, are matters themselves.
SHELLS = frozenset(
    "lack absence question questions answer answers reply response clarity ambiguity commitment commitments promise promises "
    "pledge pledges assurance assurances idea notion concept prospect possibility importance necessity".split()
)
# What tells of several things which is meant, but not what it is: "the new talks".
DEICTIC = frozenset(
    "new good great bad big first next last other same recent latest current previous possible potential similar former such "
    "own certain key main major entire whole only second third".split()
)
# By which words, as stems, a report tells fully what it takes up by a more general one: "the incident" is an attack.
KIN: dict[str, tuple[str, ...]] = {
    "agr": ("deal", "pact", "accord", "treaty"), "accord": ("deal", "agr", "pact"), "pact": ("deal", "agr", "accord", "treaty"), "deal": ("agr", "pact", "accord"),
    "incident": ("attack", "shoot", "crash", "bomb"), "tragedy": ("attack", "shoot", "crash", "bomb"), "assault": ("attack",), "conflict": ("war",), "fight": ("war",),
}  # fmt: skip
