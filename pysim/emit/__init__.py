"""Derives files from the table of APIs: the page's catalogue, `tt.d.ts`, `docs/api.md`."""
