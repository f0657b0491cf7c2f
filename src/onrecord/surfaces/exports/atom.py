"""An Atom feed (RFC 4287) of statements, the newest first."""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr  # writes XML, reads none  # nosec B406

from onrecord.surfaces import wording
from onrecord.surfaces.cite import plain
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.plain import safe, visible, web_address
from onrecord.types import Judgement, Statement

# A feed without entries has no instant of its own; a clock would make the same ledger give other bytes.
NEVER = "1970-01-01T00:00:00Z"
CLOSING = "</feed>\n"


def write_atom(job: Job, file: TextIO) -> Written:
    """One entry a statement, its exact words as text. `updated` is the instant at which the report was read."""
    entries = list(job.statements(newest=True))
    updated = max((_updated(job.known_since(one.report), job.withdrawn(one.report)) for one in entries), default=NEVER)
    file.write(opening(job.iri("feed", "statements"), "Statements on record", updated, home=job.base))
    file.writelines(entry(job, one, job.withdrawn(one.report)) for one in entries)
    file.write(CLOSING)
    return Written(len(entries))


def opening(id: str, title: str, updated: str, *, home: str | None = None, here: str | None = None) -> str:
    """What comes before the entries; `home` is the page that shows the same, `here` the feed's own address."""
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_text(id)}</id>",
        f"<title>{_text(safe(title))}</title>",
        "<author><name>onrecord</name></author>",
        "<generator>onrecord</generator>",
        f"<updated>{_text(updated)}</updated>",
    ]
    if home:
        head.append(f"<link rel={quoteattr('alternate')} href={quoteattr(home)}/>")
    if here:
        head.append(f"<link rel='self' type='application/atom+xml' href={quoteattr(here)}/>")
    return "\n".join(head) + "\n"


def turn(id: str, title: str, updated: str, words: str, link: str) -> str:
    """A change of position as an entry: what became of it, with the words that it comes from."""
    lines = [
        f"<id>{_text(id)}</id>",
        f"<title type='text'>{_text(safe(title))}</title>",
        f"<updated>{_text(updated)}</updated>",
        f"<content type='text'>{_text(words)}</content>",
        f"<link rel='alternate' href={quoteattr(safe(link))}/>",
    ]
    return "\n".join(["<entry>", *lines, "</entry>\n"])


def entry(job: Job, one: Statement, withdrawn: Judgement | None = None) -> str:
    """One statement as an entry; one whose report was withdrawn says so, and is new again on that day."""
    return written(one, job.iri("statement", one.id), job.known_since(one.report), withdrawn, paged=bool(job.base))


def written(one: Statement, iri: str, since: str, withdrawn: Judgement | None = None, *, paged: bool) -> str:
    """An entry by its identifier and the instant at which its report was read; `paged`: the identifier is a page's address."""
    report = one.report
    gone = " (report withdrawn)" if withdrawn else ""
    who = wording.actor_words(one.speaker) if one.speaker else "somebody"
    on = f": {safe(one.matter.name)}" if one.matter else ""
    refrain = " not to" if one.polarity == "refrain" else ""
    lines = [
        f"<id>{_text(iri)}</id>",
        f"<title type='text'>{_text(f'{who} {wording.ACT_WORDS[one.act]}{refrain}{on}{gone}')}</title>",
        f"<updated>{_text(_updated(since, withdrawn))}</updated>",
        f"<author><name>{_text(wording.outlet_name(report))}</name></author>",
        f"<category term={quoteattr(one.act)} scheme={quoteattr('urn:onrecord:act')}/>",
        f"<content type='text'>{_text(wording.content_words(one))}</content>",
        f"<summary type='text'>{_text(plain(one, withdrawn=withdrawn))}</summary>",
    ]
    address = web_address(report.url)
    if address:
        lines.append(f"<link rel='via' type='text/html' href={quoteattr(safe(address))}/>")
    if paged or address:
        lines.append(f"<link rel='alternate' href={quoteattr(iri if paged else address or '')}/>")
    return "\n".join(["<entry>", *lines, "</entry>\n"])


def _updated(since: str, withdrawn: Judgement | None) -> str:
    return max(since, withdrawn.at if withdrawn else "")


def _text(text: str) -> str:
    """As character data: marks as entities; what drives a terminal, reorders what is seen or is no XML as its number."""
    return escape("".join(f"\\u{ord(char):04x}" if char in "\ufffe\uffff" else char for char in visible(text)))


__all__ = ["CLOSING", "NEVER", "entry", "opening", "turn", "write_atom", "written"]
