"""The cues of boilerplate and of fields in each segment, as shares of its words by what they are cues of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleanpage.facts.cues import matches

if TYPE_CHECKING:
    from cleanpage.page import Page

GROUPS: dict[str, tuple[str, ...]] = {
    "navigation": ("navigation", "breadcrumb", "section"),
    "share": ("share", "follow"),
    "cookies": ("cookies",),
    "newsletter": ("newsletter", "subscribe"),
    "related": ("related", "most-read", "read-more"),
    "comments": ("comments",),
    "forum": ("forum",),
    "footer": ("footer", "trademark", "app"),
    "advertisement": ("advertisement", "disclaimer"),
    "login": ("login", "register", "paywall"),
    "tools": ("pagination", "tools", "gallery"),
    "counters": ("counters", "updated"),
    "shop": ("shop",),
    "error": ("error",),
    "caption": ("caption",),
    "byline": ("byline", "role", "agency", "tags", "category"),
    "biography": ("biography", "correction", "first-appeared"),
}
"""Lists of cues that are one feature together."""
GROUP_OF = {name: at for at, names in enumerate(GROUPS.values()) for name in names}

CUE_NAMES = ("cues", *(f"cues of {name}" for name in GROUPS), *(f"all cues of {name}" for name in GROUPS))


def cue_features(page: Page) -> Any:  # noqa: ANN401 - an array
    """Return the features named by `CUE_NAMES`, a row for each."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that pages without segments need not pay

    found = page.fact(matches)
    alike: dict[int, int] = {}  # lines that say the same have one match
    of = [alike.setdefault(id(match), len(alike)) if match else -1 for match in found]
    columns = np.zeros((len(CUE_NAMES), len(alike) + 1), np.float32)  # the last is that of lines without cues
    rows: list[int] = []
    ats: list[int] = []
    shares: list[float] = []
    for at, match in enumerate({id(match): match for match in found if match}.values()):
        columns[0, at] = match.coverage()
        for cue in match.cues:
            group = GROUP_OF.get(cue.list)
            if group is not None:
                rows.append(1 + len(GROUPS) + group)
                ats.append(at)
                shares.append(cue.share)
                if cue.how != "inside":
                    rows.append(1 + group)
                    ats.append(at)
                    shares.append(cue.share)
    np.add.at(columns, (rows, ats), np.array(shares, np.float32))
    return columns[:, of]
