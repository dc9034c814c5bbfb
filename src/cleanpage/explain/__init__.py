"""The ledger for people."""

from __future__ import annotations

from cleanpage.explain.terminal import ledger_lines, margin_lines, printable, printable_json

__all__ = ["ledger_lines", "margin_lines", "printable", "printable_json"]
