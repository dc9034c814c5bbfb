"""Which segments hold cues of which lists, so that a rule looks only where there is something for it to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.cues import matches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleanpage.page import Page


def cued(page: Page) -> dict[str, tuple[int, ...]]:
    """Return, by list, the indices of the segments in which a cue of it stands, in order."""
    found: dict[str, dict[int, None]] = {}
    for index, match in enumerate(page.fact(matches)):
        for cue in match.cues:
            found.setdefault(cue.list, {})[index] = None
    return {name: tuple(indices) for name, indices in found.items()}


def indices_of(page: Page, lists: Iterable[str]) -> list[int]:
    """Return the indices of the segments in which a cue of any of these lists stands, in order."""
    by_list = page.fact(cued)
    return sorted({index for name in lists for index in by_list.get(name, ())})
