"""Credits in East Asian scripts, where neither capitals nor spaces tell a name: what stands right beside it does."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

import regex

from cleanpage.article import Author
from cleanpage.names import NOBODY, Credit, duty_at, is_chinese_name, is_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanpage.words import Cues

_LISTS = tomllib.loads((files("cleanpage.facts") / "reporter_words.toml").read_text(encoding="utf-8"))


def _any_of(name: str) -> str:
    """Return a pattern for the words of a list, the longest first."""
    return "|".join(sorted(_LISTS[name]["words"], key=len, reverse=True))


LETTER = regex.compile(r"[\p{Han}\p{Hangul}]")
OPENING = 60
"""Characters at the beginning and at the end of a line in which a credit stands."""
NO_NAME = _any_of("no_name")
HAN = rf"(?!\p{{Han}}*(?:{NO_NAME}))[\p{{Han}}々]{{2,4}}"
NO_KANA_NAME = rf"(?!\p{{Han}}*(?:{NO_NAME})|[图圖][\s/／:：])"
KANA_NAME = rf"{NO_KANA_NAME}[\p{{Han}}々]{{1,4}}[\s\u3000]?[\p{{Han}}々\p{{Hiragana}}\p{{Katakana}}ー]{{1,6}}"
HANGUL = r"[\p{Hangul}]{2,4}"
CHINESE = regex.compile(
    rf"(?:(?P<role>{_any_of('chinese_role')})|撰文|作者)(?P<sign>[\s\u3000:：/／丨|｜]*)(?P<names>{HAN}(?:[\s\u3000、,，/／]+{HAN})*)"
    rf"(?=$|[\s\u3000)）】\]/／|｜。:：,，、])|(?:^|[【(（\s])(?:文\s?[/／=＝:：|｜]|(?:[图圖][/／、]?文|文[/／、]?[图圖])[/／=＝:：|｜\s])\s?(?P<names>{HAN})(?=$|[\s\u3000)）】\]/／|｜])"
)
"""``記者 王小明``, ``【記者王小明／台北報導】``, ``文/王小明``."""
TOOK = regex.compile(rf"[\s\u3000/／]*(?:{_any_of('took')})(?!\p{{Han}})")
"""What stands behind the name of a reporter who took the picture above it."""
JAPANESE = regex.compile(
    rf"(?:取材・文|取材・構成|構成・文|聞き手|取材|執筆|文|構成|ライター|筆者|著者)\s?[=＝/／・:：]\s?(?P<names>{KANA_NAME})"
    rf"(?=$|[\s\u3000)）】\]、，。])|^[【(（〔](?P<names>{KANA_NAME})[】)）〕]$"
)
"""``文＝山田花子``, ``聞き手・山田花子``, ``【山田花子】``."""
JAPANESE_NAME = (
    r"(?:[\p{Han}々]{1,3}[\s\u3000][\p{Han}々\p{Hiragana}\p{Katakana}ー]{1,3}|[\p{Han}々]{2,5}"
    r"|[\p{Han}々]{1,3}[\p{Hiragana}\p{Katakana}ー]{2,5})(?![\p{Han}々\p{Hiragana}\p{Katakana}ー])"
)
JAPANESE_ROLE = _any_of("japanese_role")
NO_REPORTER = _any_of("no_reporter")
"""What stands before a word for reporter and is nobody's name."""
WITH_ROLE = regex.compile(
    rf"^(?P<role>{JAPANESE_ROLE})(?:[・=＝:：]|(?<!記者)[\s\u3000])(?P<names>{JAPANESE_NAME}(?:[\s\u3000、]+{JAPANESE_NAME})*)"
    rf"(?=$|[\s\u3000)）】、。])|(?:^|[【(（=＝\s\u3000])(?P<names>(?!{NO_REPORTER})"
    r"(?:[\p{Han}々]{1,3}[\s\u3000])?(?:[\p{Han}々]{2,5}?|[\p{Han}々]{1,3}[\p{Hiragana}\p{Katakana}ー]{2,5}?))"
    rf"[\s\u3000]?(?P<role>{JAPANESE_ROLE})(?=$|[)）】])"
)
"""``編集委員・山田花子``, whose role is hers alone, and ``山田花子記者``."""
PEOPLE = regex.compile(JAPANESE_NAME)
NO_HANGUL = _any_of("no_hangul")
KOREAN = regex.compile(
    rf"(?:^|[\s=(（\[【/·|,)\]])(?P<names>{HANGUL}(?:[·ㆍ]\s?{HANGUL})*)\s?"
    r"(?P<role>(?:선임|전문|인턴|수습|객원|대|사진)?기자|(?:\p{Hangul}{1,5}\s)?특파원|논설위원|앵커)(?=$|[\s)）\]】|=/,·]|[\w.]+@)"
    rf"|^(?!{NO_HANGUL})(?P<names>{HANGUL})\s[(<]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?$"
    rf"|^글\s?[=:：]?\s?(?P<names>{HANGUL})(?=\s(?:사진|그림)[\s=:：])"
)
"""``(서울=연합뉴스) 홍길동 기자``, ``홍길동 워싱턴 특파원``, ``홍길동 hong@example.com``."""
ANYBODY = regex.compile(rf"\s?(?P<name>{HAN}|{KANA_NAME}|{HANGUL})(?=$|[\s\u3000)）】\]/／|｜、，,。])")
"""Whoever stands behind another duty."""
SIGN = regex.compile("[、,，/／]")
SEPARATOR = regex.compile(r"[、,，/／·ㆍ]|\s+(?=\p{Han}{2,4}(?:[\s、,，]|$))")


def reporters(text: str, words: Cues) -> list[Credit]:
    """Return whom a credit at the beginning or the end of a line names.

    >>> from cleanpage.words import table
    >>> [credit.author.name for credit in reporters("【記者王小明／台北報導】鎮議會投票", table())]
    ['王小明']
    >>> [credit.author.name for credit in reporters("編集委員・山田花子　鈴木一郎", table())]
    ['山田花子', '鈴木一郎']
    >>> [credit.author.name for credit in reporters("홍길동·김철수 기자 hong@example.com", table())]
    ['홍길동', '김철수']

    Args:
        text: the line.
        words: cues; what is one of these and nothing else is no name, such as that of ``【関連記事】``.
    """
    if LETTER.search(text) is None:
        return []
    ends = ((0, text[:OPENING]), (max(0, len(text) - OPENING), text[-OPENING:]))
    for start, part in ends if len(text) > OPENING else ends[:1]:
        for pattern in (JAPANESE, CHINESE, WITH_ROLE, KOREAN):
            for found in pattern.finditer(part):
                names = _names(found, pattern)
                if not names or any(words.match(name).coverage() >= 1 for name in names):
                    continue
                role = None if pattern is JAPANESE else found["role"]
                roles = [role] if pattern is WITH_ROLE else [role] * len(names)
                return [
                    *_credits(names, roles, start + found.start("names"), text),
                    *_others(text, start + found.end("names")),
                ]
    return []


def _names(found: regex.Match[str], pattern: regex.Pattern[str]) -> list[str]:
    """Return the names of a credit, one by one; those of Japanese ones may have a space inside.

    In Chinese any word may stand behind that for a reporter or an author (``记者了解到，``): where no sign parts them,
    or one name from the next, what is a name begins with a surname.
    """
    names = found["names"]
    if pattern is WITH_ROLE:
        return PEOPLE.findall(names) or [names]
    if pattern is JAPANESE:
        return [names]
    if pattern is KOREAN:
        return SEPARATOR.split(names)
    if TOOK.match(found.string, found.end("names")):
        return []
    sure = found["sign"] is None or found["sign"].strip() != ""
    told = []
    for at, name in enumerate(SEPARATOR.split(names)):
        signed = sure and (at == 0 or SIGN.search(names) is not None)
        if name.casefold() not in NOBODY and (signed or is_chinese_name(name)):
            told.append(name)
    return told


def _credits(names: list[str], roles: list[str | None], start: int, text: str) -> Iterator[Credit]:
    """Yield names with where they stand."""
    for name, role in zip_longest(map(str.strip, names), roles):
        at = text.index(name, start)
        kind: Literal["person", "organization"] = "organization" if is_group(name) else "person"
        yield Credit(Author(name=name, kind=kind, role=role), at, at + len(name))
        start = at + len(name)


def _others(text: str, at: int) -> Iterator[Credit]:
    """Yield those behind the writers who took pictures or drew: ``文＝山田花子　写真＝鈴木一郎``."""
    while (duty := duty_at(text, at + len(text[at:]) - len(text[at:].lstrip(" \u3000、,，|｜")))) and (
        found := ANYBODY.match(text, duty.end)
    ):
        at = found.end()
        if duty.role:
            yield Credit(Author(name=found["name"], role=duty.role), *found.span("name"))
