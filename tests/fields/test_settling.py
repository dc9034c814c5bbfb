"""Fields are settled from all evidence, and what was set aside is said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import cleanpage
from cleanpage.words import guess_language

BODY = (
    "The town council voted on Monday evening to repair the old bridge over the mill race, and work begins soon.\n\n"
    "Nobody spoke against it, although the money has yet to be found, and the mayor said that she was sorry for it.\n\n"
    "Until the work is done, buses will go round by the station, which takes ten minutes longer than the usual way."
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
LANGUAGES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
RELATED = {"bs": "hr", "sr": "hr", "fil": "tl", "ms": "id"}


def html(head: str, above: str) -> str:
    """Return a page with a headline."""
    article = f"<article><h1>Town repairs its old bridge</h1>{above}{PARAGRAPHS}</article>"
    return f"<html lang=en><head>{head}</head><body>{article}</body></html>"


def test_a_visible_byline_goes_before_the_organization_in_the_data() -> None:
    """JSON-LD names the site; the page names a person."""
    head = (
        '<meta property="og:site_name" content="The Town Crier">'
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        '"author": {"@type": "Organization", "name": "The Town Crier"}}</script>'
    )
    article = cleanpage.clean(html(head, "<p>By Jane Roe</p>"))
    assert [author.name for author in article.authors] == ["Jane Roe"]
    assert [(repair.raw, repair.value) for repair in article.repairs if repair.field == "authors"] == [
        ("The Town Crier", "Jane Roe")
    ]
    assert {row.chosen for row in article.evidence["authors"]} == {True, False}


def test_an_author_in_capitals_is_one_author() -> None:
    """The two spellings are merged, and the readable one is kept."""
    head = '<meta name="author" content="Jane Roe">'
    article = cleanpage.clean(html(head, "<p>By JANE ROE</p>"))
    assert [author.name for author in article.authors] == ["Jane Roe"]


def test_whom_a_line_names_beside_the_hidden_author_is_one_too() -> None:
    """The data name one of two; the page's byline, without any word before it, names both."""
    head = (
        '<meta property="article:published_time" content="2024-11-08T06:00:00Z"><script type="application/ld+json">'
        '{"@type": "Article", "headline": "Town repairs its old bridge", "author": {"name": "Jane Roe"}}</script>'
    )
    names = '<h4><a href="/jane">Jane Roe</a>, <a href="/john">John Doe</a></h4>'
    above = f'<div class="author">{names}<time>8 Nov 2024</time></div>'
    article = cleanpage.clean(html(head, above))
    assert [author.name for author in article.authors] == ["Jane Roe", "John Doe"]


def test_all_whom_scholars_cite_are_authors() -> None:
    """The line below the headline names the first one alone; tags for citing name all three."""
    names = ("Jane Roe", "John Doe", "Mary Major")
    head = "".join(f'<meta name="citation_author" content="{name}">' for name in names)
    article = cleanpage.clean(html(head, "<p>By Jane Roe</p>"))
    assert [author.name for author in article.authors] == list(names)


def test_whom_the_press_may_ask_is_no_author() -> None:
    """Below the text, a name with a role and a telephone number."""
    head = '<meta property="article:published_time" content="2025-06-18T12:00:00Z">'
    page = html(head, "<p>18 June 2025</p>")
    contact = "<h3>Media contact</h3><p>Michael Example<br>Head of Communications<br>+44 0000 555 0142</p></article>"
    assert cleanpage.clean(page.replace("</article>", contact)).authors == ()


def test_what_a_row_of_a_table_tells_is_no_author() -> None:
    """Below the title of a ruling stands a table with the court and the date."""
    rows = (("Gericht:", "AG Eschenrode"), ("Entscheidungsdatum:", "12.06.2024"), ("Aktenzeichen:", "4 C 118/23"))
    table = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    text = "<p>Das Krähen eines einzelnen Hahns ist in einem Dorf zwischen 6 und 20 Uhr als ortsüblich hinzunehmen.</p>"
    page = f"<html lang=de><body><h1>Urteil vom 12.06.2024</h1><table>{table}</table>{text * 3}</body></html>"
    assert cleanpage.clean(page).authors == ()


def test_a_heading_that_counts_its_comments_is_no_byline() -> None:
    """Capitals beside a date and a count are what it is about."""
    article = cleanpage.clean(html("", "<p>7 March 10:07 AM - ALDER OS - ALDER FURNACE 0.16 - 8 Comments</p>"))
    assert article.authors == ()


def test_a_teasers_author_is_not_the_pages() -> None:
    """Of two articles in the data, the one whose headline is the page's is the page's."""
    head = (
        "<title>Town repairs its old bridge | The Town Crier</title>"
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Storm ahead",'
        '"author": {"name": "Tom Far"}}, {"@type": "NewsArticle", "headline": "Town repairs its old bridge",'
        '"author": {"name": "Jane Roe"}}]</script>'
    )
    article = cleanpage.clean(html(head, ""))
    assert [author.name for author in article.authors] == ["Jane Roe"]


def test_the_title_is_the_headline_without_the_site() -> None:
    """What the window's title goes on with is the name of the site."""
    article = cleanpage.clean(html("<title>Town repairs its old bridge | The Town Crier</title>", ""))
    assert article.title == "Town repairs its old bridge"
    assert article.site_name == "The Town Crier"


@pytest.mark.parametrize(
    "line", ["By the way, nobody asked the mayor.", "Von der Leyen said so.", "Tags: the new normal in our schools."]
)
def test_sentences_that_begin_like_labels_stay(line: str) -> None:
    """They gain no author and no tag, and the body loses nothing."""
    article = cleanpage.clean(f"Town repairs its old bridge\n\n{BODY}\n\n{line}\n\n{BODY}")
    assert line in article.text
    assert article.authors == ()
    assert article.tags == ()


def test_the_language_guess_is_silent_rather_than_wrong() -> None:
    """Of two sentences in each of more than seventy languages, none is taken for another language."""
    for tag, lines in LANGUAGES.items():
        found = guess_language(" ".join(lines)).language
        assert found is None or RELATED.get(found, found) == RELATED.get(tag, tag), tag


def test_a_description_of_the_site_yields_to_one_of_the_page() -> None:
    """Many sites give each page their own description; it weighs more, but the text does not speak of it."""
    head = (
        '<meta name="description" content="Riverside weather, sports and classifieds since 1931">'
        '<meta property="og:description" content="The council voted to repair the bridge over the mill race.">'
    )
    article = cleanpage.clean(html(head, ""))
    assert article.description == "The council voted to repair the bridge over the mill race."
    assert [row.chosen for row in article.evidence["description"]] == [False, True]


def test_the_site_is_named_by_its_address_and_not_by_its_menu() -> None:
    """The first line is a menu's, the notice names the owner, and the address has the name."""
    page = f"Ferries\n\nTown repairs its old bridge\n\n{BODY}\n\nThe Town Crier\n\n© 2025 Riverside Holding plc"
    article = cleanpage.clean(page, url="https://www.towncrier.example/bridge")
    assert (article.site_name, article.publisher) == ("The Town Crier", "Riverside Holding plc")


def test_a_page_that_does_not_name_its_site_has_none() -> None:
    """The first entry of a menu, which the page repeats, is not enough."""
    page = f"Ferries\n\nTown repairs its old bridge\n\n{BODY}\n\nFerries\n\nMore on ferries"
    assert cleanpage.clean(page).site_name is None


@pytest.mark.parametrize("first", ["\N{ARABIC TATWEEL}" * 4, "\u0300\u0301", "©", "«»"])
def test_a_first_line_without_words_names_nothing(first: str) -> None:
    """Letters that fold away are no name."""
    article = cleanpage.clean(f"{first}\n\nTown repairs its old bridge\n\n{BODY}\n\n© 2025 The Town Crier")
    assert article.site_name == "The Town Crier"


def test_a_site_at_the_address_of_its_author_has_another_name() -> None:
    """People give their own names to addresses, and other ones to what they write there."""
    head = (
        "<title>Town repairs its old bridge - by Maria Odell - Mill Notes</title>"
        '<meta name="author" content="Maria Odell"><script type="application/ld+json">{"@type": "NewsArticle", '
        '"publisher": {"@type": "Organization", "name": "Mill Notes"}}</script>'
    )
    page = html(head, '<p><a href="/">Mill Notes</a></p><p>Maria Odell</p>') + "<footer>© 2025 Maria Odell</footer>"
    assert cleanpage.clean(page, url="https://mariaodell.example/p/bridge").site_name == "Mill Notes"


def test_only_so_many_notices_of_a_page_are_read() -> None:
    """Each is compared with all lines, so that thousands would cost the square of their number."""
    notices = "\n".join(f"© 2025 Owner Number{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}" for at in range(20_000))
    article = cleanpage.clean(f"Town repairs its old bridge\n\n{BODY}\n\n{notices}")
    assert len([row for row in article.evidence["publisher"] if row.rule == "publisher"]) <= 20


def test_a_name_with_its_address_below_an_article_is_its_author() -> None:
    """Whom the press may ask stands below a heading."""
    head = '<meta property="article:published_time" content="2025-11-03T11:30:00Z">'

    def authors(below: str) -> list[str]:
        page = html(head, "").replace("</article>", f"{below}</article>")
        return [author.name for author in cleanpage.clean(page).authors]

    assert authors("<p><em>Jane Roe</em></p><p><em>jane.roe@crier.example</em></p>") == ["Jane Roe"]
    assert authors("<p>Jane Roe, roe@crier.example</p>") == ["Jane Roe"]
    assert authors("<h3>Press contact</h3><p>Jane Roe</p><p>jane.roe@crier.example</p>") == []


def test_a_login_yields_to_the_name_and_a_role_with_its_place_is_no_author() -> None:
    """Data have ``jane-roe`` and ``Jane Roe, Senior Reporter in Kyiv``."""
    data = '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "{}"}}}}</script>'
    article = cleanpage.clean(html(data.format("jane-roe"), "<p>By Jane Roe</p>"))
    assert [author.name for author in article.authors] == ["Jane Roe"]
    article = cleanpage.clean(html(data.format("Jane Roe, Senior Reporter in Kyiv"), ""))
    assert [author.name for author in article.authors] == ["Jane Roe"]


def test_the_first_line_is_the_site_where_another_line_has_it_too() -> None:
    """A credit that names the newspaper settles what its first line alone, or another owner's notice, does not."""
    page = f"The Town Crier\n\nNews\n\nTown repairs its old bridge\n\nPhoto: The Town Crier / Bo Li\n\n{BODY}\n\n"
    assert cleanpage.clean(page).site_name == "The Town Crier"
    assert cleanpage.clean(page + "© 2025 Riverside Press").site_name == "The Town Crier"
    assert cleanpage.clean(page.replace("Photo: The Town Crier / ", "Photo: ")).site_name is None


def test_the_date_behind_the_name_of_the_site_is_left_out() -> None:
    """Newspapers print today's date beside their name."""
    page = (
        f"Town Crier Tuesday, 3 June 2025\n\nNews\n\nTown repairs its old bridge\n\n{BODY}\n\n© 2025 Town Crier Group"
    )
    assert cleanpage.clean(page).site_name == "Town Crier"


def test_a_greek_name_is_spelled_as_its_bearer_spells_it() -> None:
    """Behind "by" it is declined; the signature below the text is not."""
    bio = "Αργύρης Μελισσουργός\n\nΔημοσιογράφος, γράφει για τις τέχνες και τα επαγγέλματα που χάνονται."
    page = f"Ο τελευταίος βιβλιοδέτης\n\nΑπό τον Αργύρη Μελισσουργό\n\n{BODY}\n\n{bio}"
    assert [author.name for author in cleanpage.clean(page).authors] == ["Αργύρης Μελισσουργός"]


def test_a_section_that_says_no_more_than_news_yields_to_another() -> None:
    """A template's "news" is said of every page; alone it is given all the same."""
    head = '<meta property="article:section" content="news">'
    path = '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"Boats"}</script>'
    assert cleanpage.clean(html(head + path, "")).section == "Boats"
    assert cleanpage.clean(html(head, "")).section == "news"


def test_a_name_in_quotes_is_named_without_them() -> None:
    """Notices in Slavic languages quote the names of newspapers."""
    article = cleanpage.clean(f"Новини\n\nМіст відкрито знову\n\n{BODY}\n\n© 2025 «Вісник Заріччя»")
    assert article.site_name == "Вісник Заріччя"


@pytest.mark.parametrize("name", ["Phan Tú", "Jane Roe"])
def test_who_signs_below_the_last_paragraph_is_the_author(name: str) -> None:
    """The name stands between the text and the buttons, as all papers of Vietnam print it."""
    page = f"Town repairs its old bridge\n\n3 November 2025\n\n{BODY}\n\n{name}\n\nShare\n\nTags: bridge, council"
    assert [author.name for author in cleanpage.clean(page).authors] == [name]
    below = page.replace(f"{name}\n\nShare", f"Share\n\nRelated articles\n\n{name}")
    assert not cleanpage.clean(below).authors


@pytest.mark.parametrize("line", ["Mit Agenturmaterial", "Cieśnina Ormuz"])
def test_what_begins_with_nobodys_given_name_signs_no_text(line: str) -> None:
    """Between the last paragraph and the buttons stand phrases, and places that a text is filed under, too."""
    page = f"Town repairs its old bridge\n\n3 November 2025\n\n{BODY}\n\n{line}\n\nShare\n\nTags: bridge, council"
    assert all(row.weight < 1.5 for row in cleanpage.clean(page).evidence.get("authors", ()))


def test_a_category_is_a_tag_where_there_are_no_others() -> None:
    """Beside tags it is the section."""
    page = f"Town repairs its old bridge\n\n3 November 2025\n\n{BODY}\n\nCategory: Waterways"
    assert cleanpage.clean(page).tags == ("Waterways",)
    beside = cleanpage.clean(f"{page}\n\nTags: bridge, council")
    assert (beside.tags, beside.section) == (("bridge", "council"), "Waterways")
