"""What the service does, one module a use case; frameworks stay outside."""
