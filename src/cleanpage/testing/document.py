"""The documentation of a rule, made from its docstring, its options and its cases, so that it cannot be out of date."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import regex

from cleanpage.read import read
from cleanpage.rule import CERTAIN
from cleanpage.testing.cases import BODY, load_cases
from cleanpage.words import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cleanpage.rule import Rule, Verdict
    from cleanpage.testing.cases import Case

ATTRIBUTE = regex.compile(r"^    (\w+): (.+(?:\n {8,}.+)*)", regex.MULTILINE)
WIDEST = 110
LEGEND = """\
Each example is a page as the rule alone sees it: `-` is a line that it drops, `~` one that it weighs against, `+` one
that it speaks for, `=` one that it takes for a field; all other lines it leaves alone. `[…]` stands for running text.
"""


def rule_book(rules: Iterable[type[Rule]], cases: Path) -> str:
    """Return the documentation of rules.

    Args:
        rules: the rules' classes.
        cases: folder of case files, each named by its rule's kind; rules without one have no examples.

    Returns:
        Markdown.
    """
    files = [(rule, cases / f"{rule.kind}.toml") for rule in rules]
    pages = [document(rule, load_cases(file) if file.is_file() else ()) for rule, file in files]
    return "\n".join(["# The rules\n", LEGEND, *pages])


def document(rule: type[Rule], cases: Sequence[Case] = ()) -> str:
    """Return a rule's page of the documentation.

    Args:
        rule: the rule's class.
        cases: its cases.

    Returns:
        Markdown: a heading of level 2, what the docstring says, a table of options, the cases.
    """
    prose, options = _docstring(rule)
    parts = [f"## {rule.kind}", prose]
    if rows := list(_options(rule, options)):
        parts.append("\n".join(["| option | type | default | |", "| --- | --- | --- | --- |", *rows]))
    parts += [_example(rule, case) for case in cases]
    return "\n\n".join(parts) + "\n"


def _docstring(rule: type[Rule]) -> tuple[str, dict[str, str]]:
    """Return what a docstring says before its sections, and what it and those of the bases say of each attribute."""
    options: dict[str, str] = {}
    for base in reversed(rule.__mro__):
        if "model_fields" in dir(base):
            options |= {name: " ".join(text.split()) for name, text in ATTRIBUTE.findall(_clean(base))}
    return _clean(rule).partition("\n\nAttributes:")[0], options


def _clean(thing: type) -> str:
    """Return a docstring with reStructuredText's code quotes as Markdown's."""
    return inspect.cleandoc(thing.__doc__ or "").replace("``", "`")


def _options(rule: type[Rule], described: dict[str, str]) -> Iterator[str]:
    """Yield a row for each option."""
    for name, field in rule.model_fields.items():
        kind = getattr(field.annotation, "__name__", str(field.annotation))
        yield f"| `{name}` | `{kind}` | `{field.default!r}` | {described.get(name, '')} |"


def _example(rule: type[Rule], case: Case) -> str:
    """Return a case, each of its lines with what the rule says of it."""
    options = ", ".join(f"`{name} = {value!r}`" for name, value in case.options.items())
    failure = f" (not yet: {case.known_failure})" if case.known_failure else ""
    title = f"**{case.note}**{f' with {options}' if options else ''}{failure}"
    return f"{title}\n\n```diff\n" + "\n".join(_lines(rule, case)) + "\n```"


def _lines(rule: type[Rule], case: Case) -> Iterator[str]:
    """Yield the lines of a case's page, running text as one line."""
    page = read(case.source, table(), format=case.format, url=case.url)
    said: dict[int, list[Verdict]] = {}
    for verdict in rule(**case.options).judge(page):
        if verdict.segment is not None:
            said.setdefault(verdict.segment.index, []).append(verdict)
        else:
            yield f"= {verdict.field}: {_value(verdict)}"
    for segment in page.segments:
        if segment.text in BODY:
            if segment.text == BODY[0]:
                yield "  […]"
            continue
        verdicts = said.get(segment.index, [])
        text = segment.text if len(segment.text) <= WIDEST else segment.text[: WIDEST - 1] + "…"
        yield f"{_mark(verdicts)} {text}{_taken(verdicts)}"


def _mark(verdicts: Iterable[Verdict]) -> str:
    """Return the sign for what was said of a line; the strongest word counts."""
    marks = [{"take": "=", "keep": "+"}.get(v.action, "-" if v.weight == CERTAIN else "~") for v in verdicts]
    return next((mark for mark in "=-+~" if mark in marks), " ")


def _taken(verdicts: Iterable[Verdict]) -> str:
    """Return what was taken from a line."""
    taken = [f"{verdict.field}: {_value(verdict)}" for verdict in verdicts if verdict.action == "take"]
    return f"   ({'; '.join(dict.fromkeys(taken))})" if taken else ""


def _value(verdict: Verdict) -> str:
    values = verdict.value if isinstance(verdict.value, tuple) else (verdict.value,)
    return ", ".join(str(getattr(value, "name", value)) for value in values)
