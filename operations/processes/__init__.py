"""The processes of the guide: the two servers, their environment and logs, and who keeps them running."""
