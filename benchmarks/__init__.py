"""Scores, the quality gate and speed. Imports onrecord; onrecord never imports this."""
