/** A book page on screen, side by side on paper. No outside font, image or script: it looks the same everywhere. */
const PAGE = `
:root{--ink:#1c1c1e;--soft:#5d5b57;--line:#e6e2d8;--paper:#fbfaf6}
*{box-sizing:border-box}
body{margin:0 auto;padding:3rem 1.5rem;max-width:80rem;background:var(--paper);color:var(--ink);font:16px/1.6 "Source Serif 4",Georgia,"Times New Roman",serif}
:where(td,p,h1,h2,h3,h4,h5,h6):where(:lang(zh)){font-family:"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;font-size:17px;line-height:1.75;line-break:strict;text-autospace:normal}
:lang(zh) em,em:lang(zh){font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right}
header{margin-bottom:2rem}
header h1{margin:0 0 .5rem;font-size:1.6rem;line-height:1.3}
header p,footer p,th small{margin:.2rem 0;color:var(--soft);font-size:.85rem;line-height:1.5}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th{padding:0 1rem .5rem;text-align:start;vertical-align:bottom;font:600 .85rem/1.4 system-ui,sans-serif;border-bottom:1px solid var(--line)}
th small{display:block;font-weight:400}
td{padding:.55rem 1rem;vertical-align:baseline;border-bottom:1px solid var(--line)}
th:first-child,td.number{width:3rem;padding-inline:0;color:var(--soft);font:.75rem/1.6 system-ui,sans-serif;font-variant-numeric:tabular-nums}
.text{white-space:pre-wrap;overflow-wrap:break-word}
.label{font-weight:600}
.question .text{font-weight:600}
.heading .text{font-size:1.1em;font-weight:600;line-height:1.4}
.level-1 .text{font-size:1.25em}
.caption .text,.note .text{font-size:.85em;color:var(--soft)}
article{max-width:38rem;margin:auto}
header:has(+article),article+footer{max-width:38rem;margin-inline:auto}
article p,article h1,article h2,article h3,article h4,article h5,article h6{margin:0 0 1em;font-size:1em}
footer{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line)}
@media screen{table:has(th:nth-child(4)){min-width:44rem}table:has(th:nth-child(5)){min-width:58rem}table:has(th:nth-child(6)){min-width:72rem}}
@page{margin:18mm 16mm}
@media print{body{max-width:none;padding:0;background:none;font-size:10.5pt}:where(td,p,h1,h2,h3,h4,h5,h6):where(:lang(zh)){font-size:10.5pt;line-height:1.6}thead{display:table-header-group}tr,figure,h1,h2,h3,h4,h5,h6{break-inside:avoid}h1,h2,h3,h4,h5,h6,.heading{break-after:avoid}td{padding-block:1.2mm}}
`.trim();

const DARK =
  "@media screen and (prefers-color-scheme:dark){:root{--ink:#ece9e2;--soft:#aaa69d;--line:#2d2f34;--paper:#16171a}}";

/** The style of an exported page. */
export const HTML_STYLE = `${PAGE}\n${DARK}`;

/** The same for a page that is shown inside another: a sheet of paper, under an element of the class `page`. */
export const EMBEDDED_STYLE = PAGE.replace(":root{", ":host{").replace("body{", ".page{");
