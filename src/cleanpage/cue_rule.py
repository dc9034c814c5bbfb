"""What the rules that go by cues have in common: a line is dropped for the phrases that it is made of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.cued import indices_of, telling_cues
from cleanpage.facts.cues import ALL, set_off
from cleanpage.facts.policies import is_policy
from cleanpage.facts.prose import SENTENCE, prose
from cleanpage.facts.shape import PER_WORD, UNSPACED_LETTER
from cleanpage.facts.telling import told
from cleanpage.rule import Rule, drop
from cleanpage.words.trie import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page, Segment
    from cleanpage.rule import Verdict
    from cleanpage.words import Match

Standing = Literal["apart", "edge", "among"]

FACTOR: dict[Standing, float] = {"apart": 1.0, "edge": 2.0, "among": 4.0}
"""How much more of a line must be cues where it stands nearer to the body."""
AT_FIRST, AT_LAST = 2, 3
"""Segments at either end of the body that are its edges."""
EASE: tuple[tuple[float, float], ...] = ((6, 0.2), (3, 0.4))
"""Words from which a phrase is so particular that it hardly comes about by chance, and what that leaves of the share
that is needed."""
SHORT, SKIPPED = 3, 2
"""Words of a short phrase, and words that it may skip and be one still, near the body."""
SERVICES = 2
"""Words that lines of rules may have, to be headings, whose lists are of what sites offer."""
SECTION = 7
"""Words that the heading of a section has at most."""
OUTSIDE = frozenset({"nav", "footer", "aside", "header", "form", "dialog"})
"""Elements whose headings are not those of the body."""
MAIN = frozenset({"main", "article"})
"""Elements that the content of a page stands in, be it that nothing there reads like running text."""
QUOTES = frozenset("\"'“”„‚‘’«»‹›「『《")


class CueRule(Rule):
    """Drop lines for their cues, the more readily the farther they stand from the body.

    A line that is made of nothing but cues goes wherever it stands. (Some rules leave a word or two alone among the
    body: ``Features`` can be an entry of a menu, and the heading of a chapter.) A line that has other words too goes if
    the cues cover enough of it: a third where no body is, twice as much at the body's edges, all of it among the body;
    particular phrases, such as ``we use cookies to improve``, need less than half of that, whole clauses a fifth. So a
    body that talks about a thing loses nothing, and neither does one that quotes a notice.

    Where ``headings`` is 2 or more, the lists are of what sites offer (``Frequently asked questions``, ``営業時間``): a
    heading of that kind that HTML marks stays, be it longer, where it opens a section of the body.

    Attributes:
        lists: the lists of cues that the rule goes by.
        hints: words of ``id`` and ``class`` around such lines in HTML; under them no line counts as body.
        headings: number of words up to which a line of these lists may be a heading of the body.
        share: share of a line's words that cues must cover for the line to go, where no body is.
        longest: number of words beyond which a line is never dropped for its cues.
    """

    lists: ClassVar[tuple[str, ...]] = ()
    hints: ClassVar[frozenset[str]] = frozenset()
    headings: ClassVar[int] = 0

    share: float = 0.34
    longest: int = 60

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield a drop for each line that is what the cues say."""
        for index in indices_of(page, self.lists, telling_cues):
            segment = page.segments[index]
            if reason := self.reason(page, segment, page.fact(matches)[index]):
                yield drop(segment, reason)

    def reason(self, page: Page, segment: Segment, match: Match) -> str | None:
        """Return why a line with cues of these lists goes, or None if it stays.

        It is asked only of lines with cues that can count, those of `cleanpage.facts.cued.telling_cues`.
        """
        if self.is_topic(page, segment):
            return None
        standing = self.standing(page, segment)
        if match.coverage(*self.lists) >= ALL:
            short = page.fact(shapes)[segment.index].size <= self.headings  # words, where tokens are letters, too
            may_head = (short and (standing != "apart" or _heads(page, segment))) or (
                self.headings >= SERVICES and _opens_section(page, segment)
            )
            in_menu = _in_menu(page, segment) and not _is_of_term(segment)
            return None if may_head and not in_menu else f"nothing but {self._named(match)}"
        cue = match.get(*self.lists)
        if cue is None or page.fact(shapes)[segment.index].size > self.longest or segment.text[0] in QUOTES:
            return None
        needed = self.share * FACTOR[standing] * _ease(cue.phrase)
        if self._covered(match, standing) < needed or (
            cue.tokens == 1 and cue.first == 0 and not set_off(segment.text, match, cue)
        ):
            return None
        return f"cue {cue.phrase!r}" if standing == "apart" else f"cue {cue.phrase!r} at or in the body"

    def is_topic(self, page: Page, segment: Segment) -> bool:
        """Return whether a line is the text of a page that is itself what notices are made of, such as a policy."""
        return _is_sentence(page, segment) and page.fact(is_policy) and not told(page, segment, self.hints)

    def standing(self, page: Page, segment: Segment) -> Standing:
        """Return where a segment stands with regard to the body."""
        span = page.fact(core)
        if segment.index not in span or told(page, segment, self.hints):
            return "apart"
        at_edge = segment.index < span.first + AT_FIRST or segment.index >= span.end - AT_LAST
        return "edge" if at_edge else "among"

    def _covered(self, match: Match, standing: Standing) -> float:
        """Return the share of a line under cues that may count where they stand.

        Near the body what a short phrase skips counts only if it is a word or two: "Follow me on Twitter" is a phrase,
        "Follow these steps shared on Twitter" is part of a sentence.
        """
        spans: dict[int, int] = {}
        for cue in match.cues:
            if cue.list in self.lists and cue.how != "inside":
                own, _ = _tokens(cue.phrase)
                whole = standing == "apart" or own > SHORT or cue.tokens - own <= SKIPPED
                spans[cue.first] = cue.tokens if whole else own
        return sum(spans.values()) / match.tokens

    def _named(self, match: Match) -> str:
        phrases = dict.fromkeys(cue.phrase for cue in match.cues if cue.list in self.lists)
        return " and ".join(repr(phrase) for phrase in list(phrases)[:3])


@cache
def _tokens(phrase: str) -> tuple[int, float]:
    """Return how many tokens a phrase has itself, and how many words they come to."""
    tokens = phrase.replace(GAP, "").split()
    characters = sum(UNSPACED_LETTER.match(token) is not None for token in tokens)
    return len(tokens), len(tokens) - characters + characters / PER_WORD


def _ease(phrase: str) -> float:
    """Return what is left of the share that is needed for so particular a phrase."""
    _, words = _tokens(phrase)
    return next((ease for least, ease in EASE if words >= least), 1.0)


def _in_menu(page: Page, segment: Segment) -> bool:
    """Return whether a line stands next to another that is made of nothing but cues, and is no ``[edit]``."""
    found, at = page.fact(matches), segment.index
    near = [*range(max(0, at - 1), at), *range(at + 1, min(at + 2, len(found)))]
    return any(found[index].coverage() >= ALL and page.segments[index].text[0] != "[" for index in near)


def _is_sentence(page: Page, segment: Segment) -> bool:
    """Return whether a line is a sentence, or a heading that HTML marks."""
    shape = page.fact(shapes)[segment.index]
    return (shape.terminal and shape.size >= SENTENCE) or segment.kind == "heading"


def _opens_section(page: Page, segment: Segment) -> bool:
    """Return whether HTML marks a line as a heading in the body, and more than a link or a heading follows it."""
    place, below = segment.place, segment.index + 1
    if place is None or segment.kind != "heading" or place.link_share or not OUTSIDE.isdisjoint(place.path):
        return False
    if below not in page.fact(core) and MAIN.isdisjoint(place.path):
        return False
    follows = page.segments[below].place if below < len(page.segments) else None
    return bool(follows and not follows.link_share and page.fact(shapes)[segment.index].size <= SECTION)


def _heads(page: Page, segment: Segment) -> bool:
    """Return whether a line heads or names what follows it, or tells what a term means.

    HTML says so, or running text follows at once.
    """
    place = segment.place
    if place is None:
        return segment.index + 1 < len(page.segments) and page.fact(prose)[segment.index + 1]
    if place.link_share or not OUTSIDE.isdisjoint(place.path):
        return False
    return segment.kind == "heading" or _is_of_term(segment)


def _is_of_term(segment: Segment) -> bool:
    """Return whether a line is a term of a list of them, or what one means: ``Language`` and ``English``."""
    if segment.form and segment.form.marker == "term":
        return True
    return segment.place is not None and segment.place.path[-1:] == ("dd",)
