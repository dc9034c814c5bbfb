"""Pipelines are values: compared, pickled, dumped, loaded, changed."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

import cleanpage
from cleanpage import Pipeline, rules
from cleanpage.pipeline import PRESETS
from cleanpage.record import COLUMNS, PREFIX, flat

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Pipeline.preset("article")
PAGE = "A quiet day\n\nNothing happened in the town on Monday, the mayor said, and nobody complained about it.\n"


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("ending", ["toml", "json"])
def test_dump_and_load_give_the_same(name: str, ending: str, tmp_path: Path) -> None:
    """A pipeline survives both file forms, fingerprint and all."""
    pipeline = Pipeline.preset(name)
    file = tmp_path / f"pipeline.{ending}"
    pipeline.dump(file)
    assert Pipeline.load(file) == pipeline
    assert Pipeline.load(file).fingerprint == pipeline.fingerprint


def test_the_fingerprint_is_the_same_after_use_and_pickling() -> None:
    """What caches compare does not change when a pipeline has run."""
    pipeline = Pipeline.load_text(ARTICLE.dump())
    before, pickled = pipeline.fingerprint, pickle.dumps(pipeline)
    pipeline.clean(PAGE)
    assert pipeline.fingerprint == before
    assert pickle.dumps(pipeline) == pickled
    assert pickle.loads(pickled) == pipeline


def test_the_fingerprint_changes_with_an_option() -> None:
    """Two pipelines that differ in one option differ in their fingerprint."""
    assert ARTICLE.replace(rules.Body(lean=0.5)).fingerprint != ARTICLE.fingerprint


def test_without_insert_and_replace() -> None:
    """Each gives another pipeline and leaves the first alone."""
    less = ARTICLE.without("footer", "share")
    assert set(ARTICLE.kinds) - set(less.kinds) == {"footer", "share"}
    again = less.insert(rules.Footer(), before="body")
    assert again.kinds.index("footer") == again.kinds.index("body") - 1
    assert less.insert(rules.Footer(), after="body").kinds.index("footer") == less.kinds.index("body") + 1
    assert less.insert(rules.Footer()).kinds[-1] == "footer"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda: ARTICLE.without("nope"), "no rule 'nope'"),
        (lambda: ARTICLE.insert(rules.Body(), before="nope"), "no rule 'nope'"),
        (lambda: ARTICLE.insert(rules.Body(), before="body", after="body"), "not both"),
        (lambda: ARTICLE.without("body").replace(rules.Body()), "no rule 'body'"),
        (lambda: Pipeline.preset("nope"), "there are article"),
        (lambda: Pipeline(rules=({"kind": "nope"},)), "no rule of kind 'nope'"),  # type: ignore[arg-type]
        (lambda: rules.Body(lena=1), "lena"),  # type: ignore[call-arg]
        (lambda: rules.Body(trust=7), "less than or equal to 1"),
        (lambda: rules.Body(lean=float("nan")), "finite"),
        (lambda: cleanpage.clean(PAGE, pipeline="mine.toml"), "Pipeline.load reads a file"),
        (lambda: Pipeline.load_text("", name="mine.toml"), r"mine.toml: it has no rules; each is a table \[\[rules"),
        (lambda: Pipeline.load_text('[[rules]]\nkind = "foter"'), "rule 1: no rule of kind 'foter', perhaps 'footer'"),
        (
            lambda: Pipeline.load_text('[[rules]]\nkind = "share"\n[[rules]]\nkind = "body"\nlearn = 1'),
            "rule 2: the rule 'body' has no option 'learn'; it has lean, trust",
        ),
        (lambda: Pipeline.load_text('[[rules]]\nkind = "body"\ntrust = "much"'), "rule 1.*trust.*valid number"),
    ],
)
def test_mistakes_are_told(change: object, says: str) -> None:
    """A mistake is a ValueError that says what there is."""
    with pytest.raises(ValueError, match=says):
        change()  # type: ignore[operator]


@pytest.mark.parametrize("rule", ["body", rules.Body])
def test_what_is_no_rule_is_refused(rule: object) -> None:
    """Neither the name of a rule is one, nor its class."""
    for change in (ARTICLE.insert, ARTICLE.replace):
        with pytest.raises(TypeError, match=r"cleanpage\.rules\.Footer\(\)"):
            change(rule)  # type: ignore[operator]


def test_a_rule_of_ones_own_is_loaded_by_its_class() -> None:
    """A file may name it where `load` is told what it is; else the error says how to."""

    class Shouting(cleanpage.Rule, kind="shouting"):
        shortest: int = 20

    pipeline = ARTICLE.insert(Shouting(shortest=5), before="body")
    assert Pipeline.load_text(pipeline.dump(), rules=[Shouting]) == pipeline
    with pytest.raises(ValueError, match=r"given to Pipeline\.load as rules=\[…\]"):
        Pipeline.load_text(pipeline.dump())


def test_other_options_leave_the_rules_alone() -> None:
    """How pages are read and fields settled is changed by itself, and what is not named stays."""
    changed = ARTICLE.with_options(reading=cleanpage.Reading(links=True))
    assert (changed.rules, changed.settling, changed.reading.links) == (ARTICLE.rules, ARTICLE.settling, True)
    again = changed.with_options(settling=cleanpage.Settling(likelier_dates=True))
    assert (again.reading, again.settling.likelier_dates) == (changed.reading, True)
    assert len({ARTICLE.fingerprint, changed.fingerprint, again.fingerprint}) == 3


def test_a_rule_that_fails_is_named() -> None:
    """Whoever wrote the rule finds it in the traceback."""

    class Broken(cleanpage.Rule, kind="broken"):
        def judge(self, page: cleanpage.Page) -> list[cleanpage.Verdict]:
            raise ZeroDivisionError(len(page.segments))

    with pytest.raises(ZeroDivisionError) as failure:
        ARTICLE.insert(Broken()).clean(PAGE)
    assert "rule 'broken'" in "".join(failure.value.__notes__)


def test_a_record_overwrites_nothing() -> None:
    """Its keys are fixed and prefixed."""
    row = {"text": PAGE, "title": "theirs", "id": 7}
    found = ARTICLE.record(row)
    assert list(found) == [PREFIX + name for name in COLUMNS]
    assert found["cleanpage_text"].startswith("Nothing happened")
    assert found["cleanpage_error"] is None


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": 3}])
def test_an_error_is_a_value(row: dict[str, object]) -> None:
    """A row without a page has an error and nothing else."""
    found = ARTICLE.record(row)
    assert found["cleanpage_error"]
    assert not any(value for key, value in found.items() if key != "cleanpage_error")


def test_a_batch_is_its_rows() -> None:
    """The batched form gives what the rows give, in columns, and errors stay with their rows."""
    pages = [PAGE, None, "<p>" + PAGE]
    batch = ARTICLE.records({"raw": pages, "link": ["https://town.example/a", None, None]}, text="raw", url="link")
    assert [set(batch)] == [{PREFIX + name for name in COLUMNS}]
    rows = [dict(zip(batch, values, strict=True)) for values in zip(*batch.values(), strict=True)]
    assert rows[0] == ARTICLE.record({"raw": PAGE, "link": "https://town.example/a"}, text="raw", url="link")
    assert rows[1]["cleanpage_error"].startswith("TypeError")
    assert rows[2]["cleanpage_error"] is None


def test_a_record_may_know_when_it_was_fetched() -> None:
    """As a time, a day or a string; a value that is no time is the row's error."""
    text = "A quiet day\n\nBy Jane Roe, 3 hours ago\n\nNothing happened in the town, and nobody complained."
    when = datetime(2025, 11, 4, 12, tzinfo=UTC)
    wanted = flat(ARTICLE.clean(text, retrieved=when))
    assert wanted["cleanpage_published_date"] == date(2025, 11, 4)
    for value in (when, when.isoformat()):
        assert ARTICLE.record({"text": text, "at": value}, retrieved="at") == wanted
    found = ARTICLE.records({"text": [text, text], "at": [when, "yesterday"]}, retrieved="at")
    assert found["cleanpage_published"] == [wanted["cleanpage_published"], None]
    assert found["cleanpage_error"] == [None, "ValueError: not an ISO 8601 date: 'yesterday'"]


def test_a_column_that_is_not_there_is_named() -> None:
    """With those that are: in the row's error, and, where a whole batch lacks it, at once."""
    assert ARTICLE.record({"body": "x"})["cleanpage_error"] == "NoColumnError: no column 'text'; there are: body"
    with pytest.raises(KeyError, match="no column 'text'; there are: page"):
        ARTICLE.records({"page": ["x"]})
