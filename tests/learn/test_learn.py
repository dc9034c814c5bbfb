"""Learning on one machine: what is counted, what is not, and how much memory it takes."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from cleanpage import Pipeline, rules
from cleanpage.corpus import Options, run
from cleanpage.facts.site import line_key, site
from cleanpage.learn import Limits, learn
from cleanpage.learn.duck import Counter
from cleanpage.learn.lines import Line, batch_of, lines_of, packed
from cleanpage.profile import Counted, Profile

from ..corpus import sites  # noqa: TID252 - test folders are no packages that could be named otherwise

if TYPE_CHECKING:
    from pathlib import Path

URL = Options(url_column="url")
PIPELINE = Pipeline.preset("article")
SENTENCE = "The town council voted on Monday evening to repair the old bridge over the mill race, and number {} agreed."


def write(file: Path, pages: list[tuple[str | None, str]]) -> Path:
    """Write pages with their addresses."""
    lines = [json.dumps({"url": url, "text": text}) + "\n" for url, text in pages]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def page(number: int, *more: str) -> str:
    """Return a page with a body of its own."""
    own = [f"A headline with the number {number}", *(SENTENCE.format(f"{number}.{at}") for at in range(3))]
    return "\n\n".join([*own, *more])


def test_lines_are_counted_by_pages_of_a_site(tmp_path: Path) -> None:
    """A line counts once for each page; `www.`, ports and the case of hosts do not make another site."""
    pages: list[tuple[str | None, str]] = [
        (f"https://{host}/{n}", page(n, "Our  Motto", "our motto", "" if n else "Once only"))
        for n, host in enumerate(["a.example", "www.a.example", "A.example:8080", "a.example", "a.example"])
    ]
    pages += [(f"https://b.example/{n}", page(n, "Our motto")) for n in range(4)]
    learned = learn([write(tmp_path / "pages.jsonl", pages)], options=URL)
    assert learned.profile.sites.keys() == {"a.example"}
    assert dict(learned.profile.sites["a.example"].lines) == {"our motto": Counted(5, 0)}
    assert learned.profile.sites["a.example"].pages == 5
    assert (learned.pages, learned.errors, learned.without_site, learned.sites) == (9, 0, 0, 2)


def test_copies_of_a_page_are_one_page(tmp_path: Path) -> None:
    """An article that stands at many addresses does not recur, whatever stands around it there."""
    copies: list[tuple[str | None, str]] = [
        (f"https://a.example/1?from={n}", page(1, f"Teaser {n}")) for n in range(20)
    ]
    others: list[tuple[str | None, str]] = [(f"https://a.example/{n}", page(n)) for n in range(2, 6)]
    learned = learn([write(tmp_path / "pages.jsonl", copies + others)], options=URL, limits=Limits(pages=2))
    assert len(learned.profile) == 0
    assert learned.pages == 24


def test_where_lines_stand_is_counted() -> None:
    """A line with body before and behind it stands inside; one at the top or at the end does not."""
    text = "\n\n".join(["Motto", "Headline of the day", *(SENTENCE.format(n) for n in (1, 2)), "In short",
                        *(SENTENCE.format(n) for n in (3, 4)), "Notices"])  # fmt: skip
    found = {line.line: line.inside for line in lines_of(PIPELINE.read(text, url="https://a.example"))}
    assert (found["motto"], found["in short"], found["notices"]) == (0, 1, 0)
    assert found[""] == 0


def test_pages_without_an_address_are_not_counted(tmp_path: Path) -> None:
    """They are told apart from errors; an address that the page gives itself will do."""
    html = '<head><link rel="canonical" href="https://www.c.example/{}"></head><p>' + SENTENCE + "</p><p>The end</p>"
    pages: list[tuple[str | None, str]] = [(None, page(n)) for n in range(3)]
    pages += [(None, html.format(n, n)) for n in range(5)]
    learned = learn([write(tmp_path / "pages.jsonl", pages)], options=URL)
    assert (learned.pages, learned.without_site, learned.sites) == (8, 3, 1)
    assert [row.site for row in learned.profile.rows()] == ["c.example"]


def test_broken_records_are_counted(tmp_path: Path) -> None:
    """They end nothing."""
    file = write(tmp_path / "pages.jsonl", [("https://a.example/1", page(1))])
    file.write_bytes(file.read_bytes() + b'{"url": 1, "text": null}\n[1]\n{"text": "cut o')
    learned = learn([file], options=URL)
    assert (learned.pages, learned.errors) == (4, 3)


def test_limits_bound_the_profile() -> None:
    """Lines on few pages, on a small share of them, and beyond so many of a site are left out, the rarest first."""
    with Counter() as counter:
        for number in range(100):
            shared = [
                name for name, every in (("all", 1), ("also all", 1), ("half", 2), ("tenth", 10)) if number % every == 0
            ]
            counter.add(batch_of([Line("a", number, line, 0) for line in ["", *shared]]))

        def kept(**limits: Any) -> list[tuple[str, int]]:  # noqa: ANN401 - those of Limits
            return [(row.line, row.pages) for row in counter.profile(Limits(**limits)).rows()]

        assert kept(share=0.1) == [("all", 100), ("also all", 100), ("half", 50), ("tenth", 10)]
        assert kept(share=0.11) == [("all", 100), ("also all", 100), ("half", 50)]
        assert kept(pages=51) == [("all", 100), ("also all", 100)]
        assert kept(lines=1) == [("all", 100)]
        assert kept(pages=101) == []


def test_the_profile_depends_on_the_pages_alone(tmp_path: Path) -> None:
    """Not on their order, the number of workers, the memory, or the form of the files: the bytes are the same."""
    file = sites.write(tmp_path / "pages.jsonl", 4, 8)
    lines = file.read_bytes().splitlines(keepends=True)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[20:])))
    (tmp_path / "b.jsonl").write_bytes(b"".join(reversed(lines[:20])))
    one = learn([file], options=URL).profile.dumps()
    other = learn(
        [tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl"], options=URL, workers=2, memory="40MB"
    ).profile.dumps()
    assert one == other
    assert one.count("\n") > 50


def test_what_was_learned_cleans_the_same_pages(tmp_path: Path) -> None:
    """The way that users go: learn, add the rule, run in workers; what recurs goes, what is the page's own stays."""
    file = sites.write(tmp_path / "pages.jsonl", 4, 12)
    learn([file], options=URL).profile.dump(tmp_path / "profile.jsonl")
    pipeline = PIPELINE.insert(rules.Recurring(profile=tmp_path / "profile.jsonl"))
    run([file], tmp_path / "out", pipeline=pipeline, options=URL, workers=2)
    rows = [json.loads(line) for line in (tmp_path / "out" / "00000.jsonl").read_text(encoding="utf-8").splitlines()]
    for row, one in zip(rows, sites.pages(4, 12), strict=True):
        found = set(row["cleanpage_text"].split("\n"))
        own = {line for line in one.body if line not in one.repeated}
        assert row["cleanpage_fingerprint"] == pipeline.fingerprint
        assert own <= found
        assert not found & {*one.boilerplate[: len(sites.template(0).menu)]}


def test_copies_and_workers_are_told_apart_by_the_site() -> None:
    """Two sites may have the same page."""
    page_of = [PIPELINE.read(page(1), url=f"https://{host}.example/1") for host in ("a", "b")]
    assert [one.fact(site) for one in page_of] == ["a.example", "b.example"]
    first, second = (list(lines_of(one)) for one in page_of)
    assert [line._replace(site="") for line in first] == [line._replace(site="") for line in second]


@pytest.mark.parametrize("text", ["\ud800", "\x00", "a" * 100_000, "\u202e\ufeff", "…" * 200, "1\x85\u20282"])
def test_any_line_has_a_key_that_files_can_hold(text: str) -> None:
    """Lone surrogates, control characters and giant lines end neither learning nor the profile."""
    key = line_key(f"x{text}")
    assert key == line_key(f"X{text} ")
    assert len(key) <= 120
    packed([Line("a", 1, key, 0)])
    profile = Profile.of([{"site": "a", "pages": 5, "of": 5, "inside": 0, "line": key}])
    assert Profile.loads(profile.dumps()) == profile


def command(*arguments: object) -> list[str]:
    """Return a command line."""
    return [sys.executable, "-m", "cleanpage", "learn", *map(str, arguments)]


def test_the_command(tmp_path: Path) -> None:
    """It writes the profile and prints what was counted."""
    file = sites.write(tmp_path / "pages.jsonl", 2, 6)
    arguments = [file, "-o", tmp_path / "profile.jsonl", "--url-column", "url", "--min-pages", 6, "--quiet"]
    done = subprocess.run(command(*arguments, "--json"), capture_output=True, text=True, check=True)
    counts = json.loads(done.stdout)
    profile = Profile.load(tmp_path / "profile.jsonl")
    assert counts.items() >= {"pages": 12, "errors": 0, "sites": 2, "profile_lines": len(profile)}.items()
    assert profile.about == {"least_pages": 6, "least_share": 0.1, "most_lines": 1000}
    table = subprocess.run(command(*arguments), capture_output=True, text=True, check=True).stdout
    assert table.splitlines()[0].split() == ["pages", "12"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nowhere.jsonl", "-o", "p"], 1, "nowhere.jsonl: No such file"),
        (["pages.jsonl", "-o", "p", "--url-column", "link"], 2, "has no column 'link'"),
        (["pages.jsonl", "-o", "p", "--memory", "much"], 2, "DuckDB: "),
        (["pages.jsonl", "-o", "p", "--min-share", "2"], 2, "share"),
        (["pages.jsonl", "-o", "no/where/p", "--url-column", "url"], 1, "no/where/p: No such file"),
        (
            ["pages.jsonl", "-o", "p"],
            4,
            "no page has an address, which tells its site; --url-column names their column",
        ),
        (["pages.jsonl", "-o", "p", "--url-column", "text"], 4, "the column 'text' holds none"),
        (
            ["pages.jsonl", "-o", "p", "--text-column", "none"],
            4,
            "no page came through: 1 error, which `cleanpage run`",
        ),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    """The exit code tells a wrong command line from files that cannot be read or written."""
    file = write(tmp_path / "pages.jsonl", [("https://a.example", page(1))])
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), "none": None}), encoding="utf-8")
    done = subprocess.run(
        command(*arguments, "--workers", 1), capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither a profile nor what was put by on the disk."""
    file = sites.write(tmp_path / "pages.jsonl", 20, 40)
    put_by = tmp_path / "put-by"
    put_by.mkdir()
    arguments = [file, "-o", tmp_path / "profile.jsonl", "--url-column", "url", "--temp", put_by, "--workers", 1]
    process = subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, text=True)
    while not list(put_by.iterdir()) and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert "interrupted; nothing was written" in process.communicate()[1]
    assert process.returncode == 130
    assert not list(put_by.iterdir())
    assert not (tmp_path / "profile.jsonl").exists()


@pytest.mark.parametrize("missing", ["duckdb", "pyarrow"])
def test_learning_needs_its_extra(missing: str) -> None:
    """Without DuckDB or PyArrow the error says what to install."""
    code = f"import sys; sys.modules[{missing!r}] = None\nfrom cleanpage.cli import main\nsys.exit(main(sys.argv[1:]))"
    arguments = [sys.executable, "-c", code, "learn", "pages.jsonl", "-o", "profile.jsonl"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"cleanpage: {missing} is not installed; get it with: pip install 'cleanpage[learn]'\n"


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process how much memory it had")
def test_more_lines_than_memory() -> None:
    """Half a gigabyte of lines is counted with 48 MB for DuckDB, and the process never has as much as the lines are."""
    done = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["lines"] > 500 << 20
    assert found["spilled"] > 20 << 20
    assert found["recurring"] == 50 * 20
    assert found["peak"] < found["lines"] // 2


LARGE = """
import json
from pathlib import Path
import pyarrow as pa
from cleanpage.learn import Limits
from cleanpage.learn.duck import Counter
from cleanpage.learn.lines import SCHEMA

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))

with Counter(memory="48MB", threads=2) as counter:
    for number in range(16_000):
        lines = ["", *(f"entry {n} of the menu" for n in range(20))]
        lines += [f"{number:08}.{n:03} begins a line that no other page has, as all do here, " * 2 for n in range(250)]
        site = f"site{number % 50}.example"
        counter.add(pa.record_batch([[site] * len(lines), [number] * len(lines), lines, [0] * len(lines)], SCHEMA))
    profile = counter.profile(Limits())
    spilled = sum(file.stat().st_size for file in Path(counter.folder.name).rglob("*") if file.is_file())
    print(json.dumps({"peak": peak(), "lines": counter.bytes, "spilled": spilled,
                      "recurring": len(profile)}))
"""
