"""For authors of rules: the laws that every pipeline keeps, and rule cases kept as data, which test and document it."""

from __future__ import annotations

from cleanpage.testing.cases import Case, check_case, load_cases
from cleanpage.testing.document import document
from cleanpage.testing.laws import check_laws, check_removal

__all__ = ["Case", "check_case", "check_laws", "check_removal", "document", "load_cases"]
