"""Fields that a page's hidden data gives, and whose data it is."""

from __future__ import annotations

import json

import pytest

import cleanpage

BODY = "".join(
    f"<p>{line}</p>"
    for line in (
        "The town council voted on Monday evening to repair the old bridge over the mill race, and work begins.",
        "Nobody spoke against it, although the money has yet to be found, and the mayor said that she was sorry.",
        "Until the work is done, buses will go round by the station, which takes ten minutes longer than usual.",
    )
)


def clean(head: str = "", data: object = None, url: str | None = None) -> cleanpage.Article:
    """Clean a page with this in its head."""
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    page = f"<html lang=en><head>{head}{script}</head><body><article><h1>Town repairs its bridge</h1>{BODY}</article>"
    return cleanpage.clean(page, url=url)


@pytest.mark.parametrize(("value", "wanted"), [(False, True), ("False", True), (True, False), ("sometimes", None)])
def test_a_page_says_whether_it_is_free(value: object, wanted: bool | None) -> None:  # noqa: FBT001 - a case's value
    """As JSON or as a string; anything else says nothing."""
    assert clean(data={"@type": "NewsArticle", "isAccessibleForFree": value}).paywalled is wanted


def test_tiers_of_content_say_so_too() -> None:
    """Locked and metered pages are not free."""
    assert clean('<meta property="article:content_tier" content="metered">').paywalled is True
    assert clean().paywalled is None


def test_a_live_blog_says_that_it_is_one() -> None:
    """By its type; other articles say nothing."""
    assert clean(data={"@type": "LiveBlogPosting", "headline": "Town repairs its bridge"}).live is True
    assert clean(data={"@type": "NewsArticle", "headline": "Town repairs its bridge"}).live is None


def test_the_licence_of_a_picture_is_not_the_pages() -> None:
    """Nor is its description."""
    picture = {"@type": "ImageObject", "license": "https://example.org/picture", "description": "A bridge."}
    article = clean(data=[picture, {"@type": "NewsArticle", "license": "https://example.org/text"}])
    assert (article.license, article.description) == ("https://example.org/text", None)


def test_addresses_are_whole() -> None:
    """A canonical address or picture that leaves out the host has that of the page."""
    head = '<link rel="canonical" href="/bridge"><meta property="og:image" content="/bridge.jpg">'
    article = clean(head, url="https://example.org/bridge?from=home")
    assert (article.url, article.image) == ("https://example.org/bridge", "https://example.org/bridge.jpg")


def test_a_word_count_far_from_the_bodys_is_a_warning() -> None:
    """Near it, nothing is said."""
    assert "word-count-differs" in {w.code for w in clean(data={"@type": "NewsArticle", "wordCount": 900}).warnings}
    assert "word-count-differs" not in {w.code for w in clean(data={"@type": "NewsArticle", "wordCount": 62}).warnings}


def test_tags_are_words() -> None:
    """Commas inside links, rules between groups and an element around all of them are none; short joined words are."""
    labels = "".join(f"<a rel=tag>{tag}</a>" for tag in ("Old Bridge,", "horses,", "Mill", "------"))
    head = '<meta name="keywords" content="Old BridgehorsesMill, horse, power, horsepower">'
    page = f"<html lang=en><head>{head}</head><body><h1>Town repairs its bridge</h1>{BODY}<p>{labels}</p></body></html>"
    assert cleanpage.clean(page).tags == ("horse", "power", "horsepower", "Old Bridge", "horses", "Mill")


def test_meta_tags_may_hold_json() -> None:
    """As analytics programs want it; so may a value in embedded data."""
    said = {"title": "Town repairs its bridge", "pub_date": "2025-11-03T11:30:00Z", "authors": ["Jane Roe", "Bo Li"],
            "section": "Town", "tags": ["hidden - x"]}  # fmt: skip
    article = clean(f"<meta name='parsely-page' content='{json.dumps(said)}'>")
    assert [author.name for author in article.authors] == ["Jane Roe", "Bo Li"]
    assert (str(article.published), article.section, article.tags) == ("2025-11-03T11:30:00+00:00", "Town", ())
    assert [author.name for author in clean('<meta name=author content=\'{"name": "Jane Roe"}\'>').authors] == [
        "Jane Roe"
    ]
    data = {"@type": "NewsArticle", "author": '{"name": "Jane Roe"}'}
    assert [author.name for author in clean(data=data).authors] == ["Jane Roe"]


def test_tags_are_merged_and_unrepeated() -> None:
    """Whatever separates them; a tag that differs in case is one tag."""
    head = '<meta name="keywords" content="bridge, council"><meta property="article:tag" content="Bridge">'
    assert clean(head).tags == ("bridge", "council")
