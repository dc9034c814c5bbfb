"""The ledger for people: in a terminal, and as a web page."""

from __future__ import annotations

from cleanpage.explain.terminal import LEGEND, ledger_lines, margin_lines, printable, printable_json
from cleanpage.explain.web import web_page

__all__ = ["LEGEND", "ledger_lines", "margin_lines", "printable", "printable_json", "web_page"]
