"""A rule as a third party writes it, as type checkers must see it. Checked, never run."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

from cleanpage import Page, Rule, Segment, Verdict, drop, keep, take

if TYPE_CHECKING:
    from collections.abc import Iterable


class Shouting(Rule, kind="shouting"):
    """Drop lines all in capitals, however a pipeline is configured to call that."""

    shortest: int = 20

    def judge(self, page: Page) -> Iterable[Verdict]:
        """Say why of each."""
        for segment in page.fact(capitals):
            if len(segment.text) >= self.shortest:
                yield drop(segment, "all in capitals")


def capitals(page: Page) -> tuple[Segment, ...]:
    """Return a fact: the segments that are all in capitals."""
    return tuple(segment for segment in page.segments if segment.text.isupper())


def use(page: Page, segment: Segment) -> None:
    """Keep precise types through facts, options and verdicts."""
    rule = Shouting(shortest=5)
    assert_type(rule.shortest, int)
    assert_type(rule.kind, str)
    assert_type(page.fact(capitals), tuple[Segment, ...])
    assert_type(drop(segment, "an advert", 2.5), Verdict)
    assert_type(keep(segment, "a quotation"), Verdict)
    assert_type(take("title", segment.text, "a headline", segment=segment), Verdict)


def mistakes(segment: Segment) -> None:
    """Reject options of the wrong type, and verdicts without a reason."""
    Shouting(shortest="many")  # type: ignore[arg-type]
    drop(segment)  # type: ignore[call-arg]
