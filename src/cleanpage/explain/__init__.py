"""The ledger for people."""

from __future__ import annotations

from cleanpage.explain.terminal import LEGEND, ledger_lines, margin_lines, printable, printable_json

__all__ = ["LEGEND", "ledger_lines", "margin_lines", "printable", "printable_json"]
