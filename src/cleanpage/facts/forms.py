"""Lines of forms to be filled in: they label fields, and what stands behind ``From`` or ``By`` there is no author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.prose import prose

if TYPE_CHECKING:
    from cleanpage.page import Page

FORM = "form"
MOST = 0.5
"""Share of the page's running text in forms from which the page itself stands in one, as some systems have it."""


def form_lines(page: Page) -> frozenset[int]:
    """Return the indices of the lines in forms; none where the page itself stands in one."""
    inside = frozenset(segment.index for segment in page.segments if segment.place and FORM in segment.place.path)
    if not inside:
        return inside
    running = [index for index, is_prose in enumerate(page.fact(prose)) if is_prose]
    return inside if sum(index in inside for index in running) <= MOST * len(running) else frozenset()
