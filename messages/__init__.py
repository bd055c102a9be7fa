"""Messages: from a template and what is known of an event and a guest to what the guest gets.

Pure: text in, text out. The compiler judges with it before anything is sent, and delivery renders
with the very same code. Imports the schemas and nothing else of ours.
"""
