"""The one gate: every reader's text becomes a Report or a Refusal here, by the same rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.acquire.decode import UndecodableError, clean
from onrecord.acquire.given import Given, date_problem, is_after, iso_date
from onrecord.acquire.languages import foreign
from onrecord.acquire.outlets import outlet_in
from onrecord.types import Document, Foreign, Refusal, Report, sha256_of

_BLANK = " \t\n\r\f\v\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u3000"


@dataclass(frozen=True)
class Found:
    """What a reader found: a text (in normal form), the bytes it came from, and what the source says of it."""

    name: str
    text: str
    raw: bytes
    encoding: str = "utf-8"
    outlet: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    title: str | None = None
    given_id: str | None = None
    version: str | None = None


def admit(found: Found, given: Given) -> Report | Refusal:
    """The report, dated and with its outlet, or why it is none."""
    if not found.text.strip(_BLANK):
        return Refusal(found.name, "is empty" if not found.text else "holds nothing but white space")
    try:
        kept = _fields_in_normal_form(found)
    except UndecodableError as error:
        return Refusal(found.name, str(error))
    language = foreign(kept.text)
    if language:
        return Foreign(found.name, f"is not English ({language}), and only English is read", language)
    published, published_from = (given.published, "given") if given.published else (kept.published, kept.published_from)
    problem = _published_problem(published, published_from, given)
    if problem:
        return Refusal(found.name, problem)
    outlet, outlet_from = _outlet(kept, given)
    return Report(
        document=Document(kept.text, sha256_of(kept.raw), kept.encoding),
        outlet=outlet,
        published=iso_date(published) if published else None,
        url=kept.url,
        title=kept.title,
        given_id=kept.given_id,
        name=kept.name,
        published_from=published_from if published else None,
        outlet_from=outlet_from,
        version=kept.version,
    )


def _fields_in_normal_form(found: Found) -> Found:
    return replace(
        found,
        outlet=_field(found.outlet),
        published=_field(found.published),
        url=_field(found.url),
        title=_field(found.title),
        given_id=_field(found.given_id),
    )


def _field(value: str | None) -> str | None:
    return (clean(value).strip() or None) if value else None


def _published_problem(published: str | None, origin: str | None, given: Given) -> str | None:
    if not published:
        return None
    problem = date_problem(published)
    if problem:
        return f"its publication date cannot be used ({origin}): {problem}"
    if given.today and is_after(published, given.today):
        return f"its publication date {published} ({origin}) is after the day of reading, {given.today[:10]}"
    return None


def _outlet(found: Found, given: Given) -> tuple[str | None, str | None]:
    if given.outlet:
        return given.outlet, "given"
    if found.outlet:
        return found.outlet, "field"
    named = outlet_in(found.text)
    return named, "text" if named else None
