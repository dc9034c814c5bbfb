"""What a date is the date of: the words beside it, such as "Published", "Stand:" or "更新日"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cleanpage.dates.shape import UNKNOWN, WORDS, spelled
from cleanpage.dates.vocabulary import CLOCK, JOIN, WEEKDAY, ZONE, Role, key, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.dates.shape import Shape

_LONGEST_PHRASE = 6
_FARTHEST_WORD = 8
_LONGEST_WORD = 40
_ABBREVIATION = 3
_NUMBERS = frozenset("ntyseq")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NAME, _PER_NAME, _PER_WORD = 8, 4, 2.2
# Where words have no spaces between them: letters of a name on a dateline at most, and how many are as much as a word,
# in a name and in a longer run, which is a part of a sentence.
_EAST_ASIAN = "\u2e80"
_COPYRIGHT = "©"
_BREAKS = frozenset("/|,~")


def role(text: str) -> Role | None:
    """Return what a label says of the date that follows it, where the text is nothing but the label.

    >>> role("Last updated:"), role("Published in Nature")
    ('modified', None)
    """
    return vocabulary().roles.get(key(text))


def role_before(line: Shape, start: int, floor: int) -> Role | None:
    """Return the role that the words before a date give it.

    Args:
        line: the line.
        start: index of the date's first token.
        floor: index of the first token that belongs to no earlier date.
    """
    words: list[str] = []
    for index in range(start - 1, floor - 1, -1):
        letter, text = line.text[index], line.tokens[index].text
        if floor and letter in _BREAKS and not words:
            return None  # what stands before the break belongs to the earlier date
        if text == _COPYRIGHT:
            return "copyright"
        if letter in _NUMBERS or (letter == "." and words) or len(words) == _FARTHEST_WORD:
            break
        if letter >= UNKNOWN:
            words.append(_spelled(text))
    words.reverse()
    return _ending(words) or _somewhere(words)


def _ending(words: Sequence[str]) -> Role | None:
    """Return the role of the longest phrase at the end, with up to two joining words behind it."""
    roles = vocabulary().roles
    for last in range(len(words), max(len(words) - 3, 0), -1):
        for first in range(max(last - _LONGEST_PHRASE, 0), last):
            found = roles.get(" ".join(words[first:last]))
            if found:
                changed = last - first == 1 and roles.get(" ".join(words[:first])) == "modified"  # "Updated: Date: …"
                return "modified" if changed else found
        if words[last - 1][-1:] >= _EAST_ASIAN and (found := _suffix(words[last - 1])):
            return found
        if not _joins(words[last - 1]):
            return None
    return None


def _suffix(word: str) -> Role | None:
    """Return the role of the longest ending of an unspaced word: "本文最后更新于"."""
    roles = _endings()
    return next((roles[word[first:]] for first in range(1, len(word)) if word[first:] in roles), None)


@cache
def _endings() -> Mapping[str, Role]:
    """Return the roles of words that say the same whatever they end: unlike "时间", the time of anything at all."""
    roles: dict[str, Role] = {word: role for word, role in vocabulary().roles.items() if word[-1:] >= _EAST_ASIAN}
    vague = {
        word[at:] for word, role in roles.items() for at in range(1, len(word)) if roles.get(word[at:], role) != role
    }
    return {word: role for word, role in roles.items() if word not in vague}


def _prefix(word: str) -> Role | None:
    """Return the role of the longest beginning of an unspaced word: "出生于新加坡"."""
    roles = vocabulary().roles
    return next((roles[word[:last]] for last in range(len(word) - 1, 1, -1) if word[:last] in roles), None)


def _joins(word: str) -> bool:
    known = vocabulary().words.get(word)
    return bool(known and known.kinds & (JOIN | CLOCK | WEEKDAY))


def _somewhere(words: Sequence[str]) -> Role | None:
    """Return the role of "Published by Jane Doe on …": a participle, with a name between it and the date.

    A word for a date is none: "Fecha de nacimiento", "Date du concert" are dates of what the words behind it say.
    """
    roles, vague = vocabulary().roles, _dates_of_anything()
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if len(word) <= _ABBREVIATION and word.isascii():
            continue  # "act" is more than "act."
        if word in vague:
            phrases = (" ".join(words[at:last]) for last in range(len(words), at + 1, -1))
            longest = next((phrase for phrase in phrases if phrase in roles), "")
            if (found := roles.get(longest)) in {"event", "expiry"}:
                return found  # "Fecha límite de inscripción"
            if at + 2 < len(words) and _joins(words[at + 1]):
                return "other"
        elif (found := roles.get(word)) in {"published", "modified"}:
            return found
    return None


@cache
def _dates_of_anything() -> frozenset[str]:
    """Return the words that mean a date of publication alone, and one of anything with others behind them.

    "Fecha" is one: "fecha límite" is no date of publication.
    """
    roles = vocabulary().roles
    phrases = (phrase.split() for phrase, role in roles.items() if role in {"event", "expiry"})
    return frozenset(words[0] for words in phrases if len(words) > 1 and words[0] in roles)


def role_after(line: Shape, end: int, ceiling: int | None, *, timed: bool = False) -> Role | None:
    """Return the role that the words behind a date give it: "2025年11月3日 更新".

    Args:
        line: the line.
        end: index after the date's last token.
        ceiling: index of the next date's first token; words that stand close before it are its own.
        timed: whether the date has its time, so that a word before another time speaks of that one.
    """
    words: list[str] = []
    number = False
    for index in range(end, min(end + 2 * _LONGEST_PHRASE, len(line.text))):
        letter = line.text[index]
        if index == ceiling:
            return None
        number = letter in _NUMBERS
        if number or (letter in _BREAKS and words) or (letter < UNKNOWN and letter not in " ()-|,:/"):
            break
        if letter >= UNKNOWN:
            words.append(_spelled(line.tokens[index].text))
    roles = vocabulary().roles
    for skipped in range(min(2, len(words))):
        for last in range(min(skipped + _LONGEST_PHRASE, len(words)), skipped, -1):
            if found := roles.get(" ".join(words[skipped:last])):
                return None if timed and number and last == len(words) else found
        if words[skipped][-1:] >= _EAST_ASIAN and (found := _prefix(words[skipped])):
            return found
        if not _joins(words[skipped]):
            break
    return None


def unexplained(line: Shape, dates: Sequence[tuple[int, int]]) -> int:
    """Return the number of words and numbers of a line that neither dates nor words about dates explain.

    Args:
        line: the line.
        dates: the spans of its dates, as indices of tokens.
    """
    inside = {index for start, end in dates for index in range(start, end)}
    rest = [index for index in range(len(line.text)) if index not in inside and _says(line.text[index])]
    words = [_spelled(line.tokens[index].text) if line.text[index] >= UNKNOWN else "" for index in rest]
    roles, count, first = vocabulary().roles, 0.0, 0
    while first < len(words):
        lasts = range(min(first + _LONGEST_PHRASE, len(words)), first, -1)
        last = next((last for last in lasts if " ".join(words[first:last]) in roles), 0)
        if not last and not (_joins(words[first]) or _is_zone(line.text[rest[first]])):
            count += _words_in(words[first])
        first = last or first + 1
    return int(count)


def _words_in(text: str) -> float:
    """Return how many words a run of letters is as much as, where words have no spaces between them; else one."""
    letters = len(_UNSPACED.findall(text))
    return max(1.0, letters / (_PER_NAME if letters <= _NAME else _PER_WORD))


def _spelled(text: str) -> str:
    """Return the spelling of a word; one that is too long for any name stays as it is."""
    return spelled(text) if len(text) < _LONGEST_WORD else text


def _says(letter: str) -> bool:
    return letter >= UNKNOWN or letter in _NUMBERS


def _is_zone(letter: str) -> bool:
    return letter >= UNKNOWN and bool((ord(letter) - WORDS) & ZONE)
