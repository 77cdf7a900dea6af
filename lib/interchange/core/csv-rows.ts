/** A row of a table with the 1-based line of the file on which it begins. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Ends the reading of a table; `line` is where the row begins that cannot be read. */
export class CsvRefused extends Error {
  constructor(
    readonly reason: "unclosed-quote" | "row-too-long",
    readonly line: number,
  ) {
    super(reason);
  }
}

/** UTF-16 units of one row, with its marks: a mark that is never closed would make one row of all the rest. */
const LONGEST_ROW = 4 * 1024 * 1024;

const [LF, CR, MARK] = [10, 13, 34];

/**
 * The rows of a CSV, read piece by piece wherever the text is cut: RFC 4180, and what programs write instead. Rows end as
 * the first does. A quotation mark inside a cell is text, and so are the marks around a cell that goes on after the second
 * one. Rows may have fewer or more cells than the head. `csv-parse` gives the same with `relax_quotes` and
 * `relax_column_count`; it looks at each byte by itself, and takes many times as long.
 */
export class CsvRows {
  readonly #delimiter: number;
  #break: "\n" | "\r" | "\r\n" | null = null;
  /** What only the next piece decides: a mark, or what may be the end of a row. */
  #rest = "";
  #cells: string[] = [];
  #cell = "";
  #isQuoted = false;
  #wasQuoted = false;
  #line: number;
  #rowLine: number;
  #length = 0;

  /** @param delimiter one UTF-16 unit */
  constructor(delimiter: string, firstLine = 1) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#line = firstLine;
    this.#rowLine = firstLine;
  }

  /** The rows that end in this piece. @throws CsvRefused */
  write(piece: string): readonly CsvRow[] {
    return this.#read(this.#rest + piece, false);
  }

  /** The last row, where the text goes on after the last end of one. @throws CsvRefused */
  end(): readonly CsvRow[] {
    const rows = this.#read(this.#rest, true);
    if (this.#isQuoted) throw new CsvRefused("unclosed-quote", this.#rowLine);
    const isBegun = this.#wasQuoted || this.#cell !== "" || this.#cells.length > 0;
    return isBegun ? [...rows, this.#endRow()] : rows;
  }

  #read(text: string, isLast: boolean): CsvRow[] {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      const next = this.#isQuoted ? this.#inQuotes(text, at, isLast) : this.#outside(text, at, isLast, rows);
      if (next === null) break;
      at = next;
    }
    this.#rest = text.slice(at);
    return rows;
  }

  /** One step inside marks; @returns where to go on, or null where the next piece decides */
  #inQuotes(text: string, at: number, isLast: boolean): number | null {
    const mark = text.indexOf('"', at);
    const end = mark < 0 ? text.length : mark;
    if (end > at) return this.#add(text, at, end);
    const isAtEnd = at + 1 === text.length;
    if (isAtEnd && !isLast) return null;
    if (text.charCodeAt(at + 1) === MARK) {
      this.#grow(1);
      this.#cell += '"';
      return at + 2;
    }
    const ends = isAtEnd ? 0 : this.#breakAt(text, at + 1, isLast);
    if (ends === null) return null;
    this.#isQuoted = false;
    const isClosed = isAtEnd || ends > 0 || text.charCodeAt(at + 1) === this.#delimiter;
    if (!isClosed) this.#cell = `"${this.#cell}"`;
    return at + 1;
  }

  /** One step outside of marks. */
  #outside(text: string, at: number, isLast: boolean, rows: CsvRow[]): number | null {
    if (this.#cell === "" && text.charCodeAt(at) === MARK) {
      [this.#isQuoted, this.#wasQuoted] = [true, true];
      return at + 1;
    }
    const end = this.#endOfText(text, at);
    if (end > at) return this.#add(text, at, end);
    if (text.charCodeAt(at) === this.#delimiter) {
      this.#endCell();
      return at + 1;
    }
    const ends = this.#breakAt(text, at, isLast);
    if (ends === null) return null;
    if (ends === 0) return this.#add(text, at, at + 1);
    rows.push(this.#endRow());
    this.#line += 1;
    this.#rowLine = this.#line;
    return at + ends;
  }

  #endOfText(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === this.#delimiter || unit === LF || unit === CR) return at;
    }
    return at;
  }

  /** How long the end of a row is that stands here: 0 for none, null where the next piece decides. */
  #breakAt(text: string, at: number, isLast: boolean): number | null {
    const unit = text.charCodeAt(at);
    if (unit !== LF && unit !== CR) return 0;
    const isUndecided = unit === CR && at + 1 === text.length && !isLast;
    const isPair = unit === CR && text.charCodeAt(at + 1) === LF;
    if (this.#break === null) {
      if (isUndecided) return null;
      this.#break = unit === LF ? "\n" : isPair ? "\r\n" : "\r";
    }
    if (this.#break.charCodeAt(0) !== unit) return 0;
    if (this.#break.length === 1) return 1;
    return isUndecided ? null : isPair ? 2 : 0;
  }

  #add(text: string, start: number, end: number): number {
    this.#grow(end - start);
    const said = text.slice(start, end);
    for (let at = said.indexOf("\n"); at >= 0; at = said.indexOf("\n", at + 1)) this.#line += 1;
    this.#cell += said;
    return end;
  }

  #grow(units: number): void {
    this.#length += units;
    if (this.#length > LONGEST_ROW) throw new CsvRefused("row-too-long", this.#rowLine);
  }

  #endCell(): void {
    this.#grow(1);
    this.#cells.push(this.#cell);
    [this.#cell, this.#wasQuoted] = ["", false];
  }

  #endRow(): CsvRow {
    this.#endCell();
    const row = { line: this.#rowLine, cells: this.#cells };
    [this.#cells, this.#length] = [[], 0];
    return row;
  }
}

/** All rows of a text at once. @throws CsvRefused */
export function readCsvRows(text: string, delimiter: string, firstLine = 1): readonly CsvRow[] {
  const rows = new CsvRows(delimiter, firstLine);
  return [...rows.write(text), ...rows.end()];
}
