"""The ledger for people."""

from __future__ import annotations

from cleanpage.explain.terminal import ledger_lines, printable

__all__ = ["ledger_lines", "printable"]
