"""The door for assistants (Model Context Protocol): questions as tools, statements and reports as resources; reading only.

`answers` and `positions` shape what they get, `arguments` and `tools` what can be asked, `server` serves it. The SDK is the
extra `mcp`, and is loaded by `onrecord mcp` alone.
"""

__all__: list[str] = []
