"""Serves a mini-program's folder and the built site that shows it."""
