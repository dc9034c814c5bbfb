"""What speaks for a title, looked at a piece at a time."""

import pytest

import cleanpage
from cleanpage.facts.address import named_by_address
from cleanpage.facts.cuts import Origin, cut_features
from cleanpage.facts.headline import may_head
from cleanpage.facts.headline_candidates import headline_candidates
from cleanpage.facts.quoted import times_quoted
from cleanpage.facts.title_features import title_candidates
from cleanpage.page import Page
from cleanpage.read import read
from cleanpage.words import table

SITE = "https://www.example-post.com"
PROSE = (
    "The council met on Tuesday evening to discuss the budget of the library and the plans for the old harbour.",
    "A second vote on the harbour is expected next month, according to the mayor and two of her deputies.",
    "The library has asked for more money than it ever did, and some say that it will get less than it has.",
)
MENU = [
    f"{size} {place} {use} tools"
    for size in ("Small", "Large", "Heavy", "Light", "Spare")
    for place in ("garden", "kitchen", "workshop", "forest", "stable")
    for use in ("cutting", "digging", "mending", "lifting")
]


def text(raw: str, path: str | None) -> Page:
    """Return a page of text, at a path of a site or with no known address."""
    return read(raw, table(), url=SITE + path if path is not None else None, format="text")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/sections/science", "Science"),
        ("/sections/science/", "SCIENCE"),
        ("/c/men-s-wool-runner", "Men's Wool Runner"),
        ("/tutorial/datastructures.html", "5. Data Structures"),
        ("/wiki/Caf%C3%A9_culture", "Café culture"),
    ],
)
def test_a_line_that_says_what_the_address_ends_with(path: str, line: str) -> None:
    """In words or in one, without numbers, in any case."""
    assert named_by_address(text(f"Home\n\n{line}\n\n{PROSE[0]}", path)) == {1}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/sections/science", "Science fiction"),
        ("/sections/popular-science", "Science"),
        ("/science/archive", "Science"),
        ("/12345", "12345"),
        ("/", "Example Post"),
        (None, "Science"),
    ],
)
def test_a_line_that_says_more_or_less_than_the_end_of_the_address(path: str | None, line: str) -> None:
    """Nor does a number say what a page is called, nor does a front page have such an end."""
    assert named_by_address(text(f"Home\n\n{line}\n\n{PROSE[0]}", path)) == frozenset()


@pytest.mark.parametrize(("path", "looked_at"), [("/sections/miscellany", True), ("/sections/7", False)])
def test_a_label_among_a_hundred_lines_is_looked_at_where_the_address_ends_with_it(
    path: str,
    looked_at: bool,  # noqa: FBT001 - a case
) -> None:
    """At a glance it is a label as others are."""
    page = text("\n".join([*MENU[:50], "Miscellany", *MENU[50:], *(f"\n{line}" for line in PROSE)]), path)
    assert any(segment.text == "Miscellany" for segment in headline_candidates(page)) is looked_at


@pytest.mark.parametrize(("path", "may_be"), [("/wiki/Growing_tomatoes", True), ("/wiki/Gardening", False)])
def test_what_a_table_of_contents_lists_may_be_the_title_where_the_address_ends_with_it(
    path: str,
    may_be: bool,  # noqa: FBT001 - a case
) -> None:
    """Manuals list the page itself above its parts."""
    parts = {
        "Growing tomatoes": "Tomatoes are grown from seed each year, and it is not hard to do at all.",
        "Sowing the seeds": "Sow the seeds in March, two to a pot, and keep them on a windowsill that faces south.",
        "Pricking out": "When the second pair of leaves is there, move each plant to a pot of its own.",
        "Planting outside": "After the last frost plants may go out into the bed, half a metre apart.",
    }
    raw = "\n".join(["Contents", *parts]) + "\n\n" + "\n\n".join(f"{name}\n\n{said}" for name, said in parts.items())
    found = {segment.text for segment in headline_candidates(text(raw, path))}
    assert ("Growing tomatoes" in found) is may_be
    assert "Pricking out" not in found


@pytest.mark.parametrize(("path", "title"), [("/news", "News"), ("/about", None)])
def test_a_label_is_a_title_where_the_address_ends_with_it(path: str, title: str | None) -> None:
    """Elsewhere nothing is better than what stands on all pages."""
    page = text("News\n\n" + "\n\n".join(PROSE), path)
    assert may_head(page, 0) is (title is not None)
    assert cleanpage.clean(page.source, url=SITE + path).title == title


@pytest.mark.parametrize(
    ("line", "may_be"), [("Copyright © 2024 Society of Grinders", False), ("Copyright law for teachers", True)]
)
def test_a_notice_of_copyright_is_no_headline(line: str, may_be: bool) -> None:  # noqa: FBT001 - a case
    """Whichever way it begins; what is written about copyright may be."""
    found = headline_candidates(text("\n\n".join([line, *PROSE]), None))
    assert any(segment.text == line for segment in found) is may_be


@pytest.mark.parametrize(
    ("whole", "left", "seen"),
    [
        (
            "Ten good scythes | Example Post",
            "Ten good scythes",
            {"2 words cut off, the front", "| at a cut, the front", "what was cut off is a line"},
        ),
        (
            "Ten good scythes – what they are, what they cost and how long they last",
            "Ten good scythes",
            {"6 words cut off, the front", "– at a cut, the front"},
        ),
    ],
)
def test_what_a_cut_looks_like(whole: str, left: str, seen: set[str]) -> None:
    """The name of the site and half of a headline, each behind its sign."""
    origin = Origin("window title", left, whole, "the front, no names")
    found = dict(cut_features(origin, (["example", "post"],)))
    assert {name for name, value in found.items() if value} == seen | {"parts where it was cut off"}


def test_how_often_a_text_is_quoted() -> None:
    """Escaped in either way, and with nothing else in the quotes."""
    markup = '<a title="Tools &amp; t&quot;ea">x</a><script>{"a": "Tools & t\\"ea", "b": "Tools & t\\"ea two"}</script>'
    assert times_quoted(markup, 'Tools & t"ea') == 1 + 1
    assert times_quoted(markup, "Tools") == 0
    assert times_quoted("", "Tools") == 0


def test_a_page_keeps_the_html_that_it_was_read_from() -> None:
    """Text has none."""
    assert read("<p>Bread &amp; tea</p>", table(), format="html").markup == "<p>Bread &amp; tea</p>"
    assert text("Bread & tea", None).markup == ""


def features_of(html: str, path: str, wanted: str) -> dict[str, float]:
    """Return the features of one text that could be the title of a page of HTML."""
    found = title_candidates(read(html, table(), url=SITE + path, format="html"))
    return next(features for origins, features in found if origins[0].text == wanted)


@pytest.mark.parametrize(("path", "inner"), [("/item/1005", True), ("/", False)])
def test_the_name_of_the_site_is_the_title_of_its_front_page_rather(path: str, inner: bool) -> None:  # noqa: FBT001
    """Shops have it as a heading on all pages."""
    html = f"<html><head><title>Example Post</title></head><body><h1>Example Post</h1><p>{PROSE[0]}</p></body></html>"
    found = features_of(html, path, "Example Post")
    assert "the site's name" in found
    assert ("the site's name, not on its front page" in found) is inner


@pytest.mark.parametrize(("path", "kind", "written"), [("/a/1", "article", True), ("/a/1", "product", False)])
def test_headings_of_shops_are_told_from_those_of_articles(path: str, kind: str, written: bool) -> None:  # noqa: FBT001
    """A heading is weighed otherwise on each."""
    priced = "".join(f"<li class='product'>Scythe {size} <b>$ {size}.99</b></li>" for size in range(12, 30))
    said = {"article": f"<p>{'</p><p>'.join(PROSE * 3)}</p>", "product": f"<p>Buy it now.</p><ul>{priced}</ul>"}[kind]
    head = f'<title>Ten good scythes</title><meta property="og:type" content="{kind}">'
    found = features_of(f"<html><head>{head}</head><body><h1>Ten scythes</h1>{said}</body></html>", path, "Ten scythes")
    assert ("the only h1, not written" in found) is not written
