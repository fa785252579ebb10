"""The attacks, a module a family; every module of this folder is found by itself."""
