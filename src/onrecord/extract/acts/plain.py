"""How sure an act is that words tell: a plain statement where they tell that it is none, a set share where they name it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.types import ACTS, Act, Attribution


def plain(attribution: Attribution) -> Attribution:
    """The attribution as a statement, with the probability that the act had."""
    acts = list(attribution.acts)
    state, act = ACTS.index("state"), ACTS.index(attribution.act)
    acts[state], acts[act] = acts[act], acts[state]
    return replace(attribution, act="state", acts=tuple(acts), core=(), party=(), to=(), condition=(), pointers=None)


def surely(act: Act, share: float) -> tuple[float, ...]:
    """The probabilities of the acts, in the order of `ACTS`, where a rule names one: this share for it, the rest alike."""
    return tuple(share if one == act else (1 - share) / (len(ACTS) - 1) for one in ACTS)
