"""Lines that say who edited, checked and published a text, in East Asian scripts: ``编辑 王小明 校对 李大华``."""

from __future__ import annotations

import regex

from cleanpage.names.duties import LISTS, has_group
from cleanpage.names.form import is_chinese_name

_SOURCES = frozenset(LISTS["sources"]["words"])
_UNSPACED = "|".join(
    regex.escape(word)
    for word in sorted((w for name in ("other", "desk") for w in LISTS[name]["words"]), key=len, reverse=True)
    if regex.match(r"[\p{Han}\p{Hangul}]", word)
)
_SIGN = r"[:：|｜丨/／]"
_VALUE = r"[^\s:：|｜丨/／。！？!?][^:：|｜丨/／，。！？!?]{0,30}?"
_HAN = rf"\p{{Han}}{{2,4}}(?:[、\s](?!{_UNSPACED})\p{{Han}}{{2,4}})*+"
CREW = regex.compile(
    rf"[\s(（\[【]*(?:(?:{_UNSPACED})\s*{_SIGN}\s*[)）\]】]*"
    rf"|(?:(?P<duty>{_UNSPACED})\s*(?:{_SIGN}\s*(?P<value>{_VALUE})|\s(?P<value>{_HAN}))[\s;；,，]*)+[)）\]】]*\s*)"
)
"""Words for such work, each with who did it; or one with a sign behind it, and the names on the next line."""
PARTS = regex.compile(r"[、\s]+")
"""What stands between names."""
OTHER = regex.compile(r"[^\p{Han}]")
"""What is no Chinese letter, such as those of people and outlets from elsewhere."""
LONGEST = 80
"""Characters of such a line."""
NAME = 4
"""Characters of a name in Chinese letters at most."""


def is_crew(text: str) -> bool:
    """Return whether a line says who edited, checked and published a text, and nothing else, in East Asian scripts.

    >>> [
    ...     is_crew(text)
    ...     for text in ("责任编辑：王小明", "编辑 王小明 校对 李大华", "来源|清河参考、清河晚报", "编辑部昨日开会")
    ... ]
    [True, True, True, False]
    >>> is_crew("编辑：谢谢您接受我们的采访")
    False
    """
    found = CREW.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return False
    told = zip(found.captures("duty"), found.captures("value"), strict=True)
    return all(duty in _SOURCES or all(map(_may_be_name, PARTS.split(value.strip()))) for duty, value in told)


def _may_be_name(part: str) -> bool:
    """Return whether a word can be somebody's name, or that of a desk."""
    return OTHER.search(part) is not None or is_chinese_name(part) or len(part) <= NAME or has_group(part)
