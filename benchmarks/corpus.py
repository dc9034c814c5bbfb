"""Runs over many generated pages, at full size: workers, memory, and being killed.

    python benchmarks/corpus.py workers [ROWS]    # 20,000 mixed rows: two workers against one
    python benchmarks/corpus.py memory [ROWS]     # 300,000 short rows: memory of all processes over time
    python benchmarks/corpus.py kills [ROUNDS]    # 20 times killed at a random moment, and then the same bytes

The load of the machine is printed with each figure: on a busy one, the ratio of two workers to one says little.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "corpus"))

from generated import short, write_jsonl

ROWS = {"workers": 20_000, "memory": 300_000, "kills": 20}
KILL_ROWS = 1500
PAGE = os.sysconf("SC_PAGE_SIZE")


def command(source: Path, out: Path, *more: object) -> list[str]:
    """Return the command line of a run."""
    return [sys.executable, "-m", "cleanpage", "run", str(source), "-o", str(out), "--json", "--quiet", *map(str, more)]


def shards(folder: Path) -> dict[str, bytes]:
    """Return the shards of an output."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("0*"))}


def load() -> str:
    """Return how busy the machine is."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def timed(source: Path, out: Path, *more: object) -> tuple[float, float, dict[str, int]]:
    """Run; return the seconds of the clock, those of the processors, and the counts."""
    before = os.times()
    done = subprocess.run(command(source, out, *more), check=True, capture_output=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return after.elapsed - before.elapsed, used, json.loads(done.stdout)


def workers(folder: Path, count: int) -> None:
    """Compare two workers with one."""
    source = write_jsonl(folder / "pages.jsonl", count)
    print(f"{count:,} rows, {source.stat().st_size / 1e6:,.0f} MB")
    seconds = {}
    for number in (1, 2):
        seconds[number], used, counts = timed(source, folder / f"out{number}", "--workers", number, "--to", "parquet")
        print(
            f"{number} workers: {seconds[number]:7.1f} s, {count / seconds[number]:6.1f} pages/s, "
            f"{used:7.1f} s of processor ({used / seconds[number]:.2f} cores), {counts['errors']} errors; {load()}",
            flush=True,
        )
    same = shards(folder / "out1") == shards(folder / "out2")
    print(f"ratio {seconds[1] / seconds[2]:.2f}; the shards are {'the same' if same else 'NOT THE SAME'}")


def memory(folder: Path, count: int) -> None:
    """Print the memory of a run over time."""
    source = folder / "short.jsonl"
    with source.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": number, "text": short(number)}) + "\n" for number in range(count))
    print(f"{count:,} rows, {source.stat().st_size / 1e6:,.0f} MB")
    began = time.monotonic()
    process = subprocess.Popen(command(source, folder / "out", "--workers", 2), stdout=subprocess.PIPE, text=True)
    seen: list[dict[str, int]] = []
    while process.poll() is None:
        seen.append(resident(process.pid))
        time.sleep(2)
    counts = json.loads(process.communicate()[0])
    print(f"{counts['pages']:,} pages, {counts['errors']} errors, {time.monotonic() - began:,.0f} s; {load()}")
    for tenth in range(10):
        part = seen[len(seen) * tenth // 10 : max(len(seen) * (tenth + 1) // 10, len(seen) * tenth // 10 + 1)]
        print(f"{tenth * 10:3}%: " + ", ".join(f"{who} {max(one[who] for one in part) >> 20} MiB" for who in part[0]))


def resident(process: int) -> dict[str, int]:
    """Return the memory of the process that leads a run, and of all its workers together."""
    sizes = {"leader": _resident(process), "workers": 0}
    children = Path(f"/proc/{process}/task/{process}/children")
    if children.exists():
        sizes["workers"] = sum(_resident(int(child)) for child in children.read_text(encoding="ascii").split())
    return sizes


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def kills(folder: Path, rounds: int) -> None:
    """Kill a run again and again, and compare what it comes to."""
    source = write_jsonl(folder / "pages.jsonl", KILL_ROWS)
    how = ["--workers", 2, "--to", "parquet", "--shard-rows", 50]
    seconds, _, _ = timed(source, folder / "whole", *how)
    dice = random.Random(0)  # noqa: S311 - moments, no secrets
    killed = 0
    while killed < rounds:
        process = subprocess.Popen(command(source, folder / "killed", *how, "--resume"), stdout=subprocess.DEVNULL)
        try:
            process.wait(dice.uniform(0, 4 * seconds / rounds))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
        print(f"killed {killed} times: {len(shards(folder / 'killed'))} shards", flush=True)
    subprocess.run(command(source, folder / "killed", *how, "--resume"), check=True, stdout=subprocess.DEVNULL)
    same = shards(folder / "whole") == shards(folder / "killed")
    verdict = "the same bytes" if same else "NOT THE SAME"
    print(f"{killed} kills, {len(shards(folder / 'whole'))} shards: {verdict}; {load()}")


def main() -> None:
    """Do what is asked."""
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what not in ROWS:
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS[what]
    with tempfile.TemporaryDirectory() as folder:
        {"workers": workers, "memory": memory, "kills": kills}[what](Path(folder), count)


if __name__ == "__main__":
    main()
