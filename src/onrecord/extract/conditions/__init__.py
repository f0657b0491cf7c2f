"""Conditions: where one begins, where it ends, and on which an act hangs."""
