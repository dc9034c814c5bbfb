"""Rules and what they say: the contract between a rule and the pipeline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleanpage.page import Hidden, Page, Segment

CERTAIN = math.inf
"""Weight of a verdict that decides its segment alone."""

FINGERPRINT = "fingerprint"
"""Context in which rules are dumped to be hashed: options then say what they hold, and not where it lies."""

Action = Literal["drop", "keep", "take"]
Consume = bool | Literal["unless body"]


class Verdict(NamedTuple):
    """What a rule says of a segment, a piece of it, or a hidden value. Made with `drop`, `keep` and `take`.

    Attributes:
        action: ``"drop"`` it, ``"keep"`` it in the body, or ``"take"`` it as evidence for a field.
        segment: the segment judged; None for a hidden value.
        reason: a few words for people: a string, or any object that `str` makes them of when somebody looks. A rule
            that judges every segment of a page gives such objects, for most reasons are never read.
        weight: `CERTAIN`, or, for drops and keeps, what it adds to or takes from the segment's log odds of being
            body; for takes how much the evidence is worth (1 is ordinary).
        field: for takes, the field.
        value: for takes, the value, in the form that the field's settler reads.
        span: for takes, the piece meant: start and end in the segment's text. None means all of it.
        source: for takes, where the value stands, as ``Evidence.source`` says it.
        consume: for takes, whether the segment's fate is to be that field and so never body; ``"unless body"``: only
            where it does not read as body, and else the take does not count.
        copy_of: for drops, the segment that says the same, where that is why this one goes; the drop holds only where
            that one, or one that it is a copy of itself, reads as body, whatever certain drops are laid over it.
    """

    action: Action
    segment: Segment | None
    reason: object
    weight: float = CERTAIN
    field: str | None = None
    value: Any = None
    span: tuple[int, int] | None = None
    source: str = "line"
    consume: Consume = False
    copy_of: Segment | None = None


def drop(segment: Segment, reason: object, weight: float = CERTAIN, *, copy_of: Segment | None = None) -> Verdict:
    """Say that a segment is boilerplate, or a copy of another one."""
    return Verdict("drop", segment, reason, weight, copy_of=copy_of)


def keep(segment: Segment, reason: object, weight: float = CERTAIN) -> Verdict:
    """Say that a segment belongs to the body."""
    return Verdict("keep", segment, reason, weight)


def take(
    field: str,
    value: object,
    reason: object,
    weight: float = 1.0,
    *,
    segment: Segment | None = None,
    span: tuple[int, int] | None = None,
    source: str = "line",
    consume: Consume = False,
) -> Verdict:
    """Say that a segment, a piece of one, or a hidden value is evidence for a field.

    Args:
        field: name of the Article's field.
        value: the value: a string for most fields, an `Author` for ``authors``.
        reason: a few words for people.
        weight: how much it is worth; 1 is ordinary, 2 is a label that says so outright.
        segment: where it stands, if on the page.
        span: the piece of the segment's text meant.
        source: where it was found.
        consume: whether the segment's fate is that field, so that it is never body; ``"unless body"``: only where it
            does not read as body, and else the take does not count.

    Returns:
        The verdict.
    """
    return Verdict("take", segment, reason, weight, field, value, span, source, consume)


def hidden(field: str, item: Hidden, reason: object, weight: float = 1.0, value: object = None) -> Verdict:
    """Say that a hidden value is evidence for a field; `value` replaces the item's own where it was picked apart."""
    return Verdict(
        "take", None, reason, weight, field, item.value if value is None else value, None, f"{item.source} {item.name}"
    )


class Rule(BaseModel):
    """A judge of one kind of thing. Subclass it with a ``kind`` and one method.

    A rule is a value: its fields are its options, frozen. It never edits text and never sees another rule's work; it
    looks at the page and yields verdicts. What it computes of a page that others could use belongs into a function
    given to `Page.fact`.

    Example:
        >>> from cleanpage.rule import Rule, drop
        >>> class Shouting(Rule, kind="shouting"):
        ...     '''Drop lines all in capitals.'''
        ...
        ...     shortest: int = 20
        ...
        ...     def judge(self, page):
        ...         for segment in page.segments:
        ...             if segment.text.isupper() and len(segment.text) >= self.shortest:
        ...                 yield drop(segment, "all in capitals")
        >>> Shouting(shortest=5).kind
        'shouting'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ClassVar[str] = ""

    def __init_subclass__(cls, *, kind: str | None = None, **options: Any) -> None:  # noqa: ANN401 - Pydantic's own options
        """Take the rule's kind from the class statement."""
        super().__init_subclass__(**options)
        if kind is not None:
            cls.kind = kind

    @model_serializer(mode="wrap")
    def _with_kind(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Dump the options behind the kind, which is how a pipeline file names a rule."""
        return {"kind": self.kind, **handler(self)}

    def judge(self, page: Page) -> Iterable[Verdict]:
        """Yield verdicts on a page.

        Args:
            page: the page; never changed.

        Returns:
            The verdicts, in any order.
        """
        raise NotImplementedError
