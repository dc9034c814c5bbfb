"""The ledger for people: the web page shows all there is, and nothing that a page holds can be more than text in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import cleanpage
from cleanpage import Article, Author, Evidence, LedgerRow, Repair, Warning  # noqa: A004 - the model's public name
from cleanpage.cli import main
from cleanpage.explain import printable, web_page
from cleanpage.explain.web.source import FOLDED, MOST_CHARACTERS, MOST_FOLDED, MOST_LINES

from .pages import FIXTURES, fixture_pages, pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from selectolax.lexbor import LexborNode

NEWS = FIXTURES / "en-html-news" / "source.html"
CONTROLS = regex.compile(r"[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069--\n\t]", regex.VERSION1)
TAGS = set(
    "html head meta title style body main header h1 h2 p a section footer fieldset legend label input small ul ol li "
    "details summary div span bdi b i em del".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class href rel title dir id type autocomplete checked aria-hidden "
    "style".split()
)
HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' autofocus '",
    "</p></li></title><iframe src=//evil.example>", "<!--", "]]>", "&lt;b&gt; &amp;amp; &#60;", "javascript:alert(1)",
    'https://evil.example/" onclick=alert(1) x', "data:text/html,<script>1</script>", "\x1b[31mred\x1b]0;owned\x07",
    "left \u202eright\u202c \u2066in\u2069 \u200e\u200f\u061c", "\ud800 alone \udfff", "nul \x00 \x0b\x0c\x85\x9b",
    "a\r\nb\rc\n\n", "\ufeff\u2028\u2029\ufffe", "", " ", "שלום", "مرحبا",
)  # fmt: skip


def parsed(page: str) -> LexborHTMLParser:
    """Return a page as a browser reads it."""
    return LexborHTMLParser(page)


def said(node: LexborNode | None) -> str:
    """Return the text of an element, white space collapsed."""
    assert node is not None
    return " ".join((node.text() or "").split())


def told(text: str) -> str:
    """Return a value as the page says it."""
    return printable(" ".join(text.split()))


def stretches(tree: LexborHTMLParser) -> list[str]:
    """Return the texts of all lines that the page shows."""
    return [node.text() or "" for node in tree.css(".lines li > p")]


def shown(text: str) -> str:
    """Return a stretch of the source as the page shows it."""
    return printable(text.replace("\r\n", "\n"))


def article_of(texts: Sequence[str], fates: Sequence[str], **fields: object) -> Article:
    """Return an Article made by hand: no page comes with everything that is wrong."""
    ends = list(accumulate(map(len, texts), initial=0))
    rows = [
        LedgerRow(start, end, fate, "rule", text, "title" if fate == "field" else None, seconds=(text,))  # type: ignore[arg-type]
        for (start, end), fate, text in zip(pairwise(ends), fates, texts, strict=True)
    ]
    return Article.model_construct(source="".join(texts), ledger=tuple(rows), **fields)


def check_harmless(page: str) -> None:
    """Check that a page holds nothing but what it is made of."""
    page.encode("utf-8")  # no lone surrogates
    assert not CONTROLS.search(page)
    tree = parsed(page)
    assert len(tree.css("style")) == 1
    assert len(tree.css("main")) == 1
    for node in tree.css("*"):
        assert node.tag in TAGS
        assert set(node.attributes) <= ATTRIBUTES
        style, address = node.attributes.get("style"), node.attributes.get("href")
        assert style is None or re.fullmatch(r"flex-grow:\d+", style)
        if address is not None:
            assert node.tag == "a"
            assert re.match(r"#c\d+$|https?://", address, re.IGNORECASE)
            assert address.startswith("#") or node.attributes["rel"] == "noreferrer"


@pytest.mark.parametrize("source", fixture_pages(), ids=lambda path: path.parent.name)
def test_every_line_is_there(source: Path) -> None:
    """In order and code point for code point, with its fate, rule and reason; what links lead to is there."""
    article = cleanpage.clean(source.read_bytes())
    page = web_page(article)
    check_harmless(page)
    tree = parsed(page)
    assert stretches(tree) == [shown(text) for text, _ in article.lines]
    for node, row in zip(tree.css(".lines li[id]"), article.ledger, strict=True):
        assert row.fate in (node.attributes["class"] or "").split()
        label = said(node.css_first("summary"))
        assert label == ("body" if (row.fate, row.rule) == ("body", "body") else f"{row.fate}: {row.field or row.rule}")
        assert told(row.reason) in said(node.css_first(".reason"))
        assert all(told(second) in said(node.css_first(".why ul")) for second in row.seconds)
        hover = node.css_first("p").attributes["title"] or ""
        assert printable(row.reason) in hover
    names = {node.attributes["id"] for node in tree.css("[id]")}
    assert {node.attributes["href"] for node in tree.css("a[href^='#']")} <= {f"#{name}" for name in names}


@pytest.mark.parametrize("source", fixture_pages(), ids=lambda path: path.parent.name)
def test_every_field_is_there_with_its_evidence(source: Path) -> None:
    """Values, all that the page says of them, what was repaired, and warnings."""
    article = cleanpage.clean(source.read_bytes())
    tree = parsed(web_page(article))
    everything = said(tree.css_first(".fields"))
    values = [*article.tags]
    values += [part for one in article.authors for part in (one.name, one.role, one.organization, one.bio)]
    values += [getattr(article, name) for name in ("title", "description", "section", "publisher", "site_name", "url")]
    values += [str(moment) for moment in (article.published, article.modified) if moment]
    values += [item.value for items in article.evidence.values() for item in items]
    values += [item.reason for items in article.evidence.values() for item in items]
    values += [part for repair in article.repairs for part in (repair.raw, repair.value, repair.reason)]
    values += [warning.message for warning in article.warnings if warning.field]
    assert [value for value in values if value and told(value)[:600] not in everything] == []
    warned = said(tree.css_first(".warnings")) if article.warnings else ""
    assert all(f"{warning.code} {told(warning.message)}" in warned for warning in article.warnings)
    for name, items in article.evidence.items():
        [row] = [node for node in tree.css(".about") if said(node.css_first(".name")) == name]
        assert len(row.css(".chosen li")) == sum(item.chosen for item in items)
        assert len(row.css(".aside li")) == sum(not item.chosen for item in items)


def test_the_legend_counts_all_lines() -> None:
    """Each fate and each sort of lines has a button that leaves its own lines, and the folds that hold them."""
    article = cleanpage.clean(NEWS.read_bytes())
    page = web_page(article)
    tree = parsed(page)
    for button in tree.css(".legend label"):
        name = (button.css_first("input").attributes["id"] or "").removeprefix("only-")
        lines = len(tree.css(".lines li[id]" if name == "all" else f".lines li[id].{name}"))
        assert said(button.css_first("small")) == f"{lines:,}"
        if name != "all":
            assert f":root:has(#only-{name}:checked) .lines li:not(.{name}, " in page
    for fold in tree.css("li.fold"):
        inside = {name for node in fold.css("li[id]") for name in (node.attributes["class"] or "").split()}
        assert inside <= {*(fold.attributes["class"] or "").split(), "paragraph"}
        assert len(fold.css("li[id]")) >= FOLDED
        assert said(fold.css_first("summary b")) == f"{len(fold.css('li[id]'))} lines dropped"
    [body, fields, dropped] = (said(tree.css_first(f".legend .{fate} small")) for fate in ("body", "field", "dropped"))
    assert said(tree.css_first(".summary")).startswith(f"{len(article.ledger)} lines: {body} body")
    assert said(tree.css_first(".summary")).endswith(f", {fields} fields, {dropped} dropped.")


def hostile(text: str) -> Article:
    """Return an Article that says the same everywhere, with each line once body, once a field and once dropped."""
    fates = ["body", "field", *["dropped"] * FOLDED]
    evidence = Evidence(text, text, text, text, 1.0, chosen=True, start=0, end=1)
    return article_of(
        [text or "x"] * len(fates), fates, title=text, authors=(Author(name=text, role=text),), description=text,
        tags=(text, text), url=text, image=text, license=text, language=text, kind=text, section=text, fingerprint=text,
        evidence={"title": (evidence,), text: (evidence,)},
        repairs=(Repair("title", text, text, text, text), Repair("text", text, text, text, text, 0, 1)),
        warnings=(Warning(text, text, "title"), Warning(text, text)),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    """No element, attribute, address or control character comes of what a page says, wherever it says so."""
    article = hostile(text)
    page = web_page(article)
    check_harmless(page)
    assert stretches(parsed(page)) == [shown(text or "x")] * len(article.ledger)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_only_text(text: str) -> None:
    """The same for whatever comes."""
    check_harmless(web_page(hostile(text)))


@pytest.mark.parametrize("name", ["model_fields", "model_dump_json", "__class__"])
def test_names_of_what_is_no_field_hold_nothing(name: str) -> None:
    """Evidence may be written down for any name; what Python has under it is nobody's business."""
    page = web_page(hostile(name))
    check_harmless(page)
    assert "bound method" not in page
    assert "FieldInfo" not in page


@given(pages)
def test_any_page_is_shown(raw: str | bytes) -> None:
    """Whatever is given: all lines are there, and nothing else."""
    article = cleanpage.clean(raw)
    page = web_page(article)
    check_harmless(page)
    assert stretches(parsed(page)) == [shown(text) for text, _ in article.lines]


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://news.example/a?b=c&d=%22#e", True),
        ("HTTP://news.example/", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("//evil.example/", False),
        ("https://news.example/\u202egpj.exe", False),
        ("https://news.example/ javascript:1", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, is_link: bool) -> None:  # noqa: FBT001 - a parameter
    """A link leads where it says, and tells nobody from where."""
    tree = parsed(web_page(article_of(["x"], ["body"], url=address)))
    links = [node.attributes for node in tree.css("a")]
    assert links == [{"href": address, "rel": "noreferrer"}] * 2 * is_link
    assert said(tree.css_first(".address")) == told(address)


def test_nothing_is_loaded_or_run() -> None:
    """There is no script, the policy allows none, and styles name no address and no letter beyond ASCII."""
    tree = parsed(web_page(cleanpage.clean(NEWS.read_bytes())))
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    style = tree.css_first("style").text()
    assert style.isascii()
    assert not re.search(r"url\(|@import|</", style)


def test_long_pages_are_cut_and_say_so() -> None:
    """What is shown and what is said to be left out is the whole, within folds too; the body goes before the menus."""
    dropped, body = MOST_FOLDED + 500, MOST_LINES + 500
    fates = ["dropped"] * dropped + ["body"] * body
    page = web_page(article_of(["a line\n"] * len(fates), fates))
    tree = parsed(page)
    assert len(tree.css(".fold li[id]")) == MOST_FOLDED
    assert said(tree.css_first(".fold .more")).startswith("… and 500 more lines (dropped: rule 500): ")
    assert len(tree.css(".lines li[id]")) == MOST_LINES
    left = body + MOST_FOLDED - MOST_LINES
    assert said(tree.css(".more")[-1]).startswith(f"… and {left:,} more lines (body: rule {left:,}): ")
    assert (
        said(tree.css_first(".summary"))
        == f"{len(fates):,} lines: {body:,} body ({2 * body:,} words), 0 fields, {dropped:,} dropped."
    )


def test_long_lines_are_cut_and_say_so() -> None:
    """A page may be one line."""
    size = 10_000_000
    page = web_page(article_of(["x" * size], ["body"], title="y" * size, tags=("tag",) * 5_000))
    assert len(page) < MOST_CHARACTERS
    [line] = stretches(parsed(page))
    assert re.fullmatch(r"x{50000} … and 9,950,000 more characters", line)


def test_direction_and_language_are_told() -> None:
    """Lines are set as they are read; a tag of a language that is none is left out."""
    for name, direction, language in (
        ("ar-html-ray", "rtl", "ar"),
        ("he-shaon-shemesh", "rtl", "he"),
        ("ja-html-yuya", "ltr", "ja"),
    ):
        [source] = (FIXTURES / name).glob("source.*")
        tree = parsed(web_page(cleanpage.clean(source.read_bytes())))
        assert tree.css_first(".lines").attributes["dir"] == direction
        assert {node.attributes["dir"] for node in tree.css(".lines li > p")} == {"auto"}
        assert {node.attributes["lang"] for node in tree.css(".lines li > p, h1 bdi")} == {language}
    assert 'lang="x y' not in web_page(article_of(["x"], ["body"], title="x", language="x y"))


def test_what_was_mended_is_told_at_its_line() -> None:
    """The source stands there as it was, and how it was read."""
    article = cleanpage.clean((FIXTURES / "fr-mojibake" / "source.txt").read_bytes())
    mended = [repair for repair in article.repairs if repair.field == "text"]
    tree = parsed(web_page(article))
    assert mended
    for repair in mended:
        assert f"read as {told(repair.value or '')}" in said(tree.css_first(f"#c{repair.start}"))


def test_an_empty_page_has_a_page() -> None:
    """It says that there is nothing."""
    tree = parsed(web_page(cleanpage.clean("")))
    assert said(tree.css_first(".summary")) == "There is nothing on the page."


def test_a_dump_has_no_lines_to_show() -> None:
    """The error says what is missing, as that of `Article.lines` does."""
    dump = Article.model_validate_json(cleanpage.clean(NEWS.read_bytes()).model_dump_json())
    with pytest.raises(ValueError, match="no source"):
        web_page(dump)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """In the place of the article, as `--ledger` does, and not together with it."""
    assert main(["clean", str(NEWS), "--explain"]) == 0
    assert capsys.readouterr().out == web_page(cleanpage.clean(NEWS.read_bytes()))
    with pytest.raises(SystemExit) as stop:
        main(["clean", str(NEWS), "--explain", "--ledger"])
    assert stop.value.code == 2


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_no_encoding_of_a_stream_harms_it(encoding: str) -> None:
    """The page says that it is in UTF-8, and is, whatever a console or a shell makes of output."""
    [source] = (FIXTURES / "ja-html-yuya").glob("source.*")
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "cleanpage", "clean", str(source), "--explain"],
        capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    article = cleanpage.clean(source.read_bytes())
    assert stretches(parsed(done.stdout.decode("utf-8"))) == [shown(text) for text, _ in article.lines]
