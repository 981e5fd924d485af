"""The worker process: queues and tasks around the pipeline of `briefing`."""
