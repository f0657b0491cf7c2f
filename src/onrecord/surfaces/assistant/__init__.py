"""The door for assistants (Model Context Protocol): questions as tools, statements and reports as resources; reading only.

`answers` shapes what they get, `server` serves it. The SDK is the extra `mcp`, and is loaded by `onrecord mcp` alone.
"""

__all__: list[str] = []
