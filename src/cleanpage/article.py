"""What comes out: the typed :class:`Article` and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, computed_field

from cleanpage.dates.moment import Moment
from cleanpage.frozen import Owing
from cleanpage.markdown import markdown
from cleanpage.page import BlockKind, Link  # noqa: TC001 - Pydantic reads the annotations

SCHEMA_VERSION = 1

Fate = Literal["body", "field", "dropped"]


class Author(BaseModel):
    """Somebody, or some organization, that made the page.

    Attributes:
        name: as a person would write it, without titles of office, handles or roles.
        kind: ``"person"``, or ``"organization"`` for agencies, desks and outlets.
        role: what they did, where the page says so: ``"photographer"``, ``"Staff Writer"``, …
        organization: whom they wrote it for, where the page says so.
        bio: what the page tells about them.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    kind: Literal["person", "organization"] = "person"
    role: str | None = None
    organization: str | None = None
    bio: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the body that belongs together: a paragraph, a heading, a list item.

    Attributes:
        kind: what it is.
        text: its text as in ``Article.text``.
        level: depth of a heading (1 to 6) or of a list item (from 1); of code, a quote, a table or a caption, that of
            the list item it stands in; else 0.
        start: offset into the source of its first character.
        end: offset after its last one.
        goes_on: whether it is one list, table or quote with the block before it, or the next line of one paragraph.
        marker: of an item of a list: ``"-"``, or its number, as in ``"3."``; empty where it is a further paragraph of
            the item before it. In plain text `text` begins with it. Code, a quote, a table or a caption with which an
            item begins has the item's. Of a paragraph: ``"term"`` where it is a term that the paragraphs after it
            define.
        language: of code: the language that the page says it is in.
        cells: of a row of a table: what its cells hold; empty where the cell is, or where another one reaches into it.
        links: its links and images, where reading was asked for them (`Reading.links`, `Reading.images`).
        quotes: how many quotes it stands in.
    """

    kind: BlockKind
    text: str
    level: int = 0
    start: int = 0
    end: int = 0
    goes_on: bool = False
    marker: str = ""
    language: str = ""
    cells: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class LedgerRow(Owing):
    """What became of one stretch of the source. The rows of a ledger, joined, are the source.

    White space between segments belongs to the row before it.

    Attributes:
        start: offset into the source.
        end: offset after the last character.
        fate: ``"body"``, ``"field"`` or ``"dropped"``.
        rule: kind of the rule that decided.
        reason: why, for people.
        field: the field it went into, where the fate is ``"field"``.
        block: index of the block it went into, where the fate is ``"body"``.
        kind: what that block is.
        join: what stands between it and the body before it: a blank line, a line break, a space, or nothing.
        seconds: what other rules said of it, as ``"rule: reason"``.
    """

    start: int
    end: int
    fate: Fate
    rule: str
    reason: str
    field: str | None = None
    block: int | None = None
    kind: BlockKind | None = None
    join: str = ""
    seconds: tuple[str, ...] = ()

    @staticmethod
    def _paid(owed: tuple[object, tuple[tuple[str, object], ...]]) -> dict[str, object]:
        reason, seconds = owed
        return {"reason": str(reason), "seconds": tuple([f"{rule}: {why}" for rule, why in seconds])}


@dataclass(frozen=True, slots=True)
class Repair:
    """A value that was not taken as it stood.

    Attributes:
        field: the field repaired; ``"text"`` for characters of the source.
        raw: what stood there.
        value: what was read instead; None where it was refused.
        rule: kind of the rule that repaired, or of the mending for text.
        reason: why, with the evidence.
        start: offset into the source, where the raw value stands there.
        end: offset after its last character.
    """

    field: str
    raw: str
    value: str | None
    rule: str
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the name users look for; it is never meant to be raised
    """Something a careful user of the Article should know.

    Attributes:
        code: stable and machine-readable, such as ``"ambiguous-date"`` or ``"no-body"``.
        message: a sentence for people.
        field: the field concerned, if one is.
    """

    code: str
    message: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the page says about a field, whether it was believed or not.

    Attributes:
        value: what it says.
        source: where: ``"line"``, ``"meta og:title"``, ``"json-ld newsarticle.headline"``, ``"url"``, …
        rule: kind of the rule that found it.
        reason: why the rule took it for that.
        weight: how much the rule trusts it; larger is more.
        chosen: whether the field's value rests on it.
        start: offset into the source, where it stands there.
        end: offset after its last character.
    """

    value: str
    source: str
    rule: str
    reason: str
    weight: float
    chosen: bool
    start: int | None = None
    end: int | None = None


class Article(BaseModel):
    """A page with its boilerplate stripped, its fields settled, and an account of every line.

    What the page does not say is ``None`` or empty, never a made-up value.

    Attributes:
        title: the headline of the page.
        authors: who made it, in the page's order.
        published: when it was published, as precise as the page is.
        modified: when it was last changed.
        text: the body; blocks stand apart by a blank line, items of one list by a line break.
        blocks: the body in parts.
        kind: ``"article"``, ``"collection"``, ``"documentation"``, ``"forum"``, ``"listing"``, ``"product"`` or
            ``"service"``; None where there is no body.
        kind_confidence: how likely that is, 0 to 1.
        description: the summary that the page gives of itself.
        section: the part of the site it stands in.
        tags: keywords, each once, in the page's order.
        publisher: the organization that publishes it.
        site_name: the name of the site.
        language: BCP 47 tag of the language the body is written in.
        url: the page's own address.
        image: address of its leading image.
        declared_word_count: the number of words that the page says it has.
        license: the licence under which the page may be used: its address, or its name.
        paywalled: whether the page says that it is not free to read.
        live: whether the page says that it is a live blog, which goes on being written.
        source: the text that all offsets index. Left out of dumps.
        ledger: what became of each stretch of the source.
        repairs: values and characters that were not taken as they stood.
        warnings: what a careful user should know.
        evidence: by field, everything the page said about it.
        schema_version: version of this model's JSON form.
        fingerprint: the fingerprint of the pipeline that made it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: str | None = None
    authors: tuple[Author, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    text: str = ""
    blocks: tuple[Block, ...] = ()
    kind: str | None = None
    kind_confidence: float | None = None
    description: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    publisher: str | None = None
    site_name: str | None = None
    language: str | None = None
    url: str | None = None
    image: str | None = None
    declared_word_count: int | None = None
    license: str | None = None
    paywalled: bool | None = None
    live: bool | None = None
    source: str = Field(default="", exclude=True, repr=False)
    ledger: tuple[LedgerRow, ...] = Field(default=(), repr=False)
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[Warning, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict, repr=False)
    schema_version: int = SCHEMA_VERSION
    fingerprint: str = ""

    @computed_field(description="The body as CommonMark.", repr=False)  # type: ignore[prop-decorator]
    @cached_property
    def markdown(self) -> str:
        """The body as CommonMark."""
        return markdown(self.blocks)

    @property
    def lines(self) -> tuple[tuple[str, LedgerRow], ...]:
        """Each ledger row with the stretch of source it stands for.

        Raises:
            ValueError: the Article came from a dump, which leaves the source out.
        """
        if self.ledger and not self.source:
            msg = "this Article has no source, since dumps leave it out; keep article.source beside the dump"
            raise ValueError(msg)
        return tuple((self.source[row.start : row.end], row) for row in self.ledger)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an Article's JSON form."""
    return Article.model_json_schema(mode="serialization")
