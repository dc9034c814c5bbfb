"""Guessing languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleanpage
from cleanpage.words import guess_language

SENTENCES = {
    "en": "The boats that had moved before dawn were seen by nobody, and the council did not ask what they carried.",
    "de": "Die Boote, die vor dem Morgen ausgelaufen waren, hat niemand gesehen, und der Rat fragte nicht nach ihnen.",
    "fr": "Les bateaux qui sont partis avant l'aube n'ont été vus par personne, et le conseil ne pose pas de question.",
    "es": "Los barcos que salieron antes del alba no fueron vistos por nadie, y el consejo no preguntó por ellos.",
    "pt": "Os barcos que saíram antes da manhã não foram vistos por ninguém, e o conselho não perguntou por eles.",
    "it": "Le barche che sono partite prima dell'alba non sono state viste da nessuno, e il consiglio non ha chiesto.",
    "nl": "De boten die voor de ochtend waren vertrokken zijn door niemand gezien, en de raad vroeg er niet naar.",
    "sv": "Båtarna som hade gått före gryningen sågs inte av någon, och rådet frågade inte efter dem.",
    "da": "Bådene, der var sejlet før daggry, blev ikke set af nogen, og rådet spurgte ikke efter dem.",
    "nb": "Båtene som hadde gått før daggry, ble ikke sett av noen, og rådet spurte ikke etter dem.",
    "fi": "Veneet olivat lähteneet ennen aamua, mutta niitä ei ollut nähnyt kukaan, eikä neuvosto kysynyt niistä myös.",
    "pl": "Łodzie, które wypłynęły przed świtem, nie były przez nikogo widziane, a rada nie pytała o to, co się stało.",
    "cs": "Lodě, které vypluly před úsvitem, nikdo neviděl a rada se na ně již neptala, protože ji to nezajímalo.",
    "tr": "Şafaktan önce yola çıkan tekneler için hiç kimse bir şey sormadı ve meclis de bunu daha sonra ele aldı.",
    "ru": "Лодки, которые вышли до рассвета, никто не видел, и совет не спросил о них, потому что это не так важно.",
    "uk": "Човни, які вийшли до світанку, ніхто не бачив, і рада не питала про них, тому що це було не так важливо.",
    "bg": "Лодките, които са тръгнали преди изгрев, не бяха видени от никого и съветът не попита за тях.",
    "ar": "القوارب التي خرجت قبل الفجر لم يرها أحد، ولم يسأل المجلس عنها بعد ذلك في هذا اليوم.",
    "fa": "قایق‌هایی که پیش از سپیده رفته بودند را کسی ندید و شورا هم درباره آن از این مردم نپرسید.",
    "el": "Τα σκάφη που έφυγαν πριν από την αυγή δεν τα είδε κανείς.",
    "he": "הסירות שיצאו לפני עלות השחר לא נראו על ידי איש.",
    "hi": "सुबह से पहले निकली नावों को किसी ने नहीं देखा और परिषद ने इस के बारे में कुछ नहीं पूछा था।",
    "ja": "夜明け前に出た船を見た人はいなかった。",
    "zh": "黎明前出发的船没有人看见，议会也没有过问。",
    "ko": "새벽 전에 떠난 배를 본 사람은 아무도 없었다.",
    "th": "เรือที่ออกไปก่อนรุ่งสางไม่มีใครเห็น",
    "vi": "Những chiếc thuyền đã đi trước bình minh không được ai nhìn thấy, và hội đồng cũng không hỏi về chúng.",
    "id": "Kapal yang berangkat sebelum fajar tidak bisa dilihat orang, karena dewan harus bertanya saat masih ada.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_tells_its_language(language: str) -> None:
    """One plain sentence is enough."""
    assert guess_language(SENTENCES[language]).language == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hr", "Prije glasanja nitko nije tražio riječ, a poslije će se radovi nastaviti tijekom ljeta."),
        ("sr", "Pre glasanja niko nije tražio reč, a posle će radovi biti nastavljeni tokom leta."),
    ],
)
def test_serbian_in_latin_letters_is_no_croatian(language: str, text: str) -> None:
    """What the two write differently tells them apart."""
    assert guess_language(text).language == language


@pytest.mark.parametrize("text", ["", "2024", "Anna Beispiel", "XR-250 / 4 x 12 mm", "Lorem ipsum dolor"])
def test_nothing_settles_it(text: str) -> None:
    """Names, numbers and filler have no language."""
    assert guess_language(text) == (None, 0.0)


def test_two_languages_in_equal_parts_settle_nothing_or_little() -> None:
    """A text of two languages is not surely one of them."""
    assert guess_language(f"{SENTENCES['en']} {SENTENCES['de']}").confidence < 0.5


@given(st.text())
def test_any_text_has_a_guess(text: str) -> None:
    """No text is too odd, and confidence is from 0 to 1."""
    language, confidence = guess_language(text)
    assert 0 <= confidence <= 1
    assert (language is None) == (confidence == 0)


def test_filler_that_repeats_one_word_is_not_a_language() -> None:
    """`word` is Afrikaans; two hundred of it are what a template left."""
    text = "The town council voted on Monday to repair the old bridge, and nobody spoke against it."
    assert guess_language("word " * 200 + text).language != "af"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "id",
            "Warga berharap jembatan tua itu bisa segera diperbaiki karena banyak anak harus memutar jauh saat hujan.",
        ),
        (
            "ms",
            "Penduduk berharap jambatan itu boleh dibaiki segera kerana ramai kanak-kanak memutar jauh apabila hujan.",
        ),
    ],
)
def test_close_relatives_are_told_apart(language: str, text: str) -> None:
    """Indonesian and Malay share most of their function words."""
    assert guess_language(text).language == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Городской совет в понедельник проголосовал за ремонт старого моста. Никто не выступил против этого."),
        ("uk", "Міська рада в понеділок проголосувала за ремонт старого мосту. Ніхто не виступив проти цього."),
        (
            "cs",
            "Městská rada v pondělí rozhodla o opravě starého mostu. Nikdo proti tomu nic neměl, i když se ptali.",
        ),
        ("pl", "Rada miasta zagłosowała w poniedziałek za naprawą starego mostu. Nikt nie wystąpił przeciwko temu."),
        (
            "mt",
            "Il-kunsill tal-belt ivvota biex isewwi l-pont il-qadim. Ħadd ma kien kontra, imma l-flus mhux hemm.",
        ),
    ],
)
def test_letters_tell_relatives_apart(language: str, text: str) -> None:
    """Of languages that share function words, those without the letters of the text are out."""
    assert guess_language(text).language == language


def test_marks_above_letters_are_no_letters() -> None:
    """The accents of a text in which they stand apart from their letters are strange to no language."""
    text = unicodedata.normalize("NFD", SENTENCES["fr"])
    assert guess_language(text).language == "fr"


def test_letters_of_a_list_are_no_function_words() -> None:
    """Flats are told in letters, and these are words in half of Europe; a sentence has longer ones, too."""
    flats = " ".join(f"{rooms}h + k + s, {rooms}8 m² Niemenranta {rooms} C" for rooms in range(1, 7))
    flats += " Insinöörinkatu 60 Kirkkopolku 3 A Kotikulma Seuraava Rivitalo Lentävänniemi Omakotitalo Messukylä"
    assert guess_language(flats).language is None
    assert guess_language("Deti sa s otcom k rieke vracali, a voda v nej bola studená.").language == "sk"


def test_one_function_word_is_not_enough() -> None:
    """A list of products with many numerals in Roman letters is in no language that has a word `ii`."""
    assert guess_language("Lantern II Rock II Beam II Glow II Spark II Flare II Torch II Ember II") == (None, 0.0)


@pytest.mark.parametrize(
    ("language", "other", "text"),
    [
        ("yi", "he", "דער שטאָטראַט האָט מאָנטיק געשטימט צו פֿאַרריכטן די אַלטע בריק, אָבער דאָס געלט איז נאָך נישט געפֿונען."),
        ("ti", "am", "እቲ ገንዘብ ክሳብ ሕጂ ኣይተረኽበን፣ እዚ ድማ ኣብ ከተማ ካብ ሰኑይ ጀሚሩ ምስ ህዝቢ ዝተዘራረብሉ እዩ።"),
        ("as", "bn", "ইয়াৰ বিৰুদ্ধে কোনেও কোৱা নাই, কিন্তু ধন এতিয়াও পোৱা হোৱা নাই আৰু তেওঁ সেই কাৰণে মন কৰা নাই।"),
    ],
)
def test_a_script_is_not_one_language_only(language: str, other: str, text: str) -> None:
    """Function words tell which language of a script it is; where they are silent, it is the one with most speakers."""
    assert guess_language(text).language == language
    assert guess_language(text.split()[1]).language == other


def test_a_text_in_zulu_is_not_in_the_english_of_its_template() -> None:
    """The page says `en`, its menus are English, and its text is not."""
    body = "<p>Umkhandlu wedolobha uvote ngoMsombuluko ukuthi kulungiswe ibhuloho elidala, kodwa imali ayikho.</p>"
    more = "<p>Abantu bathi bona bafuna ibhuloho ngoba uma lina abakwazi ukuya esikoleni, futhi lokhu kubi kakhulu.</p>"
    page = f"<html lang=en><nav>Read more about us and what we do with the news of the day</nav>{body}{more}</html>"
    assert cleanpage.clean(page).language == "zu"


def test_indonesian_and_malay_that_nothing_tells_apart_are_indonesian() -> None:
    """They share most words; text that has none of either alone is no less sure to be one of them."""
    text = (
        "Surat itu diantar dengan kuda ke kampung di lereng gunung, dan warga menunggu di bawah pohon asam setiap "
        "pekan. Mereka akan membaca surat itu untuk semua yang ada di sana."
    )
    assert guess_language(text).language == "id"
