"""The laws that hold for every page, over generated pages and every fixture."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import cleanpage
from cleanpage.testing import check_laws, check_removal
from cleanpage.words import table

from .pages import fixture_pages, pages, text_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cleanpage import Page, Verdict

ARTICLE = cleanpage.Pipeline.preset("article")
CERTAIN = ARTICLE.replace(cleanpage.rules.Newsletter(pitch=0))
"""The same without the pitches in sentences, which are weighed like the rest of the page."""
CERTAIN_DROPS = ("footer", "navigation", "newsletter", "comments", "share", "cookies", "related")


class Silent(cleanpage.Rule, kind="silent"):
    """A rule that yields nothing."""

    def judge(self, page: Page) -> Iterator[Verdict]:  # noqa: ARG002 - the contract's name
        """Yield nothing."""
        yield from ()


@given(pages)
def test_every_page_keeps_the_laws(raw: str | bytes) -> None:
    """Ledger, text, repeatability and JSON hold for whatever is given."""
    check_laws(raw, ARTICLE)


@pytest.mark.parametrize("source", fixture_pages(), ids=lambda path: path.parent.name)
def test_every_fixture_keeps_the_laws(source: Path) -> None:
    """The same for pages as people write them."""
    check_laws(source.read_bytes(), ARTICLE)


DIGESTS = """
import hashlib, sys
from pathlib import Path
import cleanpage
for path in sys.argv[1:]:
    article = cleanpage.clean(Path(path).read_bytes())
    print(path, hashlib.sha256(article.model_dump_json().encode()).hexdigest())
"""


def test_every_process_gives_the_same() -> None:
    """Python mixes the order of its sets anew in each process; nothing of an Article may hang on that."""
    command = [sys.executable, "-c", DIGESTS, *map(str, fixture_pages())]
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    one, other = (subprocess.run(command, env=env, capture_output=True, check=True).stdout for env in seeds)
    assert one == other
    assert len(one.splitlines()) == len(fixture_pages())


@given(text_pages)
def test_a_silent_rule_changes_nothing(raw: str) -> None:
    """A rule that yields nothing changes nothing but the fingerprint."""
    changed = ARTICLE.insert(Silent(), before="body").clean(raw)
    assert changed.model_copy(update={"fingerprint": ""}) == ARTICLE.clean(raw).model_copy(update={"fingerprint": ""})


@pytest.mark.parametrize("kind", CERTAIN_DROPS)
@given(raw=text_pages)
def test_taking_out_a_rule_gives_back_only_its_own(kind: str, raw: str) -> None:
    """Certain drops are laid over the reading of the page and do not sway it."""
    check_removal(raw, CERTAIN, kind)


@given(text_pages)
def test_plain_text_is_its_own_source(raw: str) -> None:
    """Offsets into a plain text are offsets into what was given."""
    assert cleanpage.clean(raw, format="text").source == raw


def test_order_of_pages_does_not_matter() -> None:
    """A page comes out the same whatever was cleaned before it."""
    raws = [source.read_bytes() for source in fixture_pages()]
    forwards = [ARTICLE.clean(raw) for raw in raws]
    backwards = [ARTICLE.clean(raw) for raw in reversed(raws)]
    assert forwards == backwards[::-1]


@pytest.mark.parametrize("raw", [None, 3, ["a page"], object()])
def test_other_types_are_type_errors(raw: Any) -> None:  # noqa: ANN401 - that is the point
    """Only str and bytes are pages."""
    with pytest.raises(TypeError, match="str or bytes"):
        cleanpage.clean(raw)


def test_cues_are_shared_between_pages() -> None:
    """The language data is built once."""
    assert table() is table()
