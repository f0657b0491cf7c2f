"""onrecord keeps the record of who has committed to what, from dated news reports."""

__version__ = "0.1.0"

__all__ = ["__version__"]
