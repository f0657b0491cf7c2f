"""Help as a reader takes it: usage lines name arguments as they are written, and defaults stand as they are."""

from __future__ import annotations

import re
from typing import Any

# A bracket that rich would take for the beginning of markup, and would not print.
_TAG = re.compile(r"\[(?=[a-z#/@])")


def as_meant(command: Any) -> None:
    """Help flows to the width of the terminal, what stands in square brackets is no markup, and no type of Python is shown."""
    paragraphs = (command.help or "").split("\n\n")
    command.help = _TAG.sub(r"\\[", "\n\n".join(" ".join(one.split()) for one in paragraphs))
    for one in untyped(command.params):
        if getattr(one, "help", None):
            one.help = _TAG.sub(r"\\[", one.help)
        one._get_default_string = _told_default(one)  # noqa: SLF001 (typer has no other place for it)
        if one.param_type_name == "argument":
            one._usage_display_name = _named(one)  # noqa: SLF001 (likewise)


def untyped(parameters: list[Any]) -> list[Any]:
    """The same, and help shows no type (`<bool>`, `<list[str]>`) beside an argument or an option that takes no value."""
    for one in parameters:
        if getattr(one, "is_flag", False):
            one.metavar = ""
        if one.param_type_name == "argument":
            one.display_type_rich = _no_type
    return parameters


def _no_type(**_: Any) -> None:
    return None


def _named(argument: Any) -> Any:
    """PATH... in the usage line, where typer has {PATH...}...; what may be left out in square brackets."""
    name = argument.metavar
    return lambda: name if argument.required else f"[{name}]"


def _told_default(parameter: Any) -> Any:
    """A default that is told in words stands without the parentheses that typer puts round it."""
    written = parameter._get_default_string  # noqa: SLF001 (likewise)
    shown = parameter.show_default
    return (lambda **_: shown) if isinstance(shown, str) else written


__all__ = ["as_meant", "untyped"]
