"""The engines, one file each. Each has `find`, which gives the engine where this machine has it and None elsewhere."""
