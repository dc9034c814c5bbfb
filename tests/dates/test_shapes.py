"""Pages that show their date in many shapes and languages, made from a seed; the truth comes from the generator."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

import cleanpage

from .test_generated import LABELS, LANGUAGES, SEED, moments
from .test_pages import SENTENCES, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable

dates = pytest.importorskip("babel.dates", reason="Babel writes the visible datelines")

# `label` says "published", `day` is the written day, `at` the truth; what each returns stands below the headline.
SHAPES: dict[str, Callable[[str, str, dt.datetime], str]] = {
    "a line": lambda _, day, __: f"<div>{day}</div>",
    "a line with its label": lambda label, day, _: f"<p>{label}{day}</p>",
    "a list of definitions": lambda label, day, _: f"<dl><dt>{label}</dt><dd>{day}</dd></dl>",
    "a table": lambda label, day, _: f"<table><tr><td>{label}</td><td>{day}</td></tr></table>",
    "a time without its value": lambda _, day, __: f"<time>{day}</time>",
    "the title of an abbreviation": lambda _, __, at: f'<abbr title="{at:%Y-%m-%dT%H:%M:%S}+00:00">{at.day}.</abbr>',
    "a count of seconds": lambda _, __, at: f'<span data-time="{_seconds(at)}">{at.day}</span>',
    "a script that prints it": lambda _, __, at: f'<script>show("{at:%Y/%m/%d %H:%M:%S}")</script>',
    "the page's own data": lambda _, __, at: f'<script>var it = {{"publishedAt": "{at:%Y-%m-%dT%H:%M:%S}Z"}}</script>',
}  # fmt: skip


def _seconds(at: dt.datetime) -> int:
    return int(at.replace(tzinfo=dt.UTC).timestamp())


def page(shown: str, language: str, others: list[dt.datetime]) -> str:
    """Return a page with other articles' dates beside its body."""
    title, sentence = TITLES[language], SENTENCES[language]
    listed = (dates.format_date(day, "medium", locale=language) for day in others)
    teasers = "".join(f"<li><a href='/{number}'>{sentence[:40]}</a> {day}</li>" for number, day in enumerate(listed))
    body = "".join(f"<p>{sentence} {sentence}</p>" for _ in range(6))
    return (
        f'<html lang="{language}"><title>{title}</title><main><h1>{title}</h1>{shown}{body}</main>'
        f"<aside><ul>{teasers}</ul></aside><footer>© 2012 Example</footer></html>"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    """In every language and shape the day is the page's own, never that of another article."""
    dice = random.Random(SEED)
    for language, at in zip(LANGUAGES, moments(SEED + 2, len(LANGUAGES)), strict=True):
        day = dates.format_date(at, "long", locale=language)
        others = [at - dt.timedelta(days=dice.randint(1, 300)) for _ in range(6)]
        source = page(SHAPES[shape](LABELS[language][1], day, at), language, others)
        published = cleanpage.clean(source).published
        assert published is not None, source
        assert published.date == at.date(), source


def _article(inside: str, below: str = "") -> str:
    body = "".join(f"<p>{SENTENCES['en']} {SENTENCES['en']}</p>" for _ in range(5))
    return f"<html lang=en-US><h1>{TITLES['en']}</h1>{inside}{body}{below}</html>"


def test_the_country_of_the_address() -> None:
    """An address in Britain outweighs a declared en-US, which publishing systems set unasked."""
    source = _article("<p>By Jane Doe, 03/04/2025</p>")
    assert str(cleanpage.clean(source, url="https://news.example.com/bridge").published) == "2025-03-04"
    assert str(cleanpage.clean(source, url="https://news.example.co.uk/bridge").published) == "2025-04-03"


def test_start_date_of_a_thread() -> None:
    """A "Start date" to the second is that of a thread; one without a time is that of an event."""
    thread = '<p>Start date <time datetime="2022-10-21T23:17:25+0100">Oct 21, 2022</time></p>'
    event = '<p>Start date <time datetime="2022-10-21">Oct 21, 2022</time></p>'
    assert str(cleanpage.clean(_article(thread)).published) == "2022-10-21T23:17:25+01:00"
    assert cleanpage.clean(_article(event)).published is None


def test_own_entry_in_a_list() -> None:
    """A list of the latest articles that holds the page itself tells its day, if nothing else on the page does."""
    titles = ["Mayor opens new library", TITLES["en"], "River at its lowest for years", "School wins prize again"]
    entries = "".join(
        f"<li><i>{9 - at} May 2024</i><h3><a href='/{at}'>{title}</a></h3></li>" for at, title in enumerate(titles)
    )
    source = _article("", f"<h2>Latest</h2><ul>{entries}</ul>")
    assert str(cleanpage.clean(source).published) == "2024-05-08"
