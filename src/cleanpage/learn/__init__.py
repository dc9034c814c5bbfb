"""Learning which lines recur across the pages of a site.

Three places to count, one query, one profile: `cleanpage.learn.local` counts on one machine with DuckDB and is what
``cleanpage learn`` runs; `cleanpage.learn.spark` and `cleanpage.learn.ray` count where the pages are.

>>> from cleanpage.learn import Limits, learn
>>> learn(["pages.jsonl"], options=Options(url_column="url"), limits=Limits(pages=10))  # doctest: +SKIP
"""

from __future__ import annotations

from cleanpage.learn.limits import Limits
from cleanpage.learn.local import Learned, learn

__all__ = ["Learned", "Limits", "learn"]
