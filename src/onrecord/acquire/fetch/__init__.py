"""Pages and feeds from the web, one at a time and politely. Nothing else in onrecord opens a connection to the web."""

__all__: list[str] = []
