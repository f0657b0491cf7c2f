"""Fragments of HTML as text: nothing visible is lost, and no beginning of a tag takes more time than its length."""

from __future__ import annotations

import pytest

from onrecord.acquire.markup import text_of
from tests.timing import timed

OPEN = ("<!--", "<a ", "<![", "<?", "</a", '<a b="', "<a b='", "<script>", "<title>", "<p ><", "< ", "&#", "&a")


@pytest.mark.parametrize("bit", OPEN)
@pytest.mark.parametrize("end", ["", ">"])
def test_what_is_left_open_takes_no_more_than_its_length(bit: str, end: str) -> None:
    """`html.parser` takes 3 s for 20,000 open comments, four times that for twice as many."""
    assert timed(lambda: text_of(bit * 100_000 + end))[0] < 5


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>The bridge</p><p>opens <b>in May</b>.</p>", "The bridge\n\nopens in May."),
        ("One<br/>two<BR>three", "One\n\ntwo\n\nthree"),
        ("Both <a href=\"x>y\" title='a>b'>quays</a> stay.", "Both quays stay."),
        ("<p title=it's>It's open.", "It's open."),
        ('<a href="x>Both quays</a> stay.', "Both quays stay."),
        ("5 < 6 and 7 > 6, <3 quays", "5 < 6 and 7 > 6, <3 quays"),
        ("The <b>quays stay if x <y", "The quays stay if x <y"),
        ("The quays <!-- not these --> stay <!-- open", "The quays stay <!-- open"),
        ("<script>if (a<b) '</p>'</SCRIPT >The quays <style>p{}</style>stay.", "The quays stay."),
        ("<title>Not this</title>The quays<noscript>nor <b>this</b></noscript> stay.", "The quays stay."),
        ("<![if !mso]><p>The quays stay.</p><![endif]>", "The quays stay."),
        ("<p>The quays<o:p></o:p> &amp; the pier&#8217;s end, AT&T, &lt;b&gt;</p>", "The quays & the pier’s end, AT&T, <b>"),
        (f"The quays &#{'1' * 5000}; stay.<br>", f"The quays &#{'1' * 5000}; stay."),
        (" plain, without a tag ", "plain, without a tag"),
    ],
)
def test_the_words_of_a_fragment(markup: str, text: str) -> None:
    assert text_of(markup) == text
