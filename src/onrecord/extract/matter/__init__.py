"""The matter of an act: a noun phrase of two to six words, and a key that two wordings of one matter share."""

from onrecord.extract.matter.choose import matter_of
from onrecord.extract.matter.keys import matter_id, matter_key
from onrecord.extract.matter.pieces import Who
from onrecord.extract.matter.relations import Sides

__all__ = ["Sides", "Who", "matter_id", "matter_key", "matter_of"]
