"""Authors that the page names without showing them: JSON-LD, meta tags, microdata, links to an author's page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from cleanpage.article import Author
from cleanpage.dates import find
from cleanpage.facts import core
from cleanpage.facts.data_people import Described, data_people
from cleanpage.facts.declared import declared_kinds
from cleanpage.facts.headline import headline
from cleanpage.facts.kind import is_article, is_forum, is_unsigned, seems_article
from cleanpage.facts.owner_words import LEGAL
from cleanpage.facts.runs import teaser_runs
from cleanpage.facts.site_names import is_person
from cleanpage.facts.things import own_things
from cleanpage.facts.titles import hidden_site_names, hidden_titles
from cleanpage.facts.wording import key
from cleanpage.names import (
    AND_WORDS,
    CHECKING,
    DEGREES,
    NOBODY,
    WHERE,
    is_employer,
    is_given,
    is_group,
    is_name,
    is_role,
    name_key,
    split_names,
)
from cleanpage.rule import Rule, hidden, take
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from cleanpage.page import Hidden, Page
    from cleanpage.rule import Verdict

# The article's own author in its embedded data says so outright; a meta tag may be a template's.
EMBEDDED = 2.2
NAMES = {
    "author": 1.3, "article:author": 1.2, "og:article:author": 1.2, "byl": 1.3, "parsely-author": 1.4,
    "parsely-page.author": 1.4, "parsely-page.authors": 1.4, "author.name": 1.3,
    "sailthru.author": 1.4, "dc.creator": 1.2, "dcterms.creator": 1.2, "dcsext.author": 1.2, "creator": 1.2,
    "citation_author": 2.2, "cxenseparse:author": 1.3, "article.author": 1.2, "vr:author": 1.2, "author_name": 1.2,
}  # fmt: skip
SITE, NEWSROOM, LOGIN, SIGNED = 0.4, 0.6, 0.6, 0.95
"""What a weight is multiplied with where the name is the site's own, so on a news article, where it is a login, so on
an article."""
ELSEWHERE = 0.9
"""The same for names marked in the text of a page that is no article: those of comments, reviews and posts."""
UNNAMED = regex.compile(r"https?:|www\.|^@|\S+@\S+|^\d+$|/|^(?=\S*\d)\S{16,}$")
ASIDE = regex.compile(
    r"\s*[(\[][^)\]]*[)\]]\s*$|^(?:by|von|par|por|di|door|oleh|nga|od|од)\s+(?=\p{Lu}|\p{Lo})|\s*\S+@\S+\s*",
    regex.IGNORECASE,
)
NUMBER = regex.compile(r"[\s_.-]*\d+$")
"""What tells accounts of one name apart: ``admin2``."""
DIGIT, CLOCK = regex.compile(r"\d"), regex.compile(r"(?<![\d.:])\d{1,2}[:.]\d{2}(?!\d)")
COLON = regex.compile(rf"[^\p{{L}}]{{0,2}}[{COLONS}]\s*")
"""What ends a label, perhaps behind a bracket."""
SEVERAL = regex.compile(rf",.*\s(?:{AND_WORDS})\s", regex.IGNORECASE)
"""What institutions have in their names that are for several things: ``Trade, Industry and Energy``."""
DOMAIN = regex.compile(r"(?:[\p{L}\p{N}\-]+\.)+\p{Ll}{2,12}")
"""What a site is called that signs with its address: ``crier.example``."""
THE = regex.compile(r"^(?:the|der|die|das|le|la|les|el|los|il|de|het|o|os|as)\s", regex.IGNORECASE)
"""An article that a site's name may have or not."""
LIBRARIES = frozenset({"citation_author", "dc.creator", "dcterms.creator"})
"""Names of meta tags in which a surname goes first: ``Roe, Jane``."""
MARKED = frozenset({"rel", "microdata"})
LINKED, BEHIND = 1.6, 3
"""How much a link to a page about somebody is worth, and lines behind the text on which it is."""
OF_AUTHORS = frozenset({"author", "author.name", "creator", "creator.name"})
"""What names of values in a thing's data end with that name its authors."""
LONGEST, NAME = 200, 4
"""Characters beyond which a value is no name; words beyond which what the page's title says too is none."""


class EmbeddedAuthors(Rule, kind="embedded-authors"):
    """Take hidden authors of the article itself: not those of its pictures, comments, teasers and videos.

    Attributes:
        most: number of different names marked in the text (microdata, links to authors) beyond which they are those of
            teasers, books or posts; on a page about a product they are those of its reviews.
    """

    most: int = 4

    def judge(self, page: Page) -> Iterator[Verdict]:
        """Yield evidence for ``authors``."""
        names = page.fact(hidden_site_names)
        titles = {key(title.text) for title in page.fact(hidden_titles)}
        own = page.fact(own_things)
        article = page.fact(is_article)
        marked = Counter(item.value for item in page.hidden if item.source in MARKED and _weight(item, own))
        listed = len(marked) > 1 and marked.total() > 2 * self.most and not (article or page.fact(is_forum))
        others = listed or len(marked) > self.most or "product" in page.fact(declared_kinds)
        yield from _linked(page, names)
        described = page.fact(data_people)
        for at, item in enumerate(page.hidden):
            aside = item.source in MARKED and (others or _is_in_caption(page, item))
            weight = 0.0 if aside else _weight(item, own)
            if item.source in MARKED and not article:
                weight *= ELSEWHERE
            if not weight or len(item.value) > LONGEST:
                continue
            titled = len(item.value.split()) > NAME and key(item.value) in titles
            if not titled and not UNNAMED.match(item.value):
                told = described.get(at, Described())
                for author, site in _authors(page, item, told, names):
                    reason = "the site itself as its author" if site else "a hidden author"
                    share = _share(item, author, own=site, article=article)
                    yield hidden("authors", item, reason, weight * share, author)


def _linked(page: Page, names: Container[str]) -> Iterator[Verdict]:
    """Yield whom links between the headline and the text, or right below it, name and lead to a page about."""
    if page.fact(is_unsigned) or not page.fact(seems_article):
        return
    span, best = page.fact(core), page.fact(headline)
    first = best.best.index if best else span.first
    last = (run.label for run in page.fact(teaser_runs) if run.label >= first and run.is_last)
    others = next(last, len(page.segments))
    near = {*range(first, span.first + 1), *range(span.end - 1, min(others, span.end + BEHIND))}
    for item in page.hidden:
        if item.source != "address" or item.name != "author" or item.segment is None or item.segment not in near:
            continue
        if is_name(item.value) and key(item.value) not in names and not is_group(item.value, page.words):
            reason = "a link to a page about the author"
            yield take("authors", Author(name=item.value), reason, LINKED, segment=page.segments[item.segment])


def _authors(page: Page, item: Hidden, told: Described, names: Container[str]) -> Iterator[tuple[Author, bool]]:
    """Yield whom a hidden value names, and whether that is the site itself.

    What follows somebody's name behind a comma may be a degree, a role, or whom they write for.
    """
    whole = DEGREES.sub("", ASIDE.sub("", _unlabelled(page, _undated(item.value))).strip())
    if item.name in LIBRARIES and whole.count(",") == 1:
        whole = " ".join(reversed(whole.split(", ")))
    company = _is_company(whole)
    single = company or key(whole) in names or is_name(whole) or (told.group and _is_institution(whole))
    found: list[tuple[Author, bool]] = []
    for part in [whole] if single else split_names(whole):
        name = ASIDE.sub("", part).strip(" ,;|")
        if not name or UNNAMED.search(name) or NUMBER.sub("", name.casefold()) in NOBODY:
            continue
        own = (company or key(name) in names or key(THE.sub("", name)) in names) and not is_person(name)
        if found and is_role(role := WHERE.sub("", f" {name}").strip(), page.words):
            found[-1] = _add(found[-1][0], role=role), found[-1][1]
        elif found and (own or is_employer(name, page.words)):
            found[-1] = _add(found[-1][0], organization=name), found[-1][1]
        else:
            group = own or is_group(name, page.words) or DOMAIN.fullmatch(name) is not None
            group = group or (told.group and not is_person(name))
            found.append((Author(name=name, kind="organization" if group else "person"), own))
    alone = len(found) == 1
    for author, own in found:
        yield (_add(author, **told._asdict()) if alone else author), own


def _is_institution(name: str) -> bool:
    """Return whether what the data call an organization is one, though its name has commas; people are called so, too.

    >>> _is_institution("National Institute of Rivers, Mills, and Bridges"), _is_institution("Jane Roe, The Crier")
    (True, False)
    """
    given = (name_key(part).partition(" ")[0] for part in split_names(name))
    return SEVERAL.search(name) is not None and not any(map(is_given, given))


def _is_company(value: str) -> bool:
    """Return whether a value ends in the form of a company, written as such: ``Alder Media Sp. z o.o.``."""
    found = LEGAL.search(value)
    form = found[0].strip(" ,") if found else ""
    written = form[:1].isupper() or "." in form.partition(" ")[0]
    return found is not None and written and form.count(" ") < NAME and not is_person(value[: found.start()])


def _is_in_caption(page: Page, item: Hidden) -> bool:
    """Return whether a marked name stands in a caption: who took the picture."""
    return item.segment is not None and page.segments[item.segment].kind == "caption"


def _undated(value: str) -> str:
    """Return a value without the date and the time behind a name, and all that follows; no name has a clock in it.

    >>> _undated("Jane Roe, The Crier 3:53 p.m. EST January 25"), _undated("Studio 54")
    ('Jane Roe, The Crier', 'Studio 54')
    """
    if not DIGIT.search(value):
        return value
    ends = [found.start() for found in (CLOCK.search(value),) if found]
    ends += [found.start for found in find(value) if found.readings and found.readings[0].moment.day is not None]
    return value[: min(ends)].rstrip(" ,;|·•–-") if ends else value


def _unlabelled(page: Page, value: str) -> str:
    """Return a value without a label that it was copied with: ``Autor/in: Erika Muster``."""
    match = page.words.match(value) if COLON.search(value) else None
    cue = next((cue for cue in match.cues if cue.list == "byline" and cue.first == 0), None) if match else None
    if match is None or cue is None or CHECKING.search(cue.phrase):
        return value
    colon = COLON.match(value, match.span(cue)[1])
    return value[colon.end() :] if colon else value


def _add(author: Author, **said: str | bool | None) -> Author:
    """Return an author with what else is said, where nothing was known."""
    known = {name: value for name, value in said.items() if name != "group" and value and not getattr(author, name)}
    return author.model_copy(update=known) if known else author


def _share(item: Hidden, author: Author, *, own: bool, article: bool) -> float:
    """Return what share of a weight a name keeps.

    The name of the site is what templates fill in; a newsroom signs with it. One word that is no given name is mostly
    somebody's login: people sign articles and posts with it, other pages name who typed them in.
    """
    if own:
        return NEWSROOM if item.name.startswith(("newsarticle", "reportagenewsarticle")) else SITE
    name = author.name
    if (
        (author.kind == "organization" and not DOMAIN.fullmatch(name))
        or " " in name
        or not name.isascii()
        or item.name.startswith(("discussion", "question", "social"))
    ):
        return 1.0
    if is_given(name_key(name)):
        return 1.0
    return SIGNED if article and not name.endswith(".") else LOGIN


def _weight(item: Hidden, own: Container[str]) -> float:
    """Return what a hidden value is worth as a name of the article's author; 0 where it is none."""
    if item.source in MARKED or item.source == "meta":
        return NAMES.get(item.name, 0.0)
    if item.source != "json-ld":
        return 0.0
    thing, _, path = item.name.partition(".")
    return EMBEDDED if path in OF_AUTHORS and thing in own else 0.0
