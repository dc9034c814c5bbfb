"""What runs inside the engines that people have: one function from batch to batch, which all of them take.

>>> from cleanpage.engines import Cleaner
>>> clean = Cleaner(url="link")
>>> dataset.map_batches(clean, batch_format="pyarrow")  # doctest: +SKIP

`docs/how-to` has a page for each engine. `cleanpage.engines.datatrove` is a step of datatrove's pipelines.
"""

from __future__ import annotations

from cleanpage.engines.cleaner import Cleaner

__all__ = ["Cleaner"]
