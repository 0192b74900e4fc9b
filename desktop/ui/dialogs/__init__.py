"""Dialogs: each returns plain data and stores nothing."""
