"""Bytes to text: which encoding a page is in, and what that rests on."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleanpage.page import Hidden, Notice

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# What browsers read under a label is not always what its name says (WHATWG Encoding Standard).
ALIASES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}


class Decoded(NamedTuple):
    """A text, and what is to be said about how it was decoded."""

    text: str
    hidden: tuple[Hidden, ...] = ()
    notices: tuple[Notice, ...] = ()


def codec(label: str) -> str:
    """Return the name of the Python codec for a label as pages write it.

    Raises:
        LookupError: if no encoding has that name.
    """
    name = codecs.lookup(label.strip()).name
    return ALIASES.get(name, name)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page; never fails, but for an encoding that the caller misnamed.

    Args:
        raw: the bytes.
        encoding: the encoding if the caller knows it, such as from an HTTP header.

    Returns:
        The text, with what it rests on.

    Raises:
        LookupError: if `encoding` names none.
    """
    wanted = codec(encoding) if encoding else None
    for bom, name in BOMS:
        if raw.startswith(bom):
            return _decoded(raw[len(bom) :], name, "byte order mark")
    if wanted:
        return _decoded(raw, wanted, "caller")
    try:
        return Decoded(raw.decode(), (Hidden("charset", "valid", "utf-8"),))
    except UnicodeDecodeError:
        pass
    declared = _declared(raw)
    if declared:
        return _decoded(raw, declared, "declared")
    return _decoded(raw, "cp1252", "assumed")


def _declared(raw: bytes) -> str | None:
    for match in DECLARED.finditer(raw[:8192]):
        try:
            return codec(match.group(1).decode())
        except LookupError:
            continue
    return None


def _decoded(raw: bytes, name: str, origin: str) -> Decoded:
    text = raw.decode(name, "replace")
    notices: tuple[Notice, ...] = ()
    if origin == "assumed":
        notices += (Notice("assumed-encoding", f"nothing tells the encoding; read as {name}"),)
    if "\ufffd" in text:
        notices += (Notice("undecodable-bytes", f"some bytes stand for nothing in {name}"),)
    return Decoded(text, (Hidden("charset", origin, name),), notices)
