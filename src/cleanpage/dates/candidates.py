"""Evidence made comparable: each piece read, its role known, its order of day and month inferred from the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleanpage.dates.bugs import possible_days
from cleanpage.dates.calendars import WEB
from cleanpage.dates.finding import find
from cleanpage.dates.order import usual_order
from cleanpage.dates.parsing import parse, parse_found
from cleanpage.dates.reading import Hints, day_of, reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from cleanpage.dates.bugs import Bug
    from cleanpage.dates.evidence import DateEvidence, Field, Source
    from cleanpage.dates.finding import Found
    from cleanpage.dates.moment import Moment
    from cleanpage.dates.parsed import Parsed
    from cleanpage.dates.reading import Reading
    from cleanpage.dates.vocabulary import Order, Role

LIMIT = 300
"""The most pieces of evidence that are weighed."""

# How much a source is trusted with a role, and without one. Machines' values are often right and never proven;
# a dateline is what an editor sees.
_WEIGHTS: dict[Source, tuple[float, float]] = {
    "json-ld": (1.0, 0.3),
    "meta": (0.95, 0.4),
    "microdata": (0.9, 0.3),
    "time": (0.85, 0.4),
    "data": (0.4, 0.2),
    "dateline": (1.0, 0.7),
    "url": (0.6, 0.6),
    "hidden-line": (0.6, 0.5),
    "prose": (0.1, 0.05),
}
# What a date from before there were pages is worth where nothing says that something was published then.
_BEFORE_THE_WEB = 0.3
_FIELDS: dict[Role | None, Field | None] = {
    "published": "published",
    "modified": "modified",
    "status": "published",
    None: "published",
}


@dataclass(slots=True, eq=False)
class Candidate:
    """A date that evidence gives.

    Attributes:
        evidence: where it comes from.
        parsed: what its string says.
        role: what it is the date of.
        weight: how much it is trusted.
        readings: what it can still mean.
        days: the days that it can still mean.
        moment: what it means, if only one day is left and no fault explains it away.
        day: the one day that it means.
        possible: the days that its moment has somewhere on earth.
        bug: the fault that explains why it differs from the rest of the page.
        witness: the candidate that shows the fault.
        settled_by: what settled the order of its numbers, where the string alone did not.
    """

    evidence: DateEvidence
    parsed: Parsed
    role: Role | None
    weight: float
    readings: tuple[Reading, ...] = ()
    days: frozenset[dt.date | None] = frozenset()
    moment: Moment | None = None
    day: dt.date | None = None
    possible: frozenset[dt.date] = frozenset()
    bug: Bug | None = None
    witness: Candidate | None = None
    settled_by: str = ""

    def __post_init__(self) -> None:
        """Begin with all that the string can mean."""
        self.narrow(self.parsed.readings)

    def narrow(self, readings: tuple[Reading, ...], reason: str = "") -> None:
        """Leave some readings only, or give it one that its string alone does not have."""
        self.readings = readings
        self.days = frozenset([reading.moment.date for reading in readings])
        self.moment = readings[0].moment if len(self.days) == 1 else None
        self.day = self.moment.date if self.moment else None
        self.possible = possible_days(self.moment) if self.moment else frozenset()
        self.settled_by = reason

    def explain(self, bug: Bug, witness: Candidate) -> None:
        """Explain it away."""
        self.bug, self.witness = bug, witness
        self.moment = self.day = None
        self.possible = frozenset()

    @property
    def target(self) -> Field | None:
        """The field that it can speak for."""
        return _FIELDS.get(self.role)

    @property
    def text(self) -> str:
        """The date as it stands on the page."""
        return self.evidence.text


def candidates(evidence: Iterable[DateEvidence], hints: Hints, retrieved: dt.date | None) -> list[Candidate]:
    """Return one candidate for each date in the evidence.

    Args:
        evidence: the evidence of a page.
        hints: its language and region.
        retrieved: when it was fetched, where known.
    """
    found: list[Candidate] = []
    for piece in evidence:
        for single in _singles(piece, hints):
            found.append(_candidate(single, hints, retrieved))
            if len(found) == LIMIT:
                return found
    return found


def _singles(piece: DateEvidence, hints: Hints) -> Iterator[DateEvidence]:
    """Yield the evidence once for each date in it: "Published 3 Nov 2025, updated 5 Nov"."""
    dates: list[Found] = []
    if piece.found is None and piece.source in {"dateline", "hidden-line", "prose"}:
        known = find(piece.raw, language=hints.language, region=hints.region, order=hints.order)
        dates = [date for date in known if date.readings or date.month]
    yield from (replace(piece, found=date) for date in dates)
    if not dates:
        yield piece


def _candidate(piece: DateEvidence, hints: Hints, retrieved: dt.date | None) -> Candidate:
    if piece.found:
        parsed = parse_found(piece.found, retrieved)
    else:
        parsed = parse(piece.raw, language=hints.language, region=hints.region, order=hints.order, reference=retrieved)
    said = piece.found.role if piece.found else parsed.found.role if parsed.found and piece.shown else None
    role = said if said and (piece.shown or piece.role is None) else piece.role
    with_role, without = _WEIGHTS[piece.source]
    weight = piece.weight if piece.weight is not None else with_role if role else without
    if piece.shown and role is None and parsed.readings and parsed.readings[0].moment.year < WEB.start:
        weight *= _BEFORE_THE_WEB
    return Candidate(piece, parsed, role, weight)


def settle_orders(found: list[Candidate], hints: Hints, latest: dt.date | None) -> None:
    """Leave of all-numeric dates the readings that the page as a whole allows.

    A date that the rest of the page confirms is read so; then the order that the page's certain dates are written in
    counts; then that of its language and region.

    Args:
        found: the candidates of a page; their readings are narrowed.
        hints: its language and region.
        latest: the day after which nothing on the page can have happened.
    """
    for candidate in found:
        if latest and any(day and day <= latest for day in candidate.days):
            days = ((reading, reading.moment.date) for reading in candidate.readings)
            candidate.narrow(tuple(reading for reading, day in days if not day or day <= latest))
    _lend_years(found)
    sure = {candidate.moment.date for candidate in found if candidate.moment and candidate.evidence.source != "prose"}
    months = {(day.year, day.month) for day in sure if day} | {
        (candidate.moment.year, candidate.moment.month)
        for candidate in found
        if candidate.moment and candidate.moment.precision == "month"
    }
    votes = _votes(found, sure)
    page = next(iter(votes)) if len(votes) == 1 else None
    for candidate in found:
        if len(candidate.days) > 1:
            _narrow(candidate, sure, months, hints.order or page, hints)


def _lend_years(found: list[Candidate]) -> None:
    """Read a day without a year as the only one that other evidence has with this month and day.

    That is another date, or the month that the address names.
    """
    days = {candidate.moment.date for candidate in found if candidate.moment and candidate.moment.date}
    addresses = [candidate.moment for candidate in found if candidate.evidence.source == "url"]
    months = [moment for moment in addresses if moment and moment.precision == "month"]
    for candidate in found:
        date = candidate.parsed.found
        if candidate.readings or date is None or date.month is None:
            continue
        same = {day.year for day in days if (day.month, day.day) == (date.month, date.day)}
        same = same or {month.year for month in months if month.month == date.month}
        if len(same) == 1 and (day := day_of(same.pop(), date.month, date.day)):
            candidate.narrow((reading(day, date.clock, Hints()),), "its year is that of another date of the page")


def _votes(found: list[Candidate], sure: set[dt.date | None]) -> Counter[str]:
    """Count the orders of the all-numeric dates that can be read in one way only, or that another date confirms."""
    votes: Counter[str] = Counter()
    for candidate in found:
        if candidate.parsed.form != "numeric":
            continue
        orders = {
            reading.order for reading in candidate.readings if len(candidate.days) == 1 or reading.moment.date in sure
        }
        if len(orders) == 1 and (order := orders.pop()) in {"dmy", "mdy"}:
            votes[str(order)] += 1
    return votes


def _narrow(
    candidate: Candidate, sure: set[dt.date | None], months: set[tuple[int, int | None]], page: str | None, hints: Hints
) -> None:
    confirmed = [reading for reading in candidate.readings if reading.moment.date in sure]
    in_month = [reading for reading in candidate.readings if (reading.moment.year, reading.moment.month) in months]
    ordered = [reading for reading in candidate.readings if reading.order == page]
    for readings, reason in (
        (confirmed, "another date of the page confirms it"),
        (ordered, f"the page's other dates are in the order {page}"),
        (in_month, "another date of the page is in the same month"),
        (_usual(candidate, hints), "language and region have this order"),
    ):
        if len(readings) == 1:
            candidate.narrow(tuple(readings), reason)
            return


def _usual(candidate: Candidate, hints: Hints) -> list[Reading]:
    order: Order | None = usual_order(hints, "." if "." in candidate.text else "/")
    return [reading for reading in candidate.readings if reading.order == order] if len(candidate.readings) < 3 else []  # noqa: PLR2004
