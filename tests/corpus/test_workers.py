"""Workers that are lost: pages that hang, crash or kill cost their own row, after a second try, and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cleanpage
from cleanpage.corpus import Options, WorkersFailError, run

from .generated import write_jsonl
from .running import command, rows, shards

if TYPE_CHECKING:
    from types import ModuleType

PAGE = "A headline\n\nA sentence of the body stands here, and it is long enough to be one, said Jane Roe."


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The rules that misbehave, under a name by which workers find them."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import hostile as found  # noqa: PLC0415 - it is found there only

    return found  # type: ignore[no-any-return]


def write(file: Path, asked: dict[int, str], count: int = 40) -> Path:
    """Write pages, some of which ask for trouble."""
    lines = [{"id": n, "text": f"{asked[n]}\n\n{PAGE}" if n in asked else f"{PAGE} {n}"} for n in range(count)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def errors(folder: Path) -> dict[int, str]:
    """Return the errors of an output by the id of their row."""
    return {row["id"]: row["cleanpage_error"] for row in rows(folder) if row["cleanpage_error"]}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("exit", "WorkerDiedError: the worker exited with code 3, twice"),
        ("segfault", "WorkerDiedError: the worker was killed by SIGSEGV, twice"),
        ("kill", "WorkerDiedError: the worker was killed by SIGKILL, twice"),
        ("memory", "MemoryError: "),
        ("raise", "ZeroDivisionError: a rule with a bug"),
    ],
)
def test_a_crash_costs_its_own_row(asked: str, says: str, hostile: ModuleType, tmp_path: Path) -> None:
    """The other rows of the chunk are as they would be, and all are in order."""
    pipeline = cleanpage.Pipeline.preset("minimal").insert(hostile.Hostile())
    summary = run([write(tmp_path / "a.jsonl", {7: asked})], tmp_path / "out", pipeline=pipeline, workers=2)
    assert errors(tmp_path / "out") == {7: says}
    assert [row["id"] for row in rows(tmp_path / "out")] == list(range(40))
    assert (summary.counts.pages, summary.counts.errors) == (40, 1)
    plain = run([write(tmp_path / "b.jsonl", {})], tmp_path / "plain", pipeline=pipeline)
    assert plain.counts.errors == 0
    same = [{**row, "cleanpage_file": ""} for row in rows(tmp_path / "out") if row["id"] != 7]
    assert same == [{**row, "cleanpage_file": ""} for row in rows(tmp_path / "plain") if row["id"] != 7]


def test_a_page_that_hangs_costs_its_own_row(hostile: ModuleType, tmp_path: Path) -> None:
    """After its time and a second try; in Parquet as well, and with several in one chunk."""
    pipeline = cleanpage.Pipeline.preset("minimal").insert(hostile.Hostile())
    file = write(tmp_path / "a.jsonl", {3: "hang", 4: "exit", 20: "hang"})
    run([file], tmp_path / "out", pipeline=pipeline, workers=2, page_timeout=2)
    found = errors(tmp_path / "out")
    assert found.keys() == {3, 4, 20}
    assert found[3] == found[20] == "PageTimeoutError: took longer than 2 s, twice"
    assert len(rows(tmp_path / "out")) == 40


def test_a_page_that_crashes_once_is_cleaned(hostile: ModuleType, tmp_path: Path) -> None:
    """The second try succeeds, and the output shows nothing of the first."""
    mark = tmp_path / "mark"
    pipeline = cleanpage.Pipeline.preset("minimal").insert(hostile.Hostile(once=str(mark)))
    file = write(tmp_path / "a.jsonl", {5: "once"})
    for to in ("jsonl", "parquet"):
        options = Options(to=to)
        mark.unlink(missing_ok=True)
        run([file], tmp_path / "first" / to, pipeline=pipeline, options=options)
        assert mark.exists()
        run([file], tmp_path / "second" / to, pipeline=pipeline, options=options)
        assert shards(tmp_path / "first" / to) == shards(tmp_path / "second" / to)
    assert errors(tmp_path / "first" / "jsonl") == {}


def test_workers_that_do_not_start_end_the_run(hostile: ModuleType, tmp_path: Path) -> None:
    """They are not started forever."""
    pipeline = cleanpage.Pipeline.preset("minimal").insert(hostile.Unloadable())
    with pytest.raises(WorkersFailError, match=r"do not start: .* code 7"):
        run([write(tmp_path / "a.jsonl", {})], tmp_path / "out", pipeline=pipeline)


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if parent == process:
            found.append(int(status.parent.name))
    return found


def alive(process: int) -> bool:
    """Whether a process is there."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def started(tmp_path: Path, *more: str) -> tuple[subprocess.Popen[str], list[int]]:
    """Start a run that takes a while; return it and its workers once a shard is there."""
    file = tmp_path / "a.jsonl"
    if not file.exists():
        write_jsonl(file, 200, broken=0)
    out = tmp_path / "out"
    arguments = [file, "-o", out, "--shard-rows", "16", "--workers", "2", *more]
    process = subprocess.Popen(
        command(*arguments), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    waited = time.monotonic() + 120
    while not (out / "00000.jsonl").exists() and process.poll() is None and time.monotonic() < waited:
        time.sleep(0.05)
    return process, children(process.pid)


def wait_until_gone(processes: list[int]) -> bool:
    """Wait for processes to end."""
    waited = time.monotonic() + 30
    while any(map(alive, processes)) and time.monotonic() < waited:
        time.sleep(0.05)
    return not any(map(alive, processes))


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")


@needs_proc
@pytest.mark.slow
@pytest.mark.parametrize(("how", "code", "says"), [("SIGINT", 130, "interrupted"), ("SIGTERM", 143, "terminated")])
def test_a_run_can_be_stopped(how: str, code: int, says: str, tmp_path: Path) -> None:
    """Ctrl-C, which reaches the whole group, and SIGTERM end it at once and quietly, and it can go on."""
    process, workers = started(tmp_path)
    if how == "SIGINT":
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGTERM)
    _, printed = process.communicate(timeout=30)
    assert process.returncode == code, printed
    assert printed == f"cleanpage: {says}; what is whole stays, and the same command with --resume goes on\n"
    assert workers
    assert wait_until_gone(workers)
    assert not (tmp_path / "out" / "_cleanpage" / "unfinished").exists()
    again, _ = started(tmp_path, "--resume")
    again.communicate(timeout=200)
    assert [row["id"] for row in rows(tmp_path / "out")] == [f"page-{n}" for n in range(200)]


@needs_proc
@pytest.mark.slow
def test_workers_go_when_their_leader_is_killed(tmp_path: Path) -> None:
    """No process is left behind."""
    process, workers = started(tmp_path)
    process.kill()
    process.communicate()
    assert workers
    assert wait_until_gone(workers)


@needs_proc
@pytest.mark.slow
def test_a_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    """As by the system when memory runs out; the output shows nothing of it."""
    process, workers = started(tmp_path)
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    _, printed = process.communicate(timeout=200)
    assert process.returncode == 0, printed
    found = rows(tmp_path / "out")
    assert [row["id"] for row in found] == [f"page-{n}" for n in range(200)]
    assert not any(row["cleanpage_error"] for row in found)


def test_memory_is_bounded_by_chunks_under_way(tmp_path: Path) -> None:
    """A page that takes its time holds the reading back."""
    from cleanpage.corpus.incoming import Chunk  # noqa: PLC0415 - parts that only this test looks into
    from cleanpage.corpus.pool import AHEAD, Pool  # noqa: PLC0415
    from cleanpage.corpus.work import Job  # noqa: PLC0415

    read = 0

    def chunks() -> Any:  # noqa: ANN401 - a generator
        nonlocal read
        for number in range(100):
            read += 1
            yield Chunk(str(tmp_path / "a"), "jsonl", number, [b'{"text": "x"}'], 0, 1)

    most = 0
    with Pool(Job(cleanpage.Pipeline.preset("minimal"), Options(), None), workers=1, page_timeout=60) as pool:
        for written, done in enumerate(pool.run(chunks())):
            assert done.chunk.first == written
            most = max(most, read - written)
    assert read == 100
    assert most <= AHEAD + 1
