"""Importers: each reads one format and yields plain records, or says why a row cannot be used."""
