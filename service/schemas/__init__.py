"""What goes over the wire: the requests and answers of the HTTP API, a module a resource."""
