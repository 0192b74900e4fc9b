"""The signed package: an ordinary ZIP whose comment signs every byte before it (FORMAT.md)."""
