"""The tables: the library's own words, and those of users laid over them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cleanpage.words.cues import Cues
from cleanpage.words.fold import fold
from cleanpage.words.trie import LABEL, Entry, Where
from cleanpage.words.vocabulary import PLACES, Overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HERE: Final = "cleanpage.words"


class ListInfo(NamedTuple):
    """What a list of cues is for."""

    about: str
    boilerplate: bool
    """Whether its cues count towards the coverage of a line."""


def table(overlays: Sequence[Overlay] = ()) -> Cues:
    """Return the cues of all languages, with overlays laid over them in order; made once for the same overlays.

    Raises:
        ValueError: An overlay names a list that is not there, or removes a phrase that is not there.

    >>> table().match("© 2024 Example Media. All rights reserved.").get("footer").phrase
    'all rights reserved'
    """
    return _table(tuple(overlays))


def languages() -> tuple[str, ...]:
    """Return the languages that have cues, as BCP 47 tags, in alphabetic order."""
    entries: dict[str, dict[str, dict[str, str]]] = _compiled()["cues"]
    groups = {tags for places in entries.values() for texts in places.values() for tags in texts.values()}
    return tuple(sorted({tag for tags in groups for tag in tags.split()}))


@cache
def lists() -> dict[str, ListInfo]:
    """Return the lists of cues that the library has, with what each is for."""
    read = tomllib.loads((files(_HERE) / "lists.toml").read_text(encoding="utf-8"))
    return {name: ListInfo(info["about"], info["boilerplate"]) for name, info in read.items()}


def function_words(language: str, overlays: Sequence[Overlay] = ()) -> frozenset[str]:
    """Return the frequent function words of a language, in lower case; none for a language that is not known."""
    return function_table(tuple(overlays)).get(language, frozenset())


@cache
def function_table(overlays: tuple[Overlay, ...] = ()) -> dict[str, frozenset[str]]:
    """Return the function words of every language."""
    words = {language: frozenset(text.split()) for language, text in _compiled()["function"].items()}
    for overlay in overlays:
        words[overlay.language] = words.get(overlay.language, frozenset()).union(overlay.function_words)
    return {language: found for language, found in words.items() if found}


@cache
def all_function_words() -> frozenset[str]:
    """Return the function words of all languages."""
    return frozenset().union(*function_table().values())


@cache
def _table(overlays: tuple[Overlay, ...]) -> Cues:
    known = {name for name, info in lists().items() if info.boilerplate}
    if not overlays:
        return Cues(_entries(), frozenset(known))
    entries = dict(_entries())
    for overlay in overlays:
        known |= _lay_over(entries, overlay)
    return Cues(entries.items(), frozenset(known))


@cache
def _compiled() -> Any:  # noqa: ANN401 - JSON
    """Read `cues.json`: TOML would take most of a second. `scripts/words_compile.py` makes it from the TOML files."""
    return json.loads((files(_HERE) / "cues.json").read_text(encoding="utf-8"))


def _entries() -> Iterator[tuple[Entry, str]]:
    """Yield the phrases, each with the languages that have it there, separated by spaces."""
    compiled: dict[str, dict[Where, dict[str, str]]] = _compiled()["cues"]
    for name, places in compiled.items():
        for where, texts in places.items():
            for text, tags in texts.items():
                yield (name, where, text), tags


def _lay_over(entries: dict[Entry, str], overlay: Overlay) -> set[str]:
    """Change the entries as an overlay says; return the lists of its own that are boilerplate."""
    for words in overlay.lists:
        if words.name not in lists() and not words.about:
            message = f"{overlay.source}: there is no list [{words.name}]; one of your own needs `about`"
            raise ValueError(message)
        for text in words.remove:
            _remove(entries, words.name, text, overlay)
        for where, text in words.phrases:
            tags = entries.get((words.name, where, text), "").split()
            entries[words.name, where, text] = " ".join({*tags, overlay.language})
    return {words.name for words in overlay.lists if words.boilerplate}


def _remove(entries: dict[Entry, str], name: str, text: str, overlay: Overlay) -> None:
    forms: list[Entry] = [(name, where, form) for where in PLACES for form in (text, text + LABEL)]
    found = [entry for entry in forms if overlay.language in entries.get(entry, "").split()]
    if not found:
        message = f"{overlay.source}: [{name}] remove: {text!r} is not a phrase of {overlay.language!r}"
        raise ValueError(message)
    for entry in found:
        entries[entry] = " ".join(tag for tag in entries[entry].split() if tag != overlay.language)


def compile_table(vocabularies: Iterable[Overlay]) -> str:
    """Return the contents of `cues.json` for language files: each phrase with its languages, a phrase a line.

    A word that is everyday in any language, as Danish ``Del`` (share) is in Spanish, counts as a line alone only, not
    as an entry among others: else every sentence of the other language would have a cue in it.
    """
    known = sorted(vocabularies, key=lambda vocabulary: vocabulary.language)
    everyday = {fold(word) for vocabulary in known for word in vocabulary.function_words}
    cues: dict[str, dict[str, dict[str, str]]] = {}
    function: dict[str, str] = {}
    for vocabulary in known:
        function[vocabulary.language] = " ".join(vocabulary.function_words)
        for words in vocabulary.lists:
            for where, text in words.phrases:
                place = "alone" if where == "whole" and text in everyday else where
                texts = cues.setdefault(words.name, {}).setdefault(place, {})
                texts[text] = f"{texts.get(text, '')} {vocabulary.language}".strip()
    return json.dumps({"cues": cues, "function": function}, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
