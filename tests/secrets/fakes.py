"""Texts in the form of real keys, put together here so that no scanner takes this repository's own for one."""

from __future__ import annotations

from random import Random
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

_HEX = "0123456789abcdef"
_BASE64 = ascii_letters + digits


def drawn(alphabet: str, length: int, seed: int = 7) -> str:
    """Return a random text, the same one in every run."""
    dice = Random(seed)  # noqa: S311 - it is no secret
    return "".join(dice.choice(alphabet) for _ in range(length))


KEYS = {
    "SendGrid": f"SG.{drawn(_BASE64, 22)}.{drawn(_BASE64, 43)}",
    "Brevo": f"xkeysib-{drawn(_HEX, 64)}-{drawn(_BASE64, 16)}",
    "Brevo by SMTP": f"xsmtpsib-{drawn(_HEX, 64)}-{drawn(_BASE64, 16)}",
    "AWS": f"AKIA{drawn(ascii_uppercase + '234567', 16)}",
    "AWS secret": drawn(_BASE64 + "/+", 40),
    "Google client": f"GOCSPX-{drawn(_BASE64, 28)}",
    "Meta": f"EAA{drawn(_BASE64, 120)}",
    "Mailgun": f"key-{drawn(_HEX, 32)}",
    "Mailgun, newer": f"{drawn(_HEX, 32)}-{drawn(_HEX, 8)}-{drawn(_HEX, 8)}",
    "Resend": f"re_{drawn(_BASE64, 8)}_{drawn(_BASE64, 24)}",
    "Slack": f"xoxb-{drawn(digits, 12)}-{drawn(_BASE64, 24)}",
    "Slack webhook": f"https://hooks.slack.com/services/T{drawn(ascii_uppercase, 8)}/B{drawn(_BASE64, 24)}",
    "Stripe": f"sk_live_{drawn(_BASE64, 24)}",
    "GitHub": f"ghp_{drawn(_BASE64, 36)}",
    "GitHub, newer": f"github_pat_{drawn(_BASE64, 60)}",
    "Vault": f"hvs.{drawn(_BASE64, 30)}",
    "JWT": f"eyJ{drawn(_BASE64, 20)}.eyJ{drawn(_BASE64, 40)}.{drawn(_BASE64, 43)}",
    "age": f"AGE-SECRET-KEY-1{drawn('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}",
    "Azure": f"{drawn(_BASE64, 3)}8Q~{drawn(_BASE64 + '.-', 34)}",
    "private key": f"-----BEGIN RSA PRIVATE KEY-----\n{drawn(_BASE64, 64)}\n-----END RSA PRIVATE KEY-----",
    "Twilio": drawn(_HEX, 32),
    "random": drawn(_BASE64, 32),
    "random, small letters": drawn(ascii_lowercase + digits, 40),
}
