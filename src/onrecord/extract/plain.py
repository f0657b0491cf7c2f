"""Acts that words tell are none: what is left of them is a plain statement."""

from __future__ import annotations

from dataclasses import replace

from onrecord.types import ACTS, Attribution


def plain(attribution: Attribution) -> Attribution:
    """The attribution as a statement, with the probability that the act had."""
    acts = list(attribution.acts)
    state, act = ACTS.index("state"), ACTS.index(attribution.act)
    acts[state], acts[act] = acts[act], acts[state]
    return replace(attribution, act="state", acts=tuple(acts), core=(), party=(), to=(), condition=(), pointers=None)
