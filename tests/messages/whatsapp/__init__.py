"""WhatsApp messages as Meta is asked to approve them."""
