"""One module a command, each with its own `app`; `onrecord.surfaces.doors.COMMANDS` names them all."""

__all__: list[str] = []
