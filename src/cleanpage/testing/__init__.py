"""For authors of rules: the laws that every pipeline keeps, and rule cases kept as data."""

from __future__ import annotations

from cleanpage.testing.cases import Case, check_case, load_cases
from cleanpage.testing.laws import check_laws, check_removal

__all__ = ["Case", "check_case", "check_laws", "check_removal", "load_cases"]
