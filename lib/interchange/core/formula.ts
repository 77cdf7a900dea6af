/** What makes a spreadsheet read a cell as a formula, and the full-width forms that some of them fold first. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const QUOTED_FORMULA = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * Puts an apostrophe before a text that a spreadsheet would run. A text that already begins with apostrophes and
 * then such a character gets one more, so that `restoreFormula` gives every text back. Source: OWASP, CSV injection.
 */
export function quoteFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The inverse of `quoteFormula` for every text that it wrote. */
export function restoreFormula(cell: string): string {
  return QUOTED_FORMULA.test(cell) ? cell.slice(1) : cell;
}
