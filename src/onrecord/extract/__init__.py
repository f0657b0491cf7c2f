"""Analysis -> Statement: who, act, party, counterpart, matter, condition, deadline, chain, evidence."""

from onrecord.extract.conditions.clauses import Clause, find_conditions
from onrecord.extract.matter import matter_id, matter_key
from onrecord.extract.names import Names
from onrecord.extract.statement import extract

__all__ = ["Clause", "Names", "extract", "find_conditions", "matter_id", "matter_key"]
