# ruff: noqa: E501  (a pattern or table row reads better whole)
"""How reports name other outlets, and the words by which they pass on what those had."""

from __future__ import annotations

import re

# Usual names of outlets that reports relay; others are known by their last word (the Kyiv Post, Anadolu Agency).
_KNOWN = (
    r"Politico|Reuters|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|Bloomberg(?: News)?|CNN|CNBC|MSNBC|NBC(?: News)?|CBS(?: News)?|ABC(?: News)?|PBS|NPR|BBC(?: News| Radio \d)?|Sky News"
    r"|Fox News(?: Sunday)?|Fox Business(?: Network)?|Fox|Newsmax|C-SPAN|Axios|Vox|Breitbart|BuzzFeed(?: News)?|Newsweek|Time magazine|TIME|Foreign Policy|The Economist|The Atlantic|The New Yorker|The Hill|Haaretz|Ynet"
    r"|Der Spiegel|Spiegel|Die Welt|Die Zeit|Bild|Süddeutsche Zeitung|Le Monde|Le Figaro|Libération|El País|El Pais|La Repubblica|Corriere della Sera|Kommersant|Izvestia|Vedomosti|Meduza|RIA(?: Novosti)?|TASS|Itar-Tass|Interfax"
    r"|RT|Sputnik|Xinhua|Yonhap|Kyodo(?: News)?|NHK|KCNA|SANA|SABA|IRNA|ISNA|Fars|Tasnim|Mehr|Anadolu|Al[- ]Jazeera|Al[- ]Arabiya|Al[- ]Ahram|Al[- ]Hayat|Asharq Al-Awsat|UNN|Ukrinform|Suspilne|Interfax-Ukraine|Ukrainska Pravda|European Pravda"
    r"|Deutschlandfunk|Deutsche Welle|DPA|dpa|ANSA|Euronews|Semafor|Nikkei|Sankei|Dawn|NRG|USA TODAY|USA Today|ProPublica|Vanity Fair|The Intercept|The Daily Beast|Telegram"
)
_LAST = r"Times|Post|Journal|Guardian|Telegraph|Tribune|Herald|Gazette|Independent|Chronicle|Mail|Mirror|Standard|Examiner|Inquirer|Globe|Sun|Star|News|News Agency|Press|Daily|Weekly|Today|Radio|TV|Television|Network|Agency|Magazine|Review|Observer|Pravda|Zeitung|Wire|Courier|Dispatch|Bulletin|Register|Monitor|Insider"
# Others are known by the word beside their name: "the TV8 channel", "the newspaper Morgonbladet".
KIND = r"(?:TV |television |radio |news |online |internet )?(?:channel|portal|newspaper|daily|weekly|magazine|website|news site|broadcaster|tabloid|news agency|publication)"
# "The Aldhaven newspaper" may be any newspaper of Aldhaven.
_SITE = r"(?:TV |television |news |online )?(?:channel|portal|website|news site)"
# No word of a name is longer, so that a row of letters and dots is read in linear time.
_LONG = 40
_NAME = rf"[^\W\d_a-z][\w&'’.-]{{0,{_LONG}}}"
_NO_NAME = r"(?!(?:The|In|On|But|And|As|It|He|She|They|That|This|President|Prime|Foreign|Minister|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+(?:ian|ish|ese|can|eli|audi|aqi|tani)|French|Dutch|Czech|Greek|Swiss|State|Local|Public|National|Private)\b)"
_BESIDE = rf"{KIND} {_NO_NAME}{_NAME}(?: {_NO_NAME}{_NAME}){{0,2}}|{_NO_NAME}{_NAME}(?: {_NAME}){{0,2}} {_SITE}(?! [A-Z])|(?:TV )?Channel (?:\d{{1,2}}|One|Two|Four)"
OUTLET = rf"(?:[Tt]he )?(?:(?:{_KNOWN})(?![\w-])|(?-i:(?:(?!As |In |On |The |But |And |When |If )[A-Z][\w.&-]{{1,{_LONG}}} ){{1,4}}(?:{_LAST}))(?![\w-])|(?-i:Times|Post|Journal|Guardian|Telegraph)(?![\w-])|(?-i:{_BESIDE})(?![\w-]))"
PAPER = r"the (?:newspaper|paper|daily|weekly|magazine|agency|news agency|network|broadcaster|outlet|news outlet|news site|website|channel|publication|wire service|station|tabloid)"
SOMEBODY = rf"(?P<outlet>{OUTLET}|{PAPER})"
_DESCRIBED = r"(?:[\w'’-]+ ){0,4}?"

_FLAGS = re.IGNORECASE
_WHEN = r"(?: on \w+day| \w+day| last \w+| earlier| this week| in (?:an? )?(?:exclusive )?\w+| first| also| later)?"
# Somebody who speaks to an outlet: nearest the speaker.
INTERVIEWS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:told|tells|telling) {_DESCRIBED}{SOMEBODY}", _FLAGS),
    re.compile(
        rf"\b(?:interview(?:ed)?|conversation|appearance|op-ed|article|remarks|comments?|column|essay)(?: (?:given|aired|published|broadcast|that aired))?(?: \w+day)? (?:with|on|for|in|by|to) {_DESCRIBED}{SOMEBODY}",
        _FLAGS,
    ),
    re.compile(rf"\b(?:in|during) (?:an?|the|his|her|their) {_DESCRIBED}{SOMEBODY} (?:interview|op-ed|column)", _FLAGS),
    re.compile(
        rf"\b(?:said|says|saying|speaking|spoke|appearing|appeared|speaks|added|stated|argued){_WHEN} (?:on(?: (?:the )?air (?:of|on|with))?|to) {SOMEBODY}",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:said|says|added)(?: [\w.,'’-]+){{1,6}}? (?:on(?: (?:the )?air (?:of|on|with))?|in an interview with) {SOMEBODY}",
        _FLAGS,
    ),
    re.compile(rf",? on {SOMEBODY}(?:['’][^.,;\n]{{0,40}})?,? (?:said|says|told|added|argued|insisted|vowed)\b", _FLAGS),
    re.compile(rf"\basked by {_DESCRIBED}{SOMEBODY}", _FLAGS),
    re.compile(rf"\bquoted (?:by|in) {_DESCRIBED}{SOMEBODY}", _FLAGS),
)
# Outlets that report what others said or did.
REPORTS: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\baccording to (?:a report (?:by|in|from) )?{_DESCRIBED}{SOMEBODY}", _FLAGS),
    re.compile(rf"\b(?:report(?:s|ed)|writ(?:es|ten)|wrote|notes) (?:by |in )?{SOMEBODY}", _FLAGS),
    re.compile(
        rf"{SOMEBODY}{_WHEN} (?:first |also |has |had )?(?:report(?:s|ed|ing)|writes|wrote|writing|quot(?:es|ed|ing)|cit(?:es|ed)|says|said|notes|noted|learned)\b",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:reported|published|revealed|quoted|cited)(?: earlier| first| \w+day| on \w+day)? by {_DESCRIBED}{SOMEBODY}",
        _FLAGS,
    ),
    re.compile(
        rf"\b(?:citing|cited|(?:with|in) reference to|with a link to|references?|refer(?:s|ring) to) {_DESCRIBED}{SOMEBODY}",
        _FLAGS,
    ),
    re.compile(rf"{SOMEBODY}, (?:citing|quoting)\b", _FLAGS),
    re.compile(rf"\bin a report (?:by|in|from) {SOMEBODY}", _FLAGS),
    re.compile(
        rf"\b(?:statement|report|dispatch) (?:carried|published|released|issued|quoted|run) by {_DESCRIBED}{SOMEBODY}", _FLAGS
    ),
)
# "This was reported by Politico", "Politico reports this": governs the paragraph it stands in and the first of the report.
GENERAL = re.compile(rf"\bthis (?:was|is|has been) (?:reported|written|stated)(?: about)? by {_DESCRIBED}{SOMEBODY}", _FLAGS)
CITING = re.compile(
    r"\b(?:citing|quoting|with reference to|refer(?:s|ring) to) (?P<who>(?:an? |the |its |two |three |four |five |several |many |some |unnamed |unidentified )?(?:[\w.'’-]+ ){0,4}?(?:officials?|sources?|people|diplomats?|aides?|lawmakers?|advisers?|documents?|spokes\w+)(?: (?:familiar with|briefed on|close to|with knowledge of) [\w'’ ]{2,30}?| (?:in|at|from|within) (?:the )?(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])\w+| government| ministry)?)?)(?=[,.;\n]|$| who| that| as| in | at )",
    _FLAGS,
)
