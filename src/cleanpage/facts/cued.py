"""Which segments hold cues of which lists, so that a rule looks only where there is something for it to see."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleanpage.facts.cues import ALL, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cleanpage.page import Page


def cued(page: Page) -> dict[str, frozenset[int]]:
    """Return, by list, the indices of the segments in which a cue of it stands."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, match in enumerate(page.fact(matches)):
        for cue in match.cues:
            found[cue.list].append(index)
    return {name: frozenset(indices) for name, indices in found.items()}


def telling_cues(page: Page) -> dict[str, frozenset[int]]:
    """Return the same without the cues that are merely ``inside`` a line, unless the line is nothing but cues."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, match in enumerate(page.fact(matches)):
        whole = bool(match) and match.covered >= ALL
        for cue in match.cues:
            if whole or cue.how != "inside":
                found[cue.list].append(index)
    return {name: frozenset(indices) for name, indices in found.items()}


def indices_of(
    page: Page,
    lists: Iterable[str],
    of: Callable[[Page], dict[str, frozenset[int]]] = cued,
) -> list[int]:
    """Return the indices of the segments in which a cue of any of these lists stands, in order.

    Args:
        page: the page.
        lists: the lists.
        of: which cues count: all, as `cued` has them, or those of `telling_cues`.
    """
    by_list = page.fact(of)
    return sorted(frozenset().union(*(by_list[name] for name in lists if name in by_list)))
