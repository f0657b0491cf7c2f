"""What tables and pages call things."""

from __future__ import annotations

import pytest

from onrecord.surfaces.wording import outlet_name
from onrecord.types import Document, Report


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (None, "unknown outlet"),
        ("https://www.courier.example/a?b", "unknown outlet (courier.example)"),
        ("http://courier.example:8080", "unknown outlet (courier.example)"),
        # It leads elsewhere than it seems to.
        ("https://courier.example@other.example/a", "unknown outlet"),
        ("https://courier.example\\@other.example/a", "unknown outlet"),
        ("javascript:alert(1)", "unknown outlet"),
    ],
)
def test_an_outlet_of_no_name_is_shown_with_the_host_that_its_address_leads_to(url: str | None, name: str) -> None:
    assert outlet_name(Report(Document("text", "raw"), None, None, url)) == name
