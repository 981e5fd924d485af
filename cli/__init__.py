"""The command line `mujaz`: the composition root for use in one process."""
