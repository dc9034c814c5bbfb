"""Prompts to log in or to open an account."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Login(CueRule, kind="login"):
    """Drop the doors of a site: log in, sign up, forgot your password."""

    lists = ("login", "register")
    hints = frozenset({"login", "signin", "register", "signup", "account", "password"})
