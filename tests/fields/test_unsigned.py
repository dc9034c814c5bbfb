"""Pages that nobody signs: start pages, shops, services. What looks like a byline there is somebody else."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage import Pipeline
from cleanpage.facts.kind import is_forum
from cleanpage.rules import Byline
from cleanpage.settle.authors import SURE

OFFERS = {
    "Audits": "We look at your books.",
    "Payroll": "We pay your people.",
    "Advice": "We answer your questions.",
}
CARDS = "".join(
    f'<div class="card"><h3>{name}</h3><p>{text}</p><a class="btn" href="/{name}">Learn more</a></div>'
    for name, text in OFFERS.items()
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
STUDIO = '<meta name="author" content="Example Web Studio">'
OWN = '<meta name="author" content="Riverside Bookkeeping">'


def start_page(*, head: str = "", above: str = "", customer: str = "") -> cleanpage.Article:
    """Clean the start page of a company."""
    menu = "".join(f'<a href="/{name.lower()}">{name}</a>' for name in ("Home", "Services", "Pricing", "Contact"))
    pitch = "<p>We keep the books of small companies, so that you need not.</p><a class=btn href=/start>Get started</a>"
    said = f'<div class="testimonial"><p>They found a mistake of years.</p><p class="author">{customer}</p></div>'
    return cleanpage.clean(
        f"<html lang=en><head><title>Books in good order</title>{head}</head><body><nav>{menu}</nav>"
        f'<section class="hero"><h1>Books in good order</h1>{above}{pitch}</section>'
        f'<section class="features">{CARDS}</section>'
        f'<section class="testimonials"><h2>What our customers say</h2>{said}</section>'
        "<footer>© 2025 Riverside Bookkeeping</footer></body></html>",
        url="https://riversidebookkeeping.example/",
    )


def names(article: cleanpage.Article) -> list[str]:
    """Return the names of its authors."""
    return [author.name for author in article.authors]


@pytest.mark.parametrize("given", [{"head": STUDIO}, {"customer": "Jane Roe"}])
def test_who_built_the_site_and_who_praises_it_has_not_written_it(given: dict[str, str]) -> None:
    """Neither a template's author nor a customer's name is the page's."""
    assert names(start_page(**given)) == []


def test_who_signs_such_a_page_in_words_has_written_it() -> None:
    """A byline with its word is believed, and so is a site that says that it wrote what it says of itself."""
    assert names(start_page(above="<p>By Jane Roe</p>")) == ["Jane Roe"]
    assert names(start_page(head=OWN)) == ["Riverside Bookkeeping"]


@pytest.mark.parametrize(("above", "day"), [("3 November 2025: open day", None), ("Published: 3 November 2025", 3)])
def test_a_date_on_such_a_page_is_the_pages_only_if_it_says_so(above: str, day: int | None) -> None:
    """A date near its headline is that of a teaser or an offer."""
    lines = "".join(f"<p>{line}</p>" for line in ("For bakers", "For smiths", "For inns", "For mills", above))
    published = start_page(above=lines).published
    assert (published.date.day if published and published.date else None) == day


def test_an_article_needs_no_more_than_a_name_and_a_date() -> None:
    """The same evidence is enough where the page is one run of text."""
    text = "".join(
        f"<p>The ferry to the island stops for the winter, says the town, for the {n} time.</p>" for n in "abcd"
    )
    head = f"<title>The ferry stops</title>{STUDIO.replace('Example Web Studio', 'Jane Roe')}"
    top = "<h1>The ferry stops</h1><p>3 November 2025: the harbour</p>"
    page = f"<html lang=en><head>{head}</head><body><article>{top}{text}</article></body></html>"
    article = cleanpage.clean(page, url="https://crier.example/2025/11/the-ferry-stops")
    assert names(article) == ["Jane Roe"]
    assert str(article.published) == "2025-11-03"


@pytest.mark.parametrize(
    "address", ["https://boats.example", "https://boats.example/", "https://boats.example/index.php"]
)
def test_what_a_site_shows_first_is_by_nobody(address: str) -> None:
    """A name on the front page signs one of its entries; on another page it is believed."""
    text = "".join(f"<p>The ferry was late again on {day}, and nobody could say why it was.</p>" for day in DAYS)
    page = f'<html><head><meta name="author" content="Jane Roe"></head><body><h1>The river</h1>{text}</body></html>'
    assert names(cleanpage.clean(page, url=address)) == []
    assert names(cleanpage.clean(page, url="https://boats.example/ferry-late")) == ["Jane Roe"]


def test_whose_site_it_is_wrote_no_article() -> None:
    """A company, as its form tells, stands in the template of each page."""
    text = "<p>The old bridge over the Alder will reopen in spring, the council decided on Monday after two years.</p>"
    head = '<meta name="author" content="Alder Media Sp. z o.o."><meta property="og:type" content="article">'
    body = f"<h1>Old bridge to reopen</h1>{text * 3}<footer>© 2025 Alder</footer>"
    assert cleanpage.clean(f"<html><head>{head}</head><body>{body}</body></html>").authors == ()


@pytest.mark.parametrize(("path", "signed"), [("forum.php", False), ("t/7", True)])
def test_who_posted_last_in_a_forum_signs_no_front_page(path: str, *, signed: bool) -> None:
    """A word that introduces somebody near the headline names whoever posted last there."""
    posts = "".join(
        f"<div class=post><p>{who}</p><p>Join Date: May 2009</p><p>{text}</p><a>Quote</a><a>Reply</a></div>"
        for who, text in (
            ("jroe42", "The rudder of my boat sits loose since the winter, and I cannot say how it came to that."),
            ("sailor7", "Have a look at the lower bolt first, it is nearly always the one that has worn out."),
            ("oars", "Mine was loose as well, and a new bolt from the yard cost me less than I had feared."),
        )
    )
    raw = f"<html lang=en><title>Boats</title><h1>Boats</h1><p>by</p><p>Jane Roe</p>{posts}</html>"
    page = Pipeline.preset("article").read(raw, url=f"https://boats.example/{path}")
    assert page.fact(is_forum)
    weights = [v.weight for v in Byline().judge(page) if v.field == "authors" and v.value.name == "Jane Roe"]
    assert (max(weights) >= SURE) is signed
