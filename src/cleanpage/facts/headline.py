"""Which line is the headline: each that could be it is weighed, by its looks and by what stands around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.facts.address import named_by_address
from cleanpage.facts.captions import opening
from cleanpage.facts.core import core
from cleanpage.facts.cues import ALL, matches, tokens
from cleanpage.facts.dates import date_lines
from cleanpage.facts.headline_features import OF_ARTICLE, SIGNS, TOPICAL, headline_features
from cleanpage.facts.learned import log_odds, reason, weights
from cleanpage.facts.notices import notices
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes
from cleanpage.facts.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.page import Page

    Candidate = tuple[int, dict[str, float]]

SENTENCE = "ends as a sentence"
"""The feature of a line with a full stop."""
ASKS = "asks or exclaims"
"""The feature of a line with another sign at its end."""
ECHOES = ("like the hidden title", "like the address", "like the end of the address")
"""Features that say how far a line says the same as what the page is called elsewhere."""
ALIKE = 0.5
"""How far it must at least, to be called so, too."""
NEARLY = 2.0
"""Log odds up to which the line above the likeliest one is as good as that."""
EDGE = 2
"""Lines of the body that may be the headline still."""
FEWEST = 4
"""Words that a headline above a standfirst has at least; fewer are a kicker's."""
LENGTH = 0.9
"""How long a standfirst is at least, as a share of the headline's length."""
LIKELY, BELOW = 1.5, 3
"""The same for the lines below a label, and how many of these there are."""
SURELY = 3.0
"""The same for the lines below the name of the site."""
SHORTEST = 3
"""Words that one of these has at least."""
BYLINES = 6
"""Lines below a headline among which its dateline stands."""
NEAR = 4
"""Lines above a byline among which the headline is looked for."""
SIGNED, LEFT = 100, " .,;|/·•()"
"""Characters that a byline has at most, and what may be left of one besides names."""
DATES = frozenset({"date above", "date below"})
"""Features of a line by a date."""
LONGEST = 20
"""Words beyond which a sentence is the beginning of the text and not its headline."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A segment that may be the headline.

    Attributes:
        index: the segment's index.
        weight: log odds, against the other candidates only.
        reason: what spoke for it most.
    """

    index: int
    weight: float
    reason: str


class Ranking(NamedTuple):
    """The headline and how sure it is.

    Attributes:
        best: the likeliest candidate.
        chance: its share of the probability, 0 to 1, among all candidates.
    """

    best: Headline
    chance: float


def _known(page: Page) -> Mapping[str, float]:
    """Return what each feature weighs: in text and HTML other ones tell, and copies of the headline count otherwise."""
    return weights(f"headline_{page.format}")


def headline_scores(page: Page) -> tuple[float, ...]:
    """Return the log odds of each line that could be the headline, in the order of `headline_features`."""
    known = _known(page)
    return tuple([log_odds(parts, known) for _, parts in page.fact(headline_features)])


def headline_chances(page: Page) -> dict[int, float]:
    """Return how likely each line that could be it is the headline, by its index."""
    found, scores = page.fact(headline_features), page.fact(headline_scores)
    top = max(scores, default=0.0)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return {index: share / total for (index, _), share in zip(found, shares, strict=True)}


def headline(page: Page) -> Ranking | None:
    """Return the most likely headline of the page, or None where no line could be one."""
    found, scores = page.fact(headline_features), page.fact(headline_scores)
    if not scores:
        return None
    at = _likeliest(page, found, scores)
    at = _below_label(page, found, scores, _above_text(page, found, scores, at))
    chance = 1 / sum(math.exp(score - scores[at]) for score in scores if score <= scores[at])  # likelier ones are out
    at = _above_standfirst(page, found, scores, _above_byline(page, found, scores, at))
    at = _below_masthead(page, found, scores, _above_caption(page, found, scores, at))
    at = _nearest(page, found, _without_path(page, found, at))
    index, parts = found[at]
    return Ranking(Headline(index, scores[at], reason(parts, _known(page))), chance)


def _likeliest(page: Page, found: Sequence[Candidate], scores: Sequence[float]) -> int:
    """Return the position of the likeliest line, or of one nearly as likely if that cannot be a headline.

    A sentence heads nothing in place of a label.
    """
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    near = (at for at in order if scores[at] > scores[order[0]] - NEARLY)
    fit = (at for at in near if may_head(page, found[at][0]) and (at == order[0] or SENTENCE not in found[at][1]))
    return next(fit, order[0])


def _above_text(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the likeliest line above the best one, if that is but a sentence of the text.

    Such as its first one, or a question of an interview.
    """
    index, parts = found[at]
    span = page.fact(core)
    said = SENTENCE in parts and (page.fact(prose)[index] or index in span)
    asked = ASKS in parts and span.first < index < span.end
    if _is_named(page, index, parts) or not (said or asked):
        return at
    above = [place for place in range(at) if SENTENCE not in found[place][1]]
    return max(above, key=scores.__getitem__, default=at)


def _below_label(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the likeliest line right below the best one, if that is a word or two above an article.

    Newsrooms set the name of a topic or a person there.
    """
    index, parts = found[at]
    if _is_echoed(parts) or not (_is_label(page, index) and any(name.endswith(OF_ARTICLE) for name in parts)):
        return at
    below = [
        place
        for place, (other, features) in enumerate(found)
        if 0 < other - index <= BELOW
        and scores[place] > scores[at] - LIKELY
        and SENTENCE not in features
        and features.get("its words in the lead", 0.0) >= TOPICAL
        and not _is_label(page, other)
    ]
    return max(below, key=scores.__getitem__, default=at)


def _is_label(page: Page, index: int) -> bool:
    """Return whether a line is too short for the headline of a story and not marked as one."""
    return page.fact(shapes)[index].size < FEWEST and page.segments[index].kind != "heading"


def _above_byline(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the likeliest line above the best one, if that says who wrote and stands by the date.

    Somebody's name alone may be what a page is about: the line above must be nearly as likely.
    """
    index, parts = found[at]
    if _is_named(page, index, parts) or not parts.keys() & DATES:
        return at
    signs = _signs(page, index)
    if not (signs or _is_named_alone(page, index)):
        return at
    above = [
        place
        for place in range(at)
        if index - found[place][0] <= NEAR
        and _may_stand_above(page, found[place])
        and (signs or scores[place] > scores[at] - NEARLY)
    ]
    return max(above, key=scores.__getitem__, default=at)


def _is_named_alone(page: Page, index: int) -> bool:
    """Return whether a line is a person's name."""
    from cleanpage.names import is_name  # noqa: PLC0415 - its patterns take long to load

    text = page.segments[index].text
    return len(text) <= SIGNED and is_name(text)


def _above_caption(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the likeliest line above the dateline, if the best one stands below that as a caption.

    The line below a caption may hold nothing but the credit of its picture.
    """
    index, parts = found[at]
    below = page.segments[index + 1 : index + 2]
    if _is_named(page, index, parts) or not (below and not below[0].gap and opening(page, below[0])):
        return at
    dated = max((line for line in page.fact(date_lines) if line < index), default=-1)
    above = [
        place
        for place in range(at)
        if found[place][0] < dated <= found[place][0] + BYLINES
        and scores[place] > scores[at] - LIKELY
        and _may_stand_above(page, found[place])
    ]
    return max(above, key=scores.__getitem__, default=at)


def _below_masthead(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the likeliest line below the best one, if that is the name of the site above an article.

    A copyright notice tells.
    """
    index, parts = found[at]
    if _is_echoed(parts) or index >= page.fact(core).first or not any(name.endswith(OF_ARTICLE) for name in parts):
        return at
    names = {tuple(words(name)) for notice in page.fact(notices) for name in (notice.name, notice.owner)}
    known = page.fact(tokens)
    if tuple(known[index]) not in names:
        return at
    below = [
        place
        for place in range(at + 1, len(found))
        if found[place][0] < page.fact(core).first + EDGE
        and scores[place] > scores[at] - SURELY
        and SENTENCE not in found[place][1]
        and page.fact(shapes)[found[place][0]].size >= SHORTEST
        and not page.fact(matches)[found[place][0]].coverage()
        and tuple(known[found[place][0]]) not in names
    ]
    return max(below, key=scores.__getitem__, default=at)


def _is_named(page: Page, index: int, parts: Mapping[str, float]) -> bool:
    """Return whether something says that a line is what the page is called."""
    return "repeated" in parts or _is_echoed(parts) or page.segments[index].kind == "heading"


def _is_echoed(parts: Mapping[str, float]) -> bool:
    """Return whether a line says what the page is called elsewhere."""
    return any(parts.get(name, 0.0) >= ALIKE for name in ECHOES)


def _may_stand_above(page: Page, candidate: Candidate) -> bool:
    """Return whether a line is long enough for a headline that others stand below, and no sentence or byline."""
    index, parts = candidate
    return SENTENCE not in parts and page.fact(shapes)[index].size >= FEWEST and not _signs(page, index)


def _signs(page: Page, index: int) -> bool:
    """Return whether a line is nothing but names with what they do, or a name below another one."""
    from cleanpage.names import credits_in, is_name  # noqa: PLC0415 - their patterns take long to load

    text = page.segments[index].text
    if len(text) > SIGNED:
        return False
    if index and is_name(text) and is_name(page.segments[index - 1].text):
        return True
    found = credits_in(text, page.words)
    told = bool(found) and (found[0].author.role is not None or (len(found) > 1 and text[0].isupper()))
    if not told or found[0].start:
        return False
    return not text[found[-1].end :].removesuffix(found[-1].author.role or "").strip(LEFT)


def _without_path(page: Page, found: Sequence[Candidate], at: int) -> int:
    """Return the position of the candidate below that the best one ends with, if a path or a name is glued to that.

    Without a sign between the two it stands soon below.
    """
    index = found[at][0]
    text = page.segments[index].text
    for place in range(at + 1, len(found)):
        title = page.segments[found[place][0]].text
        path = text.removesuffix(f" {title}")
        if path == text or page.fact(shapes)[found[place][0]].size < FEWEST or any(map(str.isdigit, path)):
            continue
        if path.endswith(SIGNS) or (path[-1:].isalpha() and found[place][0] - index <= NEAR):
            return place
    return at


def _nearest(page: Page, found: Sequence[Candidate], at: int) -> int:
    """Return the position of the candidate that says the same as the best one, if that stands away from the text.

    A flattened page often begins with its title, and dialogs for sharing behind the text have it again; byline and date
    stand at its headline.
    """
    index = found[at][0]
    mine, span = page.fact(tokens)[index], page.fact(core)
    if span.first == span.end or 0 < index < span.end:
        return at
    again = [
        place
        for place, (other, _) in enumerate(found)
        if index != other < span.first + EDGE and page.fact(tokens)[other] == mine
    ]
    return max(again, key=lambda place: found[place][0], default=at)


def _above_standfirst(page: Page, found: Sequence[Candidate], scores: Sequence[float], at: int) -> int:
    """Return the position of the candidate right above the best one, if that is the standfirst below it.

    A standfirst says the same as the headline at more length, and stands nearer to byline, date and text.
    """
    while at:
        (above, parts), (index, _) = found[at - 1], found[at]
        one, other = page.segments[above].text, page.segments[index].text
        unfit = SENTENCE in parts or len(one.split()) < FEWEST or parts.get("separators", 0) > 1
        unfit |= one.endswith(other)  # the path to the page is glued to the headline
        if index - above > 1 or scores[at - 1] < scores[at] - NEARLY or unfit or len(other) < LENGTH * len(one):
            break
        at -= 1
    return at


def may_head(page: Page, index: int) -> bool:
    """Return whether a line, be it the likeliest of all, can be a headline.

    A paragraph is none, and a label only where the address ends with it.
    """
    if page.segments[index].kind == "heading" or index in page.fact(named_by_address):
        return True
    if page.fact(prose)[index] and page.fact(shapes)[index].size > LONGEST:
        return False
    return page.fact(matches)[index].coverage() < ALL
