"""Makes the data about mail programmes and MJML that is committed under messages/email/."""
