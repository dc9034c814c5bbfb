"""Which of the lines that were counted a profile is to hold, and the query that picks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from cleanpage.profile import Profile, Recurrence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What DuckDB and Spark both understand. A page seen twice counts once, which is what the first step is for; the empty
# line stands on every page, so that its count is the number of pages of the site.
QUERY = """
WITH seen AS (
    SELECT site, line, page, max(inside) AS inside FROM {lines} GROUP BY site, line, page
), counted AS (
    SELECT site, line, count(*) AS pages, CAST(sum(inside) AS BIGINT) AS inside
    FROM seen GROUP BY site, line HAVING count(*) >= {pages}
), known AS (
    SELECT site, pages AS whole FROM counted WHERE line = ''
), ranked AS (
    SELECT counted.site, counted.line, counted.pages, known.whole, counted.inside,
        row_number() OVER (PARTITION BY counted.site ORDER BY counted.pages DESC, counted.line) AS place
    FROM counted JOIN known ON counted.site = known.site
    WHERE counted.line <> '' AND counted.pages >= CAST('{share!r}' AS DOUBLE) * known.whole
)
SELECT site, pages, whole, inside, line FROM ranked WHERE place <= {most}
"""
TOTALS = "SELECT count(*) AS pages, count(DISTINCT site) AS sites FROM {lines} WHERE line = ''"


class Limits(BaseModel):
    """What a line must come to before it stands in a profile.

    Attributes:
        pages: the number of different pages of a site that it must stand on; sites with fewer are left out.
        share: the share of the site's pages that it must stand on.
        lines: the number of lines of a site at the most, the most frequent ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    pages: int = Field(default=5, ge=2)
    share: float = Field(default=0.1, ge=0, le=1)
    lines: int = Field(default=1000, ge=1)

    def query(self, lines: str) -> str:
        """Return the query over a table with the columns of `cleanpage.learn.lines.SCHEMA`.

        Args:
            lines: the name of the table.
        """
        return QUERY.format(lines=lines, pages=self.pages, share=float(self.share), most=self.lines)

    def profile(self, rows: Iterable[Mapping[str, Any]]) -> Profile:
        """Return the profile made of what the query found, in whatever order."""
        found = (
            Recurrence(site=row["site"], pages=row["pages"], of=row["whole"], inside=row["inside"], line=row["line"])
            for row in rows
        )
        return Profile.of(found, least_pages=self.pages, least_share=self.share, most_lines=self.lines)
