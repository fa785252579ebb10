"""Makes this catalogue's files from the data sets as they are published (NOTICE.md says where)."""
