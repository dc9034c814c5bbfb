"""Who publishes the page, by its copyright lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from cleanpage.facts import core
from cleanpage.rule import Rule, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.page import Page
    from cleanpage.rule import Verdict

NOTICE = regex.compile(
    r"(?:©|\(c\)|[Cc]opyright)(?:\s*(?:©|\(c\)|[Cc]opyright))?[\s,]*(?:\d{4}\s*(?:[-–—]\s*(?:\d{4}|[Pp]resent)?)?[\s,]*)?(?:by\s+)?"
    r"(?P<name>\p{Lu}[^|.·•©]{1,60}?(?:\s(?:Inc|Ltd|Co|Corp|S\.A|GmbH|LLC|B\.V)\b\.?)?)\s*(?:[|.·•©,]|\s[-–—]\s|All\s|$)"
)


class Publisher(Rule, kind="publisher"):
    """Read the publisher and the name of the site off copyright notices that stand after the body."""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``publisher`` and ``site_name``."""
        span = page.fact(core)
        for segment in page.segments[span.end if span.end > span.first else 0 :]:
            if found := NOTICE.search(segment.text, 0, 200):
                name = found["name"].strip()
                yield take(
                    "publisher", name, "named in a copyright notice", 0.8, segment=segment, span=found.span("name")
                )
                yield take(
                    "site_name", name, "named in a copyright notice", 0.4, segment=segment, span=found.span("name")
                )
