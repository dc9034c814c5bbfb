"""Inline elements with no space between them: items of a row, which a style sheet spaces, or parts of one text.

Where such elements meet, the walk leaves `SEAM`; when the line is complete, what stands on both sides decides. Rows of
tags, prices and menus have items that begin with a capital or a digit; editors leave the same elements in the middle
of sentences and words, which begin anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cleanpage.read.frame import Block
from cleanpage.words.case import begins_small, has_no_case

if TYPE_CHECKING:
    from cleanpage.read.frame import Frame

SEAM = "\0 "
"""A space that may be none. No text of a page has it, since parsers of HTML take out or replace null characters."""
LOOSE_SEAM = "\0\0 "
"""The same between elements that are less alike: only a new word that begins with a capital or digit is apart."""
FIELD_SEAM = "\0\0\0 "
"""The same in a box that holds no text, such as that of byline and date: words that have no capitals are apart, too."""
ROW = frozenset({"a", "span", "time", "label", "data"})
"""Inline elements that pages make rows of."""
CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
"""Inline elements in which each space means something."""

TEXTS = frozenset({"p", "li", "blockquote", "dd", "td", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Blocks that hold text, in which an editor may leave an element anywhere, be it in the middle of a word."""

_SEAMS = re.compile("(\0{1,3} )")
_CLOSES = re.compile(r"[,;:!?)\]}»”’…]|\.(?!\w)")
"""What goes with the word before it."""
_OPENS = re.compile(r"[(\[{«“‘@#$€£]\Z|(?<=\w)[-–—/]\Z")
"""What goes with the word after it; a dash alone is an item that parts two others."""
_ENDS, _MONEY = "!?)%", "$€£¥₹₩"
"""What an item ends with, and what a price begins with."""
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A letter of a script that has no spaces between words, or that is set close to others: East and Southeast Asian."""
_TIME = re.compile(r"\d{1,4}[./:-]\d")
"""How a day or a time begins."""
_WHOLE = 2
"""Characters of what is no initial and no ending."""
_SENTENCE = 4
"""Words of an item from which on it is a part of a sentence, so that a small letter after it goes on."""

_SHORT = 3
"""Words that a sentence has at least, if a full stop ends it."""
_WRAPPED = re.compile(
    r"(?<=[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff])[ \t]*\r?\n[ \t]*"
    r"(?=[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff])"
)
"""The end of a line between characters of Chinese or Japanese."""


def unwrapped(text: str) -> str:
    r"""Return a piece of text without ends of lines where the language has no space, as browsers have it.

    >>> unwrapped("その橋は、\n  古い。"), unwrapped("오래된\n다리")
    ('その橋は、古い。', '오래된\n다리')
    """
    return _WRAPPED.sub("", text)


def seam(frame: Frame, before: Frame, around: Frame) -> str:
    """Return what to leave between an inline element and the one right before it, where no space is: a seam or nothing.

    Args:
        frame: the element.
        before: the one before it.
        around: the element that both stand in.
    """
    if around.tag in CODE:
        return ""
    if frame.tag == before.tag and (frame.tag == "a" or (frame.style is not None and frame.style == before.style)):
        return SEAM
    if frame.tag not in ROW or before.tag not in ROW:
        return ""
    if not isinstance(around, Block) or around.tag in TEXTS:
        return LOOSE_SEAM
    return SEAM if "a" in {frame.tag, before.tag} else FIELD_SEAM  # a label and its link, a name and what they do


def settled(line: str) -> str:
    r"""Return a line with a space, or nothing, at each of its seams.

    >>> settled("Home\0 News"), settled("30 days returns\0 . Buyer pays"), settled("P\0 acking"), settled("ab\0 cd")
    ('Home News', '30 days returns. Buyer pays', 'Packing', 'ab cd')
    >>> settled("Prep Time\0\0 13 hours\0\0 $5"), settled("under\0\0 stand"), settled("NK\0\0 ZM")
    ('Prep Time 13 hours $5', 'understand', 'NKZM')
    >>> settled("The end\0\0 \0 The news")
    'The end The news'
    >>> settled("ಸುದ್ದಿ\0\0\0 ಮೈಸೂರು\0\0\0 11 Nov"), settled("ಸುದ್ದಿ\0\0 ಗಳು")
    ('ಸುದ್ದಿ ಮೈಸೂರು 11 Nov', 'ಸುದ್ದಿಗಳು')
    """
    before, *parts = _SEAMS.split(line)
    out = [before]
    apart = _is_new_word
    for sign, item in zip(parts[::2], parts[1::2], strict=True):
        if sign != LOOSE_SEAM:
            apart = _is_new_item if sign == SEAM else _is_new_field
        if not item:
            continue  # what stands on both sides of an empty element meets
        if before and apart(before, item):
            out.append(" ")
        out.append(item)
        before, apart = item, _is_new_word
    return "".join(out)


def _is_new_item(before: str, item: str) -> bool:
    if _CLOSES.match(item) or _OPENS.search(before):
        return False
    if before[-1].isalpha() and begins_small(item):
        return len(before) > 1 and len(item) > 1 and len(before.split(None, _SENTENCE)) < _SENTENCE
    return True


def _is_new_word(before: str, item: str) -> bool:
    """Whether an item begins with a word of its own: a capital behind a small letter, a number behind letters."""
    last, first = before[-1], item[0]
    if last == ".":  # of a sentence, not of a name such as ``json.JSONDecoder``
        return first.isupper() and len(before.split(None, _SHORT)) >= _SHORT
    if first.isupper():
        return last.islower() or last.isdigit() or last in _ENDS
    if first in _MONEY:
        return last.isalnum()
    return first.isdigit() and (last.islower() or last in _ENDS)


def _is_new_field(before: str, item: str) -> bool:
    """Whether an item is a field of its own: as a new word, or where neither side has capitals that would tell."""
    if _is_new_word(before, item):
        return True
    last, first = before[-1], item[0]
    if not (_is_letter(last) or last.isdigit()) or not (_is_letter(first) or first.isdigit()):
        return False
    if min(len(before), len(item)) < _WHOLE or _UNSPACED.match(last) or _UNSPACED.match(first):
        return False
    if first.isdigit():
        return _has_no_case(last) or (" " in before and " " in item) or _TIME.match(item) is not None
    if first.isupper():
        return _has_no_case(last) or item[1].islower() or min(len(before), len(item)) > _WHOLE
    return _has_no_case(first)


def _is_letter(character: str) -> bool:
    """Whether a character is a letter, or a mark that belongs to one."""
    return unicodedata.category(character)[0] in "LM"


def _has_no_case(character: str) -> bool:
    """Whether a character is a letter of a script without capitals."""
    return _is_letter(character) and has_no_case(character)
