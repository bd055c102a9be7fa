"""Previews: messages as pages that a person looks at in a browser, and as text for a terminal.

Pure: text out, no file written. A page holds everything it shows, loads nothing and runs no script. What a
template's author or a guest wrote is escaped, or stands in a frame that may do nothing.
"""
