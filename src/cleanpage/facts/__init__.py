"""Facts of a page: plain functions of it, each computed once, when a rule first asks for it with `Page.fact`.

Facts lean on the page and on each other, never on what rules decide; so a field may lean on body scores and the body
on fields without a circle.
"""

from __future__ import annotations

from cleanpage.facts.body import Score, body_scores
from cleanpage.facts.core import core
from cleanpage.facts.cues import matches
from cleanpage.facts.language import page_language
from cleanpage.facts.shape import Shape, shapes
from cleanpage.facts.span import Span

__all__ = ["Score", "Shape", "Span", "body_scores", "core", "matches", "page_language", "shapes"]
