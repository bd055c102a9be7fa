"""Judges one case: which of its expectations do not hold, and what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from compiler.core.diagnostic import Finding
from compiler.core.expectations.difference import difference, listed, same
from compiler.core.expectations.ground import Ground, routes_of
from compiler.core.expectations.look import Look
from compiler.core.expectations.outcome import Shown, Side, Unmet
from compiler.core.expectations.ways import channels_for, offered_locales, providers_for, template_for
from compiler.core.merge.merge import ABSENT
from compiler.core.nearest import did_you_mean, nearest
from compiler.core.place import Place, Route
from schemas.expectation import (
    AbsenceExpected,
    ChannelsExpected,
    Expected,
    RouteExpected,
    RuleExpected,
    TemplateExpected,
    ValueExpected,
)


def judge(ground: Ground, look: Look) -> tuple[Unmet, ...]:
    """Return what a case expects in vain, then what is wrong that it does not expect."""
    unmet: list[Unmet] = []
    for position, expected in enumerate(ground.case.said.expect):
        unmet += _unmet(ground, look, ("expect", position), expected)
    return (*unmet, *_unexpected(ground))


def _unmet(ground: Ground, look: Look, route: Route, expected: Expected) -> Iterator[Unmet]:
    at = ground.locator.place(ground.case.spot(route))
    match expected:
        case ValueExpected():
            yield from _value(ground, look, at, expected)
        case AbsenceExpected():
            yield from _absence(ground, look, at, expected)
        case RouteExpected():
            yield from _route(ground, look, at, expected)
        case ChannelsExpected():
            yield from _channels(ground, look, at, expected)
        case TemplateExpected():
            yield from _template(ground, look, at, expected)
        case RuleExpected():
            yield from _rule(ground, at, expected)
        case _:
            assert_never(expected)


def _value(ground: Ground, look: Look, at: Place, expected: ValueExpected) -> Iterator[Unmet]:
    route = tuple(expected.value.split("."))
    found = look.value(route)
    if look.is_broken(route):
        yield _left_out(at, expected.value)
    elif found is ABSENT:
        lines = difference(expected.wanted, ABSENT, route, _origin(ground, look)) if expected.says_value else ()
        yield Unmet(
            place=at, subject=expected.value, what="Nothing is set there.", lines=(*lines, *_why(ground, look, route))
        )
    elif expected.says_value and not same(expected.wanted, found):
        lines = difference(expected.wanted, found, route, _origin(ground, look))
        yield Unmet(place=at, subject=expected.value, what="The value is another one.", lines=lines)
    elif expected.origin is not None:
        yield from _origins(ground, look, at, route, expected)


def _origins(ground: Ground, look: Look, at: Place, route: tuple[str, ...], expected: ValueExpected) -> Iterator[Unmet]:
    found = look.origins(route)
    if found.keys() == {expected.origin}:
        return
    lines = [] if expected.origin in found else [Shown(side=Side.EXPECTED, text=str(expected.origin))]
    for layer, (spot, full) in found.items():
        side = Side.BOTH if layer == expected.origin else Side.FOUND
        text = layer if full == route else f"{layer}: {'.'.join(map(str, full))}"
        lines.append(Shown(side=side, text=text, place=ground.place(spot)))
    whole = "It comes from another layer." if len(found) == 1 else "Not all of it comes from that layer."
    yield Unmet(place=at, subject=f"{expected.value}, its origin", what=whole, lines=tuple(lines))


def _absence(ground: Ground, look: Look, at: Place, expected: AbsenceExpected) -> Iterator[Unmet]:
    route = tuple(expected.absent.split("."))
    found = look.value(route)
    if look.is_broken(route):
        yield _left_out(at, expected.absent)
    elif found is not ABSENT:
        lines = difference(ABSENT, found, route, _origin(ground, look))
        yield Unmet(place=at, subject=expected.absent, what="Something is set there.", lines=lines)


def _route(ground: Ground, look: Look, at: Place, expected: RouteExpected) -> Iterator[Unmet]:
    subject = f"the providers of {expected.route}"
    if look.view.is_broken("providers", "routing", "settings"):
        yield _left_out(at, subject)
        return
    found = providers_for(look, expected.route, ground.case.said.guest)
    if found != expected.providers:
        lines = listed(expected.providers, found, _written(ground, look, "providers"))
        notes = tuple(_missing_providers(look, expected))
        what = "They are tried in another order." if set(found) == set(expected.providers) else "Others are tried."
        what = what if found else "None is tried: the channel is not in use, not allowed, or has no provider."
        yield Unmet(place=at, subject=subject, what=" ".join([what, *notes]), lines=lines)


def _missing_providers(look: Look, expected: RouteExpected) -> Iterator[str]:
    there = {name.partition(".")[2]: entry for name, entry in look.view.section("providers").items()}
    for name in expected.providers:
        entry = there.get(name)
        if entry is None:
            close = nearest(name, there)
            yield f"There is no provider `{name}` here.{f' Did you mean `{close}`?' if close else ''}"
        elif entry.value.get("enabled") is False:
            yield f"`{name}` is not enabled."
        elif entry.value.get("channel") != expected.route:
            yield f"`{name}` carries {entry.value.get('channel')}."


def _channels(ground: Ground, look: Look, at: Place, expected: ChannelsExpected) -> Iterator[Unmet]:
    if look.view.is_broken("providers", "routing", "settings"):
        yield _left_out(at, "the channels")
        return
    found = channels_for(look, ground.case.said.guest)
    if found != expected.channels:
        lines = listed(expected.channels, found, lambda name: Shown(side=Side.FOUND, text=name))
        what = "They are tried in another order." if set(found) == set(expected.channels) else "Others are tried."
        yield Unmet(place=at, subject="the channels", what=what, lines=lines)


def _template(ground: Ground, look: Look, at: Place, expected: TemplateExpected) -> Iterator[Unmet]:
    subject = f"templates.{expected.template}.{expected.channel}"
    if look.view.is_broken("templates", "settings"):
        yield _left_out(at, subject)
        return
    found, written = template_for(look, expected.template, expected.channel, ground.case.said.guest)
    if found == expected.locale:
        return
    lines = [Shown(side=Side.EXPECTED, text=expected.locale)]
    what = "The guest gets it in another language."
    if found is not None:
        said = _said(ground, look, (*subject.split("."), found))
        lines.append(Shown(side=Side.FOUND, text=found, layer=said[0] if said else "", place=said[1] if said else None))
        if expected.locale not in written:
            what = f"It is not written in {expected.locale}."
        elif expected.locale not in offered_locales(look, written):
            what = f"It is written in {expected.locale}, which `settings.locales` does not offer."
    elif written:
        what = f"The guest gets none: it is written in {', '.join(written)} only."
    else:
        names = {name.split(".")[1] for name in look.view.section("templates")}
        hint = f" {did_you_mean(expected.template, names)}" if expected.template not in names else ""
        what = f"There is no such template.{hint}"
    yield Unmet(place=at, subject=subject, what=what, lines=tuple(lines))


def _rule(ground: Ground, at: Place, expected: RuleExpected) -> Iterator[Unmet]:
    if any(_meets(finding, expected) for _, finding in ground.fired):
        return
    subject = f"{expected.rule} at {expected.at}" if expected.at is not None else expected.rule
    elsewhere = [finding for _, finding in ground.fired if finding.rule.id == expected.rule]
    what = "The rule finds something elsewhere only." if elsewhere else "The rule finds nothing."
    lines = tuple(_found(ground, finding) for finding in elsewhere)
    yield Unmet(place=at, subject=subject, what=what, lines=lines)


def _meets(finding: Finding, expected: RuleExpected) -> bool:
    if finding.rule.id != expected.rule:
        return False
    at = tuple((expected.at or "").split(".")) if expected.at is not None else ()
    return not at or any(tuple(map(str, route))[: len(at)] == at for route in routes_of(finding))


def _unexpected(ground: Ground) -> Iterator[Unmet]:
    """Yield errors that the case brings and does not expect; those in the settings as written `check` tells."""
    expected = [each for each in ground.case.said.expect if isinstance(each, RuleExpected)]
    # What a rule finds elsewhere than expected is told with the expectation.
    told = {each.rule for each in expected if not any(_meets(finding, each) for _, finding in ground.fired)}
    errors = [
        finding
        for finding in ground.brought
        if finding.rule.id not in told and not any(_meets(finding, each) for each in expected)
    ]
    if errors:
        at = ground.locator.place(ground.case.spot(of_key=True))
        lines = tuple(_found(ground, finding) for finding in errors)
        what = "What is given would be refused, and the case does not expect it."
        yield Unmet(place=at, subject="given", what=what, lines=lines)


def _found(ground: Ground, finding: Finding) -> Shown:
    return Shown(side=Side.FOUND, text=f"{finding.rule.id}: {finding.what}", place=ground.place(finding.at))


def _left_out(at: Place, subject: str) -> Unmet:
    what = "It cannot be judged: something about it is wrong and was left out. `banns check` says what."
    return Unmet(place=at, subject=subject, what=what)


def _why(ground: Ground, look: Look, route: Route) -> Iterator[Shown]:
    said = _said(ground, look, route)
    if said is not None:
        yield Shown(side=Side.FOUND, text="null", layer=said[0], place=said[1])


def _said(ground: Ground, look: Look, route: Route) -> tuple[str, Place] | None:
    said = look.said(route)
    return (said[0], ground.place(said[1])) if said is not None else None


def _origin(ground: Ground, look: Look) -> Callable[[Route], tuple[str, Place] | None]:
    return lambda route: _said(ground, look, route)


def _written(ground: Ground, look: Look, section: str) -> Callable[[str], Shown]:
    def mark(name: str) -> Shown:
        said = _said(ground, look, (section, name))
        layer, place = said if said is not None else ("", None)
        return Shown(side=Side.FOUND, text=name, layer=layer, place=place)

    return mark
