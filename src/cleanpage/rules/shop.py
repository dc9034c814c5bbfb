"""Buttons and facts around products, such as ``Add to cart`` or ``Free shipping on orders over 50``."""

from __future__ import annotations

from cleanpage.cue_rule import CueRule


class Shop(CueRule, kind="shop"):
    """Drop what a shop sets around its products; what it says of them stays."""

    lists = ("shop",)
    hints = frozenset({"cart", "basket", "checkout", "wishlist", "minicart", "buy"})
    headings = 2
