"""Dates that people see: datelines near the headline, dates at the end of the text, dates in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.dates import DateEvidence, role
from cleanpage.dates.relative import SOME_DAY, relative
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.datelines import (
    ABOVE,
    ABOVE_HEADLINE,
    BELOW_BODY,
    BELOW_HEADLINE,
    ENTRY,
    FOREIGN_CHANGE,
    NEAREST_HINTS,
    foreign_changes,
    spot,
)  # fmt: skip
from cleanpage.facts.dates import LABEL, LEAD, OPENING, OTHERS, SHORT, TAIL, dates, is_short, label
from cleanpage.facts.headline import headline
from cleanpage.facts.particulars import particulars
from cleanpage.facts.posts import first_post
from cleanpage.facts.prose import prose
from cleanpage.facts.shape import shapes
from cleanpage.rule import Rule, take
from cleanpage.words.case import begins_small
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.dates import Found, Role
    from cleanpage.page import Page, Segment
    from cleanpage.rule import Consume, Verdict

SAYING = frozenset({"published", "modified", "status"})
OF_A_THING = frozenset({"event", "expiry"})
FEW, NOTICES = 3, frozenset({"first-appeared", "updated", "correction"})
"""Other words that a sentence of the body has at most that is there for its date, and lists of what begins notices."""
WORDY = 0.8
"""What a date is worth beside many other words, in parts of what it is worth alone."""
TIMED = 0.36
"""What a date far above the body is worth with its time: what day it is today, pages tell without it."""
POSTED, HEAD = 0.5, 12
"""What the time of a thread's first post is worth, and lines from the first one of it among which it stands."""
AGAIN = 0.3
"""What the date of a later entry is worth, in parts of the first: of posts in a thread the first is the page."""
FOOTNOTE = 0.2
"""What a date in a sentence right below the body is worth: alone too little, beside an address that agrees enough."""
PLACE = 40
"""Characters that the name of a place has at most."""
NOTE = 80
"""Characters before the date of a note such as "This entry was posted on … and filed under …"."""
DASH = re.compile(r"\s*[-–—―~〜～]\s*")
"""What parts the first day of something from its last."""
TIME = r"\d{1,2}(?:[:h]\d{2}(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
FROM_UNTIL = re.compile(rf"(?<![\d:.]){TIME}\s*(?:[-–—~〜～]|to|until)\s*{TIME}", re.IGNORECASE)
"""When something begins and when it ends on a day: ``4:00 pm - 6:00 pm``."""
ENDS = tuple(".:,;)|-–—(")
"""Signs between such a date and the text."""


class Dateline(Rule, kind="dateline"):
    """Take every date that stands on the page as evidence, weighed by what it says of itself and where it stands.

    A dateline says little else than a date; near the headline it is most likely that of publication. A date with a
    label ("Updated: …") counts anywhere. Dates in sentences settle nothing alone, but bear witness: a page whose
    sentences speak of 3 November was hardly written in March. Only a line that is a dateline is taken out of the body.

    Attributes:
        others: number of other words beside a date up to which a line can be a dateline.
    """

    others: int = OTHERS

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``published`` and ``modified``; where the line does not say, its role is left open."""
        alike: set[tuple[str, ...]] = set()
        for index, found in page.fact(dates).items():
            segment = page.segments[index]
            again = _is_again(segment, found[0], alike)
            above = role(page.segments[index - 1].text[:LABEL]) if index else None
            updated = any(date.role == "modified" for date in found)
            lasting = _lasts(segment.text, found)
            for number, date in enumerate(found):
                if is_short(segment, date, self.others) and not _is_told(page, segment, date):
                    said = date.role or (above if number == 0 else None) or ("published" if updated else None)
                    if said is None and (lasting or _is_timed(page, segment, date)):
                        said = "event"
                    yield self._dateline(page, segment, date, said, again=again)
                else:
                    yield _in_sentence(page, segment, date)
        yield from _told_from_now(page)
        yield from _told_in_words(page)

    def _dateline(self, page: Page, segment: Segment, date: Found, said: Role | None, *, again: bool) -> Verdict:
        """Take a date of a line that is not much more than it."""
        foreign = said == "modified" and segment.index in page.fact(foreign_changes)
        place = FOREIGN_CHANGE if foreign else spot(page, segment.index)
        lone = date.others <= self.others // 2
        first = page.fact(first_post)
        if first is not None and segment.index >= first.stop:
            weight, reason = place.weight * AGAIN, "a date of a later post"
        elif said is None and first is None and (_is_meaning(page, segment) or _is_particular(page, segment, date)):
            said, weight, reason = "event", ENTRY.weight, "what a term means that says nothing of the page"
        elif again and said is None:
            weight, reason = place.weight * AGAIN, "a date in a row of entries, not the first"
        elif said in SAYING:
            weight, reason = place.labelled, f"{place.reason}, said to be {said}"
        elif first is not None and segment.index in first[:HEAD] and date.clock and said is None:
            weight, reason = max(place.weight, POSTED), "the time of the first post"
        elif place is ABOVE and date.clock and lone:
            weight, reason = TIMED, f"{place.reason}, with its time"
        else:
            weight, reason = place.weight * (1 if lone else WORDY), place.reason
        evidence = DateEvidence(segment.text[:OPENING], "dateline", said, weight=weight, line=segment.index, found=date)
        is_dateline = (
            date.whole or (lone and not page.fact(shapes)[segment.index].terminal)
            if place.near
            else date.whole and segment.index not in page.fact(core)
        ) and said not in OF_A_THING  # that is what the text tells: "When: Friday, 14 November 2025"
        if segment.index >= page.fact(core).first + LEAD and said not in SAYING:
            # A short text has its end there: "In the hall, until 14 December".
            is_dateline &= date.whole or date.clock is not None
        is_dateline &= segment.kind != "table"  # a row among others: "Latest version | 3.4 | 4 October 2025"
        if said not in SAYING and segment.text[-1] in COLONS:
            below = page.segments[segment.index + 1 : segment.index + 2]
            announces = segment.index in page.fact(core) or any(line.kind == "list-item" for line in below)
            is_dateline &= date.whole or not announces  # "In the year to March 2025:"
        field = "modified" if said == "modified" else "published"
        span = (date.start, date.end)
        consume: Consume = "unless body" if is_dateline and place is ENTRY else is_dateline  # what a calendar tells
        return take(field, evidence, reason, weight, segment=segment, span=span, consume=consume)


def _is_told(page: Page, segment: Segment, date: Found) -> bool:
    """Return whether a date stands in a sentence of the body: "The letter is dated 3 March 1948, said the mayor.".

    A notice on where the text first appeared is there for its date.
    """
    span = page.fact(core)
    if date.others <= FEW or segment.index not in span:
        return False
    within = span.first + LEAD <= segment.index < span.end - TAIL and not (date.says or date.clock)
    if not (within or page.fact(prose)[segment.index]):
        return False
    return not any(cue.first == 0 and cue.list in NOTICES for cue in page.fact(matches)[segment.index].cues)


def _is_particular(page: Page, segment: Segment, date: Found) -> bool:
    """Return whether a date is one of the particulars of a thing, by words that say more than "Date"."""
    return bool(date.others) and segment.index in page.fact(particulars)


def _is_meaning(page: Page, segment: Segment) -> bool:
    """Return whether a line stands behind a term of a list of them: ``Start of teaching``."""
    above = page.segments[segment.index - 1] if segment.index else segment
    return bool(above.form and above.form.marker == "term" and segment.place and "dd" in segment.place.path)


def _lasts(text: str, found: tuple[Found, ...]) -> bool:
    """Return whether two dates of a line are from when until when something is: ``March 3, 1941 – January 19, 2024``.

    Nothing but a dash parts them, and neither says that something was published or changed then.
    """
    first, *others = found
    return (
        len(others) == 1
        and not first.says
        and not others[0].says
        and DASH.fullmatch(text[first.end : others[0].start]) is not None
    )


def _is_timed(page: Page, segment: Segment, date: Found) -> bool:
    """Return whether a date stands before the times from when until when something is, on its line or the next."""
    if FROM_UNTIL.search(segment.text, date.start):
        return True
    below = page.segments[segment.index + 1 : segment.index + 2]
    return bool(date.whole and below and FROM_UNTIL.fullmatch(below[0].text))


def _told_from_now(page: Page) -> Iterator[Verdict]:
    """Yield what lines near the headline tell from the day of reading, be that known or not: "Updated 3 hours ago"."""
    title = page.fact(headline)
    if title is None:
        return
    at = title.best.index
    for segment in page.segments[max(at - ABOVE_HEADLINE, 0) : at + BELOW_HEADLINE + 1]:
        if len(segment.text) > SHORT or segment.index == at or segment.index in page.fact(dates):
            continue
        if page.retrieved is None and not page.fact(matches)[segment.index].get("updated"):
            continue
        told, place = relative(segment.text, page.retrieved or SOME_DAY), spot(page, segment.index)
        if told is None or not place.near or len(segment.text) - (told.end - told.start) > LABEL:
            continue
        said = role(segment.text[: told.start]) or role(page.segments[segment.index - 1].text[:LABEL])
        if said is None and told.named:
            continue  # "Today" alone is a link
        weight = place.labelled if said in SAYING else place.weight
        evidence = DateEvidence(segment.text, "dateline", said, weight=weight, line=segment.index)
        field, span = "modified" if said == "modified" else "published", (told.start, told.end)
        yield take(field, evidence, f"{place.reason}, told from the day of reading", weight, segment=segment, span=span)


def _told_in_words(page: Page) -> Iterator[Verdict]:
    """Yield what a line says in words whose element says it in numbers: ``Updated <time datetime="…">1 year ago``."""
    for item in page.hidden:
        if item.source != "time" or item.segment is None or item.segment >= len(page.segments):
            continue
        segment = page.segments[item.segment]
        if len(segment.text) > LABEL or segment.index in page.fact(dates):
            continue
        if (said := label(segment.text)) in SAYING:
            foreign = said == "modified" and segment.index in page.fact(foreign_changes)
            place = FOREIGN_CHANGE if foreign else spot(page, segment.index)
            evidence = DateEvidence(item.value, "dateline", said, weight=place.labelled, line=segment.index)
            field = "modified" if said == "modified" else "published"
            yield take(field, evidence, f"{place.reason}, told in words", place.labelled, segment=segment)


def _is_again(segment: Segment, date: Found, alike: set[tuple[str, ...]]) -> bool:
    """Return whether a date with its time stands in elements like those of an earlier one, kept in `alike`."""
    if segment.place is None or date.clock is None:
        return False
    key = segment.place.hints[:NEAREST_HINTS]
    again = key in alike
    alike.add(key)
    return again and bool(key)


def _in_sentence(page: Page, segment: Segment, date: Found) -> Verdict:
    """Take a date of a sentence: as a dateline where the body opens with it, or else as a mere witness."""
    text, span = segment.text[:OPENING], (date.start, date.end)
    if _opens(page, segment, date):
        evidence = DateEvidence(text, "dateline", date.role, weight=0.5, line=segment.index, found=date)
        return take("published", evidence, "the text opens with it", 0.5, segment=segment, span=span)
    if date.role == "published" and date.start < NOTE and _is_outside(page, segment.index):
        evidence = DateEvidence(text, "dateline", "published", weight=0.4, line=segment.index, found=date)
        return take("published", evidence, "a note that says when it was published", 0.4, segment=segment, span=span)
    if date.role is None and date.start < NOTE and _ends_body(page, segment.index):
        evidence = DateEvidence(text, "dateline", weight=FOOTNOTE, line=segment.index, found=date)
        return take("published", evidence, "a note right below the body", FOOTNOTE, segment=segment, span=span)
    evidence = DateEvidence(text, "prose", date.role, line=segment.index, found=date)
    return take("published", evidence, "in a sentence", 0.05, segment=segment, span=span)


def _opens(page: Page, segment: Segment, date: Found) -> bool:
    """Return whether a date stands before the text, alone or behind a place: "BERLIN, 3 November 2025 - …"."""
    if not 0 <= segment.index - page.fact(core).first < LEAD or date.start > PLACE:
        return False
    before = segment.text[: date.start].rstrip("( ")
    is_place = not before or (before.endswith(tuple(",.-–—")) and not any(map(_begins_small, before.split())))
    return is_place and segment.text[date.end :].lstrip().startswith(ENDS)


def _is_outside(page: Page, index: int) -> bool:
    """Return whether a segment is not within the body, its last lines aside."""
    span = page.fact(core)
    return not span.first <= index < span.end - TAIL


def _ends_body(page: Page, index: int) -> bool:
    """Return whether a segment is one of the last lines of the body or of those right below it."""
    return 0 <= index - (page.fact(core).end - TAIL) < TAIL + BELOW_BODY


def _begins_small(word: str) -> bool:
    return begins_small(word) or word[0].isdigit()
