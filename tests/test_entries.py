"""Lists of entries are read together: cards, items and rows stay or go as one."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.facts.entries import EVEN, entry_rows, evened, headed
from cleanpage.read import html

CARDS = "".join(
    f"<article class='post post-{at}'><h2><a href=/{at}>{title}</a></h2>"
    f"<p class=date>{at} October 2024</p><p>{text}</p></article>"
    for at, (title, text) in enumerate(
        (
            ("Tagliatelle with mushrooms", "A classic of autumn, ready in half an hour with hardly anything in it."),
            ("Risotto with pumpkin", "Creamy and mild, made with the pumpkin of the plain and a good broth."),
            ("Pasta and beans", "The recipe of the family, with fresh beans and the rind for those who love it."),
            ("Gnocchi of ricotta", "Lighter than those of potatoes, and kneaded in ten minutes on any table."),
        ),
        start=1,
    )
)


def rows(body: str) -> list[list[str]]:
    """Return the lines of each row of a page's lists."""
    page = html.page(f"<html><body>{body}</body></html>")
    return [[page.segments[at].text for at in row.lines] for row in page.fact(entry_rows)]


def test_what_matches_from_entry_to_entry_is_a_row() -> None:
    """Terms are one row and what they mean another; so are the names and the prices of cards."""
    assert rows("<dl><dt>Rooms<dd>3<dt>Built<dd>1998<dt>State<dd>used</dl>") == [
        ["Rooms", "Built", "State"],
        ["3", "1998", "used"],
    ]
    cards = "".join(f"<div class=card><h3>Tea {at}</h3><span>{at} zł</span></div>" for at in range(3))
    assert rows(f"<div>{cards}</div>") == [["Tea 0", "Tea 1", "Tea 2"], ["0 zł", "1 zł", "2 zł"]]


@pytest.mark.parametrize("body", ["<p>One.</p><p>Two.</p><p>Three.</p>", "<ul><li>One<li>Two</ul>"])
def test_paragraphs_and_two_items_are_no_list(body: str) -> None:
    """Paragraphs follow each other in any text, and a pair says little."""
    assert rows(body) == []


def test_weights_of_a_row_move_towards_their_mean() -> None:
    """A heading goes with the text below it, where that reads more like body."""
    page = html.page("<html><body><ul><li>One<li>Two<li>Three</ul></body></html>")
    assert evened(page, [3.0, 0.0, -3.0]) == pytest.approx([3 - 3 * EVEN, 0, -3 + 3 * EVEN])
    cards = html.page(f"<html><body><main>{CARDS}</main></body></html>")
    weights = [4.0 if segment.text.endswith(".") else -1.0 for segment in cards.segments]
    headings = [segment.index for segment in cards.segments if segment.kind == "heading"]
    assert all(evened(cards, weights)[at] > 0 for at in headings)


def test_what_a_term_means_goes_with_the_term() -> None:
    """Numbers and names alone read like nothing; beside their terms they are what the page tells."""
    page = html.page("<html><body><dl><dt>Credits<dd>10<dt>Exam<dd>2 June<dt>Language<dd>Norsk</dl></body></html>")
    weights = [2.0 if segment.index % 2 == 0 else -1.0 for segment in page.segments]
    assert min(evened(page, weights)) > 0
    course = (
        "<main><h1>Marine ecology</h1>"
        "<dl><dt>Credits<dd>10<dt>Start of teaching<dd>13 January 2025<dt>Exam<dd>2 June 2025"
        "<dt>Language<dd>English<dt>Responsible<dd>Solveig Haugland</dl><p>The course is about life in the fjords, "
        "from plankton to seals. Students learn to plan a voyage and to lead one.</p></main>"
    )
    article = cleanpage.clean(f"<html><body><nav><a href=/>Home</a></nav>{course}</body></html>")
    assert article.published is None


def test_the_cards_of_a_list_stay_with_their_titles() -> None:
    """All four titles stay, not that of the first card alone, which stands below running text."""
    intro = "Dalla pasta fresca ai risotti: qui trovi tutte le mie ricette di primi piatti, spiegate passo passo."
    told = {
        "Tagliatelle ai funghi porcini": "Un classico dell’autunno, pronto in mezz’ora con pochissimi ingredienti.",
        "Risotto alla zucca e rosmarino": "Cremoso e delicato, si prepara con la zucca e un buon brodo vegetale.",
        "Pasta e fagioli della domenica": "La ricetta di famiglia, con i borlotti freschi e la cotenna per chi la ama.",
        "Gnocchi di ricotta al burro e salvia": "Più leggeri di quelli di patate, si impastano in dieci minuti.",
    }
    cards = "".join(
        f'<article class="et_pb_post"><h2 class="entry-title"><a href="/{at}">{title}</a></h2><p class="post-meta">di '
        f'<span class="author vcard"><a href="/pia">Pia Morandin</a></span> | <span>{at} Ott 2024</span>'
        f' | <a href="/primi">Primi piatti</a></p><div class="post-content"><p>{text}</p><a href="/{at}">leggi tutto'
        "</a></div></article>"
        for at, (title, text) in enumerate(told.items(), start=1)
    )
    menu = "".join(
        f"<li><a href=/>{entry}</a></li>" for entry in ("Antipasti", "Primi", "Secondi", "Dolci", "Chi sono")
    )
    main = f'<div><h1>Primi piatti</h1><p>{intro}</p></div><div class="et_pb_blog_grid">{cards}</div>'
    side = "<div id=sidebar><h4>Articoli recenti</h4><ul><li><a href=/>Come conservare i funghi</a></li></ul></div>"
    page = (
        f"<header><ul>{menu}</ul></header><div id=main-area>{main}{side}</div><footer>Sviluppato da WordPress</footer>"
    )
    text = cleanpage.clean(f"<html lang=it><body>{page}</body></html>").text
    assert all(title in text for title in told)


def test_a_heading_goes_with_what_it_heads() -> None:
    """HTML says what a heading heads: what begins in its box or in the one around that, and nothing in another one."""
    page = html.page(
        "<html><body><aside><div><h3>Follow us</h3></div></aside><main><p>A line of text.</p>"
        "<section><h2>Questions</h2><details><summary>Why?</summary><p>Because.</p></details></section></main></body></html>"
    )
    texts = [segment.text for segment in page.segments]
    weights = [3.0 if text.endswith((".", "?")) else -1.0 for text in texts]
    found = dict(zip(texts, headed(page, weights), strict=True))
    assert found["Questions"] > 0 > found["Follow us"]
