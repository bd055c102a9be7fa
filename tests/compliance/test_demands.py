"""Whom a law is checked for, and where its findings stand."""

from __future__ import annotations

from tests.rules_campaigns.memory import ANNA_BEN, ROSEWOOD, found, lines, text

_EMAIL_ONLY = {f"{ANNA_BEN}/campaigns/invitation.yaml": "channels: [email]\n"}


def document(name: str, *, countries: str = "", jurisdiction: str = "xx") -> dict[str, str]:
    """Return the platform's documents: one, about a law that holds in some countries."""
    where = f"  countries: [{countries}]\n" if countries else ""
    said = (
        f"{name}:\n  title: A law\n  url: https://laws.example/one\n  jurisdiction: {jurisdiction}\n{where}"
        "  since: 2014-07-01\n  owner: legal@banns.example\n  fact: It says something.\n"
    )
    return {"platform/compliance/sources.yaml": said}


def short_link() -> dict[str, str]:
    """Return compliance under which a link to unsubscribe works for a week."""
    return {"platform/compliance.yaml": text("platform/compliance.yaml").replace("P60D", "P7D")}


def guests_in(countries: str) -> dict[str, str]:
    """Return the event with guests in other countries."""
    event = text(f"{ANNA_BEN}/event.yaml").replace("countries: [GB, IT]", f"countries: [{countries}]")
    return {f"{ANNA_BEN}/event.yaml": event}


def test_a_law_without_a_document_is_not_checked() -> None:
    """Nobody is held to what nobody vouches for."""
    assert not found(short_link(), guests_in("CA, IT"), _EMAIL_ONLY, rules="opt-out-time")


def test_a_law_is_checked_where_guests_live_in_its_countries() -> None:
    """The finding stands where the guests are named: that is the narrower line."""
    changes = (short_link(), guests_in("CA, IT"), _EMAIL_ONLY, document("casl", countries="CA"))
    assert lines(found(*changes, rules="opt-out-time")) == [f"opt-out-time {ANNA_BEN}/event.yaml:20"]
    assert not found(*changes, guests_in("GB, IT"), rules="opt-out-time")


def test_the_law_of_the_tenants_country_holds_for_all_its_guests() -> None:
    """Then the setting itself is the line to mend, once for all events."""
    told = found(short_link(), document("casl", countries="IT"), rules="opt-out-time")
    assert lines(told) == ["opt-out-time platform/compliance.yaml:26"]
    assert told[0].events == 2


def test_a_document_that_names_no_countries_is_there_to_be_read() -> None:
    """Only what holds everywhere needs none."""
    assert not found(short_link(), document("casl"), rules="opt-out-time")
    assert found(short_link(), document("casl", jurisdiction="global"), rules="opt-out-time")


def test_a_finding_names_the_clause_its_day_and_its_owner() -> None:
    """Whoever reads it knows whom to ask, and where the document stands."""
    (told,) = found(short_link(), document("casl", countries="IT"), rules="opt-out-time")
    words, place = told.related[-1]
    assert words == "CASL section 11, in force since 2014-07-01; ask legal@banns.example"
    assert (place.file, place.line) == ("configs/platform/compliance/sources.yaml", 1)


def test_two_laws_about_one_setting_are_one_finding() -> None:
    """The stricter one speaks, and both are quoted."""
    both = document("casl", countries="IT")["platform/compliance/sources.yaml"]
    both += document("can_spam", countries="IT")["platform/compliance/sources.yaml"]
    (told,) = found(short_link(), {"platform/compliance/sources.yaml": both}, rules="opt-out-time")
    assert "sixty days" in told.what
    assert [words.split(",")[0] for words, _ in told.related] == ["CASL section 11", "15 U.S.C. 7704(a)(3)"]


def test_what_a_law_asks_is_not_asked_of_channels_that_are_not_used() -> None:
    """Hours for texts mean nothing to who sends none."""
    late = {"platform/compliance.yaml": text("platform/compliance.yaml").replace("08:00-21:00", "08:00-22:00")}
    no_texts = {
        f"{ROSEWOOD}/campaigns/invitation.yaml": text(f"{ROSEWOOD}/campaigns/invitation.yaml").replace(", sms", "")
    }
    law = document("tcpa", countries="IT")
    assert found(late, law, rules="legal-hours")
    assert not found(late, law, no_texts, rules="legal-hours")
