"""Pages about things: courses, events, jobs, houses, directories. Who and when on them is seldom the page's own."""

from __future__ import annotations

import pytest

import cleanpage

TEXT = (
    "In a barn at the edge of the village an old woman makes birds of straw and lends them voices of those who left.",
    "Three players move thirty things that were found on the farms around, and the audience sits among them on hay.",
    "The play came about in two years in which the company went from kitchen to kitchen and listened to what was told.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
EVENT = '{"@type": "Event", "name": "Birds of Straw", "startDate": "2025-03-14T20:30", "endDate": "2025-03-16"}'
JOB = '{"@type": "JobPosting", "title": "Bridge technician", "datePosted": "2024-09-02", "validThrough": "2024-09-29"}'
MOVIE = '{"@type": "Movie", "name": "The Postman", "dateCreated": "2024-05-13", "datePublished": "2024-05-13"}'
ARTICLE = '{"@type": "NewsArticle", "headline": "Birds of Straw"}'


def page(
    data: str, below: str, *, title: str = "Birds of Straw", after: str = "", footer: str = ""
) -> cleanpage.Article:
    """Clean a page with data, lines below its headline, and lines behind its text."""
    head = f'<title>{title}</title><script type="application/ld+json">{data}</script>' if data else ""
    body = f"<main><h1>{title}</h1>{below}{PARAGRAPHS}</main>{after}<footer>{footer}</footer>"
    return cleanpage.clean(f"<html lang=en><head>{head}</head><body>{body}</body></html>")


def test_the_days_of_an_event_are_not_the_pages() -> None:
    """What the data says of an event is what the line below the headline says; an article about one is dated."""
    line = "<p>Friday, 14 March 2025</p>"
    assert page(EVENT, line).published is None
    assert str(page(f"[{EVENT}, {ARTICLE}]", line).published) == "2025-03-14"


def test_nobody_wrote_an_advertisement_for_a_job() -> None:
    """A name alone above the headline or below it is an employer's or a place's; that of an article is its author's."""
    line = "<p>Jane Roe</p><p>2 September 2024</p>"
    assert page(JOB, line, title="Bridge technician").authors == ()
    assert [author.name for author in page(ARTICLE, line).authors] == ["Jane Roe"]
    listed = f"[{JOB}, {EVENT}]"  # beside an article that the data says nothing of
    assert [author.name for author in page(listed, line, title="The ferry").authors] == ["Jane Roe"]


def test_when_a_work_came_out_is_not_when_its_page_did() -> None:
    """The dates of a film in the data are those of the film."""
    assert page(MOVIE, "").published is None


def test_a_directory_of_people_has_no_author() -> None:
    """Names that match from entry to entry, each with more than a role, are those of whom the page lists."""
    people = ("Jane Roe", "John Doe", "Ann Other", "Michael Example")
    cards = "".join(
        f"<div class=card><div class=name>{name}</div><div class=post>reader in chemistry</div>"
        f"<div class=room>room {at}</div><div class=mail>{name.split()[0].lower()}@uni.example</div></div>"
        for at, name in enumerate(people)
    )
    staff = f"<html><body><main><h1>Staff of the department</h1><div class=list>{cards}</div></main></body></html>"
    article = cleanpage.clean(staff)
    assert article.authors == ()
    assert all(name in article.text for name in people)


def test_names_behind_a_heading_for_other_pages_are_not_the_authors() -> None:
    """Below what else people may like stand the names of other plays, with their days."""
    said = (
        "Dans une grange abandonnée, une vieille femme fabrique des oiseaux de paille et leur prête sa voix.",
        "Sur scène, trois comédiennes manipulent une trentaine d’objets glanés dans les fermes de la région.",
        "Le spectacle est né d’une résidence au cours de laquelle la compagnie a recueilli la parole des habitants.",
    )
    others = "".join(
        f"<div><a href=/{at}>{name}</a> <span>{day}</span></div>"
        for at, (name, day) in enumerate((("Le Bal des horlogers", "28 mars 2025"), ("Petite Ourse", "4 avril 2025")))
    )
    main = (
        "<h1>Les Oiseaux de paille</h1><div>Ven. 14 mars 2025 à 20h30</div>"
        + "".join(f"<p>{line}</p>" for line in said)
        + f"<section><h2>Vous aimerez aussi</h2>{others}</section>"
    )
    footer = "<footer><h2>Inscrivez-vous à notre lettre d’information</h2></footer>"
    assert cleanpage.clean(f"<html lang=fr><body><main>{main}</main>{footer}</body></html>").authors == ()


def test_the_name_in_the_notice_above_the_headline_is_the_sites() -> None:
    """In text nothing but the notice at its foot says that the first line is the name of the site."""
    lines = (
        "Waterschap Lage Vaart",
        "Vacatures Over ons Stages",
        "Technisch medewerker bruggen",
        "Geplaatst op 2 september 2024",
        "Houd jij ervan om met je handen te werken en zorg je graag dat iedereen veilig het water over komt?",
        "Als technisch medewerker ben je verantwoordelijk voor het onderhoud van 43 beweegbare bruggen in ons gebied.",
        "Bij Waterschap Lage Vaart werken 340 collega's aan droge voeten en schoon water.",
        "© 2024 Waterschap Lage Vaart",
    )
    assert cleanpage.clean("\n\n".join(lines)).authors == ()


def test_a_name_that_the_window_ends_in_is_the_sites() -> None:
    """Above the headline it is no author, unless it is a person's: people have sites, too."""
    menu = "".join(f"<a href=/>{entry}</a>" for entry in ("Inicio", "Proyectos", "Voluntariado", "Donar"))
    said = (
        "Cuarenta y dos escuelas siembran hortalizas que luego se cocinan en el comedor.",
        "Construimos cisternas de captación de lluvia con mano de obra local.",
    )
    sections = "".join(f"<section><h2>Proyecto {at}</h2><p>{line}</p></section>" for at, line in enumerate(said))
    main = f"<main><section><h1>Nuestros proyectos</h1><p>Desde 2008 en tres estados.</p></section>{sections}</main>"
    head = "<head><title>Proyectos | Fundación Semilla</title></head>"
    body = f"<header><a href=/>Fundación Semilla</a><nav>{menu}</nav></header>{main}<footer><p>© 2024</p></footer>"
    url = "https://fundacionsemilla.example/proyectos/"
    assert cleanpage.clean(f"<html lang=es-MX>{head}<body>{body}</body></html>", url=url).authors == ()


def test_a_line_that_comes_again_and_again_is_a_button() -> None:
    """In scripts in which any short word has the form of a name, nothing else tells the two apart."""
    lines = [
        "หน้าแรก\nบริการ\nโปรโมชั่น\nเกี่ยวกับเรา\nติดต่อเรา",
        "จองคิว",
        "บริการนวดและสปา",
        "ผ่อนคลายร่างกายและจิตใจด้วยการนวดแผนไทยแท้ โดยหมอนวดที่มีประสบการณ์มากกว่าสิบปี ในบรรยากาศบ้านไม้ริมน้ำ",
    ]
    for what, told in (
        ("นวดแผนไทย", "นวดกดจุดและยืดเส้นแบบดั้งเดิม ช่วยคลายกล้ามเนื้อที่ตึงเครียด"),
        ("นวดน้ำมันอโรมา", "น้ำมันหอมระเหยจากสมุนไพรในสวน ช่วยให้หลับสบาย"),
        ("ประคบสมุนไพร", "ลูกประคบทำสดใหม่ทุกวันจากไพล ขมิ้น และใบมะกรูด"),
        ("นวดเท้า", "กระตุ้นการไหลเวียนของเลือดด้วยการกดจุดฝ่าเท้า"),
    ):
        lines += [what, told, "1 ชม.", "350 บาท", "จองเลย"]
    assert cleanpage.clean("\n\n".join(lines)).authors == ()


@pytest.mark.parametrize("said", ["By Super User", "作者：管理员", "كتب: مدير الموقع", "Автор: Администратор"])
def test_an_account_is_nobody(said: str) -> None:
    """What a publishing system says in place of a name is no author, and no text."""
    article = page("", f"<p>{said}</p><p>3 November 2025</p>")
    assert article.authors == ()
    assert said not in article.text


def test_months_that_head_a_calendar_are_not_the_pages() -> None:
    """Two headings that are months, and in text two lines that are, stand above what a calendar has in each."""
    weeks = ("5 October, 10 am", "Market", "12 October, 7 pm", "Dance"), ("2 November, 6 pm", "Lecture")
    cards = ["".join(f"<p>{line}</p>" for line in week) for week in weeks]
    intro = "<p>Here is all that goes on in the hall of the village, with free entry unless it is said otherwise.</p>"
    main = f"<h1>Calendar</h1>{intro}<h2>October 2024</h2>{cards[0]}<h2>November 2024</h2>{cards[1]}"
    article = cleanpage.clean(f"<html><body><main>{main}</main></body></html>")
    assert article.published is None
    assert "October 2024" in article.text
    text = ["Calendar", intro[3:-4], "October 2024", *weeks[0], "November 2024", *weeks[1]]
    assert cleanpage.clean("\n\n".join(text)).published is None


def test_the_day_of_a_customers_review_is_not_the_pages() -> None:
    """A line with stars says when a customer wrote, be it right below the text."""
    after = "<p>★★★★★ Very sharp 2024/05/12 Anna</p><p>Cuts tomatoes like nothing else that I have had.</p>"
    assert page("", "", title="Kitchen knife, 165 mm", after=after).published is None


def test_a_line_that_says_when_is_no_headline() -> None:
    """A label, a date and nothing else is no title, be it the likeliest line of a text."""
    lines = (
        "نشر بتاريخ: 01 آب/أغسطس 2023",
        "الزيارات: 5321",
        "تستقبل جامعة الوادي الأخضر طلبات الالتحاق بمرحلة البكالوريوس للعام الدراسي الجديد وفق الشروط الآتية.",
        "الشروط العامة",
        "أن يكون المتقدم حاصلا على شهادة الثانوية العامة أو ما يعادلها.",
        "يبدأ استقبال الطلبات يوم الأحد ويستمر حتى نهاية الشهر، من الساعة التاسعة صباحا حتى الثانية ظهرا.",
    )
    assert "2023" not in (cleanpage.clean("\n\n".join(lines)).title or "")


def test_a_list_below_a_heading_is_no_list_of_tags() -> None:
    """What a house has stands under a heading of the page, and the text speaks of most of it."""
    said = (
        "Moradia de dois pisos situada numa rua sossegada. No rés do chão encontra uma sala com lareira e uma cozinha.",
        "No primeiro andar há três quartos, um deles com varanda virada a sul. O jardim tem laranjeiras e um poço.",
        "Aquecimento central a gás, janelas com vidros duplos e garagem para um automóvel.",
    )
    has = "".join(f"<li>{thing}</li>" for thing in ("Jardim", "Garagem", "Lareira", "Varanda", "Aquecimento central"))
    main = (
        "<h1>Moradia T3 com jardim em Alcobaça</h1><h2>Descrição</h2>"
        + "".join(f"<p>{line}</p>" for line in said)
        + f"<h2>Comodidades</h2><ul>{has}</ul><h2>Localização</h2><div>Ver no mapa</div>"
    )
    article = cleanpage.clean(f"<html lang=pt><body><main>{main}</main></body></html>")
    assert article.tags == ()
    assert "Lareira" in article.text


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("版权所有 © 清河社区学院 京ICP备00000000号 技术支持：某某科技", "清河社区学院"),
        ("© 2024 清河日报社 沪公网安备 3100000号", "清河日报社"),
        ("© 2009~2024 The Mill Paper All rights reserved.清河报业有限公司", "The Mill Paper"),
        ("© 2024 清河网络技术有限公司", "清河网络技术有限公司"),
        ("© 2024 Qinghe 使用清河前必读 意见反馈 京ICP证030000号", "Qinghe"),
        ("© 2024 清河头条 www.qinghe.example 清河互联网举报中心", "清河头条"),
        (
            "版权所有 清河医院 Copyright © 2024 All rights reserved. 湘ICP备10000000号-5 湘公安网备号43010000000000号",
            "清河医院",
        ),
        ("© 2024 株式会社 清河新聞", "株式会社 清河新聞"),
        ("© 2024, İpek Tezgâh Shopify altyapısıyla", "İpek Tezgâh"),
        ("© 2024 Boutique Lune Commerce électronique propulsé par Shopify", "Boutique Lune"),
    ],
)
def test_a_notice_names_the_owner_and_nothing_behind(notice: str, name: str) -> None:
    """The number that a site is registered under and who made it are no part of the name."""
    assert page("", "", footer=f"<p>{notice}</p>").publisher == name


def test_a_list_of_articles_by_several_people_has_no_author() -> None:
    """Bylines that match from entry to entry are those of the entries, whatever the page says that it is."""
    entries = (
        (
            "Feira da Gamboa volta às quintas-feiras",
            "Jandira Lobo",
            "Depois de dois anos, os feirantes retomam o ponto.",
        ),
        ("Preço do tomate cai pela metade", "Redação", "A safra recorde derrubou os preços nas feiras da cidade."),
        (
            "Feirantes pedem mais banheiros",
            "Otoniel Brito",
            "Abaixo-assinado com 1.200 nomes foi entregue à prefeitura.",
        ),
    )
    cards = "".join(
        f'<article class="post"><h2 class="entry-title"><a href="/{at}">{title}</a></h2><div class="entry-meta">Por '
        f'<a href="/a{at}">{name}</a> em {at} de outubro de 2024</div><div class="entry-summary"><p>{text}</p></div>'
        "</article>"
        for at, (title, name, text) in enumerate(entries, start=1)
    )
    head = '<title>Arquivos feiras livres - Folha do Rio</title><meta property="og:type" content="article">'
    main = f"<main><header><h1>Tag: <span>feiras livres</span></h1></header>{cards}</main>"
    article = cleanpage.clean(f"<html lang=pt-BR><head>{head}</head><body>{main}</body></html>")
    assert article.authors == ()
    assert article.published is None


def test_the_name_of_the_site_in_the_first_heading_is_no_title() -> None:
    """``<h1 class="logo">`` stands on all pages of a site; on its front page it is the title all the same."""
    menu = '<ul><li><a href="/a">施設案内</a></li></ul>'
    logo = f'<header><h1 class="logo"><a href="/">みなと文化会館</a></h1>{menu}</header>'
    item = "<li><p>2024年11月3日（日）</p><p>秋の吹奏楽演奏会</p><p>会場：大ホール、料金：一般1,000円です。</p></li>"
    note = "<p>※イベントの内容は変更になる場合があります。詳しくは主催者にお問い合わせください。</p>"
    main = f"<main><h2>イベント一覧</h2><ul>{item}</ul>{note}</main>"
    window = "<head><title>イベント一覧｜みなと文化会館</title></head>"
    assert cleanpage.clean(f"<html lang=ja>{window}<body>{logo}{main}</body></html>").title == "イベント一覧"
    front = "<head><title>みなと文化会館</title></head>"
    assert (
        cleanpage.clean(f"<html lang=ja>{front}<body>{logo}<main>{note}</main></body></html>").title == "みなと文化会館"
    )


def test_a_link_to_a_form_for_feedback_heads_no_comments() -> None:
    """What stands below the menu at the foot of the page is still the page's: when it was last changed."""
    menu = "".join(f"<li><a href=/>{entry}</a></li>" for entry in ("वेबसाइट नीतियाँ", "मदद", "प्रतिक्रिया"))
    said = (
        "आय प्रमाण पत्र किसी व्यक्ति अथवा परिवार की वार्षिक आय का प्रमाण होता है। यह छात्रवृत्ति और पेंशन के लिए आवश्यक है।",
        "आवेदक निकटतम लोक सेवा केंद्र पर जाकर अथवा ऑनलाइन पोर्टल के माध्यम से आवेदन कर सकता है।",
    )
    main = "<main><h1>आय प्रमाण पत्र</h1>" + "".join(f"<p>{line}</p>" for line in said) + "</main>"
    footer = f"<footer><ul>{menu}</ul><p>© जिला सूर्यनगर</p><p>अंतिम नवीनीकृत : Mar 02, 2024</p></footer>"
    article = cleanpage.clean(f"<html lang=hi><body>{main}{footer}</body></html>")
    assert str(article.modified) == "2024-03-02"


def test_one_word_behind_by_is_what_a_list_is_sorted_by() -> None:
    """On a page that is no article; under the headline of one it may be somebody who has but one name."""
    entries = "".join(
        f'<li><a href="/p/{name}">Oak {name}</a> <span>€{price}.00</span> <button>Add to cart</button></li>'
        for name, price in (("table", 349), ("bench", 149), ("shelf", 89), ("stool", 59), ("chest", 219))
    )
    shop = f"<title>Oak furniture</title><h1>Oak furniture</h1><p>By Popularity</p><ul>{entries}</ul>"
    assert cleanpage.clean(f"<html lang=en><body>{shop}</body></html>").authors == ()
    assert [author.name for author in page(ARTICLE, "<p>By Sukarno</p>").authors] == ["Sukarno"]
