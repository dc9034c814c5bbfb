"""Dates by where and how they are set: in the article's own foot, like leaves of a calendar, told in words."""

from __future__ import annotations

import pytest

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

SENTENCE = "The council voted on Monday to repair the old bridge, and the work will begin in the spring, they said."


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


@pytest.mark.parametrize(
    "leaf",
    [
        "<div>03</div><div>Nov</div><div>2025</div>",
        "<div>Nov</div><div>3</div><div>2025</div>",
        "<div>03</div><div>Nov 2025</div>",
        "3rd<br>November<br>2025",
        "<ul><li>03</li><li>NOV</li><li>2025</li></ul>",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_date_that_is_set_like_the_leaf_of_a_calendar(leaf: str, *, above: bool) -> None:
    """Day, month and year stand on lines of their own."""
    leaf = f"<div class='leaf'>{leaf}</div>"
    assert published(page(leaf) if above else page(below=leaf)) == "2025-11-03"


def test_a_leaf_without_a_year_has_that_of_the_month_in_the_address() -> None:
    """Another month in the address, or none, gives it no year."""
    leaf = "<div class='leaf'><div>03</div><div>Nov</div></div>"
    assert published(page(leaf), "https://example.org/2025/11/bridge.html") == "2025-11-03"
    assert published(page(leaf), "https://example.org/2025/08/bridge.html") == "2025-08"
    assert published(page(leaf), "https://example.org/bridge.html") == "None"


@pytest.mark.parametrize(
    "lines",
    [
        "<div>03</div><div>men</div><div>in a boat</div>",
        "<div>03</div><div>comments</div><div>2025</div>",
        "<div>31</div><div>Feb</div><div>2025</div>",
        "<div>Oct</div><div>3</div><div>Nov</div>",
        "<div>3</div></div><div><div>Nov 2025 and all that came after it</div>",
    ],
)
def test_numbers_and_months_that_are_no_leaf(lines: str) -> None:
    """Something else stands among them, or there is no such day."""
    at = "https://example.org/2025/11/bridge.html"
    assert published(page(f"<div class='leaf'>{lines}</div>"), at) == "2025-11"


def test_a_date_between_bars() -> None:
    """Designs set bars for points; so do tables between cells, whose numbers are no date."""
    assert published(page("<p>23 | 11 | 2025</p>")) == "2025-11-23"
    assert published(page("<table><tr><td>23 | 11 | 2025</td><td>Valley</td></tr></table>")) == "2025-11-23"
    assert published(page("<table><tr><td>23</td><td>11</td><td>2025</td></tr></table>")) == "None"


@pytest.mark.parametrize("element", ["time datetime='{}'", "relative-time datetime='{}'", "site-timeago ts='{}'"])
def test_a_line_whose_element_says_in_numbers_what_it_tells_in_words(element: str) -> None:
    """Readers see that the page was changed a year ago, programs on which day; what else it tells is not the page's."""
    tag = element.split(maxsplit=1)[0]
    told = f"<p>{{}} <{element.format('2025-11-03T09:00:00Z')}>1 year ago</{tag}></p>"
    raw = f"<html lang='en'><body><main><h1>{TITLE}</h1>{BODY}{told}</main></body></html>"
    article = cleanpage.clean(raw.format("Last updated"))
    assert str(article.modified) == str(article.published) == "2025-11-03T09:00:00+00:00"
    assert [warning.code for warning in article.warnings if warning.field == "published"] == ["only-modified"]
    assert cleanpage.clean(raw.format("Joined")).published is None


def test_an_element_for_times_need_not_show_any() -> None:
    """Its script writes what people see; one that counts down, or in which a day is chosen, dates nothing."""
    ago = "<p>by ann_other <site-timeago ts='2025-11-03T09:00:00.125000+0000'></site-timeago></p>"
    assert published(page(ago)).startswith("2025-11-03T09:00")
    assert published(page(ago.replace("site-timeago", "time-until"))) == "None"
    assert published(page(ago.replace("site-timeago", "date-picker"))) == "None"


def test_a_time_in_a_thread_is_no_event() -> None:
    """No event begins at 12:22:42, but what forums call "Start date" does."""
    start = "<p>Start date <time datetime='2025-11-03T12:22:{}-0400'>Monday at 12:22 PM</time></p>"
    assert published(page(below=start.format("42"))).startswith("2025-11-03")
    assert published(page(below=start.format("00"))) == "None"


LINES = {
    "2025-11-03 10:22:14 出处：清河科技 作者：青石 编辑：青石 人气：5380 次 评论(18)": "2025-11-03T10:22:14",
}


@pytest.mark.parametrize(("line", "moment"), LINES.items())
def test_a_line_of_fields(line: str, moment: str) -> None:
    """The labels of other fields do not make a line one of many words."""
    assert published(page(f"<div>{line}</div>")) == moment


@pytest.mark.parametrize(
    ("language", "day", "wanted"), [("zh", "11/03", "2025-11-03"), ("zh", "3-1", "None"), ("en", "11/03", "None")]
)
def test_a_year_above_its_day(language: str, day: str, wanted: str) -> None:
    """Where months stand before days that is a date; elsewhere nothing tells, and small numbers are a score."""
    chinese = "镇议会周一投票决定关闭磨坊旁的旧桥两周，以便在冬天之前更换桥面的木板，镇长在会后对记者说。" * 2
    text = BODY if language == "en" else f"<p>{chinese}</p><p>{chinese}</p>"
    body = f"<h1>{TITLE}</h1><div><span>2025</span><div>{day}</div></div>{text}"
    assert str(cleanpage.clean(f"<html lang={language}><body>{body}</body></html>").published) == wanted


def test_a_label_does_not_make_fields_of_a_caption() -> None:
    """It is one label, and what follows it says what is to be seen."""
    caption = "Figure: detail of a satellite's picture of the mill from 31 May 2021 (left) and what it covers (right)"
    assert published(page(below=f"<p>{caption}</p>")) == "None"


def test_a_sentence_without_spaces_is_many_words() -> None:
    """The first sentence of a text does not lend its time to the line above it that says when it was published."""
    text = "北京时间11月3日12时55分，在工人的精准操作下，古桥最后一块石料被安放到桥面正中央并与桥体成功对接。"
    html = f"<h1>小镇古桥修复工程昨日完工</h1><p>发布日期: 2025-11-03</p><p>{text}</p>" + f"<p>{text[13:]}</p>" * 3
    assert str(cleanpage.clean(f"<html lang=zh><body>{html}</body></html>").published) == "2025-11-03"


@pytest.mark.parametrize(
    "said",
    [
        "The last letter is dated 3 March 1948, said the mayor of the town.",
        "Posledný list má dátum 3. marec 1948. Svokor ho, ako všetky ostatné, zamuroval.",
    ],
)
@pytest.mark.parametrize("head", ["18 January 2025 | 7:00\nUpdated 18 January 2025 | 9:35", "18 January 2025 7:00"])
def test_a_short_sentence_of_the_body_is_no_dateline(said: str, head: str) -> None:
    """It stands near the headline of a short article, and has a word that labels have."""
    body = "\n\n".join([f"{SENTENCE} {at}." for at in ("One", "Two", "Three", "Four")] + [said])
    article = cleanpage.clean(f"Town repairs the old bridge over the mill race\n\n{head}\n\n{body}")
    assert str(article.published) == "2025-01-18T07:00"


def test_a_line_that_a_list_follows_is_no_dateline() -> None:
    """Its date is witness as any other, and the line stays in the text."""
    counts = "<p>In the year to March 2025:</p><ul><li>61,400 tonnes of stone were landed in the harbour, and</li></ul>"
    article = cleanpage.clean(page(below=f"<p>{SHOWN}</p>{counts}"))
    assert "In the year to March 2025:" in article.text
    assert str(article.published).startswith("2025-11-03")


def test_a_box_within_the_text_may_hold_its_date() -> None:
    """Designs call the box of credits a sidebar; where the text goes on around it, it is not beside the text."""
    mixed = "<p>Mixed by Cy Roe</p>" * 12
    side = f"<div class='sidebar'><p>Recorded by Ann Other</p>{mixed}<p>Put online</p><p>{SHOWN}</p></div>"
    body = f"<div><h1>{TITLE}</h1>{BODY}{side}{BODY.replace('spring', 'autumn')}</div>"
    assert published(body).startswith("2025-11-03")
