"""The schemas as others read them: JSON Schemas for editors (patch form) and for readers (resolved form).

All of it is generated from the shapes and written to `schemas/json/`; nothing here is needed to compile.
"""
