"""Where the running text of a page ends: what stands below it signs the text, or says that it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.core import core
from cleanpage.facts.prose import prose

if TYPE_CHECKING:
    from cleanpage.page import Page


def foot(page: Page) -> int:
    """Return the index after the last running text of the body, or after the body where it has none."""
    span, is_prose = page.fact(core), page.fact(prose)
    return next((at + 1 for at in range(span.end - 1, span.first - 1, -1) if is_prose[at]), span.end)
