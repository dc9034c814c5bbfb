"""Cases of a rule, kept as data beside it: from them come its tests and its page in the documentation.

A case file is TOML::

    [[case]]
    note = "a copyright line at the end goes"
    page = '''
    {body}

    © 2025 The Town Crier. All rights reserved.
    '''
    drops = ["© 2025 The Town Crier. All rights reserved."]

``drops`` lists the lines that the rule must drop, ``leans`` those that it must weigh against without deciding,
``keeps`` those that it must speak for, ``takes`` is a table from fields to what it must take. Every line of the page
that is in none of them must be left alone, so that a case that lists nothing is a negative case. ``options`` are the
rule's options, ``url`` the page's address, ``format`` ``"html"`` or ``"text"``. A line ``{body}`` stands for three
paragraphs of running text, so that a case shows no more than what matters.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from cleanpage.dates import DateEvidence
from cleanpage.read import read
from cleanpage.rule import CERTAIN
from cleanpage.words import table

if TYPE_CHECKING:
    from pathlib import Path

    from cleanpage.rule import Action, Rule, Verdict


BODY = tuple(
    " ".join(paragraph.split())
    for paragraph in """
The town council voted on Monday evening to repair the old bridge over the mill race, and the work will begin in the
spring. Nobody spoke against it, although the money has yet to be found.

The bridge was built in 1862 and has carried carts, trams and finally cars. Engineers who looked at it last year found
that two of its five arches had moved by the width of a hand, which is more than they had feared.

Until the work is done, buses will go round by the station. The mayor said that she was sorry for the detour, and that
she would take it herself every morning.
""".strip().split("\n\n")
)
"""What ``{body}`` stands for."""


class Case(BaseModel):
    """One page, and what a rule must say of it.

    Attributes:
        note: what the case shows.
        page: the page.
        drops: texts of the segments that the rule must drop.
        leans: texts of the segments that the rule must weigh against, without deciding.
        keeps: texts of the segments that it must speak for, deciding or not.
        takes: by field, the values that the rule must take, as strings.
        options: options of the rule.
        format: how the page is read.
        url: its address.
        known_failure: why the rule does not get it right yet; the case must fail.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: str
    page: str
    drops: tuple[str, ...] = ()
    leans: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    takes: dict[str, tuple[str, ...]] = {}
    options: dict[str, Any] = {}
    format: Literal["auto", "text", "html"] = "text"
    url: str | None = None
    known_failure: str | None = None

    @property
    def source(self) -> str:
        """The page, with running text in place of ``{body}``: paragraphs, or ``<p>`` elements."""
        paragraphs = [f"<p>{text}</p>" for text in BODY] if self.format == "html" else BODY
        return self.page.replace("{body}", "\n\n".join(paragraphs))

    @property
    def negative(self) -> bool:
        """Whether the case shows what the rule leaves alone."""
        return not (self.drops or self.leans or self.keeps or self.takes)


def load_cases(file: Path) -> tuple[Case, ...]:
    """Read a case file.

    Args:
        file: a TOML file with ``[[case]]`` tables.

    Returns:
        The cases, in order.

    Raises:
        ValueError: the file does not have that form; the message says where.
    """
    try:
        return tuple(Case(**case) for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"])
    except (KeyError, ValueError) as error:
        msg = f"{file}: {error}"
        raise ValueError(msg) from error


def check_case(rule: type[Rule], case: Case) -> None:
    """Check that a rule says of a page what a case says it must.

    Args:
        rule: the rule's class.
        case: the case.

    Raises:
        AssertionError: it says something else; the message shows both.
    """
    page = read(case.source, table(), format=case.format, url=case.url)
    verdicts = list(rule(**case.options).judge(page))
    got = {
        "drops": _texts(verdicts, "drop", certain=True),
        "leans": _texts(verdicts, "drop", certain=False),
        "keeps": _texts(verdicts, "keep", certain=True) + _texts(verdicts, "keep", certain=False),
        "takes": _takes(verdicts),
    }
    wanted = {
        "drops": sorted(case.drops),
        "leans": sorted(case.leans),
        "keeps": sorted(case.keeps),
        "takes": {field: sorted(values) for field, values in case.takes.items()},
    }
    if got != wanted:
        msg = f"{case.note}:\n wanted {wanted}\n got    {got}"
        raise AssertionError(msg)


def _texts(verdicts: list[Verdict], action: Action, *, certain: bool) -> list[str]:
    """Return the texts of the segments that verdicts are on, each once."""
    return sorted(
        {
            verdict.segment.text
            for verdict in verdicts
            if verdict.action == action and verdict.segment and (verdict.weight == CERTAIN) == certain
        }
    )


def _takes(verdicts: list[Verdict]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.action == "take":
            values = verdict.value if isinstance(verdict.value, tuple) else (verdict.value,)
            found.setdefault(verdict.field or "", []).extend(map(_shown, values))
    return {field: sorted(set(values)) for field, values in found.items()}


def _shown(value: object) -> str:
    """Return a value as a case names it."""
    return value.text if isinstance(value, DateEvidence) else str(getattr(value, "name", value))
