import { byItself } from "@/lib/text/core/by-itself";
import type { RichText } from "@/lib/text/core/marks";
import { elementsOf, type XmlNode } from "../xml-node";
import { readCellText, wordName } from "./cell-text";
import { type HiddenId, readIds } from "./row-id";

/** A cell as it lies on the table's grid. */
export type TableCell = {
  /** The first column that it covers, from 0, and how many. */
  readonly column: number;
  readonly columns: number;
  /** It is joined to a cell above or below it. */
  readonly isJoined: boolean;
  readonly rich: RichText;
  readonly ids: readonly HiddenId[];
};

/** The cells of a row in order; null where tracked changes delete the row. */
export function readTableRow(row: XmlNode): readonly TableCell[] | null {
  const properties = elementsOf(row).filter((child) => wordName(child) === "trPr");
  if (properties.some((each) => childOf(each, "del") !== undefined)) return null;
  let column = Number(
    properties.map((each) => wordValue(each, "gridBefore")).find((each) => each !== null) ?? 0,
  );
  return cellsIn(row).map((cell) => {
    const own = childOf(cell, "tcPr");
    const columns = Math.max(1, Number(own === undefined ? 1 : (wordValue(own, "gridSpan") ?? 1)) || 1);
    const isDeleted = own !== undefined && childOf(own, "cellDel") !== undefined;
    const { rich: found, all } = readCellText(cell);
    const rich = { ...found, text: byItself(found.text) };
    const read = {
      ...{ column, columns, ids: readIds(byItself(all)).ids },
      isJoined: own !== undefined && childOf(own, "vMerge") !== undefined,
      rich: isDeleted ? { text: "", marks: [] } : rich,
    };
    column += columns;
    return read;
  });
}

/** Content controls and tracked changes may lie around a cell. */
function cellsIn(container: XmlNode): readonly XmlNode[] {
  return elementsOf(container).flatMap((child) => {
    const name = wordName(child);
    if (name === "tc") return [child];
    return name === "sdt" || name === "sdtContent" || name === "customXml" || name === "ins"
      ? cellsIn(child)
      : [];
  });
}

function childOf(node: XmlNode, wanted: string): XmlNode | undefined {
  return elementsOf(node).find((child) => wordName(child) === wanted);
}

function wordValue(properties: XmlNode, name: string): string | null {
  return childOf(properties, name)?.attributes.val ?? null;
}
