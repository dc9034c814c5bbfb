"""Guessing a legacy encoding from what its letters look like."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

MAX_SAMPLE = 6_000
"""Bytes that are looked at."""
MAX_SEARCH = 400_000
"""Bytes in which they are looked for."""
ENOUGH = 0.02
"""By how much a reading must look better than one that comes before it in the list."""
CONVINCING = 0.8
"""How plausible a declared encoding must be to be believed at once."""
TRUST = 0.1
"""What a declaration is worth by itself. Where few characters beyond ASCII say anything against it, it is worth more: a
pound sign and a fraction are a Polish letter and an accent in another encoding."""
MOST_TRUST = 0.6
"""What it is worth at most."""
TAG = re.compile(rb"<[^<>]*>")
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


class Script(NamedTuple):
    """Languages that share encodings.

    Attributes:
        encodings: Python's names of them.
        alphabets: for each language, the letters beyond ASCII that it writes, lower and upper case.
        frequent: the most frequent characters; empty where the alphabet is as telling.
    """

    encodings: tuple[str, ...]
    alphabets: tuple[frozenset[str], ...]
    frequent: frozenset[str]


@cache
def scripts() -> tuple[Script, ...]:
    """Return the contents of ``letters.toml``."""
    data = tomllib.loads(files("cleanpage.read").joinpath("letters.toml").read_text("utf-8"))
    return tuple(
        Script(
            tuple(entry["encodings"]),
            tuple(frozenset(letters + letters.upper()) for letters in entry["alphabets"]),
            frozenset(entry.get("frequent", "")),
        )
        for entry in data.values()
    )


def likeliest(raw: bytes, declared: str | None = None) -> str:
    """Return the encoding in which bytes that are not UTF-8 make the most sense.

    Args:
        raw: the bytes.
        declared: the codec that the page declares; it wins where nothing reads better.

    Returns:
        The name of a Python codec; windows-1252 where nothing tells.
    """
    sample = _sample(raw)
    best, best_score = "cp1252", 0.0
    trust = min(MOST_TRUST, TRUST + 1 / max(1, len(BEYOND_ASCII.findall(sample))))
    for script in scripts():
        for encoding in script.encodings:
            score = plausibility(sample, encoding, script) + (trust if encoding == declared else 0.0)
            if score > best_score + ENOUGH:
                best, best_score = encoding, score
    return best


def convincing(raw: bytes, encoding: str) -> bool:
    """Whether bytes make sense in an encoding; an encoding that nothing is known of is believed.

    Args:
        raw: the bytes.
        encoding: the name of a Python codec.
    """
    users = [script for script in scripts() if encoding in script.encodings]
    sample = _sample(raw)
    return not users or any(plausibility(sample, encoding, script) >= CONVINCING for script in users)


def plausibility(sample: bytes, encoding: str, script: Script) -> float:
    """Return how much a decoded sample looks like text of a script, 0 to 1."""
    text = sample.decode(encoding, "ignore")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    lost = sample.decode(encoding, "replace").count("\ufffd") / len(beyond)
    if script.frequent:
        # Such a script writes every word in its own letters; some six in ten of them are among the most frequent.
        share = sum(character in script.frequent for character in beyond) / len(beyond)
        usual = share / (0.75 if script.alphabets else 0.35)
        mixed = len(MIXED_WORD.findall(text)) / len(beyond) if script.alphabets else 0.0
        return min(1.0, usual) - 3 * (lost + mixed)
    letters = [character for character in beyond if character.isalpha()]
    signs = _signs_in_words(text) / len(beyond)
    best = max(sum(character in alphabet for character in beyond) for alphabet in script.alphabets)
    odd = sum(character not in COMMON_SIGNS for character in beyond if not character.isalpha())
    return (best + 0.5 * (len(beyond) - len(letters) - odd)) / len(beyond) - signs - 3 * lost


COMMON_SIGNS = frozenset("\u00a0«»“”‘’„‚–—…•·©®™€£°§‹›¿¡")
SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘·­](?=[^\W\d_])")

MIXED_WORD = re.compile(r"[A-Za-z](?=[^\W\d_\x00-\x7f])|[^\W\d_\x00-\x7f](?=[A-Za-z])")


def _signs_in_words(text: str) -> int:
    """Count signs that stand between two letters, where real text has letters."""
    return len(SIGN_IN_WORD.findall(text))


def _sample(raw: bytes) -> bytes:
    """Return stretches around bytes beyond ASCII, without tags, which only thin them out."""
    bare = TAG.sub(b" ", raw[:MAX_SEARCH])
    first = BEYOND_ASCII.search(bare)
    start = max(0, first.start() - 20) if first else 0
    return bare[start : start + MAX_SAMPLE]
