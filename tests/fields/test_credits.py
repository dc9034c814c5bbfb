"""Who did what: roles, employers and groups in credits, in seventeen languages, on text and on HTML."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import cleanpage
from cleanpage.names import credits_in, person_key
from cleanpage.words import table

LANGUAGES: dict[str, Any] = tomllib.loads((Path(__file__).parent / "credits.toml").read_text(encoding="utf-8"))
CASES = [(tag, credit["line"], credit["authors"]) for tag, said in LANGUAGES.items() for credit in said["credits"]]
TITLE, *PARAGRAPHS = LANGUAGES["en"]["page"]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def told(article: cleanpage.Article) -> list[list[str]]:
    """Return what is known of each author, as the cases write it."""
    return [[a.name, a.kind, a.role or "", a.organization or ""] for a in article.authors]


def page(*authors: object, above: str = "", below: str = "", head: str = "") -> str:
    """Return an English page whose data names authors."""
    data = {"@type": "NewsArticle", "headline": TITLE, "author": list(authors)} if authors else {}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f"<html lang=en><head><title>{TITLE}</title>{head}{script}</head><body><h1>{TITLE}</h1>{above}{BODY}{below}"


def person(name: str, **said: object) -> dict[str, object]:
    """Return somebody as JSON-LD has people."""
    return {"@type": "Person", "name": name, **said}


@pytest.mark.parametrize(("tag", "line", "authors"), CASES)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_credits_say_who_did_what(kind: str, tag: str, line: str, authors: list[list[str]]) -> None:
    """Names, kinds, roles and employers are told apart, and those who did not write are no authors."""
    title, *body = LANGUAGES[tag]["page"]
    if kind == "text":
        raw = "\n\n".join([title, line, *body])
    else:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
        raw = f"<html lang={tag}><title>{title}</title><h1>{title}</h1><div>{line}</div>{paragraphs}"
    article = cleanpage.clean(raw)
    assert told(article) == authors
    assert not authors or line not in article.text


@pytest.mark.parametrize(
    ("above", "author"),
    [
        ("<p>By Jane Roe</p><p>Senior Reporter</p>", ["Jane Roe", "person", "Senior Reporter", ""]),
        (
            "<p>By Jane Roe, AVC Chief Town Hall Critic</p>",
            ["Jane Roe", "person", "AVC Chief Town Hall Critic", ""],
        ),
        ("<p>By Jane Roe, Chief Town Hall Reporter</p>", ["Jane Roe", "person", "Chief Town Hall Reporter", ""]),
        (
            "<p>By Jane Roe</p><p>Senior Reporter, Alder Valley Courier</p>",
            ["Jane Roe", "person", "Senior Reporter", "Alder Valley Courier"],
        ),
        (
            "<div>Jane Roe</div><div>Political Editor</div><div>3 November 2025</div>",
            ["Jane Roe", "person", "Political Editor", ""],
        ),
        ("<p>By Jane Roe</p><p>Editor out after bridge vote</p>", ["Jane Roe", "person", "", ""]),
    ],
)
def test_the_line_below_a_name_may_be_a_role(above: str, author: list[str]) -> None:
    """It is the author's, and no part of the body; a teaser with the same word is neither."""
    article = cleanpage.clean(page(above=above))
    assert told(article) == [author]
    assert "Senior Reporter" not in article.text


def test_data_says_what_authors_are() -> None:
    """The type, job, employer and biography of each author are that author's."""
    article = cleanpage.clean(
        page(
            person(
                "Jane Roe",
                jobTitle="Political editor",
                worksFor={"@type": "Organization", "name": "Alder Valley Courier"},
                description="<p>Jane Roe covers politics in the valley.</p>",
            ),
            person("John Doe"),
            {"@type": "Organization", "name": "Bridge Watch"},
        )
    )
    assert told(article) == [
        ["Jane Roe", "person", "Political editor", "Alder Valley Courier"],
        ["John Doe", "person", "", ""],
        ["Bridge Watch", "organization", "", ""],
    ]
    assert [author.bio for author in article.authors] == ["Jane Roe covers politics in the valley.", None, None]


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Jane Roe, PhD", ["Jane Roe", "person", "", ""]),
        ("Jane Roe, Senior Reporter", ["Jane Roe", "person", "Senior Reporter", ""]),
        ("Jane Roe, Alder Valley Today", ["Jane Roe", "person", "", "Alder Valley Today"]),
        ("aldervalley.example", ["aldervalley.example", "organization", "", ""]),
        ("Dr. Jane Roe", ["Dr. Jane Roe", "person", "", ""]),
        ("Jane Roe, Alder Valley Courier", ["Jane Roe", "person", "", "Alder Valley Courier"]),
    ],
)
def test_what_follows_a_hidden_name_is_no_second_author(name: str, author: list[str]) -> None:
    """Degrees, roles and employers stand behind names in data too."""
    assert told(cleanpage.clean(page(person(name)))) == [author]


@pytest.mark.parametrize(("name", "authors"), [("The Alder Crier", []), ("The Alder Smith", ["The Alder Smith"])])
def test_the_name_of_the_site_may_have_an_article(name: str, authors: list[str]) -> None:
    """A template fills it in either way, and it names nobody; another name is somebody's."""
    head = f'<meta property="og:site_name" content="Alder Crier"><meta name="author" content="{name}">'
    assert [author.name for author in cleanpage.clean(page(head=head)).authors] == authors


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bc. ", "Jitka Vránová"), ("Ing. arch. ", "Jitka Vránová"), ("doc. MUDr. ", "Karel Dostál"),
        ("dr hab. ", "Anna Nowak"), ("prof. dr hab. inż. ", "Anna Nowak"), ("mgr ", "Anna Nowak"),
        ("Dott.ssa ", "Anna Rossi"), ("Dra. ", "Ana Lima"), ("Doç. Dr. ", "Mehmet Demir"), ("drs. ", "Jan de Wit"),
        ("dr. ", "Kovács Eszter"), ("Ir. ", "Budi Santoso"), ("PGS.TS ", "Nguyễn Văn Nam"), ("д-р ", "Иван Петров"),
        ("проф. ", "Иван Петров"), ("Δρ. ", "Νίκος Παππάς"), ("د. ", "هناء السالمي"), ("أ.د. ", "هناء السالمي"),
        ("डॉ. ", "कविता मेहरोत्रा"), ("ড. ", "কামাল হোসেন"),
    ],
)  # fmt: skip
def test_titles_of_many_languages_stand_before_a_name(title: str, name: str) -> None:
    """They belong to it, and part nobody from it."""
    assert [credit.author.name for credit in credits_in(title + name, table())] == [title + name]
    assert person_key(title + name) == person_key(name)


@pytest.mark.parametrize("text", ["ir Casa Blanca", "op Anna Jansen", "lek Jan Nowak", "doc Anna Roe"])
def test_words_that_are_titles_with_a_stop_alone(text: str) -> None:
    """Without one they are no part of a name."""
    assert not credits_in(text, table())


@pytest.mark.parametrize("shown", ["Dr. Jane Roe", "Prof. Dr. Jane Roe", "Jane M. Roe", "Jane Roe, PhD"])
def test_titles_and_initials_make_no_second_author(shown: str) -> None:
    """The page shows a title, its data does not, or the other way round."""
    assert told(cleanpage.clean(page(person("Jane Roe"), above=f"<p>By {shown}</p>"))) == [
        ["Jane Roe", "person", "", ""]
    ]
    swapped = cleanpage.clean(page(person(shown), above="<p>By Jane Roe</p>"))
    assert [author.name for author in swapped.authors] == ["Jane Roe"]


def test_surnames_keep_people_apart() -> None:
    """A title and a surname are not enough to be somebody else with that surname."""
    assert person_key("Dr. Roe") != person_key("Roe")
    assert person_key("Jane Roe") != person_key("John Roe")


def test_libraries_name_surnames_first() -> None:
    """Metadata of libraries has one author as two words with a comma between them."""
    article = cleanpage.clean(page(head='<meta name="dc.creator" content="Roe, Jane">'))
    assert [author.name for author in article.authors] == ["Jane Roe"]


def test_people_go_before_their_paper_on_a_line() -> None:
    """A date parts the paper from the reporter."""
    article = cleanpage.clean(page(above="<div>The Guardian 02/10/2025 Jane Roe</div>"))
    assert [author.name for author in article.authors] == ["Jane Roe"]


@pytest.mark.parametrize(
    ("below", "bio"),
    [
        (
            "<h3>About the author</h3><p>Jane Roe</p><p>She has covered the valley for ten years.</p>",
            "She has covered the valley for ten years.",
        ),
        (
            "<h4>Jane Roe</h4><p>Jane has covered the valley for ten years.</p>",
            "Jane has covered the valley for ten years.",
        ),
        ("<h4>Jane Roe</h4><p>Jane Roe Over a year ago what is the start of the line for?</p>", None),
        ("<h4>Jane Roe</h4><p>Jane Roe: The bridge, a new study of old stone. In: Alder Papers.</p>", None),
    ],
)
def test_a_biography_is_told_from_posts_and_citations(below: str, bio: str | None) -> None:
    """Below a label any sentence is one; one that begins with the name has to go on as a sentence does."""
    article = cleanpage.clean(page(above="<p>By Jane Roe</p>", below=below))
    assert [(author.name, author.bio) for author in article.authors] == [("Jane Roe", bio)]
