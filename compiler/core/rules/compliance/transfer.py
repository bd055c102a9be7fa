"""Providers process guests' information where that is allowed, and on a basis where it leaves the EU."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.core.diagnostic import Finding, Rule
from compiler.core.resolve.scope import Resolved
from compiler.core.rules.check import ViewCheck
from compiler.core.rules.compliance.law import cited, documented
from compiler.core.rules.compliance.laws import CLAUSES, gdpr
from compiler.core.rules.shared.line import Line, narrowest, related
from compiler.core.rules.view import View

_PROCESSOR, _TRANSFER = gdpr("art. 28"), gdpr("ch. V")
PROCESSOR_MISSING = Rule(
    id="processor-missing",
    summary="Nobody says who processes guests' information",
    why="Guests are told who has their information and where, and there is a contract with each of them.",
    sources=(_PROCESSOR,),
)
TRANSFER_REGION = Rule(
    id="transfer-region",
    summary="A provider processes where guests' information may not go",
    why="Guests were told where their information stays.",
    sources=(_TRANSFER,),
)
TRANSFER_BASIS = Rule(
    id="transfer-basis",
    summary="Information leaves the EU, and nothing is said of what that stands on",
    why="Outside the EU it may be processed after a decision that the country is adequate, or on standard clauses.",
    sources=(_TRANSFER, CLAUSES),
)


def _run(view: View) -> Iterator[Finding]:
    transfers = view.find("compliance.transfers")
    if transfers is None or not view.key.tenant or view.is_broken("providers", "compliance", "tenant"):
        return
    allowed = transfers.value.get("regions")
    for _, provider in sorted(view.section("providers").items()):
        if provider.value.get("enabled") is False or allowed is None:
            continue
        processor = provider.value.get("processor")
        if processor is None:
            yield from _nobody(view, provider)
        elif (region := processor.get("region")) is not None and region not in allowed:
            yield _elsewhere(view, provider, region, Line(entry=transfers, route=("regions",), words="regions"))
        else:
            yield from _groundless(view, provider)


def _is_european(view: View) -> bool:
    tenant, said = view.find("tenant"), documented(view, _TRANSFER)
    return tenant is not None and said is not None and tenant.value.get("country") in said.get("countries", ())


def _nobody(view: View, provider: Resolved) -> Iterator[Finding]:
    if not _is_european(view):
        return
    yield Finding(
        rule=PROCESSOR_MISSING,
        at=view.spot(provider, ("type",)),
        what=f"`{provider.name.split('.')[1]}` names no `processor`.",
        fix="Add `processor: {name: …, region: eu, transfer_basis: none_needed}`, as its contract says.",
        related=cited(view, _PROCESSOR),
        subject=view.subject(provider),
    )


def _elsewhere(view: View, provider: Resolved, region: str, limits: Line) -> Finding:
    name, allowed = provider.name.split(".")[1], ", ".join(limits.entry.value["regions"])
    lines = [
        Line(entry=provider, route=("processor", "region"), words=f"{name} processes in {region}"),
        Line(entry=limits.entry, route=limits.route, words="the regions are said here"),
    ]
    shown = narrowest(lines)
    return Finding(
        rule=TRANSFER_REGION,
        at=shown.at(view),
        what=f"`{name}` processes in {region}; `compliance.transfers.regions` is [{allowed}] here.",
        fix=f"Use an account in {allowed.replace(', ', ' or ')}, or take the provider out: `providers.{name}: null`.",
        related=(*related(view, lines, shown), *cited(view, _TRANSFER)),
        subject=lines[0].subject(view),
    )


def _groundless(view: View, provider: Resolved) -> Iterator[Finding]:
    processor = provider.value["processor"]
    if processor.get("region") != "us" or processor.get("transfer_basis") not in (None, "none_needed"):
        return
    if not _is_european(view):
        return
    is_said = "transfer_basis" in processor
    name = provider.name.split(".")[1]
    yield Finding(
        rule=TRANSFER_BASIS,
        at=view.spot(provider, ("processor", "transfer_basis") if is_said else ("processor", "region")),
        what=f"`{name}` processes in the United States{', and such a transfer needs a basis' * is_said}.",
        fix="Write `transfer_basis: standard_clauses`, or adequacy_decision where the company is certified for that.",
        related=(*cited(view, _TRANSFER), *cited(view, CLAUSES)),
        subject=view.subject(provider, ("processor",)),
    )


CHECK = ViewCheck(
    rules=(PROCESSOR_MISSING, TRANSFER_REGION, TRANSFER_BASIS),
    reads=frozenset({"providers", "compliance", "tenant"}),
    run=_run,
)
