"""The command line: what it prints where, its exit codes, and that no page reaches a terminal raw."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import cleanpage
from cleanpage.cli import main
from cleanpage.corpus.streams import zstd_module
from cleanpage.explain import ledger_lines
from cleanpage.record import instant

PAGE = Path(__file__).parent / "fixtures" / "pages" / "seed-shape" / "source.txt"


def test_json_is_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON on standard output reads back as the Article."""
    assert main(["clean", str(PAGE)]) == 0
    article = cleanpage.Article.model_validate_json(capsys.readouterr().out)
    assert article.title == cleanpage.clean(PAGE.read_bytes()).title


def test_text_and_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """The two plain forms are the Article's."""
    article = cleanpage.clean(PAGE.read_bytes())
    main(["clean", str(PAGE), "--format", "text"])
    assert capsys.readouterr().out == article.text + "\n"
    main(["clean", str(PAGE), "--format", "markdown"])
    assert capsys.readouterr().out == article.markdown + "\n"


def test_ledger_has_a_line_for_each_stretch(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line begins with its fate's mark and ends with the reason."""
    assert main(["clean", str(PAGE), "--ledger"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(cleanpage.clean(PAGE.read_bytes()).ledger)
    assert {line[0] for line in lines} == {"+", "=", "-"}
    assert all(line.endswith(")") for line in lines)


def test_ledger_has_a_legend(capsys: pytest.CaptureFixture[str]) -> None:
    """Its marks are told on standard error, so that the lines stay the only output."""
    main(["clean", str(PAGE), "--ledger"])
    printed = capsys.readouterr()
    assert printed.err.startswith("cleanpage: + body, = a field, - dropped; ")
    assert printed.out.splitlines() == list(ledger_lines(cleanpage.clean(PAGE.read_bytes())))


def test_standard_input() -> None:
    """``-`` reads bytes from standard input; ``python -m cleanpage`` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "cleanpage", "clean", "-", "--format", "text"],
        input=PAGE.read_bytes(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode() == cleanpage.clean(PAGE.read_bytes()).text + "\n"


@pytest.mark.parametrize("name", ["page.txt.gz", "page.txt.zst", "zipped.txt", "-"])
def test_a_page_is_unpacked(name: str, tmp_path: Path) -> None:
    """As `run` does: by its ending, by how it begins, and from standard input."""
    packed = zstd_module().compress(PAGE.read_bytes()) if name.endswith("zst") else gzip.compress(PAGE.read_bytes())
    (tmp_path / name).write_bytes(packed)
    done = subprocess.run(
        [sys.executable, "-m", "cleanpage", "clean", name, "--format", "text"],
        input=packed, capture_output=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout.decode() == cleanpage.clean(PAGE.read_bytes()).text + "\n"


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="later Pythons have Zstandard")
def test_zstandard_needs_its_extra(tmp_path: Path) -> None:
    """Without it the error names the package and the extra."""
    (tmp_path / "page.txt.zst").write_bytes(zstd_module().compress(PAGE.read_bytes()))
    code = "import sys; sys.modules['backports'] = None\nfrom cleanpage.cli import main\nsys.exit(main(sys.argv[1:]))"
    for command in (["clean", "page.txt.zst"], ["run", "page.txt.zst", "-o", "out"]):
        arguments = [sys.executable, "-c", code, *command]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == "cleanpage: backports.zstd is not installed; get it with: pip install 'cleanpage[zstd]'\n"


def test_a_page_that_is_cut_off_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And not garbage."""
    page = tmp_path / "page.txt.gz"
    page.write_bytes(gzip.compress(PAGE.read_bytes())[:-100])
    assert main(["clean", str(page)]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith(f"cleanpage: {page}: damaged: ")
    assert (printed.out, printed.err.count("\n")) == ("", 1)


def test_what_is_known_of_a_page_can_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When it was fetched, and what it is; `--page-format` means the same to all commands."""
    page = tmp_path / "page"
    page.write_text("A quiet day\n\nBy Jane Roe, 3 hours ago\n\nNothing <b>happened</b> in the town, the mayor said.\n")
    when = "2025-11-04T12:00:00Z"
    for form in ("text", "html"):
        assert main(["clean", str(page), "--retrieved", when, "--page-format", form]) == 0
        wanted = cleanpage.clean(page.read_bytes(), retrieved=instant(when), format=form)
        found = cleanpage.Article.model_validate_json(capsys.readouterr().out)
        assert (found.text, "<b>" in found.text) == (wanted.text, form == "text")
        assert str(found.published) == str(wanted.published)
        assert (found.published is not None) == (form == "text")  # as HTML it is one line
        assert main(["run", str(page), "--from", "pages", "-o", str(tmp_path / form), "--page-format", form]) == 0
        row = json.loads((tmp_path / form / "00000.jsonl").read_text(encoding="utf-8"))
        assert row["cleanpage_text"] == wanted.text
        capsys.readouterr()
    with pytest.raises(SystemExit) as stop:
        main(["clean", str(page), "--retrieved", "yesterday"])
    assert stop.value.code == 2
    assert "--retrieved: not an ISO 8601 date: 'yesterday'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["clean", "no/such/file"], 1, "no/such/file: No such file or directory"),
        (["clean", "."], 1, ".: Is a directory"),
        (["clean", str(PAGE), "--preset", "nope"], 2, "no preset 'nope'"),
        (["clean", str(PAGE), "--pipeline", "no/such.toml"], 2, "no/such.toml: No such file"),
        (["clean", str(PAGE), "--encoding", "nope"], 2, "nope"),
        (["preset", "nope"], 2, "no preset 'nope'"),
    ],
)
def test_errors_are_one_clear_line(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, nothing on standard output."""
    assert main(arguments) == code
    printed = capsys.readouterr()
    assert says in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""


@pytest.mark.parametrize(
    "text", ["rules = 3", "[[rules]]", '[[rules]]\nkind = "nope"', "x = ", '[[rules]]\nkind = "body"\nlean = "much"']
)
def test_a_bad_pipeline_file_is_named(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says which file and what is wrong."""
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    assert main(["clean", str(PAGE), "--pipeline", str(file)]) == 2
    printed = capsys.readouterr().err
    assert printed.startswith(f"cleanpage: {file}:")
    assert printed.count("\n") == 1


def test_wrong_usage_exits_with_2() -> None:
    """Argparse's own errors have the same code."""
    with pytest.raises(SystemExit) as stop:
        main(["clean", "--format", "nope"])
    assert stop.value.code == 2


def test_no_control_sequence_reaches_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences and direction overrides of a page are never printed raw."""
    page = tmp_path / "page\x1b[31m.txt"
    page.write_text(
        "A title with \x1b]0;owned\x07 in it\n\n"
        "The council met on Monday, \u202eand nobody\u202c left \x1b[2J early, they said.\n"
        "The next meeting will be held in the old town hall on the last day of the month.\n",
        encoding="utf-8",
    )
    for form in (["--format", "text"], ["--format", "markdown"], ["--ledger"], ["--format", "json"]):
        assert main(["clean", str(page), *form]) == 0
        printed = capsys.readouterr()
        assert not {"\x1b", "\x07", "\u202e"} & set(printed.out + printed.err)
    main(["clean", str(page) + "\x1b[31m"])
    assert "\x1b" not in capsys.readouterr().err


def test_rules_presets_and_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """The listings are complete, and a preset can be loaded back."""
    assert main(["rules"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert set(cleanpage.Pipeline.preset("article").kinds) <= listed
    assert main(["preset", "article"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["rules"]
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Article"


def test_a_closed_pipe_is_no_error() -> None:
    """`cleanpage … | head` ends quietly."""
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; '{sys.executable}' -m cleanpage schema | head -1"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr == b""
