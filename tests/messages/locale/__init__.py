"""Locales: which one a guest gets, and how dates, numbers and plurals are written in it."""
