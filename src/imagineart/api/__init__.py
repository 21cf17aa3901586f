"""The wire: what clients of the contract send, and what they get back."""
