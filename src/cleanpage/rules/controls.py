"""Controls: buttons at each entry of a list that say its name, for those who do not see where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.cues import tokens
from cleanpage.facts.entries import entry_rows
from cleanpage.rule import Rule, drop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

BUTTON = "button"
ASKS = ("?", "？", "؟", ";")
"""What ends a question, which buttons of an accordion ask."""


class Controls(Rule, kind="controls"):
    """Drop the labels of buttons that differ from entry to entry in its name alone: ``Add the lamp to cart``.

    They begin and end with the same words, in whatever language.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each button."""
        for row in page.fact(entry_rows):
            lines = [page.segments[index] for index in row.lines]
            if all(map(_is_button, lines)) and (frame := _frame([page.fact(tokens)[index] for index in row.lines])):
                for line in lines:
                    yield drop(line, f"a button at each entry: {frame!r}")


def _is_button(line: Segment) -> bool:
    return line.place is not None and BUTTON in line.place.path and not line.text.endswith(ASKS)


def _frame(lines: Sequence[Sequence[str]]) -> str | None:
    """Return the words that lines begin and end with; None unless they share some at both ends and differ between."""
    first, *others = lines
    shortest = min(map(len, lines))
    before = next((at for at in range(shortest) if any(line[at] != first[at] for line in others)), shortest)
    behind = next((at for at in range(shortest) if any(line[-1 - at] != first[-1 - at] for line in others)), shortest)
    if not before or not behind or before + behind >= shortest:
        return None
    return " ".join([*first[:before], "…", *first[-behind:]])
