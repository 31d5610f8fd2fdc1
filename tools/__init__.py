"""The chores behind `build.py`."""
