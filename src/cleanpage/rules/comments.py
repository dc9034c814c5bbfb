"""Comment notices, such as ``Read and post comments``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Comments(CueRule, kind="comments"):
    """Drop what stands around a comment thread."""

    lists = ("comments",)
