"""Frozen objects that are made quickly are what they would be anyway."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from cleanpage import LedgerRow
from cleanpage.frozen import maker

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
