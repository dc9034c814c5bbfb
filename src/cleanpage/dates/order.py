"""The order of day and month in all-numeric dates, as languages and countries have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleanpage.dates.calendars import calendar_of
from cleanpage.dates.reading import Day, Hints, PartOrder, day_of
from cleanpage.dates.vocabulary import Order, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

# Languages that write the year first even where it has two digits.
YEAR_FIRST = frozenset({"ko", "ja", "zh", "hu"})
_TWO_DIGITS = 2


class Numbers(NamedTuple):
    """Three numbers and what stands between them.

    Attributes:
        first: the first number.
        second: the second one.
        year: the last one.
        digits: how many digits the last one has.
        separator: what stands between.
    """

    first: int
    second: int
    year: int
    digits: int
    separator: str


class Ordered(NamedTuple):
    """A day, and the order of the numbers it was read from."""

    day: Day
    order: PartOrder


def usual_order(hints: Hints, separator: str = "/") -> Order | None:
    """Return the order that a page of this language and region writes.

    >>> usual_order(Hints("en", "US")), usual_order(Hints("de")), usual_order(Hints("en"))
    ('mdy', 'dmy', None)

    Args:
        hints: the page's language and region, or an order that is known.
        separator: what stands between the numbers. Dots are day first everywhere but in English, where they are
            rare enough to mean either.

    Returns:
        The order, or None where language and region leave it open.
    """
    if hints.order:
        return hints.order
    language = (hints.language or "").replace("_", "-")
    base, orders = hints.base, vocabulary().orders
    if hints.country:
        regional = orders.get(f"{base}-{hints.country}") or orders.get(f"und-{hints.country}")
        if regional:
            return regional
    usual = orders.get(language) or orders.get(base)
    return usual or ("dmy" if separator == "." and base != "en" else None)


def ordered_days(numbers: Numbers, hints: Hints) -> list[Ordered]:
    """Return the days that numbers can mean, likeliest first.

    >>> [str(found.order) for found in ordered_days(Numbers(3, 11, 2025, 4, "/"), Hints("en", "US"))]
    ['mdy', 'dmy']

    Args:
        numbers: the numbers.
        hints: what is known of the page.
    """
    likelier = usual_order(hints, numbers.separator) or ("mdy" if hints.base == "en" else "dmy")
    orders: list[PartOrder] = ["mdy", "dmy"] if likelier == "mdy" else ["dmy", "mdy"]
    if numbers.digits == _TWO_DIGITS:
        if hints.base in YEAR_FIRST:
            orders = ["ymd"]
        elif numbers.separator == "-" or not (hints.order or hints.base):
            orders.append("ymd")
    elif calendar_of(numbers.year) != "gregorian":
        orders = ["dmy"]
    found = list(_days(numbers, orders))
    certain = numbers.separator == "." and likelier == "dmy" and hints.base not in {"", "en"} and orders[-1] != "ymd"
    return found[:1] if certain else found  # "03.11.2025" is never the month first but in English


def _days(numbers: Numbers, orders: list[PartOrder]) -> Iterator[Ordered]:
    first, second, last, digits, _ = numbers
    seen: set[tuple[int, int | None, int | None]] = set()
    for order in orders:
        year, month, day = {
            "dmy": (last, second, first),
            "mdy": (last, first, second),
            "ymd": (first, second, last),
        }[order]
        found = day_of(year, month, day, digits=digits)
        if found and found[:3] not in seen:
            seen.add(found[:3])
            yield Ordered(found, order)
