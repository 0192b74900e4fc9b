"""What a user can do: one method is one intention and one transaction."""
