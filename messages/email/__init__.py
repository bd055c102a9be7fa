"""E-mail: MJML to HTML that mail clients understand, and what is checked of it."""
