"""Text that was put on a page in ``<pre>`` is read as the text that it is; code is not."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage import Pipeline
from cleanpage.testing import check_laws

TEXT = """\
Old bridge to reopen in spring

By Jane Roe
Monday, 03 November 2025

The old bridge over the Alder will reopen in spring, the council decided
on Monday, after two years of repairs.

"Nobody believed that we would find the money," the mayor said, and thanked
all who had helped to raise it. Caf\u00c3\u00a9s on both banks will stay open.

  * The western arch is new.
  * The eastern arch is not.

Share on Facebook
"""
CODE = (
    """\
def open_bridge(bridge, spring):
    if bridge.is_shut():
        bridge.open(spring)
    for arch in bridge.arches:
        arch.load = weigh(arch.stones)
    return bridge
"""
    * 3
)
SETTINGS = (
    """\
bridge:
  name: alder
  arches: 2
  open: spring
  banks: [west, east]
"""
    * 8
)


@pytest.mark.parametrize(
    "page",
    [
        "<body><pre style='white-space: pre-wrap'>{}</pre></body>",
        "<title>The Crier</title><h1>The Crier</h1><a href='/'>Home</a><pre>{}</pre><hr><time>2025-11-05</time>",
    ],
)
def test_a_plain_file_is_read_as_text(page: str) -> None:
    """Its lines are the byline, the date and paragraphs joined again, whatever stands around it; nothing is lost."""
    article = check_laws(page.format(TEXT), Pipeline.preset("article"))
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert str(article.published) == "2025-11-03"
    assert "after two years of repairs.\n\n" in article.text
    assert "the council decided on Monday" in article.text
    assert "Cafés on both banks" in article.text
    assert "Share on Facebook" not in article.text
    assert [block.text for block in article.blocks if block.kind == "list-item"] == [
        "* The western arch is new.",
        "* The eastern arch is not.",
    ]


@pytest.mark.parametrize("code", [CODE, SETTINGS])
def test_code_and_settings_stay_as_they_stand(code: str) -> None:
    """Their line breaks and the space before their lines say something."""
    article = cleanpage.clean(f"<h1>How to open a bridge</h1><p>Run this:</p><pre>{code}</pre>")
    assert code.strip() in article.text


def test_an_example_in_a_longer_text_stays_as_it_stands() -> None:
    """It is not what the page is about."""
    paragraph = "<p>The old bridge over the Alder will reopen in spring, the council decided on Monday.</p>"
    article = cleanpage.clean(f"<h1>Bridges</h1>{paragraph * 12}<pre>{TEXT}</pre>")
    assert "the council decided\non Monday" in article.text
