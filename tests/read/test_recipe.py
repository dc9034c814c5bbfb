"""A recipe in a page's data is read for what goes in and what to do."""

from __future__ import annotations

import pytest

from cleanpage.read.recipe import recipe

STEPS = [{"@type": "HowToStep", "text": "Boil it."}]
READ = "<ul><li>1 egg</li></ul><ol><li>Boil it.</li></ol>"


@pytest.mark.parametrize("empty", [[], "", [""], None])
def test_an_empty_list_does_not_hide_the_older_one(empty: object) -> None:
    """What goes in stands under the key of older releases where the newer one is there and holds nothing."""
    assert recipe({"recipeIngredient": empty, "ingredients": ["1 egg"], "recipeInstructions": STEPS}) == READ


def test_the_newer_list_goes_first() -> None:
    """A page that has both is read by the newer one."""
    assert recipe({"recipeIngredient": ["1 egg"], "ingredients": ["an egg"], "recipeInstructions": STEPS}) == READ


@pytest.mark.parametrize("data", [{"ingredients": ["1 egg"]}, {"ingredients": [], "recipeInstructions": STEPS}])
def test_half_a_recipe_is_none(data: dict[str, object]) -> None:
    """Both what goes in and what to do are needed."""
    assert recipe(data) == ""
