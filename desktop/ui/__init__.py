"""The window: pages, tables, widgets, jobs, messages."""
