"""The titles that a page carries without showing them, with and without the name of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from cleanpage.facts.address import site_label
from cleanpage.facts.shape import UNSPACED_LETTER
from cleanpage.facts.things import own_things
from cleanpage.facts.wording import key, words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from cleanpage.page import Hidden, Page

_OUTLET = (
    "网|網|报|報|社|新闻|新聞|资讯|資訊|频道|頻道|财经|財經|科技|娱乐|體育|体育|论坛|論壇"
    "|之家|在线|传媒|傳媒|周刊|雜誌|杂志"
)
_LAST = rf"(?=(?:[^\-_|]{{1,12}}-)*+[^\-_|]{{0,12}}(?:{_OUTLET})$)"
JOINT = regex.compile(
    r"\s+[|\-–—·•»«›‹→←¦:/>~†]+\s+|\s*[|｜»ㅣ]\s*|(?<=\w)::(?=\w)|\s*[:：]\s+(?=\S+$)| [-–—]$"
    rf"|(?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}\p{{Thai}}])(?:__?|--+)(?=\w)|__?(?=\p{{Han}})"
    rf"|(?<=\w)--+(?=\p{{Han}})|(?<=\S)-{_LAST}"
)
"""Signs between the parts of a title: a bar, what spaces set off, and where words are not spaced an underscore, two
hyphens, and one before what is called like an outlet."""
TITLES = frozenset(
    "og:title twitter:title title dc.title headline parsely-title parsely-page.title sailthru.title".split()
)
NAMED = frozenset("product course event collectionpage itempage aboutpage faqpage qapage".split())
"""More kinds of things whose ``name`` is the title of the page about them."""
NAMING = ("site_name", "publisher.name", "organization.name", "website.name", "application-name")
"""How names of hidden values end that name the site."""
SHORTEST, NAME = 3, 4
"""Letters that a name in an address has at least; words that the name of a site has at most."""
UNSPACED = 6
"""Letters that are as much as three words where words are not spaced."""
MOST = 12
LONGEST = 500


class HiddenTitle(NamedTuple):
    """A title that the page carries.

    Attributes:
        item: where it stands.
        text: the title.
        whole: whether that is all of it; else what is taken for the site's or a section's name is left out.
    """

    item: Hidden
    text: str
    whole: bool


def hidden_titles(page: Page) -> tuple[HiddenTitle, ...]:
    """Return each hidden title, and what is left of it without the names around it.

    Whether a part of a title is a name is read off the page: it is the name of the site where it says so, or where the
    address has it; and where the rest of the title stands on the page as a line of its own, it is a name too.
    """
    own = page.fact(own_things)
    items = [item for item in page.hidden if _is_title(item, own) and 0 < len(item.value) <= LONGEST][:MOST]
    if not items:
        return ()
    lines = {segment.text for segment in page.segments if len(segment.text) <= LONGEST}
    names = page.fact(hidden_site_names)
    found: list[HiddenTitle] = []
    for item in items:
        found.append(HiddenTitle(item, item.value, whole=True))
        bare = _bare(item.value, lines, names, page.fact(site_label))
        if bare != item.value:
            found.append(HiddenTitle(item, bare, whole=False))
    return tuple(found)


def hidden_site_names(page: Page) -> frozenset[str]:
    """Return the keys of the names that the page's data give the site or who publishes it."""
    return frozenset(key(item.value) for item in page.hidden if item.name.endswith(NAMING))


def page_titles(page: Page) -> tuple[list[str], ...]:
    """Return the words of each hidden title."""
    return tuple(
        found for text in dict.fromkeys(title.text for title in page.fact(hidden_titles)) if (found := words(text))
    )


def parts_of(title: str) -> list[tuple[int, int]]:
    """Return where the parts of a title begin and end between which signs such as ``|`` stand."""
    cuts = [0, *(at for match in JOINT.finditer(title) for at in match.span()), len(title)]
    return [part for part in zip(cuts[0::2], cuts[1::2], strict=True) if part[1] > part[0]]


def _is_title(item: Hidden, own: Container[str]) -> bool:
    if item.source != "json-ld":
        return item.name in TITLES and item.source != "time"  # a time's title is a date
    thing, _, path = item.name.partition(".")
    if path == "headline":
        return thing in own
    return path == "name" and (thing in own or thing.partition("#")[0] in NAMED)


def _bare(title: str, lines: Container[str], names: Container[str], label: str) -> str:
    """Return a title without the names before and after it."""
    parts = parts_of(title)
    if not 1 < len(parts) <= MOST:
        return title[parts[0][0] : parts[0][1]] if len(parts) == 1 else title
    if shown := _shown(title, parts, lines):
        return shown
    first, last = 0, len(parts)
    while last - first > 1 and is_name(title[slice(*parts[last - 1])], names, label):
        last -= 1
    while last - first > 1 and is_name(title[slice(*parts[first])], names, label):
        first += 1
    return title[parts[first][0] : parts[last - 1][1]]


def _shown(title: str, parts: Sequence[tuple[int, int]], lines: Container[str]) -> str | None:
    """Return the longest run of parts, more than two words, that is a line of the page."""
    runs = [title[first[0] : last[1]] for at, first in enumerate(parts) for last in parts[at:]]
    return max((run for run in runs if run in lines and _is_long(run)), key=len, default=None)


def _is_long(run: str) -> bool:
    """Return whether a part of a title says more than the name of a section."""
    return run.count(" ") > 1 or (not run.isascii() and len(UNSPACED_LETTER.findall(run)) >= UNSPACED)


def is_name(part: str, names: Container[str], label: str) -> bool:
    """Return whether a part of a title is the name of the site."""
    mine = words(part)
    joined = "".join(mine)
    if " ".join(mine) in names:
        return True
    if len(joined) < SHORTEST:
        return False
    if joined in label:
        return True
    in_order = len(label) > SHORTEST and label in joined
    in_any = all(len(word) >= SHORTEST and word in label for word in mine)  # "Crier News" at news.crier.example
    return (in_order or in_any) and len(mine) <= NAME
