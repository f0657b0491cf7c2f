"""Who the words of a report name: people, countries, bodies and unnamed sources, and for whom they speak."""

from onrecord.annotate.actors.offices import called, holder_of, principal
from onrecord.annotate.actors.phrase import name_of
from onrecord.annotate.actors.resolve import resolve

__all__ = ["called", "holder_of", "name_of", "principal", "resolve"]
