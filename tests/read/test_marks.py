"""Texts in Markdown are read without its marks."""

from __future__ import annotations

import time

import pytest

import cleanpage
from cleanpage.read.marks import is_image, marks
from cleanpage.testing import check_laws
from cleanpage.words import table

MENU = '* [Home](/)\n* [News](/news)\n* [Sport](https://example.org/sport_(all) "All sports")\n\n'


def lines(text: str) -> list[str]:
    """Return what the lines of a text are read as, behind a menu that makes it Markdown."""
    page = cleanpage.read.read(MENU + text, table(()), format="text")
    return [segment.text for segment in page.segments][3:]


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("The [old bridge](/bridge) is shut.", "The old bridge is shut."),
        ("The [old bridge](<https://example.org/a b>) is shut.", "The old bridge is shut."),
        ("It is [shut](/a_(b)_(c) 'Why').", "It is shut."),
        ("[One](/1)[Two](/2)", "One Two"),
        ("A picture ![of a bridge](/b.png) in the text.", "A picture in the text."),
        ("[![Logo](/l.png) The Gazette](/)", "The Gazette"),
        ("## The **old** bridge", "The old bridge"),
        ("_Jane Roe_ said *so*, and __twice__.", "Jane Roe said so, and twice."),
        (r"1\. It cost 3\*4 crowns \[sic\].", "1. It cost 3*4 crowns [sic]."),
        ("snake_case_names, 2 * 3 * 4 and a*b*c stay", "snake_case_names, 2 * 3 * 4 and a*b*c stay"),
        ("[No link] (in brackets) stays", "[No link] (in brackets) stays"),
        ("![Only an image](/a.png)", "![Only an image](/a.png)"),
    ],
)
def test_marks_are_left_out(marked: str, read: str) -> None:
    """What says how a text is set, or where it leads, is no part of it; what only looks like that is."""
    assert lines(marked) == [read]


def test_a_link_broken_over_lines_is_read_as_one() -> None:
    """Those who wrap Markdown break links and their addresses, too."""
    assert (
        " ".join(lines("The [old\nbridge](https://example.org/the-\nold-bridge) is shut.")) == "The old bridge is shut."
    )


def test_headings_make_a_text_markdown() -> None:
    """One may be a number sign in a text."""
    read = cleanpage.read.read
    found = read("# One\n\n## [Two](/2)", table(()), format="text").segments
    assert [(s.kind, s.level, s.text) for s in found] == [("heading", 1, "One"), ("heading", 2, "Two")]
    assert [s.text for s in read("# 1 in the charts", table(()), format="text").segments] == ["# 1 in the charts"]


def test_code_keeps_its_marks() -> None:
    """Code is nobody's Markdown."""
    assert lines("```python\nx = a[1](b) + c[2](d)\n```") == ["x = a[1](b) + c[2](d)"]


def test_a_text_with_few_links_is_no_markdown() -> None:
    """A text may speak of Markdown, and may have brackets before parentheses."""
    text = "Write [text](address) for a link, said [the editor](who else)."
    assert marks(text) is None
    assert cleanpage.read.read(text, table(()), format="text").segments[0].text == text


def test_reading_can_leave_marks_alone() -> None:
    """An option keeps them."""
    options = cleanpage.read.Reading(markdown=False)
    page = cleanpage.read.read(MENU, table(()), format="text", options=options)
    assert page.segments[0].text == "* [Home](/)"


def test_segments_know_how_much_of_them_is_links() -> None:
    """As those of HTML do: an entry of a menu is all link."""
    page = cleanpage.read.read(MENU + "The [bridge](/b) is shut.", table(()), format="text")
    shares = [segment.place.link_share for segment in page.segments if segment.place]
    assert shares == pytest.approx([4 / 6, 4 / 6, 5 / 7, 6 / 19])


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("**Tags:** [bridge](/a) [mill **race**](/b)", ("bridge", "mill race")),
        ("[bridge](/a)[Mill race](/b)", ("bridge", "Mill race")),
        ("[bridge](/a) and [mill race](/b)", None),
        ("[bridge](/a)", None),
    ],
)
def test_links_of_a_row_are_told_apart(row: str, wanted: tuple[str, ...] | None) -> None:
    """As in HTML, only where nothing else stands between them or behind."""
    segment = cleanpage.read.read(MENU + row, table(()), format="text").segments[-1]
    assert (segment.form and segment.form.anchors) == wanted


def test_what_is_left_out_is_accounted_for() -> None:
    """A repair says what was read in its place, and the laws hold."""
    raw = (
        MENU + "# A title of some length\n\n" + "The [old bridge](/bridge) is shut, said the **mayor** on Monday. " * 4
    )
    article = cleanpage.clean(raw)
    assert "(/bridge)" not in article.text
    assert "**" not in article.text
    assert {repair.rule for repair in article.repairs if repair.field == "text"} == {"markdown"}
    check_laws(raw, cleanpage.Pipeline.preset("article"))


def test_images_are_known_from_sentences() -> None:
    """A line is an image only if it is nothing else."""
    assert is_image("[ ![a](/b.png) ](/c)")
    assert is_image("* ![a](/b.png) ![](/c.png)")
    assert not is_image("![a](/b.png) and more")
    assert not is_image("![sic] (he wrote)")


def test_line_breaks_that_were_written_out_are_line_breaks() -> None:
    """A text with escapes for its line breaks is read as it was before somebody escaped it."""
    raw = "A title\n\nBy Jane Roe\n" + "\n\n".join(f"Sentence {at} of a text, and no more." for at in range(9))
    escaped = raw.replace("\n", "\\r\\n")
    one, other = (cleanpage.read.read(text, table(()), format="text") for text in (raw, escaped))
    assert [segment.text for segment in one.segments] == [segment.text for segment in other.segments]
    assert {repair.rule for repair in other.text_repairs} == {"escapes"}
    check_laws(escaped, cleanpage.Pipeline.preset("article"))


def test_a_text_about_escapes_keeps_them() -> None:
    """Some texts are about programs."""
    text = "Write \\n for a line break, said the editor.\n" * 9
    assert marks(text) is None


@pytest.mark.parametrize(
    "unit", ["\\t", "\\t\\n", " \\", "[", "![", "](", "[a](", "](a", "*a ", "_a_", "\\", "[a](b\n", "**", "[](", "# ["]
)
def test_hostile_marks_cost_little(unit: str) -> None:
    """Twice as much of anything takes about twice as long: far below what a square would."""
    text = "[a](b) " * 3 + unit * 40_000
    begin = time.process_time()
    marks(text)
    assert time.process_time() - begin < 5  # a square would take minutes


def test_numbers_of_links_are_left_out() -> None:
    """Text browsers number the links of a page; a note in a text has a number behind it."""
    menu = "".join(f"   * [{at}]Entry {at}\n" for at in range(1, 12))
    page = cleanpage.read.read(f"{menu}\n   The [12]old bridge is shut.[1]\n", table(()), format="text")
    assert page.segments[0].text == "* Entry 1"
    assert page.segments[0].place is not None
    assert page.segments[-1].text == "The old bridge is shut.[1]"
    assert page.segments[-1].place is not None
    assert page.segments[-1].place.link_share == 0


def test_numbers_that_do_not_count_stay() -> None:
    """Editors number things in brackets, too."""
    text = "".join(f"[{at % 3}]Entry of a list\n" for at in range(40))
    assert marks(text) is None


@pytest.mark.parametrize("image", ["![a](b)  ", "![a]((x)(y)(z)) ", "[![a](b) ](c) ", '![a](b "c") '])
def test_hostile_images_cost_little(image: str) -> None:
    """A line of very many images and something else is read in one way only."""
    begin = time.process_time()
    assert not is_image(image * 2_000 + "x")
    assert is_image(image * 2_000)
    assert time.process_time() - begin < 5  # there are more ways than can be tried
