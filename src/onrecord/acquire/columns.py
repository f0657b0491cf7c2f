"""By which names the fields of a report are known in tables and JSON that others wrote."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "maintext", "body_text", "articletext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "source_name", "media_name", "domain"),
    "published": (
        "published",
        "date",
        "publish_date",
        "date_publish",
        "publication_date",
        "pubdate",
        "published_at",
        "publishedat",
        "publishdate",
        "pub_date",
        "published_date",
        "publicationdate",
        "date_published",
        "datepublished",
    ),
    "url": ("url", "link", "uri"),
    "id": ("id", "doc_id", "document_id", "article_id", "guid", "stories_id"),
}
"""The names by which a column is known, the first found counts; case does not matter."""
