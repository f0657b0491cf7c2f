"""Every door to onrecord: the command line here, its commands in `commands`, its exports in `exports`."""

from onrecord.surfaces.cli import main

__all__ = ["main"]
