"""The doors' name for `onrecord.asking`."""

from onrecord.asking import Clocks, Evidence, Listed, Matrix, Record, clocks_of, evidence, position_of, settle, unlike_anew

__all__ = ["Clocks", "Evidence", "Listed", "Matrix", "Record", "clocks_of", "evidence", "position_of", "settle", "unlike_anew"]
