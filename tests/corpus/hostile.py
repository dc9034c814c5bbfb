"""Rules that misbehave on pages that ask for it; workers import them by name."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from typing import TYPE_CHECKING

import cleanpage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage import Page, Verdict


class Hostile(cleanpage.Rule, kind="hostile"):
    """Do what the page says."""

    once: str = ""

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Misbehave."""
        asked = page.source.split("\n", 1)[0]
        if asked == "hang":
            time.sleep(3600)
        elif asked == "exit":
            os._exit(3)
        elif asked == "segfault":
            ctypes.string_at(0)
        elif asked == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif asked == "memory":
            raise MemoryError
        elif asked == "raise":
            msg = "a rule with a bug"
            raise ZeroDivisionError(msg)
        elif asked == "once" and not os.path.exists(self.once):  # noqa: PTH110 - as short as can be
            with open(self.once, "x", encoding="ascii"):  # noqa: PTH123 - as above
                os._exit(1)
        yield from ()


class Slow(cleanpage.Rule, kind="slow"):
    """Take some time."""

    seconds: float = 0.01

    def judge(self, page: Page) -> Iterator[Verdict]:  # noqa: ARG002 - the contract's name
        """Sleep."""
        time.sleep(self.seconds)
        yield from ()


class Unloadable(cleanpage.Rule, kind="unloadable"):
    """Cannot be unpickled."""

    def judge(self, page: Page) -> Iterator[Verdict]:  # noqa: ARG002 - the contract's name
        """Yield nothing."""
        yield from ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        """Break whoever unpickles it."""
        return os._exit, (7,)
