"""What a page is made of: whether lines as they stand around posts make it a thread."""

from __future__ import annotations

from cleanpage import Pipeline
from cleanpage.facts.kind import is_forum

from .pages import FIXTURES

MENU = [f"Chapter {number}" for number in range(1, 151)]
POSTS = 7 * ["Reply", "The starter lived in the fridge for three weeks, and it smells of nail polish now."]


def _is_forum(*lines: str) -> bool:
    return Pipeline.preset("article").read("\n\n".join(lines)).fact(is_forum)


def test_posts_make_a_thread() -> None:
    """Seven buttons between seven posts are enough."""
    assert _is_forum(*POSTS)


def test_buttons_here_and_there_make_none() -> None:
    """As many among menus, each far from the next, are what any large page has."""
    assert not _is_forum(*POSTS, *MENU)


def test_a_thread_whose_posts_are_declared_to_be_articles_is_one() -> None:
    """Software declares each post so; a text with comments that is declared so as well is none."""
    data = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article"}</script>'
    member = "<span>{}</span><div>Joined: Mar 2019</div><div>Posts: 312</div>"
    post = f"<div class='post'>{member}<p>{POSTS[1]}</p><a>Reply</a><a>Quote</a></div>"
    posts = "".join(map(post.format, ("Ann", "Bob", "Cy", "Dot", "Eve", "Fay", "Gus", "Hal")))
    page = "<html><head>{}</head><body><main><h1>Which flour for a starter?</h1>{}</main></body></html>"
    pipeline = Pipeline.preset("article")
    assert pipeline.read(page.format(data, posts), url="https://forum.crumb.example/showthread.php?t=12").fact(is_forum)
    text = f"<p>{POSTS[1]} It lived on the shelf before that, and nobody could say since when, or who fed it.</p>" * 30
    commented = page.format(data, text + posts)
    assert not pipeline.read(commented, url="https://crier.example/2025/11/03/starter").fact(is_forum)


def test_what_was_learned_tells_threads_without_their_software_s_marks() -> None:
    """Copied posts keep names, days and likes; a comment's label above the last one of them opens no comments."""
    page = (FIXTURES / "de-discourse-roggenbrot" / "source.txt").read_text(encoding="utf-8")
    article = Pipeline.preset("article").clean(page)
    assert "nur nicht auf die heizung legen" in article.text.lower()
    assert article.kind == "forum"
