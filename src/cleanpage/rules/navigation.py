"""Menus, skip links and breadcrumbs, such as ``Skip to main content`` or ``Home > World > Europe``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Navigation(CueRule, kind="navigation"):
    """Drop lines made of entries of a menu."""

    lists = ("navigation", "breadcrumb", "section")
