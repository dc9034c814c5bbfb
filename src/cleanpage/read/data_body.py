"""A body that stands in a page's data alone: pages that a script would fill, with the text as JSON beside it."""

from __future__ import annotations

import html
import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleanpage.read import flight, jsonld
from cleanpage.read.recipe import recipe
from cleanpage.read.tame import tame
from cleanpage.words.fold import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleanpage.page import Segment

SCRIPTS = "script"
MAX_SCRIPTS = 200
"""Scripts of a page that are looked at."""
MAX_NODES = 200_000
"""Values of the data that are looked at."""
MAX_CHARS = 500_000
"""Characters of a body that are read."""
LEAST = 200
"""Characters from which a text can be a body."""
ARTICLE = 1_000
"""The same for one that is believed before longer ones, as it belongs to what the page is called after."""
PROSE = 60
"""Characters from which a visible line counts as text of the page's own."""
LINKED = 0.5
"""Share of a line that stands in links beyond which it is no text."""
SHARE = 0.25
"""Of the length of the data's text, what the page's own may come to at most."""
WHOLE = 1.0
"""The same for all that it shows: a list of links is a text, too."""
LABELS = 0.5
"""The same for its lines that are no sentences: a list of short things is a text, too."""
MOST = 1_000
"""Characters that it may come to at most."""
BEGINNING = 60
"""Characters by which a page is seen to show the beginning of the text itself."""
SENTENCES = 3
"""Sentences that a text has at least which no name says to be an article."""

RECIPE = "recipe"
DECLARED = {"articlebody": 3, "reviewbody": 2, RECIPE: 2}
"""Keys of schema.org that hold a text, by how surely it is the page's; a recipe is one as a whole."""
DESCRIBED = frozenset({"product", "productgroup", "service", "event", "course", "jobposting", "recipe", "book"})
"""Types whose description is the text of their page."""
STATE = frozenset(
    "articlebody body bodyhtml bodytext content contenthtml contents html maintext rendered story storybody text "
    "fulltext articlecontent articletext postcontent richtext blocks paragraphs".split()
)
"""Keys by which a page's program calls the text of an article."""
DESCRIBING = frozenset("description descriptionhtml longdescription fulldescription productdescription".split())
"""Keys by which it calls the text about the thing that the page is named after."""
BRANCHES = ("children", "content", "nodes", "json", "root", "document", "blocks")
"""Keys of what stands inside a node, where a text is kept as a tree: by editors, and by parsers of HTML."""
LEAVES, KINDS = ("text", "data", "value"), ("type", "nodeType", "name", "tag")
"""Keys of the text of its leaves, and of what a node is."""
BLOCKS = frozenset(
    "p li blockquote h1 h2 h3 h4 h5 h6 paragraph heading listitem list_item list-item heading-1 heading-2 heading-3 "
    "heading-4".split()
)
"""What nodes are called that stand on lines of their own."""
ROOTS, DEPTH = 3, 12
"""Nodes around the paragraphs of a tree, and within one another inside them, that are looked into."""
SPACES = re.compile(r"\s+")
NAMES = ("name", "title", "headline", "productname")
OWN, OTHER = "own", "thing"
"""What such a thing is called here, and any other one."""
NAME = 4
"""Letters that its name has at least."""
ASSIGNED = re.compile(
    r"\s*(?:window|self|globalThis|var|let|const)[\w.\[\]\"' ]{1,80}"
    r"(?:=\s*|[\w.\[\]\"' |=;]{1,200}\.push\(\s*)(?=[{\[])"
)
"""What stands before the data in a script that is a program."""
MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i|figure|section)\b[^<>]*>", re.IGNORECASE
)
SURE = ENDS.translate(dict.fromkeys(map(ord, ".!?…")))
"""What ends sentences only, whatever follows."""
SENTENCE_END = re.compile(rf"[.!?…]['\"”’»)]*(?:\s|<|\Z)|[{SURE}]")
PARAGRAPH = re.compile(r"\s*[\r\n]+\s*")


class DataBody(NamedTuple):
    """A text in a page's data.

    Attributes:
        source: where it stands, for people.
        html: the text as HTML.
    """

    source: str
    html: str


def data_body(page: str, segments: Sequence[Segment]) -> DataBody | None:
    """Return the text that a page's data holds, if the page shows none of its own.

    Args:
        page: the HTML.
        segments: what it shows.
    """
    own = _own(segments)
    if own >= MOST or "{" not in page:
        return None
    best = max(_candidates(LexborHTMLParser(tame(page))), key=lambda found: (found[0], len(found[1])), default=None)
    if best is None:
        return None
    _, text, source = best
    as_html = _as_html(text)
    plain = " ".join(html.unescape(MARKUP.sub(" ", text)).split())
    beginning = plain[:BEGINNING]
    shown = sum(len(segment.text) for segment in segments)
    if (
        len(plain) < LEAST
        or own > SHARE * len(plain)
        or shown > WHOLE * len(plain)
        or any(len(line) > PROSE and beginning in line for line in _lines(segments))
    ):
        return None
    return DataBody(source, as_html)


def _lines(segments: Sequence[Segment]) -> Iterator[str]:
    """Yield the lines that are no links; hidden ones are among them."""
    return (s.text for s in segments if not (s.place and s.place.link_share > LINKED))


def _own(segments: Sequence[Segment]) -> int:
    """Return how much text of its own a page shows, counted until it is more than enough."""
    own = 0
    for line in _lines(segments):
        if len(line) >= PROSE:
            own += len(line)
            if own >= MOST:
                break
    return own


def _candidates(tree: LexborHTMLParser) -> Iterator[tuple[int, str, str]]:
    """Yield the texts that could be the body: how surely each is, the text, and where it stands."""
    budget = MAX_NODES
    titles = _titles(tree)
    chunks: list[str] = []
    for node in tree.css(SCRIPTS)[:MAX_SCRIPTS]:
        kind = (node.attributes.get("type") or "").lower()
        script = node.text() or ""
        if "ld+json" in kind:
            yield from _declared(jsonld.parse(script[: jsonld.MAX_CHARS]), budget)
        elif piece := flight.chunk(script):
            chunks.append(piece)
        else:
            yield from _in_state(_state(script, kind), node.attributes.get("id") or "state", budget, titles)
    if chunks:
        data, texts = flight.rows(chunks)
        yield from _in_state(data, "stream", budget, titles, texts)


def _declared(data: object, budget: int) -> Iterator[tuple[int, str, str]]:
    """Yield the texts that a page's JSON-LD holds."""
    for key, value, type_ in _strings(data, budget):
        sure = DECLARED.get(key, 0) or int(key == "description" and type_ in DESCRIBED)
        if sure and len(value) >= LEAST:
            yield sure + 1, value[:MAX_CHARS], f"json-ld {type_}.{key}"


def _in_state(
    data: object, name: str, budget: int, titles: tuple[str, ...], texts: Mapping[str, str] = MappingProxyType({})
) -> Iterator[tuple[int, str, str]]:
    """Yield the texts that a program was given under a name that articles have, or as the description of its thing."""
    for key, value, type_ in _strings(data, budget, titles):
        text = flight.resolved(value, texts) if texts else value
        if not (key in STATE or (type_ == OWN and key in DESCRIBING)):
            continue
        if len(text) >= LEAST and len(SENTENCE_END.findall(text[:5_000])) >= SENTENCES:
            sure = 2 if type_ == OWN and len(text) >= ARTICLE else 1  # data hold the texts of other pages, too
            yield sure, text[:MAX_CHARS], f"{name} {key}"


def _state(script: str, kind: str) -> object:
    """Return the data of a script that is JSON, or a program that begins with an assignment of some."""
    start = len(script) - len(script.lstrip())
    if "json" not in kind:
        if kind not in {"", "text/javascript", "module"} or not (match := ASSIGNED.match(script)):
            return None
        start = match.end()
    try:
        found: object = json.JSONDecoder(strict=False).raw_decode(script[: jsonld.MAX_CHARS], start)[0]
    except (ValueError, RecursionError):
        return None
    return found


def _titles(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Return what the page is called, in small letters."""
    found: list[str | None] = [node.text() for node in tree.css("title")[:1]]
    found += [node.attributes.get("content") for node in tree.css('meta[property="og:title"]')[:1]]
    return tuple(title.casefold().strip() for title in found if title)


def _strings(data: object, budget: int, titles: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the text and the type around each string of some length; lists of pieces are one string.

    The type of what the page is called after is `OWN`.
    """
    todo: list[tuple[str, object, str]] = [("", data, OTHER)]
    while todo and budget > 0:
        budget -= 1
        key, value, type_ = todo.pop()
        if isinstance(value, str):
            yield key, value, type_
        elif isinstance(value, dict):
            of = jsonld.type_of(value) if "@type" in value else _own_or_other(value, titles) or type_
            if of == RECIPE and (text := recipe(value)):
                yield RECIPE, text, of
            if key in STATE and type_ == OWN and len(text := _tree(value)) >= ARTICLE:
                yield key, text, type_  # shorter ones are notices, as shops keep them
            of = OTHER if _is_block(value) else of  # a paragraph is no thing, and looked at once
            todo += [(str(name).partition("(")[0].lower(), one, of) for name, one in value.items()]
        elif isinstance(value, list):
            if key in STATE and (pieces := _pieces(value)):
                yield key, "\n".join(pieces), type_
            elif key in STATE and type_ == OWN and len(text := _tree(value)) >= ARTICLE:
                yield key, text, type_
            todo += [(key, one, type_) for one in value[:budget]]


def _own_or_other(value: Mapping[str, object], titles: tuple[str, ...]) -> str | None:
    """Return whether a thing with a name is what the page is called after; None for what has no name."""
    names = tuple(name.casefold().strip() for key in NAMES if isinstance(name := value.get(key), str))
    if not (names and titles):
        return None
    long = tuple(name for name in names if len(name) >= NAME)
    return OWN if any(title.startswith(long) for title in titles) else OTHER


def _tree(value: object) -> str:
    """Return the text that is kept as a tree of paragraphs, as editors do; nothing of anything else."""
    for _ in range(ROOTS):
        if isinstance(value, dict):
            value = next((value[key] for key in BRANCHES if key in value), None)
    if not isinstance(value, list) or 2 * sum(map(_is_block, value)) < len(value):
        return ""
    return "".join(map(_text_of, value))


def _is_block(node: object) -> bool:
    """Return whether a node of a tree is called as what stands on lines of its own."""
    return isinstance(node, dict) and any(str(node.get(key)).casefold() in BLOCKS for key in KINDS)


def _text_of(node: object, depth: int = DEPTH) -> str:
    """Return the text in a node of such a tree, each of its paragraphs a line."""
    if not isinstance(node, dict) or not depth:
        return ""
    inside = next((node[key] for key in BRANCHES if isinstance(node.get(key), list)), None)
    if inside is None:
        leaf = next((node[key] for key in LEAVES if isinstance(node.get(key), str)), "")
        return SPACES.sub(" ", leaf)
    text = "".join(_text_of(one, depth - 1) for one in inside)
    return f"{text}\n" if _is_block(node) else text


def _pieces(items: list[object]) -> list[str]:
    """Return the texts of a list of paragraphs, each a string or an object that holds one."""
    found = []
    for item in items:
        text = item if isinstance(item, str) else None
        if isinstance(item, dict):
            text = next(
                (item[key] for key in ("html", "text", "content", "value") if isinstance(item.get(key), str)), None
            )
        if text and text.strip():
            found.append(text)
    return found if len(found) > 1 else []


def _as_html(text: str) -> str:
    """Return a text as HTML: as it is where it is HTML, perhaps escaped; else each of its lines a paragraph."""
    if "&lt;" in text and not MARKUP.search(text):
        text = html.unescape(text)
    if MARKUP.search(text):
        return tame(text)
    return "".join(f"<p>{html.escape(line)}</p>" for line in PARAGRAPH.split(text) if line)
