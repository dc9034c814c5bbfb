"""What cues cost: loading the table, and matching lines of growing length, in microseconds.

Run from the root of the project: ``python benchmarks/words.py``.
"""

from __future__ import annotations

import subprocess
import sys
import time
import timeit

from cleanpage.words import guess_language, table

SHORT = {
    "ASCII": "Brisk wind moved five boats",
    "Latin": "Größere Wälder brauchen kühlen Frühregen",
    "Cyrillic": "Пять лодок медленно вышли утром",
    "Arabic": "وصلت خمس سفن صباحا",
    "Japanese": "強い風が吹いた",
    "Number": "Boats 12 and 14 moved",
}
PROSE = (
    "The harbour master told the council that five boats had moved before dawn, and that more of them would follow "
    "once the wind had turned. Nobody in the room asked what the owners made of it. "
)


def microseconds(text: str, *, rounds: int = 2_000) -> float:
    """Return the best time of matching a text, of five tries."""
    cues = table()
    return min(timeit.repeat(lambda: cues.match(text), timer=time.process_time, number=rounds, repeat=7)) / rounds * 1e6


def loading() -> float:
    """Return the milliseconds that the first table takes in a new process, imports left out."""
    clock = "time.process_time()"
    code = f"import time; from cleanpage.words import table; t = {clock}; table(); print({clock} - t)"
    times = [subprocess.run([sys.executable, "-c", code], capture_output=True, check=True) for _ in range(5)]  # noqa: S603 - its own code
    return min(float(run.stdout) for run in times) * 1e3


def main() -> None:
    """Print the figures."""
    print(f"load: {loading():.0f} ms")
    for name, text in SHORT.items():
        print(f"{name:9} {table().match(text).tokens:5} tokens: {microseconds(text):7.2f} µs")
    for times in (1, 10, 100):
        text = PROSE * times
        tokens = table().match(text).tokens
        spent = microseconds(text, rounds=2_000 // times)
        print(f"prose     {tokens:5} tokens: {spent:7.2f} µs, {spent / tokens:.3f} a token")
    spent = microseconds("share on " * 50_000, rounds=1)
    print(f"hostile  100000 tokens: {spent:7.0f} µs, {spent / 1e5:.3f} a token")
    spent = (
        min(timeit.repeat(lambda: guess_language(PROSE * 100), timer=time.process_time, number=100, repeat=5))
        / 100
        * 1e6
    )
    print(f"language of a long text: {spent:.0f} µs")


if __name__ == "__main__":
    main()
