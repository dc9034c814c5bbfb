"""Names of people and of who stands in their place: their form, and the credits that list them."""

from __future__ import annotations

from cleanpage.names.credits import (
    FOR,
    WHERE,
    Credit,
    credits_in,
    introduces,
    is_employer,
    is_group,
    is_role,
    role_line,
)
from cleanpage.names.crew import is_crew
from cleanpage.names.duties import (
    CHECKING,
    DEGREES,
    ELSEWHERE,
    NAMELESS,
    NOBODY,
    PREPOSITIONS,
    Duty,
    duty_at,
    duty_behind,
    has_duty_behind,
)
from cleanpage.names.form import (
    AND,
    PARTICLES,
    is_chinese_name,
    is_common,
    is_given,
    is_name,
    name_at,
    name_key,
    person_key,
    split_names,
)

__all__ = [
    "AND",
    "CHECKING",
    "DEGREES",
    "ELSEWHERE",
    "FOR",
    "NAMELESS",
    "NOBODY",
    "PARTICLES",
    "PREPOSITIONS",
    "WHERE",
    "Credit",
    "Duty",
    "credits_in",
    "duty_at",
    "duty_behind",
    "has_duty_behind",
    "introduces",
    "is_chinese_name",
    "is_common",
    "is_crew",
    "is_employer",
    "is_given",
    "is_group",
    "is_name",
    "is_role",
    "name_at",
    "name_key",
    "person_key",
    "role_line",
    "split_names",
]
