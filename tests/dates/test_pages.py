"""Whole pages made from a seed, cleaned: the truth comes from the generator, never from the code under test."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

import cleanpage
from cleanpage import Pipeline
from cleanpage.settle import Settling

from .test_generated import LANGUAGES, SEED, dateline, minutes_for_months, moments

if TYPE_CHECKING:
    import datetime as dt

TITLES = {
    "en": "Town decides to repair its old bridge", "de": "Stadt beschließt Sanierung der alten Brücke",
    "fr": "La ville décide de réparer son vieux pont", "es": "La ciudad decide reparar su viejo puente",
    "pt": "Cidade decide reparar a sua velha ponte", "it": "La città decide di riparare il vecchio ponte",
    "ru": "Город решил отремонтировать старый мост", "pl": "Miasto postanowiło naprawić stary most",
    "ja": "市は古い橋を修理することを決めた", "ar": "المدينة تقرر إصلاح الجسر القديم",
}  # fmt: skip
SENTENCES = {
    "en": "The council voted for the work on Monday, and nobody in the hall spoke against it, although money is short.",
    "de": "Der Rat hat am Montag für die Arbeiten gestimmt, und niemand sprach dagegen, obwohl das Geld knapp ist.",
    "fr": "Le conseil a voté les travaux lundi, et personne dans la salle ne s'y est opposé, même si l'argent manque.",
    "es": "El consejo votó las obras el lunes, y nadie en la sala habló en contra, aunque el dinero es muy escaso.",
    "pt": "O conselho votou as obras na segunda-feira, e ninguém na sala falou contra, embora falte muito dinheiro.",
    "it": "Il consiglio ha votato i lavori lunedì, e nessuno in sala ha parlato contro, anche se il denaro manca.",
    "ru": "Совет проголосовал за работы в понедельник, и никто в зале не возражал, хотя денег очень не хватает.",
    "pl": "Rada zagłosowała w poniedziałek za pracami i nikt na sali nie był przeciw, chociaż pieniędzy brakuje.",
    "ja": "市議会は月曜日に工事に賛成し、資金は不足しているが、会場では誰も反対しなかったと関係者は話している。",
    "ar": "صوت المجلس يوم الاثنين لصالح الأعمال، ولم يتحدث أحد في القاعة ضدها، على الرغم من قلة المال في المدينة.",
}


def text_page(truth: dt.datetime, language: str, dice: random.Random) -> str:
    """Return a page of text with the dateline below the headline and the malformed value among metadata at its end."""
    raw, line, body = minutes_for_months(truth, dice), dateline(truth, language, dice), SENTENCES[language]
    paragraphs = "\n\n".join(" ".join([body] * dice.randint(2, 4)) for _ in range(dice.randint(3, 6)))
    return f"{TITLES[language]}\n\n{line}\n\n{paragraphs}\n\n{body}\nmost, arches, river, council\n{raw}\n512\n"


def html_page(truth: dt.datetime, language: str, dice: random.Random) -> str:
    """Return the same as HTML, the malformed value in a meta tag, JSON-LD or both."""
    raw, line, body = minutes_for_months(truth, dice), dateline(truth, language, dice), SENTENCES[language]
    meta = f'<meta property="article:published_time" content="{raw}">'
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{raw}"}}</script>'
    head = dice.choice((meta, data, meta + data))
    paragraphs = "".join(f"<p>{' '.join([body] * dice.randint(2, 4))}</p>" for _ in range(dice.randint(3, 6)))
    return (
        f'<html lang="{language}"><head><title>{TITLES[language]}</title>{head}</head><body><article>'
        f"<h1>{TITLES[language]}</h1><div class='meta'>{line}</div>{paragraphs}</article></body></html>"
    )


@pytest.mark.parametrize("count", [100, pytest.param(2000, marks=pytest.mark.slow)])
def test_minutes_bug_on_pages(count: int) -> None:
    """Of pages in 10 languages whose metadata has minutes for months beside a dateline, none gets a wrong day."""
    dice = random.Random(SEED + 1)
    wrong, unsettled = [], 0
    for number, truth in enumerate(moments(SEED + 1, count)):
        language = LANGUAGES[number % len(LANGUAGES)]
        make = (text_page, html_page)[number // len(LANGUAGES) % 2]
        source = make(truth, language, dice)
        published = cleanpage.clean(source).published
        if published is None:
            unsettled += 1
        elif published.date != truth.date():
            wrong.append((str(published), str(truth), source[:400]))
    assert not wrong
    assert unsettled <= count // 100


def test_the_likelier_reading_is_a_choice() -> None:
    """What nothing settles is left open with a warning; who wants the likelier day gets it with the same warning."""
    source = f"{TITLES['en']}\n\nBy Jane Doe\n\n03/04/2025\n\n" + "\n\n".join([SENTENCES["en"]] * 4)
    pipeline = Pipeline.preset("article")
    careful = pipeline.clean(source)
    bold = pipeline.model_copy(update={"settling": Settling(likelier_dates=True)}).clean(source)
    assert careful.published is None
    assert str(bold.published) == "2025-03-04"
    for article in (careful, bold):
        (warning,) = [warning for warning in article.warnings if warning.field == "published"]
        assert warning.code == "ambiguous-date"
        assert "2025-03-04" in warning.message
        assert "2025-04-03" in warning.message


def test_listings_and_mastheads_give_no_date() -> None:
    """The days of an archive, of other articles and of the masthead are not the page's."""
    teasers = "\n\n".join(f"Another story number {day}\n\n{day} March 2024" for day in range(3, 12))
    source = f"Monday, 3 November 2025\n\nHome\n\nNews\n\nSport\n\nWeather\n\nContact\n\n{TITLES['en']}\n\n"
    article = cleanpage.clean(source + "\n\n".join([SENTENCES["en"] * 3] * 5) + "\n\nMost read\n\n" + teasers)
    assert article.published is None


@pytest.mark.parametrize(("title", "found"), [("{title}", "2025-11-03"), ("{title} 03.11.2025", None)])
def test_a_date_behind_the_title_in_its_line_is_a_dateline(title: str, found: str | None) -> None:
    """Templates put title, date and sections into one heading; what hidden titles call the title tells them apart."""
    title = title.format(title=TITLES["de"])
    raw = (
        f"<html lang='de'><head><title>{title} | Tal</title></head><body><article>"
        f"<h1>{TITLES['de']} 03.11.2025 • Verband, Presse, Allgemein</h1>"
        f"{'<p>' + SENTENCES['de'] * 4}</article></body></html>"
    )
    published = cleanpage.clean(raw).published
    assert (published and published.iso) == found


CARD = (
    "<article class='card'><h2>{title}</h2><p>{text}</p>"
    "<footer class='meta'><time datetime='{day}T09:00:00+01:00'>{shown}</time></footer></article>"
)


def test_the_first_entry_of_a_list_gives_no_date() -> None:
    """Dates that HTML sets alike are those of entries, though the first of them stands right below the headline."""
    cards = "".join(
        CARD.format(
            title=f"Story number {day}", text=SENTENCES["en"], day=f"2025-11-{day}", shown=f"{day} November 2025"
        )
        for day in (28, 21, 14)
    )
    page = "<html lang='en'><head><title>Islands</title></head><body><main><h1>Islands</h1>{}</main></body></html>"
    assert cleanpage.clean(page.format(cards)).published is None


def test_the_own_date_of_an_article_above_a_list_counts() -> None:
    """What stands below the headline in a place of its own is the article's, whatever the entries below it have."""
    cards = "".join(
        CARD.format(title=f"Story number {day}", text="In short.", day=f"2025-11-{day}", shown=f"{day} November 2025")
        for day in (28, 21, 14)
    )
    raw = (
        f"<html lang='en'><head><title>{TITLES['en']}</title></head><body><main><h1>{TITLES['en']}</h1>"
        f"<p class='date'><time datetime='2025-11-03'>3 November 2025</time></p><p>{SENTENCES['en'] * 9}</p>"
        f"{cards}</main></body></html>"
    )
    published = cleanpage.clean(raw).published
    assert published is not None
    assert published.iso == "2025-11-03"


def test_a_date_in_a_row_of_a_table_stays_in_its_row() -> None:
    """It says when something was changed, and is as much of the table as the rows around it."""
    rows = "".join(
        f"<tr><th>{name}</th><td>{value}</td></tr>"
        for name, value in {"License": "Free", "Latest update": "October 4, 2025", "File size": "3.1 MB"}.items()
    )
    text = f"<p>{SENTENCES['en'] * 3}</p>"
    raw = (
        f"<html lang='en'><body><main><h1>Quernstone 3.4</h1>{text * 3}<table>{rows}</table>{text}</main></body></html>"
    )
    assert "October 4, 2025" in cleanpage.clean(raw).text


def test_a_row_of_published_posts_gives_no_date() -> None:
    """In text, too, a list of posts that each say when they were published has no date, and neither has its archive."""
    posts = "\n\n".join(
        f"Story number {day}\n\n{SENTENCES['en']}\n\nPublished {day} November 2025" for day in (28, 21, 14, 7)
    )
    source = f"Islands\n\n{posts}\n\nArchives\n\nNovember 2025\n\nOctober 2025\n\nSeptember 2025\n"
    assert cleanpage.clean(source).published is None


def test_in_markdown_dated_texts_below_leave_a_page_its_own_date() -> None:
    """Lines of Markdown have places, too, but none that tell one entry of a list from another."""
    body = "The council has voted for the repair of the old bridge, and the work begins on Monday.\n\n" * 3
    entries = "".join(f"[Barn number {day} burns](/barn/{day})\n\n{day} October 2025\n\n" for day in (31, 30, 29))
    page = f"# Town repairs its old bridge\n\n[Jane Roe](/jane)\n\n3 November 2025\n\n{body}## More news\n\n{entries}"
    published = cleanpage.clean(page).published
    assert published is not None
    assert published.iso == "2025-11-03"


def test_the_first_post_of_a_thread_dates_it() -> None:
    """When members joined, and when others answered and were quoted, tells nothing of when a thread was begun."""
    posts = [
        ("Zunderhans", "8. Feb 2011", "10. Okt 2025, 20:41", "Nach jedem Abend ist sie schwarz, woran liegt das nur?"),
        ("Rohr77", "4. Feb 2012", "10. Okt 2025, 21:15", "Wie weit machst du den Schieber für die Luft denn auf?"),
        ("Zunderhans", "8. Feb 2011", "11. Okt 2025, 08:03", "Rohr77 hat geschrieben: ↑ 10. Okt 2025, 21:15 Wie weit?"),
        ("Glutnest", "1. Mai 2009", "11. Okt 2025, 17:48", "Nimm zum Putzen ein feuchtes Papier und etwas Asche."),
    ]  # fmt: skip
    tools = ("Themen-Optionen", "Druckansicht", "Suche", "Erweiterte Suche", "Zitieren", "Melden", "Mitglieder", "FAQ")
    menu = "".join(f"<li>{tool}</li>" for tool in (*tools, *tools))
    date_below = "".join(
        f"<dl class='postprofile'><dt><a class='username'>{name}</a><dd>Beiträge: 3<dd>Registriert: {joined}</dl>"
        f"<p>Zitieren</p><p class='author'>Beitrag von <b>{name}</b> » {written}</p><div class='content'>{text}</div>"
        for name, joined, written, text in posts
    )
    date_above = "".join(
        f"<p>{written} #{at}</p><dl class='userinfo'><dt><a class='username'>{name}</a><dd>Registriert seit"
        f"<dd>{joined}<dd>Beiträge: 18</dl><div class='content'>{text}</div><p>Zitieren</p>"
        for at, (name, joined, written, text) in enumerate(posts, 1)
    )
    for below in (date_below, date_above):
        thread = cleanpage.clean(
            "<html lang='de'><title>Die Scheibe wird ständig schwarz</title><h1>Die Scheibe wird ständig schwarz</h1>"
            f"{menu}{below}<p>Antworten</p></html>"
        )
        assert str(thread.published) == "2025-10-10T20:41"
        assert [author.name for author in thread.authors] == ["Zunderhans"]


@pytest.mark.parametrize("posted", ["19 October 2025", "Posted on 19 October 2025", "19 October 2025 | Jane Roe"])
def test_no_comment_tells_the_time_of_day(posted: str) -> None:
    """A page that shows its day alone came out before the comment of that day, which has its time."""
    text = f"{TITLES['en']}\n{posted}\n" + 4 * f"{SENTENCES['en']}\n"
    text += "2 comments\nMiller\n19 October 2025 18:02\nWell said.\nReply\n"
    text += "Old Tom\n20 October 2025 7:15\nHardly.\nReply\n"
    article = cleanpage.clean(text)
    assert article.published
    assert article.published.iso == "2025-10-19"


@pytest.mark.parametrize(
    "lines",
    [
        "3 November 2025\n18:02", "3 November 2025,\n18:02", "3 November 2025\n|\n6:02 pm", "3 November 2025\n,\n18:02",
        "Published:\n3 November 2025\n-\n18:02",
    ],
)  # fmt: skip
def test_the_time_on_the_line_below_a_date_is_its_time(lines: str) -> None:
    """Flattening puts both on lines of their own, and the sign between them."""
    article = cleanpage.clean(f"{TITLES['en']}\n{lines}\n" + 4 * f"{SENTENCES['en']}\n")
    assert article.published
    assert article.published.iso == "2025-11-03T18:02"
    assert article.title == TITLES["en"]


def test_the_entries_of_a_live_ticker_have_times_of_their_own() -> None:
    """The first of them is not that of the date above it."""
    told = (SENTENCES["en"].replace("Monday", day) for day in ("Monday", "Tuesday", "Thursday", "Friday"))
    times = "".join(f"{hour}:42\n{sentence}\n" for hour, sentence in zip(range(18, 10, -2), told, strict=True))
    article = cleanpage.clean(f"{TITLES['en']}\n3 November 2025\n{times}")
    assert article.published
    assert article.published.iso == "2025-11-03"


def test_what_customers_say_dates_no_product() -> None:
    """When a product was reviewed below its description says nothing; a review that is the text itself has its date."""
    text = f"<p>{SENTENCES['en']} {SENTENCES['en']}</p>" * 20
    said = "<p>Posted by Dana on 3 August 2025</p><p>It lay in the water and my books were dry.</p>"
    product = f"<html lang='en'><h1>Cotton tote</h1>{text}<div id='tab-reviews'>{said}</div></html>"
    assert cleanpage.clean(product).published is None
    review = f"<html lang='en'><div class='review'><h1>A tote</h1>{text}<p>Posted on 3 August 2025</p></div></html>"
    assert str(cleanpage.clean(review).published) == "2025-08-03"


def test_a_date_in_code_is_an_example() -> None:
    """Whatever it stands behind; without code around it the same line dates the page."""
    code = "$ date\nDate: 2006-10-02 10:31\npublished: 2006-10-02\n"
    text = f"<p>{SENTENCES['en']}</p>" * 4
    assert cleanpage.clean(f"<h1>{TITLES['en']}</h1>{text}<pre><code>{code}</code></pre>{text}").published is None
    assert cleanpage.clean(f"<h1>{TITLES['en']}</h1>{text}<p>Published: 2006-10-02</p>{text}").published


def test_a_date_in_a_line_below_a_short_text_stays_in_it() -> None:
    """Near the headline though it is: what is there to see, and until when."""
    text = "".join(
        f"<p>{SENTENCES['en']} It is the {word} such vote.</p>" for word in ("first", "second", "third", "last")
    )
    seen = "<ul><li>'The boat', by Ann Other</li><li>In the small hall, until 14 December</li></ul>"
    article = cleanpage.clean(f"<html><body><main><h1>The boat</h1><p>By Jane Roe</p>{text}{seen}</main></body></html>")
    assert "In the small hall, until 14 December" in article.text


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("March 3, 1941 – January 19, 2024", False),  # a life
        ("3. November 2025 – 9. November 2025", False),
        ("Сдать до: 3 ноября 2025", False),
        ("Thursday, 3 November 2025\n4:00 pm - 6:00 pm", False),
        ("Samstag, 3. November 2025, 19:30 – 22:00 Uhr", False),
        ("3 November 2025 at 4:00 pm", True),
        ("3 November 2025", True),
        ("Published: 3 November 2025 – updated: 9 November 2025", True),
    ],
)
def test_what_lasts_or_ends_on_a_day_dates_no_page(line: str, *, taken: bool) -> None:
    """Two days with a dash between them are those of something that the page tells, and so is a last day."""
    page = f"Walter Penhallow\n\n{line}\n\n" + "\n\n".join([SENTENCES["en"]] * 3)
    article = cleanpage.clean(page)
    assert (article.published is not None) is taken


def test_a_date_among_particulars_is_one_of_them() -> None:
    """What an unknown label says of a date dates no page, the label is nobody's name, and it keeps its value."""
    rows = "Werkstatt: Mühlgasse\nKursnummer: 4711\nZeitraum des Kurses: 3. November 2025\nGebühr: 88 €"
    page = f"Töpfern in der alten Mühle\n\n{rows}\n\n" + "\n\n".join([SENTENCES["de"]] * 3)
    article = cleanpage.clean(page)
    assert (article.published, article.authors) == (None, ())
    assert rows in article.text


def test_a_deadline_behind_its_label_is_no_headline() -> None:
    """Nor are the labels with values around it taken out of the text for being worded like entries of menus."""
    rows = "Idioma: Español\nPrecio: 88 €\nInicio: 3 de noviembre de 2025\nPlazo: 20 de octubre de 2025\nNivel: bajo"
    text = (
        "Cada semana se aprende a preparar el barro, y nadie tiene que haber trabajado antes en un taller de cerámica."
    )
    page = f"Curso de cerámica\n\n{rows}\n\n{text}\n\n" + "\n\n".join([SENTENCES["es"]] * 3)
    article = cleanpage.clean(page)
    assert article.title not in rows.split("\n")
    assert rows in article.text
