"""Mending the characters of one stretch of text: white space, debris, entities, mojibake, control characters.

White space and zero-width debris are the business of `collapse`, which anybody can replay from the source. What goes
beyond it is done by `mend`, and comes with a reason.
"""

from __future__ import annotations

import html
import re
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.page import TextRepair

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

    from cleanpage.read.options import Reading

# A zero-width space between letters of Thai, Lao, Burmese or Khmer marks where words end, so it stays there.
DEBRIS = re.compile("[\u00ad\u2060\ufeff\ufffc]|\u200b(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])")
OBJECT, NO_BREAK = "\ufffc", "\u00a0"
FENCE = re.compile(r"\A\s*(?:`{3,}|~{3,})[^\r\n]*|(?:\r\n|\r|\n)[ \t]*(?:`{3,}|~{3,})\s*\Z")
LINE_END = re.compile(r"\r\n|\r|\n")


def collapse(text: str) -> str:
    r"""Return a stretch of source as people would read it.

    Every run of Unicode white space becomes one space, none is left at the ends, and zero-width debris (soft hyphens,
    word joiners, byte order marks, zero-width spaces) goes.

    Args:
        text: the stretch.

    Returns:
        The text. Collapsing it again changes nothing.

    Example:
        >>> collapse("  an\u00a0exam\u00adple,\n in short ")
        'an example, in short'
    """
    if NO_BREAK in text:
        text = text.replace(NO_BREAK, " ")
    text = text.strip()  # of the line break behind a line, too, which is not printable
    if text.isprintable() and "  " not in text and OBJECT not in text:
        return text  # no other white space is printable, and no other debris
    if not text.isascii():
        text = DEBRIS.sub("", text)
    return " ".join(text.split())


def collapse_code(text: str) -> str:
    r"""Return a stretch of source that is code: its lines and their indentation are kept.

    Line ends become ``"\n"``, white space at the ends of lines goes, and so do blank lines and Markdown's fences
    around the whole.

    Args:
        text: the stretch.

    Returns:
        The code. Collapsing it again changes nothing, unless it is itself fenced.

    Example:
        >>> collapse_code("```python\r\nif x:\r\n    y()  \r\n```")
        'if x:\n    y()'
    """
    text = FENCE.sub("", text)
    if not text.isascii():
        text = DEBRIS.sub("", text).replace("\u00a0", " ")
    lines = [line.rstrip() for line in LINE_END.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


class Mended(NamedTuple):
    """What `mend` made of a stretch: the text, and the repair where it is more than `collapse` gives."""

    text: str
    repair: TextRepair | None = None


ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")
# C0 and C1 (white space has gone by then), overrides of the writing direction, which make text read differently from
# what it is, interlinear marks, characters that are none, and the invisible tag letters outside of flags.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufff9-\ufffb\ufffe\uffff]"
    "|(?<!\U0001f3f4)(?<![\U000e0020-\U000e007f])[\U000e0001-\U000e007f]+"
)
CONTROLLING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufff9-\ufffb\ufffe\uffff\U000e0001-\U000e007f]"
)
"""A first character of those: looking for one class of characters is fast."""
SURROGATE = re.compile("[\ud800-\udfff]")
# What text shows when UTF-8 was read in a single-byte code page: the first byte as one of the letters or signs on the
# left, the next as one on the right. Real text has such pairs too, so ftfy, which weighs them, has the last word.
MOJIBAKE = re.compile(
    "[\u00c2-\u00f4\u0102-\u0165\u0402-\u0491\u0393-\u03c4\u221a\u201a\u251c\u252c\u255e-\u256c\u0637\u0638\u0679]"
    "[\u0080-\u00bf\u0100-\u0192\u02c6-\u02dd\u0401-\u0491\u2013-\u203a\u20ac\u2122\u2116\u2202-\u2265\u2500-\u25a0\ufffd]"
)


def mend(source: str, start: int, end: int, options: Reading, *, code: bool = False, entities: bool = True) -> Mended:
    """Read one stretch of the source.

    Args:
        source: the page's source.
        start: where the stretch begins.
        end: where it ends.
        options: which repairs are wanted.
        code: whether it is code, whose lines and entities stay as they are.
        entities: whether HTML entities in it are to be resolved.

    Returns:
        Its text, with a repair if that is not what `collapse` (or `collapse_code`) makes of it.
    """
    raw = source[start:end]
    tidy = collapse_code if code else collapse
    text = tidy(raw)
    if is_sound(text, options) and (text.isascii() or not MOJIBAKE.search(raw)):
        return Mended(text)
    mended, rules = _mend(raw, options, entities=entities and not code)
    mended = tidy(mended)
    if mended == text:
        return Mended(text)
    reason = "; ".join(REASONS[rule] for rule in rules)
    return Mended(mended, TextRepair(start, end, mended, rules[0], reason))


REASONS = {
    "surrogates": "half of a surrogate pair stands for no character",
    "entities": "HTML entities were left unresolved",
    "mojibake": "the characters are those of a text read in the wrong encoding",
    "plain-forms": "curly quotes, ligatures or widths were asked to be made plain",
    "control-characters": "control characters are not part of the text",
}


def is_sound(text: str, options: Reading) -> bool:
    """Return whether a cheap look at a collapsed text shows that nothing in it needs mending."""
    if not text.isprintable() or ("&" in text and ";" in text):
        return False
    return text.isascii() or not (options.plain_forms or MOJIBAKE.search(text))


def _mend(text: str, options: Reading, *, entities: bool) -> tuple[str, list[str]]:
    """Apply all repairs in order; return the text and the names of those that changed it."""
    rules: list[str] = []

    def after(rule: str, mended: str) -> str:
        if mended != text:
            rules.append(rule)
        return mended

    if not text.isascii():
        text = after("surrogates", SURROGATE.sub("\ufffd", text))
    if entities and "&" in text:
        text = after("entities", ENTITY.sub(_character, text))
    if not text.isascii() and MOJIBAKE.search(text):
        text = after("mojibake", _fix_encoding(text))
    if not text.isascii() and options.plain_forms:
        text = after("plain-forms", _plain_forms(text, options))
    if not text.isprintable() and CONTROLLING.search(text):
        text = after("control-characters", CONTROL.sub("", ESCAPE.sub("", text)))
    return text, rules


def _character(match: re.Match[str]) -> str:
    """Resolve an entity, if it is one that HTML knows."""
    entity = match.group()
    return html.unescape(entity) if entity[1] == "#" or entity[1:] in html5 else entity


def _fix_encoding(text: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - slow to import, and most pages do not need it

    return fix_encoding(text, _config())


def _plain_forms(text: str, options: Reading) -> str:
    from ftfy import fixes  # noqa: PLC0415 - as above

    if options.fix_ligatures:
        text = fixes.fix_latin_ligatures(text)
    if options.fix_width:
        text = fixes.fix_character_width(text)
    return fixes.uncurl_quotes(text) if options.straighten_quotes else text


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig  # noqa: PLC0415 - as above

    return TextFixerConfig(explain=False)
