"""The source of a page, line by line, with what became of each line and why."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from cleanpage.explain.web.markup import LONGEST_VALUE, Html, counted, cut, element, joined, language_tag
from cleanpage.explain.web.tally import Sort, listed
from cleanpage.render import TEXT_FIELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.article import Article, LedgerRow
    from cleanpage.explain.web.tally import Line

FOLDED = 4
"""As many dropped lines in a row are folded up."""
MOST_LINES, MOST_FOLDED, MOST_CHARACTERS = 6_000, 2_000, 2_000_000
"""Lines shown of a page and of one fold, and characters shown of a page: a browser still scrolls them with ease."""
LONGEST = {"body": 50_000, "field": 5_000, "dropped": 5_000}
"""Characters shown of a line."""
PEEKED, PEEK = 8, 60
"""Lines, and characters of each, by which a fold tells what is in it."""
SECONDS = 12
"""How many of the things that other rules said of a line are shown."""
SAMPLE = 200
"""Lines, and characters of each, by which the direction of a page is told."""


class Source:
    """Sets the lines of an Article."""

    def __init__(self, article: Article, classes: Mapping[Sort, str]) -> None:
        self.classes = classes
        self.language = language_tag(article.language)
        self.mended = {r.start: r.value or "" for r in article.repairs if r.field == TEXT_FIELD}

    def html(self, lines: Sequence[Line]) -> Html:
        """Return the lines as far as there is room for them, and how many more there are."""
        room = _room(lines)
        runs = [list(run) for _, run in groupby(lines[:room], key=lambda line: line[1].fate == "dropped")]
        items = [item for run in runs for item in self._run(run)]
        return element("ol", *items, *_more(lines[room:]), "\n", class_="lines", dir=direction(lines))

    def _run(self, run: list[Line]) -> list[Html]:
        """Return lines that follow each other, in a fold if they are dropped and many."""
        if run[0][1].fate != "dropped" or len(run) < FOLDED:
            return [self._line(*line) for line in run]
        peek = " · ".join(" ".join(text[:PEEK].split()) for text, _ in run[:PEEKED])
        summary = element(
            "summary",
            element("b", f"{counted(len(run), 'line')} dropped", dir="ltr"),
            " ",
            element("bdi", peek, lang=self.language, aria_hidden="true"),
            " ",
            element("span", listed(run, lambda sort: sort.name), dir="ltr"),
        )
        inside = element("ol", *(self._line(*line) for line in run[:MOST_FOLDED]), *_more(run[MOST_FOLDED:]))
        sorts = dict.fromkeys(self.classes[Sort.of(row)] for _, row in run)
        fold = element("li", element("details", summary, inside), class_=" ".join(("fold", "dropped", *sorts)))
        return [joined("\n", fold)]

    def _line(self, text: str, row: LedgerRow) -> Html:
        """Return a line: its text, and beside it what became of it, which opens on why."""
        sort, reason = Sort.of(row), cut(row.reason, LONGEST_VALUE)
        told = cut(text, LONGEST[row.fate])
        seen = told.rstrip()  # white space at its end is the line's, but needs no room
        classes = [row.fate, self.classes[sort], *([row.kind] if row.kind else []), *(["on"] if _goes_on(row) else [])]
        line = element(
            "li",
            element(
                "p", element("span", seen), told[len(seen) :],
                dir="auto", lang=self.language, title=f"{sort}: {reason}",
            ),
            element("details", element("summary", str(sort)), *self._why(row, reason), class_="why"),
            class_=" ".join(classes),
            id=f"c{row.start}",
        )  # fmt: skip
        return joined("\n", line)

    def _why(self, row: LedgerRow, reason: str) -> list[Html]:
        """Return the reason, what was mended, what other rules said, and where the line stands."""
        parts = [element("p", f"{row.rule}: {reason}" if row.field else reason, class_="reason")]
        if row.start in self.mended:
            mended = element("bdi", cut(self.mended[row.start], LONGEST_VALUE), lang=self.language)
            parts.append(element("p", "read as ", mended))
        if row.seconds:
            more = [f"… and {len(row.seconds) - SECONDS} more"] if len(row.seconds) > SECONDS else []
            said = [element("li", cut(second, LONGEST_VALUE)) for second in (*row.seconds[:SECONDS], *more)]
            parts += [element("p", "other rules said"), element("ul", *said)]
        where = f"source[{row.start}:{row.end}]"
        return [*parts, element("p", f"{row.kind}, {where}" if row.kind else where, class_="where")]


def direction(lines: Sequence[Line]) -> str:
    """Return in which direction most of the body is written, or most of the page where there is no body.

    Args:
        lines: the lines of an Article.

    Returns:
        ``"ltr"`` or ``"rtl"``.
    """
    texts = [text for text, row in lines if row.fate == "body"] or [text for text, _ in lines]
    seen = Counter(map(bidirectional, "".join(text[:SAMPLE] for text in texts[:SAMPLE])))
    return "rtl" if seen["R"] + seen["AL"] > seen["L"] else "ltr"


def _goes_on(row: LedgerRow) -> bool:
    """Return whether a line of the body goes on with the line before it."""
    return row.fate == "body" and row.block != 0 and "\n\n" not in row.join


def _room(lines: Sequence[Line]) -> int:
    """Return how many lines there is room for; what a fold leaves out takes none."""
    shown, characters, dropped = 0, 0, 0
    for at, (text, row) in enumerate(lines):
        dropped = dropped + 1 if row.fate == "dropped" else 0
        if dropped <= MOST_FOLDED:
            shown += 1
            characters += min(len(text), LONGEST[row.fate])
        if shown > MOST_LINES or characters > MOST_CHARACTERS:
            return at
    return len(lines)


def _more(lines: Sequence[Line]) -> list[Html]:
    """Return what is said of lines for which there is no room."""
    if not lines:
        return []
    told = f"… and {counted(len(lines), 'more line')} ({listed(lines, str)}): cleanpage clean --ledger shows them all"
    return [element("li", told, class_="more")]
