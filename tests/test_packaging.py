"""The package as it is shipped: its wheel, its dependencies, and what it costs to import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "cleanpage"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def python(code: str, *args: object) -> str:
    """Run code in a Python of its own, warnings as errors, and return what it prints."""
    command = [sys.executable, "-W", "error", "-c", code, *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def files_of_package() -> set[str]:
    """Return the files under src, as paths from there."""
    found = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(PACKAGE.parent).as_posix() for path in found}


@pytest.mark.slow
def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """Language data, presets, py.typed and licences are installed with the code."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if name.startswith("cleanpage/")} == files_of_package()
    assert "cleanpage/py.typed" in names
    licences = {name.split("/licenses/")[1] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES/Unicode-3.0.txt", "NOTICE"}


def extras() -> list[str]:
    """Return what the extras install, but for each other."""
    found = [dependency for extra in PROJECT["project"]["optional-dependencies"].values() for dependency in extra]
    return [dependency for dependency in found if not dependency.startswith("cleanpage[")]


def test_lowest_environment_pins_the_lower_bounds() -> None:
    """`tox -e lowest` tests the very versions that the dependencies promise to work with."""
    bounds = {
        re.sub(">=", "==", dependency, count=1)
        for dependency in [*PROJECT["project"]["dependencies"], *extras()]
        if not dependency.startswith("datatrove")  # an engine, which has its own environment and its own lower bounds
    }
    assert set(PROJECT["tool"]["tox"]["env"]["lowest"]["deps"]) == bounds


def test_every_import_is_a_declared_dependency() -> None:
    """What the package imports is installed with it, and what is installed with it is imported."""
    modules = {
        name.split(".")[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
    }
    providers = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"cleanpage"}
    foreign -= {"backports", "compression"}  # one name for many distributions, and a later Python's: both are Zstandard
    foreign -= {"pandas", "pyspark", "ray"}  # who calls what needs them has them
    used = {canonical(name) for module in foreign for name in providers.get(module, [module])} | {"backports-zstd"}
    dependencies = [*PROJECT["project"]["dependencies"], *extras()]
    declared = {canonical(re.split("[<>=]", dependency)[0]) for dependency in dependencies}
    # pydantic-core is a part of pydantic; tzdata is read by zoneinfo and never imported
    assert used - {"pydantic-core"} == declared - {"tzdata"}


def imported(node: ast.AST) -> list[str]:
    """Return the modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def canonical(name: str) -> str:
    """Return a distribution's name as registries compare it."""
    return re.sub("[-_.]+", "-", name).lower()


def test_import_is_light() -> None:
    """Importing cleanpage loads neither ftfy, the HTML parser, names nor what only runs need, before they are used."""
    loaded = python("import sys, cleanpage; print(*sys.modules)").split()
    assert "cleanpage.article" in loaded
    late = {"ftfy", "selectolax", "pyarrow", "fastwarc", "multiprocessing", "cleanpage.corpus", "cleanpage.names"}
    assert late.isdisjoint(loaded)


def test_a_missing_extra_is_named() -> None:
    """The error of a run says what to install; runs that do not need it do not miss it."""
    said = python(WITHOUT_EXTRAS)
    assert said.splitlines() == [
        f"pip install 'cleanpage[{extra}]'"
        for extra in ("parquet", "parquet", "warc", *(["zstd"] * (sys.version_info < (3, 14))))
    ]


def test_package_works_from_a_zip(tmp_path: Path) -> None:
    """Code shipped to a cluster as a bare zip, with no installed metadata, cleans pages all the same."""
    archive = tmp_path / "code.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for name in files_of_package():
            bundle.write(PACKAGE.parent / name, name)
    assert python(FROM_ZIP, archive).strip() == str(archive / "cleanpage" / "__init__.py")


FROM_ZIP = """
import importlib.metadata, sys
sys.path.insert(0, sys.argv[1])
importlib.metadata.MetadataPathFinder.find_distributions = lambda *args, **options: iter(())
import cleanpage
article = cleanpage.clean("A headline\\n\\nA sentence of the body stands here, and it is long enough to be one.")
assert article.ledger
print(cleanpage.__file__)
"""

WITHOUT_EXTRAS = """
import sys
for name in ("pyarrow", "fastwarc", "backports"):
    sys.modules[name] = None
from cleanpage.corpus import Options
from cleanpage.corpus.columns import output_columns
from cleanpage.corpus.readers import reader
from cleanpage.corpus.streams import zstd_module
from cleanpage.corpus.writers import encoder
from cleanpage.extras import MissingExtraError

reader("jsonl", Options()), reader("csv", Options()), reader("pages", Options()), encoder(Options(), None)
for needy in (
    lambda: reader("parquet", Options()),
    lambda: encoder(Options(to="parquet"), None),
    lambda: reader("warc", Options()),
    zstd_module,
):
    try:
        needy()
    except MissingExtraError as error:
        print(str(error).split(": ")[1])
"""
