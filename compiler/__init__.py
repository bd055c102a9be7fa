"""From text to snapshot: reads the trees of YAML, checks them, resolves every entry.

`core` is pure, `adapters` read a tree from disk or git, `render` writes diagnostics for people and
machines. Its public face is `compiler.service`. It knows nothing of databases.
"""
