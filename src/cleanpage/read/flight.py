"""The stream in which React sends what a page's components are to be given: data in rows, cut over many scripts.

A row is ``<id>:`` and JSON up to the end of the line, or ``<id>:T<length>,`` and as many bytes of text; a string
``"$<id>"`` in the JSON of one row stands for what another one holds.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

CHUNK = re.compile(r"\s*(?:self|window|globalThis)\.__next_f\.push\(\s*(\[1,\s*\".*\"\s*\])\s*\)\s*;?\s*\Z", re.DOTALL)
ROW = re.compile(r"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
REFERENCE = re.compile(r"\$([0-9a-f]{1,8})\Z")
MAX_ROWS = 20_000


def chunk(script: str) -> str:
    """Return the piece of the stream that a script brings; empty for other scripts."""
    match = CHUNK.match(script) if "__next_f" in script[:100] else None
    if match is None:
        return ""
    try:
        found = json.loads(match[1])
    except (ValueError, RecursionError):
        return ""
    return found[1] if isinstance(found[1], str) else ""


def rows(chunks: Iterable[str]) -> tuple[list[object], dict[str, str]]:
    """Return what the rows of a stream hold: the data of those in JSON, and the texts of the others by their ids.

    Args:
        chunks: the pieces of the stream, in order.
    """
    stream = "".join(chunks).encode("utf-8", "replace")
    data: list[object] = []
    texts: dict[str, str] = {}
    for name, raw, is_text in _cut(stream):
        if is_text:
            texts[name] = raw.decode("utf-8", "replace")
        else:
            try:
                data.append(json.loads(raw))
            except (ValueError, RecursionError):
                continue
    return data, texts


def _cut(stream: bytes) -> Iterator[tuple[str, bytes, bool]]:
    """Yield the rows of a stream: id, content, and whether it is a text."""
    at = 0
    for _ in range(MAX_ROWS):
        match = ROW.match(stream[at : at + 20].decode("utf-8", "replace"))
        if match is None:
            line = stream.find(b"\n", at)
            if line < 0:
                return
            at = line + 1
            continue
        start = at + match.end()
        end = start + int(match[2], 16) if match[2] else stream.find(b"\n", start)
        end = len(stream) if end < 0 else end
        yield match[1], stream[start:end], match[2] is not None
        at = end if match[2] else end + 1
        if at >= len(stream):
            return


def resolved(text: str, texts: Mapping[str, str]) -> str:
    """Return what a string of the data stands for: itself, or the text that it refers to."""
    match = REFERENCE.match(text)
    return texts.get(match[1], text) if match else text
