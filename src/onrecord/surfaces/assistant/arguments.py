"""What can be asked of the tools, with the words in which an assistant is told of each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.types import Act

Party = Annotated[
    str, Field(description="A country, a body or a person, by any of its usual names.", min_length=1, max_length=200)
]
Anybody = Annotated[str | None, Field(description="Only this party.", min_length=1, max_length=200)]
Anything = Annotated[str | None, Field(description="Only on this subject, in a few words.", min_length=1, max_length=200)]
Matter = Annotated[str, Field(description="The subject, in a few words.", min_length=1, max_length=200)]
# Patterns are for whoever asks; what is no date, or no word, is answered in words of ours.
Day = Annotated[str | None, Field(description="YYYY-MM-DD.", json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Parties = Annotated[tuple[Name, ...], Field(description="Only these parties, at most 12.", max_length=12)]
Matters = Annotated[tuple[Name, ...], Field(description="Only these subjects, a few words each, at most 12.", max_length=12)]
Since = Annotated[
    str,
    Field(description="Compare with the day before it (YYYY-MM-DD).", json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Until = Annotated[Day, Field(description="Up to and with that day (YYYY-MM-DD).")]
AsOf = Annotated[Day, Field(description="What had been said by then (YYYY-MM-DD).")]
KnownBy = Annotated[Day, Field(description="What had been read by then (YYYY-MM-DD).")]
Words = Annotated[
    str | None,
    Field(
        description="Words that must all occur; plural or not, any case.",
        max_length=500,
        json_schema_extra={"pattern": r"[^\W_]"},
    ),
]
OnlyActs = Annotated[tuple[Act, ...], Field(description="Only these acts.", max_length=9)]
SaidSince = Annotated[Day, Field(description="Only what was said on that day or later (YYYY-MM-DD).")]
Limit = Annotated[int, Field(description="At most so many.", ge=1, le=100)]
Id = Annotated[str, Field(description="A statement's id, or the beginning of it.", min_length=1, max_length=80)]

__all__ = [
    "Anybody",
    "Anything",
    "AsOf",
    "Day",
    "Id",
    "KnownBy",
    "Limit",
    "Matter",
    "Matters",
    "Name",
    "OnlyActs",
    "Parties",
    "Party",
    "SaidSince",
    "Since",
    "Until",
    "Words",
]
