"""A rule and a language for cleanpage."""

from __future__ import annotations

from importlib.resources import as_file, files

from cleanpage import Pipeline
from cleanpage.words import Overlay
from cleanpage_example.weather import Weather

__all__ = ["Weather", "esperanto", "pipeline"]


def esperanto() -> Overlay:
    """Return the cues and function words of Esperanto."""
    with as_file(files(__package__) / "eo.toml") as path:
        return Overlay.read(path)


def pipeline() -> Pipeline:
    """Return the pipeline for articles, with the rule and the language added."""
    article = Pipeline.preset("article")
    with_rule = article.insert(Weather(), before="navigation")
    return Pipeline(rules=with_rule.rules, reading=article.reading, words=(*article.words, esperanto()))
