"""What a run counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleanpage.record import COLUMNS, PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleanpage.article import Article

FIELDS = [name for name in COLUMNS if name not in {"text", "fingerprint", "warnings", "error"}]
GROUPS = ("warnings", "fields", "kept_lines", "dropped_lines", "errors_by_kind", "skipped")
HEADS = {
    "warnings": "warnings",
    "fields": "fields found",
    "kept_lines": "lines kept, by fate",
    "dropped_lines": "lines dropped, by rule",
    "errors_by_kind": "errors, by kind",
    "skipped": "skipped, not pages",
}


@dataclass(slots=True)
class Counts:
    """Counts over rows.

    Attributes:
        pages: rows.
        errors: rows with an error.
        empty: rows without an error whose body is empty.
        warnings: rows with each warning, by code.
        fields: rows in which each field was found.
        kept_lines: stretches of the sources that went into the body or a field.
        dropped_lines: stretches that were dropped, by rule.
        errors_by_kind: rows with each kind of error.
        skipped: things in the input that are no pages, by what they are.
    """

    pages: int = 0
    errors: int = 0
    empty: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    kept_lines: Counter[str] = field(default_factory=Counter)
    dropped_lines: Counter[str] = field(default_factory=Counter)
    errors_by_kind: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def add_article(self, article: Article, row: Mapping[str, Any]) -> None:
        """Count a page that was cleaned.

        Args:
            article: the article.
            row: the row made of it.
        """
        self.pages += 1
        self.empty += not article.text
        self.warnings.update({warning.code for warning in article.warnings})
        self.fields.update(name for name in FIELDS if row[PREFIX + name] not in (None, []))
        for line in article.ledger:
            if line.fate == "dropped":
                self.dropped_lines[line.rule] += 1
            else:
                self.kept_lines[line.fate] += 1

    def add_error(self, error: Exception) -> None:
        """Count a row that has an error."""
        self.pages += 1
        self.errors += 1
        self.errors_by_kind[type(error).__name__] += 1

    def add(self, other: Counts) -> None:
        """Add other counts."""
        self.pages += other.pages
        self.errors += other.errors
        self.empty += other.empty
        for group in GROUPS:
            getattr(self, group).update(getattr(other, group))

    def as_json(self) -> dict[str, Any]:
        """Return the counts for JSON, the largest of each group first."""
        groups = {group: dict(_ranked(getattr(self, group))) for group in GROUPS}
        return {"pages": self.pages, "errors": self.errors, "empty": self.empty, **groups}

    @classmethod
    def from_json(cls, counts: Mapping[str, Any]) -> Counts:
        """Return what `as_json` gave."""
        groups = {group: Counter(counts[group]) for group in GROUPS}
        return cls(counts["pages"], counts["errors"], counts["empty"], **groups)

    def table(self) -> Iterator[str]:
        """Yield the lines of a table for people."""
        yield from (_line(name, getattr(self, name), self.pages) for name in ("pages", "empty", "errors"))
        for group, head in HEADS.items():
            found = getattr(self, group)
            if found:
                yield ""
                yield head
                whole = self.pages if group in {"warnings", "fields", "errors_by_kind"} else found.total()
                yield from (_line("  " + name, count, whole) for name, count in _ranked(found))


def counted(count: int, thing: str) -> str:
    """Return a number of things in words.

    >>> counted(1, "shard"), counted(2000, "page")
    ('1 shard', '2,000 pages')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _line(name: str, count: int, whole: int) -> str:
    return f"{name:<32}{count:>12,}{count / max(1, whole):>8.1%}"
