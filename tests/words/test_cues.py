"""The cue matcher: cases in many languages, offsets, hostile input."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.words import fold, table, tokenize
from cleanpage.words.fold import token_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.words import Match

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]

# Letters of many scripts, marks, digits and whatever cues are made of, so that generated lines meet cues.
LINES = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["share", "Share on", "Facebook", "©", "2024", "All rights", "reserved", "…", "関連", "記事", ":"]
        ),
        max_size=30,
    ).map(" ".join),
)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    """A line has the cues that it should have, and none that it should not."""
    match = table().match(case["text"])
    found = {cue.list: cue for cue in match.cues if cue.how != "inside"}
    assert set(case.get("find", ())) <= set(found)
    assert not set(case.get("none", ())) & set(found)
    wholes = [found.get(name) is not None and found[name].how == "whole" for name in case.get("whole", ())]
    assert any(wholes) if case.get("any") else all(wholes)
    if case.get("covered"):
        assert match.coverage() == pytest.approx(1.0)


@given(LINES)
def test_spans_are_those_of_the_tokens(text: str) -> None:
    """Each token has a span, in order, within the text; a span folds to its token."""
    tokens, spans = tokenize(text), token_spans(text)
    assert len(tokens) == len(spans)
    last = 0
    for token, (start, end) in zip(tokens, spans, strict=True):
        assert last <= start < end <= len(text)
        assert "".join(tokenize(text[start:end])) == token or end - start == 1
        last = max(last, start)


@given(LINES)
def test_cues_are_within_the_line(text: str) -> None:
    """Cues never overlap, cover at most the whole line, and have offsets within it."""
    match = table().match(text)
    free = 0
    for first, tokens in dict.fromkeys((cue.first, cue.tokens) for cue in match.cues):
        assert free <= first < first + tokens <= match.tokens
        free = first + tokens
    for cue in match.cues:
        start, end = match.span(cue)
        assert 0 <= start < end <= len(text)
        assert 0 < cue.share <= 1
    assert 0 <= match.coverage() <= 1 + 1e-9
    assert bool(match) == bool(match.cues)


@given(LINES)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded line folds to itself."""
    assert fold(fold(text)) == fold(text)


@given(LINES)
def test_case_and_punctuation_do_not_count(text: str) -> None:
    """A line in bullets and exclamation marks has the same tokens."""
    assert tokenize(f"•  {text} !") == tokenize(text)


def test_the_matcher_looks_for_the_longest_phrase() -> None:
    """A phrase that goes on is the longer one; what is left may be another."""
    cues = [cue.phrase for cue in table().match("Share on Facebook Print").cues if cue.list in {"share", "tools"}]
    assert cues == ["share on facebook", "print"]


def test_a_language_leaves_out_the_phrases_of_others() -> None:
    """A cue can be asked for in one language."""
    match = table().match("Von Anna Beispiel")
    assert match.get("byline", language="de")
    assert not match.get("byline", language="en")


@pytest.mark.parametrize(
    "line",
    [
        "share on " * 40_000,
        "follow " * 40_000,
        "9 " * 100_000,
        "關" * 100_000,
        "\U0001f600" * 100_000,
        ":" * 100_000,
        "a" * 1_000_000,
    ],
    ids=["cue", "gap", "numbers", "han", "emoji", "colons", "word"],
)
def test_hostile_lines_cost_what_their_length_costs(line: str) -> None:
    """Twice the line takes some twice the time, not four times."""
    match = table().match
    match(line)  # whatever is built at first sight
    half = min(_seconds(match, line[: len(line) // 2]) for _ in range(3))
    whole = min(_seconds(match, line) for _ in range(3))
    assert whole < 4 * half + 0.05


def _seconds(match: Callable[[str], Match], line: str) -> float:
    start = time.process_time()
    match(line)
    return time.process_time() - start


@pytest.mark.parametrize("label", ["বিষয়", "اقرأ أيضاً", "Sujet Cafe\N{COMBINING ACUTE ACCENT}"])
def test_the_mark_on_its_last_letter_belongs_to_a_token(label: str) -> None:
    """What follows a label is what follows it, and no part of its last letter."""
    assert token_spans(f"{label}: x")[-2][1] == len(label)
