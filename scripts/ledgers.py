"""Write ``ledger.txt`` and the list of known failures of all fixture pages anew. Read the diff before you commit it.

python scripts/ledgers.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import cleanpage
from cleanpage.explain import margin_lines

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.expectations import clean, differences  # noqa: E402 - not a package that is installed
from tests.pages import FIXTURES, fixture_pages  # noqa: E402

HEAD = """\
# Fixture pages that do not come out wholly as their expected.json says yet, with the fields that differ.
# `python scripts/ledgers.py` writes this list; an entry that is new is a regression, one that goes is progress.
"""


def main() -> None:
    """Write the files."""
    pipeline = cleanpage.Pipeline.preset("article")
    known = []
    for source in fixture_pages():
        article = clean(source, pipeline)
        source.with_name("ledger.txt").write_text("\n".join(margin_lines(article)) + "\n", encoding="utf-8")
        if wrong := sorted({line.split(":")[0] for line in differences(article, source)}):
            fields = ", ".join(f'"{field}"' for field in wrong)
            known.append(f"{source.parent.name} = [{fields}]\n")
    (FIXTURES / "known_failures.toml").write_text(HEAD + "".join(known), encoding="utf-8")
    print(f"{len(known)} of {len(fixture_pages())} pages differ from what is expected")


if __name__ == "__main__":
    main()
