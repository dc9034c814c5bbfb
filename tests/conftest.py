"""What all tests share: how long Hypothesis searches.

Warnings are errors and the other settings of pytest stand in ``pyproject.toml``.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# No deadlines: how long one example takes says more about the machine's other work than about the code.
settings.register_profile("quick", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# As many pages as the laws are promised for, and the same ones in each run: a change is judged, not the dice.
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000, derandomize=True)
settings.load_profile("quick")
