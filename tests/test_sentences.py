"""A text that speaks of what boilerplate is made of loses nothing, in any language."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleanpage import Pipeline
from cleanpage.read import read
from cleanpage.rule import CERTAIN
from cleanpage.rules import Forum, rule_class
from cleanpage.testing.cases import BODY
from cleanpage.words import table

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "fixtures" / "sentences.toml").read_text(encoding="utf-8")
)
FIRST = Pipeline.preset("article").kinds.index("wall")
LAST = Pipeline.preset("article").kinds.index("masthead")
BOILERPLATE = (*Pipeline.preset("article").rules[FIRST : LAST + 1], Forum())


def test_there_are_sentences_in_many_languages() -> None:
    """The set is wide enough to mean something."""
    assert len(SENTENCES) >= 30
    assert all(len(sentences) >= 3 for sentences in SENTENCES.values())


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_no_sentence_is_dropped_for_its_cues(language: str) -> None:
    """Among running text, and at its end, no boilerplate rule is certain of any of them."""
    page = read("\n\n".join((*BODY, *SENTENCES[language], *BODY, *SENTENCES[language])), table(), format="text")
    said = [
        (rule.kind, verdict.segment.text, verdict.reason)
        for rule in BOILERPLATE
        if rule.kind != "repeats"
        for verdict in rule.judge(page)
        if verdict.segment and verdict.action == "drop" and verdict.weight == CERTAIN
    ]
    assert said == []


def test_boilerplate_rules_are_meant() -> None:
    """What stands between these two in the preset are rules that drop, not such as find fields."""
    assert all(rule_class(rule.kind) for rule in BOILERPLATE)
    assert {"cookies", "newsletter", "share", "related", "comments", "footer"} <= {rule.kind for rule in BOILERPLATE}
