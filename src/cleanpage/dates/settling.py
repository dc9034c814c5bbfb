"""One published and one modified date from all evidence of a page, or the reason why not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cleanpage.dates.candidates import LIMIT, Candidate, candidates, settle_orders
from cleanpage.dates.choosing import TELLING, Choice, choose
from cleanpage.dates.evidence import DateEvidence, DateRepair, DateWarning, Field, Judged, Settled
from cleanpage.dates.faults import WITNESS, explain
from cleanpage.dates.reading import Hints
from cleanpage.dates.urls import url_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SOON = dt.timedelta(days=2)
_EMPTY = frozenset({"none", "duration", "number", "relative"})


def settle(
    evidence: Iterable[DateEvidence],
    *,
    language: str | None = None,
    region: str | None = None,
    url: str | None = None,
    retrieved: dt.date | None = None,
    prefer_likelier: bool = False,
) -> Settled:
    """Weigh all that a page says about when it was published and changed.

    Nothing is believed alone when the page contradicts it, and what nothing settles is not guessed.

    >>> dates = settle(
    ...     [
    ...         DateEvidence("2025-30-03", "hidden-line"),
    ...         DateEvidence("Monday, 03 November 2025 11:30 AM EST", "dateline"),
    ...     ]
    ... )
    >>> dates.published, dates.repairs[0].rule
    (Moment.parse('2025-11-03T11:30:00-05:00'), 'year-minutes-day')
    >>> settle([DateEvidence("2025-30-03", "hidden-line")]).published is None
    True

    Args:
        evidence: every piece of evidence, in the order of the page. Of more than `candidates.LIMIT` dates the first
            ones count.
        language: BCP 47 tag of the page's language.
        region: ISO 3166 code of the page's country.
        url: the page's address; the date in it is evidence.
        retrieved: when the page was fetched; nothing on it is younger.
        prefer_likelier: give the likelier reading of an ambiguous date, with the same warning, in place of none.

    Returns:
        The dates, with what was repaired, what remains doubtful, and what became of each piece of evidence.
    """
    hints = Hints(language, region)
    fetched = retrieved.date() if isinstance(retrieved, dt.datetime) else retrieved
    address = url_date(url) if url else None
    found = candidates([*evidence, *([address] if address else [])], hints, retrieved)
    settle_orders(found, hints, fetched + _SOON if fetched else None)
    _tell_modified(found)
    explain(found, hints)
    modified = choose("modified", found, fetched, prefer_likelier=prefer_likelier)
    changed = modified.value.date if modified.value else None
    published = choose("published", found, fetched, changed, prefer_likelier=prefer_likelier)
    choices: dict[Field, Choice] = {"published": published, "modified": modified}
    if only := _only_modified(choices):
        choices["published"] = only
    warnings = [warning for choice in choices.values() for warning in choice.warnings]
    warnings += _crossed(choices)
    if len(found) == LIMIT:
        warnings.append(DateWarning("too-many-dates", "published", f"only the first {LIMIT} dates were weighed"))
    return Settled(
        published=choices["published"].value,
        modified=choices["modified"].value,
        repairs=tuple(_repairs(found, choices)),
        warnings=tuple(warnings),
        evidence=tuple(_judged(candidate, choices) for candidate in found),
    )


def _tell_modified(found: Sequence[Candidate]) -> None:
    """Take a date without a role for the modified one where other evidence says so, and a status beside a date."""
    said = (candidate for candidate in found if candidate.role == "published" and candidate.evidence.source != "prose")
    published = {candidate.day for candidate in said if candidate.day and candidate.weight > WITNESS}
    telling = (candidate for candidate in found if candidate.role == "modified" and candidate.weight >= TELLING)
    changed = {candidate.day for candidate in telling if candidate.day} - published
    dated = any(
        candidate.day and candidate.weight > WITNESS
        for candidate in found
        if candidate.target == "published" and candidate.role != "status" and candidate.evidence.source != "url"
    )
    for candidate in found:
        is_modified = published and candidate.day in changed
        if (candidate.role is None and is_modified) or (candidate.role == "status" and dated):
            candidate.role = "modified"


def _only_modified(choices: dict[Field, Choice]) -> Choice | None:
    """Return the visible date of the last change as that of publication, where the page shows no other.

    That is what readers take it for, and for most pages it is right, because they came out on that day. It comes with
    a warning, since pages that are kept up to date came out earlier.
    """
    published, modified = choices["published"], choices["modified"]
    shown = [other for other in modified.chosen if other.evidence.shown and other.weight >= WITNESS]
    if published.value or published.warnings or modified.value is None or not shown:
        return None
    message = f"the page shows no date but that of its last change ({shown[0].text!r})"
    return Choice(modified.value, shown, [], [DateWarning("only-modified", "published", message)])


def _crossed(choices: dict[Field, Choice]) -> Iterator[DateWarning]:
    published, modified = choices["published"].value, choices["modified"].value
    first, last = (published and published.date), (modified and modified.date)
    if first and last and last < first - dt.timedelta(days=1):
        yield DateWarning("date-order", "modified", f"the page says that it was modified {last}, before {first}")


def _repairs(found: Sequence[Candidate], choices: dict[Field, Choice]) -> Iterator[DateRepair]:
    """Yield what was not taken as it stood: faults, conversions, and what was refused."""
    for candidate in found:
        field = candidate.target
        if field is None or (candidate.evidence.source == "prose" and candidate not in choices[field].chosen):
            continue
        choice, raw, line = choices[field], candidate.evidence.raw, candidate.evidence.line
        value = None if choice.value is None else choice.value.iso
        if candidate.bug and candidate.witness:
            shown = candidate.witness
            reason = f"{candidate.bug.reason}; {shown.evidence.label} says {shown.text!r}"
            yield DateRepair(field, raw, value, candidate.bug.rule, reason, line)
        elif not candidate.readings and _refused(candidate.parsed.form):
            yield DateRepair(field, raw, value, candidate.parsed.form, candidate.parsed.reason, line)
        elif candidate in choice.chosen and candidate.parsed.mended:
            moment = candidate.readings[0].moment.iso
            yield DateRepair(field, candidate.text, moment, candidate.parsed.mended[0], "converted as it stands", line)
    for choice in choices.values():
        yield from choice.repairs


def _refused(form: str) -> bool:
    return form not in _EMPTY and not form.startswith("yearless")


def _judged(candidate: Candidate, choices: dict[Field, Choice]) -> Judged:
    field = candidate.target
    choice = choices[field] if field else None
    chosen = bool(choice and candidate in choice.chosen)
    return Judged(candidate.evidence, candidate.moment, field, chosen, _why(candidate, choice), candidate.weight)


def _why(candidate: Candidate, choice: Choice | None) -> str:
    """Say why a candidate was chosen or set aside."""
    if choice is None:
        return f"it is the date of something else ({candidate.role})"
    if candidate.bug:
        return candidate.bug.reason
    if not candidate.readings:
        return candidate.parsed.reason
    if candidate.moment is None:
        return "ambiguous: " + " or ".join(str(reading.moment) for reading in candidate.readings)
    if candidate in choice.chosen:
        return candidate.settled_by or "it gives the value or confirms its day"
    return "other evidence outweighs it" if choice.value else "too weak to stand alone"
