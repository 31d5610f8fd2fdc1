"""`python -m pysim` is the command `pysim`."""

from pysim.cli import main

if __name__ == "__main__":
    main()
