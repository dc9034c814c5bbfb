"""Credits: the names that follow a word like "by", with the roles and organizations that stand among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from cleanpage.article import Author
from cleanpage.names.duties import (
    DEGREES,
    EMPLOYER,
    GROUP,
    OTHER,
    OURS,
    PREPOSITIONS,
    WRITER,
    Duty,
    duty_at,
    duty_behind,
    has_group,
)
from cleanpage.names.form import AND, WORDS, any_of, is_given, name_at, name_key
from cleanpage.words.case import begins_small
from cleanpage.words.fold import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanpage.words import Cues, Match

LONGEST = 240
"""Characters in which names are looked for."""
LEAD = regex.compile(rf"[\s{COLONS}|,;/·•–—\-()\[\]>»*]*")
SKIPPED = regex.compile(r"(?:\S+@\S+\.\w+|@\w+|https?://\S+|www\.\S+|\([^)]{0,60}\))")
WHERE = regex.compile(
    r"\s(?:in|aus|à|en|da|w|v|i|из|в|from)\s(?:\p{Lu}[\p{L}\-]+)(?:\s\p{Lu}[\p{L}\-]+){0,2}(?=\s*(?:$|[,;|]|and\b|und\b|et\b))"
)
FOR = regex.compile(
    r"\s(?:for|at|für|pour|para|per|voor|för|for)\s(?:the\s)?(?P<organization>\p{Lu}[\p{L}\p{N}.&'’\-]*(?:\s\p{Lu}[\p{L}\p{N}.&'’\-]*){0,4})"
)
MODIFIER = regex.compile(rf"(?:\s(?:{any_of('ranks', 'scopes', 'engaged', 'fields')}))+$", regex.IGNORECASE)
# What no name has in it, though it may be written with a capital letter.
STOP = regex.compile(
    r"(?:^|\s)(?:For|In|At|The|And|With|On|Of|From|By|To|Is|View|Follow|Für|Pour|FOR|IN|AT|THE|AND|WITH|ON|FROM|BY)(?=\s|$)"
)
FIRST = regex.compile(rf"(?:{any_of('ranks', 'engaged', 'labels')})\s", regex.IGNORECASE)
"""What a name does not begin with, though a label may."""
WROTE = Duty(WRITER, 0)
"""What those did of whom nothing else is said."""
GROUP_LAST = regex.compile(rf"(?:{GROUP.pattern})$", regex.IGNORECASE)
SPACE = regex.compile(r"\s+")
STUCK = regex.compile(r"\s(\p{Lu}\p{Ll}{2,})\p{Lu}\p{Ll}{2,}[^\s]*$")
JOINT = regex.compile(r"\s[YyIiEe]\s(\p{Lu}[\p{L}\p{M}]+)(?=\s\p{Lu})")
INSIDE_NAMES = frozenset({"Mac", "Van", "Von", "Fitz", "Del", "Des", "Las", "Los", "San", "Abu", "Bin", "Ibn"})
"""How a last word goes on after with a capital letter in many names."""
SHORT_NAME = 2
"""Letters of a last word that is a name, though it be a label elsewhere."""
COMMA = regex.compile(r",\s+(?:(?i:the)\s+)?")
RANKED = regex.compile(rf"(?:\p{{Lu}}{{2,6}}\s(?:News\s)?)?(?=\p{{Lu}}\p{{Ll}})(?i:{any_of('ranks', 'scopes')})\s")
"""How a role begins, perhaps with the outlet before it, and no name: ``CNN Senior Supreme Court Analyst``."""
BEFORE_ROLE, BEFORE_RANKED = 3, 6
"""Words that stand before the word for a role at most, and where it begins so."""
ROLE = 60
"""Characters in which a role before a name ends."""
GOES_ON = regex.compile(
    r"$|[,|·&/(–-]|\s(?:[,|·&/(–-]|\p{Lu}|\p{Lo}|(?:of|for|at|in|and|für|und|bei|im|de|en|et|y|del|della|di|e|da|do|voor|och|og|för|i)\s)"
)
"""How the line of a role goes on behind the word for it, and no sentence does."""
COPULA = regex.compile(
    r"^(?:is|was|ist|war|est|es|è|é|er|är|jest|je|este|on)\s(?:(?:an?|the|our|eine?|une?|un[oa]?|uma?|een|ein|en|ett?|et)\s)?"
)
"""How a sentence leads from a name to a role; only there, as words end in such letters: ``Education editor``."""
UNSAID = frozenset({"author", "autor", "autore", "auteur", "by"})
"""Roles that say no more than that somebody wrote."""
LABELLED = regex.compile(rf"[{COLONS}]\s*$")
"""What stands before a name that a label introduces."""
LABELS = frozenset({"updated", "follow", "share", "counters", "read-more"})
ASIDE = ("counters", "comments", "share", "updated")
"""Lists of phrases that stand behind a name on its line."""
ONLY_HANDLE = regex.compile(r"[\s:：]*@(?P<name>\w{2,30})\s*")
_ON = "on|at|am|le|el|il|em|om|på|den|dne|dnia|op"
BEFORE_DATE = regex.compile(rf"\s(?:{_ON})\s*$")
"""What stands between a name and a date."""
NO_NAME = regex.compile(rf"(?:{_ON})(?=\s|$)")
"""The same where a name should stand, as a template writes it for an account without one: ``Von am 3. November``."""
SINGLE = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}.’'_\-]{1,29}")


class Credit(NamedTuple):
    """Somebody named in a credit.

    Attributes:
        author: who, with role and organization where the credit has them.
        start: offset into the text of the first character.
        end: offset after the last one.
    """

    author: Author
    start: int
    end: int


def credits_in(text: str, words: Cues, at: int = 0, *, alone: bool = False, duty: Duty | None = None) -> list[Credit]:
    """Return who is named from an offset on, until something follows that is neither a name nor belongs to one.

    Args:
        text: a line.
        words: the language data.
        at: where the names begin.
        alone: whether what stands there must be somebody, so that one word is believed to be a name too.
        duty: what those named first did, where something before says so.

    Returns:
        The credits, in order.
    """
    found = list(_read(text[: at + LONGEST], words, at, duty))
    if not found and alone:
        found = list(_single(text, words, at))
        joint = AND.match(text, found[0].end) if found and found[0].author.kind == "organization" else None
        found += _read(text[: at + LONGEST], words, joint.end()) if joint else ()
    return found


def introduces(text: str, phrase: str, at: int) -> bool:
    """Return whether what follows a phrase of a byline can be a name: a noun such as "text" needs a colon behind it.

    Args:
        text: the line.
        phrase: the phrase, folded.
        at: where it ends.
    """
    if text[at : at + 1] in {"-", "’", "'"} or (len(phrase) == 1 and text[at : at + 1].isalpha()):
        return False  # part of a longer word
    colon = text[at : at + 2].lstrip()[:1] in {*COLONS}
    return colon or " " in phrase or phrase in PREPOSITIONS or not text[at : at + 1].isspace() or not phrase.isascii()


def _read(text: str, words: Cues, at: int, duty: Duty | None = None) -> Iterator[Credit]:
    """Yield the names that follow each other, and the agency that comes last; not those who only edited or checked."""
    named = 0
    while at < len(text):
        at = _skip(text, at)
        if found := duty_at(text, at, bare=True) if named else None:
            duty, at = found, _skip(text, found.end)
        before, at = _role_before(text, at, words)
        match = name_at(text, at)
        if match is None:
            yield from _agency(text, words, at) if named else ()
            return
        whole = _before_label(text, at, _before_duty(text, at, match[0]))
        if avatar := _avatar(whole):
            at, whole = at + avatar, whole[avatar:]
        name, role = _without_role(_before_another(_unglued(whole)), words)
        name = _unglued(name) if role else _before_field(text, at, _unglued(name), words)
        end = at + len(name)
        if not name or FIRST.match(name):
            return
        kind: Literal["person", "organization"] = "organization" if is_group(name, words) else "person"
        if kind == "organization" and named and "|" in text[named:at]:
            return  # set off by a bar: whom they work for
        named = end
        role, organization, after = _belongings(text, end if role is None else at + len(whole), role, kind, words)
        told = duty_behind(text, after)
        after = told.end if told else after
        role = role or before or (told or duty or WROTE).role
        start = at
        for person in _people(name) if kind == "person" else (name,):
            stop = start + len(person)
            if duty is None or duty.kind != OTHER:
                author = Author(name=person, kind=kind, role=role, organization=organization)
                yield Credit(author, start, min(stop, end))
            start = stop + 1
        joint = AND.match(text, _skip_aside(text, after))
        if joint is None and duty_at(text, _skip(text, after), bare=True) is None:
            return
        at = joint.end() if joint else after


def _before_duty(text: str, at: int, name: str) -> str:
    """Leave out the beginning of a duty from what has the form of a name: ``Anna Exempel Foto: Johan Modell``."""
    for space in SPACE.finditer(name):
        if duty_at(text, at + space.end()):
            return name[: space.start()]
    return name


def _before_label(text: str, at: int, name: str) -> str:
    """Leave out the label of the next field on a line of fields: ``Author: Jane Roe Source: Agency``."""
    person, _, last = name.rpartition(" ")
    if " " not in person or not person.rpartition(" ")[2][:1].isupper() or not last.isalpha():
        return name
    colon = text[at + len(name) :].lstrip()[:1]
    return person if colon and colon in COLONS and LABELLED.search(text, 0, at) else name


def _avatar(name: str) -> int:
    """Return how long the initials are that stand before a name in place of a picture: ``CM Craig McCarthy``."""
    first, _, rest = name.partition(" ")
    initials = "".join(word[0] for word in rest.split())
    return len(first) + 1 if len(first) > 1 and " " in rest and first == initials[: len(first)].upper() else 0


def _unglued(name: str) -> str:
    """Leave out what is stuck to a name's last word, as in ``Jane RoeNovember``: McCarthy and LeBron stay whole."""
    stuck = None if has_group(name) else STUCK.search(name)
    return name if stuck is None or stuck[1] in INSIDE_NAMES else name[: stuck.end(1)]


def _before_another(name: str) -> str:
    """Leave out whom a small word joins on that joins surnames too: ``Ana Roe y Juan Doe``, but ``Ortega y Gasset``."""
    joint = next((found for found in JOINT.finditer(name) if is_given(name_key(found[1]))), None)
    return name[: joint.start()] if joint else name


def _before_field(text: str, at: int, name: str, words: Cues) -> str:
    """Leave out of a name the field of a role that goes on in small letters: ``Jane Roe Arts correspondent``."""
    rest = text[at + len(name) :][:ROLE]
    if not rest.startswith(" "):
        return name
    person, _, last = name.rpartition(" ")
    if " " in person and not is_given(name_key(last)) and _begins_role(last + rest, 2, words):
        return person
    person = MODIFIER.sub("", " " + name)[1:]
    return person if person != name and " " in person and _begins_role(rest, 1, words) else name


def _begins_role(text: str, least: int, words: Cues) -> bool:
    """Return whether a text begins with a role of so many words: ``Envoyée spéciale``, ``Grand reporter``."""
    return any(cue.list == "role" and cue.first == 0 and cue.tokens >= least for cue in words.match(text).cues)


def _belongings(text: str, at: int, role: str | None, kind: str, words: Cues) -> tuple[str | None, str | None, int]:
    """Return the role and the organization that stand behind a name, and where they end."""
    organization = None
    if degrees := DEGREES.match(text, at):
        at = degrees.end()
    if found := FOR.match(text, at):
        organization, at = found["organization"], found.end()
    elif found := WHERE.match(text, at):
        at = found.end()
    if role is None and kind == "person":
        role, at = _role_after(text, at, words)
        role = None if role is None or role.casefold() in UNSAID else role
    if organization is None and kind == "person" and (employer := _employer(text, at, words)):
        organization, at = employer
    return role, organization, at


def _role_before(text: str, at: int, words: Cues) -> tuple[str | None, int]:
    """Return the role before a name, and where that begins: ``von unserer Korrespondentin Anna Muster``."""
    ours = OURS.match(text, at)
    start = ours.end() if ours else at
    match = words.match(text[start : start + ROLE])
    ends = [match.span(cue)[1] for cue in match.cues if cue.list == "role" and cue.first == 0]
    end = start + max(ends, default=0)
    if not ends or text[end : end + 1] != " " or name_at(text, end + 1) is None:
        return None, at
    return text[start:end], end + 1


def _employer(text: str, at: int, words: Cues) -> tuple[str, int] | None:
    """Return the outlet or institution that stands behind a name or a role after a comma; agencies are authors."""
    comma = COMMA.match(text, at)
    found = name_at(text, comma.end()) if comma else None
    return (found[0], found.end()) if found and is_employer(found[0], words) else None


def is_employer(name: str, words: Cues) -> bool:
    """Return whether a name is that of an outlet or institution for which people write; agencies are authors."""
    return EMPLOYER.search(name) is not None and words.match(name).get("agency") is None


def _skip(text: str, at: int) -> int:
    """Return where what can be a name begins, after signs, addresses and handles."""
    while True:
        start = at
        if lead := LEAD.match(text, at):
            at = lead.end()
        if skipped := SKIPPED.match(text, at):
            at = skipped.end()
        if at == start:
            return at


def _skip_aside(text: str, at: int) -> int:
    """Return the offset after what stands in brackets or is an address, behind a name."""
    stripped = at + len(text[at:]) - len(text[at:].lstrip())
    skipped = SKIPPED.match(text, stripped)
    return skipped.end() if skipped else at


def _without_role(name: str, words: Cues) -> tuple[str, str | None]:
    """Split a role off the end of what has the form of a name: ``Jane Roe Senior Reporter``."""
    if name.startswith(("The ", "THE ")) and has_group(name):
        return name, None
    stop = STOP.search(name)
    if stop and ((stop.start() == 0 and not name.startswith(("The ", "THE "))) or not has_group(name)):
        return _without_role(name[: stop.start()], words)[0], None
    name = _without_label(name, words)
    match = words.match(name)
    cues = [cue for cue in match.cues if cue.list == "role"]
    if not cues:
        return name, None
    start = match.span(cues[0])[0]
    if GROUP_LAST.search(name) and not is_given(name_key(name).partition(" ")[0]):
        return name, None
    head = MODIFIER.sub("", " " + name[:start].rstrip())[1:]
    parts = head.split()
    if len(parts) > 3 or (len(parts) == 3 and _ends_early(parts)):  # noqa: PLR2004 - the rest belongs to the role
        head = " ".join(parts[:2])
    if len(parts) < 2:  # noqa: PLR2004 - a role without a name before it
        return ("", None) if start == 0 else (name, None)
    return head, name[len(head) :].strip()


def _ends_early(parts: Sequence[str]) -> bool:
    """Return whether the second of three words before a role is a surname: neither short, nor a given name."""
    return len(parts[1]) > 3 and not is_given(name_key(parts[1]))  # noqa: PLR2004 - initials and particles are short


def _people(name: str) -> Iterator[str]:
    """Yield the names in a run of them without signs between them, by the given names that begin them."""
    words = name.split()
    first = 0
    for at in range(2, len(words) - 1):
        known, before = is_given(name_key(words[at])), is_given(name_key(words[at - 1]))
        titled = words[at - 1].endswith(".")
        if known and not before and at - first > 1 and len(words[at - 1]) > 3 and not titled:  # noqa: PLR2004
            yield " ".join(words[first:at])
            first = at
    yield " ".join(words[first:])


def _without_label(name: str, words: Cues) -> str:
    """Leave out what follows a name without a sign between them: ``Jane Roe Published``, ``Jane Roe Follow``."""
    for space in SPACE.finditer(name):
        match = words.match(name[space.end() :])
        short = len(name) - space.end() <= SHORT_NAME  # "Tú" is a name in Vietnamese, and a label in other languages
        if not short and any(cue.first == 0 and cue.list in LABELS for cue in match.cues):
            return name[: space.start()]
    return name


def _role_after(text: str, at: int, words: Cues) -> tuple[str | None, int]:
    """Return the role that follows a name behind a comma or the like, and where it ends."""
    lead = LEAD.match(text, at)
    start = lead.end() if lead else at
    joint = AND.match(text, at)
    goes_on = joint and WORDS.search(joint[0]) and name_at(text, joint.end())  # "and Jane Roe special envoys"
    if goes_on or duty_behind(text, at) or duty_at(text, start, bare=True):
        return None, at
    ranked = RANKED.match(text, start) is not None
    most = BEFORE_RANKED if ranked else BEFORE_ROLE
    match = words.match(text[start : start + 80])
    cue = next((cue for cue in match.cues if cue.list == "role" and cue.first <= most), None)
    if cue is None:
        return None, at
    before, end = match.span(cue)
    other = None if ranked else name_at(text, start)
    if other is not None and " " in MODIFIER.sub("", " " + text[start : start + before].rstrip())[1:]:
        return None, at  # another name, and the role is that one's
    role = COPULA.sub("", text[start : start + end])
    return (role, start + end) if AND.search(role) is None else (None, at)


def is_group(name: str, words: Cues | None = None) -> bool:
    """Return whether a name is that of an agency, a desk, an outlet, as far as its words tell.

    Args:
        name: the name.
        words: the language data, whose agencies are known too.
    """
    if has_group(name):
        return True
    match = words.match(name) if words else None
    return match is not None and bool(match.cues) and match.coverage("agency") > 0.5  # noqa: PLR2004 - most of it


def is_role(text: str, words: Cues) -> bool:
    """Return whether a text is what somebody does, and no name: ``Senior Reporter``."""
    match = words.match(text)
    ends = any(cue.list == "role" and cue.first + cue.tokens == match.tokens for cue in match.cues)
    return ends and not is_given(name_key(text).partition(" ")[0])


def role_line(text: str, words: Cues) -> tuple[str, str | None] | None:
    """Return the role that a line below a name consists of, and whom for: ``Senior Reporter, Alder Valley Courier``.

    Args:
        text: the line.
        words: the language data.
    """
    if (
        len(text) > ROLE
        or text.endswith((".", "!", "?", ":"))
        or any(is_given(word) for word in name_key(text).split())
    ):
        return None
    match = words.match(text)
    if any(cue.list in {"byline", "biography", "caption"} for cue in match.cues):
        return None
    role, end = _role_after(text, 0, words)
    if role is None or role.casefold() in UNSAID:
        return None
    rest = text[end:].rstrip(" |·•,")
    if found := FOR.fullmatch(rest):
        return role, found["organization"]
    if (employer := _employer(text, end, words)) and employer[1] == end + len(rest):
        return role, employer[0]
    return (role + rest, None) if GOES_ON.match(rest) else None


def _agency(text: str, words: Cues, at: int) -> Iterator[Credit]:
    """Yield the agency that is named at an offset."""
    match = words.match(text[at : at + 80])
    cue = next((cue for cue in match.cues if cue.list == "agency" and cue.first == 0), None)
    if cue:
        end = match.span(cue)[1]
        yield Credit(Author(name=text[at : at + end], kind="organization"), at, at + end)


def _single(text: str, words: Cues, at: int) -> Iterator[Credit]:
    """Yield the one word, agency or group that a credit is made of."""
    if handle := ONLY_HANDLE.fullmatch(text, at):
        yield Credit(Author(name=handle["name"]), *handle.span("name"))
        return
    start = _skip(text, at)
    agency = list(_agency(text, words, start))
    if agency:
        yield from agency
        return
    rest = text[start:]
    found = SINGLE.match(rest)
    if found is None or NO_NAME.match(rest) or _blocked(words.match(rest[:80])):
        return
    whole = found.end() == len(rest.rstrip(" |·•,–—-/")) or BEFORE_DATE.match(rest, found.end()) is not None
    behind = rest[found.end() :]
    whole = whole or (behind.startswith(" ") and _is_aside(words.match(behind)))
    if not whole and text.rstrip().endswith((".", "!", "?", "…")):
        return
    if (
        begins_small(found[0])
        and found[0].islower()
        and (not whole or (start - at > 1 and " " not in text[:at].strip()))
    ):
        return
    if whole or behind.lstrip()[:1] in {",", "|", "·", "•", "/", "(", "–", "—", "-", "»"}:
        yield Credit(Author(name=found[0]), start, start + found.end())


def _is_aside(match: Match) -> bool:
    """Return whether what stands behind a name is nothing but counts and buttons: ``4 comments``, ``5 min read``."""
    return bool(match.cues) and match.coverage(*ASIDE) >= 1


def _blocked(match: Match) -> bool:
    """Return whether what stands there is a cue of something else."""
    return any(cue.first == 0 and cue.list not in {"byline", "section"} for cue in match.cues)
