"""Nothing is lost: a run that was killed, at any moment and for any reason, goes on to the same bytes."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

import cleanpage
from cleanpage.corpus import CannotResumeError, Options, run
from cleanpage.corpus.journal import Journal

from .generated import write_jsonl
from .running import cleaned, command, rows, shards

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 20
"""Times that a run is killed."""
PAGES = 240


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three files, one compressed, with broken records in them."""
    import gzip  # noqa: PLC0415 - here only

    folder = tmp_path_factory.mktemp("corpus")
    for number in range(3):
        write_jsonl(folder / f"{number}.jsonl", PAGES // 4, seed=number, broken=25)
    packed = write_jsonl(folder / "packed", PAGES // 4, seed=9, broken=25)
    (folder / "1.jsonl.gz").write_bytes(gzip.compress(packed.read_bytes(), mtime=0))
    packed.unlink()
    (folder / "notes.bin").write_bytes(b"no pages")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("to", ["jsonl.gz", "parquet"])
def test_killed_at_random_moments(to: str, corpus: Path, tmp_path: Path) -> None:
    """However often: no row is lost, none is there twice, and the shards are byte-identical; so are the counts."""
    dice = random.Random(to)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    how = ["--to", to, "--shard-rows", 16, "--quiet"]
    began = time.monotonic()
    cleaned(corpus, "-o", whole, *how, "--workers", 2)
    takes = time.monotonic() - began
    again = command(corpus, "-o", killed, *how, "--workers", 2, "--resume")
    kills = 0
    for _ in range(ROUNDS // 2):  # twice as many in all: there are two forms of output
        process = subprocess.Popen(again, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            # Long enough, as a rule, for a little progress, so that later rounds kill later parts of the run.
            process.communicate(timeout=dice.uniform(0.1, 0.5) * takes)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            kills += 1
    assert kills >= 3
    cleaned(corpus, "-o", killed, *how, "--workers", 1, "--resume")
    assert shards(killed) == shards(whole)
    files = [out / "_cleanpage" / "summary.json" for out in (whole, killed)]
    summaries = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    for summary in summaries:
        del summary["seconds"], summary["pages_per_second"]
    assert summaries[0] == summaries[1]
    assert summaries[0]["skipped"] == {".bin": 1}


def copies(folder: Path, to: Path) -> Path:
    """Return a copy of an output."""
    shutil.copytree(folder, to)
    return to


@pytest.fixture(scope="module")
def finished(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output that is finished."""
    folder = tmp_path_factory.mktemp("finished") / "out"
    run([corpus], folder, options=Options(shard_rows=60), workers=2)
    return folder


def test_every_state_that_a_kill_can_leave_goes_on(corpus: Path, finished: Path, tmp_path: Path) -> None:
    """With any number of shards in the journal, a torn last line, a shard not yet noted, an unfinished file."""
    lines = (finished / "_cleanpage" / "journal").read_bytes().splitlines(keepends=True)
    for kept in (0, 2, len(lines) - 1):
        out = copies(finished, tmp_path / str(kept))
        torn = lines[kept][: len(lines[kept]) // 2]
        (out / "_cleanpage" / "journal").write_bytes(b"".join(lines[:kept]) + torn)
        (out / "_cleanpage" / "unfinished").write_bytes(b"half a sha")
        for entry in lines[kept + 1 :]:
            name = json.loads(entry)["shard"]
            if name:
                (out / name).unlink()
        run([corpus], out, options=Options(shard_rows=60), resume=True)
        assert shards(out) == shards(finished)
        assert (out / "_cleanpage" / "journal").read_bytes() == b"".join(lines)
        assert not (out / "_cleanpage" / "unfinished").exists()


def test_a_finished_run_has_nothing_to_do(corpus: Path, finished: Path) -> None:
    """It gives its counts once more, and starts no worker."""
    began = time.monotonic()
    summary = run([corpus], finished, options=Options(shard_rows=60), resume=True)
    assert (summary.counts.pages, summary.new_pages) == (PAGES, 0)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"options": Options(shard_rows=61)}, "options"),
        ({"options": Options(shard_rows=60, full=True)}, "options"),
        ({"pipeline": "minimal"}, "pipeline"),
        ({"inputs": "less"}, "input"),
        ({"inputs": "touched"}, "input"),
    ],
)
def test_other_runs_do_not_go_on(
    change: dict[str, Any], says: str, corpus: Path, finished: Path, tmp_path: Path
) -> None:
    """Another pipeline, other options or another input would give an output that is neither: that is refused."""
    how = {"options": Options(shard_rows=60)} | change
    inputs = [corpus]
    changed = how.pop("inputs", None)
    if changed == "less":
        inputs = [corpus / "0.jsonl"]
    elif changed == "touched":
        inputs = [tmp_path / "copy"]
        shutil.copytree(corpus, tmp_path / "copy")
    with pytest.raises(CannotResumeError, match=f"cannot go on: the output was begun with {says}"):
        run(inputs, finished, resume=True, **how)


def test_a_shard_that_was_changed_is_noticed(corpus: Path, finished: Path, tmp_path: Path) -> None:
    """And one that is gone."""
    for how in ("shorter", "gone"):
        out = copies(finished, tmp_path / how)
        shard = out / "00001.jsonl"
        if how == "gone":
            shard.unlink()
        else:
            shard.write_bytes(shard.read_bytes()[:-1])
        with pytest.raises(CannotResumeError, match="gone or was changed"):
            run([corpus], out, options=Options(shard_rows=60), resume=True)


def test_two_runs_cannot_write_the_same_output(tmp_path: Path) -> None:
    """The second one says so."""
    with Journal(tmp_path, {}, resume=True), pytest.raises(CannotResumeError, match="another run is writing there"):
        Journal(tmp_path, {}, resume=True)
    with Journal(tmp_path, {}, resume=True) as journal:
        assert journal.entries == []


# -- a full disk

LIMIT = 50_000
"""Bytes that a file may have, where the disk only seems full: less than a shard."""


@pytest.mark.parametrize("to", ["jsonl", "jsonl.zst", "parquet"])
def test_a_file_that_cannot_grow(to: str, corpus: Path, tmp_path: Path) -> None:
    """The error is one clear line, no half shard is left, and the run goes on when there is room."""
    arguments = [corpus / "0.jsonl", "-o", tmp_path / "out", "--to", to, "--full", "--workers", "1"]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))

    done = cleaned(*arguments, code=1, preexec_fn=limited)
    goes_on = "what is whole stays, and the same command with --resume goes on"
    assert done.stderr == f"cleanpage: {tmp_path / 'out'}: File too large; {goes_on}\n"
    assert shards(tmp_path / "out") == {}
    cleaned(*arguments, "--resume")
    cleaned(*arguments[:1], "-o", tmp_path / "other", *arguments[3:])
    assert shards(tmp_path / "out") == shards(tmp_path / "other")


SMALL_DISK = """
set -e
mount -t tmpfs -o size=1500k none "$1"
cd "$1"
shift
"$@" && exit 9
code=$?
ls
mount -o remount,size=100m .
"$@" --resume || exit 8
cp -r out "$OUT"
exit $code
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="makes a small disk in a name space of its own")
def test_a_disk_that_is_full(corpus: Path, tmp_path: Path) -> None:
    """On a real one, which is then made larger; shards that were whole before are the same after."""
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system gives no name spaces to its users")
    arguments = [corpus, "-o", "out", "--shard-rows", "40", "--workers", "1", "--full", "--preset", "minimal"]
    script = ["unshare", "-rm", "bash", "-c", SMALL_DISK, "bash", str(small), *command(*arguments)]
    environment = {**os.environ, "OUT": str(tmp_path / "out")}
    done = subprocess.run(script, check=False, capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 1, done.stderr + done.stdout
    assert "No space left on device; what is whole stays" in done.stderr
    assert "Traceback" not in done.stderr
    cleaned(*arguments[:1], "-o", tmp_path / "other", *arguments[3:])
    assert shards(tmp_path / "out") == shards(tmp_path / "other")
    assert len(rows(tmp_path / "out")) == PAGES


def test_the_version_is_part_of_a_run(corpus: Path, finished: Path, tmp_path: Path) -> None:
    """An output begun by another version of cleanpage is refused."""
    out = copies(finished, tmp_path / "old")
    noted = json.loads((out / "_cleanpage" / "run.json").read_text(encoding="utf-8"))
    assert noted["cleanpage"] == cleanpage.__version__
    (out / "_cleanpage" / "run.json").write_text(json.dumps(noted | {"cleanpage": "0.0"}), encoding="utf-8")
    with pytest.raises(CannotResumeError, match=r'begun with cleanpage "0\.0"'):
        run([corpus], out, options=Options(shard_rows=60), resume=True)
