"""How to cite a statement: in plain words, BibTeX and CSL-JSON."""

from __future__ import annotations

import json

from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.types import Json, Statement


def citations(one: Statement, base: str) -> tuple[tuple[str, str], ...]:
    """Name and text of each form; `base` is the address of this server, for the permalink."""
    return (
        ("Plain", _plain(one, base)),
        ("BibTeX", _bibtex(one, base)),
        ("CSL-JSON", json.dumps(_csl(one, base), indent=2, ensure_ascii=False)),
    )


def _plain(one: Statement, base: str) -> str:
    report = one.report
    where = f"“{safe(report.title)},” " if report.title else ""
    place = f"{where}{wording.outlet_words(report)}"
    return f"{wording.chain_words(one)}: “{safe(one.content.text[:500])}” In: {place}. {base}/statement/{one.id}"


def _csl(one: Statement, base: str) -> Json:
    report = one.report
    day = [int(part) for part in (report.day or "").split("-") if part]
    row: Json = {"id": one.id, "type": "article-newspaper", "title": safe(report.title or one.content.text[:120])}
    row |= {"container-title": safe(report.outlet)} if report.outlet else {}
    row |= {"issued": {"date-parts": [day]}} if day else {}
    row |= {"URL": safe(report.url or f"{base}/statement/{one.id}"), "note": f"{base}/statement/{one.id}"}
    return row | {"abstract": safe(one.content.text[:500])}


def _bibtex(one: Statement, base: str) -> str:
    report = one.report
    fields = {
        "title": report.title or one.content.text[:120],
        "journal": report.outlet,
        "date": report.day,
        "url": report.url,
        "note": f"{base}/statement/{one.id}",
    }
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    return "@article{" + one.id + ",\n" + ",\n".join(lines) + "\n}"


def _tex(value: str) -> str:
    return "".join(f"\\{char}" if char in "&%$#_{}" else char for char in safe(value).replace("\\", "/"))


__all__ = ["citations"]
