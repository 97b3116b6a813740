/// The page's style sheet: light and dark, narrow and wide, and paper.
enum PageStyle {
  static let text = """

    :root { color-scheme: light dark; --paper: #fbfaf7; --card: #ffffff; --ink: #1f2430; --soft: #5c6270;
      --line: #dedad0; --one: #1f5c99; --two: #c8791b; --three: #8a8f9c; --more: #5b8c6e; --good: #2c6e49;
      --open: #9a6700; --bad: #a8322a; }
    @media screen and (prefers-color-scheme: dark) { :root { --paper: #15171c; --card: #1d2027; --ink: #e9e7e1;
      --soft: #a3a8b5; --line: #343842; --one: #6ea8e0; --two: #e5a24d; --three: #8d93a1; --more: #86bd9c;
      --good: #7cc79b; --open: #e0b354; --bad: #ee8b80; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.55 "Iowan Old Style", "Source Serif 4", Charter, Georgia, serif; }
    main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 64px; }
    h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 24px; font-weight: 600; }
    h2 { font-size: 1.25rem; margin: 0 0 4px; font-weight: 600; }
    h3 { font-size: 1.02rem; margin: 0 0 6px; font-weight: 600; line-height: 1.3; }
    .kicker, .note, footer, th, .tile span, .axis, .legend, svg text, summary, .tag, td.n, .facts {
      font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
    .kicker { color: var(--soft); margin: 0 0 4px; font-size: .85rem; letter-spacing: .02em; }
    section { margin: 0 0 40px; }
    .note { color: var(--soft); font-size: .86rem; margin: 4px 0 12px; max-width: 72ch; }
    .verdict { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--one);
      border-radius: 6px; padding: 20px 24px; margin-bottom: 24px; }
    .verdict .lead { font-size: 1.2rem; line-height: 1.4; margin: 0 0 10px; font-weight: 600; }
    ul.marked { list-style: none; margin: 6px 0 0; padding: 0; max-width: 88ch; font-size: 1rem; }
    .marked li { margin: 6px 0; padding-left: 26px; position: relative; overflow-wrap: anywhere; }
    .mark { position: absolute; left: 0; width: 20px; text-align: center; font-weight: 700; }
    section > p { margin: 4px 0 10px; max-width: 88ch; }
    .good { color: var(--good); } .open { color: var(--open); } .bad { color: var(--bad); }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 12px; margin-bottom: 36px; }
    .tile { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; }
    .tile b { display: block; font-size: 1.5rem; font-weight: 600; line-height: 1.2; }
    .tile span { color: var(--soft); font-size: .82rem; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 36px; }
    .chart { position: relative; margin: 12px 0 34px; }
    svg { display: block; width: 100%; overflow: visible; }
    svg text { fill: var(--ink); font-size: 13px; } svg .soft { fill: var(--soft); font-size: 12px; }
    .framed { margin-left: 44px; }
    .axis { position: absolute; color: var(--soft); font-size: .75rem; white-space: nowrap; }
    .legend { color: var(--soft); font-size: .8rem;
      display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 4px 0 12px; } .legend span { white-space: nowrap; }
    .legend i { display: inline-block; width: 14px; height: 4px; margin: 0 5px 3px 0; }
    .legend i.swatch { height: 10px; margin-bottom: 0; background: var(--one); opacity: .22; }
    .legend i.dash { height: 0; border-top: 2px dashed var(--soft); } .legend i.ideal { border-color: var(--good); }
    .legend .dot { color: var(--one); margin-right: 5px; }
    .t1 { fill: var(--one); background: var(--one); } .t2 { fill: var(--two); background: var(--two); }
    .t3 { fill: var(--three); background: var(--three); } .t4 { fill: var(--more); background: var(--more); }
    .whisker { stroke: var(--ink); stroke-width: 1.5; }
    .base { stroke: var(--soft); stroke-dasharray: 4 4; } .grid { stroke: var(--line); }
    .curve { fill: none; stroke: var(--one); stroke-width: 2.5; vector-effect: non-scaling-stroke; }
    .band { fill: var(--one); opacity: .18; stroke: none; } .gains { height: 280px; }
    .perfect { fill: none; stroke: var(--good); stroke-width: 1.2; stroke-dasharray: 3 3; vector-effect: non-scaling-stroke; }
    .random { fill: none; stroke: var(--soft); stroke-width: 1; stroke-dasharray: 5 4; vector-effect: non-scaling-stroke; }
    .frame { fill: none; stroke: var(--line); vector-effect: non-scaling-stroke; }
    .point { position: absolute; width: 10px; height: 10px; border-radius: 50%; margin: -5px; background: var(--one); border: 2px solid var(--paper); }
    .point span { position: absolute; left: 12px; top: 6px; font: 12px system-ui, sans-serif; white-space: nowrap; color: var(--ink);
      text-shadow: 0 0 3px var(--paper), 0 0 3px var(--paper), 0 0 4px var(--paper); }
    .point.left span { left: auto; right: 12px; } .point.above span { top: auto; bottom: 6px; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(310px, 1fr)); gap: 14px; margin-top: 14px; align-items: start; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 14px 16px; break-inside: avoid; }
    .facts { color: var(--soft); font-size: .82rem; margin: 0 0 10px; }
    .trait { display: grid; grid-template-columns: minmax(0, 1fr) 96px 64px; gap: 8px; align-items: center; font-size: .86rem; margin: 3px 0; }
    .trait .n { color: var(--soft); font-size: .78rem; text-align: right; white-space: nowrap; font-family: system-ui, sans-serif; }
    .bar { position: relative; height: 9px; background: color-mix(in srgb, var(--line) 70%, transparent); border-radius: 2px; }
    .bar i { position: absolute; left: 0; top: 0; bottom: 0; background: var(--one); border-radius: 2px; }
    .bar u { position: absolute; top: -2px; bottom: -2px; width: 2px; background: var(--ink); }
    details { margin-top: 8px; } summary { cursor: pointer; color: var(--soft); font-size: .82rem; }
    ul.lines { list-style: none; margin: 8px 0 0; padding: 0; font-size: .86rem; } ul.lines li { margin: 3px 0; }
    details ul { margin: 6px 0 0; padding-left: 18px; font-size: .86rem; }
    .scroll { overflow-x: auto; } .scroll th:first-child, .scroll td:first-child { position: sticky; left: 0;
      background: linear-gradient(transparent 1px, var(--paper) 1px) padding-box; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .88rem; }
    th { text-align: left; color: var(--soft); font-weight: 500; font-size: .78rem; border-bottom: 1px solid var(--line); padding: 6px 10px 6px 0; white-space: nowrap; }
    td { border-bottom: 1px solid var(--line); padding: 6px 10px 6px 0; vertical-align: top; }
    th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    #money th { white-space: normal; vertical-align: bottom; line-height: 1.3; } #money th, #money td { padding-right: 8px; }
    td small { display: block; color: var(--soft); font-size: .86em; line-height: 1.3; }
    table.sortable th { cursor: pointer; } th[aria-sort=ascending]::after { content: " ↑"; } th[aria-sort=descending]::after { content: " ↓"; }
    abbr { text-decoration: underline dotted; cursor: help; }
    .tag { font-size: .75rem; border: 1px solid currentColor; border-radius: 3px; padding: 0 5px; white-space: nowrap; }
    dt { font-weight: 600; margin-top: 8px; } dd { margin: 0; color: var(--soft); }
    footer { border-top: 1px solid var(--line); padding-top: 12px; color: var(--soft); font-size: .78rem; }
    @media (max-width: 760px) { main { padding: 24px 16px 48px; } .pair { grid-template-columns: 1fr; gap: 0; }
      h1 { font-size: 1.6rem; } .cards { grid-template-columns: 1fr; } }
    @media print { @page { size: A4; margin: 16mm; } body { background: #fff; font-size: 11pt; } main { padding: 0; max-width: none; }
      section, .card, .tile { break-inside: avoid; } .cards { grid-template-columns: 1fr 1fr; }
      .scroll { overflow: visible; } table { font-size: .72rem; } #money table { font-size: .58rem; } th { white-space: normal; font-size: .9em; }
      table th, table td, #money th, #money td { padding-right: 4px; }
      .scroll th:first-child, .scroll td:first-child { position: static; background: none; } tr { break-inside: avoid; }
      details:has(ul.marked)::details-content { content-visibility: visible; block-size: auto; } details[open] ul:not(.marked) { columns: 2; } }

    """
}
