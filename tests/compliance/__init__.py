"""What the law asks for: proofs of hours, demands of laws, and the documents they rest on."""
