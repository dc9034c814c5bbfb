"""Reading a page as a whole: what holds where verdicts lean on other segments."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.decode import NAMED, Judged, decode
from cleanpage.read import read
from cleanpage.rule import CERTAIN, drop, keep
from cleanpage.testing.cases import BODY
from cleanpage.words import table

PAGE = read("first\n\nsecond\n\nthird\n", table())
FIRST, SECOND, THIRD = PAGE.segments


@pytest.mark.parametrize(
    ("weights", "copies", "kept"),
    [
        pytest.param((3.0, 3.0, 3.0), {SECOND: FIRST}, {FIRST, THIRD}, id="the copy goes"),
        pytest.param((-3.0, 3.0, 3.0), {SECOND: FIRST}, {SECOND, THIRD}, id="a copy of what is no body stays"),
        pytest.param((3.0, -3.0, 3.0), {THIRD: SECOND, SECOND: FIRST}, {FIRST}, id="a copy of a copy goes"),
        pytest.param((-3.0, -3.0, 3.0), {THIRD: SECOND, SECOND: FIRST}, {THIRD}, id="the one good copy stays"),
        pytest.param((-3.0, 3.0, -3.0), {FIRST: SECOND, SECOND: FIRST}, {SECOND}, id="copies of each other"),
        pytest.param((3.0, 3.0, -3.0), {FIRST: SECOND, SECOND: FIRST}, {FIRST}, id="the first of copies of each other"),
        pytest.param((-3.0, -3.0, -3.0), {SECOND: FIRST}, set(), id="none is body"),
    ],
)
def test_one_copy_stays(weights: tuple[float, ...], copies: dict[object, object], kept: set[object]) -> None:
    """A drop of a copy holds only where what it is a copy of reads as body."""
    judged = [Judged("repeats", drop(copy, "said before", copy_of=original)) for copy, original in copies.items()]
    judged += [
        Judged("body", keep(segment, "reads like it", weight) if weight > 0 else drop(segment, "does not", -weight))
        for segment, weight in zip(PAGE.segments, weights, strict=True)
    ]
    decisions = decode(PAGE, judged)
    assert {segment for segment, made in zip(PAGE.segments, decisions, strict=True) if made.fate == "body"} == kept


@pytest.mark.parametrize(
    ("weights", "length", "kept"),
    [
        pytest.param((-3.0, -3.0, 0.3), 400, {2}, id="most of the page"),
        pytest.param((0.3, -3.0, 0.3), 400, {0, 2}, id="all that reads so"),
        pytest.param((-3.0, 3.0, 0.3), 400, {1, 2}, id="beside a body"),
        pytest.param((0.3, -3.0, -3.0), 400, set[int](), id="a small part of the page"),
        pytest.param((-3.0, -3.0, 0.3), 80, set[int](), id="a notice"),
    ],
)
def test_what_reads_like_body_a_little_is_all_that_there_is(
    weights: tuple[float, ...], length: int, kept: set[int]
) -> None:
    """It is too little to begin a stretch of body, but most of the page, and nothing else is."""
    page = read(f"first\n\nsecond\n\n{'a' * length}\n", table())
    judged = [
        Judged("body", keep(segment, "reads like it", weight) if weight > 0 else drop(segment, "does not", -weight))
        for segment, weight in zip(page.segments, weights, strict=True)
    ]
    assert {at for at, made in enumerate(decode(page, judged)) if made.fate == "body"} == kept


def test_another_rule_may_still_drop_a_copy() -> None:
    """Where a drop of a copy does not hold, the next certain verdict decides, and the first is told as a second."""
    judged = [
        Judged("repeats", drop(SECOND, "said before", copy_of=FIRST)),
        Judged("footer", drop(SECOND, "a notice", CERTAIN)),
        Judged("body", drop(FIRST, "does not", 3.0)),
    ]
    made = decode(PAGE, judged)[SECOND.index]
    assert (made.fate, made.rule) == ("dropped", "footer")
    assert ("repeats", "said before") in made.seconds


def test_each_drop_of_a_copy_must_hold() -> None:
    """A second one, of another original, is asked whether that reads as body, too."""
    judged = [
        Judged("repeats", drop(SECOND, "said before", copy_of=FIRST)),
        Judged("echoes", drop(SECOND, "said behind", copy_of=THIRD)),
        Judged("body", drop(FIRST, "does not", 3.0)),
        Judged("body", keep(SECOND, "reads like it", 3.0)),
        Judged("body", drop(THIRD, "does not", 3.0)),
    ]
    assert decode(PAGE, judged)[SECOND.index].fate == "body"


def test_a_certain_drop_of_the_original_gives_no_copy_back() -> None:
    """Else taking out the rule that gave it would take the copy away."""
    judged = [
        Judged("repeats", drop(SECOND, "said before", copy_of=FIRST)),
        Judged("comments", drop(FIRST, "a comment")),
        Judged("body", keep(FIRST, "reads like it", 3.0)),
        Judged("body", keep(SECOND, "reads like it", 3.0)),
    ]
    assert [made.rule for made in decode(PAGE, judged)[:2]] == ["comments", "repeats"]


def test_a_take_that_yields_to_the_body_counts_only_where_the_line_is_none() -> None:
    """The standfirst is body where it reads as that; where it does not, it is the description and no drop."""
    lead = "Two years of repairs end sooner than anybody had dared to hope, and cheaper"
    page = f"Old bridge to reopen in spring\n\n{lead}\n\nBy Jane Roe\n\n" + "\n\n".join(BODY)
    kept = cleanpage.clean(page)
    assert (kept.text.startswith(lead), kept.description) == (True, None)
    loose = cleanpage.Pipeline.preset("article").replace(cleanpage.rules.Standfirst(strength=0))
    taken = loose.replace(cleanpage.rules.Body(lean=-1.5)).clean(page)
    row = next(row for line, row in taken.lines if line.startswith(lead))
    assert (row.fate, row.field, taken.description) == ("field", "description", lead)


VERSES = "".join(f"<div>{line}</div>" for line in ("Nur dich", "Und wieder dich", "Im Regen", "Bei Nacht") * 10)
ENTRY = '<html><body><div class="menu">Blog</div><h1>Am Ufer</h1><div class="{}">{}</div></body></html>'


@pytest.mark.parametrize(
    ("name", "lines", "weight", "kept"),
    [
        pytest.param(
            "post-body entry-content",
            VERSES,
            -1.0,
            {"Nur dich", "Und wieder dich", "Im Regen", "Bei Nacht"},
            id="verse",
        ),
        pytest.param("post sidebar-content", VERSES, -1.0, set(), id="what the HTML calls something else"),
        pytest.param("post-body", "<div>Nur dich</div>", -1.0, set(), id="no more than a notice"),
        pytest.param("post-body", VERSES, 1.0, {"Blog", "Am Ufer"}, id="there is another body"),
    ],
)
def test_where_nothing_reads_as_body_the_html_tells(name: str, lines: str, weight: float, kept: set[str]) -> None:
    """Verse looks like a menu; what a page calls the text of its entry is kept if nothing else is."""
    page = read(ENTRY.format(name, lines), table())
    first, second, *others = page.segments
    judged = [Judged("body", keep(segment, "reads like it", weight)) for segment in (first, second) if weight > 0]
    judged += [Judged("body", drop(segment, "does not", 1.0)) for segment in ((first, second) if weight < 0 else ())]
    judged += [Judged("body", drop(segment, "does not", 1.0)) for segment in others]
    decisions = decode(page, judged)
    assert {s.text for s, made in zip(page.segments, decisions, strict=True) if made.fate == "body"} == kept
    assert (NAMED in {made.reason for made in decisions}) is (bool(kept) and weight < 0)
