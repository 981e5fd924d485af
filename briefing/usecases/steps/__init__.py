"""What a worker does in each stage of a job: one module a stage."""
