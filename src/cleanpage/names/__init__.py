"""Names of people and of who stands in their place: their form, and the credits that list them."""

from __future__ import annotations

from cleanpage.names.credits import FOR, PREPOSITIONS, WHERE, Credit, credits_in, introduces, is_group
from cleanpage.names.form import AND, NOBODY, PARTICLES, is_common, is_given, is_name, name_at, name_key, split_names

__all__ = [
    "AND",
    "FOR",
    "NOBODY",
    "PARTICLES",
    "PREPOSITIONS",
    "WHERE",
    "Credit",
    "credits_in",
    "introduces",
    "is_common",
    "is_given",
    "is_group",
    "is_name",
    "name_at",
    "name_key",
    "split_names",
]
