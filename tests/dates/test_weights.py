"""What little weight means: what is said of something else proves nothing about the page's own dates."""

from __future__ import annotations

from cleanpage.dates import DateEvidence, settle


def test_what_is_said_of_entries_is_not_said_of_the_page() -> None:
    """That a reply was edited on the day of the first post does not make that a day of change."""
    posted = DateEvidence("Tue Aug 26, 2025 1:47 am", "dateline", weight=0.6)
    entry, told = (DateEvidence("Published 1 May 2025", "dateline", weight=weight) for weight in (0.05, 0.7))
    reply, own = (
        DateEvidence("Last edited Tue Aug 26, 2025 10:03 pm", "dateline", weight=weight) for weight in (0.03, 0.7)
    )
    assert [warning.code for warning in settle([posted, entry, reply]).warnings] == []
    both = settle([posted, told, own])
    assert (str(both.published), str(both.modified)) == ("2025-05-01", "2025-08-26T22:03")


def test_a_date_in_a_sentence_makes_no_dateline_that_of_a_change() -> None:
    """A letter "dated 3 March 1948" says nothing of a page that was updated on the day that it came out."""
    shown = DateEvidence("18 January 2025 | 7:00", "dateline", weight=0.7)
    changed = DateEvidence("Updated 18 January 2025 | 9:35", "dateline", weight=0.9)
    letter = DateEvidence("The letter is dated 3 March 1948, said the mayor.", "prose", "published")
    settled = settle([shown, changed, letter])
    assert (str(settled.published), str(settled.modified)) == ("2025-01-18T07:00", "2025-01-18T09:35")


def test_the_day_that_people_see_outdoes_a_later_one_that_entries_alone_have() -> None:
    """Forums write UTC for programs; a reply after midnight does not prove that the first post was of that day."""
    data = DateEvidence("2026-02-15 03:05:48", "json-ld", "published")
    shown = DateEvidence("Feb 14, 2026 | 9:05 pm", "dateline", weight=0.7)
    reply, own = (DateEvidence("Feb 15, 2026 | 12:41 am", "dateline", weight=weight) for weight in (0.04, 0.5))
    assert str(settle([data, shown, reply]).published) == "2026-02-14T21:05"
    assert str(settle([data, shown, own]).published).startswith("2026-02-15")
