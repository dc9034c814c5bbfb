"""Runs: every form in and out, the same for any number of workers, errors as rows, mistakes told early."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cleanpage
from cleanpage.article import Article
from cleanpage.corpus import Options, TooManyErrorsError, run
from cleanpage.corpus.progress import Shown, clock
from cleanpage.corpus.streams import zstd_module
from cleanpage.record import COLUMNS, PREFIX, flat

from . import archives
from .generated import page, row, short, write_csv, write_folder, write_jsonl
from .running import cleaned, ours, rows, shards

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [page(number) for number in range(12)]
PIPELINE = cleanpage.Pipeline.preset("article")


def wanted(raw: str | bytes, **how: Any) -> dict[str, Any]:  # noqa: ANN401 - options of clean
    """Return what a page comes out as by itself, as JSON gives it."""
    return dict(json.loads(json.dumps(flat(PIPELINE.clean(raw, **how)), default=lambda value: value.isoformat())))


def moment(text: str) -> datetime:
    """Return a time."""
    return datetime.fromisoformat(text)


# -- forms


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_tables_come_out_as_the_pages_one_by_one(form: str, tmp_path: Path) -> None:
    """Order, columns and all."""
    file = tmp_path / f"pages.{form}"
    if form == "jsonl":
        file.write_text("".join(json.dumps(row(one)) + "\n" for one in PAGES), encoding="utf-8")
    elif form == "csv":
        write_csv(file, PAGES)
    else:
        pq.write_table(pa.Table.from_pylist([row(one) for one in PAGES]), file)
    run([file], tmp_path / "out", options=Options(url_column="url", retrieved_column="retrieved"))
    found = rows(tmp_path / "out")
    assert [one["id"] for one in found] == [one.id for one in PAGES]
    assert [ours(one) for one in found] == [wanted(p.raw, url=p.url, retrieved=moment(p.retrieved)) for p in PAGES]
    assert list(found[0])[:4] == ["id", "url", "retrieved", "length"]
    assert [one["cleanpage_row"] for one in found] == list(range(len(PAGES)))


def test_folders_and_archives_come_out_as_the_pages_one_by_one(tmp_path: Path) -> None:
    """A folder, a WARC file of the HTML and a WET file of the text, in one run."""
    folder = write_folder(tmp_path / "pages", PAGES[:4])
    html = [one for one in PAGES if one.form == "html"]
    text = [one for one in PAGES if one.form == "text"]
    head = ("Content-Type: text/html; charset=utf-16-le",)
    warc = archives.write(
        tmp_path / "a.warc.gz",
        (archives.response(one.url, one.raw.encode("utf-16-le"), date=one.retrieved, head=head) for one in html),
    )
    wet = archives.write(
        tmp_path / "a.warc.wet.gz", (archives.conversion(one.url, one.raw, date=one.retrieved) for one in text)
    )
    run([folder, warc, wet], tmp_path / "out", workers=2)
    found = rows(tmp_path / "out")
    by_name = sorted(PAGES[:4], key=lambda one: one.id + one.form)
    assert [ours(one) for one in found[:4]] == [wanted(one.raw.encode()) for one in by_name]
    assert [ours(one) for one in found[4 : 4 + len(html)]] == [
        wanted(
            one.raw.encode("utf-16-le"),
            url=one.url,
            format="html",
            encoding="utf-16-le",
            retrieved=moment(one.retrieved),
        )
        for one in html
    ]
    assert [ours(one) for one in found[4 + len(html) :]] == [
        wanted(one.raw, url=one.url, format="text", retrieved=moment(one.retrieved)) for one in text
    ]
    assert found[0]["id"] == str(folder / "page-0.txt")
    assert found[4]["id"] == f"<urn:page:{html[0].url}>"


@pytest.mark.parametrize("to", ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"])
def test_the_bytes_do_not_depend_on_the_workers(to: str, tmp_path: Path) -> None:
    """Two workers give the shards that one gives; broken records are rows."""
    file = write_jsonl(tmp_path / "a.jsonl", 130, broken=20)
    for workers in (1, 2):
        options = Options(to=to, shard_rows=50, full=to == "parquet")
        summary = run([file], tmp_path / str(workers), options=options, workers=workers)
        assert (summary.counts.pages, summary.counts.errors, summary.shards) == (130, 6, 3)
    assert shards(tmp_path / "1") == shards(tmp_path / "2")
    assert list(shards(tmp_path / "1")) == [f"{n:05d}.{to}" for n in range(3)]


def test_compressed_forms_hold_the_same(tmp_path: Path) -> None:
    """The lines are those of the plain form; compressed input is read as well."""
    file = write_jsonl(tmp_path / "a.jsonl", 10, broken=0)
    (tmp_path / "b.jsonl.zst").write_bytes(zstd_module().compress(file.read_bytes()))
    run([file], tmp_path / "plain")
    run([tmp_path / "b.jsonl.zst"], tmp_path / "zst", options=Options(to="jsonl.zst"))
    run([file], tmp_path / "gz", options=Options(to="jsonl.gz"))
    plain = shards(tmp_path / "plain")["00000.jsonl"]
    assert gzip.decompress(shards(tmp_path / "gz")["00000.jsonl.gz"]) == plain
    packed = zstd_module().decompress(shards(tmp_path / "zst")["00000.jsonl.zst"])
    assert packed == plain.replace(b"a.jsonl", b"b.jsonl.zst")


def test_an_empty_input_gives_an_empty_shard(tmp_path: Path) -> None:
    """So that whoever reads the output finds its schema."""
    (tmp_path / "a.jsonl").write_bytes(b"\n")
    run([tmp_path / "a.jsonl"], tmp_path / "out", options=Options(to="parquet"))
    table = pq.read_table(tmp_path / "out" / "00000.parquet")
    assert table.num_rows == 0
    assert PREFIX + "text" in table.column_names


# -- columns


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    """Those named are kept, the page among them if it is."""
    file = write_jsonl(tmp_path / "a.jsonl", 2, broken=0)
    run([file], tmp_path / "some", options=Options(keep=("text", "id")))
    run([file], tmp_path / "none", options=Options(keep=()))
    assert [name for name in rows(tmp_path / "some")[0] if not name.startswith(PREFIX)] == ["id", "text"]
    assert all(name.startswith(PREFIX) for name in rows(tmp_path / "none")[0])


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        ({"body": "x"}, {}, "no column 'text'; it has 'body'"),
        ({"text": "x"}, {"url_column": "link"}, "no column 'link'"),
        ({"text": "x"}, {"keep": ("id",)}, "no column 'id'"),
        ({"text": "x", "cleanpage_title": "y"}, {}, "'cleanpage_title' of its own"),
    ],
)
def test_mistakes_about_columns_are_told_at_once(
    content: dict[str, str], options: dict[str, Any], says: str, tmp_path: Path
) -> None:
    """Before anything is written."""
    (tmp_path / "a.jsonl").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        run([tmp_path / "a.jsonl"], tmp_path / "out", options=Options(**options))
    assert not (tmp_path / "out").exists()


def test_a_name_that_clashes_later_is_an_error_of_its_row(tmp_path: Path) -> None:
    """Nothing is overwritten without a word."""
    lines = [{"text": short(n)} for n in range(1100)] + [{"text": "x", "cleanpage_title": "theirs", "id": 7}]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    run([file], tmp_path / "out", workers=2)
    last = rows(tmp_path / "out")[-1]
    assert "cleanpage_title" in last["cleanpage_error"]
    assert (last["id"], last["cleanpage_title"]) == (7, None)


def test_output_can_be_input(tmp_path: Path) -> None:
    """With the columns that clash left out."""
    run([write_jsonl(tmp_path / "a.jsonl", 3, broken=0)], tmp_path / "one")
    run([tmp_path / "one"], tmp_path / "two", options=Options(text_column="cleanpage_text", keep=("id",)))
    assert [one["id"] for one in rows(tmp_path / "two")] == ["page-0", "page-1", "page-2"]


def test_json_columns_in_parquet_lose_nothing(tmp_path: Path) -> None:
    """Each column has the type of its values; objects are JSON; what fits nowhere is in `cleanpage_rest`."""
    made: list[dict[str, Any]] = [
        {"text": "a", "n": 1, "score": 0.5, "tags": ["x"], "meta": {"k": 1}, "mixed": 1, "flag": True, "none": None}
        for _ in range(1100)
    ]
    made += [{"text": "a", "n": "many", "score": 1, "tags": "x", "meta": {"other": [2]}, "mixed": "s", "flag": 0,
              "none": 5, "late": {"a": 1}, "half": "\ud800"}]  # fmt: skip
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
    run([file], tmp_path / "out", options=Options(to="parquet"), workers=2)
    table = pq.read_table(tmp_path / "out" / "00000.parquet")
    types = {
        name: str(table.schema.field(name).type) for name in ("n", "score", "tags", "meta", "mixed", "flag", "none")
    }
    assert types == {"n": "int64", "score": "double", "tags": "list<element: string>", "meta": "string",
                     "mixed": "int64", "flag": "bool", "none": "string"}  # fmt: skip
    last = table.to_pylist()[-1]
    assert (last["n"], last["score"], last["tags"], last["meta"]) == (None, 1.0, None, '{"other": [2]}')
    rest = {"n": "many", "tags": "x", "mixed": "s", "flag": 0, "none": 5, "late": {"a": 1}, "half": "\ud800"}
    assert json.loads(last["cleanpage_rest"]) == rest
    assert table.column("cleanpage_rest").null_count == 1100


def test_parquet_columns_keep_their_types(tmp_path: Path) -> None:
    """Zones, decimals, nanoseconds, nested and dictionary columns go through as they are."""
    from decimal import Decimal  # noqa: PLC0415 - here only

    schema = pa.schema({
        "text": pa.string(), "at": pa.timestamp("ns", tz="Asia/Tokyo"), "price": pa.decimal128(9, 2),
        "day": pa.date32(), "nested": pa.list_(pa.struct({"a": pa.int32()})),
        "kind": pa.dictionary(pa.int32(), pa.string()), "blob": pa.large_binary(), "small": pa.int8(),
    })  # fmt: skip
    one = {"text": "a", "at": 1_700_000_000_123_456_789, "price": Decimal("1.50"), "day": date(2025, 1, 2),
           "nested": [{"a": 1}], "kind": "x", "blob": b"\xff", "small": 3}  # fmt: skip
    table = pa.Table.from_pylist([one] * 3, schema=schema)
    pq.write_table(table, tmp_path / "a.parquet")
    run([tmp_path / "a.parquet"], tmp_path / "out", options=Options(to="parquet"))
    found = pq.read_table(tmp_path / "out" / "00000.parquet")
    kept = table.drop_columns(["text"])
    assert found.select(kept.column_names).cast(kept.schema) == kept
    assert str(found.schema.field("at").type) == "timestamp[ns, tz=Asia/Tokyo]"
    run([tmp_path / "a.parquet"], tmp_path / "json")
    assert rows(tmp_path / "json")[0]["at"].startswith("2023-11-15 07:13:20.123456789")
    assert rows(tmp_path / "json")[0]["blob"] == "/w=="


def test_columns_of_mixed_scalars_are_bare_strings(tmp_path: Path) -> None:
    """Numbers of one file, strings of another and paths of a third stand as they are, not as JSON."""
    numbers = [{"text": "a", "id": 1, "odd": 1}, {"text": "a", "id": None, "odd": True}, {"text": "a", "odd": "x"}]
    numbers.append({"text": "a", "id": 2**70, "odd": 0.5})
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in numbers), encoding="utf-8")
    days = pa.table({"text": ["a"], "id": [date(2025, 11, 3)], "part": [{"a": 1}]})
    pq.write_table(days, tmp_path / "b.parquet")
    pq.write_table(pa.table({"text": ["a"], "id": [7], "part": ["x"]}), tmp_path / "c.parquet")
    (tmp_path / "p.txt").write_text("a page", encoding="utf-8")
    inputs = [tmp_path / name for name in ("a.jsonl", "b.parquet", "c.parquet", "p.txt")]
    run(inputs, tmp_path / "out", options=Options(to="parquet"))
    found = pq.read_table(tmp_path / "out" / "00000.parquet")
    ids = ["1", None, None, "1180591620717411303424", "2025-11-03", "7", str(tmp_path / "p.txt")]
    assert found.column("id").to_pylist() == ids
    assert found.column("odd").to_pylist()[:4] == ["1", "true", "x", "0.5"]
    assert found.column("part").to_pylist()[4:6] == ['{"a": 1}', '"x"']  # one that has objects, too, is JSON throughout
    assert found.column("cleanpage_rest").null_count == found.num_rows


def test_a_later_object_among_mixed_scalars_is_in_the_rest(tmp_path: Path) -> None:
    """It has parts, and is no string."""
    made: list[dict[str, Any]] = [{"text": "a", "id": n if n % 2 else str(n)} for n in range(1100)]
    lines = [*made, {"text": "a", "id": {"n": 1}}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    run(tmp_path / "a.jsonl", tmp_path / "out", options=Options(to="parquet"), workers=2)
    last = pq.read_table(tmp_path / "out" / "00000.parquet").to_pylist()[-1]
    assert (last["id"], last["cleanpage_rest"]) == (None, '{"id": {"n": 1}}')


def test_a_full_row_reads_back_as_the_article(tmp_path: Path) -> None:
    """Ledger, evidence and all."""
    run([write_folder(tmp_path / "in", PAGES[:3])], tmp_path / "out", options=Options(full=True))
    for found, one in zip(rows(tmp_path / "out"), PAGES, strict=False):
        article = PIPELINE.clean(one.raw.encode())
        assert [found["cleanpage_source"][line["start"] : line["end"]] for line in found["cleanpage_ledger"]] == [
            stretch for stretch, _ in article.lines
        ]
        back = Article.model_validate(
            {
                "ledger": found["cleanpage_ledger"],
                "blocks": found["cleanpage_blocks"],
                "repairs": found["cleanpage_repairs"],
                "authors": found["cleanpage_author_details"],
                "warnings": found["cleanpage_warning_details"],
            }
        )
        for name in ("ledger", "blocks", "repairs", "authors", "warnings"):
            assert getattr(back, name) == getattr(article, name)
        assert len(found["cleanpage_evidence"]) == sum(map(len, article.evidence.values()))
        assert found["cleanpage_markdown"] == article.markdown


# -- errors and counts


def test_one_input_needs_no_list(tmp_path: Path) -> None:
    """Neither as a string nor as a path; a string is no list of letters."""
    file = write_jsonl(tmp_path / "a.jsonl", 1, broken=0)
    for name, one in (("string", str(file)), ("path", file)):
        assert run(one, tmp_path / name).counts.pages == 1


def test_a_warning_stands_once_in_a_row() -> None:
    """However many fields it is about, so that rows with it are as many as the counts say."""
    page = "<meta property=article:published_time content=2025-11-03>"
    page += "<meta property=article:modified_time content=2025-11-09>"
    page += "<h1>A quiet day</h1>" + "<p>Nothing happened in the town, the mayor said, and nobody complained.</p>" * 3
    codes = [warning.code for warning in PIPELINE.clean(page).warnings]
    assert len(codes) > len(set(codes))
    assert sorted(flat(PIPELINE.clean(page))["cleanpage_warnings"]) == sorted(set(codes))


def test_too_many_errors_end_the_run(tmp_path: Path) -> None:
    """What was finished stays, and allowing more goes on."""
    file = write_jsonl(tmp_path / "a.jsonl", 60, broken=10)
    options = Options(shard_rows=20)
    with pytest.raises(TooManyErrorsError, match="4 errors, where 3 are allowed"):
        run([file], tmp_path / "out", options=options, max_errors=3)
    assert list(shards(tmp_path / "out")) == ["00000.jsonl"]
    summary = run([file], tmp_path / "out", options=options, max_errors=6, resume=True)
    assert (summary.counts.pages, summary.counts.errors, summary.new_pages) == (60, 6, 40)


def test_counts(tmp_path: Path) -> None:
    """The counts are those of the articles."""
    write_folder(tmp_path / "in", PAGES)
    (tmp_path / "in" / "logo.png").write_bytes(b"")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    counts = run([tmp_path / "in"], tmp_path / "out").counts
    articles = [PIPELINE.clean(one.raw.encode()) for one in PAGES] + [PIPELINE.clean(b"")]
    assert (counts.pages, counts.empty, counts.errors) == (13, sum(not a.text for a in articles), 0)
    assert counts.skipped == {".png": 1}
    assert counts.fields["title"] == sum(a.title is not None for a in articles)
    assert counts.fields["authors"] == sum(bool(a.authors) for a in articles)
    dropped = [line.rule for a in articles for line in a.ledger if line.fate == "dropped"]
    assert counts.dropped_lines == {rule: dropped.count(rule) for rule in dropped}
    assert counts.warnings["no-body"] == sum("no-body" in {w.code for w in a.warnings} for a in articles)
    summary = json.loads((tmp_path / "out" / "_cleanpage" / "summary.json").read_text(encoding="utf-8"))
    assert summary["pages"] == 13
    assert counts.from_json(json.loads(json.dumps(counts.as_json()))) == counts


# -- the command


def test_the_command(tmp_path: Path) -> None:
    """A table on standard output, or JSON; progress on standard error only; every option arrives."""
    file = write_jsonl(tmp_path / "a.jsonl", 5, broken=0)
    done = cleaned(file, "-o", tmp_path / "one", "--workers", 1)
    assert done.stdout.splitlines()[0].split() == ["pages", "5", "100.0%"]
    assert "lines dropped, by rule" in done.stdout
    assert done.stderr == ""
    read = ["--url-column", "url", "--retrieved-column", "retrieved", "--format", "text"]
    write = ["--to", "parquet", "--full", "--keep", "id,length", "--shard-rows", "3"]
    go = ["--preset", "minimal", "--json", "--quiet", "--workers", "1"]
    done = cleaned(file, "-o", tmp_path / "two", *read, *write, *go)
    assert json.loads(done.stdout)["pages"] == 5
    table = pq.read_table(tmp_path / "two" / "00000.parquet")
    assert table.num_rows == 3
    assert table.column_names[:2] == ["id", "length"]
    assert set(table.column("cleanpage_fingerprint").to_pylist()) == {cleanpage.Pipeline.preset("minimal").fingerprint}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["no/such.jsonl"], 1, "no/such.jsonl: No such file"),
        (["a.jsonl", "--text-column", "nope"], 2, "no column 'nope'"),
        (["a.jsonl", "--preset", "nope"], 2, "no preset 'nope'"),
        (["a.jsonl", "--encoding", "nope"], 2, "nope"),
        (["a.jsonl", "--max-errors", "0"], 3, "--resume goes on"),
        (["data.bin"], 2, "its ending does not say"),
        (["no/such/*.jsonl"], 1, "no/such/*.jsonl: matches no file"),
        (["a.jsonl", "-o", "data.bin"], 2, "data.bin: a file stands where the folder of the output is to be"),
        (["a.jsonl", "-o", "data.bin", "--resume"], 2, "data.bin: a file stands"),
        (["a.jsonl", "-o", "data.bin/out"], 2, "data.bin/out: a file stands"),
        (["a.jsonl", "-o", "."], 2, "not empty; go on with --resume"),
    ],
)
def test_errors_are_one_clear_line(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    """With an exit code of its own, and without a traceback."""
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{broken\n', encoding="utf-8")
    (tmp_path / "data.bin").write_bytes(b"x")
    done = cleaned("-o", "out", *arguments, "--workers", "1", code=code, cwd=tmp_path)
    assert says in done.stderr
    assert ("--resume goes on" in done.stderr) == (code == 3)
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stdout == ""


def test_an_output_is_not_overwritten(tmp_path: Path) -> None:
    """Whatever is in it."""
    file = write_jsonl(tmp_path / "a.jsonl", 1, broken=0)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("x", encoding="utf-8")
    assert "not empty" in cleaned(file, "-o", tmp_path / "out", code=2).stderr


@pytest.mark.parametrize(
    ("name", "content", "more", "says"),
    [
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}' * 99)[:30], (), "no page came through: 1 error"),
        ("a.parquet", b"text", (), "no page came through: 1 error"),
        ("a.jsonl", b'{"text": "x"}', ("--from", "parquet"), "is it parquet, as --from says?"),
        ("a.jsonl", b'{"text": null}\n' * 2, (), "2 errors, told in the column cleanpage_error of out"),
        ("a.jsonl", b"\n", (), "no page in the input"),
        (None, b"", (), "no page in the input; --from names its form"),
    ],
    ids=["cut off", "no parquet", "no parquet either", "no texts", "empty file", "other files"],
)
def test_a_run_of_which_nothing_came_says_so(
    name: str | None, content: bytes, more: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    """With an exit code of its own, and the counts all the same; to go on with it changes nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / (name or "logo.png")).write_bytes(content)
    for again in ((), ("--resume",)):
        done = cleaned("in", "-o", "out", *more, "--workers", 1, *again, code=4, cwd=tmp_path)
        assert says in done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
        assert "1 shard; " in done.stdout


def test_one_page_that_came_through_is_a_success(tmp_path: Path) -> None:
    """Errors in other rows are counted."""
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{broken\n', encoding="utf-8")
    assert cleaned(tmp_path / "a.jsonl", "-o", tmp_path / "out", "--workers", 1).stderr == ""


def test_progress_on_a_terminal_and_elsewhere() -> None:
    """A bar that is drawn over itself, or lines; both with rate and time left."""
    import io  # noqa: PLC0415 - here only

    from cleanpage.corpus import Counts  # noqa: PLC0415 - here only

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for out in (Terminal(), io.StringIO()):
        progress = Shown(out)
        progress.every = 0.0
        progress.update(0.0, Counts(pages=0))
        progress.began -= 10
        progress.update(0.25, Counts(pages=1000, errors=2))
        progress.stop()
        shown = out.getvalue()
        assert "25%  1,000 pages, " in shown
        assert "100/s, 0:30 left, 2 errors" in shown
        assert ("\r[########......" in shown) == out.isatty()
        assert ("\n" in shown) != out.isatty()
    assert clock(3725) == "1:02:05"


def test_columns_of_the_flat_schema_are_in_every_row(tmp_path: Path) -> None:
    """Rows with errors have them too."""
    run([write_jsonl(tmp_path / "a.jsonl", 8, broken=1)], tmp_path / "out")
    names = {PREFIX + name for name in (*COLUMNS, "file", "row")}
    assert all(names <= set(one) for one in rows(tmp_path / "out"))
    assert all(one["cleanpage_error"] for one in rows(tmp_path / "out"))
