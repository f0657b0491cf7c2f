"""How to cite one statement: as BibTeX, as CSL-JSON, and plainly. Pure functions of a statement and its report.

`accessed` is the ISO 8601 date or instant of reading; `withdrawn` the judgement that the report was withdrawn or corrected,
where one is held: no citation of it may look like one of words that stand.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe, web_address
from onrecord.types import Json, Judgement, Statement

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MAY_STAND_IN_URL = "%/:=&?~#+!$,;'@()*[]"
# BibTeX counts braces even behind a backslash, so that only commands can stand for them.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TITLE_LENGTH = 120
# Before the title, where every citation style prints it, as NISO RP-45-2024 (CREC) has it for what was taken back.
WITHDRAWN = "WITHDRAWN: "


def title_of(statement: Statement, withdrawn: Judgement | None = None) -> str:
    """The report's title; where it has none, the beginning of the words in quotation marks."""
    mark = WITHDRAWN if withdrawn else ""
    if statement.report.title:
        return mark + safe(statement.report.title)
    words = safe(wording.content_words(statement))
    return f"{mark}“{words[:_TITLE_LENGTH].rstrip()}…”" if len(words) > _TITLE_LENGTH else f"{mark}“{words}”"


def quoted(statement: Statement) -> str:
    """Who, and the report's exact words, with the chain that they came through, as one sentence part.

    Only direct speech is the speaker's own wording; of all else it says that it is the report's.
    """
    through = f" (through {', '.join(map(wording.actor_words, statement.chain))})" if statement.chain else ""
    reported = "" if statement.speech == "direct" else ", as reported"
    who = f"{wording.actor_words(statement.speaker)}{through}{reported}: " if statement.speaker else ""
    return f"{who}“{safe(wording.content_words(statement))}”"


def noted(statement: Statement, withdrawn: Judgement | None) -> str:
    """The quotation as a note, and by whom, when and why its report was withdrawn."""
    return quoted(statement) + (f". {_sentence(withdrawn)}" if withdrawn else "")


def plain(statement: Statement, accessed: str | None = None, withdrawn: Judgement | None = None) -> str:
    """One line for a footnote."""
    report = statement.report
    outlet = safe(report.outlet or "unknown outlet")
    title = f", “{safe(report.title)}”" if report.title else ""
    read = f" (read {accessed[:10]})" if accessed else ""
    address = web_address(report.url)
    url = f" {safe(address)}" if address else ""
    gone = f" [{_sentence(withdrawn)}]" if withdrawn else ""
    return f"{quoted(statement)}. {outlet}{title}, {report.day or 'no date'}.{url}{read}{gone} [{statement.id}]"


def csl(statement: Statement, accessed: str | None = None, withdrawn: Judgement | None = None) -> Json:
    """One CSL-JSON item (schema 1.0.2) of type article-newspaper; what CSL has no field for is in `custom`, words exact."""
    report, words = statement.report, statement.content
    item: Json = {"id": statement.id, "type": "article-newspaper", "title": title_of(statement, withdrawn)}
    fields = {
        "container-title": safe(report.outlet) if report.outlet else None,
        "issued": _csl_date(report.day),
        "accessed": _csl_date(accessed),
        "URL": web_address(report.url),
        "status": "withdrawn" if withdrawn else None,
        "note": noted(statement, withdrawn),
    }
    custom: Json = {
        "statement": statement.id,
        "words": words.text,
        "spans": [[span.start, span.end] for span in words.spans],
        "act": statement.act,
        "speaker": statement.speaker.name if statement.speaker else None,
        "document": report.document_id,
        "sha256": report.document.sha256,
    }
    if withdrawn:
        custom["withdrawn"] = {"by": withdrawn.by, "at": withdrawn.at, "reason": withdrawn.reason}
    return item | {name: value for name, value in fields.items() if value} | {"custom": custom}


def bibtex(statement: Statement, accessed: str | None = None, withdrawn: Judgement | None = None) -> str:
    """One BibTeX entry, key the statement's id. Line ends become spaces, as BibTeX itself reads them."""
    report = statement.report
    outlet = f"{{{_tex(report.outlet)}}}" if report.outlet else None
    address = web_address(report.url)
    fields = {
        "author": outlet,
        "title": f"{{{_tex(title_of(statement, withdrawn))}}}",
        "howpublished": _tex(report.outlet) if report.outlet else None,
        "year": report.day[:4] if report.day else None,
        "month": _MONTHS[int(report.day[5:7]) - 1] if report.day else None,
        "day": str(int(report.day[8:10])) if report.day else None,
        "url": quote(address, safe=_MAY_STAND_IN_URL) if address else None,
        "urldate": accessed[:10] if accessed else None,
        "note": _tex(noted(statement, withdrawn)),
        "pubstate": "withdrawn" if withdrawn else None,
        "annote": _tex(f"onrecord {statement.id}, {statement.act}, text sha256 {report.document.sha256}"),
    }
    # A month is a macro of BibTeX and stands without braces.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{statement.id},", *lines, "}"])


def _sentence(withdrawn: Judgement) -> str:
    told = wording.withdrawn_words(withdrawn)
    return told[:1].upper() + told[1:]


def _csl_date(moment: str | None) -> Json | None:
    """`2025-02-27…` as date-parts."""
    return {"date-parts": [[int(part) for part in moment[:10].split("-")]]} if moment else None


def _tex(text: str) -> str:
    """A text on one line with every sign that means something to TeX written out, and no two that TeX would join to one."""
    written = re.sub(r"[\\{}~^&%$#_]", lambda match: _TEX[match[0]], safe(text))
    return re.sub(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)|(?<=,)(?=,)", "{}", written)


__all__ = ["bibtex", "csl", "plain"]
