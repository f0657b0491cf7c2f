"""Party and counterpart of an act, chosen among all whom its surroundings name by weights learned from coded reports."""

from onrecord.extract.ranking.choose import Weights, choose, shares_of, shipped
from onrecord.extract.ranking.field import Candidate, candidates
from onrecord.extract.ranking.ground import Deed, Ground

__all__ = ["Candidate", "Deed", "Ground", "Weights", "candidates", "choose", "shares_of", "shipped"]
