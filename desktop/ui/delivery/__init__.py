"""What can be done with a file that was just written: open, print, copy, put on a stick."""
