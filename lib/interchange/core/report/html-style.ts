/** The style of a report: a sheet of paper on screen and in print. No outside font, image or script. */
export const REPORT_STYLE = `
:root{--ink:#1c1c1e;--soft:#5d5b57;--line:#e6e2d8;--paper:#fbfaf6;--jade:#1f6b52;--cinnabar:#a3302a}
*{box-sizing:border-box}
body{margin:0 auto;padding:2.5rem 1.5rem;max-width:64rem;background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC",sans-serif}
h1{margin:0 0 .25rem;font-size:1.6rem;line-height:1.3}
h2{margin:2.5rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line);font-size:1.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}
dt,small,.soft{color:var(--soft)}
dd{margin:0}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0}
a{color:inherit}
.bar{display:flex;height:.75rem;overflow:hidden;border:1px solid var(--line);border-radius:3px}
.bar span{min-width:1px;border-inline-end:1px solid var(--paper)}
.initial{background:#d9d5cb}.needs-work{background:#c9742a}.translated{background:#9db8d2}.reviewed{background:#4f9178}.final{background:#1f6b52}
.verdict{font-size:1.15rem;font-weight:600}
table{width:100%;margin:.75rem 0;border-collapse:collapse}
th{padding:.25rem .75rem .25rem 0;color:var(--soft);font-weight:600;font-size:.85rem;text-align:start;vertical-align:bottom;border-bottom:1px solid var(--line)}
td{padding:.4rem .75rem .4rem 0;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
article{padding:.75rem 0;border-bottom:1px solid var(--line)}
article p{margin:.25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
ins{color:var(--jade);text-decoration:underline;text-underline-offset:.2em}
del{color:var(--cinnabar);text-decoration:line-through}
@page{margin:18mm 16mm}
@media print{body{max-width:none;padding:0;background:none;font-size:10pt}nav{display:none}h2{break-after:avoid}tr,article{break-inside:avoid}thead{display:table-header-group}.bar,.bar span{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
