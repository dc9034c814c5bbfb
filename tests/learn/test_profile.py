"""Profiles: what they hold, how they are written and read, and how they travel with a pipeline."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cleanpage import Pipeline, rules
from cleanpage.profile import Profile, Recurrence

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {"site": "b.example", "pages": 5, "of": 9, "inside": 0, "line": "über uns"},
    {"site": "a.example", "pages": 6, "of": 6, "inside": 2, "line": "zuletzt"},
    {"site": "a.example", "pages": 6, "of": 6, "inside": 0, "line": 'a line,\u00a0with "quotes"'},
]  # fmt: skip
PAGE = "Ein Titel\n\nDer Rat beschloss am Montag, die alte Brücke zu sanieren, und niemand widersprach ihm.\n\nZuletzt"


def test_the_same_lines_are_the_same_profile() -> None:
    """The order of the rows tells nothing: neither value, nor digest, nor file depend on it."""
    one, other = Profile.of(ROWS), Profile.of(Recurrence.model_validate(row) for row in reversed(ROWS))
    assert one == other
    assert hash(one) == hash(other)
    assert one.dumps() == other.dumps()
    assert one != Profile.of(ROWS[:2])
    assert [row.line for row in one.rows()] == [ROWS[2]["line"], "zuletzt", "über uns"]


def test_a_file_gives_the_profile_back(tmp_path: Path) -> None:
    """What is written is read back equal, is UTF-8, and a line of JSON for each line."""
    profile = Profile.of(ROWS, least_pages=5)
    profile.dump(tmp_path / "profile.jsonl")
    again = Profile.load(tmp_path / "profile.jsonl")
    assert again == profile
    assert again.about == {"least_pages": 5}
    header, *rows = (tmp_path / "profile.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(header) == {"cleanpage": "profile", "version": 1, "least_pages": 5}
    assert [json.loads(row) for row in rows] == [ROWS[2], ROWS[1], ROWS[0]]


HEADER = '{"cleanpage": "profile", "version": 1}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "its first line is not"),
        ('{"id": 1, "text": "a page"}\n', "its first line is not"),
        ("[1]\n", "its first line is not"),
        (HEADER.replace("1", "2"), "a profile of version 2; this cleanpage reads version 1"),
        (HEADER + "nothing\n", "line 1: Input should be"),
        (HEADER + '{"site": "a", "pages": 0, "of": 6, "line": "x"}\n', "line 1: pages: Input should be greater than 0"),
        (HEADER + '{"site": "a", "pages": 5, "of": 6}\n', "line 1: line: Field required"),
        (HEADER + '{"site": "a", "pages": 7, "of": 6, "line": "x"}\n', "'x' is on 7 of 6 pages, inside on 0"),
        (HEADER + '{"site": "a", "pages": 5, "of": 6, "line": "x"}\n' * 2, "line 2: 'x' stands twice under a"),
        (
            HEADER + "".join(f'{{"site": "a", "pages": 5, "of": {of}, "line": "{of}"}}\n' for of in (6, 7)),
            "line 2: a has 7 pages here and 6 above",
        ),
    ],
)
def test_what_is_no_profile_is_refused(text: str, says: str, tmp_path: Path) -> None:
    """The error names the file and the line, in a pipeline too."""
    file = tmp_path / "profile.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="profile") as caught:
        Profile.load(file)
    assert says in str(caught.value)
    assert str(file) in str(caught.value)
    with pytest.raises(ValidationError, match="profile") as told:
        rules.Recurring(profile=file)
    assert says in str(told.value)


def test_a_missing_file_is_named() -> None:
    """It is an error of the option, as others are."""
    with pytest.raises(ValidationError, match=r"nowhere\.jsonl: No such file"):
        rules.Recurring(profile="nowhere.jsonl")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A profile on disk."""
    Profile.of(ROWS).dump(tmp_path / "profile.jsonl")
    return tmp_path / "profile.jsonl"


def test_a_pipeline_file_names_the_profile(file: Path, tmp_path: Path) -> None:
    """It holds the path and the digest, and refuses another profile under that path."""
    pipeline = Pipeline.preset("article").insert(rules.Recurring(profile=file))
    pipeline.dump(tmp_path / "mine.toml")
    assert len((tmp_path / "mine.toml").read_text(encoding="utf-8")) < 10_000
    assert Pipeline.load(tmp_path / "mine.toml") == pipeline
    Profile.of(ROWS[:1]).dump(file)
    with pytest.raises(ValueError, match="not the profile that the pipeline was made with"):
        Pipeline.load(tmp_path / "mine.toml")


@pytest.mark.parametrize("form", ["toml", "json"])
def test_rows_stand_in_the_pipeline_file_themselves(form: Any) -> None:  # noqa: ANN401 - a literal
    """A profile that is from no file needs none."""
    pipeline = Pipeline.preset("minimal").insert(rules.Recurring(profile=ROWS))
    assert Pipeline.load_text(pipeline.dump(format=form), format=form) == pipeline


def test_the_fingerprint_is_that_of_the_lines(file: Path, tmp_path: Path) -> None:
    """It changes with any line, and not with where the file lies."""
    base = Pipeline.preset("article")
    elsewhere = tmp_path / "elsewhere.jsonl"
    elsewhere.write_bytes(file.read_bytes())
    made = [base.insert(rules.Recurring(profile=one)).fingerprint for one in (file, elsewhere, ROWS, ROWS[:2])]
    assert made[0] == made[1] == made[2] != made[3]
    assert base.fingerprint not in made


def test_a_pickled_rule_needs_no_file(file: Path) -> None:
    """Workers on other machines have what the profile holds."""
    pipeline = Pipeline.preset("article").insert(rules.Recurring(profile=file, pages=2))
    packed = pickle.dumps(pipeline)
    file.unlink()
    again = pickle.loads(packed)
    assert again == pipeline
    assert again.fingerprint == pipeline.fingerprint
    assert again.clean(PAGE, url="https://a.example/1").text == pipeline.clean(PAGE, url="https://a.example/1").text
    code = "import pickle, sys; print(pickle.load(sys.stdin.buffer).fingerprint)"
    done = subprocess.run([sys.executable, "-c", code], input=packed, capture_output=True, check=True, env=os.environ)
    assert done.stdout.decode().strip() == pipeline.fingerprint


def test_the_reason_says_on_how_many_pages() -> None:
    """The ledger names the rule, and where the line recurs; another rule that drops it too is named beside it."""
    line = "Wir sind für Sie da, von Montag bis Freitag und am Samstag"
    row = {"site": "b.example", "pages": 412, "of": 430, "inside": 3, "line": line.casefold()}
    article = Pipeline.preset("article").insert(rules.Recurring(profile=[row])).clean(
        f"{PAGE}\n\n{line}", url="https://www.B.example:8080/1"
    )  # fmt: skip
    [reason] = [
        reason
        for row in article.ledger
        for rule, reason in ((row.rule, row.reason), *(second.split(": ", 1) for second in row.seconds))
        if rule == "recurring"
    ]
    assert reason == "on 412 of 430 pages of b.example"
    assert line not in article.text
