"""Where a text speaks for somebody who is cited by nobody: turns of a transcript, speeches, communiqués, letters."""

from onrecord.annotate.voices.find import voices_of

__all__ = ["voices_of"]
