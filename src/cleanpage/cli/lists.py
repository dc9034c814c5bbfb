"""``cleanpage rules``, ``preset`` and ``schema``: what there is."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleanpage.article import schema
from cleanpage.pipeline import Pipeline, preset_text
from cleanpage.record import COLUMNS, FULL_COLUMNS, PREFIX
from cleanpage.rules import kinds, rule_class

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the commands."""
    rules = commands.add_parser("rules", help="list the rules, or document them")
    rules.add_argument("--markdown", action="store_true", help="print what each rule does, its options and its cases")
    rules.add_argument(
        "--cases", metavar="FOLDER", default="tests/fixtures/rules", help="case files (default: %(default)s)"
    )
    rules.set_defaults(run=_rules)

    preset = commands.add_parser("preset", help="print a preset, ready to be changed and given to --pipeline")
    preset.add_argument("name")
    preset.set_defaults(run=_preset)

    schemas = commands.add_parser("schema", help="print the JSON Schema of an article, or the columns of a row")
    schemas.add_argument("--rows", choices=["flat", "full"], help="the columns of a row, with their Arrow types")
    schemas.set_defaults(run=_schema)


def _rules(args: argparse.Namespace) -> int:
    if args.markdown:
        sys.stdout.write(_rule_book(Path(args.cases)))
        return 0
    for kind in kinds():
        doc = (rule_class(kind).__doc__ or "").strip().split("\n")[0]
        sys.stdout.write(f"{kind:<20} {doc}\n")
    return 0


def _rule_book(folder: Path) -> str:
    """Return the documentation of all rules, with the cases that stand in a folder."""
    from cleanpage.testing.document import rule_book  # noqa: PLC0415 - for authors of rules, not for runs

    return rule_book([rule_class(kind) for kind in kinds()], folder)


def _preset(args: argparse.Namespace) -> int:
    Pipeline.preset(args.name)  # says so if there is none
    sys.stdout.write(preset_text(args.name))
    return 0


def _schema(args: argparse.Namespace) -> int:
    if args.rows:
        columns = FULL_COLUMNS if args.rows == "full" else COLUMNS
        sys.stdout.writelines(f"{PREFIX}{name}: {kind}\n" for name, kind in columns.items())
    else:
        sys.stdout.write(json.dumps(schema(), indent=2) + "\n")
    return 0
