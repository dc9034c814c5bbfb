"""The title of whole pages: what is chosen, and the account of it."""

import pytest

import cleanpage
from cleanpage import Pipeline
from cleanpage.facts.cuts import Origin, cuts_of
from cleanpage.facts.headline import headline
from cleanpage.facts.headline_candidates import headline_candidates
from cleanpage.read import read
from cleanpage.words import table

BODY = "".join(
    f"<p>{sentence * 3}</p>"
    for sentence in (
        "The council met on Tuesday evening to discuss the budget of the library and the plans for the old harbour. ",
        "A second vote on the harbour is expected next month, according to the mayor and two of her deputies. ",
    )
)
URL = "https://www.example-post.com/politics/council-votes-on-the-harbour-plan"


def page(head: str, heading: str = "Council votes on the harbour plan") -> str:
    """Return a page with a head and a heading."""
    return f"<html><head>{head}</head><body><main><h1>{heading}</h1>{BODY}</main></body></html>"


def test_every_place_that_has_a_title_is_evidence() -> None:
    """With its source and weight; those that say what was chosen are marked."""
    html = page(
        '<title>Council votes on the harbour plan | Example Post</title><meta property="og:title" content="Harbour: '
        'what the council wants now">'
    )
    article = cleanpage.clean(html, url=URL)
    assert article.title == "Council votes on the harbour plan"
    chosen = {row.source for row in article.evidence["title"] if row.chosen}
    others = {row.source for row in article.evidence["title"] if not row.chosen}
    assert {"the only h1", "title title"} <= chosen
    assert "meta og:title" in others
    best = max(article.evidence["title"], key=lambda row: row.weight)
    assert best.chosen


def test_a_title_that_is_set_aside_is_a_repair() -> None:
    """Where much speaks for it: here the window and other sites are told another title than the page shows."""
    other = "Harbour plan passes first vote of the council"
    told = "".join(f'<meta name="{name}" content="{other}">' for name in ("og:title", "twitter:title"))
    html = page(f"<title>{other}</title>{told}")
    article = cleanpage.clean(html, url=URL)
    titles = {other, "Council votes on the harbour plan"}
    assert article.title in titles
    repairs = [repair for repair in article.repairs if repair.field == "title"]
    assert [{repair.raw, repair.value} for repair in repairs] == [titles]
    assert repairs[0].value == article.title


def test_the_name_of_the_site_goes_on_either_side() -> None:
    """By the address, by what the page calls itself, and with a section between."""
    for title in (
        "Council votes on the harbour plan - Example Post",
        "Example Post: Council votes on the harbour plan",
        "Example Post » Politics » Council votes on the harbour plan",
        "Council votes on the harbour plan | Politics | Example Post",
        "Council votes on the harbour plan - Page 2 - Example Post",
    ):
        assert cleanpage.clean(page(f"<title>{title}</title>"), url=URL).title == "Council votes on the harbour plan"


def test_a_site_that_has_its_name_as_heading() -> None:
    """The heading below it is the title."""
    html = page("<title>Council votes on the harbour plan | Example Post</title>", "Example Post").replace(
        "</h1>", "</h1><h2>Council votes on the harbour plan</h2>"
    )
    assert cleanpage.clean(html, url=URL).title == "Council votes on the harbour plan"


def test_the_page_of_several_that_embedded_data_speaks_of() -> None:
    """Its headline is taken, and not a teaser's."""
    html = page(
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": "Another story altogether", "url": '
        '"https://www.example-post.com/other"}, {"@type": "NewsArticle", "headline": "Council votes on the harbour '
        f'plan", "url": "{URL}"}}]</script>'
    )
    article = cleanpage.clean(html, url=URL)
    assert article.title == "Council votes on the harbour plan"
    assert all(row.value != "Another story altogether" for row in article.evidence["title"])


def test_a_page_without_a_heading_has_no_paragraph_for_a_title() -> None:
    """Text that only goes on has no title."""
    assert cleanpage.clean(f"<html><body>{BODY}</body></html>").title is None


@pytest.mark.parametrize("title", ["A quiet day", "Bread", "The bridge reopens", "Who pays?", "Lost and found"])
def test_a_short_title_leaves_the_first_sentence_to_the_text(title: str) -> None:
    """It shares no word with the text, and no byline stands below it; the sentence below is no headline for that."""
    first = "Nothing happened in the town on Monday, the mayor said, and nobody complained about it."
    then = "On Tuesday, the mayor said, nothing happened either, and people went to bed early as they always had done."
    article = cleanpage.clean(f"{title}\n\n{first}\n\n{then}")
    assert (article.title, article.text) == (title, f"{first}\n\n{then}")


def test_a_title_of_a_list_that_looks_most_like_a_headline_stays_in_it() -> None:
    """What is hardly likelier than the others, and stands behind the beginning of the text, is not taken out of it."""
    entries = {
        "Why I threw out my inbox rules": "Two hundred filters, written over eleven years, and what happened in "
        "the week after I deleted them all.",
        "A lathe in a one-room flat": "Notes on noise, neighbours and brass swarf in the bed.",
        "Reading the manual, all of it": "I read the 412 pages that came with my sewing machine. Page 88 was worth it.",
        "The shed index": "How many sheds a village has tells you more than its income.",
        "Soup as a unit of time": "Barley takes as long as a film; lentils take an episode.",
    }
    head = [
        "Slow Tools",
        "Home",
        "Archive",
        "About",
        "Colophon",
        "Slow Tools",
        "Essays about things that take their time.",
    ]
    cards = [f"Essays\n\n{title}\n\n{text}\n\n18 Nov 2025 6 min read" for title, text in entries.items()]
    text = cleanpage.clean("\n\n".join([*head, *cards, "Page 1 of 9", "Slow Tools © 2025", "Powered by Ghost"])).text
    assert [title for title in list(entries)[:4] if title not in text] == []


MENU = [
    f"{size} {place} {use} tools"
    for size in ("Small", "Large", "Heavy", "Light", "Spare")
    for place in ("garden", "kitchen", "workshop", "forest", "stable")
    for use in ("cutting", "digging", "mending", "lifting")
]


def test_a_title_above_a_menu_of_a_hundred_lines_in_text_without_an_address() -> None:
    """Of all lines those are looked at closely that speak of what the text is about."""
    body = [
        "A grinder for scythes is turned by hand, and it takes two to use it well.",
        "One turns the wheel, and the other holds the blade of the scythe to the stone, which runs in water.",
        "We ship each grinder with two stones, one coarse and one fine, and a trough made of zinc.",
        "Anybody who has used such a grinder knows that a stone must never run dry.",
    ]
    text = "\n".join(["Grinder for long scythes", *MENU, *(f"\n{paragraph}" for paragraph in body)])
    assert cleanpage.clean(text).title == "Grinder for long scythes"


def test_a_heading_that_a_table_of_contents_lists_is_no_title() -> None:
    """What the page says twice is one of its parts then, and not its headline."""
    parts = {
        "Sowing the seeds": "Sow the seeds in March, two to a pot, and keep them on a windowsill that faces south.",
        "Pricking out": "When the second pair of leaves is there, move each plant to a pot of its own.",
        "Planting outside": "After the last frost plants may go out into the bed, half a metre apart.",
    }
    table = "\n".join(f"{number}. {heading}" for number, heading in enumerate(parts, 1))
    text = "\n\n".join(f"{heading}\n\n{paragraph}" for heading, paragraph in parts.items())
    lead = "Tomatoes are grown from seed each year, and it is not hard to do at all."
    assert cleanpage.clean(f"Growing tomatoes\n\nContents\n{table}\n\n{lead}\n\n{text}").title == "Growing tomatoes"


def test_the_headline_is_the_copy_that_stands_at_the_text() -> None:
    """A dialog for sharing has it once more, behind a menu that is longer than the text."""
    title = "The lamp of Skarvholm is lit again"
    body = [
        "The lamp of the lighthouse at Skarvholm burned for the first time in forty years on Friday night.",
        "It took the keepers of the museum three winters to mend the clockwork that turns it.",
        "Nobody knows yet who will wind it up every evening, as the last keeper left the island long ago.",
    ]
    head = [*MENU[:60], "", title, "", "Printed on 3 November 2025, Jane Roe", ""]
    share = ["", "Share this", "", title, "", "https://skarv.example/184627", "", "Copy link"]
    text = "\n".join([*head, *(f"\n{paragraph}" for paragraph in body), "", *MENU[60:], *share])
    page = read(text, table(), url="https://skarv.example/2025/the-lamp-of-skarvholm-is-lit-again")
    ranking = page.fact(headline)
    assert ranking is not None
    assert (ranking.best.index, page.segments[ranking.best.index].text) == (60, title)


@pytest.mark.parametrize(
    ("heading", "given", "title"),
    [
        (
            "<span>Harbour Night</span>The ferry came back empty",
            "Harbour Night / The ferry came back empty",
            "Harbour Night / The ferry came back empty",
        ),
        ("The eBike of McTavish came back", "The e Bike of Mc Tavish", "The eBike of McTavish came back"),
    ],
)
def test_words_stuck_together_in_the_heading_are_told_apart_as_elsewhere(heading: str, given: str, title: str) -> None:
    """A kicker shares the heading, and only its style sets it off; a name with a capital inside is none."""
    body = (
        "<p>The ferry came back to the harbour on Monday night without anybody on it, the harbour master said.</p>" * 3
    )
    head = f"<head><title>{given} - The Town Crier</title><meta property='og:title' content='{given}'></head>"
    assert cleanpage.clean(f"<html>{head}<body><h1>{heading}</h1>{body}</body></html>").title == title


@pytest.mark.parametrize(
    ("heading", "given", "title"),
    [
        ("The last point of a closed line is lost #318", "The last point of a closed line is lost", None),
        ("The last point of a closed line is lost (#318)", "The last point of a closed line is lost", None),
        ("Our ferry is number #1", "Our ferry is number #1", "Our ferry is number #1"),
    ],
)
def test_the_number_of_an_issue_is_no_part_of_its_title(heading: str, given: str, title: str | None) -> None:
    """The heading has it behind the title; what the page gives for cards does not. Other numbers belong to a title."""
    body = "<p>The last vertex is dropped before the flag is set, so that the cutter leaves a small tab there.</p>" * 3
    head = f"<head><title>#318 - {given} - Tinplate</title><meta property='og:title' content='{given}'></head>"
    found = cleanpage.clean(f"<html>{head}<body><h1>{heading}</h1>{body}</body></html>").title
    assert found == (title or given)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<time>Jun 17</time> The ferry came back empty", "The ferry came back empty"),
        ("17 June 2025: The ferry came back empty", "The ferry came back empty"),
        ("<span>Subscribers</span> The ferry came back empty", "The ferry came back empty"),
        ("The ferry came back empty <em>Read free</em>", "The ferry came back empty"),
        ("The ferry came back empty (again)", "The ferry came back empty (again)"),
        ("How the ferry came back empty", "How the ferry came back empty"),
        ("The ferry came back empty and nobody knows why", "The ferry came back empty and nobody knows why"),
    ],
)
def test_what_shares_a_heading_with_the_headline_is_no_part_of_it(heading: str, title: str) -> None:
    """A date, a mark or a kicker, where window and cards have the headline alone; much more is a longer headline."""
    body = "<p>The ferry came back to the harbour on Monday without anybody on it, the harbour master said.</p>" * 3
    given = "The ferry came back empty"
    head = f"<head><title>{given} | The Town Crier</title><meta property='og:title' content='{given}'></head>"
    assert cleanpage.clean(f"<html>{head}<body><h1>{heading}</h1>{body}</body></html>").title == title


def test_a_title_is_not_cut_within_brackets() -> None:
    """A sign in brackets parts nothing; one before them does."""
    whole = "Only of you - Jane Roe (The mill song - in C)"
    cuts = [cut.text for cut in cuts_of(read(whole, table()), Origin("og:title", whole, whole))]
    assert cuts == []
    other = "Only of you ‹ The Town Crier"
    page = read(f"<title>{other}</title><p>x</p>", table(), url="https://thetowncrier.example/", format="html")
    assert "Only of you" in [cut.text for cut in cuts_of(page, Origin("title", other, other))]


def test_what_an_agency_stands_behind_is_said_of_a_picture_and_no_headline() -> None:
    """The word for picture is left out where everybody knows the agency."""
    body = "The bridge to the island is shut again, and nobody knows when it will be open to carts and people."
    text = f"No way across\n\nIslanders look at the plans of the bridge on Sunday. Reuters\n\n{body}\n\n{body}"
    found = [segment.text for segment in headline_candidates(read(text, table()))]
    assert found[0] == "No way across"
    assert not any("Reuters" in line for line in found)


@pytest.mark.parametrize(
    "title",
    [
        "Senasis malūnas vėl mala: pirmieji miltai – mokyklai",
        "Fergekaia får landstrøm – men bøndene mister beitet",
        "Eau potable : ce que cachent les analyses",
    ],
)
def test_a_headline_goes_on_in_small_letters(title: str) -> None:
    """No name of a site is what follows a dash or a colon so; one with a dot may be."""
    article = cleanpage.clean(page(f"<title>{title}</title>", title))
    assert article.title == title
    assert all(title == row.value for row in article.evidence["title"] if title.startswith(row.value))
    short = title.replace(" – ", " ")
    assert cleanpage.clean(page(f"<title>{short} – harbour.example</title>", short)).title == short


GEORGIAN = """მთავარი
პოლიტიკა
საზოგადოება
კულტურა
ძველი სახაბაზო კვლავ გაიხსნა
ავტორი
ნინო ნიმუშაშვილი
21 ნოემბერი, 2025
თელავის ძველ უბანში მდებარე ას ოცდაათწლიანი სახაბაზო ხელახლა გაიხსნა. საქმე იმავე ოჯახის მეოთხე თაობამ განაგრძო.
შენობის აღდგენას ორი წელი დასჭირდა. ადგილობრივმა ხელოსნებმა ძველი აგური შეინარჩუნეს, სახურავი კი მთლიანად შეცვალეს.
მერიის ინფორმაციით, პროექტის ღირებულება 140 ათასი ლარი იყო, საიდანაც ნახევარი მუნიციპალიტეტმა დააფინანსა.
სახაბაზო ყოველდღე, დილის შვიდი საათიდან იმუშავებს. კვირაობით კი მსურველებს პურის ცხობას ასწავლიან.
თეგები
თელავი
პური
მსგავსი სიახლეები
გურჯაანში ბიბლიოთეკა განახლდა
დატოვე კომენტარი
თქვენი ელფოსტის მისამართი გამოქვეყნებული არ იყო. აუცილებელი ველები მონიშნულია *
© 2025 კახეთის ამბები. ყველა უფლება დაცულია
"""


def test_georgian_letters_are_no_small_ones_and_an_address_in_another_script_says_nothing() -> None:
    """Title, author and site are those of a script in which capitals tell nothing."""
    article = cleanpage.clean(GEORGIAN, url="https://kakhetisambebi.example/2025/dzveli-sakhabazo-kvlav-gaikhsna/")
    assert article.title == "ძველი სახაბაზო კვლავ გაიხსნა"
    assert [author.name for author in article.authors] == ["ნინო ნიმუშაშვილი"]
    assert article.site_name == "კახეთის ამბები"


@pytest.mark.parametrize(
    ("rest", "site"),
    [
        ("_政务_清河新闻", "清河新闻"),
        ("--文化--清河网", "清河网"),
        ("-股票频道-清河网", "清河网"),
        ("-清河网", "清河网"),
        ("_新闻中心_清河网_qinghe.example", "清河网"),
        ("-东盟博览会", None),
    ],
)
def test_parts_of_titles_without_spaces(rest: str, site: str | None) -> None:
    """Underscores and hyphens part titles where words are not spaced; what is called like an outlet is a site."""
    title = "小镇古桥修复工程昨日完工"
    body = "".join("<p>镇议会周一晚间决定修复磨坊水渠上的古桥，工程即将开始，预计明年春天完工。</p>" for _ in range(4))
    page = f"<html><head><title>{title}{rest}</title></head><body><h1>{title}</h1>{body}</body></html>"
    article = cleanpage.clean(page)
    assert (article.title, article.site_name) == (title, site)


UNSPACED_BODY = (
    "镇议会周一晚间决定修复磨坊水渠上的古桥，工程即将开始，预计明年春天完工，居民表示欢迎。\n\n"
    "没有人反对这项计划，尽管资金还没有着落，镇长在会上表示对此感到遗憾，并感谢所有捐款的居民。\n\n"
    "施工期间公共汽车将绕行车站，比平时多花十分钟，市集日渡船每五分钟一班，过河的人不用付钱。"
)


@pytest.mark.parametrize(
    "line", ["（原标题：镇长说古桥修复工程即将开始）", "# 古桥 # 镇议会 # 磨坊水渠", "#古桥 #镇议会 #磨坊水渠"]
)
def test_a_note_and_hashtags_are_no_title(line: str) -> None:
    """What a text was called elsewhere, and what it is about, stand nearer to it than its headline, and are none."""
    text = f"小镇修复古桥\n\n2025-11-03 10:20\n\n分享到：\n\n{line}\n\n{UNSPACED_BODY}"
    article = cleanpage.clean(text)
    assert article.title == "小镇修复古桥"
    assert line not in article.text


def test_the_line_of_several_words_above_the_text_is_looked_at_for_a_headline() -> None:
    """However many lines of a page look more like one."""
    teasers = "\n\n".join(f"# 清河镇{number}号桥修复工程" for number in "一二三四五六七八九十百千万" for _ in range(4))
    headline = "2025年11月第2次：镇上花了711万元，古桥女工程师什么来头?!"
    text = f"{teasers}\n\n{headline}\n\n分享到：\n\n微信\n\n微博\n\n{UNSPACED_BODY}"
    found = headline_candidates(Pipeline.preset("article").read(text))
    assert headline in [segment.text for segment in found]


def test_the_one_paragraph_of_an_announcement_is_its_text() -> None:
    """It stays, however long the menus around it, and though whoever signs stands behind the end of its sentence."""
    entries = ("政务公开", "|", "动态资讯", "|", "机构职能", "|", "政策文件", "|", "财务信息") * 3
    line = UNSPACED_BODY.replace("\n\n", "") + "（清河镇发改局）"
    head = ("国家发改委 | 中国清河 | 政务服务网", *entries, "小镇修复古桥", "发布日期：2025-11-03")
    text = "\n\n".join((*head, line, "打印 关闭", "技术支持：清河信息中心"))
    assert cleanpage.clean(text).text == line


def test_a_path_glued_to_the_headline_is_no_part_of_it() -> None:
    """Flattened crumbs have the headline for their last step, without a sign between them."""
    text = "\n\n".join(
        f"The council voted on Monday to repair the old bridge, and {n} people came to see it." for n in range(9)
    )
    page = (
        f"News Town Waterways Town repairs its old bridge by spring\n\nTown repairs its old bridge by spring\n\n{text}"
    )
    assert cleanpage.clean(page, url="https://crier.example/town-repairs-its-old-bridge-by-spring").title == (
        "Town repairs its old bridge by spring"
    )
