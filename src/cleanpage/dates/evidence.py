"""What speaks for a date, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from cleanpage.dates.finding import Found
    from cleanpage.dates.moment import Moment
    from cleanpage.dates.vocabulary import Role

Source = Literal["json-ld", "meta", "microdata", "time", "data", "url", "dateline", "hidden-line", "prose"]
"""Where a date was seen. The first five are for machines, data being that of the page's own program; a dateline is a
line that people see near the headline or at the end of the article; a hidden line is a bare value that was spilled into
the text; prose is anything else."""

SOURCES = frozenset(get_args(Source))

Field = Literal["published", "modified"]


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """Something on the page that may say when it was published or changed.

    Attributes:
        raw: the string as it stands there: a value, or the line of a dateline.
        source: where it stands.
        role: what it is the date of, where that is known; words in `raw` say it too.
        name: its name there, such as `"article:published_time"`; for people.
        weight: how much it is trusted, 0 to 1; from source and role if not given.
        line: index of the line that it stands on.
        found: the date in `raw` that is meant, where `find` has found it already.
    """

    raw: str
    source: Source
    role: Role | None = None
    name: str = ""
    weight: float | None = None
    line: int | None = None
    found: Found | None = None

    def __post_init__(self) -> None:
        """Refuse a source that there is not.

        Raises:
            ValueError: the message names those that there are.
        """
        if self.source not in SOURCES:
            msg = f"no source of dates {self.source!r}; there are {', '.join(get_args(Source))}"
            raise ValueError(msg)

    @property
    def shown(self) -> bool:
        """Whether people see it on the page."""
        return self.source in {"dateline", "prose"}

    @property
    def text(self) -> str:
        """The date as it stands on the page."""
        return self.found.text if self.found else self.raw

    @property
    def label(self) -> str:
        """What to call it in a reason."""
        return f"{self.source} {self.name}" if self.name else self.source


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece of evidence, and what was made of it.

    Attributes:
        evidence: the evidence.
        moment: what it was read as, if it says one thing.
        field: the field that it speaks for, if it speaks for one.
        chosen: whether the field's value rests on it.
        reason: why, or why not, for people.
        weight: how much it was trusted.
    """

    evidence: DateEvidence
    moment: Moment | None
    field: Field | None
    chosen: bool
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class DateRepair:
    """A raw value that was not taken as it stood.

    Attributes:
        field: the field it speaks for.
        raw: the value as it stands on the page.
        value: what is taken in its place; None where it was refused.
        rule: the malformed form, such as `"year-minutes-day"`.
        reason: the evidence, for people.
        line: index of the line of the raw value.
    """

    field: Field
    raw: str
    value: str | None
    rule: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DateWarning:
    """Something that a careful user of the dates should know.

    Attributes:
        code: `"ambiguous-date"`, `"conflicting-dates"`, `"unconfirmed-date"`, `"malformed-date"`, `"future-date"`,
            `"weekday-mismatch"`, `"date-order"`, `"only-modified"`, `"relative-date"`, `"too-many-dates"`.
        field: the field concerned.
        message: for people.
    """

    code: str
    field: Field
    message: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The dates of a page.

    Attributes:
        published: when it was published, if the evidence settles it.
        modified: when it was last changed, if the evidence settles it.
        repairs: raw values that were not taken as they stood.
        warnings: what a careful user should know.
        evidence: all evidence, judged.
    """

    published: Moment | None = None
    modified: Moment | None = None
    repairs: tuple[DateRepair, ...] = ()
    warnings: tuple[DateWarning, ...] = ()
    evidence: tuple[Judged, ...] = ()
