"""Plain text to segments: lines, joined where they were torn or wrapped, split where they are giant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.page import Form, Notice, Piece, Place, Segment, TextRepair
from cleanpage.read.code import code_blocks, language
from cleanpage.read.giant import ALONE, GIANT, LINES, pieces
from cleanpage.read.glued import glue, parted
from cleanpage.read.lines import Line, cells, kind_of, lines, marker, row
from cleanpage.read.marks import Marks, is_image, marks
from cleanpage.read.repair import mend
from cleanpage.read.torn import CLOSING, KOREAN, OPENING, torn
from cleanpage.read.wrapped import PHRASED, UNSPACED, Wrapping, wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanpage.page import BlockKind
    from cleanpage.read.options import Reading
    from cleanpage.words import Cues

MAX_PIECES = 400
"""Lines that are joined to one segment at most."""


LONG = 60
"""Characters of a line that is a paragraph, or more."""
FEW, MOST = 2, 0.8
"""How many of those a page must have, and which share must follow a blank line, for lines without one to be verse."""


class Group(NamedTuple):
    """Lines that make one segment."""

    lines: list[Line]
    kind: BlockKind
    level: int
    joins: list[str]  # what stands before each line
    form: Form | None = None


class TextPage(NamedTuple):
    """What was read from a text: segments, repairs of their characters, and notices."""

    segments: list[Segment]
    repairs: list[TextRepair]
    notices: list[Notice]


def read_text(source: str, options: Reading, words: Cues) -> TextPage:
    """Split a text into segments.

    Args:
        source: the text.
        options: which repairs and joins are wanted.
        words: the language data, for pages on one line.

    Returns:
        What was read.
    """
    found = marks(source) if options.markdown else None
    read = list(lines(source))
    if points := (found.breaks if found else glue(source)):
        read = list(parted(read, points))
    if found:
        read = [found.plain(source, line) for line in read]
    giant = ALONE if len(read) <= LINES else GIANT
    writer = _Writer(source, options, found, partial(pieces, words=words), giant)
    for group in grouped(read, join=options.join_wrapped):
        writer.write(group)
    return TextPage(writer.segments, writer.repairs, writer.notices)


def grouped(all_lines: Sequence[Line], *, join: bool) -> list[Group]:
    """Put the lines of a page together to what will be its segments.

    Args:
        all_lines: the lines.
        join: whether wrapped and torn lines are to be joined.

    Returns:
        The groups, in order; every line is in one.
    """
    groups = _structured(all_lines)
    if not join:
        return groups
    heads = [group.lines[0] for group in groups]
    wrapped = wrapping(all_lines)
    kinds = {"paragraph", "list-item", "quote"} | ({"heading"} if wrapped else set())
    plain = [group.kind in kinds and len(group.lines) == 1 for group in groups]
    goes_on = wrapped.continued(heads) if wrapped else torn(heads, plain)
    joined: list[Group] = []
    for at, group in enumerate(groups):
        if not (goes_on[at] and plain[at] and plain[at - 1]) or len(joined[-1].lines) >= MAX_PIECES:
            joined.append(group)
        elif not wrapped:
            _join(joined[-1], group, between(heads[at - 1].text, heads[at].text))
        elif group.kind == "paragraph":
            _join(joined[-1], group, _unwrapped(wrapped, heads[at - 1], heads[at]))
        else:
            joined.append(group)
    return joined


def between(text: str, following: str) -> str:
    """Return what stands between two pieces of a torn sentence."""
    unspaced = UNSPACED.match(text[-1]) and UNSPACED.match(following[0])
    return "" if unspaced or CLOSING.match(following) or OPENING.search(text[-2:]) or KOREAN.match(following) else " "


def _join(group: Group, following: Group, between: str) -> None:
    """Add a line to a group; a hyphen that only broke a word belongs to neither."""
    if between == BROKEN:
        last = group.lines[-1]
        group.lines[-1] = last._replace(end=last.end - 1, text=last.text[:-1])
        between = ""
    group.lines.append(following.lines[0])
    group.joins.append(between)


BROKEN = "-"


def _unwrapped(wrapped: Wrapping, line: Line, following: Line) -> str:
    """Return what stands between two lines of a wrapped paragraph."""
    if wrapped.breaks_word(line, following):
        return BROKEN
    if line.text[-1] in "-\u2010\u00ad" and line.text[-2:-1].isalpha() and following.text[0].isalpha():
        return ""
    ends, begins = line.text[-1], following.text[0]
    if wrapped.tight and PHRASED.match(ends) and PHRASED.match(begins):
        return ""
    return "" if UNSPACED.match(ends) and UNSPACED.match(begins) else " "


def _structured(all_lines: Sequence[Line]) -> list[Group]:
    """Tell code and tables from other lines; code is one group, any other line a group of its own."""
    groups: list[Group] = []
    code = dict(code_blocks(all_lines))
    apart = _paragraphs_stand_apart(all_lines)
    at = 0
    while at < len(all_lines):
        line = all_lines[at]
        if at in code:
            form = Form(language=language(line.text))
            groups.append(Group(list(all_lines[at : code[at]]), "code", 0, [""] * (code[at] - at), form))
            at = code[at]
            continue
        following = all_lines[at + 1] if at + 1 < len(all_lines) else None
        kind, level = kind_of(line, following)
        if is_image(line.text):
            kind, level = "caption", 0
        elif kind == "paragraph" and _is_row(all_lines, at):
            kind = "table"
        goes_on = bool(groups) and groups[-1].kind == kind and line.gap <= (kind == "list-item")
        groups.append(Group([line], kind, level, [""], _form(line.text, kind, goes_on=goes_on, apart=apart)))
        at += 1
    return groups


def _form(text: str, kind: BlockKind, *, goes_on: bool, apart: bool) -> Form | None:
    """Return how a line is set that has a group of its own."""
    if kind == "list-item":
        return Form(goes_on, marker(text))
    if kind == "table":
        return Form(goes_on, cells=row(text))
    if kind == "quote":
        return Form(goes_on, quotes=1)
    return Form(goes_on=True) if goes_on and kind == "paragraph" and apart else None


def _paragraphs_stand_apart(all_lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between paragraphs, so that lines without one are lines of the same paragraph."""
    long = [line for line in all_lines if len(line.text) >= LONG]
    return len(long) >= FEW and sum(line.gap > 0 or line is all_lines[0] for line in long) >= MOST * len(long)


def _is_row(all_lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a row of a table: it has as many cells as the line right before or after it."""
    count = cells(all_lines[at])
    if count == 1:
        return False
    before = at > 0 and not all_lines[at].gap and cells(all_lines[at - 1]) == count
    after = at + 1 < len(all_lines) and not all_lines[at + 1].gap and cells(all_lines[at + 1]) == count
    return before or after


Split = Callable[[str, int, int], Iterable[tuple[int, int]]]


class _Writer:
    """Writes segments from groups of lines."""

    def __init__(self, source: str, options: Reading, marks: Marks | None, split: Split, giant: int) -> None:
        self.source = source
        self.options = options
        self.marks = marks
        self.split = split
        self.giant = giant
        self.segments: list[Segment] = []
        self.repairs: list[TextRepair] = []
        self.notices: list[Notice] = []
        self.gap = 0

    def write(self, group: Group) -> None:
        first = group.lines[0]
        if group.kind == "code":
            self.add_code(group)
        elif len(group.lines) > 1:
            self.add_joined(group)
        elif first.end - first.start > self.giant:
            self.add_pieces(group)
        else:
            self.add(first.start, first.end, group, first.gap)

    def mended(self, start: int, end: int, *, code: bool = False) -> str:
        marks = self.marks if not code and not is_image(self.source[start:end]) else None
        raw = marks.without(self.source, start, end) if marks else ""
        if marks and len(raw) < end - start:
            text = mend(raw, 0, len(raw), self.options).text
            repair: TextRepair | None = TextRepair(start, end, text, marks.rule, marks.reason)
        else:
            text, repair = mend(self.source, start, end, self.options, code=code)
        if repair:
            self.repairs.append(repair)
        return text

    def add(self, start: int, end: int, group: Group, gap: int, pieces: tuple[Piece, ...] = (), text: str = "") -> None:
        text = text or self.mended(start, end, code=group.kind == "code")
        if not text:
            self.nothing(end, gap)
            return
        place, form = None, group.form
        if self.marks and self.marks.links:  # all segments of a page have a place, or none
            place = Place((), link_share=self.marks.link_share(self.source, start, end, text))
            if anchors := self.marks.texts_of_links(self.source, start, end):
                form = (form or Form())._replace(anchors=anchors)
        segment = Segment(
            len(self.segments), start, end, text, gap + self.gap, group.kind, group.level, place, pieces, form
        )
        self.segments.append(segment)
        self.gap = 0

    def add_code(self, group: Group) -> None:
        """Write a block of code; a fenced block of nothing is lines like any others."""
        first, last = group.lines[0], group.lines[-1]
        margin = self.source.rfind("\n", 0, first.start) + 1
        start = max(margin, self.segments[-1].end if self.segments else 0)
        if mend(self.source, start, last.end, self.options, code=True).text:
            self.add(start, last.end, group, first.gap)
            return
        for line in group.lines:
            self.write(Group([line], "paragraph", 0, [""]))

    def add_joined(self, group: Group) -> None:
        pieces: list[Piece] = []
        text = ""
        for line, join in zip(group.lines, group.joins, strict=True):
            part = self.mended(line.start, line.end)
            pieces.append(Piece(line.start, line.end, join if pieces else ""))
            text += (join if len(pieces) > 1 else "") + part
        first, last = group.lines[0], group.lines[-1]
        self.add(first.start, last.end, group, first.gap, tuple(pieces), text)

    def add_pieces(self, group: Group) -> None:
        line = group.lines[0]
        stretches = list(self.split(self.source, line.start, line.end))
        if len(stretches) == 1 and len(line.text) > GIANT:
            self.notices.append(Notice("giant-line", f"a line of {len(line.text):,} characters has no end of sentence"))
        self.add(*stretches[0], group, line.gap)
        for start, end in stretches[1:]:
            self.add(start, end, group._replace(form=Form(goes_on=True)), 0)

    def nothing(self, end: int, gap: int) -> None:
        """Count a line of which nothing is left as blank; what stood there goes with what was read before it."""
        self.gap += gap + 1
        if not (self.repairs and self.repairs[-1].end == end):
            return
        repair = self.repairs.pop()
        if not self.segments:
            return
        last = self.segments[-1]
        pieces = last.pieces
        start = pieces[-1].start if pieces else last.start
        if self.repairs and self.repairs[-1].start == start:
            value = self.repairs.pop().value
        else:
            value = mend(self.source, start, last.end, self.options, code=last.kind == "code").text
        if pieces:
            pieces = (*pieces[:-1], pieces[-1]._replace(end=end))
        self.segments[-1] = last._replace(end=end, pieces=pieces)
        self.repairs.append(repair._replace(start=start, value=value))
