"""The pages written for the tests, as annotated pages: few, but in the languages that the others are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanpage.read.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[2] / "tests" / "fixtures" / "pages"
REPEATS = 2
"""How often each is learned from."""


class Written(NamedTuple):
    """A page and what a careful reader gets from it, under the names that the benchmark has for them.

    Attributes:
        id: its name, which also stands for its domain.
        format: ``html`` or ``text``.
        raw: its bytes.
        url: its address, where it was given one.
        body: the lines of its body.
        title: its title; None where it has none or nobody says.
        authors: their names.
        authorless: whether it is known to have none.
        kind: its kind, where nobody would argue.
    """

    id: str
    format: str
    raw: bytes
    url: str | None
    body: tuple[str, ...]
    title: str | None
    authors: list[str]
    authorless: bool
    kind: str | None

    @property
    def html(self) -> str:
        """The page decoded."""
        return decode(self.raw).text


def written() -> Iterator[Written]:
    """Yield the pages that are to be learned from, those of ``LEARNED.txt``."""
    learned = set((FIXTURES / "LEARNED.txt").read_text(encoding="utf-8").splitlines())
    for source in sorted(FIXTURES.glob("*/source.*")):
        if source.parent.name in learned:
            yield _read(source)


def _read(source: Path) -> Written:
    expected: dict[str, Any] = json.loads(source.with_name("expected.json").read_text(encoding="utf-8"))
    given = source.with_name("input.json")
    authors = expected.get("authors")
    return Written(
        id=source.parent.name,
        format="html" if source.suffix == ".html" else "text",
        raw=source.read_bytes(),
        url=json.loads(given.read_text(encoding="utf-8")).get("url") if given.exists() else None,
        body=tuple(expected.get("body", ())),
        title=expected.get("title"),
        authors=[author["name"] for author in authors or ()],
        authorless=authors == [],
        kind=expected.get("kind"),
    )
