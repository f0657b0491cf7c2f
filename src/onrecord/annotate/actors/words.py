# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Closed lists of words: titles, pronouns, people and bodies named by what they are."""

from __future__ import annotations

import re

TITLES = frozenset(
    "President President-elect Vice Prime Minister Premier Chancellor King Queen Prince Princess Crown Emir Pope "
    "Ayatollah Sheikh "
    "Secretary Sen Senator Senators Rep Reps Representative Congressman Congresswoman Gov Governor Mayor Speaker "
    "Leader Majority Minority "
    "Chairman Chairwoman Chairperson Chair Director Ambassador Envoy Special Counsel Attorney General Gen Adm Admiral Lt Col Colonel Maj "
    "Major Capt Captain Sgt Rear Brig Army Navy Marine Mr Mrs Ms Miss Dr Sir Lord Lady Dame Judge Justice Professor Prof "
    "Spokesman Spokeswoman Spokesperson Deputy Assistant Acting Former Foreign Defense Defence Finance Interior "
    "Treasury State Commerce "
    "Energy Homeland Security National Adviser Advisor Press Republican Republicans Democratic Democrat Democrats House Senate "
    "White Chief Staff Joint Chiefs Commander Field Marshal Rabbi Father Archbishop Cardinal Bishop Rev Hon "
    "Committee Lead Analyst "
    "Economy Trade Nuclear Intelligence Supreme Commission Council Parliament "
    "Under-Secretary Undersecretary Then-President".split()
)
AMERICAN = frozenset(
    (
        "New York Times|Washington Post|Wall Street Journal|USA TODAY|USA Today|Los Angeles Times|"
        "Fox News|CNN|NPR|Politico|The Hill|Axios|"
        "Washington Times|Christian Science Monitor|ABC News|CBS News|NBC News|Associated Press|"
        "Newsmax|CBN|PBS NewsHour|Voice of America"
    ).split("|")
)
FEMALE_TITLES = frozenset(
    {"Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess", "Spokeswoman", "Congresswoman", "Chairwoman"}
)
MALE_TITLES = frozenset({"Mr", "Sir", "Lord", "King", "Prince", "Spokesman", "Congressman", "Pope"})
PARTICLES = frozenset("al el bin bint ibn de del della di da dos van von der den la le ter ul".split())
HE = frozenset({"he", "his", "him", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
FIRST_ONE = frozenset({"i", "my", "me", "mine", "myself"})
FIRST_MANY = frozenset({"we", "our", "us", "ours", "ourselves"})
PRONOUN = re.compile(r"\b(?:[Hh](?:e|is|im(?:self)?|er(?:s|self)?)|[Ss]he|[Ii]ts?(?:elf)?|[Tt]he(?:y|m(?:selves)?|ir))\b")
# Whoever's office speaks ("his office said"), as against one where something happens.
OFFICE = re.compile(
    r"\b(?P<who>[Hh]is|[Hh]er) office(?=,? (?:also |later |then |immediately )?(?:said|says|told|announced|confirmed|denied|declined|issued|did|has|had|would|will|refused|responded|released)\b)"
)
_PEOPLE = (
    "official diplomat source aide lawmaker adviser advisor analyst expert spokesman spokeswoman spokesperson "
    "person people minister senator "
    "congressman negotiator commander general officer soldier reporter journalist activist protester critic "
    "supporter leader member "
    "ambassador envoy deputy lawyer attorney student investigator prosecutor insider witness resident politician "
    "executive representative admiral doctor physician professor banker regulator inspector teacher worker migrant refugee "
    "voter donor backer partner fighter insurgent hostage negotiator historian democrat republican conservative liberal "
    "delegate staffer colleague citizen veteran economist scholar observer ally rebel militant opponent legislator "
    "chief chairman chairwoman director secretary governor mayor judge premier chancellor king "
    "family relative parent mother father wife husband widow brother sister son daughter friend "
    "others some many several "
    "group authority senators police man woman"
).split()
PERSON_NOUNS = frozenset(
    [
        *_PEOPLE,
        *(noun + "s" for noun in _PEOPLE),
        "authorities",
        "allies",
        "men",
        "women",
        "police",
        "attorneys",
        "witnesses",
        "deputies",
        "spokesmen",
        "congressmen",
    ]
)
STANDING = {
    "advisor": "adviser", "spokeswoman": "spokesman", "spokesperson": "spokesman", "people": "source", "person": "source",
    "senator": "lawmaker", "congressman": "lawmaker", "legislator": "lawmaker", "ally": "ally",
    "allies": "ally", "authorities": "official",
}  # fmt: skip
NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
# Offices by which somebody speaks for a state, whatever else may be one where a heading, a label or an introduction is read.
OF_STATE = r"president|minister|premier|chancellor|secretary|commissioner|ambassador|envoy|governor"
OFFICES = (
    r"president|prime minister|head of (?:state|government)|premier|chancellor|king|emir|pope|pontiff|supreme leader|crown prince|"
    r"(?:deputy )?foreign minister|foreign secretary|"
    r"secretary of [Ss]tate|(?:defen[cs]e|treasury|commerce|energy) secretary|(?:defen[cs]e|finance|interior|economy|"
    r"energy|commerce) minister|"
    r"top diplomat|foreign policy chief|secretary[- ]general|military chief|army chief|special counsel|"
    r"vice president|attorney general|"
    r"press secretary|leader|minister|secretary|senator|congressman|congresswoman|ambassador|speaker|chairman|"
    r"chairwoman|director|general|"
    r"candidate|nominee|governor|mayor|lawmaker|commander|spokesman|spokeswoman|spokesperson|(?:democrat|republican)(?! \w+(?:or|man|er|ate|ee|ive|y)\b)|representative|dictator|"
    r"strongman|admiral|diplomat|chief|head(?= of (?:the )?[A-Z])|lawyer|attorney|envoy|negotiator|point man"
)
BODIES = (
    r"administration|government|presidential office|regime|ministry|foreign ministry|defen[cs]e ministry|embassy|consulate|(?:permanent )?mission(?= to )|company|newspaper|paper|"
    r"bloc|alliance|"
    r"agency|group|organization|organisation|kingdom|country|nation|network|committee|party|department|"
    r"council|commission|court|panel|firm|bank|university|institute|movement|coalition|delegation|opposition|"
    r"military|army|police|navy|parliament|campaign|camp"
)
# A part of a state has bodies that do not act for it: the first words are those of the part.
LOCAL = r"(?:city|town|village|borough|local|municipal|metropolitan|county|district|regional|provincial)"
# Bodies of such a part, and courts, which act for themselves: "the Marlow city council", "a court".
LOCAL_BODY = re.compile(
    rf"(?<![\w.-])(?P<the>[Aa]n?|[Tt]he|[A-Z][\w.-]*['’]s?)[ ](?:(?!the\b)[\w.-]+[ ]){{0,2}}?"
    rf"(?P<noun>{LOCAL}[ ](?:council|government|administration|authority|assembly|court)|court)\b(?![ ][A-Z]|[-'’])"
    r"(?P<of>[ ](?:of|in)[ ](?:the[ ])?[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*)*)?"
)
# At the top of a report somebody is described before he is named ("A top Democrat on the Judiciary Committee walked back ...").
LEAD = re.compile(
    r"\b(?P<the>[Aa]n?|[Tt]he)[ ](?P<mid>(?:[\w.'’-]+[ ]){0,4}?)(?P<noun>(?i:democrat|republican|senator|congressman|congresswoman|lawmaker|"
    r"official|diplomat|admiral|general|commander|ambassador|envoy|adviser|chairman|minister|lawyer|attorney|leader))\b(?![ ][A-Z])",
)
# After a description, in its sentence: whoever keeps his name back is nobody whom the report names.
UNNAMED = re.compile(
    r"[^.\n\"“”]{0,60}?\b(?:anonymi?ty|anonymously|(?:not|declined|refused) (?:to be|want to be|wish to be|be) (?:named|identified|quoted))\b"
)
# Nobody is called so alone.
DATES = frozenset(
    "january february july september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
# Words after a description that say of what: "on the Foreign Relations Committee", "of the committee", "in the House".
TAIL = re.compile(r"(?:[ ](?:of|on|in|at|for|to)(?:[ ]the)?(?:[ ](?:[A-Z][\w.&'’-]*|of|and|the|committee|department))+)+")
# What goes on after a name as the name of a part or an agency: "head of the UN | nuclear watchdog".
PART_OF = re.compile(
    r"(?: [a-z][a-z-]*){0,2} (?:watchdog|agency|office|mission|body|force|committee|council|panel|programme|delegation|branch|arm|wing)\b"
)
PAIR = re.compile(
    r"\b(?P<pair>(?:[Bb]oth|[Tt]he two|[Tt]wo)[ ](?:sides|leaders|(?:(?:prime|foreign|defen[cs]e) )?[Mm]inisters|[Pp]residents|secretaries|men|countries|nations|governments|capitals|neighbo[u]?rs|allies|foes|rivals)|[Tt]he[ ](?:sides|leaders|(?:(?:prime|foreign|defen[cs]e) )?[Mm]inisters|[Pp]residents|secretaries|countries|nations|neighbo[u]?rs|foes|rivals))\b"
    r"(?![ ](?:of|in|from|who)\b)"
)
# A word with a capital; a full stop in it is an abbreviation's ("Gen.", "U.S."), and none that ends a sentence.
_CAPITAL = r"[A-Z](?:[\w-]|(?<![a-z]{3})\.){0,40}+"
DESCRIPTION = re.compile(
    rf"\b(?P<the>[Tt]he[ ](?:country|nation|kingdom)['’]s|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}[ ]?['’]s?)[ ]"
    rf"(?P<mid>(?:(?!the\b)[\w.-]+[ ]){{0,2}}?)(?P<noun>(?i:{OFFICES}|{BODIES}))\b(?![ ][A-Z]|-)(?![ ](?:chief|president|head|chair\w*|leader|director)\b)(?!['’]s[ ](?:\w+[ ])?(?:of)\b)",
)
