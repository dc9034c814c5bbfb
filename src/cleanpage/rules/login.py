"""Prompts to log in, to register or to pay."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Login(CueRule, kind="login"):
    """Drop prompts; what stands behind them is not there to be dropped."""

    lists = ("login", "register", "paywall")
