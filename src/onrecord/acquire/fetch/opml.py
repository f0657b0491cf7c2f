"""OPML: the list of feeds that every feed reader exports."""

from __future__ import annotations

from lxml import etree

from onrecord.acquire.source import MAX_DOCUMENT_BYTES
from onrecord.errors import OnrecordError


def feeds_of(data: bytes) -> tuple[str, ...]:
    """The addresses of all feeds of an OPML file, folders among them, each once, in its order. Raises OnrecordError."""
    if len(data) > MAX_DOCUMENT_BYTES:
        raise OnrecordError("is too long for a list of feeds")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OnrecordError(
            f"is no XML that can be read: {error.msg if isinstance(error, etree.XMLSyntaxError) else error}"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise OnrecordError("declares XML entities or a document type, which a list of feeds does not need")
    if root.tag != "opml":
        raise OnrecordError(f"is no OPML: it begins with <{root.tag}>")
    found = [value.strip() for outline in root.iter("outline") for key, value in outline.items() if key.lower() == "xmlurl"]
    if not any(found):
        raise OnrecordError("lists no feed: no outline has an xmlUrl")
    return tuple(dict.fromkeys(url for url in found if url))


__all__ = ["feeds_of"]
