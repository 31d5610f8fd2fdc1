"""Tests of mini-programs: the pytest plug-in, and what it stands on."""
