"""Through whom the words came: outlets, interviews, excerpts and who is quoted."""
