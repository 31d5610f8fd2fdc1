"""The emulator core: answers `tt` calls. Imports the standard library and Pillow, nothing else."""
