"""The fields of an Article, each with the evidence it was settled from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from cleanpage.article import Author
from cleanpage.explain.web.markup import Html, counted, element, joined, link, value
from cleanpage.render import TEXT_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleanpage.article import Article, Evidence, Repair, Warning  # noqa: A004 - the model's public name

T = TypeVar("T")

FIELDS = (
    "title", "authors", "published", "modified", "language", "kind", "section", "tags", "description", "publisher",
    "site_name", "url", "image", "license", "paywalled", "live", "declared_word_count",
)  # fmt: skip
"""The fields, in the order in which people ask for them."""
ADDRESSES = {"url", "image", "license"}
"""Those that may hold an address."""
MOST = 100
"""Pieces of evidence of a field, or repairs, that are shown."""


def fields(article: Article) -> Html:
    """Return a line for each field, which opens on its evidence, and the names of those of which nothing is known."""
    others = (*article.evidence, *(repair.field for repair in article.repairs))
    told = {name: _field(article, name) for name in dict.fromkeys((*FIELDS, TEXT_FIELD, *others))}
    rows = [row for row in told.values() if row is not None]
    silent = ", ".join(name for name, row in told.items() if row is None)
    return joined(*rows, element("p", f"Not said: {silent}.", class_="silent") if silent else "")


def warnings(article: Article) -> Html:
    """Return what a careful user should know."""
    return element("ul", *_bounded(article.warnings, _warning), class_="warnings") if article.warnings else Html()


def _field(article: Article, name: str) -> Html | None:
    """Return a field's line; None where there is nothing to tell."""
    held = _bounded(_held(article, name), lambda item: element("span", _shown(article, name, item)), "span")
    evidence = article.evidence.get(name, ())
    repairs = [repair for repair in article.repairs if repair.field == name]
    cautions = [warning for warning in article.warnings if warning.field == name]
    if not (held or evidence or repairs or cautions):
        return None
    said = element("span", *(held or [element("i", "not settled")]), class_="said")
    counts = element("small", ", ".join(_counts(evidence, repairs, cautions)))
    head = joined(element("span", name, class_="name"), " ", said, " ", counts)
    inside = [
        *_bounded(cautions, _warning),
        *_bounded(repairs, lambda repair: _repair(repair, article.language)),
        *_bounded(_by_value(evidence), lambda group: _saying(group, article.language)),
    ]
    if not inside:
        return element("div", head, class_="about")
    return element("details", element("summary", head), element("ul", *inside), class_="about")


def _counts(evidence: Sequence[Evidence], repairs: Sequence[Repair], cautions: Sequence[Warning]) -> Iterator[str]:
    """Yield how much there is to open a field for."""
    if evidence:
        yield f"{sum(item.chosen for item in evidence)} of {counted(len(evidence), 'source')}"
    if repairs:
        yield counted(len(repairs), "repair")
    if cautions:
        yield counted(len(cautions), "warning")


def _held(article: Article, name: str) -> Sequence[object]:
    """Return what a field holds, as a sequence whether it is one or not; nothing where an Article has none of the name.

    Whoever made the Article may have written any name, such as that of a method.
    """
    if name == TEXT_FIELD:
        return (counted(len(article.blocks), "block"),)
    held = getattr(article, name) if name in type(article).model_fields else None
    return held if isinstance(held, tuple) else () if held is None else (held,)


def _shown(article: Article, name: str, held: object) -> Html:
    if isinstance(held, Author):
        kind = held.kind if held.kind != "person" else None
        more = ", ".join(filter(None, (held.role, held.organization, kind, held.bio)))
        return joined(value(held.name, article.language), " ", element("small", value(more)) if more else "")
    if isinstance(held, bool):
        return joined("yes" if held else "no")
    if name == "kind" and article.kind_confidence is not None:
        return joined(f"{held} ({article.kind_confidence:.0%})")
    return link(str(held)) if name in ADDRESSES else value(str(held), article.language)


def _by_value(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Return the pieces of evidence that say the same together; what was chosen comes first, then what weighs more."""
    groups: defaultdict[tuple[bool, str], list[Evidence]] = defaultdict(list)
    for item in sorted(evidence, key=lambda item: (not item.chosen, -item.weight)):
        groups[item.chosen, item.value].append(item)
    return list(groups.values())


def _saying(items: list[Evidence], language: str | None) -> Html:
    """Return what the page says of a field, whether that was believed, and where and why it is taken to say so."""
    said, chosen = items[0].value, items[0].chosen
    verdict = element("em", "chosen" if chosen else "set aside")
    sources = element("ul", *_bounded(items, _source))
    return element("li", value(said, language), " ", verdict, sources, class_="chosen" if chosen else "aside")


def _source(item: Evidence) -> Html:
    where = value(item.source) if item.start is None else element("a", value(item.source), href=f"#c{item.start}")
    judged = f"{item.rule} {item.weight:.2f}"
    return element("li", element("span", where), " ", element("span", judged), " ", element("span", value(item.reason)))


def _repair(repair: Repair, language: str | None) -> Html:
    """Return what was not taken as it stood."""
    read = element("i", "refused") if repair.value is None else value(repair.value, language)
    about = element("small", element("em", "repaired"), f" by {repair.rule}")
    change = joined(element("del", value(repair.raw, language)), " → ", read)
    return element("li", change, " ", about, element("p", value(repair.reason)), class_="repair")


def _warning(warning: Warning) -> Html:
    return element("li", element("b", warning.code), " ", value(warning.message), class_="warning")


def _bounded(items: Sequence[T], show: Callable[[T], Html], tag: str = "li") -> list[Html]:
    """Return as many items as there is room for, and how many more there are."""
    more = len(items) - MOST
    return [*map(show, items[:MOST]), *([element(tag, f"… and {more:,} more")] if more > 0 else [])]
