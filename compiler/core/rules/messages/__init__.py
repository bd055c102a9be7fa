"""Rules over messages: what is checked of an SMS, a WhatsApp template or an e-mail before anybody gets it."""
