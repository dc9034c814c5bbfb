"""Make `src/cleanpage/words/cues.json` from the language files `src/cleanpage/words/cues/*.toml`."""

from __future__ import annotations

from pathlib import Path

from cleanpage.words.table import compile_table
from cleanpage.words.vocabulary import Overlay

WORDS = Path(__file__).parents[1] / "src" / "cleanpage" / "words"

if __name__ == "__main__":
    vocabularies = [Overlay.read(path) for path in sorted(WORDS.glob("cues/*.toml"))]
    (WORDS / "cues.json").write_text(compile_table(vocabularies), encoding="utf-8")
