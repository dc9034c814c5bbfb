"""Dates by where and how they are set: in the article's own foot, like leaves of a calendar, told in words."""

from __future__ import annotations

import cleanpage

TITLE = "Town repairs its old bridge"
BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The old bridge over the Alder will reopen in spring, the council decided on Monday, after years of repairs.",
        "Nobody believed that we would find the money, the mayor said, and thanked all who had helped to raise it.",
        "The work begins in March and should take until the summer, when the market returns to the square.",
        "Until then the ferry goes every ten minutes, and on market days every five, at no cost to those who cross.",
    )
)
SHARE = "<ul><li>Mail it</li><li>Print it</li><li>Copy link</li><li>Link copied</li><li>Bridges</li></ul>"
SHOWN = "<time datetime='2025-11-03T09:00:00+01:00'>3 November 2025</time>"


def published(body: str, url: str | None = None) -> str:
    """Return when a page with this in its body was published."""
    raw = f"<html lang='en'><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return str(cleanpage.clean(raw, url=url).published)


def page(above: str = "", below: str = "") -> str:
    """Return an article with something above and below its headline."""
    return f"<main>{above}<h1>{TITLE}</h1>{below}{BODY}</main>"


def test_the_foot_of_an_article_is_its_own() -> None:
    """HTML has footers in articles for what belongs to them; that of the page is the site's, that of a card its own."""
    body = BODY * 4  # so that its end is far from the headline
    foot = f"<footer>{SHARE}<p>{SHOWN}</p></footer>"
    assert published(f"<article><h1>{TITLE}</h1>{body}{foot}</article>").startswith("2025-11-03")
    assert published(f"<article><h1>{TITLE}</h1>{body}</article>{foot}") == "None"
    card = f"<article><h2>Ferry sinks</h2>{foot}</article>"
    assert published(f"<main><article><h1>{TITLE}</h1>{body}</article>{card}</main>") == "None"


def test_a_sidebar_within_the_article_holds_what_belongs_to_it() -> None:
    """Credits and dates, say; one beside the article is about anything."""
    credits_ = "<p>Voices</p><p>Ann Other</p>" * 4 + "<p>Put online</p><p>Published online</p><p>3 November 2025</p>"
    side = f"<div class='story__sidebar'>{credits_}</div>"
    assert published(f"<article><h1>{TITLE}</h1>{BODY}{side}</article>") == "2025-11-03"
    assert published(f"<article><h1>{TITLE}</h1>{BODY}</article>{side}") == "None"
