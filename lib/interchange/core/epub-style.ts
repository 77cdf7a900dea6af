/**
 * The style of a book: one text below the other on a narrow page, side by side on a wide one. Fonts, sizes and colors are
 * the reader's own, so that night mode and large type work.
 */
export const EPUB_STYLE = `
body{margin:0 4%;line-height:1.6}
header{margin:1em 0 2em}
header .title{font-size:1.5em;font-weight:bold}
.row{margin:0 0 1em;break-inside:avoid}
.row>*{margin:0 0 .3em;font-size:1em;font-weight:inherit;text-align:start}
.row>*+*{opacity:.85}
.text{white-space:pre-wrap;overflow-wrap:break-word}
.label{font-weight:bold}
.heading{break-after:avoid;font-weight:bold}
.heading>*{font-size:1.15em}
.level-1>*{font-size:1.4em}
.question{font-weight:bold}
.caption>*,.note>*{font-size:.85em}
:lang(zh) em,em:lang(zh){font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right}
footer{margin-top:2em;font-size:.85em}
@supports (display:grid){@media (min-width:44em){.row{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:0 2em}.row>*{opacity:1}}}
`.trimStart();
