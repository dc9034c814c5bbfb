"""The how-tos do what they say: their code blocks are run, and what they print is compared.

In ``docs/how-to``, blocks marked ``sh`` are run by bash and blocks marked ``python`` as a script each, in the order of
the page, in a folder that is empty at first and from which they import. A block marked ``text`` that follows one is
what it prints; ``…`` stands for anything.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to"
ENGINES = {"dask", "datatrove", "hugging-face", "ray", "scrapy", "spark"}
"""The pages that start engines."""
BLOCK = re.compile(r"^```(sh|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ALIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path) -> list[tuple[str, str, str | None]]:
    """Return the blocks to run: their language, their code, and what they print if that is told."""
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    told = [*found[1:], ("", "")]
    return [
        (language, code, after if kind == "text" else None)
        for (language, code), (kind, after) in zip(found, told, strict=True)
        if language != "text"
    ]


def printed(language: str, code: str, folder: Path, warnings: str) -> str:
    """Run a block and return what it prints."""
    tools = folder / ".tools"
    tools.mkdir(exist_ok=True)
    command = tools / "cleanpage"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleanpage "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONWARNINGS": warnings,
        "PYTHONPATH": str(folder),
    }
    if language == "python":  # a file, as users have it: workers import the main module
        script = folder / ".tools" / "block.py"
        script.write_text(code, encoding="utf-8")
        arguments = [sys.executable, str(script)]
    else:
        arguments = ["bash", "-eu", "-c", code]
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def pages() -> list[object]:
    """Return the pages, those of engines with the mark for what needs an environment of its own."""
    found = sorted(HOW_TO.glob("*.md"))
    marks = [pytest.mark.engines if page.stem in ENGINES else pytest.mark.slow for page in found]
    return [pytest.param(page, id=page.stem, marks=mark) for page, mark in zip(found, marks, strict=True)]


@pytest.mark.parametrize("page", pages())
def test_how_to(page: Path, tmp_path: Path) -> None:
    """Each block runs, and prints what the page says that it prints; what engines warn of is theirs."""
    found = blocks(page)
    assert found
    for language, code, told in found:
        said = printed(language, code, tmp_path, "ignore" if page.stem in ENGINES else "error")
        if told is not None:
            wanted = told.replace("…", "...")
            assert doctest.OutputChecker().check_output(wanted, said, ALIKE), f"{code}\nprints\n{said}\nand not\n{told}"


def test_there_is_one_for_each_form() -> None:
    """No form of input, and no promise of a run, goes without."""
    names = {path.stem for path in HOW_TO.glob("*.md")}
    assert names >= {"jsonl", "parquet", "csv", "folders", "web-archives", "datasets", "resume", "errors", "profiles"}
    assert names >= ENGINES | {"pandas", "polars"}
