"""History: which statements are one, and where a party stands; pure functions over statements and judgements.

Nothing here reads a clock or a store; only `load_matters` opens a file. Rules in words: docs/positions.md and docs/merging.md.
"""

from onrecord.history.agreement import Agreement, agreement, alpha
from onrecord.history.bearing import (
    bearing_of,
    bearing_on,
    due_of,
    later_of,
    may_be_later,
    relevance_of,
    rules_version,
    takes_back,
    telling_of,
)
from onrecord.history.briefs import brief_of
from onrecord.history.changes import Change, changes, kind_of
from onrecord.history.clocks import Known, day_before, said_by, said_day
from onrecord.history.conditions import CONDITION_STATES, ConditionState, condition_state
from onrecord.history.gaps import Gap, gaps, is_open
from onrecord.history.matters import (
    MEETS,
    Matters,
    UserMatter,
    index_terms,
    load_matters,
    meets,
    query_terms,
    relevance,
    similarity,
)
from onrecord.history.merge import Drift, Link, Links, Merged, joined_by, link, merged, record_line
from onrecord.history.naming import names_near
from onrecord.history.overdue import Due, due, overdue
from onrecord.history.parties import keys_of, members, name_key, party_keys, role_of, same_name, same_party
from onrecord.history.positions import NEARLY, TOUCHES, WHOLLY, Outcome, least_of, outcome, position, position_from, scored
from onrecord.history.reviewed import CORRECTABLE, is_withdrawn, reviewed, withdrawn_names
from onrecord.history.runs import RunChange, run_changes
from onrecord.history.timeline import Entry, timeline, with_withdrawn

__all__ = [
    "CONDITION_STATES",
    "CORRECTABLE",
    "MEETS",
    "NEARLY",
    "TOUCHES",
    "WHOLLY",
    "Agreement",
    "Change",
    "ConditionState",
    "Drift",
    "Due",
    "Entry",
    "Gap",
    "Known",
    "Link",
    "Links",
    "Matters",
    "Merged",
    "Outcome",
    "RunChange",
    "UserMatter",
    "agreement",
    "alpha",
    "bearing_of",
    "bearing_on",
    "brief_of",
    "changes",
    "condition_state",
    "day_before",
    "due",
    "due_of",
    "gaps",
    "index_terms",
    "is_open",
    "is_withdrawn",
    "joined_by",
    "keys_of",
    "kind_of",
    "later_of",
    "least_of",
    "link",
    "load_matters",
    "may_be_later",
    "meets",
    "members",
    "merged",
    "name_key",
    "names_near",
    "outcome",
    "overdue",
    "party_keys",
    "position",
    "position_from",
    "query_terms",
    "record_line",
    "relevance",
    "relevance_of",
    "reviewed",
    "role_of",
    "rules_version",
    "run_changes",
    "said_by",
    "said_day",
    "same_name",
    "same_party",
    "scored",
    "similarity",
    "takes_back",
    "telling_of",
    "timeline",
    "with_withdrawn",
    "withdrawn_names",
]
