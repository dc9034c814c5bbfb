"""Bytes become the text that their writer meant."""

from __future__ import annotations

import codecs

import pytest

from cleanpage.read import read
from cleanpage.read.charset import codec, decode
from cleanpage.words import table

SAMPLES = {
    "fr": "L'été dernier, les élèves français ont déjà reçu un prix très élevé, où ça coûte à peine « voilà ».",
    "de": "Über die größten Straßen fährt man schöne Züge, natürlich können wir das für Sie prüfen.",
    "es": "El niño comió una manzana en la mañana; ¿qué pasó después con la situación política en España?",
    "sv": "Presidenten sade i går kväll att läget har förändrats på våren och att människor lämnar landet.",
    "pl": "Wczoraj prezydent powiedział, że sytuacja się zmieniła; źle się dzieje w mieście Łódź, więc wyjeżdżają.",
    "cs": "Včera večer prezident řekl, že situace se změnila, a jak příště můžeme být šťastní.",
    "hu": "Az elnök azt mondta, hogy a helyzet megváltozott, őszintén szólva a jövő évi költségvetésről.",
    "lt": "Vakar prezidentas sakė, kad padėtis pasikeitė, kodėl žmonės išvyksta iš šalies į užsienį.",
    "tr": "Cumhurbaşkanı dün akşam durumun değiştiğini söyledi; yaşayan insanlar için ışık çok önemli.",
    "ru": "Вчера вечером президент сказал, что ситуация изменилась; подробнее о том, почему люди уезжают.",
    "uk": "Учора ввечері президент сказав, що ситуація змінилася; докладніше про те, чому люди їдуть.",
    "el": "Χθες το βράδυ ο πρόεδρος είπε ότι η κατάσταση άλλαξε και οι άνθρωποι φεύγουν.",
    "he": "אתמול בערב אמר הנשיא כי המצב השתנה; עוד על הסיבה שאנשים עוזבים את המדינה",
    "ar": "قال الرئيس مساء أمس إن الوضع قد تغير؛ المزيد عن سبب مغادرة الناس للبلاد في هذا العام",
    "th": "เมื่อวานนี้ประธานาธิบดีกล่าวว่าสถานการณ์เปลี่ยนไปแล้ว อ่านเพิ่มเติมว่าทำไมผู้คนจึงออกจากประเทศ",
    "ja": "昨日の夕方、大統領は状況が変わったと述べた。なぜ人々が国を離れるのか、詳しくはこちら。",
    "ko": "어제 저녁 대통령은 상황이 바뀌었다고 말했다. 사람들이 왜 나라를 떠나는지 자세히 알아보세요.",
    "zh-Hans": "昨天晚上总统说，情况已经改变；关于人们为什么离开这个国家的更多信息，请看我们的报道。",
    "zh-Hant": "昨天晚上總統說，情況已經改變；關於人們為什麼離開這個國家的更多資訊，請看我們的報導。",
}
LEGACY = [
    *((language, "cp1252") for language in ("fr", "de", "es", "sv")),
    *((language, encoding) for language in ("pl", "cs", "hu") for encoding in ("cp1250", "iso8859-2")),
    ("lt", "cp1257"),
    ("tr", "cp1254"),
    *(("ru", encoding) for encoding in ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    *(("uk", encoding) for encoding in ("cp1251", "koi8-u")),
    *(("el", encoding) for encoding in ("cp1253", "iso8859-7")),
    *(("he", encoding) for encoding in ("cp1255", "iso8859-8")),
    *(("ar", encoding) for encoding in ("cp1256", "iso8859-6")),
    ("th", "cp874"),
    *(("ja", encoding) for encoding in ("cp932", "euc_jp")),
    ("ko", "cp949"),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "big5"),
]


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_undeclared_legacy_encodings(language: str, encoding: str) -> None:
    """Where nothing is declared, letters that make sense decide, and a notice says so."""
    raw = SAMPLES[language].encode(encoding, "ignore")
    decoded = decode(raw)
    assert decoded.text == raw.decode(encoding)
    assert [notice.code for notice in decoded.notices] == ["assumed-encoding"]


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
@pytest.mark.parametrize("form", ["<meta charset='{}'>", '<?xml version="1.0" encoding="{}"?>'])
def test_declared_legacy_encodings(language: str, encoding: str, form: str) -> None:
    """A declaration that fits is believed without a word."""
    raw = (form.format(encoding) + SAMPLES[language] * 3).encode(encoding, "ignore")
    decoded = decode(raw)
    assert decoded.text == raw.decode(encoding)
    assert not decoded.notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", [True, False])
def test_unicode_with_and_without_a_mark(encoding: str, *, mark: bool) -> None:
    """UTF-16 and UTF-32 show by where their null bytes stand."""
    text = "<html><p>Ordinary text with a few letters beyond ASCII: é, й, 日.</p></html>"
    raw = ("\ufeff" * mark + text).encode(encoding)
    assert decode(raw).text == text


def test_a_mark_wins_over_everything() -> None:
    """Nobody writes a byte order mark by accident."""
    assert decode(codecs.BOM_UTF8 + "é".encode(), "latin-1").text == "é"


def test_utf8_wins_over_its_declaration() -> None:
    """Bytes that are valid UTF-8 beyond ASCII are that."""
    decoded = decode("<meta charset=iso-8859-1>é".encode())
    assert decoded.text.endswith("é")
    assert [(hidden.name, hidden.value) for hidden in decoded.hidden] == [("used", "utf-8"), ("declared", "cp1252")]


@pytest.mark.parametrize(("language", "encoding"), [("ru", "cp1251"), ("ja", "cp932"), ("pl", "cp1250")])
def test_a_wrong_declaration(language: str, encoding: str) -> None:
    """A declaration under which the letters make no sense is not believed."""
    raw = b"<meta charset=iso-8859-1>" + (SAMPLES[language] * 3).encode(encoding, "ignore")
    decoded = decode(raw)
    assert decoded.text == raw.decode(encoding)
    assert [notice.code for notice in decoded.notices] == ["assumed-encoding"]


def test_some_broken_bytes() -> None:
    """A page of UTF-8 with a few broken bytes stays UTF-8."""
    decoded = decode("Größe, Maß und Füße, ".encode() * 10 + b"\xff!")
    assert decoded.text == "Größe, Maß und Füße, " * 10 + "\ufffd!"
    assert [notice.code for notice in decoded.notices] == ["undecodable-bytes"]


def test_stateful_japanese() -> None:
    """ISO-2022-JP is ASCII bytes only, so only its declaration and its escapes show it."""
    raw = b"<meta charset=iso-2022-jp>" + SAMPLES["ja"].encode("iso-2022-jp")
    assert decode(raw).text.endswith(SAMPLES["ja"])


@pytest.mark.parametrize(
    ("label", "name"),
    [("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("GB2312", "gb18030"), ("x-sjis", "cp932"), (" UTF8 ", "utf-8")],
)
def test_labels(label: str, name: str) -> None:
    """Labels mean what browsers take them for."""
    assert codec(label) == name


@pytest.mark.parametrize("label", ["klingon", "base64", "idna", "rot13", "", "\x00"])
def test_a_misnamed_encoding(label: str) -> None:
    """The caller hears of a name that means nothing, and of codecs that decode no text."""
    if not label:
        assert read(b"x", table(), encoding=label).source == "x"
        return
    with pytest.raises(LookupError, match="unknown encoding"):
        read(b"x", table(), encoding=label)


@pytest.mark.parametrize("text", ["about 3½ inches, and \u00a32 a yard", "25° in the shade", "a naïve reader"])
def test_few_characters_say_little_against_a_declaration(text: str) -> None:
    """A fraction and a pound sign make sense as Central European letters, too."""
    decoded = decode(b"<meta charset=iso-8859-1>" + text.encode("cp1252"))
    assert decoded.text.endswith(text)
