import { restoreFormula } from "../formula";
import { unescapeTsv } from "../tsv";
import type { TableLine } from "./table-reader";

/**
 * The rows of a TSV file. As it was exported, a line is a row and a quotation mark is text; a spreadsheet that saved it again has put
 * cells into quotes and doubled the marks in them. Which of both it is, the file shows as a whole.
 */
export function readTsvLines(body: string): readonly TableLine[] {
  const quoted = body.includes('"') ? readQuoted(body) : null;
  const lines = quoted !== null && isSavedAgain(quoted) ? quoted.lines : plainLines(body);
  return lines.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => restoreFormula(unescapeTsv(cell))),
  }));
}

/** What could end a line inside a text is escaped. */
function plainLines(body: string): readonly TableLine[] {
  return body.split(/\r?\n/u).map((line, at) => ({ line: at + 1, cells: line.split("\t") }));
}

type Quoted = {
  readonly lines: readonly TableLine[];
  /** A cell in quotes is of the head, or has doubled marks or the end of a line in it: as exported, hardly one is. */
  readonly hasSigns: boolean;
  /** A cell in quotes has a comma in it, and none without quotes has: spreadsheets put such into quotes. */
  readonly hasCommasInQuotesOnly: boolean;
};

function isSavedAgain({ lines, hasSigns, hasCommasInQuotesOnly }: Quoted): boolean {
  const width = lines[0]?.cells.length ?? 0;
  // The last line is empty, and a spreadsheet may leave out empty cells at a row's end.
  return (hasSigns || hasCommasInQuotesOnly) && lines.every(({ cells }) => cells.length <= width);
}

const CELL = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\n]*)/uy;

/** Null where a cell begins with a quotation mark that is not closed at its end: then marks are text. */
function readQuoted(body: string): Quoted | null {
  const lines: TableLine[] = [];
  let [line, at, cells] = [1, 0, [] as string[]];
  let [begun, hasSigns, commasInQuotes, commasOutside] = [1, false, false, false];
  for (;;) {
    CELL.lastIndex = at;
    const [whole = "", quoted, plain = ""] = CELL.exec(body) ?? [];
    // A quotation that begins in one row and ends in another has the tabs between them; in a cell there are hardly any.
    if (quoted === undefined ? plain.startsWith('"') : quoted.includes("\t")) return null;
    if (quoted !== undefined) {
      hasSigns ||= lines.length === 0 || /""|\n/u.test(quoted);
      commasInQuotes ||= quoted.includes(",");
      line += quoted.split("\n").length - 1;
    } else commasOutside ||= plain.includes(",");
    cells.push(quoted === undefined ? plain.replace(/\r$/u, "") : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (body[at] === "\t") {
      at += 1;
      continue;
    }
    lines.push({ line: begun, cells });
    if (at >= body.length)
      return { lines, hasSigns, hasCommasInQuotesOnly: commasInQuotes && !commasOutside };
    at += body.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    [begun, cells] = [line, []];
  }
}
