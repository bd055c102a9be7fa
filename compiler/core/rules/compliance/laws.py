"""The clauses that rules rest on, each with the name of the platform's document about it."""

from __future__ import annotations

from compiler.core.rules.compliance.law import Law

_GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
_UK_GDPR = "https://www.legislation.gov.uk/eur/2016/679/contents"
_CASL = "https://laws-lois.justice.gc.ca/eng/acts/E-1.6/"
_TCPA = "https://www.ecfr.gov/current/title-47/chapter-I/subchapter-B/part-64/subpart-L/section-64.1200"
_CAN_SPAM = "https://www.law.cornell.edu/uscode/text/15/7704"


def gdpr(clause: str) -> Law:
    """Return a clause of the General Data Protection Regulation."""
    return Law(title=f"GDPR {clause}", url=_GDPR, document="gdpr")


def uk_gdpr(clause: str) -> Law:
    """Return a clause of the same regulation as the United Kingdom keeps it."""
    return Law(title=f"UK GDPR {clause}", url=_UK_GDPR, document="uk_gdpr")


EPRIVACY = Law(
    title="Directive 2002/58/EC, article 13", url="https://eur-lex.europa.eu/eli/dir/2002/58/oj", document="eprivacy"
)
UWG = Law(title="UWG § 7", url="https://www.gesetze-im-internet.de/uwg_2004/__7.html", document="uwg_consent")
CAN_SPAM_LINK = Law(title="15 U.S.C. 7704(a)(3)", url=_CAN_SPAM, document="can_spam")
CAN_SPAM_PROMPT = Law(title="15 U.S.C. 7704(a)(4)", url=_CAN_SPAM, document="can_spam")
CAN_SPAM_FOOT = Law(title="15 U.S.C. 7704(a)(5)", url=_CAN_SPAM, document="can_spam")
TCPA_HOURS = Law(title="47 CFR 64.1200(c)(1)", url=_TCPA, document="tcpa")
TCPA_REVOKED = Law(title="47 CFR 64.1200(a)(10)", url=_TCPA, document="tcpa_revocation")
CASL_CONSENT = Law(title="CASL section 10", url=_CASL, document="casl")
CASL_SENDER = Law(title="CASL section 6(2)", url=_CASL, document="casl")
CASL_LINK = Law(title="CASL section 11", url=_CASL, document="casl")
CTIA = Law(
    title="CTIA Messaging Principles, section 5",
    url="https://www.ctia.org/the-wireless-industry/industry-commitments/messaging-interoperability-sms-mms",
    document="ctia_messaging",
)
WHATSAPP = Law(
    title="WhatsApp Business Policy", url="https://www.whatsapp.com/legal/business-policy", document="whatsapp_policy"
)
CLAUSES = Law(
    title="Decision (EU) 2021/914",
    url="https://eur-lex.europa.eu/eli/dec_impl/2021/914/oj",
    document="standard_clauses",
)
