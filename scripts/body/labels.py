"""How much of each line of a page stands in its annotated body."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+")
RUN = 4
"""Words in a row that are looked for."""


class Gold:
    """The annotated body of a page, for asking how much of a line stands in it."""

    def __init__(self, text: str) -> None:
        """Index a body by its lines and its runs of words."""
        words = WORD.findall(text.lower())
        self.size = len(words)
        self.runs = {n: {tuple(words[i : i + n]) for i in range(len(words) - n + 1)} for n in range(1, RUN + 1)}
        self.lines = {tuple(WORD.findall(line.lower())) for line in text.split("\n")}

    def share(self, line: str) -> tuple[float, int]:
        """Return how much of a line stands in the body, and its number of words."""
        words = tuple(WORD.findall(line.lower()))
        if not words:
            return 0.0, 0
        if words in self.lines:
            return 1.0, len(words)
        size = min(RUN, len(words))
        grams = [words[i : i + size] for i in range(len(words) - size + 1)]
        return sum(gram in self.runs[size] for gram in grams) / len(grams), len(words)

    def labels(self, texts: list[str]) -> tuple[list[float], list[int]]:
        """Return, for each segment, how much of it is body, and its words.

        A line of one to three words that stands somewhere in the body may be a label all the same; it counts as far as
        its neighbours do.
        """
        pairs = [self.share(text) for text in texts]
        shares = [share for share, _ in pairs]
        sure = [
            share if size >= RUN or share == 0 or tuple(WORD.findall(text.lower())) in self.lines else None
            for text, (share, size) in zip(texts, pairs, strict=True)
        ]
        for at, value in enumerate(sure):
            if value is None:
                around = [x for x in (*sure[max(0, at - 2) : at], *sure[at + 1 : at + 3]) if x is not None]
                shares[at] = shares[at] * (sum(around) / len(around) if around else 0.5)
        return shares, [size for _, size in pairs]
