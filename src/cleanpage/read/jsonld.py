"""JSON-LD as pages really carry it: named values out of objects in graphs, lists and each other, valid or not."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_CHARS = 2_000_000
"""Characters of one script that are read."""
MAX_VALUES = 3_000
"""Values that are taken from a page."""
MAX_OBJECT = 20_000
"""Characters of a text that is read as an object."""
MAX_GAP = 1_000
"""Characters that may stand between two values of one script."""
MAX_DEPTH = 8
"""How many keys a value's name has at most."""

# What JavaScript forgives and JSON does not. Strings are matched first, so that nothing in them is taken for anything
# else; what is not closed runs to the end, so that no place is looked at twice.
LENIENT = re.compile(
    r'(?P<string>"(?:[^"\\]|\\.)*+(?:"|\\?\Z))|/\*.*?(?:\*/|\Z)|//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>|,(?=\s*[}\]])',
    re.DOTALL,
)
BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')


def values(scripts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the values of a page's JSON-LD, in order.

    A value is named by the type of the outermost object around it and the keys that lead to it, in lower case:
    ``newsarticle.author.name``. Items of a list share a name. A second object of a type at the top is told apart by a
    number, ``newsarticle#2.headline``, a third by ``#3``; objects in a ``@graph`` or a list at the top stand at the
    top themselves, and so does the ``mainEntity`` of another. An object that only refers to another by ``@id`` is
    given that object's own plain values. Objects without a type are called ``thing``.

    Args:
        scripts: the text of each ``application/ld+json`` script.

    Returns:
        Names and values.
    """
    tops = [top for script in scripts for top in _tops(parse(script[:MAX_CHARS]))]
    known = {top["@id"]: top for top in tops if isinstance(top.get("@id"), str) and len(top) > 1}
    found: list[tuple[str, str]] = []
    seen: Counter[str] = Counter()
    for top in tops:
        kind = type_of(top)
        seen[kind] += 1
        prefix = kind if seen[kind] == 1 else f"{kind}#{seen[kind]}"
        for item in _flatten(top, prefix, known, 1):
            found.append(item)
            if len(found) >= MAX_VALUES:
                return found
    return found


def named(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the values of an object that a text is, by its name and the keys that lead to them; nothing of other texts.

    Args:
        text: the text.
        name: what the object is called.
    """
    yield from _flatten(parse_object(text), name, {}, 1)


def parse_object(text: str) -> dict[str, Any] | None:
    """Return the object that a text is in JSON; None for any other text.

    >>> parse_object(' {"name": "Jane Roe"} '), parse_object("{Bridge}"), parse_object("Jane Roe")
    ({'name': 'Jane Roe'}, None, None)

    Args:
        text: the text.
    """
    bare = text.strip() if len(text) <= MAX_OBJECT and "{" in text else ""
    if not (bare.startswith("{") and bare.endswith("}")):
        return None
    found = parse(bare)
    return found if isinstance(found, dict) else None


def parse(script: str) -> Any:  # noqa: ANN401 - it is JSON
    """Return what a script says in JSON, or in what people take for JSON; None where it cannot be made out.

    Args:
        script: its text.

    Returns:
        The data.

    Example:
        >>> parse('{"@type": "Article", /* ours */ "name": "A",}')
        {'@type': 'Article', 'name': 'A'}
    """
    script = script.strip("\ufeff \t\r\n")
    for mend in (str, mend_json, _unescaped):
        mended = mend(script)
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    return _sequence(mend_json(script))


def mend_json(script: str) -> str:
    """Take out comments, trailing commas and the like, and make escapes that JSON does not know literal."""
    script = LENIENT.sub(lambda match: BAD_ESCAPE.sub(r"\\\\", match.group("string") or ""), script)
    return script.strip().rstrip(";")


def _unescaped(script: str) -> str:
    return mend_json(html.unescape(script))


def _sequence(script: str) -> list[Any] | None:
    """Return the values that stand one after the other in a script, as far as they can be made out."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    try:
        while at < len(script):
            value, at = decoder.raw_decode(script, at)
            found.append(value)
            at += len(script[at : at + MAX_GAP]) - len(script[at : at + MAX_GAP].lstrip(", \t\r\n"))
    except (ValueError, RecursionError):
        pass
    return found or None


def _tops(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects that stand for themselves: at the top, in a graph, or as the main entity of another."""
    todo: list[Any] = [data]
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo += reversed(item)
        elif isinstance(item, dict):
            main = item.get("mainEntity")
            if isinstance(main, dict) and "@type" in main:
                todo.append(main)
            if "@graph" in item:
                todo.append(item["@graph"])
            if len(item) > ("@graph" in item) + ("@context" in item):
                yield item


def type_of(item: dict[str, Any]) -> str:
    """Return the type of an object in lower case, without the vocabulary's address."""
    kind = item.get("@type")
    if isinstance(kind, list):
        kind = next((one for one in kind if isinstance(one, str)), None)
    if not isinstance(kind, str) or not kind.strip():
        return "thing"
    return re.split(r"[/#:]", kind.strip())[-1].lower() or "thing"


def _flatten(item: object, name: str, known: dict[str, dict[str, Any]], depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(item, dict):
        if depth > MAX_DEPTH:
            return
        reference = item.get("@id")
        if len(item) == 1 and isinstance(reference, str) and reference in known and depth > 1:
            item = {key: value for key, value in known[reference].items() if not isinstance(value, dict | list)}
        for key, value in item.items():
            if key not in {"@context", "@graph"} and not (key == "mainEntity" and isinstance(value, dict)):
                yield from _flatten(value, f"{name}.{key.lower()}", known, depth + 1)
    elif isinstance(item, list):
        if depth <= 2 * MAX_DEPTH:
            for one in item:
                yield from _flatten(one, name, known, depth + 1 if isinstance(one, list) else depth)
    elif item is not None:
        text = _string(item)
        inner = parse_object(text) if depth <= MAX_DEPTH else None  # one that was written out as a text
        yield from _flatten(inner, name, known, depth + 1) if inner else ((name, text),)


def _string(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
