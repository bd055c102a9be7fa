"""Words by which Meta takes a message for marketing, whatever its category says."""

from __future__ import annotations

import re

_WORDS = (
    # English
    r"discounts?", r"\d+ ?% off", r"special offers?", r"limited[- ]time", r"promo(?:tion(?:al|s)?)?", r"coupons?",
    r"vouchers?", r"buy now", r"shop now", r"book now and save", r"on sale", r"free gifts?", r"don[’']t miss",
    r"upgrade your", r"early[- ]bird",
    # Italian
    r"scont[oi]", r"offert[ae] special[ei]", r"promozion[ei]", r"codice sconto", r"buon[oi] sconto", r"saldi",
    r"acquista ora", r"non perder(?:e|ti|telo|tevelo)",
    # German
    r"rabatte?", r"gutscheine?", r"sonderangebote?", r"jetzt kaufen", r"nur für kurze zeit", r"gratisgeschenk",
    r"frühbucher\w*",
    # French, Spanish, Portuguese
    r"offres? spéciales?", r"soldes", r"code promo", r"descuentos?", r"ofertas? especial(?:es)?", r"rebajas",
    r"cupón(?:es)?", r"descontos?", r"promoç(?:ão|ões)",
)  # fmt: skip
_PROMOTION = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)


def promotion(text: str) -> tuple[int, str] | None:
    """Return where the first promotional word stands, and the word."""
    found = _PROMOTION.search(text)
    return (found.start(), found[0]) if found is not None else None
