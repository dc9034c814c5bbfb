"""Make the list of words that are no names: what pages write in small letters, and what language data has phrases of.

    python scripts/fields/common_words.py BENCH

BENCH is the folder of annotated pages with its ``sets.py`` and ``dumps.py``; the pages are those of WCXB's development
split (CC-BY-4.0, see NOTICE). The list goes to ``src/cleanpage/names/common.txt``, behind what that says of itself.
"""

from __future__ import annotations

import sys
import textwrap
import tomllib
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import regex

from cleanpage.names import is_given, name_key

PACKAGE = Path(__file__).parents[2] / "src" / "cleanpage"
FILE = PACKAGE / "names" / "common.txt"
SMALL = regex.compile(r"(?<![\p{L}\p{M}'’\-@/.])\p{Ll}[\p{L}\p{M}]+(?![@./\-]\p{L})")
WORD = regex.compile(r"[\p{L}\p{M}]+")
WITH_CASE = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Greek}]")
DOMAINS = 15
"""Domains that write a word in small letters, at least."""
SHORTEST = 3
"""Letters of a word of a phrase, at least."""
NO_WORDS = frozenset({"language", "agency"})
"""Parts of language data that are no phrases of common words."""


def written_small(bench: Path) -> set[str]:
    """Return the words that many domains write in small letters."""
    sys.path.insert(0, str(bench))
    import dumps  # noqa: PLC0415 - from BENCH
    import sets  # noqa: PLC0415

    domains: dict[str, set[str]] = defaultdict(set)
    for page in sets.load("wcxb"):
        host = ".".join((urlsplit(page.url or "").hostname or page.id).split(".")[-2:])
        for word in set(SMALL.findall(dumps.STYLES["layout"](page.html))):
            domains[word].add(host)
    keys = (name_key(word) for word, hosts in domains.items() if len(hosts) >= DOMAINS)
    return {key for key in keys if " " not in key}


def in_phrases() -> set[str]:
    """Return the words of phrases, in scripts that have capitals."""
    phrases = [
        phrase
        for file in (PACKAGE / "words" / "cues").glob("*.toml")
        for name, places in tomllib.loads(file.read_text(encoding="utf-8")).items()
        if name not in NO_WORDS
        for place, found in places.items()
        if place != "origin"
        for phrase in found
    ]
    keys = {name_key(word) for phrase in phrases for word in WORD.findall(phrase)}
    return {key for key in keys if len(key) >= SHORTEST and WITH_CASE.search(key)}


def main() -> None:
    """Write the list anew."""
    words = sorted(word for word in written_small(Path(sys.argv[1])) | in_phrases() if not is_given(word))
    about = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = textwrap.wrap(" ".join(words), 2_000, break_on_hyphens=False)
    FILE.write_text("\n".join([*about, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
