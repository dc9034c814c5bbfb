"""Each segment in numbers: what the learned account of the body goes by.

No feature is a word of one language: what language data says comes in as shares of cues by list, so that what is
learned from pages in one language holds for pages in others.
"""

from __future__ import annotations

from array import array
from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

import regex

from cleanpage.facts.body import body_scores
from cleanpage.facts.cues import matches
from cleanpage.facts.language import page_language
from cleanpage.facts.shape import shapes
from cleanpage.words import function_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleanpage.facts.shape import Shape
    from cleanpage.page import Page, Place, Segment
    from cleanpage.words import Match

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
    "byline": ("byline", "role", "agency", "tags"),
    "biography": ("biography", "correction", "first-appeared"),
}
"""Lists of cues that are one feature together."""
GROUP_OF = {name: at for at, names in enumerate(GROUPS.values()) for name in names}

KINDS = ("heading", "list-item", "quote", "code", "table", "caption")
TAGS = ("p", "li", "td", "div", "pre", "blockquote", "dd", "figcaption", "article", "main", "section", "nav", "header",
        "footer", "aside", "form", "button", "table", "ul", "details")  # fmt: skip
TAG_AT = {tag: at for at, tag in enumerate(TAGS)}
HINTS: dict[str, tuple[str, ...]] = {
    "content": ("content", "article", "story", "entry", "body", "text", "prose", "markdown", "richtext", "rte"),
    "post": ("post", "message", "thread", "topic", "reply", "answer", "question"),
    "comment": ("comment", "comments", "discussion", "disqus", "replies", "respond"),
    "menu": ("nav", "menu", "navbar", "navigation", "dropdown", "submenu", "toc", "tabs", "breadcrumb", "breadcrumbs"),
    "side": ("sidebar", "side", "aside", "rail", "widget", "widgets", "secondary"),
    "foot": ("footer", "foot", "copyright", "bottom", "legal"),
    "head": ("header", "head", "top", "masthead", "banner", "hero", "toolbar"),
    "related": (
        "related",
        "recommended",
        "recommendations",
        "more",
        "popular",
        "trending",
        "latest",
        "similar",
        "also",
        "next",
        "prev",
        "read",
        "teaser",
        "teasers",
        "promo",
    ),
    "share": ("share", "social", "sharing", "follow"),
    "consent": ("cookie", "cookies", "consent", "gdpr", "privacy", "modal", "popup", "overlay", "dialog"),
    "mail": ("newsletter", "subscribe", "signup", "subscription", "form", "login", "register", "account"),
    "ad": ("ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "promotion"),
    "author": ("author", "byline", "bio", "meta", "date", "time", "info", "tags", "tag", "category"),
    "card": ("card", "cards", "grid", "item", "items", "list", "listing", "tile", "carousel", "slider"),
    "product": ("product", "products", "price", "cart", "shop", "buy", "description", "details", "features", "specs"),
    "media": ("caption", "figure", "image", "gallery", "media", "video", "photo", "credit"),
    "title": ("title", "headline", "heading", "summary", "intro", "lead", "excerpt"),
    "code": ("code", "highlight", "syntax", "docs", "documentation", "doc", "section"),
}
"""Words of ``id`` and ``class`` that pages in the wild use, by what they are used for."""
HINT_AT = {word: at for at, words in enumerate(HINTS.values()) for word in words}

QUOTE_MARKS = regex.compile(r"[\"“”„«»‘「」『』]")
MACHINE = regex.compile(r"https?://|www\.|@|\.com\b|\.org\b")
MONEY = regex.compile(r"\p{Sc}\s?\d|\d\s?\p{Sc}")
PRONOUN = regex.compile(r"\b(?:[Ii]|[Yy]ou|[Ww]e|[Mm]y|[Yy]our)\b")
AGO = regex.compile(r"\d{1,2}:\d\d|\d{4}")
CONTENT_WORD = regex.compile(r"\p{L}{6,}|[\p{Han}\p{Katakana}]{2}|\p{Lu}\p{L}{2,}")

TEXT_NAMES = (
    "words", "length", "end of a sentence", "ends with a colon", "ends with a question", "begins in lower case",
    "begins with a capital", "commas", "separators", "digits", "capitals", "all capitals", "function words", "quotes",
    "address", "money", "you and I", "time or year", "long words", "unspaced script", "blank line before",
    "blank line after", "repeated", "words of the rest", "words of the title", "heuristic score", "place on the page",
    "first lines", "last lines", "long page", "several sentences", "ellipsis", "parenthesis", "copyright sign",
    *KINDS, "cues", *(f"cues of {name}" for name in GROUPS), *(f"all cues of {name}" for name in GROUPS),
)  # fmt: skip
PLACE_NAMES = (
    "links", "hidden", "depth", "same block as before", "size of its block", "links of its block", "block's share",
    "same path", *(f"in <{tag}>" for tag in TAGS), *(f"is <{tag}>" for tag in TAGS),
    *(f"hint {name}" for name in HINTS), *(f"near hint {name}" for name in HINTS),
)  # fmt: skip


def text_features(page: Page) -> array[float]:
    """Return the features of what each segment says, `TEXT_NAMES` for each, one segment after the other."""
    segments, shaped, matched = page.segments, page.fact(shapes), page.fact(matches)
    scores = page.fact(body_scores)
    rare = _Cohesion(page)
    repeats = Counter(segment.text for segment in segments)
    speaks = function_words(page.fact(page_language) or "en")
    count = len(segments)
    rows = array("f")
    for at, (segment, shape, match) in enumerate(zip(segments, shaped, matched, strict=True)):
        gap_after = segments[at + 1].gap if at + 1 < count else 2
        cohesion, titled = rare.of(at)
        rows.extend(_own(segment, shape, speaks))
        rows.extend(
            (
                min(segment.gap, 2) / 2,
                min(gap_after, 2) / 2,
                min(repeats[segment.text] - 1, 3) / 3,
                cohesion,
                titled,
                scores[at].value / 4,
                at / count,
                max(0.0, 1 - at / 10),
                max(0.0, 1 - (count - 1 - at) / 10),
                log1p(count) / 6,
            )
        )
        rows.extend(_form(segment))
        rows.extend(_cues(match))
    return rows


def _own(segment: Segment, shape: Shape, speaks: frozenset[str]) -> tuple[float, ...]:
    text = segment.text
    first, last = text[0], text[-1]
    words = text.casefold().split()[:60]
    return (
        log1p(shape.size) / 4,
        min(shape.size, 40) / 40,
        shape.terminal,
        last in ":：",
        last in "?？؟",
        first.islower(),
        first.isupper(),
        min(shape.commas / (shape.size + 1), 0.5) * 2,
        min(shape.separators, 5) / 5,
        shape.digits,
        shape.capitalised,
        text.isupper(),
        sum(word in speaks for word in words) / max(1, len(words)),
        QUOTE_MARKS.search(text) is not None,
        MACHINE.search(text) is not None,
        MONEY.search(text) is not None,
        PRONOUN.search(text) is not None,
        AGO.search(text) is not None,
        min(len(text) / (shape.size + 1), 12) / 12,
        not text.isascii() and shape.size > len(words) + 2,
    )


def _form(segment: Segment) -> tuple[float, ...]:
    text = segment.text
    inner = text[:-1]
    return (
        min(inner.count(". ") + inner.count("。") + inner.count("? ") + inner.count("! "), 5) / 5,
        text.endswith(("...", "…")),
        "(" in text or "（" in text,
        "©" in text,
        *(segment.kind == kind for kind in KINDS),
    )


NO_CUES = (0.0,) * (1 + 2 * len(GROUPS))


def _cues(match: Match) -> Sequence[float]:
    if not match.cues:
        return NO_CUES
    shares = [0.0] * len(GROUPS)
    inside = [0.0] * len(GROUPS)
    for cue in match.cues:
        group = GROUP_OF.get(cue.list)
        if group is not None:
            inside[group] += cue.share
            if cue.how != "inside":
                shares[group] += cue.share
    return (match.coverage(), *shares, *inside)


class _Cohesion:
    """How much the content words of a segment stand elsewhere on the page, and in its hidden titles."""

    def __init__(self, page: Page) -> None:
        self.words = [
            frozenset(CONTENT_WORD.findall(segment.text.casefold() if segment.text.isupper() else segment.text, 0, 600))
            for segment in page.segments
        ]
        self.counts = Counter(word for words in self.words for word in words)
        titles = " ".join(item.value for item in page.hidden if item.name in {"title", "og:title", "headline"})
        self.title = frozenset(CONTENT_WORD.findall(titles, 0, 600))

    def of(self, at: int) -> tuple[float, float]:
        """Return both shares for a segment."""
        words = self.words[at]
        if not words:
            return 0.0, 0.0
        counts, size = self.counts, len(words)
        return sum(counts[word] > 1 for word in words) / size, len(words & self.title) / size


def place_features(page: Page) -> array[float]:
    """Return the features of where each segment stands, `PLACE_NAMES` for each; nothing but zeros in plain text."""
    rows = array("f")
    sizes: Counter[int] = Counter()
    links: Counter[int] = Counter()
    for segment in page.segments:
        if place := segment.place:
            sizes[place.block] += len(segment.text)
            links[place.block] += int(len(segment.text) * place.link_share)
    total = sum(sizes.values()) or 1
    path_features = _Remembered(_path)
    hint_features = _Remembered(_hints)
    before: Place | None = None
    for segment in page.segments:
        place = segment.place
        if place is None:
            rows.extend((0.0,) * len(PLACE_NAMES))
            continue
        size = sizes[place.block]
        rows.extend(
            (
                place.link_share,
                place.hidden,
                min(len(place.path), 25) / 25,
                before is not None and before.block == place.block,
                log1p(size) / 10,
                links[place.block] / size,
                size / total,
                before is not None and before.path == place.path,
            )
        )
        rows.extend(path_features[place.path])
        rows.extend(hint_features[place.hints])
        before = place
    return rows


class _Remembered(dict[tuple[str, ...], tuple[float, ...]]):
    """A function of a tuple of words, computed once for each."""

    def __init__(self, function: Callable[[tuple[str, ...]], tuple[float, ...]]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, key: tuple[str, ...]) -> tuple[float, ...]:
        found = self[key] = self.function(key)
        return found


def _path(path: tuple[str, ...]) -> tuple[float, ...]:
    within = [0.0] * len(TAGS)
    for tag in path:
        if tag in TAG_AT:
            within[TAG_AT[tag]] = 1.0
    last = path[-1] if path else ""
    return (*within, *(float(tag == last) for tag in TAGS))


NEAR = 4
"""Words of ``id`` and ``class``, innermost first, that stand near a segment."""


def _hints(hints: tuple[str, ...]) -> tuple[float, ...]:
    far = [0.0] * len(HINTS)
    near = [0.0] * len(HINTS)
    for at, word in enumerate(hints):
        if word in HINT_AT:
            far[HINT_AT[word]] = 1.0
            if at < NEAR:
                near[HINT_AT[word]] = 1.0
    return (*far, *near)
