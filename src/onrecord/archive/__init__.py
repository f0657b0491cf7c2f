"""Archives of millions of reports: statements as Parquet by month, read on one machine or on a cluster, and loaded in bulk."""

__all__: list[str] = []
