"""The types of `Pipeline`, as type checkers must see them. Checked, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

from cleanpage import Article, Pipeline, Rule


def making(rule: Rule) -> None:
    """Return another pipeline from every method that changes something."""
    pipeline = Pipeline.preset("article")
    assert_type(pipeline, Pipeline)
    assert_type(pipeline.without("footer", "share"), Pipeline)
    assert_type(pipeline.insert(rule, before="footer"), Pipeline)
    assert_type(pipeline.insert(rule, after="footer"), Pipeline)
    assert_type(pipeline.replace(rule), Pipeline)
    assert_type(Pipeline.load("mine.toml"), Pipeline)
    assert_type(Pipeline.load(Path("mine.json")), Pipeline)


def describing(pipeline: Pipeline) -> None:
    """Give a pipeline as text, and its fingerprint."""
    assert_type(pipeline.dump(), str)
    assert_type(pipeline.dump(Path("mine.toml")), str)
    assert_type(pipeline.fingerprint, str)


def running(pipeline: Pipeline, row: dict[str, Any]) -> None:
    """Clean one page, one row, or a batch of rows."""
    assert_type(pipeline.clean("A page", url=None), Article)
    assert_type(pipeline.clean(b"A page", encoding="utf-8"), Article)
    assert_type(pipeline.record(row), dict[str, Any])
    assert_type(pipeline.record(row, text="content", url="address"), dict[str, Any])
    assert_type(pipeline.records({"text": ["One", "Two"]}), dict[str, list[Any]])


def mistakes(pipeline: Pipeline) -> None:
    """Reject what is no rule."""
    pipeline.insert("footer")  # type: ignore[arg-type]
    pipeline.without(1)  # type: ignore[arg-type]
