"""How far a run is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol, TextIO

from cleanpage.corpus.counts import counted

if TYPE_CHECKING:
    from cleanpage.corpus.counts import Counts

BAR = 30
BAR_EVERY = 0.2
LINE_EVERY = 30.0


class Progress(Protocol):
    """Is told how far a run is."""

    def update(self, done: float, counts: Counts) -> None:
        """Note the share of the input that is done, from 0 to 1, and what was counted."""
        ...

    def stop(self) -> None:
        """End, well or not."""
        ...


class Silent:
    """Says nothing."""

    def update(self, done: float, counts: Counts) -> None:
        """Say nothing."""

    def stop(self) -> None:
        """Say nothing."""


class Shown:
    """Shows how far a run is.

    Args:
        out: where to; a bar if that is a terminal, a line from time to time if not.
    """

    def __init__(self, out: TextIO = sys.stderr) -> None:
        self.out = out
        self.terminal = out.isatty()
        self.every = BAR_EVERY if self.terminal else LINE_EVERY
        self.width = 0
        self.first: tuple[float, int] | None = None
        self.began = self.shown = time.monotonic()

    def update(self, done: float, counts: Counts) -> None:
        """Show it, unless that was just done."""
        now = time.monotonic()
        if self.first is None:  # an earlier run may have done a part
            self.first = done, counts.pages
        elif now - self.shown >= self.every:
            self.shown = now
            self._show(done, self._text(done, counts, now - self.began))

    def _text(self, done: float, counts: Counts, seconds: float) -> str:
        first, pages = self.first or (0.0, 0)
        rate = (counts.pages - pages) / seconds
        fresh = done - first
        left = f", {clock(seconds * (1 - done) / fresh)} left" if fresh > 0 else ""
        errors = f", {counted(counts.errors, 'error')}" if counts.errors else ""
        return f"{done:4.0%}  {counted(counts.pages, 'page')}, {rate:,.0f}/s{left}{errors}"

    def _show(self, done: float, text: str) -> None:
        if self.terminal:
            text = f"[{'#' * round(done * BAR):.<{BAR}}] {text}"
            self.out.write("\r" + text.ljust(self.width))
            self.width = len(text)
        else:
            self.out.write(text.strip() + "\n")
        self.out.flush()

    def stop(self) -> None:
        """Clear the bar away."""
        if self.terminal and self.width:
            self.out.write("\r" + " " * self.width + "\r")
            self.out.flush()


def clock(seconds: float) -> str:
    """Return a length of time as a clock would show it.

    >>> clock(59.6), clock(4000)
    ('1:00', '1:06:40')
    """
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"
