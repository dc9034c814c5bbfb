"""Who publishes the page, and the name of the site: copyright notices, the line at the top, the end of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core, matches, shapes
from cleanpage.facts.headline import headline
from cleanpage.facts.titles import JOINT, hidden_titles
from cleanpage.facts.wording import key
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

NOTICE = regex.compile(
    r"(?:©|\(c\)\s?(?=\d)|\bcopyright\b(?=[\s©@]*\d{4})|℗)(?:\s*(?:©|@|copyright\b))*[\s,]*"
    r"(?:\p{Nd}{4}(?:\s*[-–—/]\s*(?:\p{Nd}{2,4}|present))?[\s,]*)?(?:by\s+)?(?P<name>[^|.·•©،,।。!?:()\d]{2,60})",
    regex.IGNORECASE,
)
LEGAL = regex.compile(
    r"[\s,]+(?:incorporated|inc|limited|ltd|llc|llp|plc|corp|corporation|co|gmbh|mbh|ag|kg|se|ug|s\.?\s?a|s\.?\s?l|"
    r"s\.?\s?r\.?\s?l|spa|b\.?v|n\.?v|a\.?b|a/?s|oy|oyj|kft|zrt|sp\.?\s?z\s?o|d\.?o\.?o|s\.?r\.?o|pty|pvt|"
    r"verlagsgesellschaft|media group)\b.*$",
    regex.IGNORECASE,
)
RIGHTS = regex.compile(
    r"\s+(?:all\s+rights?|alle\s+rechte|tous\s+droits|todos\s+[lo]s|tutti\s+i|สงวน|все\s+права).*$", regex.IGNORECASE
)
TOP = 4
"""Lines at the top among which the name of the site is looked for."""
NAME = 5
"""Words that a name has at most."""
PUBLISHER, SITE, LEGAL_SITE, REPEATED, FIRST, TAIL = 0.8, 0.7, 0.4, 0.6, 0.3, 0.75


class Publisher(Rule, kind="publisher"):
    """Read the publisher off copyright notices after the body, and the name of the site off what the page repeats.

    Without the form of the company a publisher's name is mostly the site's. The line at the top of a page is the name
    of the site if the page has it elsewhere too; so is what a repeated headline or the window's title goes on with.
    """

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``publisher`` and ``site_name``."""
        span = page.fact(core)
        for segment in page.segments[span.end if span.end > span.first else 0 :]:
            if found := NOTICE.search(segment.text[:200]):
                name = RIGHTS.sub("", found["name"]).strip(" -–—")
                site = LEGAL.sub("", name).strip(" ,-–—")
                if not site or name[0].islower():
                    continue
                yield take("publisher", name, "named in a copyright notice", PUBLISHER, segment=segment)
                weight = SITE if site == name else LEGAL_SITE
                yield take("site_name", site, "named in a copyright notice", weight, segment=segment)
        yield from self._top(page)
        yield from self._behind_title(page)

    def _top(self, page: Page) -> Iterator[Verdict]:
        """Yield the short lines at the top that no menu has, the more readily if the page repeats them."""
        best = page.fact(headline)
        end = min(TOP, best.best.index if best else TOP, page.fact(core).first)
        for segment in page.segments[:end]:
            shape, match = page.fact(shapes)[segment.index], page.fact(matches)[segment.index]
            if shape.size > NAME or shape.terminal or match.cues or len(segment.text) < 2:  # noqa: PLR2004
                continue
            others = sum(segment.text in other.text for other in page.segments) - 1
            weight = REPEATED + min(others, 3) / 20 if others else FIRST
            yield take("site_name", segment.text, "stands at the top of the page", weight, segment=segment)
            return

    def _behind_title(self, page: Page) -> Iterator[Verdict]:
        """Yield what a title goes on with behind the headline."""
        whole = {title.item: title.text for title in page.fact(hidden_titles) if title.whole}
        for title in page.fact(hidden_titles):
            if not title.whole and (name := _rest(whole[title.item], title.text)):
                yield take(
                    "site_name", name, "stands behind the title", TAIL, source=f"{title.item.source} {title.item.name}"
                )
        best = page.fact(headline)
        if best is None:
            return
        text = page.segments[best.best.index].text
        for segment in page.segments[: page.fact(core).first]:
            if segment.text != text and segment.text.startswith(text) and (name := _rest(segment.text, text)):
                yield take("site_name", name, "stands behind the title", TAIL, segment=segment)


def _rest(whole: str, title: str) -> str | None:
    """Return the name that a title has behind what is the headline: the last one, behind the number of a page."""
    rest = whole[len(title) :] if whole.startswith(title) else ""
    name = JOINT.split(rest.strip(" |-–—·•»:"))[-1] if "|" not in rest.strip(" |") else rest.strip(" |")
    signed = rest[:3].strip()[:1] in {"|", "-", "–", "—", "·", "•", "»"} if rest else False
    return name if signed and key(name) and "|" not in name and len(name.split()) <= NAME else None
