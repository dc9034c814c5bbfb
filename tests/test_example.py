"""The example of a package that adds a rule and a language: installed as other people would, and run."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "cleanpage-example-rule"
PAGE = """\
Ĉefpaĝo

Springfield 21 °C

La malnova ponto estos riparata

La urba konsilio decidis lunde ripari la malnovan ponton, kaj ili komenciĝos en la printempo, diris la urbestrino.

Legu ankaŭ: Kial la muelejo havas tri radojn

La ponto estis konstruita en 1862 kaj portis ĉarojn, tramojn kaj fine aŭtojn, sed du el ĝiaj kvin arkoj moviĝis.

© 2025 La Krianto. Ĉiuj rajtoj rezervitaj.
"""
RUN = """
import sys
from pathlib import Path
from cleanpage.rules import kinds
from cleanpage.testing import check_case, check_laws, check_removal, load_cases
from cleanpage_example import Weather, pipeline

assert "weather" in kinds()
raw, made = sys.stdin.read(), pipeline()
article = check_laws(raw, made)
check_removal(raw, made, "weather")
loaded = type(made).load_text(made.dump())
assert loaded == made and loaded.clean(raw) == article
for case in load_cases(Path(sys.argv[1])):
    if not case.known_failure:
        check_case(Weather, case)
print(*sorted({row.rule for row in article.ledger if row.fate == "dropped"}))
"""


@pytest.mark.slow
def test_the_example_package_installs_and_runs(tmp_path: Path) -> None:
    """Its rule is found by its kind, its cases hold, its words work, and its pipeline keeps the laws."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    packages = _output(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # What this environment has is lent to the new one, so that nothing is downloaded.
    here = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    Path(packages, "lent.pth").write_text(here, encoding="utf-8")
    _output(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", EXAMPLE)
    found = _output(python, "-c", RUN, EXAMPLE / "cases" / "weather.toml", given=PAGE).split()
    assert {"weather", "navigation", "related", "footer"} <= set(found)


def _output(*command: object, given: str = "") -> str:
    """Run a command and return what it prints."""
    done = subprocess.run(
        [str(part) for part in command], input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
