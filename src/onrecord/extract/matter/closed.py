"""Closed classes of English words, and short lists by which a word is told for a verb or a noun."""

from __future__ import annotations

import re

# What a word is here: D determiner, P preposition, T the "to" of a verb, C "and", B where a clause begins or breaks, M
# auxiliary, X somebody or something that stands alone, R adverb, V verb, N any other word: noun, adjective, name, number.
CLOSED: dict[str, str] = {
    word: tag
    for tag, words in {
        "D": "a an the this that these those its his her their my your our some any all each every both another such no either "
        "so-called neither many several much enough own",
        "P": "to of on in at for from by with without within into onto over under against between among through during before "
        "after above below across toward towards behind beyond near despite via amid along around regarding concerning "
        "including about except per inside outside beside throughout alongside amongst amidst atop upon unlike versus",
        "C": "and or & nor",
        "B": "but which who whom whose what when where why how whether if unless because while although though since so than "
        "then as until once what's who's where's how's",
        "M": "is are was were be been being am do does did has have had having will would shall should may might can could "
        "must ought cannot 's 're 'll 've 'd i'm he's she's it's that's there's we're they're you're i'll we'll they'll he'll "
        "she'll it'll you'll i've we've they've you've i'd we'd they'd he'd she'd you'd isn't aren't wasn't weren't don't "
        "doesn't didn't hasn't haven't hadn't won't wouldn't shan't shouldn't mayn't can't couldn't mustn't let's",
        "X": "i you he she it we they me him them us himself herself itself themselves ourselves myself yourself "
        "everyone everybody everything anyone anybody anything someone somebody something nobody nothing none there here one "
        "others lot other",
        "R": "according far not n't never elsewhere also too even still yet again already soon now today tomorrow yesterday "
        "ahead later early ever just only very quite rather perhaps maybe together away instead else forward once more most "
        "less least further here there well back altogether abroad alike anyway anytime afterward afterwards otherwise "
        "overnight underway meanwhile nonetheless nevertheless therefore thus hence apart aside twice likewise beforehand "
        "however moreover furthermore indeed always often sometimes almost somewhat seldom anymore nationwide worldwide "
        "statewide everywhere nearby ago "
        "out up down off t s",
    }.items()
    for word in words.split()
}  # fmt: skip
BE = frozenset("is are was were be been being am 's 're i'm he's she's it's that's there's we're they're you're".split()) | {
    "isn't", "aren't", "wasn't", "weren't", "get", "gets", "got",
}  # fmt: skip
HAVE = frozenset("has have had having 've i've we've they've you've hasn't haven't hadn't".split())
# Degrees that are part of a noun phrase before a noun ("more sanctions").
DEGREES = frozenset("more most less least further well early first last next right".split())
COUNTS = frozenset("two three four five six seven eight nine ten several few dozen".split())
COMPARED = frozenset("more most less least".split())
# With these a clause begins that tells of something beside the matter.
ASIDE = frozenset("who which whom whose when where because while although though since as if unless until than".split())
SUFFIX = re.compile(r"(?:i[sz]e|ify)$")
# A participle that says of a noun what it has to do with the next: "questions surrounding the dam".
LINKS = frozenset(
    "surrounding involving targeting condemning affecting governing limiting banning allowing requiring "
    "recognizing recognising linking blocking protecting preventing restricting authorizing authorising".split()
)
# With these an object begins, and after a noun nothing but one.
OBJECTS = frozenset("its his her their our any all every each both them him us itself himself themselves".split())
# Verbs whose form in -s stands before no noun as a noun does ("needs", not "arms").
TELLING = frozenset(
    "need plan demand promise vow urge order back face sign call support welcome hope fear offer pledge reject veto use show "
    "exploit help fight lead bear cover hold place put set leave get take".split()
)
# Plurals that stand before a noun.
BEFORE_NOUNS = frozenset(
    "arms sanctions weapons sports sales drugs rights elections news affairs politics systems operations".split()
)
WHEN = frozenset("following pending".split())  # prepositions
COMING = frozenset("return come go bring head fly send travel".split())  # "return home"
# Words in -ly that are no adverbs.
NO_ADVERBS = frozenset(
    "ally supply reply family rally early daily assembly anomaly italy weekly monthly deadly likely friendly elderly costly "
    "orderly unlikely july hourly yearly timely apply comply rely imply multiply monopoly".split()
)
