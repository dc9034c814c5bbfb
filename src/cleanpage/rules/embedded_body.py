"""The body of a page that shows none: what its data holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.from_data import from_data
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict


class EmbeddedBody(Rule, kind="embedded-body"):
    """Keep the text that was read from a page's data, and nothing else of that page.

    Such a page is a shell that a script fills: its own lines are menus and notices. Only pages of HTML that show no
    text of their own are read so; the Article has a warning ``body-from-data``.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a keep for each line of the data, and a drop for each of the page around it."""
        found = page.fact(from_data)
        if found:
            first = found[0].index
            for segment in page.segments[:first]:
                yield drop(segment, "the page around a text that stands in its data")
            for segment in found:
                yield keep(segment, "the page shows no text; this stands in its data")
