"""From verdicts to one reading of the page: which segments are body, which are fields, which are dropped, and why.

Weighted drops and keeps add up to a score for each segment, its log odds of being body. The segments are then read
together, as stretches of body with islands between them: changing from one to the other costs, so that a weak line
among strong neighbours goes with them (a two-state Viterbi decoding). The first certain verdict on a segment, in
pipeline order, decides that segment, whatever its score; the others stay as seconds. A certain keep binds the reading
around it; a certain drop is laid over it, so that taking out the rule that gave it gives back that segment at the most.
A drop of a copy holds only where what it is a copy of reads as body by these scores; a certain drop laid over that one
does not give the copy back. What reads as boilerplate, and some rule would rather have for a field, goes there.
Where nothing reads as body, what the HTML calls the text of the entry is, be it verse or a list of names; else what
comes near it is kept: all of that if it is most of the page, and else its paragraphs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.named import named_text
from cleanpage.facts.shape import shapes
from cleanpage.rule import CERTAIN, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleanpage.article import Fate
    from cleanpage.page import Page

SWITCH = 0.4
"""Log odds that a change between body and boilerplate costs, each way."""

FAINT = 300
"""Characters from which on what reads like body a little is it, where nothing else does; less is a notice."""
LONE = 30
"""Words of a paragraph from which on it is body that reads like it a little, where nothing else does."""

BINDING = 1e6
"""Log odds that bind a segment: what infinite ones are read as."""

NAMED = "nothing reads as body, and the HTML calls this the text of the entry"
"""The reason of what is kept for what its element is called."""

DECODER = "body"
"""What the ledger names where the reading of the page as a whole decided, and no one rule."""


class Judged(NamedTuple):
    """A verdict and the kind of the rule that gave it."""

    rule: str
    verdict: Verdict


class Decision(NamedTuple):
    """What became of one segment.

    Attributes:
        fate: body, field or dropped.
        rule: kind of the rule that decided.
        reason: why, as `Verdict.reason`.
        takes: the consuming takes, where the fate is field, in the order they stand in the segment.
        seconds: what else was said of it: rules and their reasons.
    """

    fate: Fate
    rule: str
    reason: object
    takes: tuple[Verdict, ...] = ()
    seconds: tuple[tuple[str, object], ...] = ()


class Stands(NamedTuple):
    """The reason of a segment that goes with its neighbours, against its own score."""

    where: str
    score: float

    def __str__(self) -> str:
        """Say where it stands."""
        return f"stands {self.where} (score {self.score:+.1f})"


def decode(page: Page, judged: Iterable[Judged]) -> list[Decision]:
    """Read the page as a whole.

    Args:
        page: the page.
        judged: the verdicts on its segments, in pipeline order.

    Returns:
        A decision for each segment, in order.
    """
    said: list[list[Judged]] = [[] for _ in page.segments]
    for item in judged:
        if (segment := item.verdict.segment) is not None:
            said[segment.index].append(item)
    weighed = [_weigh(items) for items in said]
    body = stretches([weighing.score for weighing in weighed])
    standing = [
        _standing(weighing, items, weighed, body) if weighing.decider else weighing
        for weighing, items in zip(weighed, said, strict=True)
    ]
    named = frozenset() if any(body) else page.fact(named_text)
    if not (named or any(is_body and not weighing.decider for is_body, weighing in zip(body, standing, strict=True))):
        body = _faint(page, standing)
    return [
        _certain(weighing.decider, items)
        if weighing.decider
        else Decision("body", DECODER, NAMED, (), _seconds(items, None))
        if index in named
        else _scored(items, weighing, is_body=is_body)
        for index, (weighing, items, is_body) in enumerate(zip(standing, said, body, strict=True))
    ]


def _faint(page: Page, weighed: Sequence[Weighing]) -> list[bool]:
    """Return what reads like body by itself: all of it if it is most of the page, such as a text on a single line.

    Else only paragraphs, such as the one that an announcement between long menus has.
    """
    faint = [weighing.decider is None and weighing.score > 0 for weighing in weighed]
    sizes = [len(segment.text) for segment in page.segments]
    size = sum(size for size, is_body in zip(sizes, faint, strict=True) if is_body)
    if size >= FAINT and 2 * size > sum(sizes):
        return faint
    paragraphs = page.fact(shapes)
    return [is_body and shape.terminal and shape.size >= LONE for is_body, shape in zip(faint, paragraphs, strict=True)]


def _standing(
    weighing: Weighing, items: Sequence[Judged], weighed: Sequence[Weighing], body: Sequence[bool]
) -> Weighing:
    """Return what the verdicts on a segment come to without drops of a copy that do not hold."""
    if weighing.decider is None or weighing.decider.verdict.copy_of is None:
        return weighing
    return _weigh([item for item in items if item.verdict.copy_of is None or _holds(item, weighed, body)])


def _holds(copy: Judged, weighed: Sequence[Weighing], body: Sequence[bool]) -> bool:
    """Return whether anything that a segment is a copy of reads as body, be it through other copies."""
    originals: dict[int, bool] = {}
    own = -1 if copy.verdict.segment is None else copy.verdict.segment.index
    item: Judged | None = copy
    while item and (original := item.verdict.copy_of) and original.index not in originals:
        if original.index == own:  # copies of each other: the first stays
            return any(reads for index, reads in originals.items() if index < own)
        originals[original.index] = body[original.index]
        item = weighed[original.index].decider
    return any(originals.values())


class Weighing(NamedTuple):
    """What the verdicts on one segment come to.

    Attributes:
        decider: the first verdict that decides the segment alone.
        score: its log odds of being body: the sum of the weighted verdicts, or infinity where it is bound to be.
        most: the verdict that weighs most for it.
        least: the verdict that weighs most against it.
        taker: the first one that would have it for a field where it does not read as body.
    """

    decider: Judged | None
    score: float
    most: Judged | None
    least: Judged | None
    taker: Judged | None


def _weigh(items: Sequence[Judged]) -> Weighing:
    decider = most = least = taker = None
    score = highest = lowest = 0.0
    for item in items:
        verdict = item.verdict
        action, weight = verdict.action, verdict.weight
        if verdict.consume is True if action == "take" else weight == CERTAIN:
            decider = decider or item
            continue
        signed = weight if action == "keep" else -weight if action == "drop" else 0.0
        if verdict.consume == "unless body":
            taker = taker or item
        score += signed
        if most is None or signed > highest:
            most, highest = item, signed
        if least is None or signed < lowest:
            least, lowest = item, signed
    if decider and decider.verdict.action == "keep":
        score = CERTAIN
    return Weighing(decider, score, most, least, taker)


def stretches(scores: Sequence[float]) -> list[bool]:
    """Return which segments are body in the best reading: the one with the highest sum of scores less its switches.

    An infinite score binds. A score of 0 leaves the segment to its neighbours; a page without any scores is all body.
    """
    body, other = 0.0, 0.0
    from_other: list[tuple[bool, bool]] = []  # for each segment: does (body, other) come best from other?
    for given in scores:
        score = given if -BINDING < given < BINDING else math.copysign(BINDING, given)
        body_from_other = other - SWITCH > body
        other_from_other = other >= body - SWITCH
        from_other.append((body_from_other, other_from_other))
        body, other = (
            (other - SWITCH if body_from_other else body) + score,
            other if other_from_other else body - SWITCH,
        )
    reading: list[bool] = []
    is_body = body >= other
    for body_from_other, other_from_other in reversed(from_other):
        reading.append(is_body)
        is_body = not (body_from_other if is_body else other_from_other)
    reading.reverse()
    return reading


def _certain(decider: Judged, items: Sequence[Judged]) -> Decision:
    rule, verdict = decider
    if verdict.action != "take":
        fate: Fate = "body" if verdict.action == "keep" else "dropped"
        return Decision(fate, rule, verdict.reason, (), _seconds(items, decider))
    takes = [item.verdict for item in items if item.rule == rule and item.verdict.consume is True]
    takes.sort(key=lambda take: take.span or (0, 0))
    return Decision("field", rule, verdict.reason, tuple(takes), _seconds(items, decider))


def _scored(items: Sequence[Judged], weighing: Weighing, *, is_body: bool) -> Decision:
    """Decide by score; the rule named is the one whose verdict weighed most for what came out."""
    if not is_body and (taker := weighing.taker):
        return Decision("field", taker.rule, taker.verdict.reason, (taker.verdict,), _seconds(items, taker))
    fate: Fate = "body" if is_body else "dropped"
    score = weighing.score
    strongest = weighing.most if is_body else weighing.least
    if strongest is None or strongest.verdict.action == "take":
        return Decision(fate, DECODER, "no rule speaks for or against it", (), _seconds(items, None))
    if score < 0 if is_body else score > 0:
        where = "among body" if is_body else "apart from the body"
        return Decision(fate, DECODER, Stands(where, score), (), _seconds(items, None))
    return Decision(fate, strongest.rule, strongest.verdict.reason, (), _seconds(items, strongest))


def _seconds(items: Sequence[Judged], first: Judged | None) -> tuple[tuple[str, object], ...]:
    if first is not None and len(items) == 1:
        return ()  # nearly always
    return tuple([(item.rule, item.verdict.reason) for item in items if item is not first])
