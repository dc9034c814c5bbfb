"""Readers: every form gives its records, and what is broken spoils its own record only."""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecordType as Kind
from hypothesis import assume, given
from hypothesis import strategies as st

from cleanpage.corpus.files import find, form_of, identity, shown
from cleanpage.corpus.incoming import CHUNK_BYTES, CHUNK_ROWS
from cleanpage.corpus.options import Options
from cleanpage.corpus.readers import reader
from cleanpage.corpus.streams import MAGIC, Unreadable, lines, zstd_module

from .archives import conversion, record, response, write
from .running import records

if TYPE_CHECKING:
    from collections.abc import Callable

DATE = "2025-11-03T11:30:00Z"


def texts(found: list[Any]) -> list[Any]:
    """Return the pages of records."""
    return [one.page for one in found]


def errors(found: list[Any]) -> list[str]:
    """Return the errors of records; empty strings where there are none."""
    return [str(one.error or "") for one in found]


# -- files


def test_forms_are_told_by_ending() -> None:
    """Any form may be compressed; what is no form is none."""
    assert form_of("A.JSONL.ZST") == "jsonl"
    assert form_of("x.warc.wet.gz") == "wet"
    assert form_of("x.wat.gz") is None
    assert form_of("index.html") == "pages"


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """By name, without hidden files, links to folders and the output; unknown files come without a form."""
    for name in ("b/2.html", "b/10.txt", "a.html", ".git/x.html", "logo.png", "out/0.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    found = [
        (Path(f.path).relative_to(tmp_path).as_posix(), f.form) for f in find([str(tmp_path)], leave=tmp_path / "out")
    ]
    assert found == [
        ("a.html", "pages"), ("b/10.txt", "pages"), ("b/2.html", "pages"), ("gone.html", "pages"), ("logo.png", None),
        ("loop", None),
    ]  # fmt: skip


def test_globs(tmp_path: Path) -> None:
    """A glob is sorted; one that matches nothing is an error, and so is a file whose form is not known."""
    for name in ("2.html", "1.html", "data"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [Path(f.path).name for f in find([f"{tmp_path}/*.html"])] == ["1.html", "2.html"]
    with pytest.raises(FileNotFoundError, match="matches no file"):
        list(find([f"{tmp_path}/*.csv"]))
    with pytest.raises(ValueError, match="does not say what it is"):
        list(find([str(tmp_path / "data")]))
    [forced] = find([str(tmp_path / "data")], form="jsonl")
    assert forced.form == "jsonl"
    with pytest.raises(FileNotFoundError):
        list(find([str(tmp_path / "none.html")]))


def test_a_pipe_is_no_input(tmp_path: Path) -> None:
    """It could be read only once: nothing waits for it."""
    os.mkfifo(tmp_path / "pages.jsonl")
    with pytest.raises(ValueError, match="regular file"):
        list(find([str(tmp_path / "pages.jsonl")]))
    assert [file.form for file in find([str(tmp_path)])] == [None]


def test_the_identity_changes_with_the_files(tmp_path: Path) -> None:
    """Another size, time or name is another input."""
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    before = identity(find([str(tmp_path)]))
    assert identity(find([str(tmp_path)])) == before
    os.utime(file, ns=(1, 1))
    assert identity(find([str(tmp_path)])) != before


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    """They are read, and shown with escapes."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path of bytes there is not
        file.write(b"a page")
    [found] = find([str(tmp_path)])
    assert shown(found.path).endswith("caf\\xe9.txt")
    assert texts(records(Path(found.path))) == [b"a page"]


# -- lines


@given(st.lists(st.binary(max_size=12).map(lambda b: b.replace(b"\n", b"").replace(b"\r", b"")), max_size=20))
def test_lines_are_lines(tmp_path_factory: pytest.TempPathFactory, content: list[bytes]) -> None:
    """Whatever their ends, compressed or not."""
    folder = tmp_path_factory.mktemp("lines")
    data = b"\r\n".join(content)
    assume(not data.startswith(tuple(MAGIC)))
    (folder / "a").write_bytes(data)
    (folder / "a.gz").write_bytes(gzip.compress(data))
    (folder / "a.zst").write_bytes(zstd_module().compress(data))
    wanted = data.replace(b"\r", b"").split(b"\n")
    wanted = wanted if wanted[-1] else wanted[:-1]
    for name in ("a", "a.gz", "a.zst"):
        assert [line.data for line in lines(str(folder / name))] == wanted


def test_a_line_without_end_takes_no_memory(tmp_path: Path) -> None:
    """It is passed over, and the next one is read."""
    (tmp_path / "a").write_bytes(b"first\n" + b"x" * 3_000_000 + b"\nlast")
    first, second, third = (line.data for line in lines(str(tmp_path / "a"), limit=1_000_000))
    assert (first, third) == (b"first", b"last")
    assert second == Unreadable("longer than 1,000,000 bytes")


def _zstd(data: bytes) -> bytes:
    """Compress as the command `zstd` does: with a checksum."""
    zstd = zstd_module()
    return bytes(zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}))


@pytest.mark.parametrize("ending", [".gz", ".zst"])
@pytest.mark.parametrize("damage", ["cut", "zeros"])
def test_damage_ends_the_file_only(tmp_path: Path, ending: str, damage: str) -> None:
    """What stands before it is read, and the rest is one unreadable record."""
    plain = b"".join(b"%d %s\n" % (n, os.urandom(40).hex().encode()) for n in range(20_000))
    packed = gzip.compress(plain) if ending == ".gz" else _zstd(plain)
    half = len(packed) // 2
    broken = packed[:half] if damage == "cut" else packed[:half] + bytes(64) + packed[half + 64 :]
    (tmp_path / ("a" + ending)).write_bytes(broken)
    *good, last = (line.data for line in lines(str(tmp_path / ("a" + ending))))
    assert isinstance(last, Unreadable)
    assert "damaged" in last.error
    assert good[:3000] == plain.splitlines()[:3000]


# -- JSON Lines


def test_jsonl(tmp_path: Path) -> None:
    """Columns are found by name; each kind of broken line has its own error."""
    file = tmp_path / "a.jsonl"
    good = {"body": "a page", "link": "https://a.example", "seen": DATE, "id": 1}
    content = [json.dumps(good).encode(), b"", b"{broken", b"[1]", b'{"body": "\xff"}', b"[" * 100_000, b'{"id": 2}',
               b'{"body": "b", "seen": "yesterday"}', b'{"body": "b", "seen": 7}']  # fmt: skip
    file.write_bytes(b"\xef\xbb\xbf" + b"\n".join(content))
    found = records(file, text_column="body", url_column="link", retrieved_column="seen")
    assert found[0].page == "a page"
    assert found[0].url == "https://a.example"
    assert found[0].retrieved == datetime(2025, 11, 3, 11, 30, tzinfo=UTC)
    assert dict(found[0].kept) == {"link": "https://a.example", "seen": DATE, "id": 1}
    says = ["", "Expecting property name", "JSON object", "utf-8", "recursion", "no column 'body'",
            "column seen: not an ISO 8601 date: 'yesterday'", "column seen: not an ISO 8601 date: 7"]  # fmt: skip
    assert len(found) == len(says)
    assert all(part in error for part, error in zip(says, errors(found), strict=True)), errors(found)


def test_chunks_are_bounded(tmp_path: Path) -> None:
    """In rows and in bytes."""
    file = tmp_path / "a.jsonl"
    sizes = [10] * 500 + [CHUNK_BYTES] * 5
    file.write_text("".join(json.dumps({"text": "x" * size}) + "\n" for size in sizes), encoding="utf-8")
    [found] = find([str(file)])
    chunks = list(reader("jsonl", Options()).chunks(found))
    assert sum(chunk.rows for chunk in chunks) == len(sizes)
    assert max(chunk.rows for chunk in chunks) == CHUNK_ROWS
    assert max(chunk.size for chunk in chunks) < 3 * CHUNK_BYTES
    assert [chunk.first for chunk in chunks[:3]] == [0, CHUNK_ROWS, 2 * CHUNK_ROWS]


# -- CSV


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(tmp_path: Path, separator: str) -> None:
    """Quoted line breaks belong to the page; a row of another length, or not in the encoding, is an error."""
    file = tmp_path / "a.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=separator)
        writer.writerows([["id", "text"], ["1", 'two\nlines, "quoted"'], ["2"], ["3", "a", "b"], ["4", "ä"]])
    with file.open("ab") as raw:
        raw.write(f"5{separator}caf".encode() + b"\xe9\r\n" + f"6{separator}last\r\n".encode())
    found = records(file)
    assert texts(found) == ['two\nlines, "quoted"', None, None, "ä", None, "last"]
    assert [bool(error) for error in errors(found)] == [False, True, True, False, True, False]
    assert "not UTF-8" in errors(found)[4]
    assert "1 field where the header has 2" in errors(found)[1]


def test_csv_in_another_encoding(tmp_path: Path) -> None:
    """It is named."""
    (tmp_path / "a.csv").write_bytes("id,text\n1,café\n".encode("latin-1"))
    assert texts(records(tmp_path / "a.csv", encoding="latin-1")) == ["café"]


def test_an_empty_csv_has_no_records(tmp_path: Path) -> None:
    """And neither has one of a header alone."""
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "b.csv").write_bytes(b"id,text\n")
    assert records(tmp_path / "a.csv") == records(tmp_path / "b.csv") == []


# -- Parquet


def test_parquet(tmp_path: Path) -> None:
    """Pages may be strings or bytes; a column that is not there is an error in each row."""
    file = tmp_path / "a.parquet"
    when = datetime(2025, 11, 3, tzinfo=UTC)
    pq.write_table(pa.table({"text": ["a", None, "c"], "raw": [b"x", b"y", None], "at": [when, None, when]}), file)
    assert texts(records(file, retrieved_column="at")) == ["a", None, "c"]
    assert records(file, retrieved_column="at")[0].retrieved == when
    assert texts(records(file, text_column="raw")) == [b"x", b"y", None]
    assert all("no column 'none'" in error for error in errors(records(file, text_column="none")))


def test_times_in_parquet(tmp_path: Path) -> None:
    """Days and times of any unit and zone are read; what Python cannot hold spoils its own row only."""
    file = tmp_path / "a.parquet"
    when = 1_762_169_400  # seconds: DATE
    late = 1 << 40
    for unit, factor in (("s", 1), ("ms", 10**3), ("us", 10**6), ("ns", 10**9)):
        for zone in (None, "UTC", "Asia/Tokyo"):
            values = [when * factor, None, *([late * factor] if unit != "ns" else [])]
            pq.write_table(
                pa.table({"text": ["a"] * len(values), "at": pa.array(values, pa.timestamp(unit, zone))}), file
            )
            found = records(file, retrieved_column="at")
            assert [one.retrieved for one in found[:2]] == [datetime.fromisoformat(DATE), None]
            assert ["column at: not an ISO 8601 date" in error for error in errors(found[2:])] == [True] * len(
                found[2:]
            )
    days = pa.array([date(2025, 11, 3)])
    for at in (days, days.cast(pa.date64()), pa.array(["2025-11-03"]), pa.array(["2025-11-03T00:00:00Z"])):
        pq.write_table(pa.table({"text": ["a"], "at": at}), file)
        assert records(file, retrieved_column="at")[0].retrieved == datetime(2025, 11, 3, tzinfo=UTC)
    pq.write_table(pa.table({"text": ["a"], "at": pa.array([7.5])}), file)
    assert errors(records(file, retrieved_column="at")) == ["column at: not an ISO 8601 date: 7.5"]


def test_damaged_parquet(tmp_path: Path) -> None:
    """A row group that cannot be read is so many errors, and the next one is read; no Parquet is one error."""
    file = tmp_path / "a.parquet"
    pages = [os.urandom(50).hex() for _ in range(300)]
    pq.write_table(pa.table({"text": pages}), file, row_group_size=100, compression="zstd", use_dictionary=False)
    start = pq.ParquetFile(file).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(file.read_bytes())
    data[start : start + 400] = bytes(400)
    file.write_bytes(data)
    found = records(file)
    assert texts(found) == pages[:100] + [None] * 100 + pages[200:]
    assert all("row group 1" in error for error in errors(found)[100:200])
    file.write_bytes(b"no parquet at all")
    assert "no Parquet" in errors(records(file))[0]


def test_large_pages_in_parquet_make_small_chunks(tmp_path: Path) -> None:
    """A batch is cut by its bytes."""
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["x" * 200_000] * 20}), file)
    [found] = find([str(file)])
    chunks = list(reader("parquet", Options()).chunks(found))
    assert sum(chunk.rows for chunk in chunks) == 20
    assert max(len(chunk.payload) for chunk in chunks) < 3 * CHUNK_BYTES


# -- files of one page


def test_pages(tmp_path: Path) -> None:
    """The path is the id; compressed ones are unpacked; one that cannot be read is an error."""
    (tmp_path / "a.html").write_bytes(b"<p>x")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"text"))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"text")[:-9])
    (tmp_path / "d.txt").symlink_to(tmp_path / "nowhere")
    found: list[Any] = []
    options = Options()
    for file in find([str(tmp_path)]):
        pages = reader("pages", options)
        found += [one for chunk in pages.chunks(file) for one in pages.records(chunk)]
    assert texts(found) == [b"<p>x", b"text", None, None]
    assert found[0].kept["id"] == str(tmp_path / "a.html")
    assert errors(found)[2].startswith("damaged: ")
    assert "No such file" in errors(found)[3]


@pytest.mark.parametrize("pack", [gzip.compress, zstd_module().compress])
def test_compressed_files_are_known_by_how_they_begin(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Whatever they are called; one that is only called so is damaged, and no page."""
    (tmp_path / "a.html").write_bytes(pack(b"<p>x"))
    (tmp_path / "a.jsonl").write_bytes(pack(b'{"text": "a"}\n'))
    (tmp_path / "a.csv").write_bytes(pack(b"text\na\n"))
    assert texts(records(tmp_path / "a.html")) == [b"<p>x"]
    assert texts(records(tmp_path / "a.jsonl")) == texts(records(tmp_path / "a.csv")) == ["a"]
    for ending in (".gz", ".zst"):
        (tmp_path / ("b.html" + ending)).write_bytes(b"<p>x")
        assert errors(records(tmp_path / ("b.html" + ending)))[0].startswith("damaged: ")


# -- web archives

PAGE = "<html><body><p>café, said the man.</p></body></html>".encode("cp1252")
HTML = "Content-Type: text/html; charset=windows-1252"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc(tmp_path: Path, name: str) -> None:
    """Responses that succeeded and are text, with what HTTP says of them; other things are counted."""
    made = [
        response("http://a.example/1", PAGE, date=DATE, head=(HTML,)),
        response("http://a.example/2", gzip.compress(PAGE), date=DATE, head=(HTML, "Content-Encoding: gzip")),
        response("http://a.example/3", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), date=DATE,
                 head=(HTML, "Transfer-Encoding: chunked")),
        response("http://a.example/4", b"no gzip", date=DATE, head=(HTML, "Content-Encoding: gzip")),
        response("http://a.example/5", PAGE, date=DATE, head=("Content-Type: text/html; charset=klingon",)),
        response("http://a.example/6", b"\x89PNG", date=DATE, head=("Content-Type: image/png",)),
        response("http://a.example/7", PAGE, date=DATE, status="404 Not Found"),
        response("http://a.example/8", b"plain", date=DATE, head=("Content-Type: text/plain",)),
        response("http://a.example/9", PAGE, date=DATE, head=()),
    ]  # fmt: skip
    file = write(tmp_path / name, made)
    found = records(file)
    assert [one.url[-1] for one in found if one.url] == ["1", "2", "3", "5", "8", "9"]
    assert texts(found) == [PAGE, PAGE, PAGE, None, PAGE, b"plain", PAGE]
    assert found[0].encoding == "cp1252"
    assert found[4].encoding is None
    assert [one.format for one in found] == ["html", "html", "html", None, "html", "text", None]
    assert found[0].retrieved == datetime(2025, 11, 3, 11, 30, tzinfo=UTC)
    assert found[0].kept["id"] == "<urn:page:http://a.example/1>"
    assert found[0].kept["content_type"] == "text/html"
    assert found[3].kept["url"] == "http://a.example/4"
    assert "gzip" in errors(found)[3]
    [given] = find([str(file)])
    skipped = [dict(chunk.skipped) for chunk in reader("warc", Options()).chunks(given)]
    assert skipped == [{"image/png": 1, "status 404": 1}]


def test_wet(tmp_path: Path) -> None:
    """Conversions are text in UTF-8."""
    [found] = records(write(tmp_path / "a.warc.wet.gz", [conversion("http://a.example/1", "ein Café", date=DATE)]))
    assert found.page == "ein Café".encode()
    assert (found.format, found.encoding, found.url) == ("text", "utf-8", "http://a.example/1")


def _many(count: int = 30) -> list[Any]:
    """Return pages that differ, and are the same each time: where they end decides what a cut hits."""
    dice = random.Random(count)
    return [
        response(f"http://a.example/{n}", PAGE + dice.randbytes(300).hex().encode(), date=DATE, head=(HTML,))
        for n in range(count)
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_that_is_cut_off(tmp_path: Path, name: str) -> None:
    """What stands before the cut is read, and the last record says that it is not whole.

    The cuts are amid a record: after a whole one nothing shows that more were to come.
    """
    file = write(tmp_path / name, _many())
    data = file.read_bytes()
    for share in (9.5 / 30, 15.5 / 30, 23.5 / 30):
        file.write_bytes(data[: int(len(data) * share)])
        *good, last = records(file)
        assert len(good) >= int(30 * share) - 1
        assert not any(errors(good))
        assert last.error, share


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_damaged_archive_goes_on_at_the_next_record(tmp_path: Path, name: str) -> None:
    """Damage costs the records that it hits, not the rest."""
    file = write(tmp_path / name, _many())
    data = bytearray(file.read_bytes())
    at = len(data) // 3
    data[at : at + 1500] = b"\0" * 1500
    file.write_bytes(data)
    found = records(file)
    assert any(errors(found))
    good = [one.url for one in found if not one.error]
    assert len(good) >= 25
    assert good[-1] == "http://a.example/29"
    assert len(set(good)) == len(good)


def test_other_records_are_no_pages(tmp_path: Path) -> None:
    """Requests and metadata are passed over."""
    made = [record("http://a.example", b"x", DATE, kind, "text/plain") for kind in (Kind.request, Kind.metadata)]
    assert records(write(tmp_path / "a.warc", made)) == []
