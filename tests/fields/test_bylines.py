"""Bylines in their many shapes, on whole pages."""

from __future__ import annotations

import pytest

import cleanpage
from cleanpage.facts.reporters import reporters
from cleanpage.words import table

BODY = (
    "The town council voted on Monday evening to repair the old bridge over the mill race, and work begins soon.\n\n"
    "Nobody spoke against it, although the money has yet to be found, and the mayor said that she was sorry for it.\n\n"
    "Until the work is done, buses will go round by the station, which takes ten minutes longer than the usual way."
)
BYLINES: dict[str, list[str]] = {
    "By Jane Roe and John Doe": ["Jane Roe", "John Doe"],
    "By Jane Roe, Staff Writer, and John Doe in Kyiv": ["Jane Roe", "John Doe"],
    "By\nJane Roe\n,\nNovember 3, 2025": ["Jane Roe"],
    "ByJane Roe": ["Jane Roe"],
    "By JANE ROE": ["JANE ROE"],
    "By Jane Roe Updated 3 hours ago": ["Jane Roe"],
    "Updated 1h ago": [],
    "Corin Attwell at Saltmarsh Road\nSat 14 Mar 2026 17.12 GMT": ["Corin Attwell"],
    "By Jane Roe jane@example.org": ["Jane Roe"],
    "By Jane Roe @jroe": ["Jane Roe"],
    "By @jroe": ["jroe"],
    "by jroe42 | Nov 3, 2025": ["jroe42"],
    "Jane Roe, View profile\nNovember 3, 2025": ["Jane Roe"],
    "CM Craig McCarthy\nFollow\nNovember 3, 2025": ["Craig McCarthy"],
    "Words by Jane Roe, photographs by Bo Li": ["Jane Roe", "Bo Li"],
    "Interview: Anna Muster": ["Anna Muster"],
    "By Reuters": ["Reuters"],
    "By Abby Goodnough": ["Abby Goodnough"],
    "By Will Self": ["Will Self"],
    "By Ursula von der Leyen": ["Ursula von der Leyen"],
    "By Flannery O'Connor": ["Flannery O'Connor"],
    "Von Anna Muster": ["Anna Muster"],
    "Par Jeanne Exemple avec AFP": ["Jeanne Exemple", "AFP"],
    "Por Ana Pérez": ["Ana Pérez"],
    "Di Mario Rossi": ["Mario Rossi"],
    "Door Jan de Vries": ["Jan de Vries"],
    "Av Kari Nordmann": ["Kari Nordmann"],
    "Tekst: Jan Kowalski": ["Jan Kowalski"],
    "Yazan: Ali Veli": ["Ali Veli"],
    "Oleh: Budi Santoso": ["Budi Santoso"],
    "Автор: Андрей Колесников": ["Андрей Колесников"],
    "Από τον Γιάννη Παπαδόπουλο": ["Γιάννη Παπαδόπουλο"],
    "लेखक: राम कुमार": ["राम कुमार"],
    "بقلم: محمد عبد الله": ["محمد عبد الله"],
    "文/王小明": ["王小明"],
    "記者 王小明": ["王小明"],
    "김철수 기자": ["김철수"],
    "김철수 여행 칼럼니스트": ["김철수"],
    "By Ana Roe y Juan Doe": ["Ana Roe", "Juan Doe"],
    "By the Example Team": ["the Example Team"],
    "By News Desk\nNovember 3, 2025": ["News Desk"],
    "By Ludwig van der Berg Jr.": ["Ludwig van der Berg Jr."],
    "Jane Roe | Published 4 months ago": ["Jane Roe"],
    "Jane Roe 2 minutes ago": ["Jane Roe"],
    "By Janeth Mfano\nMwandishi\nMzalendo Leo": ["Janeth Mfano"],
    "Autor/in: Erika Muster": ["Erika Muster"],
    "Autor*in: Erika Muster": ["Erika Muster"],
    "Autor:innen: Erika Muster, Hans Beispiel": ["Erika Muster", "Hans Beispiel"],
    "Auteur·e : Jeanne Exemple": ["Jeanne Exemple"],
    "Auteur(e)s : Jeanne Exemple, Anne Modèle": ["Jeanne Exemple", "Anne Modèle"],
    "Autor(a): Ana Pérez": ["Ana Pérez"],
    "Author(s): Jane Roe": ["Jane Roe"],
    "Jane Roe/John Doe\nNovember 3, 2025": ["Jane Roe", "John Doe"],
}
REPORTERS: dict[str, list[str]] = {
    "記者王小明／台北報導": ["王小明"],
    "【記者王小明／綜合報導】": ["王小明"],
    "（新华社北京1月1日电 记者王小明、李华）": ["王小明", "李华"],
    "本报记者 王小明": ["王小明"],
    "文＝山田花子": ["山田花子"],
    "取材・文／山田花子": ["山田花子"],
    "【山田花子】": ["山田花子"],
    "(서울=연합뉴스) 홍길동 기자": ["홍길동"],
    "(본사 특약) 홍길동 기자": ["홍길동"],
    "홍길동·김철수 기자 hong@example.org": ["홍길동", "김철수"],
    "홍길동 워싱턴 특파원": ["홍길동"],
    "（记者王小明 整合）桥今日通车": ["王小明"],
    "（职工通讯员 王小明 刘会）镇里昨日开会": ["王小明", "刘会"],
    "【文/小镇网专栏作者 王文】": ["王文"],
    "（文/图 王小明）": ["王小明"],
    "作者：青石板": ["青石板"],
    "作者：佚名": [],
    "记者王小明 摄": [],
    "9月9日，镇长向本报记者介绍，桥将重修": [],
    "本报记者了解到，桥将重修": [],
    "歌曲原作者女儿：改成这样不觉得拗口吗？": [],
    "版权归原作者所有，转载请联系": [],
    "这位记者说，他不知道": [],
    "攝影記者／報導": [],
    "기자는 말했다": [],
    "Reporter 王": [],
}
SENTENCES = (
    "By the way, nobody had asked for it.",
    "By the numbers",
    "Von der Leyen said that the bridge would be repaired.",
    "Af-Soomaali (Somali)",
    "Edited by Jane Roe",
    "Travel Tips",
)


@pytest.mark.parametrize(("line", "names"), BYLINES.items())
def test_a_byline_under_the_headline_names_the_authors(line: str, names: list[str]) -> None:
    """It names all of them and nobody else, and neither headline nor body loses by it."""
    article = cleanpage.clean(f"Town repairs its old bridge\n\n{line}\n\n{BODY}")
    assert [author.name for author in article.authors] == names
    assert (article.title, article.text) == ("Town repairs its old bridge", BODY)


def test_bylines_of_other_articles_between_headline_and_text_are_theirs() -> None:
    """A heading says that they are others', up to where the text begins."""
    others = "Related articles\n\nFerry sinks in the harbour\n\nBy Ann Other\n\nMill opens its doors\n\nBy Bo Li"
    page = f"Town repairs its old bridge\n\n{{}}November 3, 2025\n\n{others}\n\n{BODY}"
    assert cleanpage.clean(page.format("")).authors == ()
    assert [author.name for author in cleanpage.clean(page.format("By Jane Roe\n\n")).authors] == ["Jane Roe"]


def test_roles_are_no_part_of_names() -> None:
    """Who took the pictures is an author with that role."""
    article = cleanpage.clean(f"Town repairs its old bridge\n\nWords by Jane Roe, photographs by Bo Li\n\n{BODY}")
    assert [(author.name, author.role) for author in article.authors] == [("Jane Roe", None), ("Bo Li", "photographer")]


def test_a_biography_belongs_to_its_author() -> None:
    """The paragraph after the text is the author's, and no body."""
    told = "Jane Roe is a reporter who covers rivers, bridges and mills for the Town Crier."
    article = cleanpage.clean(f"Town repairs its old bridge\n\nBy Jane Roe\n\n{BODY}\n\n{told}")
    (author,) = article.authors
    assert (author.name, author.bio) == ("Jane Roe", told)
    assert article.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "By the way, nobody asked the mayor.",
        "By Monday, nobody had asked the mayor.",
        "Von der Leyen said that nobody had asked.",
        "From the river, nobody could see the mayor.",
        "Written by hand, the plan was hard to read.",
    ],
)
def test_a_sentence_under_the_headline_is_no_byline(line: str) -> None:
    """It stays in the body, and names nobody."""
    article = cleanpage.clean(f"Town repairs its old bridge\n\n{line}\n\n{BODY}")
    assert article.authors == ()
    assert line in article.text


CHINESE = (
    "小镇修复古桥\n\n2025-11-03 10:20\n\n{line}\n\n"
    "镇议会周一晚间决定修复磨坊水渠上的古桥，工程即将开始，预计明年春天完工。\n\n"
    "没有人反对这项计划，尽管资金还没有着落，镇长在会上表示对此感到遗憾，并感谢所有捐款的居民。\n\n"
    "施工期间公共汽车将绕行车站，比平时多花十分钟，市集日渡船每五分钟一班，过河的人不用付钱。\n\n"
)


@pytest.mark.parametrize(
    ("line", "names"),
    {
        "文章指出，古桥已有三百年历史。": [],
        "专题报道": [],
        "文/王小明": ["王小明"],
        "作者：桥梁处党支部": ["桥梁处党支部"],
        "王小明报道": ["王小明"],
    }.items(),
)
def test_words_behind_and_before_a_chinese_sign_are_nobody(line: str, names: list[str]) -> None:
    """Nothing but a sign tells "text by" from the beginning of a word, and nothing but a surname a name from a word."""
    assert [author.name for author in cleanpage.clean(CHINESE.format(line=line)).authors] == names


@pytest.mark.parametrize(
    "line",
    [
        "清河报讯（记者 王小明）今日（12月28日）有居民反映，古桥桥面出现裂缝，镇里已派人查看。",
        "活动主题是进一步落实镇里的修桥规划，面向全镇居民开展宣传，让更多人了解古桥的历史。（文/图 王小明 李大华）",
    ],
)
def test_a_credit_in_a_paragraph_takes_nothing_of_it(line: str) -> None:
    """Whom a paragraph names at one of its ends wrote it, and all of it stays."""
    article = cleanpage.clean(CHINESE.format(line="") + line)
    assert line in article.text
    assert article.authors[0].name == "王小明"
    assert line in cleanpage.clean(CHINESE.format(line=line)).text


@pytest.mark.parametrize(
    "label",
    [
        "责任编辑：李大华",
        "(责编：李大华、丁涛)",
        "【编辑：李大华】",
        "来源：青石网",
        "校对：李大华",
        "Edited by Jane Roe",
    ],
)
def test_who_edited_is_no_author_below_the_text(label: str) -> None:
    """Editors and sources named behind the text did not write it, and their line is no text."""
    article = cleanpage.clean(CHINESE.format(line="") + label)
    assert article.authors == ()
    assert label not in article.text


@pytest.mark.parametrize("line", ["Read more", "Sign in", "Ask Question", "Share\nFollow us", "5 min read", "Staff"])
def test_buttons_are_nobody(line: str) -> None:
    """What stands where a byline could is not taken for one."""
    article = cleanpage.clean(f"Town repairs its old bridge\n\n{line}\n\n{BODY}")
    assert article.authors == ()


def test_evidence_says_where_each_name_stands() -> None:
    """Each piece has its value, source, place and weight, and whether it was chosen."""
    page = f"Town repairs its old bridge\n\nBy Jane Roe\n\n{BODY}"
    (found,) = (item for item in cleanpage.clean(page).evidence["authors"] if item.chosen)
    assert (found.value, found.source, found.rule) == ("Jane Roe", "line", "byline")
    assert found.weight > 0
    assert page[found.start : found.end] == "By Jane Roe"


@pytest.mark.parametrize(("line", "names"), REPORTERS.items())
def test_reporters_are_told_by_the_words_beside_them(line: str, names: list[str]) -> None:
    """Where neither capitals nor spaces tell names, the words for reporter and writer beside them do."""
    assert [credit.author.name for credit in reporters(line, table())] == names


def test_a_label_in_brackets_is_no_reporter() -> None:
    """Where a name may stand alone in brackets, headings and menus do as well."""
    assert reporters("【関連記事】", table()) == []
    assert [credit.author.name for credit in reporters("【山田花子】", table())] == ["山田花子"]


@pytest.mark.parametrize("line", SENTENCES)
def test_other_lines_under_the_headline_name_nobody(line: str) -> None:
    """Neither what merely begins like a byline, nor whoever edited, nor a label is an author."""
    assert cleanpage.clean(f"Town repairs its old bridge\n\n{line}\n\n{BODY}").authors == ()


def test_a_reporter_named_in_the_first_sentence_leaves_it_whole() -> None:
    """A credit that opens the text names the author, and the sentence behind it stays in the body."""
    body = (
        "【記者王小明／台北報導】鎮議會星期一晚上投票決定修復磨坊水道上的古橋，工程將於春天開始。沒有人反對，儘管資金還沒有著落。"
        "這座橋建於一八六二年，先後走過馬車、電車和汽車。去年檢查它的工程師發現，五個橋拱中有兩個移動得比擔心的還要多。"
    )
    article = cleanpage.clean(f"小鎮修復古橋\n\n{body}\n")
    assert [author.name for author in article.authors] == ["王小明"]
    assert "鎮議會星期一晚上投票" in article.text


def test_bylines_of_a_list_of_articles_are_not_those_of_the_page() -> None:
    """Several people, each with a headline of their own, wrote none of the page."""
    people = ("Jane Roe", "Bo Li", "Anna Muster", "Juan Modelo")
    teasers = "\n\n".join(f"Story number {n} of the day\n\nBy {name}" for n, name in enumerate(people, 1))
    assert cleanpage.clean(f"Latest news\n\n{teasers}\n").authors == ()


def test_the_byline_of_the_first_card_of_a_list_is_not_that_of_the_page() -> None:
    """Others have one further down, beyond where the page's own would stand."""
    cards = {
        "The bridge at the mill is mended": "By Jane Roe",
        "Who pays for the new bridge?": "12 June</div><div>Bridges</div><div>Towns",
        "A ferry instead of a bridge": "10 June</div><div>Bridges</div><div>Towns",
        "Toll on the old bridge": "By John Doe",
        "The bridge that nobody crosses": "By Mary Major",
    }
    shown = "".join(
        f'<div class="card"><h2><a href="/a">{title}</a></h2><p>Its stones lay in the river for a year.</p>'
        f"<div>3 min read</div><div>{foot}</div></div>"
        for title, foot in cards.items()
    )
    page = f"<html><body><main><h1>Bridges</h1><p>All that we wrote about bridges.</p>{shown}</main></body></html>"
    assert cleanpage.clean(page, url="https://crier.example/tag/bridges").authors == ()


def test_a_reporter_named_behind_a_long_text_is_its_author() -> None:
    """Korean papers name the reporter, with the address, on the last line."""
    paragraphs = [
        "시의회는 월요일 저녁 물레방아 수로 위의 낡은 다리를 수리하기로 의결했으며 공사는 봄에 시작된다고 밝혔다.",
        "반대하는 사람은 없었지만 예산은 아직 마련되지 않았고, 시장은 회의가 끝난 뒤 이 점을 아쉬워했다.",
        "공사가 끝날 때까지 버스는 역을 돌아서 가며, 평소보다 십 분쯤 더 걸릴 것으로 보인다.",
        "다리는 백육십 년 전에 지어졌고, 마차와 전차가 지나다니던 시절을 기억하는 주민도 남아 있다.",
        "기술자들은 다섯 개의 아치 가운데 두 개가 지난겨울 홍수 때 한 뼘 가까이 움직였다고 설명했다.",
        "장이 서는 날에는 나룻배가 오 분마다 강을 건너고, 건너는 사람은 돈을 내지 않아도 된다.",
        "방앗간 주인은 물이 줄어들면 바퀴를 멈춰야 한다며 공사를 여름 전에 끝내 달라고 부탁했다.",
        "시는 주민 설명회를 두 차례 더 열고, 거기서 나온 의견을 설계에 담겠다고 약속했다.",
    ]
    body = "\n\n".join(paragraphs)
    article = cleanpage.clean(f"시가 다리를 고친다\n\n{body}\n\n순천, 광양 홍길동 기자 hong@example.org\n")
    assert [author.name for author in article.authors] == ["홍길동"]


@pytest.mark.parametrize(
    "line", ["Von am 3. November 2025", "By on November 3, 2025", "Autor in Berlin", "Autor a Domo"]
)
def test_a_byline_without_a_name_names_nobody(line: str) -> None:
    """A template has nobody to name, and goes on with the date; nor is a noun with a small word behind it a label."""
    assert cleanpage.clean(f"Town repairs its old bridge\n\n{line}\n\n{BODY}").authors == ()


@pytest.mark.parametrize(("name", "is_author"), [("JEANNE EXEMPLE", True), ("LES MOTS QUI RESTENT", False)])
def test_a_phrase_in_capitals_is_nobody(name: str, *, is_author: bool) -> None:
    """A line away from the headline may begin with the same word, and be what a picture or a column is called."""
    text = "<p>Le conseil municipal a décidé lundi que le vieux pont sur la rivière sera réparé cette année.</p>" * 4
    menu = "".join(f"<p><a href=/{n}>Rubrique {n} du journal</a></p>" for n in range(9))
    page = f"<html lang=fr><body><p>Par {name}</p>{menu}<h1>La ville répare son vieux pont</h1>{text}</body></html>"
    assert [author.name for author in cleanpage.clean(page).authors] == ([name] if is_author else [])


@pytest.mark.parametrize("line", ["Version 5.9", "9 Simplification", "8.5. The River Bridge Association", "Sumari"])
def test_numbers_of_parts_and_versions_are_nobody(line: str) -> None:
    """They stand right below the headline of a manual, where names do."""
    text = "The old bridge over the river is shut, and the council says that it will stay so until spring. " * 2
    article = cleanpage.clean(f"<h1>The bridge manual</h1><p>{line}</p><p>14 May 2022</p><p>{text}</p><p>{text}</p>")
    assert article.authors == ()


def test_one_word_of_another_language_signs_nothing() -> None:
    """A notice is called "Driftsmelding"; nothing here knows that this is a word, and nobody's name."""
    body = (
        "Beboerne i gata må koke vannet før de drikker det, skriver kommunen.\n\n"
        "Det er fordi en ledning ble ødelagt da en gravemaskin traff den på mandag.\n\n"
        "Arbeidet med å reparere den tar lengre tid enn ventet, og det er ikke lenge til skolen begynner.\n\n"
        "Hvem som skal betale, er det ingen som vet ennå, sier hun som leder arbeidet."
    )
    page = f"Vann og avløp\n\nVannet stenges i Storgata\n\nDriftsmelding\n\n3. november 2025\n\n{body}"
    assert not cleanpage.clean(page).authors
