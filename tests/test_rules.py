"""The rules: every case of every rule, and the documentation that is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanpage import Pipeline, rules
from cleanpage.cli import main
from cleanpage.cue_rule import CueRule
from cleanpage.rules import BUILTIN, kinds, rule_class
from cleanpage.testing import Case, check_case, check_removal, document, load_cases

from .pages import fixture_pages

CASES = Path(__file__).parent / "fixtures" / "rules"
CERTAIN = [kind for kind in Pipeline.preset("article").kinds if issubclass(rule_class(kind), CueRule)]
DOCS = Path(__file__).parents[1] / "docs" / "rules.md"


def _cases() -> list[object]:
    """Return every case with its rule's kind; a case that the rule does not get right yet must fail."""
    found: list[object] = []
    for file in sorted(CASES.glob("*.toml")):
        for case in load_cases(file):
            marks = [pytest.mark.xfail(reason=case.known_failure)] if case.known_failure else []
            found.append(pytest.param(file.stem, case, id=f"{file.stem}: {case.note}", marks=marks))
    return found


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_a_case(kind: str, case: Case) -> None:
    """The rule says of the page what the case says it must, and no more."""
    check_case(rule_class(kind), case)


@pytest.mark.parametrize("kind", sorted(set(BUILTIN) - {"body"}))
def test_every_rule_is_shown_by_cases(kind: str) -> None:
    """At least four cases, two of which show what it leaves alone; but the rules of the body weigh every line."""
    cases = load_cases(CASES / f"{kind}.toml")
    assert len(cases) >= 4
    assert sum(case.negative for case in cases) >= 2


@pytest.mark.parametrize("kind", CERTAIN)
def test_taking_out_a_rule_gives_back_only_its_own(kind: str) -> None:
    """All boilerplate rules but those that weigh give certain drops, which sway nothing else."""
    pipeline = Pipeline.preset("article").replace(rules.Newsletter(pitch=0))
    for source in fixture_pages()[::6]:
        check_removal(source.read_text(encoding="utf-8", errors="replace"), pipeline, kind)


@pytest.mark.parametrize("kind", sorted(BUILTIN))
def test_every_rule_is_described(kind: str) -> None:
    """Each option of a rule is described where the rule's documentation is made from."""
    rule = rule_class(kind)
    page = document(rule)
    for name in rule.model_fields:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{name}` |"))
        assert not row.endswith("|  |"), f"{kind}.{name} is not described"


def test_the_documentation_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    """`docs/rules.md` is what the command prints."""
    assert main(["rules", "--markdown", "--cases", str(CASES)]) == 0
    assert capsys.readouterr().out == DOCS.read_text(encoding="utf-8"), "cleanpage rules --markdown > docs/rules.md"


def test_no_case_file_is_without_its_rule() -> None:
    """A case file is named by the kind of its rule."""
    assert {file.stem for file in CASES.glob("*.toml")} <= set(kinds())
