"""Authors: those whom the evidence on the page agrees on, with what the rest of it adds to their names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleanpage.article import Repair
from cleanpage.facts.kind import is_unsigned
from cleanpage.facts.wording import key
from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleanpage.article import Author
    from cleanpage.decode import Judged
    from cleanpage.rule import Verdict

LEAST = 1.2
"""Support below which nobody is believed to be the author."""
SURE = 2.0
"""Weight of evidence that is believed though the page agrees, shown and hidden, on somebody else; and support below
which nobody is believed to be the author of a page that nobody signs."""
INTRODUCED = 1.6
"""Weight of a name that a byline introduces by a word; it names all of its authors alike."""
LAST = frozenset({"biography", "poster"})
"""Rules whose evidence counts by itself only where nothing else names anybody."""
SHARE = 0.55
"""Share of the best supported author's support that the others need."""
GROUP_SHARE = 0.85
"""The same for an organization, where people are among the authors."""


def settle_authors(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle the authors.

    Evidence that names the same person adds up, each source once. Whoever has nearly as much support as the best
    supported one is an author too; a person goes before an organization. Weaker evidence adds what is missing to those
    who are (role, organization, biography), and the spelling that is not all capitals.

    Args:
        candidates: takes whose values are `Author` objects.
        context: the page.

    Returns:
        The authors, each once, in the page's order, and a repair for each who was set aside.
    """
    named = _by_name(candidates)
    support = {name: _support(group, candidates) for name, group in named.items()}
    best = max((support[name] for name in named if not _only_told(named[name], candidates)), default=0.0)
    support = {
        name: 0.0 if best >= min(weight, INTRODUCED) and _only_told(named[name], candidates) else weight
        for name, weight in support.items()
    }
    if trusted := _trusted(named, candidates):
        support = {name: weight if name in trusted else 0.0 for name, weight in support.items()}
    if not context.body or context.page.fact(is_unsigned):  # nothing that anybody could have signed
        own = {name for name, group in named.items() if any(_is_site(candidates[at], context) for at in group)}
        support = {name: weight if weight >= SURE or name in own else 0.0 for name, weight in support.items()}
    chosen = _chosen(named, candidates, support)
    if not chosen:
        return Settlement()
    authors = tuple(_joined([_author(candidates[at]) for at in named[name]]) for name in chosen)
    repairs = tuple(
        _set_aside(candidates[named[name][0]], authors, support[name]) for name in named if name not in chosen
    )
    return Settlement({"authors": authors}, frozenset(at for name in chosen for at in named[name]), repairs)


def _chosen(
    named: Mapping[str, Sequence[int]], candidates: Sequence[Judged], support: Mapping[str, float]
) -> list[str]:
    """Return the names that have enough support beside the best supported one.

    Beside people an organization needs one strong piece of evidence, since a template repeats the site's name wherever
    it can. Whoever is named beyond doubt in the same place as somebody chosen is an author too.
    """
    people = {name for name, group in named.items() if any(_author(candidates[at]).kind == "person" for at in group)}
    best = max((support[name] for name in people), default=0.0)
    if best < LEAST:
        best = max(support.values())
        return [name for name in named if support[name] >= max(LEAST, SHARE * best)]
    verdicts = {name: [candidates[at].verdict for at in group] for name, group in named.items() if support[name]}
    most = {name: max(verdict.weight for verdict in found) for name, found in verdicts.items()}
    strongest = max(most[name] for name in people if support[name] >= LEAST)
    chosen = {name for name in people if support[name] >= max(LEAST, SHARE * best)}
    chosen |= {n for n in most if n not in people and support[n] >= LEAST and most[n] >= GROUP_SHARE * strongest}
    places = {verdict.source for name in chosen for verdict in verdicts[name] if verdict.segment is None}
    chosen |= {n for n, found in verdicts.items() if any(v.weight >= SURE and v.source in places for v in found)}
    lines = {_line(verdict) for name in chosen for verdict in verdicts[name]} - {None}
    chosen |= {n for n, found in verdicts.items() if any(_line(v) in lines for v in found)}
    return [name for name in named if name in chosen]


def _is_site(item: Judged, context: Context) -> bool:
    """Return whether hidden data names the site itself, which may well say that it wrote what it says of itself."""
    from cleanpage.facts.site_names import site_names  # noqa: PLC0415 - loads names, see below

    return item.verdict.segment is None and key(_author(item).name) in context.page.fact(site_names)


def _line(verdict: Verdict) -> tuple[int, float] | None:
    """Return which line introduces somebody: those whom one byline names are authors together."""
    return (verdict.segment.index, verdict.weight) if verdict.segment and verdict.weight >= INTRODUCED else None


def _author(item: Judged) -> Author:
    author: Author = item.verdict.value
    return author


def _trusted(named: Mapping[str, Sequence[int]], candidates: Sequence[Judged]) -> set[str]:
    """Return whom to believe where the page both shows and hides authors; empty where nothing tells.

    Where the two agree on somebody, those are believed who stand in the same place as that person, hidden or on one
    line of the page, or are named beyond doubt; where only hidden data names people, names that merely stand about are
    not believed.
    """
    verdicts = {name: [candidates[at].verdict for at in group] for name, group in named.items()}
    sure = {name for name, group in verdicts.items() if max(v.weight for v in group) >= SURE}
    agreed = {name for name, group in verdicts.items() if len({v.segment is None for v in group}) > 1}
    if agreed:
        places = {verdict.source for name in agreed for verdict in verdicts[name] if verdict.segment is None}
        lines = {_line(verdict) for name in agreed for verdict in verdicts[name]} - {None}
        return (
            agreed
            | sure
            | {n for n, group in verdicts.items() if any(v.source in places or _line(v) in lines for v in group)}
        )
    hidden = {name for name, group in verdicts.items() if any(_is_hidden_person(v) for v in group)}
    return hidden | sure if hidden else set()


def _is_hidden_person(verdict: Verdict) -> bool:
    """Return whether hidden data names somebody who is no group, as far as the name itself tells."""
    from cleanpage.names import is_group  # noqa: PLC0415 - a tenth of a second that importing cleanpage need not pay

    author: Author = verdict.value
    person = author.kind == "person" or (verdict.weight >= SURE and not is_group(author.name))
    return verdict.segment is None and person and verdict.weight >= LEAST


def _only_told(group: Sequence[int], candidates: Sequence[Judged]) -> bool:
    """Return whether nothing but a biography, or a post, speaks for somebody: that counts where no byline is."""
    return all(candidates[at].rule in LAST for at in group)


def _by_name(candidates: Sequence[Judged]) -> dict[str, list[int]]:
    """Return the positions of the candidates for each name, in the page's order.

    A name on the page that goes on after a hidden one ("Jane Roe" and "Jane RoePublished", "Jane Roe, PhD") is that; so
    are names that differ in titles and initials only.
    """
    from cleanpage.names import person_key  # noqa: PLC0415 - see above

    hidden = {person_key(_author(item).name) for item in candidates if item.verdict.segment is None}
    full = [name for name in hidden if " " in name]
    named: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(candidates):
        mine = person_key(_author(item).name)
        if item.verdict.segment is not None and mine not in hidden:
            mine = next((name for name in full if mine.startswith(name)), mine)
        named[mine].append(at)
    return named


def _support(group: Sequence[int], candidates: Sequence[Judged]) -> float:
    by_source: dict[str, float] = defaultdict(float)
    for at in group:
        verdict = candidates[at].verdict
        source = f"{candidates[at].rule} {verdict.source}"
        by_source[source] = max(by_source[source], verdict.weight)
    return sum(by_source.values())


def _joined(group: Sequence[Author]) -> Author:
    """Return one author with what any of these says."""
    name = min((author.name for author in group), key=_likeness_to_print)
    found = {
        field: next((value for author in group if (value := getattr(author, field)) is not None), None)
        for field in ("role", "organization", "bio")
    }
    return group[0].model_copy(update={"name": name, **found})


def _likeness_to_print(name: str) -> tuple[bool, bool, bool, int]:
    """Return how far a spelling is from how a name is printed: capitals, none, a Greek man's declined, length."""
    return name.isupper(), name.islower(), not name.endswith("ς"), len(name)


def _set_aside(item: Judged, authors: Sequence[Author], support: float) -> Repair:
    segment = item.verdict.segment
    chosen = ", ".join(author.name for author in authors)
    return Repair(
        "authors", _author(item).name, chosen, item.rule, f"{item.verdict.reason}: less speaks for it ({support:.1f})",
        segment.start if segment else None, segment.end if segment else None,
    )  # fmt: skip
