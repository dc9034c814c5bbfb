"""The date in a page's address."""

from __future__ import annotations

import re

from cleanpage.dates.evidence import DateEvidence
from cleanpage.dates.moment import Moment

_LONGEST = 2000
_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})"
_DAY = re.compile(
    rf"{_YEAR}(?P<sep>[-/_.])(?P<month>0?[1-9]|1[0-2])(?:(?P=sep)|/)(?P<day>(?:0[1-9]|[12][0-9]|3[01])(?![0-9])|[1-9](?![-_0-9]))"
    rf"|{_YEAR.replace('year', 'packed')}(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
_NAMED = re.compile(rf"{_YEAR}[-/_](?P<name>[a-z]{{3,9}})[-/_](?P<day>[0-9]{{1,2}})(?![0-9])", re.IGNORECASE)
_MONTH = re.compile(rf"{_YEAR}[-/](?P<month>0[1-9]|1[0-2])(?=/)")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def url_date(url: str) -> DateEvidence | None:
    """Return the date that an address carries.

    >>> url_date("https://example.org/news/2025/11/03/title-12345").raw
    '2025-11-03'
    >>> url_date("https://example.org/2025/11/title").raw
    '2025-11'

    Args:
        url: the address of the page.

    Returns:
        Evidence whose raw value is the date in ISO form; None where the address has none.
    """
    url = url[:_LONGEST]
    for match in _DAY.finditer(url):
        year, month, day = (match["year"], match["month"], match["day"]) if match["year"] else match.group(*_PACKED)
        if moment := _moment(year, month, day):
            return _evidence(moment)
    for match in _NAMED.finditer(url):
        name = match["name"][:3].lower()
        if name in _NAMES and (moment := _moment(match["year"], _NAMES.index(name) + 1, match["day"])):
            return _evidence(moment)
    month_match = _MONTH.search(url)
    return _evidence(Moment(int(month_match["year"]), int(month_match["month"]))) if month_match else None


_PACKED = ("packed", "mm", "dd")


def _moment(year: str, month: str | int, day: str) -> Moment | None:
    try:
        return Moment(int(year), int(month), int(day))
    except ValueError:
        return None


def _evidence(moment: Moment) -> DateEvidence:
    return DateEvidence(moment.iso, "url", "published")
