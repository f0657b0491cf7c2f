"""The annotator that assigns attributions and names: the model's spans with calibrated probabilities."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from onrecord.annotate.spans.find import read_spans
from onrecord.annotate.spans.found import NAME_KINDS, Found, best_act
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.spoken import spoken_sentences
from onrecord.types import ACTS, Act, Analysis, Attribution, Mention
from onrecord.weights import Model


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


class Spanner:
    """Requires nothing, assigns `attributions` and `names`; reads what voices say where `sentences` and `voices` are known.

    Calibration and thresholds come from the model's manifest.
    """

    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ("attributions", "names")

    def __init__(self, model: Model) -> None:
        self.model = model
        self.decoding = Decoding(**model.manifest.get("decoding", {}))
        self.calibration: dict[str, Any] = model.manifest.get("calibration", {})

    def __call__(self, analysis: Analysis) -> Analysis:
        found, names = read_spans(self.model, self.decoding, analysis.text, spoken_sentences(analysis))
        mentions = tuple(Mention(name.span, NAME_KINDS[name.kind], None) for name in names)
        return replace(analysis, attributions=tuple(map(self._attribution, found)), names=mentions)

    def _attribution(self, found: Found) -> Attribution:
        acts = self._calibrated_acts(found.acts)
        party, to, relay, condition = found.roles
        return Attribution(
            source=found.source,
            cue=found.cue,
            content=found.content,
            core=found.core,
            acts=acts,
            act=self._act(acts),
            speech=found.speech,
            own=found.own,
            confidence=self._confidence(found),
            firmness=found.firmness,
            unnamed=found.unnamed,
            conditional=found.conditional,
            attributed=found.cue_score > 0,
            party=party,
            to=to,
            relay=relay,
            condition=condition,
            pointers=found.pointers,
            voiced=found.spoken is not None,
        )

    def _calibrated_acts(self, acts: tuple[float, ...]) -> tuple[float, ...]:
        """Temperature scaling, chosen on the development reports."""
        scale = self.calibration.get("act_scale", 1.0)
        scores = [scale * math.log(max(p, 1e-9)) for p in acts]
        top = max(scores)
        raised = [math.exp(score - top) for score in scores]
        return tuple(round(x / sum(raised), 4) for x in raised)

    def _act(self, acts: tuple[float, ...]) -> Act:
        """The likeliest act; a bias for or against `state` moves the decision, not the probabilities."""
        bias = math.exp(self.calibration.get("state_bias", 0.0))
        return best_act([p * bias if act == "state" else p for p, act in zip(acts, ACTS, strict=True)])

    def _confidence(self, found: Found) -> float:
        """Logistic regression over the scores of the cue and of the spans."""
        kind = "attributed" if found.cue_score > 0 else "narrated"
        weights: list[float] = self.calibration.get(kind, [0.0, 1.0, 0.0, 0.0])
        return round(_sigmoid(sum(w * x for w, x in zip(weights, features(found), strict=True))), 4)


def features(found: Found) -> tuple[float, ...]:
    """What confidence is computed from: constant, log odds of the cue and of the spans, and whether there is a source."""
    return (1.0, _logit(found.cue_score or found.act_cue_score), _logit(found.span_score), float(bool(found.source)))
