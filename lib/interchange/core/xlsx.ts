import type { Cell } from "./table";
import { LONGEST_CELL } from "./writer";
import { escapeXml, escapeXmlAttribute } from "./xml-text";

/** A column of a sheet, in characters of its width; texts are broken into lines. */
export type SheetColumn = { readonly name: string; readonly width: number };

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook beside its sheets: path, text. Sheets lie at `xl/worksheets/sheet1.xml` and on. */
export function workbookParts(sheets: readonly string[]): readonly (readonly [string, string])[] {
  const numbers = sheets.map((name, at) => ({ name: sheetName(name), number: at + 1 }));
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${numbers
        .map(
          ({ number }) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
        )
        .join("")}</Types>`,
    ],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers
        .map(
          ({ name, number }) =>
            `<sheet name="${escapeXmlAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`,
        )
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...numbers.map(({ number }) => ["worksheet", `worksheets/sheet${number}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", STYLES],
  ];
}

/** Style 0 is the plain cell, 1 the head of a column, 2 a text. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** At most 31 characters, and not those that Excel keeps for addresses. */
function sheetName(name: string): string {
  const safe = name
    .replace(/[[\]:*?/\\]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  return safe.slice(0, 31).replace(/\p{Surrogate}$/u, "") || "Sheet";
}

/**
 * A sheet (ECMA-376, part 1, 18.3) row by row, under a head that stays; a sheet without columns has none. Every text is an
 * inline string: "=1+1" stays four characters, whatever a spreadsheet makes of it elsewhere.
 */
export async function* writeSheet(
  columns: readonly SheetColumn[],
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}">`;
  if (columns.length > 0) yield headOf(columns);
  yield "<sheetData>";
  let number = 0;
  const next = (cells: readonly Cell[], style: number) => {
    number += 1;
    return row(cells, { number, style });
  };
  if (columns.length > 0)
    yield next(
      columns.map(({ name }) => name),
      1,
    );
  for await (const cells of rows) yield next(cells, 2);
  yield "</sheetData></worksheet>";
}

function headOf(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols>`;
}

/** Rows and cells may leave out where they stand, but not every reader counts by itself. */
function row(cells: readonly Cell[], at: { readonly number: number; readonly style: number }): string {
  const written = cells.map((cell, column) =>
    writeCell(cell, `r="${columnName(column)}${at.number}" s="${at.style}"`),
  );
  return `<row r="${at.number}">${written.join("")}</row>`;
}

function writeCell(cell: Cell, attributes: string): string {
  if (cell === null || cell === "") return `<c ${attributes}/>`;
  if (typeof cell === "number") return `<c ${attributes}><v>${cell}</v></c>`;
  return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
}

/** A to Z, then AA and on. `column` is counted from 0. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/**
 * Office writes a character that XML cannot hold as `_x0007_`, and a text that already looks so as `_x005F_x0007_`
 * (ECMA-376, part 1, 22.9.2.19). A carriage return is written so too: readers take the line feed for it.
 */
function cellText(text: string): string {
  const whole = text.length > LONGEST_CELL ? shorten(text) : text;
  const escaped = whole
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what the expression is about
    .replace(/[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, codeOf);
  return escapeXml(escaped);
}

const codeOf = (char: string): string =>
  `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

const shorten = (text: string): string =>
  `${text.slice(0, LONGEST_CELL - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
