"""Comment threads: the comments themselves, which are sentences like those of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_forum
from cleanpage.facts.prose import prose, prose_before
from cleanpage.facts.runs import numbered_thread, thread_runs
from cleanpage.facts.telling import told_of_all
from cleanpage.rule import Rule, drop, keep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.facts.runs import Run
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict

HINTS = frozenset({"comment", "comments", "commentlist", "disqus", "replies", "respond"})
"""Words of ``id`` and ``class`` that pages in the wild give threads."""
AT_ONCE, ALONE, ALL = 2.0, 1.0, 3.0
"""Log odds, counted as those of `cleanpage.rules.teasers`: in most articles a thread goes on to the end of the page."""
BUTTONS = 3
"""Labels from which on they are the button below each post, such as ``Reply``, where no other label is on the page."""
BELOW = 0.5
"""What the running text that must follow the first label is multiplied with then: a post stands above it already."""
LEAD = 2
"""Lines below the headline up to which running text leads to that of an article."""
ONE = 0.6
"""Share of the running text behind the first label from which one stretch of it is the text, and the rest notices."""


class Thread(Rule, kind="thread"):
    """Weigh down the comments behind ``12 comments`` or ``Leave a reply``, and those with numbers and dates.

    Where more running text follows than stood before, the label is more likely a link at the head of a text; then only
    what follows it at once is weighed down. Where such text is broken up by more labels, into posts, the page is a
    thread itself, a forum's or a list of questions, and nothing is.

    Attributes:
        keep: whether the comments are held to the body instead; what stands around them is another rule's.
        most: running text behind the label, as a share of that before it, up to which all of it is taken for comments.
        strength: what the weights are multiplied with.
    """

    keep: bool = False
    most: float = 1.0
    strength: float = 1.0

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a weighted drop for each line that may belong to a thread."""
        runs = page.fact(thread_runs)
        if self._is_thread(page, runs):
            return
        for segment, hint in zip(page.segments, told_of_all(page, HINTS), strict=True):
            if hint and not self._is_lead(page, segment):
                yield self._verdict(segment, f"stands in {hint!r}", ALL)
        for run in runs:
            yield from self._weigh(page, run)
        if numbered := page.fact(numbered_thread):
            for segment in page.segments[numbered.start : numbered.stop]:
                yield self._verdict(segment, "in a row of comments with numbers and dates", ALL)

    def _is_lead(self, page: Page, segment: Segment) -> bool:
        """Return whether a line is running text between the headline and the body: a comment is a form of article."""
        best = page.fact(headline)
        if best is None or not page.fact(prose)[segment.index]:
            return False
        above = best.best.index
        return above < segment.index <= max(page.fact(core).first, above + LEAD)

    def _verdict(self, segment: Segment, reason: str, weight: float) -> Verdict:
        return (keep if self.keep else drop)(segment, reason, weight * self.strength)

    def _is_thread(self, page: Page, runs: Sequence[Run]) -> bool:
        """Return whether the text of the page is itself a thread."""
        if page.fact(is_forum):
            return True
        below_posts = len(runs) >= BUTTONS and all(page.fact(matches)[run.label].whole("forum") for run in runs)
        if not runs or runs[0].left < self.most * (BELOW if below_posts else 1):
            return False
        before = page.fact(prose_before)
        longest = max(before[run.end] - before[run.label] for run in runs)
        return longest < ONE * (before[-1] - before[runs[0].label])

    def _weigh(self, page: Page, run: Run) -> Iterator[Verdict]:
        """Yield the weights of one run."""
        all_of_it = run.left < self.most
        for segment in page.segments[run.label + 1 : run.end if all_of_it else run.text]:
            weight = ALL if all_of_it else AT_ONCE if segment.index < run.sentence else ALONE
            yield self._verdict(segment, f"behind {run.phrase!r}", weight)
