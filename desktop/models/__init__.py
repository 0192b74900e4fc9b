"""The ledger: its tables, opening it, migrations. SQLAlchemy rows become frozen records here."""
