"""Bytes to text: which encoding a page is in, and what that rests on.

In order: a byte order mark; what the caller says; bytes that are valid UTF-8, whatever the page declares; UTF-16 and
UTF-32 by where their null bytes stand; what the page declares, if its bytes fit; and what its letters look like.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from cleanpage.page import Hidden, Notice
from cleanpage.read.letters import convincing, likeliest

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<(?:\?xml\s[^>]{0,200}?encoding|meta\s[^>]{0,300}?charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
HEAD = 16_384
"""Bytes that are searched for a declaration."""
SAMPLE = 4_096
"""Bytes that are looked at for null bytes."""
MOSTLY = 0.9
"""Share of the bytes beyond ASCII that must be valid UTF-8 for a page with some broken bytes to be read as UTF-8."""

# What browsers read under a label is not always what the name says (WHATWG Encoding Standard): supersets that pages
# really use. Left: the name that Python's codecs know it by.
SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "johab": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "utf-8-sig": "utf-8",
}
# Labels of the standard that Python's codecs do not know.
LABELS = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms_kanji": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-x-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "ks_c_5601-1989": "cp949",
    "unicode": "utf-16-le",
    "unicode-1-1-utf-8": "utf-8",
    "unicode11utf8": "utf-8",
    "x-unicode20utf8": "utf-8",
}
NOT_OF_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
"""Python's codecs for other things than pages."""
WIDE = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
"""Encodings that cannot hold what declares them in ASCII: a page that says so is something else."""


class Decoded(NamedTuple):
    """A text, and what is to be said about how it was decoded."""

    text: str
    hidden: tuple[Hidden, ...] = ()
    notices: tuple[Notice, ...] = ()


def codec(label: str) -> str:
    """Return the name of the Python codec that reads what pages mean by a label.

    Args:
        label: such as ``"ISO-8859-1"``, which on the web means windows-1252.

    Returns:
        The codec's name.

    Raises:
        LookupError: no text encoding has that name.

    Example:
        >>> codec("ISO-8859-1")
        'cp1252'
    """
    folded = label.strip().lower()
    if folded in LABELS:
        return LABELS[folded]
    try:
        name = codecs.lookup(folded).name
        b"\xff".decode(name, "replace")  # codecs that are no text encodings, such as base64, raise here
    except (LookupError, ValueError) as error:
        msg = f"unknown encoding {label!r}"
        raise LookupError(msg) from error
    if name in NOT_OF_PAGES:
        msg = f"unknown encoding {label!r}"
        raise LookupError(msg)
    return SUPERSETS.get(name, name)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page; never fails, but for an encoding that the caller misnamed.

    Args:
        raw: the bytes.
        encoding: the encoding if the caller knows it, such as from an HTTP header.

    Returns:
        The text, as hidden values what it was read as (``charset used``) and what the page declares (``charset
        declared``), and a notice for whatever was assumed.

    Raises:
        LookupError: `encoding` names no encoding.
    """
    given = codec(encoding) if encoding else None
    for bom, name in BOMS:
        if raw.startswith(bom):
            return _decoded(raw[len(bom) :], name, None)
    if given:
        return _decoded(raw, given, None)
    declared = _declared(raw)
    if declared is not None and declared.startswith("iso2022") and b"\x1b" in raw:
        return _decoded(raw, declared, declared)
    wide = _by_null_bytes(raw)
    if wide:
        return _decoded(raw, wide, declared, "its null bytes stand as in that encoding")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _legacy(raw, declared)
    return Decoded(text, _hidden("utf-8", declared))


def _declared(raw: bytes) -> str | None:
    """Return the codec that the page declares, if there is one of that name."""
    for match in DECLARED.finditer(raw[:HEAD]):
        try:
            return codec(match.group(1).decode("ascii"))
        except LookupError:
            continue
    return None


def _by_null_bytes(raw: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark: text in them is full of null bytes, at one place in two or four."""
    sample = raw[: SAMPLE - SAMPLE % 4]
    if sample.count(0) * 5 < len(sample) or len(sample) < 4:  # noqa: PLR2004 - a character of UTF-32
        return None
    quarters = [sample[at::4].count(0) / (len(sample) // 4 or 1) for at in range(4)]
    zeros = [share > 0.4 for share in quarters]  # noqa: PLR2004
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def _legacy(raw: bytes, declared: str | None) -> Decoded:
    """Decode what is not valid UTF-8."""
    if _mostly_utf8(raw):
        return _decoded(raw, "utf-8", declared)
    if declared and declared not in WIDE and declared != "utf-8" and convincing(raw, declared):
        return _decoded(raw, declared, declared)
    name = likeliest(raw, declared)
    return _decoded(raw, name, declared, "" if name == declared else "its letters make the most sense so")


def _mostly_utf8(raw: bytes) -> bool:
    """Whether a few broken bytes are all that keeps a page from being UTF-8."""
    beyond = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    broken = raw.decode("utf-8", "replace").count("\ufffd")
    return broken < (1 - MOSTLY) * beyond


def _hidden(used: str, declared: str | None) -> tuple[Hidden, ...]:
    found = (Hidden("charset", "used", used),)
    return (*found, Hidden("charset", "declared", declared)) if declared else found


def _decoded(raw: bytes, name: str, declared: str | None, assumed: str = "") -> Decoded:
    text = raw.decode(name, "replace")
    notices: tuple[Notice, ...] = ()
    if assumed:
        notices += (Notice("assumed-encoding", f"nothing reliable tells the encoding; read as {name}: {assumed}"),)
    if broken := text.count("\ufffd"):
        notices += (Notice("undecodable-bytes", f"{broken:,} places are not valid {name} and read as U+FFFD"),)
    return Decoded(text, _hidden(name, declared), notices)
