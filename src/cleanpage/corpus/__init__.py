"""Many pages: files of many forms to shards of rows, with workers, and nothing lost when a run is killed.

>>> from cleanpage.corpus import Options, run
>>> run(["pages.jsonl"], "clean", options=Options(to="parquet"), workers=8)  # doctest: +SKIP
"""

from __future__ import annotations

from cleanpage.corpus.counts import Counts
from cleanpage.corpus.journal import CannotResumeError
from cleanpage.corpus.options import Options
from cleanpage.corpus.pool import WorkersFailError
from cleanpage.corpus.progress import Progress, Shown, Silent
from cleanpage.corpus.run import Summary, TooManyErrorsError, run

__all__ = [
    "CannotResumeError",
    "Counts",
    "Options",
    "Progress",
    "Shown",
    "Silent",
    "Summary",
    "TooManyErrorsError",
    "WorkersFailError",
    "run",
]
