"""WhatsApp: templates as Meta is asked to approve them."""
