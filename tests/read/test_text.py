"""Plain text becomes segments by the conventions of plain text."""

from __future__ import annotations

import time

import pytest

from cleanpage.page import Piece
from cleanpage.read import Reading, read
from cleanpage.words import table

from .laws import assert_lawful

WRAPPED = """\
The council voted on Monday to repair the old bridge over the river, and
the work will begin in the spring if the weather allows. Nobody spoke
against it, and the well-
known engineer who had drawn up the plans was in the room to answer what
Councillor Jane Roe and others wanted to know about the costs, which had
doubled since the first estimate was made two years before.

Residents said that they had waited long enough for it. The last repairs
were made in 1987, and since then the bridge had been closed four times
for months on end.
"""


def texts(raw: str, **options: bool) -> list[str]:
    """Return the texts of a page's segments."""
    return [segment.text for segment in read(raw, table(), format="text", options=Reading(**options)).segments]


def test_lines_and_gaps() -> None:
    """Lines end at the three line ends and nowhere else; blank lines are counted."""
    page = read("\nOne\r\nTwo\r\rThree\u2028still\x0bthree \n \n\t\nFour", table())
    assert [(s.text, s.gap) for s in page.segments] == [("One", 1), ("Two", 0), ("Three still three", 1), ("Four", 2)]
    assert page.source[page.segments[0].start : page.segments[0].end] == "One"


KINDS = {
    "# Title": ("heading", 1),
    "### Part": ("heading", 3),
    "#hashtag": ("paragraph", 0),
    "- item": ("list-item", 1),
    "• item": ("list-item", 1),
    "    * inner": ("list-item", 3),
    "1. first": ("list-item", 1),
    "(2) second": ("list-item", 1),
    "2025 was long": ("paragraph", 0),
    "1.5 percent": ("paragraph", 0),
    "-5 degrees": ("paragraph", 0),
    "> said she": ("quote", 0),
    "Title\n=====": ("heading", 1),
    "Part\n----": ("heading", 2),
    "a\tb\nc\td": ("table", 0),
    "| a | b |\n|---|---|": ("table", 0),
    "Home | News | Sport": ("paragraph", 0),
    "```\nx = 1\n```": ("code", 0),
    "    if (x) {\n        y();\n    }": ("code", 0),
    "    An indented line\n    and another of prose": ("paragraph", 0),
}


@pytest.mark.parametrize(("raw", "kind"), KINDS.items())
def test_kinds(raw: str, kind: tuple[str, int]) -> None:
    """The first segment's kind and level."""
    first = read(raw, table(), format="text").segments[0]
    assert (first.kind, first.level) == kind


def test_code_is_one_segment() -> None:
    """A fenced block keeps its lines, its blank lines and its indentation."""
    page = read("See:\n\n```py\nif x:\n\n    y()\n```\nDone", table())
    assert [(s.kind, s.text) for s in page.segments] == [
        ("paragraph", "See:"),
        ("code", "if x:\n\n    y()"),
        ("paragraph", "Done"),
    ]


def test_an_unclosed_fence_swallows_nothing() -> None:
    """Half a fence is a line like any other."""
    assert texts("```\na\n\nb") == ["```", "a", "b"]


def test_wrapped_paragraphs_are_joined() -> None:
    """Lines that were full when they were broken make one paragraph again, and the pieces say from where."""
    page = read(WRAPPED, table(), format="text")
    first, second, third = (segment.text for segment in page.segments)
    assert first.startswith("The council voted on Monday to repair the old bridge over the river, and the work")
    assert "against it, and the well-" in first
    assert second.endswith("two years before.")
    assert third == (
        "Residents said that they had waited long enough for it. The last repairs were made in 1987, and since then "
        "the bridge had been closed four times for months on end."
    )
    pieces = page.segments[2].pieces
    assert [page.source[piece.start : piece.end] for piece in pieces] == WRAPPED.splitlines()[7:]
    assert [piece.join for piece in pieces] == ["", " ", " "]


def test_joining_can_be_turned_off() -> None:
    """Each line a segment, as it stands."""
    assert texts(WRAPPED, join_wrapped=False) == [line for line in WRAPPED.splitlines() if line]


def test_hyphenation() -> None:
    """Where words are broken at line ends, the hyphen belongs to neither half, and to no segment's text."""
    lines = [
        "When the engineers had measured the whole of the bridge, they recom-",
        "mended that its foundations be replaced, as the report had demanded,",
        "and the council agreed to set aside the money that the reconstruc-",
        "tion would need, although some of its members doubted whether the es-",
        "timates, which were two years old, would hold until the work was done",
        "and the long-awaited opening could be celebrated.",
    ]
    page = read("\n".join(lines), table(), format="text")
    (segment,) = page.segments
    assert "recommended that its foundations" in segment.text
    assert "the reconstruction would need" in segment.text
    assert "long-awaited" in segment.text
    assert segment.pieces[1] == Piece(len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1]), "")
    assert page.source[segment.pieces[0].end] == "-"


def test_a_list_of_long_titles_is_not_wrapped_text() -> None:
    """Lines of about one length that all begin with a capital and never end a sentence."""
    lines = [
        "Revenue growth strategies for companies in regulated markets",
        "Technical content that explains complex concepts to everyone",
        "Conversion rate improvements for sign-up and payment funnels",
        "Educational content which builds trust and brings authority",
        "Transparent reporting that tracks both traffic and revenues",
        "Community strategies that engage people who build the things",
    ]
    assert texts("\n".join(lines)) == lines


def test_torn_sentences_are_joined() -> None:
    """Links on lines of their own go back into their sentences."""
    raw = """\
Home
News
Two officials told
NBC News
that the training has begun, according to
a report
. Others at
The Herald
did not want to comment (
see below
).
Read more
"""
    assert texts(raw) == [
        "Home",
        "News",
        (
            "Two officials told NBC News that the training has begun, according to a report. Others at The Herald did "
            "not want to comment (see below)."
        ),
        "Read more",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "home\nnews\nsport\nabout us\nprivacy policy",
        "The bridge is closed\n\nfor good, the council said",
        "Bridge reopens after two years of work\nMayor thanks the engineers\nWhat to know about the tolls",
        "- one thing\n- another thing that is longer than the first one\n- a third",
        "Price\n.99",
        "„Фењер ти каже да је неко ту био, и да те није заборавио.“\nКључне речи:\nжелезница",
        "»Das war der letzte Zug, und niemand hat ihn gesehen.«\nMehr zum Thema",
        "You do not need a licence if:\n\nyour boat is moored in a marina that holds one\nyou move it every week",
        "老吊車換裝電動馬達後重新啟用，漁民圍觀試吊。記者陳郁婷／攝影\n在碼頭站了四十一年的黃色吊車，今年二月停用。",
    ],
)
def test_what_is_not_torn_stays_apart(raw: str) -> None:
    """Menus, headlines, lists, what ends in a quotation mark, captions, and whatever a blank line parts."""
    assert texts(raw) == [line for line in raw.splitlines() if line]


def test_a_giant_line_is_split_between_sentences() -> None:
    """Only where a sentence surely ends."""
    sentence = 'Mr. J. Doe of the U.S. Army paid $3.50 to Gov. Roe at 5 p.m. on Monday. "We won," he said. '
    page = read(sentence * 60, table(), format="text")
    assert [segment.text for segment in page.segments[:3]] == [
        "Mr. J. Doe of the U.S. Army paid $3.50 to Gov. Roe at 5 p.m. on Monday.",
        '"We won," he said.',
        "Mr. J. Doe of the U.S. Army paid $3.50 to Gov. Roe at 5 p.m. on Monday.",
    ]
    page = read("市议会投票决定修复旧桥。" * 400, table(), format="text")
    assert len(page.segments) == 400
    page = read("word " * 2_000, table(), format="text")
    assert [notice.code for notice in page.notices] == ["giant-line"]


def test_a_limit_that_is_reached_is_a_notice() -> None:
    """The rest of the page is left out, and the user hears of it."""
    page = read("abc\ndef", table(), options=Reading(max_chars=5))
    assert page.source == "abc\nd"
    assert [notice.code for notice in page.notices] == ["page-too-long"]


HOSTILE_TEXT = {
    "full stops": "." * 200_000 + "x\n" + "y" * 50,
    "letters": ("a" * 100_000 + "1\n") * 3,
    "parentheses": "    " + "a(" * 100_000 + "\n    x;",
    "space before a pipe": "|" + " " * 200_000 + "x\n|  |",
    "fences": "```a\n\n" * 20_000 + "~~~~\n",
    "indented": "    foo bar\n\n" * 50_000,
    "escapes": "a\n" + "\x1b\n" * 50_000,
    "wrapped": ("word " * 14 + "\n") * 30_000,
    "torn": "a b c d e f the\nfoo\n, bar\n" * 20_000,
    "initials": "a. B" * 300_000,
    "line ends": "\r\n" * 500_000,
    "tabs": "a\tb\n" * 50_000,
    "mojibake": "Ã©" * 500_000,
    "entities": "&amp;" * 300_000,
}


@pytest.mark.parametrize("raw", HOSTILE_TEXT.values(), ids=HOSTILE_TEXT.keys())
def test_hostile_text_costs_no_more_than_its_size(raw: str) -> None:
    """No crash, no hang: a megabyte of anything is read in seconds."""
    begin = time.process_time()
    assert_lawful(read(raw, table(), format="text"))
    assert time.process_time() - begin < 10


def test_an_empty_fenced_block() -> None:
    """Two fences with nothing between them are lines."""
    assert texts("a\n\n```\n```\n\nb") == ["a", "```", "```", "b"]


TORN = {
    "Japanese": (
        ("駅弁の名は「猫柳わっぱ」。一折り1100円の弁当は、\n美里線\nが廃止された2016年に一度姿を消した。\n\n"
        "列車が来なくなって９年たつ\n旧猫柳駅\nのホームで、土曜の朝だけ「べんとーう」の声が響く。"),
        ["駅弁の名は「猫柳わっぱ」。一折り1100円の弁当は、美里線が廃止された2016年に一度姿を消した。",
         "列車が来なくなって９年たつ", "旧猫柳駅のホームで、土曜の朝だけ「べんとーう」の声が響く。"],
    ),
    "Chinese": (
        "市议会周一投票决定修复河上的旧桥，\n《河畔日报》\n，报道说工程将于春天开始。",
        ["市议会周一投票决定修复河上的旧桥，《河畔日报》，报道说工程将于春天开始。"],
    ),
    "Korean": (
        "다리를 고치기로 한 결정을 처음 보도한\n강변일보\n는 공사가 봄에 시작된다고 전했다.\n목록",
        ["다리를 고치기로 한 결정을 처음 보도한", "강변일보는 공사가 봄에 시작된다고 전했다.", "목록"],
    ),
    "Spanish": (
        ("El farero de\nPunta Calma\n, Eladio, entregó ayer las llaves.\n\nLa\nautoridad portuaria\n"
        "ha decidido que la lámpara se vigile a distancia."),
        ["El farero de Punta Calma, Eladio, entregó ayer las llaves.",
         "La autoridad portuaria ha decidido que la lámpara se vigile a distancia."],
    ),
    "Swedish": (
        ("Pengar kommer från\nfonden\n, resten har samlats in.\nBullar för 43 000: så gick det till\nÄmnen i artikeln\n"
        "Färjan får ny kapten – efter 33 år\nNu ska den alltså lagas, och inte bara för syns skull."),
        ["Pengar kommer från fonden, resten har samlats in.", "Bullar för 43 000: så gick det till", "Ämnen i artikeln",
         "Färjan får ny kapten – efter 33 år", "Nu ska den alltså lagas, och inte bara för syns skull."],
    ),
    "Urdu": (
        "پہاڑی گاؤں کا واحد ڈاکیا، جو خط پڑھ کر بھی سناتا ہے\nتحریر:\nعائشہ ملک",
        ["پہاڑی گاؤں کا واحد ڈاکیا، جو خط پڑھ کر بھی سناتا ہے", "تحریر:", "عائشہ ملک"],
    ),
    "Portuguese": (
        "Estante recebe doações e já emprestou mais de 900 livros em seis meses\nPor\nCamila Ferreira\n, da Redação",
        ["Estante recebe doações e já emprestou mais de 900 livros em seis meses", "Por Camila Ferreira, da Redação"],
    ),
    "Estonian": (
        "Kõrgessaare paadikuurist sai puutöökoda\nLiis Näidismaa\n, ajakirjanik\n8. november 2025, 16:10",
        ["Kõrgessaare paadikuurist sai puutöökoda", "Liis Näidismaa, ajakirjanik", "8. november 2025, 16:10"],
    ),
    "Georgian": (
        "ძველი სახაბაზო კვლავ გაიხსნა და ქალაქი მას დღეს ზეიმით შეხვდა\nავტორი\nნინო ნიმუშაშვილი",
        ["ძველი სახაბაზო კვლავ გაიხსნა და ქალაქი მას დღეს ზეიმით შეხვდა", "ავტორი", "ნინო ნიმუშაშვილი"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "wanted"), TORN.values(), ids=TORN)
def test_torn_sentences_of_many_languages(raw: str, wanted: list[str]) -> None:
    """Sentences are whole again, with spaces where the language has them; labels and headlines stay apart."""
    assert texts(raw) == wanted


def test_stanzas_are_not_torn_sentences() -> None:
    """Lines of a poem stay lines, however they begin."""
    poem = (
        "The tide has gone out to look for something\nand left its whole house open:\nchains, a bicycle, the ribs\n"
        "of a boat"
    )
    assert texts(f"Harbour\n\n{poem}\n\nMore poems") == ["Harbour", *poem.split("\n"), "More poems"]


WRAPPED_UNSPACED = {
    "Chinese": ("市议会周一投票决定修复河上的旧桥工程将在春天开始如果天气允许的话没有人表示反对。" * 6, 45),
    "Japanese": ("市議会は月曜日に川にかかる古い橋を修理することを決めた。工事は天候が許せば春に始まる。" * 5, 42),
    "Thai": ("สภาเมืองลงมติเมื่อวันจันทร์ให้ซ่อมสะพานเก่าข้ามแม่น้ำและงานจะเริ่มในฤดูใบไม้ผลิถ้าอากาศเอื้ออำนวย" * 5, 60),
}  # fmt: skip


@pytest.mark.parametrize(("text", "width"), WRAPPED_UNSPACED.values(), ids=WRAPPED_UNSPACED)
def test_wrapped_text_without_spaces(text: str, width: int) -> None:
    """Where words have no spaces between them, no space comes between lines either."""
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    assert texts("\n".join(lines)) == [text]


def test_wrapped_paragraphs_that_blank_lines_part_go_on() -> None:
    """A line that is a little shorter than it could be goes on; rules across the page do not."""
    lines = WRAPPED.splitlines()
    lines[6] = "doubled since the first estimate was made two years before, it said."
    raw = "\n".join(["=" * 72, *lines, "-" * 72, "You are receiving this because you joined the list."])
    assert texts(raw)[-2:] == ["-" * 72, "You are receiving this because you joined the list."]


def test_forms() -> None:
    """Items keep their marks, rows their cells, code its language; lines of verse know that they belong together."""
    raw = (
        "Long enough to be a paragraph that stands apart from the others by blank lines.\n\n1. one\n2. two\n\n"
        "a\tb\nc\td\n\n```{.Rust}\nfn\n```\n\n"
        "Another one that is long enough to be a paragraph, and that stands apart.\n\n"
        "Roses are red,\nviolets are blue."
    )
    segments = read(raw, table(), format="text").segments
    assert [(s.text.split()[0], tuple(s.form[:4])) for s in segments if s.form] == [
        ("1.", (False, "1.", "", ())), ("2.", (True, "2.", "", ())), ("a", (False, "", "", ("a", "b"))),
        ("c", (True, "", "", ("c", "d"))), ("fn", (False, "", "rust", ())), ("violets", (True, "", "", ())),
    ]  # fmt: skip


ON_ONE_LINE = (
    "The bridge is shut for a year | Oven House Gazette Skip to main content Home News Sport Weather Log in Subscribe "
    "The bridge is shut for a year 3 November 2025 11:30 Share on Facebook Send by email The old bridge was shut on "
    "Monday, the council said. Engineers had found cracks in two of its arches. Nobody knows how long they have been "
    "there, and nobody wants to say. Buses go by way of the mill, which takes ten minutes longer, and in the snow "
    "longer still. It was built on 5 March 1871, when the mill still ground. The work begins in the spring, if the "
    "state pays its half, and ends when it ends. Meanwhile the ferry runs again, for the first time since the war, and "
    "those who live on the far bank have not been so happy in years. Sign up for our newsletter About us Contact us "
    "Privacy policy Terms of use © 2025 Oven House Gazette. All rights reserved. "
)


def test_a_page_on_one_line_is_split_around_its_menus() -> None:
    """The headline, which the title names, its date, menus and sentences are segments of their own."""
    page = read(ON_ONE_LINE, table(), format="text")
    found = [segment.text for segment in page.segments]
    assert found.count("The bridge is shut for a year") == 2
    assert "3 November 2025 11:30" in found
    assert "The old bridge was shut on Monday, the council said." in found
    assert "It was built on 5 March 1871, when the mill still ground." in found


def test_a_paragraph_alone_stays_one() -> None:
    """A short text without a line break is no page on one line."""
    text = "The old bridge was shut on Monday. Engineers had found cracks in two of its arches. " * 8
    assert len(read(text, table(), format="text").segments) == 1
