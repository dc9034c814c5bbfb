"""The laws of cleanpage, as checks that raise AssertionError."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from cleanpage.article import Article
from cleanpage.render import text_of

if TYPE_CHECKING:
    from cleanpage.pipeline import Pipeline


def check_laws(raw: str | bytes, pipeline: Pipeline) -> Article:
    """Clean a page and check what holds for every Article.

    1. The ledger's stretches, joined, are the source, and each has one fate with a rule and a reason.
    2. The text is what the source, the ledger and the repairs render to.
    3. The same input gives the same Article again, from a pickled pipeline too.
    4. The Article survives its JSON.

    Args:
        raw: a page.
        pipeline: the pipeline.

    Returns:
        The Article.

    Raises:
        AssertionError: a law is broken; the message says which.
    """
    article = pipeline.clean(raw)
    _check_ledger(article)
    _require(text_of(article.source, article.ledger, article.repairs) == article.text, "the ledger renders the text")
    again = pickle.loads(pickle.dumps(pipeline)).clean(raw)  # noqa: S301 - our own pickle
    _require(again == article, "the same input gives the same Article")
    restored = Article.model_validate_json(article.model_dump_json())
    _require(restored == article.model_copy(update={"source": ""}), "an Article survives its JSON")
    return article


def check_removal(raw: str | bytes, pipeline: Pipeline, kind: str) -> None:
    """Check that taking a rule of certain drops out gives back only segments that it had decided.

    Args:
        raw: a page.
        pipeline: the pipeline.
        kind: kind of the rule to take out.

    Raises:
        AssertionError: a stretch of the source that another rule had dropped became body.
    """
    whole, less = pipeline.clean(raw), pipeline.without(kind).clean(raw)
    decided = _stretches(row for row in whole.ledger if row.rule == kind and row.fate == "dropped")
    body = _stretches(row for row in whole.ledger if row.fate == "body")
    now = _stretches(row for row in less.ledger if row.fate == "body")
    _require(now - body <= decided, f"taking out {kind!r} gives back only what it had decided")
    _require(body <= now, f"taking out {kind!r} takes nothing away")


def _check_ledger(article: Article) -> None:
    at = 0
    for row in article.ledger:
        _require(row.start == at and row.end > at, "the rows tile the source")
        _require(bool(row.rule and row.reason), "every fate has a rule and a reason")
        _require((row.fate == "field") == (row.field is not None), "a field's stretch names the field")
        _require((row.fate == "body") == (row.block is not None), "a body stretch names its block")
        at = row.end
    _require(at == len(article.source), "the rows reach the end of the source")


def _stretches(rows: object) -> set[int]:
    return {at for row in rows for at in range(row.start, row.end)}  # type: ignore[attr-defined]


def _require(holds: bool, law: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise AssertionError(law)
