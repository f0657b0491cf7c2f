"""The nouns that all rooms share. Frozen; they import nothing but errors."""

from onrecord.types.act import ACTS, POLARITIES, SPEECHES, Act, Polarity, Speech
from onrecord.types.actor import ACTOR_KINDS, Actor, ActorKind
from onrecord.types.analysis import POINTED_KINDS, Analysis, Attribution, Entity, Mention, Pointers, Voice, apart, joint
from onrecord.types.bearing import Bearing, Wanted
from onrecord.types.brief import Brief, bare_actor, brief_to_text, briefs_from_texts
from onrecord.types.document import Document, Foreign, Refusal, Report, Withdrawal, normal_form
from onrecord.types.identity import content_id, sha256_of
from onrecord.types.judgement import JUDGEMENT_KINDS, VERDICTS, Judgement, JudgementKind
from onrecord.types.moment import RELATIONS, Deadline, Interval, Relation, SaidOn, TimeExpression
from onrecord.types.position import STANCES, Position, Searched, Stance
from onrecord.types.serial import Json, report_to_json, statement_from_json, statement_to_json
from onrecord.types.span import Passage, Span, Spans, any_touch, length_of, shared_length, words_of
from onrecord.types.statement import Matter, Statement
from onrecord.types.unread import Unread, ids_of, read_together

__all__ = [
    "ACTOR_KINDS",
    "ACTS",
    "JUDGEMENT_KINDS",
    "POINTED_KINDS",
    "POLARITIES",
    "RELATIONS",
    "SPEECHES",
    "STANCES",
    "VERDICTS",
    "Act",
    "Actor",
    "ActorKind",
    "Analysis",
    "Attribution",
    "Bearing",
    "Brief",
    "Deadline",
    "Document",
    "Entity",
    "Foreign",
    "Interval",
    "Json",
    "Judgement",
    "JudgementKind",
    "Matter",
    "Mention",
    "Passage",
    "Pointers",
    "Polarity",
    "Position",
    "Refusal",
    "Relation",
    "Report",
    "SaidOn",
    "Searched",
    "Span",
    "Spans",
    "Speech",
    "Stance",
    "Statement",
    "TimeExpression",
    "Unread",
    "Voice",
    "Wanted",
    "Withdrawal",
    "any_touch",
    "apart",
    "bare_actor",
    "brief_to_text",
    "briefs_from_texts",
    "content_id",
    "ids_of",
    "joint",
    "length_of",
    "normal_form",
    "read_together",
    "report_to_json",
    "sha256_of",
    "shared_length",
    "statement_from_json",
    "statement_to_json",
    "words_of",
]
