"""The languages Meta approves templates in, by its own codes: an underscore, never a hyphen.

Source: Meta's list of supported languages, as its API libraries carry it.
https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
"""

from __future__ import annotations

LANGUAGES = frozenset(
    {
        "af", "sq", "ar", "ar_EG", "ar_AE", "ar_LB", "ar_MA", "ar_QA", "az", "be_BY", "bn", "bn_IN", "bg", "ca",
        "zh_CN", "zh_HK", "zh_TW", "hr", "cs", "da", "prs_AF", "nl", "nl_BE", "en", "en_GB", "en_US", "en_AE",
        "en_AU", "en_CA", "en_GH", "en_IE", "en_IN", "en_JM", "en_MY", "en_NZ", "en_QA", "en_SG", "en_UG", "en_ZA",
        "et", "fil", "fi", "fr", "fr_BE", "fr_CA", "fr_CH", "fr_CI", "fr_MA", "ka", "de", "de_AT", "de_CH", "el",
        "gu", "ha", "he", "hi", "hu", "id", "ga", "it", "ja", "kn", "kk", "rw_RW", "ko", "ky_KG", "lo", "lv", "lt",
        "mk", "ms", "ml", "mr", "nb", "fa", "pl", "ps_AF", "pt_BR", "pt_PT", "pa", "ro", "ru", "sr", "si_LK", "sk",
        "sl", "es", "es_AR", "es_CL", "es_CO", "es_CR", "es_DO", "es_EC", "es_HN", "es_MX", "es_PA", "es_PE",
        "es_ES", "es_UY", "sw", "sv", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zu",
    }
)  # fmt: skip
_SAME = {"no": "nb", "iw": "he", "in": "id", "tl": "fil"}
_USUAL = frozenset({"en_GB", "en_US", "es_ES", "es_MX", "pt_BR", "zh_CN"})
_SCRIPTS = {"Hant": ("zh_TW", "zh_HK"), "Hans": ("zh_CN",)}


def fits(language: str, locale: str) -> bool:
    """Tell whether a template in Meta's language is one for guests of a locale."""
    tag, *rest = locale.split("-")
    ours, _, theirs = language.partition("_")
    if _SAME.get(tag, tag) != ours:
        return False
    script = next((part for part in rest if part in _SCRIPTS), None)
    if script is not None:
        return language in _SCRIPTS[script]
    region = next((part for part in rest if len(part) == 2), "")
    return not region or not theirs or region == theirs


def fitting(locale: str) -> tuple[str, ...]:
    """Return Meta's languages for a locale, the plainest first, then those that most people mean."""
    found = (each for each in LANGUAGES if fits(each, locale))
    return tuple(sorted(found, key=lambda each: ("_" in each, each not in _USUAL, each)))
