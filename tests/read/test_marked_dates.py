"""Dates that elements and scripts give to programs while they show something else."""

from __future__ import annotations

import pytest

from cleanpage.read.html import page

SHOWN = [
    ('<abbr class="published" title="2025-11-03T11:30:00+01:00">3.</abbr>', ("title", "2025-11-03T11:30:00+01:00")),
    ('<span data-time="1762187400" title="to the post">Nov 3</span>', ("data-time", "1762187400")),
    ('<span data-timestamp="1762187400000">2 days ago</span>', ("data-timestamp", "1762187400000")),
    ('<span data-created="1762187400">2 days ago</span>', ("data-created", "1762187400")),
    ('<relative-time datetime="2025-11-03T11:30:00Z">on 3 Nov</relative-time>', ("datetime", "2025-11-03T11:30:00Z")),
    ('by Ann <site-timeago ts="1762187400"></site-timeago>', ("ts", "1762187400")),
]
UNSHOWN = [
    '<date-picker value="2025-11-03" date="2025-11-03">Choose a day</date-picker>',
    '<time-until datetime="2025-12-31T22:00:00Z">in 5 days</time-until>',
    '<site-time zone="UTC">noon</site-time>',
    '<span data-created="by hand">2 days ago</span>',
    '<span data-timestamp="1762187400000"></span>',
    '<span title="Version 2025">Nov 3</span>',
    '<span class="countdown__timer" data-time="2025-12-31 22:00:00">5 days</span>',
    f'<span data-time="1762187400">{"Much more than a date. " * 3}</span>',
]


@pytest.mark.parametrize(("html", "value"), SHOWN)
def test_attributes(html: str, value: tuple[str, str]) -> None:
    """An element that shows a date may hold it as a machine writes it."""
    times = [(item.name, item.value) for item in page(f"<h1>Title</h1><p>{html}</p>").hidden if item.source == "time"]
    assert times == [value]


@pytest.mark.parametrize("html", UNSHOWN)
def test_other_attributes(html: str) -> None:
    """An element that shows nothing, or more than a date, or holds no date, gives none."""
    assert not [item for item in page(f"<h1>Title</h1><p>{html}</p>").hidden if item.source == "time"]


def test_scripts_that_print_a_date() -> None:
    """A script amid the page that does nothing but print a date gives it; one that does more does not."""
    html = '<h1>Title</h1><script>show("2025/11/03 11:30:05")</script><script>log("x"); log("2024-01-01")</script>'
    data = [(item.name, item.value) for item in page(html).hidden if item.source == "data"]
    assert data == [("show", "2025/11/03 11:30:05")]
