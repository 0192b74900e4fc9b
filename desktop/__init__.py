"""Sổ PGI: an offline ledger for the plans that improve the PGI and PCI indices."""

__version__ = "0.1.0"
