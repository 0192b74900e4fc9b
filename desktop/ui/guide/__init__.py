"""The user guide in the window: F1, its pages, and the help of a cell."""
