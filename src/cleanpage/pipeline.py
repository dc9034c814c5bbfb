"""The pipeline: an ordered tuple of rules, and the one way a page goes through them."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache, cached_property
from importlib import resources
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import tomli_w
from pydantic import BaseModel, BeforeValidator, ConfigDict, SerializeAsAny, ValidationError, ValidationInfo

from cleanpage.article import Article, Repair, Warning  # noqa: A004 - the model's public name
from cleanpage.checks import check
from cleanpage.collection import paused
from cleanpage.decode import Judged, decode
from cleanpage.frozen import named
from cleanpage.ledger import account
from cleanpage.read import Reading, read
from cleanpage.record import column, failed, flat, instant
from cleanpage.render import TEXT_FIELD
from cleanpage.rule import FINGERPRINT, Rule
from cleanpage.rules import rule_class
from cleanpage.settle import Context, Settling, settle
from cleanpage.version import VERSION
from cleanpage.words import Overlay, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cleanpage.page import Page

FileForm = Literal["toml", "json"]
PRESETS = ("article", "forum", "minimal", "keep-everything")


def _rule(value: object, info: ValidationInfo) -> object:
    """Return a rule from the table that a pipeline file describes it with; leave rules as they are."""
    if not isinstance(value, dict):
        return value
    options = dict(value)
    kind = options.pop("kind", None)
    if not isinstance(kind, str):
        msg = "a rule needs its kind"
        raise ValueError(msg)  # noqa: TRY004 - Pydantic reports ValueErrors only
    own: Mapping[str, type[Rule]] = info.context or {}
    made_by = own.get(kind) or rule_class(kind)
    if strange := sorted(options.keys() - made_by.model_fields.keys()):
        known = ", ".join(made_by.model_fields) or "none"
        msg = f"the rule {kind!r} has no option {strange[0]!r}; it has {known}"
        raise ValueError(msg)
    return made_by(**options)


AnyRule = Annotated[SerializeAsAny[Rule], BeforeValidator(_rule)]


class Pipeline(BaseModel):
    """An ordered tuple of rules, with how pages are read and which language data is added.

    It is a value: compare it, hash it, pickle it, dump it and load it. Every method that changes something returns
    another pipeline.

    Attributes:
        rules: what judges, in the order in which certain verdicts take precedence.
        reading: how bytes and characters become a page.
        words: language data laid over the built-in ones.
        settling: how evidence becomes fields.

    Example:
        >>> pipeline = Pipeline.preset("article").without("biography")
        >>> "biography" in pipeline.kinds
        False
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: tuple[AnyRule, ...]
    reading: Reading = Reading()
    words: tuple[Overlay, ...] = ()
    settling: Settling = Settling()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the rules, in order."""
        return tuple(rule.kind for rule in self.rules)

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with any rule, option or version of the library."""
        described = json.dumps(self._described(FINGERPRINT), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(described.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def __getstate__(self) -> dict[Any, Any]:
        """Return what is pickled: the same for the same pipeline, used before or not, as caches of engines want it."""
        state = super().__getstate__()
        return {
            **state,
            "__dict__": {name: value for name, value in state["__dict__"].items() if name != "fingerprint"},
        }

    # -- running

    def clean(
        self,
        raw: str | bytes,
        *,
        url: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - the word users look for
        encoding: str | None = None,
        retrieved: date | str | None = None,
    ) -> Article:
        """Clean one page.

        Args:
            raw: the page: text, HTML, or the bytes of either.
            url: its address, if known; evidence for dates and for the site.
            format: what it is; ``"auto"`` tells by looking.
            encoding: the encoding that bytes came with, such as the charset of an HTTP header.
            retrieved: when it was fetched, as a `datetime`, a `date` or in ISO 8601; without it, dates given as ages
                stay unsettled, with a warning.

        Returns:
            The Article. Any string and any bytes give one.

        Raises:
            TypeError: `raw` is neither str nor bytes, or `retrieved` is no time.
            LookupError: `encoding` names no encoding.
            ValueError: `format` is none of the three, or `retrieved` is not in ISO 8601.
        """
        with paused():
            return self.judge(self.read(raw, url=url, format=format, encoding=encoding, retrieved=retrieved))

    def read(
        self,
        raw: str | bytes,
        *,
        url: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
        encoding: str | None = None,
        retrieved: date | str | None = None,
    ) -> Page:
        """Read one page, as `clean` does before it judges; the arguments and the errors are those of `clean`."""
        return read(
            raw, table(self.words), url=url, format=format, encoding=encoding, retrieved=retrieved, options=self.reading
        )

    def judge(self, page: Page) -> Article:
        """Run the rules over a page that is read already, and put the Article together."""
        judged: list[Judged] = []
        for rule in self.rules:
            judged += _judgements(rule, page)
        decisions = decode(page, judged)
        fields = settle(judged, Context(page, decisions, self.settling))
        rows, blocks, text = account(page, decisions)
        mended = tuple(
            Repair(TEXT_FIELD, _printable(page.source[r.start : r.end]), r.value, r.rule, r.reason, r.start, r.end)
            for r in page.text_repairs
        )
        notices = tuple(Warning(notice.code, notice.message, notice.field) for notice in page.notices)
        return Article.model_construct(
            **fields.values,
            text=text,
            blocks=blocks,
            source=page.source,
            ledger=rows,
            repairs=fields.repairs + mended,
            warnings=notices + fields.warnings + check(page, fields.values, text),
            evidence=fields.evidence,
            fingerprint=self.fingerprint,
        )

    def record(
        self,
        row: Mapping[str, Any],
        *,
        text: str = "text",
        url: str | None = None,
        retrieved: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
    ) -> dict[str, Any]:
        """Clean the page in one column of a row; made for ``datasets.map`` and its like.

        Args:
            row: a row of a data set.
            text: name of its column with the page.
            url: name of its column with the address, if it has one.
            retrieved: name of its column with the time when it was fetched, as a `datetime`, a `date` or in ISO 8601.
            format: what the pages are.

        Returns:
            The columns of :data:`cleanpage.record.COLUMNS`, whatever happens: an error is a value in
            ``cleanpage_error``, never an exception.
        """
        try:
            page, address = column(row, text), column(row, url) if url else None
            when = instant(column(row, retrieved)) if retrieved else None
            return flat(self.clean(page, url=address, format=format, retrieved=when))
        except Exception as error:  # noqa: BLE001 - one bad row must not end a run over millions
            return failed(error)

    def records(
        self,
        batch: Mapping[str, Sequence[Any]],
        *,
        text: str = "text",
        url: str | None = None,
        retrieved: str | None = None,
        format: Literal["auto", "text", "html"] = "auto",  # noqa: A002 - as in clean
    ) -> dict[str, list[Any]]:
        """Do what `record` does for a batch of rows given as columns.

        Args:
            batch: columns of equal length.
            text: name of the column with the pages.
            url: name of the column with the addresses, if there is one.
            retrieved: name of the column with the times when they were fetched, if there is one.
            format: what the pages are.

        Returns:
            The same columns as `record`, each a list as long as the batch.

        Raises:
            KeyError: the batch has no such column, which is a mistake of the call and not of a page.
        """
        columns = {name: column(batch, name) for name in (text, url, retrieved) if name}
        rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
        found = [self.record(row, text=text, url=url, retrieved=retrieved, format=format) for row in rows]
        return {key: [row[key] for row in found] for key in failed(None)}

    # -- making others

    def without(self, *kinds: str) -> Self:
        """Return a pipeline without the rules of these kinds.

        Args:
            kinds: kinds of rules.

        Returns:
            The smaller pipeline.

        Raises:
            ValueError: it has no rule of such a kind.
        """
        for kind in kinds:
            self._position(kind)
        return self._having(rules=tuple(rule for rule in self.rules if rule.kind not in kinds))

    def with_options(
        self,
        *,
        reading: Reading | None = None,
        settling: Settling | None = None,
        words: Sequence[Overlay] | None = None,
    ) -> Self:
        """Return a pipeline with the same rules that reads or settles otherwise.

        Args:
            reading: how bytes and characters become a page; None leaves it as it is, as with the others.
            settling: how evidence becomes fields.
            words: language data laid over the built-in ones.

        Returns:
            The changed pipeline.

        Example:
            >>> from cleanpage import Pipeline, Reading
            >>> Pipeline.preset("article").with_options(reading=Reading(links=True)).reading.links
            True
        """
        return self._having(reading=reading, settling=settling, words=None if words is None else tuple(words))

    def insert(self, rule: Rule, *, before: str | None = None, after: str | None = None) -> Self:
        """Return a pipeline with one more rule.

        Args:
            rule: the rule.
            before: kind of the rule that it is to precede.
            after: kind of the rule that it is to follow; with neither it goes to the end.

        Returns:
            The larger pipeline.

        Raises:
            ValueError: there is no rule of such a kind, or both were given.
            TypeError: it is no rule.
        """
        _check_rule(rule)
        if before and after:
            msg = "give before or after, not both"
            raise ValueError(msg)
        at = self._position(before) if before else self._position(after) + 1 if after else len(self.rules)
        return self._having(rules=(*self.rules[:at], rule, *self.rules[at:]))

    def replace(self, rule: Rule) -> Self:
        """Return a pipeline in which this rule stands for the one of its kind.

        Args:
            rule: the rule.

        Returns:
            The changed pipeline.

        Raises:
            ValueError: it has no rule of that kind.
            TypeError: it is no rule.
        """
        _check_rule(rule)
        at = self._position(rule.kind)
        return self._having(rules=(*self.rules[:at], rule, *self.rules[at + 1 :]))

    def _position(self, kind: str) -> int:
        try:
            return self.kinds.index(kind)
        except ValueError:
            msg = f"no rule {kind!r} in this pipeline; it has {', '.join(self.kinds) or 'none'}"
            raise ValueError(msg) from None

    def _having(self, **changed: Any) -> Self:  # noqa: ANN401 - of whatever kind the attribute is
        """Return a pipeline with other attributes, but for those that are None."""
        given = {name: value for name, value in changed.items() if value is not None}
        return type(self)(**{name: getattr(self, name) for name in type(self).model_fields} | given)

    # -- files

    @classmethod
    def preset(cls, name: str) -> Pipeline:
        """Return a built-in pipeline.

        Args:
            name: one of ``article``, ``forum``, ``minimal``, ``keep-everything``.

        Returns:
            The pipeline.

        Raises:
            ValueError: there is no such preset.
        """
        return _preset(name)

    @classmethod
    def load(cls, file: str | Path, *, rules: Iterable[type[Rule]] = ()) -> Self:
        """Read a pipeline from a TOML or JSON file, by its ending.

        Args:
            file: the file.
            rules: classes of rules that the file may name besides those that are built in or installed.

        Returns:
            The pipeline.

        Raises:
            OSError: the file cannot be read.
            ValueError: it describes no pipeline; the message says where.
        """
        path = Path(file)
        form: FileForm = "json" if path.suffix == ".json" else "toml"
        return cls.load_text(path.read_text(encoding="utf-8"), format=form, name=str(path), rules=rules)

    def dump(self, file: str | Path | None = None, *, format: FileForm | None = None) -> str:  # noqa: A002 - as in clean
        """Write the pipeline out whole, every option named, so that `load` gives it back equal.

        A rule of your own, which no installed package has as an entry point, is to be given to `load` by its class.

        Args:
            file: where to write it; None writes nothing.
            format: TOML or JSON; by default what the file's ending says, or TOML.

        Returns:
            What was written.
        """
        as_json = format == "json" or (format is None and file is not None and Path(file).suffix == ".json")
        described = self._described()
        out = json.dumps(described, indent=2, ensure_ascii=False) + "\n" if as_json else tomli_w.dumps(described)
        if file is not None:
            Path(file).write_text(out, encoding="utf-8")
        return out

    def _described(self, context: str | None = None) -> dict[str, Any]:
        # The version is in it because a rule's code is as much a part of what it does as its options.
        return {"cleanpage": VERSION, **self.model_dump(mode="json", exclude_none=True, context=context)}

    @classmethod
    def load_text(
        cls,
        text: str,
        *,
        format: FileForm = "toml",  # noqa: A002 - as in clean
        name: str = "pipeline",
        rules: Iterable[type[Rule]] = (),
    ) -> Self:
        """Read a pipeline from what `dump` wrote.

        Args:
            text: TOML or JSON.
            format: which of the two.
            name: what errors call it.
            rules: as in `load`.

        Returns:
            The pipeline.

        Raises:
            ValueError: it describes no pipeline; the message says where.
        """
        try:
            described = json.loads(text) if format == "json" else tomllib.loads(text)
            if isinstance(described, dict):
                described.pop("cleanpage", None)
            return cls.model_validate(described, context={rule.kind: rule for rule in rules})
        except ValidationError as error:
            msg = f"{name}: {_told(error)}"
            raise ValueError(msg) from error
        except ValueError as error:
            msg = f"{name}: {error}"
            raise ValueError(msg) from error


def _told(error: ValidationError) -> str:
    """Say where a pipeline file is wrong, and how."""
    first = error.errors()[0]
    match first["loc"]:
        case ("rules",) if first["type"] == "missing":
            return "it has no rules; each is a table [[rules]] with its `kind` and its options"
        case ("rules", int(at), *option):
            where = ".".join([f"rule {at + 1}", *map(str, option)])
        case _:
            where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _check_rule(rule: object) -> None:
    if not isinstance(rule, Rule):
        msg = f"a rule is wanted, such as cleanpage.rules.Footer(), not {rule!r}"
        raise TypeError(msg)


def _judgements(rule: Rule, page: Page) -> list[Judged]:
    """Return a rule's verdicts; an error in it says whose it is."""
    kind = rule.kind
    try:
        return named(Judged, zip(repeat(kind), rule.judge(page), strict=False))
    except Exception as error:
        error.add_note(f"in rule {rule.kind!r}")
        raise


@cache
def _preset(name: str) -> Pipeline:
    if name not in PRESETS:
        msg = f"no preset {name!r}; there are {', '.join(PRESETS)}, and Pipeline.load reads a file"
        raise ValueError(msg)
    return Pipeline.load_text(preset_text(name), name=name)


def preset_text(name: str) -> str:
    """Return the commented TOML file of a preset."""
    return resources.files("cleanpage").joinpath("presets", f"{name}.toml").read_text(encoding="utf-8")


def _printable(text: str) -> str:
    """Replace lone surrogates, which no file and no JSON can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
