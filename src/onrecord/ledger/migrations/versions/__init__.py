"""One module a step; each goes both ways with data in."""
