"""Attributions and names of a report by the model: windows in, spans that belong together out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.spans.acting import STATE, ActReader
from onrecord.annotate.spans.cues import LEDGER, POLNEAR, Cue, cues_of, names_of
from onrecord.annotate.spans.decode import CONTENT_LABEL, SOURCE_LABEL, Floats, sentence_pieces, sigmoid, softmax
from onrecord.annotate.spans.found import Found, Names
from onrecord.annotate.spans.pointing import act_window
from onrecord.annotate.spans.roles import RoleReader
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.signed import Signed, signed
from onrecord.annotate.spans.spoken import told_once, unread
from onrecord.annotate.spans.tokens import Tokens, features_of
from onrecord.annotate.spans.units import Unit, stack, unit_window
from onrecord.annotate.spans.windows import Window, plan_windows
from onrecord.annotate.spans.words import Words
from onrecord.types import SPEECHES, Pointers, Span, Spans
from onrecord.weights import Encoded, Model

CLS, SEP = 101, 102
SPOKEN_STATE = 0.3  # share of `state` from which on what a voice says with no cue is no act


@dataclass(slots=True)
class _Reading:
    """One cue of a window as it is being read, in words of the window."""

    cue: Cue
    path: NDArray[np.int64]
    certain: Floats
    others: NDArray[np.bool_]
    logits: Floats
    core_content: NDArray[np.bool_] | None = None
    pointers: Pointers | None = None


class Reader:
    """One window of one report in the model's hands; `signatures` are those whose dash lies in its core."""

    def __init__(
        self,
        model: Model,
        decoding: Decoding,
        text: str,
        tokens: Tokens,
        window: Window,
        signatures: Sequence[Signed] = (),
        spoken: Spans = (),
    ) -> None:
        self.model, self.decoding, self.signatures, self.spoken = model, decoding, signatures, spoken
        self.tokens, self.window, self.words = tokens, window, Words(text, tokens, window)
        here = slice(window.start, window.end)
        ids = np.concatenate(([CLS], tokens.ids[here], [SEP])).astype(np.int32)
        features = np.concatenate(([0], tokens.features[here], [0])).astype(np.int32)
        self.encoded: Encoded = model.encode(ids, features)
        self.logits = self.encoded.logits[1:-1][self.words.first]
        self.acts = ActReader(model, decoding, self.encoded)
        self.roles = RoleReader(model, decoding, self.encoded, self.words).roles

    def names(self) -> list[Names]:
        return list(names_of(self.words, self.logits))

    def attributions(self) -> list[Found]:
        cues = cues_of(self.words, self.logits, self.decoding, self.signatures)
        found = self._read(cues) if cues else []
        more = unread(self.words, self.spoken, found) if self.spoken else []
        return list(told_once(self.words.text, found, self._read(more))) if more else found

    def _read(self, cues: Sequence[Cue]) -> list[Found]:
        paths, certain, others = self.roles(cues, [c.kind for c in cues])
        kept = [n for n in range(len(cues)) if (paths[n] == CONTENT_LABEL).any()]
        if not kept:
            return []
        units = [self._unit(cues[n], paths[n]) for n in kept]
        logits = self.acts.whole(units)
        read = [_Reading(cues[n], paths[n], certain[n], others[n], row) for n, row in zip(kept, logits, strict=True)]
        read = [part for reading in read for part in self._split(reading) if self._counts(part)]
        acting = [r for r in read if r.logits[0:9].argmax() != STATE]
        self._read_acts([r for r in acting if r.cue.kind == POLNEAR])
        self._point(acting)
        return [self._found(r) for r in read]

    def _read_acts(self, read: Sequence[_Reading]) -> None:
        """Attributions that do more than state are read once more as the ledger is coded: its shorter content and its roles."""
        if read:
            paths, _, others = self.roles([r.cue for r in read], [LEDGER] * len(read))
            for reading, path, flags in zip(read, paths, others, strict=True):
                reading.others = flags
                reading.core_content = path == CONTENT_LABEL

    def _point(self, read: Sequence[_Reading]) -> None:
        """Whom each act concerns, by the shorter content."""
        for reading in read:
            said, source, content = self._parts(reading.cue, reading.path)
            if reading.core_content is not None and reading.core_content.any():
                content = self.words.tokens(reading.core_content)
            if content:
                unit = act_window(said, source, content, count=len(self.encoded.states))
                scores, kinds = self.model.point(self.encoded, *stack([unit]))
                reading.pointers = self._pointers(unit[0], scores[0], kinds[0])

    def _pointers(self, index: Sequence[int], scores: Floats, kinds: Floats) -> Pointers:
        here = [self.window.start + i - 1 for i in index]
        starts, ends = self.tokens.starts[here].tolist(), self.tokens.ends[here].tolist()
        return Pointers(tuple(starts), tuple(ends), tuple(map(tuple, scores.tolist())), tuple(kinds.tolist()))

    def _split(self, reading: _Reading) -> list[_Reading]:
        """A content of several sentences that do different acts becomes one reading an act; any other content stays whole."""
        pieces = sentence_pieces(reading.path == CONTENT_LABEL, self.words.sentence_ends)
        if len(pieces) < 2 or reading.cue.kind != POLNEAR:
            return [reading]
        paths = [np.where(reading.path == CONTENT_LABEL, np.where(piece, CONTENT_LABEL, 0), reading.path) for piece in pieces]
        may, logits = self.acts.pieces([self._unit(reading.cue, path) for path in paths])
        acting = [n for n in may if self._acts_surely(logits[n])]
        if len({int(logits[n][0:9].argmax()) for n in acting}) < 2:
            return [reading]
        return [replace(reading, path=paths[n], logits=logits[n]) for n in acting]

    def _counts(self, reading: _Reading) -> bool:
        """Whether it is a statement: a cue that the model itself did not mark is one only where it surely does an act."""
        return reading.cue.spoken is None or float(np.exp(reading.logits[STATE])) < SPOKEN_STATE

    def _acts_surely(self, row: Floats) -> bool:
        p = softmax(row[0:9])
        return bool(p.argmax() != STATE and p.max() >= self.decoding.split_threshold)

    def _unit(self, cue: Cue, path: NDArray[np.int64]) -> Unit:
        """The tokens from which the act is read."""
        return unit_window(*self._parts(cue, path), count=len(self.encoded.states))

    def _parts(self, cue: Cue, path: NDArray[np.int64]) -> tuple[list[int], list[int], list[int]]:
        """The tokens of cue, source and content."""
        source, content = (self.words.tokens(path == label) for label in (SOURCE_LABEL, CONTENT_LABEL))
        return list(range(*self.words.place(cue.start, cue.end))), source, content

    def _found(self, reading: _Reading) -> Found:
        words, cue, path, logits = self.words, reading.cue, reading.path, reading.logits
        party, to, relay, condition = (words.spans(reading.others[:, k]) for k in range(4))
        core = path == CONTENT_LABEL if reading.core_content is None else reading.core_content
        return Found(
            cue=(words.span(cue.start, cue.end),),
            source=words.spans(path == SOURCE_LABEL),
            content=self._whole(cue, words.spans(path == CONTENT_LABEL)),
            core=words.spans(core),
            acts=tuple(softmax(logits[0:9]).tolist()),
            own=float(sigmoid(logits[9:10])[0]),
            conditional=float(sigmoid(logits[10:11])[0]),
            speech=SPEECHES[int(logits[11:15].argmax())],
            firmness=int(logits[15:19].argmax()),
            unnamed=float(sigmoid(logits[19:20])[0]),
            cue_score=cue.score,
            act_cue_score=cue.act_score,
            span_score=float(reading.certain[path > 0].mean()),
            roles=(party, to, relay, condition),
            pointers=reading.pointers,
            spoken=cue.spoken,
        )

    def _whole(self, cue: Cue, content: Spans) -> Spans:
        """With what of signed words stands before the window."""
        if cue.signed is None or content[0].start > self.words.starts[0]:
            return content
        return (Span(min(cue.signed.content.start, content[0].start), content[0].end), *content[1:])


def read_spans(model: Model, decoding: Decoding, text: str, spoken: Spans = ()) -> tuple[list[Found], list[Names]]:
    """All attributions and names of a text, in text order; `spoken` are the sentences that somebody says, cited by nobody."""
    ids, starts, ends, first = model.tokenize(text)
    tokens = Tokens(ids, starts, ends, features_of(text, starts, ends), first)
    found: list[Found] = []
    names: list[Names] = []
    signatures = signed(text)
    dashes = [one.cue.start for one in signatures]
    for window in plan_windows(len(tokens)):
        core = tokens.starts[window.core_start], tokens.ends[window.core_end - 1]
        low, high = (bisect_left(dashes, place) for place in core)
        reader = Reader(model, decoding, text, tokens, window, signatures[low:high], spoken)
        if len(reader.words):
            found.extend(reader.attributions())
            names.extend(reader.names())
    return found, names
