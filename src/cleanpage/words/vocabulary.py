"""The language files: their schema, and reading one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from cleanpage.words.fold import COLONS, NUMBER, fold
from cleanpage.words.trie import GAP, LABEL, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

PLACES: Final[tuple[Where, ...]] = get_args(Where)
_KEYS: Final = {"origin", "about", "boilerplate", "remove", *PLACES}


@dataclass(frozen=True, slots=True)
class PhraseList:
    """The phrases of one language in one list, folded."""

    name: str
    origin: str
    phrases: tuple[tuple[Where, str], ...] = ()
    remove: tuple[str, ...] = ()
    about: str | None = None
    """What the list is for: given where a file makes a list of its own."""
    boilerplate: bool = False
    """For a list of the file's own: whether it counts towards the coverage of a line."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Words of one language: a new language, or more words (or fewer) for a known one.

    The schema is that of the library's own files::

        language = "tlh"

        [footer]  # a list of the library, see `cleanpage.words.lists`
        origin = "own knowledge"  # where the phrases are from
        whole = ["…"]  # the line is this phrase, or is made of such phrases
        alone = ["…"]  # the line is this phrase and nothing else: for everyday words, such as "No"
        start = ["…"]  # the line begins with it
        end = ["…"]  # the line ends with it
        part = ["…"]  # it may stand anywhere in the line
        remove = ["…"]  # a phrase of this list that is to go, for this language

        [function]
        origin = "own knowledge"
        words = ["…"]  # frequent function words, by which the language is recognised

    In a phrase, ``#`` stands for a number, and one ``…`` (or ``...``) for up to eight words; a colon at the end of one
    that starts a line must be in the line too. Else case, accents and punctuation do not count. A list that the
    library does not have needs ``about``, a sentence on what it is for, and may say ``boilerplate = true``.
    """

    source: str
    language: str
    lists: tuple[PhraseList, ...] = ()
    function_words: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Overlay:
        """Read a TOML file.

        Raises:
            ValueError: The file breaks the schema; the message says the file, the list, and what is wrong.
            OSError: The file cannot be read.
        """
        text = Path(path).read_text(encoding="utf-8")
        try:
            return cls.of(tomllib.loads(text), source=str(path))
        except tomllib.TOMLDecodeError as error:
            message = f"{path}: not TOML: {error}"
            raise ValueError(message) from error

    @classmethod
    def of(cls, mapping: Mapping[str, object], source: str = "overlay") -> Overlay:
        """Make one from a mapping in the same schema; errors name the `source`.

        >>> Overlay.of({"language": "en", "footer": {"origin": "own", "whole": ["All rights shared"]}}).language
        'en'
        """
        language = mapping.get("language")
        if not (isinstance(language, str) and language.replace("-", "").isalnum()):
            message = f"{source}: language must be a BCP 47 tag, not {language!r}"
            raise ValueError(message)
        tables = {name: _table(source, name, table) for name, table in mapping.items() if name != "language"}
        words = tables.pop("function", {})
        lists = tuple(_phrase_list(source, name, table) for name, table in tables.items())
        return cls(source, language, lists, _function_words(source, words))


def _table(source: str, name: str, table: object) -> Mapping[str, object]:
    if isinstance(table, dict):
        return table
    message = f"{source}: [{name}] must be a table"
    raise ValueError(message)


def _phrase_list(source: str, name: str, table: Mapping[str, object]) -> PhraseList:
    where = f"{source}: [{name}]"
    if unknown := sorted(set(table) - _KEYS):
        message = f"{where} has no key {unknown[0]!r}; it has {', '.join(sorted(_KEYS))}"
        raise ValueError(message)
    about = table.get("about")
    return PhraseList(
        name,
        _origin(where, table),
        tuple((place, text) for place in PLACES for text in _phrases(where, place, table.get(place, ()))),
        tuple(_phrases(where, "remove", table.get("remove", ()))),
        about if isinstance(about, str) else None,
        boilerplate=table.get("boilerplate") is True,
    )


def _origin(where: str, table: Mapping[str, object]) -> str:
    origin = table.get("origin")
    if isinstance(origin, str) and origin:
        return origin
    message = f"{where} needs an origin: a note of where its phrases are from"
    raise ValueError(message)


def _strings(where: str, values: object) -> Iterable[str]:
    if isinstance(values, list | tuple) and all(isinstance(value, str) for value in values):
        return values
    message = f"{where} must be a list of strings, not {values!r}"
    raise ValueError(message)


def _phrases(where: str, key: str, values: object) -> list[str]:
    where = f"{where} {key}"
    folded = [fold_phrase(where, value, label=key == "start") for value in _strings(where, values)]
    if twice := [text for at, text in enumerate(folded) if text in folded[:at]]:
        message = f"{where} has {twice[0]!r} twice (case, accents and punctuation do not count)"
        raise ValueError(message)
    return folded


def _function_words(source: str, table: Mapping[str, object]) -> tuple[str, ...]:
    if not table:
        return ()
    where = f"{source}: [function]"
    _origin(where, table)
    return tuple(word.casefold() for word in _strings(f"{where} words", table.get("words")))


def fold_phrase(where: str, text: str, *, label: bool = False) -> str:
    """Fold a phrase of a file; its marks for a number and a gap are kept, and a last colon where it may be a label."""
    sides = [fold(side.replace("#", NUMBER)) for side in text.replace("...", GAP).split(GAP)]
    if not all(sides) or len(sides) > 2 or set(sides) == {NUMBER}:  # noqa: PLR2004 - what stands around the one gap
        message = f"{where}: {text!r} needs words, and at most one gap with words on both sides"
        raise ValueError(message)
    return f" {GAP} ".join(sides) + (LABEL if label and text.rstrip().endswith(tuple(COLONS)) else "")
