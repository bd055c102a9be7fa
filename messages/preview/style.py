"""How previews look: one sheet for every page. Quiet, so that the messages are what one sees."""

from __future__ import annotations

SHEET = """
:root { color-scheme: light; --ink: #1d2327; --soft: #5a6470; --line: #d9dee3; --ground: #f3f5f7; --paper: #fff;
  --mark: #0b57d0; --bad: #a4161a; --warn: #7a4d00; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
a { color: var(--mark); }
a:focus-visible, iframe:focus-visible, summary:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 16px; top: 16px; background: var(--paper); padding: 8px 12px; z-index: 1; }
header.top, main, footer.end { max-width: 1280px; margin: 0 auto; padding: 0 24px; }
header.top { padding-top: 32px; padding-bottom: 8px; display: grid; gap: 6px; }
main { padding-bottom: 64px; display: grid; gap: 24px; }
.soft { color: var(--soft); }
.small { font-size: .875rem; }
.trail { font-size: .875rem; }
.note { border-left: 4px solid var(--warn); background: #fff7e6; padding: 8px 12px; }
.bad { border-left: 4px solid var(--bad); background: #fdecec; padding: 12px 16px; overflow-wrap: anywhere; }
.bad strong { color: var(--bad); }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 16px; min-width: 0;
  display: grid; gap: 12px; align-content: start; }
.card > header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; justify-content: space-between; }
.inbox { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; overflow-wrap: anywhere; }
.inbox .subject { font-weight: 600; }
.inbox .preheader { color: var(--soft); }
.facts { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 4px 12px; font-size: .875rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.screens { display: grid; gap: 24px; grid-template-columns: minmax(0, 1fr) 392px; align-items: start; }
.screen { display: grid; gap: 8px; min-width: 0; }
iframe { display: block; width: 100%; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
.desktop iframe { height: 1180px; }
.phone iframe { height: 780px; max-width: 392px; border: solid #2b3138; border-width: 10px 6px;
  border-radius: 28px; }
.card .phone iframe { height: 620px; }
pre.plain { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: .875rem/1.5 ui-monospace, SFMono-Regular,
  Menlo, Consolas, monospace; }
.chat { border-radius: 12px; padding: 16px; max-width: 392px; }
.chat .bubble { overflow-wrap: anywhere; }
.sms { background: #eef0f3; }
.sms .bubble { background: var(--paper); border-radius: 4px 18px 18px 18px; padding: 10px 14px;
  white-space: pre-wrap; }
.whatsapp { background: #efe7dd; }
.whatsapp .bubble { background: var(--paper); border-radius: 0 10px 10px 10px; padding: 8px 12px; display: grid;
  gap: 6px; }
.whatsapp .head { font-weight: 700; }
.whatsapp .picture { background: #dfe5e8; border-radius: 6px; padding: 32px 12px; text-align: center; color: #3b4a54; }
.whatsapp .body { white-space: pre-wrap; }
.whatsapp .foot { color: #5b666d; font-size: .8125rem; }
.whatsapp ul { list-style: none; margin: 4px 0 0; padding: 0; display: grid; gap: 4px; }
.whatsapp li { background: var(--paper); border-radius: 10px; padding: 8px 12px; text-align: center; color: #00617a;
  font-weight: 500; }
.link { color: #0a58ca; text-decoration: underline; }
ol.parts { margin: 0; padding-left: 24px; display: grid; gap: 8px; font-size: .875rem; }
ol.parts code { white-space: pre-wrap; overflow-wrap: anywhere; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
table.all { border-collapse: collapse; background: var(--paper); font-size: .875rem; }
table.all th, table.all td { border: 1px solid var(--line); padding: 6px 12px; text-align: left; }
table.all thead th { background: #e9edf1; }
.wide { overflow-x: auto; }
section.category { display: grid; gap: 16px; padding-top: 16px; }
.row { display: grid; gap: 16px; grid-template-columns: minmax(0, 424px) repeat(2, minmax(0, 1fr));
  align-items: start; }
details > summary { cursor: pointer; }
@media (max-width: 1000px) { .screens, .row { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 600px) { header.top, main, footer.end { padding-left: 12px; padding-right: 12px; }
  .card { padding: 12px; } .desktop { display: none; } .row .phone iframe, .screens .phone iframe { height: 640px; } }
@media print { body { background: #fff; } .card { break-inside: avoid; } }
"""
