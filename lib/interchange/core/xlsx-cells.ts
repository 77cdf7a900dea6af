import { elementsOf, textOf, type XmlNode } from "./xml-node";

/** What cells of a workbook point to. */
export type CellContext = {
  readonly shared: readonly string[];
  /** Indexes of the styles that show a number as a date. */
  readonly dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904 instead of 1900, as old programs on the Macintosh did. */
  readonly uses1904: boolean;
};

/** A cell as people see it: of a formula its result, of a date its ISO day, nothing of an error. */
export function readCell(cell: XmlNode, { shared, dateStyles, uses1904 }: CellContext): string {
  const parts = elementsOf(cell);
  const inline = parts.find(({ name }) => name === "is");
  if (inline !== undefined) return readSharedText(inline);
  const found = parts.find(({ name }) => name === "v");
  if (found === undefined) return "";
  const value = textOf(found);
  switch (cell.attributes.t) {
    case "s":
      return shared[Number(value)] ?? "";
    case "str":
      return unescapeText(value);
    case "b":
      return value === "1" ? "true" : "false";
    case "d":
      return value.slice(0, 10);
    case "e":
      return "";
    default:
      return dateStyles.has(Number(cell.attributes.s)) ? dayOf(Number(value), uses1904) : numberOf(value);
  }
}

/** A shared or inline text: its runs one after the other, without the readings that stand over them. */
export function readSharedText(item: XmlNode): string {
  return elementsOf(item)
    .map((part) => {
      if (part.name === "t") return unescapeText(textOf(part));
      if (part.name !== "r") return "";
      return elementsOf(part)
        .filter(({ name }) => name === "t")
        .map((text) => unescapeText(textOf(text)))
        .join("");
    })
    .join("");
}

/** The 0-based column of an address as "AB12"; null when there is none. */
export function addressOf(address: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d*$/u.exec(address ?? "")?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Office writes characters that XML cannot hold as `_x0007_` (ECMA-376, part 1, 22.9.2.19). */
function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const numberOf = (value: string): string => (value.trim() === "" ? "" : String(Number(value)));

const DAY = 86_400_000;

/** 1900 is taken for a leap year, so days count from the day before its eve. */
function dayOf(days: number, uses1904: boolean): string {
  const epoch = uses1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + Math.round(days * DAY));
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
