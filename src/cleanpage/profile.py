"""Profiles: which lines recur on how many pages of each site; `cleanpage learn` writes them for `rules.Recurring`.

A profile is JSON Lines: a header, and a line for each line that recurs, sorted by site, the most frequent first::

    {"cleanpage": "profile", "version": 1, "pages": 8600, "sites": 200, "min_pages": 5, "min_share": 0.1}
    {"site": "example.org", "pages": 412, "of": 430, "inside": 3, "line": "sign up for our newsletter"}

It is made to be looked at and changed: a line that is taken out is a line that stays in the bodies.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, GetPydanticSchema, NonNegativeInt, PositiveInt, StrictStr, ValidationError
from pydantic_core import core_schema

from cleanpage.rule import FINGERPRINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import SerializationInfo

VERSION = 1


class Recurrence(BaseModel):
    """A line that recurs on pages of a site: a row of a profile.

    Attributes:
        site: the host of the pages, without ``www.``.
        pages: the number of different pages that it stands on.
        of: the number of different pages that were seen of the site.
        inside: the number of those pages on which it stands in the body, with body before and behind it.
        line: the line, as `cleanpage.facts.site.line_key` folds it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    site: StrictStr
    pages: PositiveInt
    of: PositiveInt
    inside: NonNegativeInt = 0
    line: StrictStr


class Counted(NamedTuple):
    """How often a line was counted.

    Attributes:
        pages: as in `Recurrence`.
        inside: as in `Recurrence`.
    """

    pages: int
    inside: int


class Site(NamedTuple):
    """What is known of a site.

    Attributes:
        pages: the number of different pages that were seen of it.
        lines: the lines that recur, each with how often.
    """

    pages: int
    lines: Mapping[str, Counted]


class Profile:
    """What recurs on the pages of sites. It is a value: compare it, hash it, pickle it; nothing changes it.

    Args:
        sites: what is known of each site, by its name.
        about: how it was learned, for people.
        file: the file that it was read from.
    """

    def __init__(
        self, sites: Mapping[str, Site] | None = None, about: Mapping[str, Any] | None = None, file: str | None = None
    ) -> None:
        self.sites = dict(sorted((sites or {}).items()))
        self.about = dict(about or {})
        self.file = file

    def site(self, name: str | None) -> Site | None:
        """Return what is known of a site; None where nothing is."""
        return self.sites.get(name) if name else None

    @cached_property
    def sha256(self) -> str:
        """A digest of all lines; it does not depend on the header, nor on the order in the file."""
        return hashlib.sha256("".join(self._rows()).encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        """Return whether they hold the same lines."""
        return isinstance(other, Profile) and self.sites == other.sites

    def __hash__(self) -> int:
        """Return the same number for the same lines."""
        return hash(self.sha256)

    def __repr__(self) -> str:
        """Return how much it holds."""
        return f"Profile({len(self)} lines of {len(self.sites)} sites)"

    def __len__(self) -> int:
        """Return the number of lines."""
        return sum(len(site.lines) for site in self.sites.values())

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle it by what it holds, so that workers on other machines need no file."""
        return _unpickled, (zlib.compress(self.dumps().encode()), self.file)

    # -- rows and files

    @classmethod
    def of(cls, rows: Iterable[Recurrence | Mapping[str, Any]], **about: Any) -> Self:  # noqa: ANN401 - whatever people like to know
        """Put a profile together.

        Args:
            rows: its lines, in any order.
            about: what the header is to say.

        Raises:
            ValueError: a row is not one, a line comes twice, or two rows do not agree on the pages of their site.
        """
        sites: dict[str, Site] = {}
        for number, row in enumerate(rows, 1):
            try:
                _add(sites, row if isinstance(row, Recurrence) else Recurrence.model_validate(row))
            except ValueError as error:
                msg = f"line {number}: {_words(error)}"
                raise ValueError(msg) from error
        return cls(
            {name: Site(pages, dict(sorted(lines.items(), key=_rank))) for name, (pages, lines) in sites.items()}, about
        )

    @classmethod
    def loads(cls, text: str) -> Self:
        """Read a profile from what `dumps` wrote.

        Raises:
            ValueError: it is no profile, or of a version that is not known; the message says where.
        """
        header, *lines = text.split("\n")
        about = _header(header)
        return cls.of(_parsed(lines[:-1] if lines and not lines[-1] else lines), **about)

    @classmethod
    def load(cls, file: str | Path) -> Self:
        """Read a profile from a file.

        Raises:
            OSError: the file cannot be read.
            ValueError: it is no profile, or of a version that is not known; the message says where.
        """
        try:
            profile = cls.loads(Path(file).read_text(encoding="utf-8"))
        except ValueError as error:
            msg = f"{file}: {error}"
            raise ValueError(msg) from error
        profile.file = str(file)
        return profile

    def dumps(self) -> str:
        """Return the profile as text; the same lines always give the same text."""
        header = {"cleanpage": "profile", "version": VERSION, **self.about}
        return "".join([json.dumps(header) + "\n", *self._rows()])

    def dump(self, file: str | Path) -> None:
        """Write the profile to a file."""
        Path(file).write_text(self.dumps(), encoding="utf-8")

    def rows(self) -> Iterator[Recurrence]:
        """Yield the lines, by site, the most frequent first."""
        for name, site in self.sites.items():
            for line, (pages, inside) in site.lines.items():
                yield Recurrence(site=name, pages=pages, of=site.pages, inside=inside, line=line)

    def _rows(self) -> Iterator[str]:
        for name, site in self.sites.items():
            for line, (pages, inside) in site.lines.items():
                row = {"site": name, "pages": pages, "of": site.pages, "inside": inside, "line": line}
                yield json.dumps(row, ensure_ascii=False) + "\n"


def _rank(item: tuple[str, Counted]) -> tuple[int, str]:
    return -item[1].pages, item[0]


def _add(sites: dict[str, Site], row: Recurrence) -> None:
    site = sites.setdefault(row.site, Site(row.of, {}))
    if row.of != site.pages:
        msg = f"{row.site} has {row.of} pages here and {site.pages} above"
        raise ValueError(msg)
    if row.line in site.lines:
        msg = f"{row.line!r} stands twice under {row.site}"
        raise ValueError(msg)
    if not row.inside <= row.pages <= row.of:
        msg = f"{row.line!r} is on {row.pages} of {row.of} pages, inside on {row.inside}: that cannot be"
        raise ValueError(msg)
    site.lines[row.line] = Counted(row.pages, row.inside)  # type: ignore[index] # a plain dictionary, as yet


def _header(line: str) -> dict[str, Any]:
    try:
        header = json.loads(line)
        kind, version = header.pop("cleanpage"), header.pop("version")
    except (ValueError, KeyError, AttributeError, TypeError):
        kind = version = None
        header = {}
    if kind != "profile":
        msg = 'no profile: its first line is not {"cleanpage": "profile", …}'
        raise ValueError(msg)
    if version != VERSION:
        msg = f"a profile of version {version}; this cleanpage reads version {VERSION}"
        raise ValueError(msg)
    return dict(header)


def _parsed(lines: Iterable[str]) -> Iterator[Any]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            yield line  # which is no row either, and will be named with its number


def _words(error: ValueError) -> str:
    """Return what is wrong, without Pydantic's frame around it."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


@lru_cache(maxsize=8)
def _unpickled(packed: bytes, file: str | None) -> Profile:
    """Return a profile that was pickled; in each process it is put together once."""
    profile = Profile.loads(zlib.decompress(packed).decode())
    profile.file = file
    return profile


# -- as an option of a rule


def _given(value: object) -> Profile:
    """Return the profile that an option names: itself, a file, a file with its digest, or rows."""
    if isinstance(value, Profile):
        return value
    if isinstance(value, str | Path):
        return _from_file(str(value), None)
    if isinstance(value, dict) and value.keys() == {"file", "sha256"}:
        return _from_file(value["file"], value["sha256"])
    if isinstance(value, list | tuple):
        return Profile.of(value)
    msg = "a profile is a file, a file with its sha256, or a list of rows"
    raise ValueError(msg)


def _from_file(file: str, sha256: str | None) -> Profile:
    try:
        profile = Profile.load(file)
    except OSError as error:
        msg = f"{file}: {error.strerror or error}"
        raise ValueError(msg) from error
    if sha256 not in {None, profile.sha256}:
        msg = f"{file}: not the profile that the pipeline was made with, whose sha256 was {sha256}"
        raise ValueError(msg)
    return profile


def _described(profile: Profile, info: SerializationInfo) -> Any:  # noqa: ANN401 - JSON
    """Return what a pipeline file says of a profile: where it lies and its digest, or all that it holds."""
    if info.context == FINGERPRINT:
        return {"sha256": profile.sha256}
    if profile.file is not None:
        return {"file": profile.file, "sha256": profile.sha256}
    return [row.model_dump() for row in profile.rows()]


def _schema(_: object, __: object) -> core_schema.CoreSchema:
    described = core_schema.plain_serializer_function_ser_schema(_described, info_arg=True, when_used="json")
    return core_schema.no_info_plain_validator_function(_given, serialization=described)


ProfileOption = Annotated[Profile, GetPydanticSchema(_schema)]
"""An option that takes a profile, or the path of one."""
