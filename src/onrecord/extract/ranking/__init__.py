"""Party and counterpart of an act, chosen among all whom its surroundings name by weights learned from coded reports."""

from onrecord.extract.ranking.choose import Role, Weights, ranked, shares_of, shipped
from onrecord.extract.ranking.field import Candidate, candidates
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.pointed import Sightings, pointed

__all__ = [
    "Candidate",
    "Deed",
    "Ground",
    "Role",
    "Sightings",
    "Weights",
    "candidates",
    "pointed",
    "ranked",
    "shares_of",
    "shipped",
]
