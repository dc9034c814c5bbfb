"""Authors: the byline that is to be believed most, with what the rest of the page adds to its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.settle.base import Context, Settlement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.article import Author
    from cleanpage.decode import Judged


def settle_authors(candidates: Sequence[Judged], context: Context) -> Settlement:
    """Settle the authors.

    The weightiest evidence says who they are, all of it that weighs the same taken together; weaker evidence only adds
    what is missing (role, organization, biography) to a name that is there already.

    Args:
        candidates: takes whose values are `Author` objects.
        context: the page.

    Returns:
        The authors, each once, in the page's order.
    """
    top = max(item.verdict.weight for item in candidates)
    authors: dict[str, Author] = {}
    chosen: set[int] = set()
    for at, item in sorted(enumerate(candidates), key=lambda pair: -pair[1].verdict.weight):
        author: Author = item.verdict.value
        key = author.name.casefold()
        if key in authors:
            authors[key] = _joined(authors[key], author)
            chosen.add(at)
        elif item.verdict.weight == top:
            authors[key] = author
            chosen.add(at)
    return Settlement({"authors": tuple(authors.values())}, frozenset(chosen))


def _joined(one: Author, other: Author) -> Author:
    """Return one author with what only the other says."""
    name = other.name if one.name.isupper() and not other.name.isupper() else one.name
    missing = {
        key: value for key, value in other.model_dump(exclude={"name", "kind"}).items() if getattr(one, key) is None
    }
    return one.model_copy(update={"name": name, **missing})
