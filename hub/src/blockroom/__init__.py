"""Blockroom: JupyterHub set up as a classroom."""
