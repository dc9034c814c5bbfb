"""The language data: every file loads, says what it says once, and stays out of bodies."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import zipfile
from itertools import combinations
from pathlib import Path

import pytest

import cleanpage
from cleanpage.words import Overlay, function_words, languages, lists, table
from cleanpage.words.table import compile_table

WORDS = Path(cleanpage.__file__).parent / "words"
FILES = sorted(WORDS.glob("cues/*.toml"))
BENCH = Path(cleanpage.__file__).parents[3] / "shared" / "bench" / "data" / "wcxb" / "dev" / "ground-truth"

# Lists that may have the same whole line: a form asks for a name before a comment and before a newsletter, and
# "reply" stands under comments and posts alike.
SHARED = {frozenset({"comments", "forum"}), frozenset({"comments", "newsletter"})}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_file(path: Path) -> None:
    """A file is of the language that it is named for, has known lists with an origin, and a phrase once a list."""
    vocabulary = Overlay.read(path)
    assert vocabulary.language == path.stem
    assert len(vocabulary.function_words) >= 20
    for words in vocabulary.lists:
        assert words.name in lists()
        assert words.origin
        narrow = {text for where, text in words.phrases if where == "whole"}
        wide = [text.removesuffix(":") for where, text in words.phrases if where != "whole"]
        anywhere = {text for where, text in words.phrases if where == "part"}
        assert not narrow.intersection(wide), f"{words.name}: the wider place is enough"
        assert all(wide.count(text) == 1 for text in anywhere), f"{words.name}: anywhere is enough"


def test_no_line_is_a_cue_of_two_lists() -> None:
    """No phrase is a whole line of two lists of boilerplate in one language, but where that is declared."""
    clashes = []
    for vocabulary in map(Overlay.read, FILES):
        owners: dict[str, list[str]] = {}
        for words in vocabulary.lists:
            if lists()[words.name].boilerplate:
                for text in {text for where, text in words.phrases if where == "whole"}:
                    owners.setdefault(text, []).append(words.name)
        for text, names in owners.items():
            clashes += [
                (vocabulary.language, text, pair) for pair in combinations(names, 2) if frozenset(pair) not in SHARED
            ]
    assert clashes == []


def test_compiled_table_is_that_of_the_files() -> None:
    """`scripts/words_compile.py` was run after the last change."""
    assert (WORDS / "cues.json").read_text(encoding="utf-8") == compile_table(map(Overlay.read, FILES))


def test_languages() -> None:
    """At least 40 languages have cues, and those that have cues have function words."""
    assert len(languages()) >= 40
    assert all(function_words(language) for language in languages())
    assert function_words("tlh") == frozenset()


def test_big_languages_have_every_kind_of_cue() -> None:
    """The languages of most of the web leave no list of boilerplate empty, but for those that are mostly English."""
    entries = json.loads((WORDS / "cues.json").read_text(encoding="utf-8"))["cues"]
    for name, info in lists().items():
        spoken = {tag for texts in entries[name].values() for tags in texts.values() for tag in tags.split()}
        missing = {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "pl", "ja", "zh", "ko", "ar"} - spoken
        assert not (missing and info.boilerplate), (name, missing)


def test_table_loads_from_a_zip(tmp_path: Path) -> None:
    """The data are read as resources of the package, which need not be files."""
    archive = tmp_path / "cleanpage.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in WORDS.parent.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                packed.write(path, path.relative_to(WORDS.parents[1]))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import cleanpage.words as words;"
        "print(words.__file__, words.table().match('All rights reserved').whole('footer').list)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(str(archive))
    assert run.stdout.split()[-1] == "footer"


@pytest.mark.skipif(not BENCH.exists(), reason="the benchmark's pages are not here")
def test_lines_of_bodies_are_no_cues() -> None:
    """Fewer than 5 in 1,000 lines of the bodies of articles are whole cues of boilerplate.

    Bodies of other kinds of page, as annotated, hold labels themselves: "Learn more", "Sold out", "Next".
    """
    lines = cues = 0
    for path in sorted(BENCH.glob("*.json*")):
        data = path.read_bytes()
        record = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
        kind = ((record.get("_internal") or {}).get("page_type") or {}).get("primary") or "article"
        if kind != "article":
            continue
        for line in filter(str.strip, (record["ground_truth"].get("main_content") or "").split("\n")):
            match = table().match(line)
            lines += 1
            cues += match.whole(*match.boilerplate) is not None
    assert lines > 10_000
    assert cues / lines < 0.005
