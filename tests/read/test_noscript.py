"""What ``<noscript>`` leaves open swallows no page."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.read.noscript import closed

TEXT = "The old bridge over the Alder will reopen in spring, the council decided on Monday, after two years of repairs."


@pytest.mark.parametrize(
    "inside",
    [
        '<iframe src="https://counter.example/ns.html" height="0" style="display: none" />',
        "<IFRAME SRC='a'>",
        "<style>.lazy { display: none }",
        '<img src="a.png"><iframe src="a"></iframe><iframe src="b">',
    ],
)
def test_an_element_left_open_ends_where_noscript_does(inside: str) -> None:
    """As in a browser that runs scripts, which never reads what stands there."""
    page = f"<body><h1>Bridge</h1><noscript>{inside}</noscript><main><p>{TEXT}</p><p>{TEXT} Again.</p></main></body>"
    assert cleanpage.clean(page).text.startswith(TEXT)


@pytest.mark.parametrize(
    "page",
    [
        f"<noscript><p>{TEXT}</p></noscript>",
        '<noscript><iframe src="a"></iframe></noscript><p>a',
        "<noscript><iframe>",
        "a < b",
        "<noscript>" * 5,
    ],
)
def test_other_pages_are_left_alone(page: str) -> None:
    """They come back as the same string."""
    assert closed(page) is page


def test_many_are_closed_too() -> None:
    """And many that nothing closes are left."""
    assert closed("<noscript><style></noscript>" * 50_000).count("</style>") == 50_000
    assert closed(left := "<noscript><style>" * 200_000) is left
