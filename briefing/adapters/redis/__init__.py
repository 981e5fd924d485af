"""The ports of the service on Redis or Valkey."""
