"""What dates and times look like, as patterns over the shapes of lines (see `cleanpage.dates.shape`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanpage.dates.shape import ROMAN, UNKNOWN, WORDS
from cleanpage.dates.vocabulary import CLOCK, JOIN, MONTH, MONTH_MARK, ORDINAL, PERIOD, WEEKDAY, ZONE

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = range(1, 256)


def _words(fits: Callable[[int], bool]) -> str:
    return "".join(chr(WORDS + kinds) for kinds in _KINDS if fits(kinds))


_MONTH = f"[{_words(lambda kinds: bool(kinds & MONTH))}]"
_MONTH_MARK = f"[{_words(lambda kinds: bool(kinds & MONTH_MARK))}]"
_WEEKDAY = f"[{_words(lambda kinds: bool(kinds & WEEKDAY))}]"
_PERIOD = f"[{_words(lambda kinds: bool(kinds & PERIOD))}]"
_JOIN = f"[{_words(lambda kinds: bool(kinds & JOIN))}]"
_CLOCK = f"[{_words(lambda kinds: bool(kinds & CLOCK))}]"
_ZONE = f"[{_words(lambda kinds: bool(kinds & ZONE))}]"
_BETWEEN = _words(lambda kinds: bool(kinds & (JOIN | ORDINAL)) and not kinds & (PERIOD | ZONE | MONTH | CLOCK))
_JOINS = _words(lambda kinds: bool(kinds & (JOIN | CLOCK | ORDINAL)) and not kinds & (PERIOD | ZONE | MONTH))
_GAP = rf"[ .,'/()\-{_BETWEEN}]{{0,6}}"
# Between a date and its time.
JOINT = rf"[ .,:|/()\-~T{_JOINS}{_words(lambda kinds: bool(kinds & WEEKDAY))}]{{0,6}}"

_NUMBER = "ntyseq"
# A time may stand before it: 14:20 / 03.11.2025.
_ALONE = rf"(?<![{_NUMBER}][-/.:])(?:(?<![{_NUMBER}] [-/] )|(?<=n:n / ))"
_ENDS = rf"(?![-/.:]?[{_NUMBER}]|\.[{_NUMBER}])"

# In order of preference where two begin at the same token.
_DATES = {
    # Mon Nov 03 11:30:00 EST 2025
    "ctime": rf"(?P<month>{_MONTH}) (?P<day>n) (?P<time>n:n(?::n)? (?:{_ZONE}(?:[+-](?:y|n:n))? )?)(?P<year>y)",
    # 2025-11-03, 2025/11/3, 2025. 11. 3., 2025-11-03-10:20
    "ymd": rf"{_ALONE}(?P<year>y) ?(?P<sep>[-/.]) ?(?P<month>n) ?(?P=sep) ?(?P<day>n)(?![-/.][{_NUMBER}](?!:n))",
    # 2025年11月3日, 令和7年11月3日, 2025년 11월 3일
    "marked": r"(?P<year>[nty])Y ?(?P<month>n)m ?(?P<day>n)d",
    # 03.11.2025, 11/3/2025, 3. 11. 2025, 03-11-25, 03 | 11 | 2025
    "numeric": rf"{_ALONE}(?P<first>n) ?(?P<sep>[-/.]|\|(?= ?n ?\| ?y)) ?(?P<second>n) ?(?P=sep) ?"
    rf"(?P<year>[yn]){_ENDS}",
    # 3 November 2025, 3. Nov. 2025, 3 de noviembre de 2025, 3 نوفمبر/تشرين الثاني 2025, 3.XI.2025
    "day_first": rf"(?P<day>n){_GAP}(?P<month>[{ROMAN}{_MONTH[1:-1]}])(?: ?/ ?{_MONTH})?{_GAP}(?P<year>y)",
    # 3 tháng 11 năm 2025
    "day_first_marked": rf"(?P<day>n){_GAP}{_MONTH_MARK} ?(?P<month>n){_GAP}(?P<year>y)",
    # November 3, 2025; Nov. 3rd 2025
    "month_first": rf"(?P<month>{_MONTH}){_GAP}(?P<day>n){_GAP}(?P<year>y)",
    # 2025 оны 11 сарын 3
    "year_first_marked": rf"(?P<year>y)[ {_BETWEEN}]{{1,3}}(?P<month>n)[- {_BETWEEN}]{{1,4}}{_MONTH_MARK} (?P<day>n)",
    # 2025. november 3., 2025 m. lapkričio 3 d.
    "year_first": rf"(?P<year>y){_GAP}(?P<month>{_MONTH}){_GAP}(?P<day>n)(?!:|{_GAP}y)",
    # 2025. gada 3. novembris
    "year_day_first": rf"(?P<year>y)[-. ]{{0,2}}[{_JOINS}][., ]{{0,3}}(?P<day>n)[-. ]{{1,2}}(?P<month>{_MONTH})"
    rf"(?!{_GAP}y)",
    # 03-Nov-25, Nov 3 '25; not sailor7 Nov 3, 2025
    "day_first_short": rf"(?P<day>n)[ .\-/]{{1,2}}(?P<month>{_MONTH})[ .\-/,']{{1,3}}(?P<year>n)"
    rf"(?![:.]?[{_NUMBER}]| ?[h{_JOINS}]|, ?y| y(?<= n y))",
    "month_first_short": rf"(?P<month>{_MONTH})[ .]{{1,2}}(?P<day>n)[{_BETWEEN}]?,? '(?P<year>n)(?![:.]?[{_NUMBER}])",
    # November 2025, 2025年11月
    "month": rf"(?P<month>{_MONTH}){_GAP}(?P<year>y)",
    "month_marked": r"(?P<year>[nty])Y ?(?P<month>n)m(?! ?nd)",
    # 3 November, November 3, 11月3日: a day that its surroundings must give a year
    "yearless_marked": r"(?<!Y)(?<!Y )(?P<month>n)m ?(?P<day>n)d",
    "yearless_day_first": rf"(?P<day>n){_GAP}(?P<month>{_MONTH})(?!\.? n,? ?y)",
    # 3.11.
    "yearless_numeric": rf"(?<![-/.:])(?P<day>n)\.(?P<month>n)\.(?![{_NUMBER}]| ?[ty])",
    "yearless_month_first": rf"(?P<month>{_MONTH})[ .]{{1,2}}(?P<day>n)(?![:.]?[{_NUMBER}])",
}

_TIMES = {
    # 11:30, 11:30:05.250, 11:30 AM, 下午 3:30
    "colon": rf"(?:(?P<before>{_PERIOD}) ?)?(?P<hour>n):(?P<minute>n)"
    rf"(?::(?P<second>n)(?:[.,](?P<fraction>[{_NUMBER}]))?)?(?: ?(?P<after>{_PERIOD}))?",
    # 17: 43, at the end of a field
    "spaced": r"(?P<hour>n) ?: (?P<minute>n)(?= ?(?:\Z|[,|()~]))",
    # 11 AM
    "period": rf"(?P<hour>n) ?(?P<after>{_PERIOD})",
    # 15時30分, 오후 3시 30분
    "marked": rf"(?:(?P<before>{_PERIOD}) ?)?(?P<hour>n)h(?: ?(?P<minute>n)i(?: ?(?P<second>n)s)?)?",
    # 11h30, 11 Uhr, 11 Uhr 30
    "clock": rf"(?P<hour>n) ?{_CLOCK}(?: ?(?P<minute>n)(?![-/.:]|{_GAP}{_MONTH}))?",
    # 11.30, 11.30 Uhr, 11.30 a.m.; kl. 11.30 before any word
    "dot": rf"(?P<hour>n)\.(?P<minute>n)(?: ?(?P<after>{_PERIOD})|(?= ?(?:\Z|[,|)(~\-]|{_CLOCK}|{_ZONE}))"
    rf"|(?:(?<={_JOIN} n\.n)|(?<={_JOIN}\. n\.n))(?= {UNKNOWN}))",
}
_TIMES_BEFORE = {form: pattern for form, pattern in _TIMES.items() if form not in {"dot", "spaced"}}
_ZONES = rf"(?: ?{_CLOCK})?[ ,]?\(?(?P<zone>{_ZONE}(?:[+-](?:y|n(?::?n)?))?|[+-](?:y|n(?::n)?))\)?"


_GROUP = re.compile(r"\(\?P([<=])")


def _named(forms: dict[str, str]) -> str:
    """Join the forms, each in a group of its name, the names of its parts made its own."""
    return "|".join(
        "(?P<" + form + ">" + _GROUP.sub(r"(?P\g<1>" + form + "_", pattern) + ")" for form, pattern in forms.items()
    )


DATE = re.compile(_named(_DATES))
TIME = re.compile(_named(_TIMES))
TIME_AFTER = re.compile(rf"{JOINT}(?:{_named(_TIMES)})")
TIME_BEFORE = re.compile(rf"(?<![{_NUMBER}][-/.:])(?P<time>{_named(_TIMES_BEFORE)})(?:{_ZONES})?{JOINT}\Z")
ZONE_AFTER = re.compile(_ZONES)
CLOCK_AFTER = re.compile(rf" ?{_CLOCK}")
WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>{_WEEKDAY})[ .,()|{_JOINS}]{{0,4}}\Z")
WEEKDAY_AFTER = re.compile(rf"[ ,(]{{0,3}}(?P<weekday>{_WEEKDAY})")
RANGE_BEFORE = re.compile(r"n[. ]{0,2}[-~] ?\Z")
# A row of numbers, in which three between bars are no date; a time may stand there.
ROW_BEFORE = re.compile(rf"[{_NUMBER}] ?\| ?\Z")
ROW_AFTER = re.compile(rf" ?\| ?[{_NUMBER}](?! ?[:h.])")
# What a number counts is no day: 3 November 2025 - 5 min read.
_COUNTED = f"[{UNKNOWN}{_words(lambda kinds: not kinds & (MONTH | MONTH_MARK | JOIN | ORDINAL))}]"
RANGE_AFTER = re.compile(rf" ?[-~] ?(?:n(?![:h]| ?{_COUNTED})|y|{_MONTH})")


class Parts:
    """The tokens that the parts of a matched form stand for, as indices into the shape's tokens.

    Attributes:
        form: name of the form.
    """

    __slots__ = ("_match", "form")

    def __init__(self, match: re.Match[str], forms: dict[str, str]) -> None:
        """Find out which of the forms matched."""
        self._match = match
        self.form = next(form for form in forms if match.start(form) >= 0)

    def __getitem__(self, name: str) -> int | None:
        """Return the index of the token of `"year"`, `"month"`, `"hour"`, …, or None if the form has none here."""
        group = f"{self.form}_{name}"
        if group not in self._match.re.groupindex:
            return None
        start = self._match.start(group)
        return None if start < 0 else start


def date_parts(match: re.Match[str]) -> Parts:
    """Return the parts of a match of `DATE`."""
    return Parts(match, _DATES)


def time_parts(match: re.Match[str]) -> Parts:
    """Return the parts of a match of one of the patterns of times."""
    return Parts(match, _TIMES if match.re is not TIME_BEFORE else _TIMES_BEFORE)
