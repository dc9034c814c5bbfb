"""What all tests share: how long Hypothesis searches, and which tests are run only when they are asked for.

Warnings are errors and the other settings of pytest stand in ``pyproject.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

collect_ignore = ["engines/spider.py"]  # it has no tests, and needs an engine to be imported

# No deadlines: how long one example takes says more about the machine's other work than about the code.
settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# As many pages as the laws are promised for, and the same ones in each run: a change is judged, not the dice.
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000, derandomize=True)
settings.load_profile("quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs the environment of engines, unless ``-m`` speaks of engines."""
    if "engines" not in config.option.markexpr:
        left_out = [item for item in items if item.get_closest_marker("engines")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
