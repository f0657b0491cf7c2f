"""What trains needs PyTorch, which is in the recipe's environment alone: `python3 dev.py setup training`."""

from __future__ import annotations

from importlib.util import find_spec

NEED = ["test_batches.py", "test_boundaries.py", "test_loop.py", "test_recipe.py", "test_smoothing.py", "test_taken.py"]
collect_ignore = [] if find_spec("torch") else NEED


def pytest_report_header() -> str:
    left_out = f"without {', '.join(collect_ignore)}, since torch is not installed" if collect_ignore else "all tests"
    return f"training: {left_out}"
