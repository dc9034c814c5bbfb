"""The options of reading."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Reading(BaseModel):
    """What a user may choose about reading a page.

    Attributes:
        straighten_quotes: turn curly quotes into straight ones.
        fix_ligatures: turn Latin ligatures such as the one for "fi" into letters.
        fix_width: turn full-width Latin letters and half-width Katakana into their ordinary forms.
        join_wrapped: join the lines of hard-wrapped paragraphs, and sentences whose links were torn onto lines of
            their own.
        markdown: read texts in Markdown without its marks: links as their text, images not at all.
        body_from_data: where a page of HTML shows no text of its own, read the one that its data holds (``articleBody``
            and the like); a notice ``body-from-data`` says so.
        links: note the addresses of links in HTML; blocks and Markdown then have them.
        images: the same for images.
        max_chars: characters of the input that are read; what lies behind them is left out, with a notice.
        weights: folder with ``text.npz`` and ``html.npz``, as the training scripts write them, by which the text of the
            page is told from the rest; by default the package's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    straighten_quotes: bool = False
    fix_ligatures: bool = False
    fix_width: bool = False
    join_wrapped: bool = True
    markdown: bool = True
    body_from_data: bool = True
    links: bool = False
    images: bool = False
    max_chars: int = Field(default=20_000_000, gt=0)
    weights: str | None = None

    @property
    def plain_forms(self) -> bool:
        """Whether any of the choices is on that change characters an author may have meant."""
        return self.straighten_quotes or self.fix_ligatures or self.fix_width
