"""What the number or name of a month means, in the language of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.dates.shape import ROMAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.dates.patterns import Parts
    from cleanpage.dates.reading import Hints
    from cleanpage.dates.shape import Shape
    from cleanpage.dates.vocabulary import Calendar, Name

_SHORT_MONTH = 4
# Forms that have a day or a year beside the name of the month, but not both.
_LOOSE = frozenset({"month", "yearless_day_first", "yearless_month_first"})
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def months_of(line: Shape, parts: Parts, hints: Hints) -> list[tuple[Calendar | None, int | None]]:
    """Return the months that a number or a name can mean, with their calendar where the name says it."""
    index = parts["month"]
    if index is None:
        return [(None, None)]
    token = line.tokens[index]
    if line.text[index] == ROMAN:
        return [(None, _ROMANS.index(token.text) + 1)]
    if token.word is None or not token.word.months:
        return [(None, int(token.text))] if token.text.isdecimal() else []
    names = in_language(token.word.months, hints)
    if parts.form in _LOOSE and len(token.text) <= _SHORT_MONTH and _is_foreign(names, hints):
        return []
    return [(name.calendar, name.number) for name in names]


def _is_foreign(names: Sequence[Name], hints: Hints) -> bool:
    """Whether names are of neither the page's language nor English: "9 out" and "Pro 5" are no months there."""
    return bool(hints.language) and not any({hints.base, "en"} & name.languages for name in names)


def in_language(names: Sequence[Name], hints: Hints) -> Sequence[Name]:
    """Return the meanings that a name has in the page's language, or all if it has none there."""
    base = hints.base
    return [name for name in names if base in name.languages] or names if base else names
