"""The legend, which counts the lines of each sort and picks them out, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanpage.explain.web.markup import Html, counted, element

if TYPE_CHECKING:
    from cleanpage.article import Fate
    from cleanpage.explain.web.tally import Tally

FATES: dict[Fate, str] = {"body": "body", "field": "fields", "dropped": "dropped"}
"""The fates, and what the lines of one are called."""


def legend(tally: Tally) -> Html:
    """Return a table of each fate, in which each sort of lines is a button that shows these alone."""
    told = element("legend", "Lines and words of each; choose one to see it alone")
    everything = _button("all", "all", sum(tally.lines.values()), sum(tally.words.values()), checked="")
    columns = [_column(tally, fate) for fate in FATES if tally.ranked(fate)]
    return element("fieldset", told, element("div", everything, class_="all"), *columns, class_="legend")


def legend_css(tally: Tally) -> Html:
    """Return the rules that hide all other lines where a button is chosen."""
    names = [*FATES, *tally.classes().values()]
    others = ".lines li:not(.{0}, .more, .why li)"
    return Html("".join(f":root:has(#only-{n}:checked) {others.format(n)} {{ display: none }}\n" for n in names))


def _column(tally: Tally, fate: Fate) -> Html:
    classes, sorts = tally.classes(), tally.ranked(fate)
    if [sort.name for sort in sorts] == [fate]:  # the body rule's body: all of it is of one sort
        sorts = []
    buttons = [_button(classes[sort], sort.name, tally.lines[sort], tally.words[sort]) for sort in sorts]
    return element("div", _button(fate, FATES[fate], *tally.total(fate)), *buttons, class_=fate)


def _button(name: str, shown: str, lines: int, words: int, *, checked: str | None = None) -> Html:
    radio = element("input", type="radio", name="only", id=f"only-{name}", autocomplete="off", checked=checked)
    sizes = element("small", f"{lines:,}"), element("small", f"{words:,}")
    return element("label", radio, shown, *sizes, title=f"{counted(lines, 'line')}, {counted(words, 'word')}")
