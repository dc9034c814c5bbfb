"""The body: the networks' arithmetic and weights, and what they add to the hand-set score."""

from __future__ import annotations

import json
import math
import re
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import cleanpage
from cleanpage import rules
from cleanpage.facts.characters import characters
from cleanpage.facts.features import NAMES, WORDS, Features, feature_parts, features
from cleanpage.facts.network import SUMMARISED, beyond, read, weights
from cleanpage.read import html

from .pages import fixture_pages, learned

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = cleanpage.Pipeline.preset("article")


HIDDEN, CONVOLUTIONS = 6, 4


def random_net(features: int, seed: int) -> dict[str, Any]:
    """Return a network of random weights in the shapes that the script writes."""
    chance = np.random.default_rng(seed)

    def layer(name: str, outputs: int, inputs: int) -> dict[str, Any]:
        return {
            f"{name}.weight": chance.normal(size=(outputs, inputs)).astype(np.float32) / math.sqrt(inputs),
            f"{name}.bias": chance.normal(size=outputs).astype(np.float32),
        }

    net = {**layer("linear", 1, features), **layer("first", HIDDEN, features)}
    net |= {**layer("summary", HIDDEN, 2 * HIDDEN), **layer("last", 1, HIDDEN)}
    for at in range(CONVOLUTIONS):
        net |= layer(f"convolutions.{at}", HIDDEN, 3 * HIDDEN)
    return net


def slowly(x: Any, net: dict[str, Any]) -> list[float]:  # noqa: ANN401 - an array
    """Compute the same network one segment and one unit at a time."""

    def dense(name: str, value: list[float]) -> list[float]:
        rows, bias = net[f"{name}.weight"].tolist(), net[f"{name}.bias"].tolist()
        return [
            max(0.0, sum(w * v for w, v in zip(row, value, strict=True)) + b) for row, b in zip(rows, bias, strict=True)
        ]

    h = [dense("first", row) for row in x.tolist()]
    nothing = [0.0] * HIDDEN
    for at in range(CONVOLUTIONS):
        step = 2**at
        h = [
            [
                old + new
                for old, new in zip(
                    here,
                    dense(
                        f"convolutions.{at}",
                        (h[i - step] if i >= step else nothing)
                        + here
                        + (h[i + step] if i + step < len(h) else nothing),
                    ),
                    strict=True,
                )
            ]
            for i, here in enumerate(h)
        ]
        if at + 1 == SUMMARISED:
            mean = [sum(column) / len(h) for column in zip(*h, strict=True)]
            most = [max(column) for column in zip(*h, strict=True)]
            page = dense("summary", mean + most)
            h = [[value + added for value, added in zip(row, page, strict=True)] for row in h]
    weights, bias = net["last.weight"][0].tolist(), float(net["last.bias"][0])
    return [sum(w * v for w, v in zip(weights, row, strict=True)) + bias for row in h]


@pytest.mark.parametrize("count", [1, 2, 5, 40])
def test_the_arithmetic_is_that_of_the_network(count: int, tmp_path: Path) -> None:
    """Read at once and one by one, segments come to the same, at the page's edges too."""
    x = np.random.default_rng(count).normal(size=(count, len(NAMES["text"]))).astype(np.float32)
    layers = random_net(x.shape[1], seed=7)
    np.savez(tmp_path / "text.npz", **layers)
    net = weights(str(tmp_path), "text")
    seen = read(np, Features(x.T, None), net)
    linear = x @ layers["linear.weight"][0] + layers["linear.bias"]
    assert seen[:, 0] == pytest.approx(linear, rel=1e-3, abs=1e-3)
    found = beyond(np, seen[:, 1:], net)
    assert found.tolist() == pytest.approx(slowly(x, layers), rel=1e-3, abs=1e-3)


@pytest.mark.parametrize("form", NAMES)
def test_the_weights_fit_the_features(form: str) -> None:
    """A feature added without training anew would shift all others."""
    file = resources.files("cleanpage") / "weights" / f"{form}.npz"
    assert len(file.read_bytes()) < 1_000_000
    with np.load(BytesIO(file.read_bytes())) as arrays:
        assert {arrays[name].shape for name in arrays if name.endswith("linear.weight")} == {(1, len(NAMES[form]))}
        assert all(np.isfinite(arrays[name]).all() for name in arrays)


def share_of_body(pipeline: cleanpage.Pipeline) -> float:
    """Return the mean F1 of body lines over the fixture pages from which nothing was learned."""
    scores = []
    for source in fixture_pages():
        if source.parent.name in learned():
            continue
        wanted = set(json.loads(source.with_name("expected.json").read_text(encoding="utf-8")).get("body", ()))
        blocks = pipeline.clean(source.read_bytes()).blocks
        got = {" ".join(line.split()) for block in blocks for line in block.text.split("\n")}
        if wanted:
            scores.append(2 * len(wanted & got) / (len(wanted) + len(got)))
    return sum(scores) / len(scores)


def test_it_finds_more_of_the_body_than_the_hand_set_score() -> None:
    """On pages in many languages that it was not trained on; and without it the hand-set score still works."""
    corrected, alone = share_of_body(ARTICLE), share_of_body(ARTICLE.replace(rules.Body(trust=0)))
    assert corrected > alone > 0.7


@pytest.mark.parametrize(("trust", "named"), [(1.0, "the page around it"), (0.0, "words")])
def test_reasons_name_what_weighed_most(trust: float, named: str) -> None:
    """How much speaks for it comes first; what is set by hand stands alone where nothing learned is trusted."""
    page = fixture_pages()[0].read_bytes()
    rows = [row for row in ARTICLE.replace(rules.Body(trust=trust)).clean(page).ledger if row.rule == "body"]
    assert all(re.match(r"reads like body \(\+|reads unlike body \(-|stands ", row.reason) for row in rows)
    assert any(named in row.reason for row in rows)
    assert any("the page around it" in row.reason for row in rows) is bool(trust)


def test_leaning_changes_how_much_is_kept() -> None:
    """One number favours recall or precision."""
    page = fixture_pages()[0].read_bytes()
    less, usual, more = (
        len(ARTICLE.replace(rules.Body(lean=lean)).clean(page).text) for lean in (-3.0, 0.0, 3.0)
    )  # fmt: skip
    assert less <= usual <= more
    assert less < more


def test_reading_in_parts_is_reading_the_whole() -> None:
    """What segments share is read once, and the result is the product of all features."""
    page = html.page("<nav class=menu><a href=/>Home</a></nav><main><p>It rained for days.<p>Then it stopped.</main>")
    net = weights(None, "html")
    parts, whole = page.fact(feature_parts), features(page)
    assert whole.shape == (3, len(NAMES["html"]))
    assert parts.words
    assert len(parts.words.starts) == 2
    expected = whole @ np.concatenate((net.own, net.words)) + net.bias
    assert read(np, parts, net) == pytest.approx(expected, abs=1e-4)


def test_tags_are_counted_in_the_order_of_the_path() -> None:
    """And not in that of a set, which differs between processes: sums would differ in their last digits."""
    words = html.page("<main><section><div><p>It rained for days.</div></section></main>").fact(feature_parts).words
    assert words
    tags = [NAMES["html"][at - WORDS].removeprefix("in ") for at in words.columns[1:].tolist()]
    assert tags == ["<main>", "<section>", "<div>", "<p>"]


def test_tags_and_hints_are_those_of_the_place() -> None:
    """Each has its own column; a word that stands further out counts less."""
    page = html.page("<div class='menu item link list box'><section class=footer><p class=text>One.</section></div>")
    row = dict(zip(NAMES["html"], features(page)[0].tolist(), strict=True))
    assert [row[name] for name in ("is <p>", "in <section>", "in <nav>", "is <div>")] == [1, 1, 0, 0]
    assert [row[f"hint {word}"] for word in ("text", "footer", "menu", "box", "nav")] == [1, 1, 1, 0.5, 0]


def test_a_pattern_is_found_in_the_lines_that_have_it() -> None:
    """One search over all lines tells them apart, the first and the last too."""
    page = html.page("<p>a@b<p>none<p>two @ twice @<p>none<p>@")
    assert page.fact(characters).has_match(re.compile("@")).tolist() == [True, False, True, False, True]


@pytest.mark.parametrize("raw", ["", " \n ", "<html><body></body></html>", "Home | Contact"])
def test_a_page_without_a_body_says_so(raw: str) -> None:
    """Whether there is no text at all or only boilerplate."""
    assert "no-body" in {warning.code for warning in cleanpage.clean(raw).warnings}
