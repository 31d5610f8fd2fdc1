"""Simulate Feishu/Lark mini-programs; importing this loads nothing."""

__version__ = "0.1.0"
