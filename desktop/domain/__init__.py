"""Pure rules and frozen records: no Qt, no SQL, no files, no clock (today is an argument)."""
