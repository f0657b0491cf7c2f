"""Words as both stores index them: folded in Python, so that SQLite and PostgreSQL find exactly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.types import Statement

TOKEN = re.compile(r"[^\W_]+")
# A lexeme of PostgreSQL holds at most 2,046 bytes; no word that a reader looks for is longer than this.
LONGEST = 60
PARTY, SPEAKER, MATTER, WORD = "p", "s", "m", "w"


def fold(text: str) -> str:
    """Lower case without accents: Erdoğan, ERDOGAN and Erdogan are one."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def stem(token: str) -> str:
    """The S-stemmer of Harman, How Effective Is Suffixing? (1991): plural endings only."""
    if len(token) < 4 or not token.endswith("s") or token.endswith(("us", "ss")):
        return token
    if token.endswith("ies"):
        return token if token.endswith(("eies", "aies")) else f"{token[:-3]}y"
    return token[:-1]


def tokens(text: str) -> tuple[str, ...]:
    """The stemmed words of a text, in order; letters and digits of any script."""
    return tuple([stem(token[:LONGEST]) for token in TOKEN.findall(fold(text))])


@lru_cache(maxsize=4096)
def name_tokens(name: str) -> tuple[str, ...]:
    """The same for names and cues, which come again and again."""
    return tokens(name)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name as one word: two spellings that differ in case, accents, spaces or signs have one key."""
    return "".join(TOKEN.findall(fold(name)))[:LONGEST]


def words_of(statement: Statement) -> str:
    """What is indexed: party and speaker as keys, the words of the matter, and the words of these with content and cue."""
    plain, found = list(tokens(statement.content.text)), set[str]()
    if statement.matter:
        matter = name_tokens(statement.matter.name)
        found.update([MATTER + token for token in matter])
        plain += matter
    if statement.cue:
        plain += name_tokens(statement.cue.text)
    for prefix, actor in ((SPEAKER, statement.speaker), (PARTY, statement.party)):
        if actor:
            found.add(prefix + name_key(actor.name))
            plain += name_tokens(actor.name)
    found.update([WORD + token for token in plain])
    return " ".join(sorted(found))


def snippet(text: str, wanted: frozenset[str], width: int = 240) -> str:
    """At most `width` code points of the text from shortly before the first wanted word; wanted words stand in [brackets]."""
    hits = [hit for hit in re.finditer(TOKEN, text) if set(tokens(hit.group())) & wanted]
    first = hits[0].start() if hits else 0
    start = 0 if len(text) <= width else max(0, min(first - width // 4, len(text) - width))
    end = min(len(text), start + width)
    parts, last = ["…" if start else ""], start
    for hit in hits:
        if hit.start() >= last and hit.end() <= end:
            parts += [text[last : hit.start()], f"[{hit.group()}]"]
            last = hit.end()
    return "".join([*parts, text[last:end], "…" if end < len(text) else ""])
