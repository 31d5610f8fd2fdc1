"""Drives mini-programs in a real browser: `session.Session` opens them, a `page.Page` is one."""
