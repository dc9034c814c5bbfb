"""Frozen objects that are made quickly are what they would be anyway."""

from __future__ import annotations

import pickle
from collections.abc import Iterator  # noqa: TC003 - the test rule is a Pydantic model
from dataclasses import FrozenInstanceError, asdict

import pytest
from pydantic import TypeAdapter

import cleanpage
from cleanpage import LedgerRow
from cleanpage.frozen import debtor, maker
from cleanpage.rule import Rule, drop

VALUES = (0, 4, "dropped", "footer", "cue 'imprint'", None, None, None, "", ("body: 1 words -1.5",))


def test_made_quickly_is_made_all_the_same() -> None:
    """It is of the class itself, equal to one made the usual way, hashable, and goes through a pickle."""
    quick, usual = maker(LedgerRow)(*VALUES), LedgerRow(*VALUES)  # type: ignore[arg-type]
    assert type(quick) is LedgerRow
    assert quick == usual
    assert hash(quick) == hash(usual)
    assert pickle.loads(pickle.dumps(quick)) == usual
    assert maker(LedgerRow)(*VALUES[:5]) == LedgerRow(*VALUES[:5])  # type: ignore[arg-type]


def test_made_quickly_is_frozen() -> None:
    """Nobody can change it."""
    with pytest.raises(FrozenInstanceError):
        maker(LedgerRow)(*VALUES).start = 1  # type: ignore[misc]


class Words:
    """A reason that notes how often it was put into words."""

    def __init__(self, said: str) -> None:
        self.said = said
        self.asked = 0

    def __str__(self) -> str:
        """Count, and say it."""
        self.asked += 1
        return self.said


def owing(reason: object, second: object) -> LedgerRow:
    """Return the row of `VALUES`, its words not yet made."""
    make = debtor(LedgerRow, "reason", "seconds")
    return make((reason, (("body", second),)), *VALUES[:4], *VALUES[5:9])


def test_what_is_owed_is_worked_out_once_when_somebody_looks() -> None:
    """Not before, and not twice; both fields are plain strings then."""
    reason = Words("cue 'imprint'")
    row = owing(reason, "1 words -1.5")
    assert (row.start, row.rule, reason.asked) == (0, "footer", 0)
    assert (row.reason, row.seconds, row.reason) == (VALUES[4], VALUES[9], VALUES[4])
    assert (type(row.reason), reason.asked) == (str, 1)


def test_a_row_that_owes_is_like_any_other() -> None:
    """In equality, hashing, its representation, pickles, JSON and back; and it has no attributes more."""
    usual, adapter = LedgerRow(*VALUES), TypeAdapter(LedgerRow)  # type: ignore[arg-type]

    def fresh() -> LedgerRow:
        return owing("cue 'imprint'", "1 words -1.5")

    assert type(fresh()) is LedgerRow
    assert fresh() == usual
    assert hash(fresh()) == hash(usual)
    assert repr(fresh()) == repr(usual)
    assert asdict(fresh()) == asdict(usual)
    assert pickle.loads(pickle.dumps(fresh())) == usual
    assert adapter.validate_json(adapter.dump_json(fresh())) == usual
    with pytest.raises(AttributeError):
        fresh().weight  # type: ignore[attr-defined] # noqa: B018 - it is the looking that raises
    with pytest.raises(FrozenInstanceError):
        fresh().start = 1  # type: ignore[misc]


class Patient(Rule, kind="patient"):
    """Drops every line, for reasons that are made when they are read."""

    def judge(self, page: cleanpage.Page) -> Iterator[cleanpage.Verdict]:
        """Yield a drop for each line."""
        for segment in page.segments:
            yield drop(segment, Words(f"line {segment.index}"))


def test_a_rule_may_give_a_reason_that_is_made_later() -> None:
    """The ledger says it as if it had been a string."""
    article = cleanpage.Pipeline(rules=(Patient(),)).clean("One\nTwo\n")
    assert [row.reason for row in article.ledger] == ["line 0", "line 1"]
    assert cleanpage.Article.model_validate_json(article.model_dump_json()).ledger == article.ledger
