"""Attributions and names of a report by the model: windows in, spans that belong together out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.sentences import abbreviates, pauses
from onrecord.annotate.spans.acting import STATE, ActReader
from onrecord.annotate.spans.decode import (
    CONTENT_LABEL,
    SOURCE_LABEL,
    Floats,
    begin_inside,
    log_softmax,
    one_source,
    runs,
    sentence_pieces,
    sigmoid,
    softmax,
)
from onrecord.annotate.spans.holes import fill_holes
from onrecord.annotate.spans.paths import best_paths
from onrecord.annotate.spans.pointing import act_window
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.signed import Signed, signed
from onrecord.annotate.spans.tokens import Ints, Tokens, features_of
from onrecord.annotate.spans.units import Unit, stack, unit_window
from onrecord.annotate.spans.windows import Window, plan_windows
from onrecord.types import ACTS, SPEECHES, Act, ActorKind, Pointers, Span, Spans, Speech
from onrecord.weights import Encoded, Model

CLS, SEP = 101, 102
REACH = 88  # wordpieces on either side of a cue in which its source and content are looked for
FAR = -1e4
BEYOND = -0.1  # logit of content, where other has 0, out of reach of the cue: a content ends at the first good place there
POLNEAR, LEDGER = 0, 1
SURE = 0.95  # score of a signature as a cue
NAME_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "country", "group")


@dataclass(frozen=True, slots=True)
class Found:
    """What one cue marks, before calibration: spans, raw scores, and the unit of content that was classified."""

    cue: Spans
    source: Spans
    content: Spans
    core: Spans
    acts: tuple[float, ...]
    own: float
    conditional: float
    speech: Speech
    firmness: int
    unnamed: float
    cue_score: float
    act_cue_score: float
    span_score: float
    roles: tuple[Spans, Spans, Spans, Spans]
    pointers: Pointers | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """A name in the text; `kind` counts in NAME_KINDS."""

    span: Span
    kind: int


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue in word positions of the window."""

    start: int
    end: int
    kind: int
    score: float
    act_score: float
    signed: Signed | None = None


@dataclass(slots=True)
class _Reading:
    """One cue of a window as it is being read, in words of the window."""

    cue: _Cue
    path: NDArray[np.int64]
    certain: Floats
    others: NDArray[np.bool_]
    logits: Floats
    core_content: NDArray[np.bool_] | None = None
    pointers: Pointers | None = None


class Reader:
    """One window of one report in the model's hands; `signatures` are those whose dash lies in its core."""

    def __init__(
        self, model: Model, decoding: Decoding, text: str, tokens: Tokens, window: Window, signatures: Sequence[Signed] = ()
    ) -> None:
        self.model, self.decoding, self.text, self.signatures = model, decoding, text, signatures
        self.tokens, self.window = tokens, window
        here = slice(window.start, window.end)
        ids = np.concatenate(([CLS], tokens.ids[here], [SEP])).astype(np.int32)
        features = np.concatenate(([0], tokens.features[here], [0])).astype(np.int32)
        self.encoded: Encoded = model.encode(ids, features)
        self.acts = ActReader(model, decoding, self.encoded)
        self.first: Ints = np.flatnonzero(tokens.first[here]).astype(np.int32)  # window token of each word
        self.starts = tokens.starts[here][self.first].tolist()
        last = np.append(self.first[1:], window.end - window.start) - 1
        self.ends = tokens.ends[here][last].tolist()
        self.next_token: list[int] = (last + 1).tolist()
        self.words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.core = self._core()
        self.sentence_ends = np.fromiter(map(self._ends_sentence, range(len(self.first))), np.bool_, len(self.first))
        self.logits = self.encoded.logits[1:-1][self.first]

    def _core(self) -> NDArray[np.bool_]:
        low, high = self.window.core_start - self.window.start, self.window.core_end - self.window.start
        return np.asarray((self.first >= low) & (self.first < high))

    def spans(self, flags: NDArray[np.bool_]) -> Spans:
        return tuple(Span(self.starts[a], self.ends[b - 1]) for a, b in runs(flags))

    def names(self) -> Iterator[Names]:
        """Names that begin in the core, by the best label of each word."""
        labels = self.logits[:, 6:15].argmax(-1)
        for start, end, kind in _typed_runs(labels.tolist()):
            if self.core[start]:
                yield Names(Span(self.starts[start], self.ends[end - 1]), kind)

    def cues(self) -> list[_Cue]:
        """Cues that begin in the core: those of attributions, and those of acts that overlap none of them."""
        said = begin_inside(log_softmax(self.logits[:, 0:3]), self.decoding.cue_bonus)
        acted = begin_inside(log_softmax(self.logits[:, 3:6]), self.decoding.act_cue_bonus)
        act_probability = 1 - softmax(self.logits[:, 3:6])[:, 0]
        cues = [_Cue(s, e, POLNEAR, p, float(act_probability[s:e].max())) for s, e, p in said]
        free = [c for c in acted if not any(s < c[1] and c[0] < e for s, e, _ in said)]
        cues += [_Cue(s, e, LEDGER, 0.0, p) for s, e, p in free]
        own = [_Cue(*self._words(one.cue), POLNEAR, SURE, 0.0, one) for one in self.signatures]
        cues = own + [c for c in cues if not any(c.start < mine.end and mine.start < c.end for mine in own)]
        return sorted((c for c in cues if self.core[c.start]), key=lambda c: c.start)

    def _words(self, span: Span) -> tuple[int, int]:
        """The words of the window that a span touches: the first, and the one after the last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def attributions(self) -> list[Found]:
        cues = self.cues()
        return self._read(cues) if cues else []

    def _read(self, cues: Sequence[_Cue]) -> list[Found]:
        paths, certain, others = self._roles(cues, [c.kind for c in cues])
        kept = [n for n in range(len(cues)) if (paths[n] == CONTENT_LABEL).any()]
        if not kept:
            return []
        units = [self._unit(cues[n], paths[n]) for n in kept]
        logits = self.acts.whole(units)
        read = [_Reading(cues[n], paths[n], certain[n], others[n], row) for n, row in zip(kept, logits, strict=True)]
        read = [part for reading in read for part in self._split(reading)]
        acting = [r for r in read if r.logits[0:9].argmax() != STATE]
        self._read_acts([r for r in acting if r.cue.kind == POLNEAR])
        self._point(acting)
        return [self._found(r) for r in read]

    def _roles(self, cues: Sequence[_Cue], kinds: list[int]) -> tuple[NDArray[np.int64], Floats, NDArray[np.bool_]]:
        """For each cue every word's label (0 other, 1 source, 2 content), its certainty, and the flags of the four roles."""
        places = [(int(self.first[c.start]) + 1, self.next_token[c.end - 1] + 1) for c in cues]
        spans, others = self._role_logits(places, kinds)
        scores = log_softmax(spans[:, 1:-1][:, self.first])
        for n, cue in enumerate(cues):  # the cue itself is never source or content
            scores[n, cue.start : cue.end, 1:] = FAR
            if cue.signed is not None:
                self._know(cue.signed, scores[n])
        between = self.model.boundaries(self.encoded, self.first[1:] + 1, places, kinds)
        paths = best_paths(scores, between, self.decoding.boundary_share)
        for cue, path, row in zip(cues, paths, scores, strict=True):
            one_source(path, row[:, SOURCE_LABEL] - row[:, 0])
            fill_holes(path, range(cue.start, cue.end), self.words, self.sentence_ends)
        certain = np.exp(np.take_along_axis(scores, paths[..., None], -1)[..., 0])
        return paths, certain, sigmoid(others[:, 1:-1][:, self.first]) > self.decoding.role_threshold

    def _know(self, one: Signed, scores: Floats) -> None:
        """Of signed words it is known, and not read, what is source and what is content."""
        scores[:] = 0.0, FAR, FAR
        for span, label in ((one.source, SOURCE_LABEL), (one.content, CONTENT_LABEL)):
            scores[slice(*self._words(span))] = [0.0 if label == here else FAR for here in range(3)]

    def _role_logits(self, places: list[tuple[int, int]], kinds: list[int]) -> tuple[Floats, Floats]:
        """Role logits over the whole window for cues at these tokens, read with REACH tokens on each side, as in training.

        What lies farther is no source and no role, also where cues are read together: fragments were invented out there. Of
        content the boundaries decide there: what has begun goes on as far as nothing tells that it ends.
        """
        count = len(self.encoded.states)
        spans = np.full((len(places), count, 3), FAR, dtype=np.float32)
        spans[..., 0], spans[..., CONTENT_LABEL] = 0.0, BEYOND
        others = np.full((len(places), count, 4), FAR, dtype=np.float32)
        for group in neighbours(places, REACH // 2):
            low, high = max(0, places[group[0]][0] - REACH), min(count, max(places[n][1] for n in group) + REACH)
            moved = [(places[n][0] - low, places[n][1] - low) for n in group]
            part = self.model.roles(self.encoded.cut(low, high), moved, [kinds[n] for n in group])
            for n, here, there in zip(group, *part, strict=True):
                first, last = max(low, places[n][0] - REACH), min(high, places[n][1] + REACH)
                spans[n, first:last], others[n, first:last] = here[first - low : last - low], there[first - low : last - low]
        return spans, others

    def _read_acts(self, read: Sequence[_Reading]) -> None:
        """Attributions that do more than state are read once more as the ledger is coded: its shorter content and its roles."""
        if read:
            paths, _, others = self._roles([r.cue for r in read], [LEDGER] * len(read))
            for reading, path, flags in zip(read, paths, others, strict=True):
                reading.others = flags
                reading.core_content = path == CONTENT_LABEL

    def _point(self, read: Sequence[_Reading]) -> None:
        """Whom each act concerns, by the shorter content."""
        for reading in read:
            said, source, content = self._parts(reading.cue, reading.path)
            if reading.core_content is not None and reading.core_content.any():
                content = [t for w in np.flatnonzero(reading.core_content).tolist() for t in self._tokens(w)]
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
        pieces = sentence_pieces(reading.path == CONTENT_LABEL, self.sentence_ends)
        if len(pieces) < 2 or reading.cue.kind != POLNEAR:
            return [reading]
        paths = [np.where(reading.path == CONTENT_LABEL, np.where(piece, CONTENT_LABEL, 0), reading.path) for piece in pieces]
        may, logits = self.acts.pieces([self._unit(reading.cue, path) for path in paths])
        acting = [n for n in may if self._acts_surely(logits[n])]
        if len({int(logits[n][0:9].argmax()) for n in acting}) < 2:
            return [reading]
        return [replace(reading, path=paths[n], logits=logits[n]) for n in acting]

    def _acts_surely(self, row: Floats) -> bool:
        p = softmax(row[0:9])
        return bool(p.argmax() != STATE and p.max() >= self.decoding.split_threshold)

    def _ends_sentence(self, word: int) -> bool:
        """Whether a sentence ends with this word of the window: a closing mark with a capital or a quotation mark after it."""
        if self.words[word] not in {".", "!", "?", "…"} or word + 1 >= len(self.starts):
            return False
        if pauses(self.text, self.ends[word]) or (self.words[word] == "." and abbreviates(self.text, self.starts[word])):
            return False
        return not self.text[self.starts[word + 1]].islower() and self.starts[word + 1] > self.ends[word]

    def _unit(self, cue: _Cue, path: NDArray[np.int64]) -> Unit:
        """The tokens from which the act is read."""
        return unit_window(*self._parts(cue, path), count=len(self.encoded.states))

    def _parts(self, cue: _Cue, path: NDArray[np.int64]) -> tuple[list[int], list[int], list[int]]:
        """The tokens of cue, source and content."""
        said = [t for w in range(cue.start, cue.end) for t in self._tokens(w)]
        source, content = (
            [t for w in np.flatnonzero(path == label).tolist() for t in self._tokens(w)]
            for label in (SOURCE_LABEL, CONTENT_LABEL)
        )
        return said, source, content

    def _tokens(self, word: int) -> range:
        """The tokens of a word, counted with the special token that begins the window."""
        return range(int(self.first[word]) + 1, self.next_token[word] + 1)

    def _found(self, reading: _Reading) -> Found:
        cue, path, logits = reading.cue, reading.path, reading.logits
        party, to, relay, condition = (self.spans(reading.others[:, k]) for k in range(4))
        core = path == CONTENT_LABEL if reading.core_content is None else reading.core_content
        return Found(
            cue=(Span(self.starts[cue.start], self.ends[cue.end - 1]),),
            source=self.spans(path == SOURCE_LABEL),
            content=self._whole(cue, self.spans(path == CONTENT_LABEL)),
            core=self.spans(core),
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
        )

    def _whole(self, cue: _Cue, content: Spans) -> Spans:
        """With what of signed words stands before the window."""
        if cue.signed is None or content[0].start > self.starts[0]:
            return content
        return (Span(min(cue.signed.content.start, content[0].start), content[0].end), *content[1:])


def neighbours(places: Sequence[tuple[int, int]], within: int) -> list[list[int]]:
    """Numbers of the places, in order, grouped so that no group is wider than `within` from its first start to its last."""
    groups: list[list[int]] = []
    for n, (start, _) in enumerate(places):
        if groups and start - places[groups[-1][0]][0] <= within:
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _typed_runs(labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) from labels 0 other, 1 + 2k begin, 2 + 2k inside; an inside without its begin begins."""
    start, kind = -1, -1
    for i, label in enumerate([*labels, 0]):
        here = (label - 1) // 2 if label else -1
        if start >= 0 and (here != kind or label == 1 + 2 * kind):
            yield start, i, kind
            start, kind = -1, -1
        if label and start < 0:
            start, kind = i, here


def best_act(acts: Sequence[float]) -> Act:
    return ACTS[max(range(len(acts)), key=acts.__getitem__)]


def read_spans(model: Model, decoding: Decoding, text: str) -> tuple[list[Found], list[Names]]:
    """All attributions and names of a text, in text order."""
    ids, starts, ends, first = model.tokenize(text)
    tokens = Tokens(ids, starts, ends, features_of(text, starts, ends), first)
    found: list[Found] = []
    names: list[Names] = []
    signatures = signed(text)
    dashes = [one.cue.start for one in signatures]
    for window in plan_windows(len(tokens)):
        core = tokens.starts[window.core_start], tokens.ends[window.core_end - 1]
        low, high = (bisect_left(dashes, place) for place in core)
        reader = Reader(model, decoding, text, tokens, window, signatures[low:high])
        if len(reader.first):
            found.extend(reader.attributions())
            names.extend(reader.names())
    return found, names
