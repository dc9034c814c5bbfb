"""The collector of garbage waits while a page is cleaned, and is as it was afterwards."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

import cleanpage
from cleanpage.collection import paused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage import Page, Verdict


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    """Leave the collector on, whatever a test does."""
    yield
    gc.enable()


class Failing(cleanpage.Rule, kind="failing"):
    """A rule that looks whether the collector waits, and fails."""

    def judge(self, page: Page) -> Iterator[Verdict]:  # noqa: ARG002 - the contract's name
        """Fail."""
        msg = f"collecting: {gc.isenabled()}"
        raise RuntimeError(msg)


def test_it_waits_and_goes_on() -> None:
    """Also where a rule fails in between, and where one pause stands in another."""
    pipeline = cleanpage.Pipeline.preset("article").insert(Failing())
    with pytest.raises(RuntimeError, match="collecting: False"):
        pipeline.clean("A page.")
    assert gc.isenabled()
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_it_was() -> None:
    """Who turned it off has reasons."""
    gc.disable()
    cleanpage.clean("A page.")
    assert not gc.isenabled()
