"""Names that name no section; see `section_words.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from cleanpage.words.fold import tokenize

_LISTS = tomllib.loads((files("cleanpage.facts") / "section_words.toml").read_text(encoding="utf-8"))
GENERAL = frozenset("".join(tokenize(word)) for word in _LISTS["general"]["words"])
"""Steps that say no more than that the site has news, that this is one of them, or that it is none of the others."""
