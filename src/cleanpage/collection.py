"""Python's collector of cyclic garbage, and when it had better wait."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def paused() -> Iterator[None]:
    """Let the collector wait while something short is done that makes many objects, and hardly any cycles.

    A page makes tens of thousands of objects, most of which live until it is done. Each seven hundred of them set the
    collector off, and every now and then it looks at all that the process holds: some 7% of the time, for nothing.

    Where the collector is off already, it stays off. It is one for the whole process: other threads do without it, too,
    for as long as a page takes.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
