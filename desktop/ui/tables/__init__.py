"""Grids: one model, one delegate, one view; pages only make rows."""
