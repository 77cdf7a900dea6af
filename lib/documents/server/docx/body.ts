import type { Block, BlockContainer } from "@/lib/documents/core/block";
import { finishBlocks, type RawBlock } from "@/lib/documents/core/finish-blocks";
import type { NoticeCounter } from "@/lib/documents/core/reader";
import { fromRuns, type Run } from "@/lib/documents/core/rich-text";
import type { Mark } from "@/lib/text/core/marks";
import { type CellPlace, ExportedTables } from "./exported-table";
import type { Numbering } from "./numbering";
import { isOn, readXml, type XmlElement } from "./read-xml";
import type { Styles } from "./styles";

/** A paragraph while it is read. Its place in the list is taken when it opens, so that text boxes come after their anchor. */
type Open = {
  runs: Run[];
  level: number | null;
  container: BlockContainer | null;
  /** Its mark was deleted: the next paragraph is its continuation. */
  runsOn: boolean;
  note: string | null;
  /** Where it stands in a table; null outside of one. */
  place: CellPlace | null;
  list: { numId: string | null; ilvl: number };
};

/** Where notes are cited: the number printed, by the note's id. */
export type NoteNumbers = Map<string, number>;

export type BodyOptions = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notices: NoticeCounter;
  /** Filled while the document is read, asked while the notes are. */
  readonly notes: { readonly kind: "footnote" | "endnote" | null; readonly numbers: NoteNumbers };
};

/** Subtrees that are not text of the final version. */
const SKIPPED = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
  "w:delInstrText",
  "w:pPrChange",
  "w:rPrChange",
  "w:tblPrChange",
  "w:sectPrChange",
  "w:numberingChange",
]);

/**
 * Reads the paragraphs of one WordprocessingML part in the order of their beginnings. Tracked changes are taken as
 * accepted, hidden text is left out, and of a text box's two forms one is read.
 */
export function readBody(bytes: Uint8Array, options: BodyOptions): readonly Block[] {
  const reader = new BodyReader(options);
  readXml(bytes, {
    open: (element) => reader.open(element),
    close: (element) => reader.close(element),
    text: (text) => reader.text(text),
  });
  return reader.blocks();
}

class BodyReader {
  readonly #options: BodyOptions;
  readonly #all: Open[] = [];
  readonly #stack: Open[] = [];
  #skipping = 0;
  #cells = 0;
  #tables = 0;
  #place: CellPlace = { table: -1, row: -1, cell: -1 };
  readonly #exported = new ExportedTables();
  #inParagraphProperties = 0;
  #inText = false;
  #marks: Mark[] = [];
  #hidden = false;
  #note: string | null = null;
  #carried: Open | null = null;

  constructor(options: BodyOptions) {
    this.#options = options;
  }

  blocks(): readonly Block[] {
    const exported = this.#exportedBlocks();
    if (exported !== null) return exported;
    const raw: readonly RawBlock[] = this.#all.map(({ runs, level, container, note }) => ({
      kind: note !== null ? "note" : level !== null ? "heading" : "body",
      level: note !== null ? null : level,
      rich: fromRuns(note === null || note === "" ? runs : [{ text: `[${note}] `, marks: [] }, ...runs]),
      sourceLine: null,
      container,
    }));
    return finishBlocks(raw);
  }

  /** The source of a table that was exported here; null for any other text. */
  #exportedBlocks(): readonly Block[] | null {
    const found = this.#exported.find();
    if (found === null) return null;
    this.#options.notices.forget("tables-flattened");
    this.#options.notices.add("translations-not-taken", found.translations);
    return finishBlocks(
      this.#all.flatMap(({ runs, place }): RawBlock[] => {
        if (place === null || place.table !== found.table || place.row === 0) return [];
        if (place.cell !== found.source) return [];
        const kind = this.#exported.kindOf(place);
        return [{ ...kind, rich: fromRuns(runs), sourceLine: null, container: null }];
      }),
    );
  }

  open(element: XmlElement): void {
    const { name, attributes } = element;
    if (SKIPPED.has(name)) {
      if (name === "w:del" && this.#inParagraphProperties > 0) this.#markRunsOn();
      if (name === "w:del" || name === "w:moveFrom") this.#options.notices.add("tracked-changes-final");
      this.#skipping += 1;
    }
    if (this.#skipping > 0) return;
    if (name === "w:p") this.#openParagraph();
    else if (name === "w:pPr") this.#inParagraphProperties += 1;
    else if (this.#inParagraphProperties > 0) this.#paragraphProperty(element);
    else if (name === "w:r") this.#beginRun();
    else if (name === "w:tc" || name === "w:tr" || name === "w:tbl") this.#openTable(name);
    else if (name === "w:ins" || name === "w:moveTo") this.#options.notices.add("tracked-changes-final");
    else if (name === "a:blip" || name === "v:imagedata") this.#options.notices.add("images-dropped");
    else if (name === "w:commentReference") this.#options.notices.add("comments-not-kept");
    else if (name === "w:footnote" || name === "w:endnote") this.#openNote(attributes);
    else this.#runContent(element);
  }

  close({ name }: XmlElement): void {
    if (SKIPPED.has(name)) {
      this.#skipping -= 1;
      return;
    }
    if (this.#skipping > 0) return;
    if (name === "w:p") this.#closeParagraph();
    else if (name === "w:pPr") this.#closeProperties();
    else if (name === "w:tc") this.#cells -= 1;
    else if (name === "w:tbl") this.#tables -= 1;
    else if (name === "w:t" || name === "m:t") this.#inText = false;
    else if (name === "w:footnote" || name === "w:endnote") this.#note = null;
    else if (name === "w:r") this.#beginRun();
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0) this.#add(text);
  }

  /** Tables inside cells are parts of these. */
  #openTable(name: "w:tc" | "w:tr" | "w:tbl"): void {
    if (name === "w:tc") this.#cells += 1;
    if (name === "w:tbl") {
      this.#tables += 1;
      this.#options.notices.add("tables-flattened");
    }
    if (this.#tables > 1) return;
    const { table, row, cell } = this.#place;
    if (name === "w:tbl") this.#place = { table: table + 1, row: -1, cell: -1 };
    else if (name === "w:tr") this.#place = { table, row: row + 1, cell: -1 };
    else this.#place = { table, row, cell: cell + 1 };
    if (name === "w:tc") this.#exported.meet(this.#place);
  }

  #openParagraph(): void {
    const continued = this.#carried;
    this.#carried = null;
    const paragraph: Open = continued ?? {
      runs: [],
      level: null,
      container: this.#cells > 0 ? "table" : null,
      runsOn: false,
      note: this.#note,
      place: this.#cells > 0 ? this.#place : null,
      list: { numId: null, ilvl: 0 },
    };
    paragraph.runsOn = false;
    if (continued === null) this.#all.push(paragraph);
    // Only the first paragraph of a note carries its number.
    if (this.#note !== null) this.#note = "";
    this.#stack.push(paragraph);
    this.#beginRun();
  }

  #closeParagraph(): void {
    const paragraph = this.#stack.pop();
    if (paragraph?.runsOn === true) this.#carried = paragraph;
    this.#beginRun();
  }

  /** What Word counts by itself is part of what the page says. */
  #closeProperties(): void {
    this.#inParagraphProperties -= 1;
    const { numId, ilvl } = this.#stack.at(-1)?.list ?? { numId: null, ilvl: 0 };
    if (numId !== null && numId !== "0") this.#add(this.#options.numbering.next(numId, ilvl));
  }

  #markRunsOn(): void {
    const paragraph = this.#stack.at(-1);
    if (paragraph !== undefined) paragraph.runsOn = true;
  }

  #paragraphProperty({ name, attributes }: XmlElement): void {
    const paragraph = this.#stack.at(-1);
    if (paragraph === undefined) return;
    const value = attributes.get("val") ?? "";
    if (name === "w:pStyle") {
      const style = this.#options.styles.get(value);
      paragraph.level = style?.level ?? null;
      paragraph.list = { numId: style?.numId ?? null, ilvl: style?.ilvl ?? 0 };
    }
    if (name === "w:numId") paragraph.list.numId = value;
    if (name === "w:ilvl") paragraph.list.ilvl = Number(value);
    if (name === "w:outlineLvl" && /^[0-5]$/u.test(value)) paragraph.level = Number(value) + 1;
  }

  #beginRun(): void {
    this.#marks = [];
    this.#hidden = false;
  }

  #runContent(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === "w:b") this.#mark("bold", isOn(element));
    else if (name === "w:i") this.#mark("italic", isOn(element));
    else if (name === "w:vanish") this.#hidden = isOn(element);
    else if (name === "w:t" || name === "m:t") this.#inText = true;
    else if (name === "w:tab" || name === "w:ptab") this.#add(" ");
    else if (name === "w:cr" || (name === "w:br" && !/^(?:page|column)$/u.test(attributes.get("type") ?? "")))
      this.#add("\n");
    else if (name === "w:noBreakHyphen") this.#add("-");
    else if (name === "w:footnoteReference" || name === "w:endnoteReference")
      this.#cite(name, attributes.get("id") ?? "");
  }

  #mark(mark: Mark, on: boolean): void {
    this.#marks = on ? [...this.#marks, mark] : this.#marks.filter((other) => other !== mark);
  }

  #add(text: string): void {
    const paragraph = this.#stack.at(-1);
    if (paragraph === undefined) return;
    if (!this.#hidden) paragraph.runs.push({ text, marks: [...this.#marks] });
    else if (paragraph.place !== null) this.#exported.hide(paragraph.place, text);
  }

  #cite(name: string, id: string): void {
    const key = `${name === "w:footnoteReference" ? "footnote" : "endnote"}:${id}`;
    const { numbers } = this.#options.notes;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    this.#add(`[${number}]`);
  }

  /** Separators between text and notes are notes with a type of their own, and nothing to read. */
  #openNote(attributes: ReadonlyMap<string, string>): void {
    const { kind, numbers } = this.#options.notes;
    const number = numbers.get(`${kind}:${attributes.get("id") ?? ""}`);
    this.#note = number === undefined ? "" : String(number);
  }
}
